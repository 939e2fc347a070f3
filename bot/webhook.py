"""Where LINE knocks: a signed body comes in, each event is handed on alone, 200 leaves in time.

LINE waits two seconds. What cannot be handled by then is kept sealed and retried; only when even
keeping fails (database gone, disk full) is the answer 503, and LINE delivers the body again.
"""

import base64
import hashlib
import hmac
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from bot.handlers.events import event_type
from intake.ports.store import StoreUnavailableError

MOST_BYTES = 1024 * 1024
SECONDS_FOR_A_BODY = 1.5
SIGNATURE_HEADER = "X-Line-Signature"

log = logging.getLogger(__name__)


class Receiver(Protocol):
    """What handles the events of one account."""

    def receive(self, event: dict[str, Any]) -> None:
        """Handle one event now; may raise anything."""
        ...

    def park(self, event: dict[str, Any]) -> None:
        """Keep one event for later; raises StoreUnavailableError when it cannot."""
        ...


@dataclass(frozen=True, slots=True)
class Channel:
    """One LINE channel: its path, its secret (two while it is being changed), its receiver."""

    account: str
    secrets: tuple[bytes, ...] = field(repr=False)
    receiver: Receiver


def webhook_blueprint(
    channels: Sequence[Channel], *, seconds: Callable[[], float] = time.monotonic
) -> Blueprint:
    """``POST /line/<account>/webhook`` for each channel. ``seconds``: a monotonic clock."""
    blueprint = Blueprint("line", __name__, url_prefix="/line")
    for channel in channels:
        blueprint.add_url_rule(
            f"/{channel.account}/webhook",
            endpoint=channel.account,
            view_func=_view(channel, seconds),
            methods=["POST"],
        )
    return blueprint


def _view(channel: Channel, seconds: Callable[[], float]) -> Callable[[], Response]:
    def receive() -> Response:
        body = _body()
        if body is None:
            return _answer(413)
        if not is_signed(body, request.headers.get(SIGNATURE_HEADER), channel.secrets):
            log.warning("webhook refused: signature account=%s", channel.account)
            return _answer(400)
        return _answer(_hand_on(_events(body), channel, seconds))

    return receive


def _body() -> bytes | None:
    """The raw bytes, or None when there are too many (they are not read then)."""
    request.max_content_length = MOST_BYTES
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        return None


def is_signed(body: bytes, given: str | None, secrets: Sequence[bytes]) -> bool:
    """Whether one of the secrets signed exactly these bytes; in constant time.

    Rule: base64 of HMAC-SHA256 (https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/).
    """
    offered = (given or "").encode("utf-8", "replace")
    holds = False
    for secret in secrets:
        wanted = base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest())
        holds |= hmac.compare_digest(wanted, offered)
    return holds


def _events(body: bytes) -> list[dict[str, Any]]:
    """The events of a signed body; whatever else LINE may send one day is passed over."""
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        log.warning("webhook passed over: body is not JSON")
        return []
    events = whole.get("events") if isinstance(whole, dict) else None
    if not isinstance(events, list):
        log.warning("webhook passed over: body holds no list of events")
        return []
    return [event for event in events if isinstance(event, dict)]


def _hand_on(events: list[dict[str, Any]], channel: Channel, seconds: Callable[[], float]) -> int:
    deadline = seconds() + SECONDS_FOR_A_BODY
    try:
        for event in events:
            if seconds() > deadline:
                channel.receiver.park(event)
            else:
                _handle(event, channel)
    except StoreUnavailableError as error:
        log.error("webhook put back: store unavailable (%s)", error)  # noqa: TRY400 - no traceback
        return 503
    return 200


def _handle(event: dict[str, Any], channel: Channel) -> None:
    try:
        channel.receiver.receive(event)
    except StoreUnavailableError:
        raise
    except Exception as error:  # noqa: BLE001 - the front door: one event never harms another
        # The type only: a message or traceback could quote what somebody wrote.
        log.error(  # noqa: TRY400
            "event parked account=%s type=%s error=%s",
            channel.account,
            event_type(event),
            type(error).__name__,
        )
        channel.receiver.park(event)


def _answer(status: int) -> Response:
    return Response(status=status, headers={"Cache-Control": "no-store"})
