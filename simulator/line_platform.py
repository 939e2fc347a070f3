"""The platform as a whole: accounts, files, webhooks on their way, and what was called."""

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from simulator.allowances import Now
from simulator.channels import Channel
from simulator.contents import Contents
from simulator.courier import Courier, Delivery, Post, http_post
from simulator.failures import FailPlans
from simulator.settings import SimulatorSettings, refuse_outside_development
from simulator.snapshot import Snapshot

KEPT_CALLS = 5000


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Messaging API, as a test wants to see it."""

    at: float
    account: str
    endpoint: str
    method: str
    path: str
    status: int
    request_id: str
    retry_key: str | None
    body: dict[str, Any] | None


class LinePlatform:
    """Two official accounts on one machine. Hold `lock` around every read or change of state."""

    def __init__(
        self,
        settings: SimulatorSettings,
        *,
        now: Now = time.time,
        post: Post | None = None,
        saves: bool = True,
    ) -> None:
        refuse_outside_development(settings.environment)
        self.settings = settings
        self.now = now
        self.lock = threading.RLock()
        self.plans = FailPlans()
        self.calls: deque[ApiCall] = deque(maxlen=KEPT_CALLS)
        self.contents = Contents(settings.folder / "content", now)
        self.answers_202 = 0
        self.channels = {
            name: Channel(account, settings.folder, now)
            for name, account in settings.accounts.items()
        }
        self.courier = Courier(
            post or http_post(settings.webhook_timeout_seconds),
            delays=settings.redelivery_delays,
            before=self._renew_reply_tokens,
            after=self._mark_read,
        )
        self._snapshot = Snapshot(settings.folder / "state.json", self.lock, self.dump)
        if (saved := self._snapshot.read()) is not None:
            self._load(saved)
        if saves:
            self._snapshot.start()

    def changed(self) -> None:
        """Say that state has changed and should be saved soon."""
        self._snapshot.wanted.set()

    def close(self) -> None:
        """Save what is not yet saved and end the saving."""
        self._snapshot.close()

    def deliver(
        self, account: str, lane: str, events: list[dict[str, Any]], travel: float = 0.0
    ) -> Delivery:
        """Send events to an account's webhook; reply tokens are registered here.

        `travel` is how many seconds the body is on its way; the reply token lives meanwhile.
        """
        channel = self.channels[account]
        with self.lock:
            for one in events:
                if "replyToken" in one:
                    source = one.get("source", {})
                    chat = source.get("groupId") or source.get("roomId") or source.get("userId", "")
                    channel.reply_tokens.issue(one["replyToken"], chat)
        delivery = Delivery(
            account=account,
            url=f"{self.settings.public_url}/line/{account}/webhook",
            secret=channel.account.channel_secret,
            destination=channel.user_id,
            events=events,
            travel=travel,
        )
        self.courier.send(f"{account}/{lane}", delivery)
        return delivery

    def _renew_reply_tokens(self, delivery: Delivery) -> None:
        with self.lock:
            for one in delivery.events:
                self.channels[delivery.account].reply_tokens.delivered(one.get("replyToken", ""))

    def _mark_read(self, delivery: Delivery) -> None:
        if delivery.state != "delivered":
            return
        channel = self.channels[delivery.account]
        with self.lock:
            for one in delivery.events:
                chat = channel.chat_of(one.get("source", {}).get("userId", ""))
                if chat is not None:
                    chat.mark_read(int(one.get("timestamp", 0)))
        self.changed()

    def dump(self) -> dict[str, Any]:
        """Give all state as JSON."""
        return {
            "version": 1,
            "channels": {name: channel.dump() for name, channel in self.channels.items()},
            "contents": self.contents.dump(),
        }

    def _load(self, saved: dict[str, Any]) -> None:
        for name, raw in saved["channels"].items():
            if name in self.channels:
                self.channels[name].load(raw)
        self.contents.load(saved["contents"])
