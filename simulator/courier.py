"""Takes events to the app's webhooks: signed, in order for each chat, redelivered on failure."""

import base64
import hashlib
import hmac
import json
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

import urllib3

SIGNATURE_HEADER = "x-line-signature"
KEPT_DELIVERIES = 500
WORKERS = 8

_log = logging.getLogger(__name__)


class Post(Protocol):
    """Posts raw bytes and gives the status; 0 where there was no answer."""

    def __call__(self, url: str, body: bytes, headers: dict[str, str], /) -> int:
        """Post once."""


def http_post(timeout: float) -> Post:
    """Make a `Post` over a shared connection pool; LINE waits two seconds for an answer."""
    pool = urllib3.PoolManager(maxsize=WORKERS, retries=False)

    def post(url: str, body: bytes, headers: dict[str, str]) -> int:
        try:
            answer = pool.request("POST", url, body=body, headers=headers, timeout=timeout)
        except urllib3.exceptions.HTTPError:
            return 0
        return answer.status

    return post


def signature(secret: str, body: bytes) -> str:
    """Sign a body as LINE does: base64 of HMAC-SHA256 under the channel secret."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


@dataclass(slots=True)
class Delivery:
    """One webhook body on its way, and what became of each attempt."""

    account: str
    url: str
    secret: str
    destination: str
    events: list[dict[str, Any]]
    statuses: list[int] = field(default_factory=list)
    state: str = "waiting"
    settled: threading.Event = field(default_factory=threading.Event)
    travel: float = 0.0  # seconds on the way, before the first attempt
    sent_at: float = field(default_factory=time.monotonic)

    def body(self) -> bytes:
        """Give the raw bytes of the next attempt; redelivery differs in one flag only."""
        again = bool(self.statuses)
        events = [{**one, "deliveryContext": {"isRedelivery": again}} for one in self.events]
        whole = {"destination": self.destination, "events": events}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()

    def summary(self) -> dict[str, Any]:
        """Describe the delivery without what was said."""
        return {
            "account": self.account,
            "events": [
                {"type": one["type"], "webhookEventId": one["webhookEventId"]}
                for one in self.events
            ],
            "statuses": list(self.statuses),
            "state": self.state,
        }


class Courier:
    """Delivers in order within a lane (a chat), and lanes beside each other."""

    def __init__(
        self,
        post: Post,
        *,
        delays: Sequence[float],
        before: Callable[[Delivery], None],
        after: Callable[[Delivery], None],
    ) -> None:
        self._post = post
        self._delays = delays
        self._before = before
        self._after = after
        self._lock = threading.Lock()
        self._lanes: dict[str, deque[Delivery]] = {}
        self._running: set[str] = set()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="webhook")
        self.deliveries: deque[Delivery] = deque(maxlen=KEPT_DELIVERIES)
        self.duplicates = 0
        self.redelivery = True

    def send(self, lane: str, delivery: Delivery) -> None:
        """Queue a body behind the others of its lane."""
        with self._lock:
            self.deliveries.append(delivery)
        self._enqueue(lane, delivery)

    def waiting(self) -> int:
        """Count the bodies that are neither delivered nor given up."""
        with self._lock:
            return sum(one.state == "waiting" for one in self.deliveries)

    def history(self) -> list[Delivery]:
        """Give the latest deliveries, oldest first."""
        with self._lock:
            return list(self.deliveries)

    def _enqueue(self, lane: str, delivery: Delivery) -> None:
        with self._lock:
            self._lanes.setdefault(lane, deque()).append(delivery)
            if lane in self._running:
                return
            self._running.add(lane)
        self._pool.submit(self._drain, lane)

    def _drain(self, lane: str) -> None:
        while True:
            with self._lock:
                queue = self._lanes[lane]
                if not queue:
                    del self._lanes[lane]
                    self._running.discard(lane)
                    return
                delivery = queue[0]
                left = delivery.sent_at + delivery.travel - time.monotonic()
                on_its_way = delivery.travel > 0 and not delivery.statuses and left > 0
                if not on_its_way:
                    queue.popleft()
            if on_its_way:  # what comes later in this lane stays behind it
                self._later(left, self._drain, lane)
                return
            self._attempt(lane, delivery)

    def _attempt(self, lane: str, delivery: Delivery) -> None:
        if delivery.statuses or not delivery.travel:
            self._before(delivery)
        body = delivery.body()
        status = self._send_once(delivery, body)
        delivery.statuses.append(status)
        if 200 <= status < 300:  # noqa: PLR2004 - the meaning of 2xx
            delivery.state = "delivered"
            with self._lock:
                twice = self.duplicates > 0
                self.duplicates -= int(twice)
            if twice:
                delivery.statuses.append(self._send_once(delivery, body))
        elif self.redelivery and len(delivery.statuses) <= len(self._delays):
            delay = self._delays[len(delivery.statuses) - 1]
            self._later(delay, self._enqueue, lane, delivery)
            return
        else:
            delivery.state = "failed"
        self._after(delivery)
        delivery.settled.set()

    def _later(self, seconds: float, act: Callable[..., None], *given: Any) -> None:
        timer = threading.Timer(seconds, act, given)
        timer.daemon = True
        timer.start()

    def _send_once(self, delivery: Delivery, body: bytes) -> int:
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "LineBotWebhook/2.0",
            SIGNATURE_HEADER: signature(delivery.secret, body),
        }
        try:
            return self._post(delivery.url, body, headers)
        except Exception as error:  # noqa: BLE001 - one bad delivery must not stop its lane
            _log.warning("webhook to %s failed: %s", delivery.account, type(error).__name__)
            return 0
