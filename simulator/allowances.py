"""What LINE lets a channel do once, for a while, or so often: tokens, keys, quota, rates."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from simulator.errors import LineError

Now = Callable[[], float]  # seconds since the epoch

REPLY_TOKEN_SECONDS = 60
REPLY_TOKEN_EVENT_SECONDS = 20 * 60
RETRY_KEY_SECONDS = 24 * 3600

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(slots=True)
class _Token:
    user_id: str
    event_at: float
    delivered_at: float


class ReplyTokens:
    """Reply tokens: one use, within a minute of delivery.

    A redelivered event gives another minute, but never past 20 minutes after the event.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._tokens: dict[str, _Token] = {}

    def issue(self, token: str, user_id: str) -> None:
        """Register the token of an event that happens now."""
        now = self._now()
        self._tokens[token] = _Token(user_id, now, now)

    def delivered(self, token: str) -> None:
        """Restart the minute: the event has just been handed to the webhook (again)."""
        if token in self._tokens:
            self._tokens[token].delivered_at = self._now()

    def use(self, token: str) -> str:
        """Spend a token and give the user id it answers; a second use is refused."""
        found = self._tokens.pop(token, None)
        now = self._now()
        if (
            found is None
            or now - found.delivered_at > REPLY_TOKEN_SECONDS
            or now - found.event_at > REPLY_TOKEN_EVENT_SECONDS
        ):
            raise LineError(400, "Invalid reply token")
        return found.user_id


@dataclass(frozen=True, slots=True)
class Accepted:
    """A send that was accepted under a retry key."""

    at: float
    request_id: str
    sent_messages: list[dict[str, str]]


class RetryKeys:
    """X-Line-Retry-Key: a key that was accepted answers 409 for 24 hours, then is new again."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self.accepted: dict[str, Accepted] = {}

    def check(self, key: str | None) -> None:
        """Raise 400 for a key that is no UUID, 409 with the first answer for one in use."""
        if key is None:
            return
        if _UUID.fullmatch(key) is None:
            raise LineError(400, "The retry key is invalid")
        first = self.accepted.get(key.lower())
        if first is not None and self._now() - first.at <= RETRY_KEY_SECONDS:
            raise LineError(
                409,
                "The retry key is already accepted",
                headers={"x-line-accepted-request-id": first.request_id},
                sent_messages=first.sent_messages,
            )

    def accept(self, key: str | None, request_id: str, sent: list[dict[str, str]]) -> None:
        """Remember what was answered under a key."""
        if key is not None:
            self.accepted[key.lower()] = Accepted(self._now(), request_id, sent)


class Quota:
    """Messages of the month, counted for each recipient who can get them; replies are free."""

    def __init__(self, now: Now, limit: int | None) -> None:
        self._now = now
        self.limit = limit
        self.used: dict[str, int] = {}

    @property
    def month(self) -> str:
        """Give the running month in Thai time, as 2026-11."""
        local = datetime.fromtimestamp(self._now(), UTC) + timedelta(hours=7)
        return f"{local:%Y-%m}"

    @property
    def total(self) -> int:
        """Give what has been used in the running month."""
        return self.used.get(self.month, 0)

    def spend(self, recipients: int) -> None:
        """Count recipients, or raise 429 and count nothing."""
        if self.limit is not None and self.total + recipients > self.limit:
            raise LineError(429, "You have reached your monthly limit.")
        self.used[self.month] = self.total + recipients


RATES: dict[str, tuple[int, float]] = {  # endpoint: requests, in seconds
    "multicast": (200, 1),
    "loading": (100, 1),
    "rich_menu_list": (10, 1),
    "rich_menu_create": (100, 3600),
    "rich_menu_delete": (100, 3600),
}
DEFAULT_RATE = (2000, 1.0)


class Rates:
    """A token bucket for each endpoint of a channel, of the sizes LINE documents."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._buckets: dict[str, tuple[float, float]] = {}

    def spend(self, endpoint: str) -> None:
        """Take one request out of the bucket, or raise 429."""
        size, seconds = RATES.get(endpoint, DEFAULT_RATE)
        now = self._now()
        left, since = self._buckets.get(endpoint, (float(size), now))
        left = min(size, left + (now - since) * size / seconds)
        if left < 1:
            raise LineError(429, "The API rate limit has been exceeded. Try again later.")
        self._buckets[endpoint] = (left - 1, now)
