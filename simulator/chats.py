"""A chat between a person and an account, as both ends see it."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Way = Literal["person", "reply", "push", "multicast", "line"]  # "line": LINE's own notice

PUSH_WINDOW_SECONDS = 7 * 24 * 3600
# These quick replies stay until the person has sent what they ask for.
LASTING_ACTIONS = frozenset({"camera", "cameraRoll", "location", "datetimepicker"})


@dataclass(slots=True)
class Bubble:
    """One message in a chat; `message` is a LINE message object or webhook message content."""

    id: str
    way: Way
    at_ms: int
    message: dict[str, Any]
    unsent: bool = False
    read: bool = False
    edited: bool = False
    shown_at: float = 0.0  # a slow phone shows it later than it was sent

    @property
    def mine(self) -> bool:
        """Tell whether the person wrote it."""
        return self.way == "person"

    def on_screen(self) -> dict[str, Any]:
        """Give the message as a phone draws it."""
        return {
            "id": self.id,
            "mine": self.mine,
            "way": self.way,
            "at": self.at_ms,
            "message": self.message,
            "unsent": self.unsent,
            "read": self.read,
            "edited": self.edited,
        }


@dataclass(slots=True)
class Chat:
    """Everything LINE keeps about one person and one account."""

    account: str
    person: str
    user_id: str
    friend: bool = False
    blocked: bool = False
    wrote_at: float | None = None
    bubbles: list[Bubble] = field(default_factory=list)
    tapped: str | None = None
    answered: str | None = None
    loading_from: float = 0.0
    loading_until: float = 0.0
    slow_seconds: float = 0.0
    rich_menu: str | None = None
    revision: int = 0

    def add(self, bubble: Bubble) -> None:
        """Put a message at the end; whatever comes next, loading dots end.

        On a slow phone what the account sends is seen so much later.
        """
        at = bubble.at_ms / 1000
        bubble.shown_at = at if bubble.mine else at + self.slow_seconds
        self.bubbles.append(bubble)
        self.loading_until = min(self.loading_until, bubble.shown_at)
        self.revision += 1

    def load_dots(self, now: float, seconds: float) -> None:
        """Show loading dots for so long, or until the next message is seen."""
        self.loading_from = now + self.slow_seconds
        self.loading_until = self.loading_from + seconds
        self.revision += 1

    def is_loading(self, now: float) -> bool:
        """Tell whether loading dots are on the screen."""
        return self.loading_from <= now < self.loading_until

    def seen(self, now: float) -> list[Bubble]:
        """Give what is on the screen, in the order it came there."""
        there = [one for one in self.bubbles if one.shown_at <= now]
        return sorted(there, key=lambda one: one.shown_at)

    def gets_pushes(self, now: float) -> bool:
        """Tell whether a push arrives: a friend, or one who wrote within seven days."""
        recent = self.wrote_at is not None and now - self.wrote_at <= PUSH_WINDOW_SECONDS
        return not self.blocked and (self.friend or recent)

    def mark_read(self, until_ms: int) -> None:
        """Mark what the person wrote up to a moment as read by the account."""
        for bubble in self.bubbles:
            if bubble.mine and not bubble.read and bubble.at_ms <= until_ms:
                bubble.read = True
                self.revision += 1

    def find(self, message_id: str) -> Bubble | None:
        """Find a message by its id."""
        return next((one for one in self.bubbles if one.id == message_id), None)

    def quick_replies(self, now: float) -> list[dict[str, Any]]:
        """Give the quick replies on the screen: only the last message's, until a tap.

        After a tap that left no message, only the buttons stay whose data is still to be sent:
        a date picker goes once it was answered.
        """
        seen = self.seen(now)
        if not seen or seen[-1].mine or self.answered == seen[-1].id:
            return []
        last = seen[-1]
        items: list[dict[str, Any]] = last.message.get("quickReply", {}).get("items", [])
        if self.tapped == last.id:
            return [item for item in items if item["action"]["type"] in LASTING_ACTIONS]
        return items

    def dump(self) -> dict[str, Any]:
        """Give the chat as JSON for the snapshot."""
        return asdict(self)

    @classmethod
    def load(cls, raw: dict[str, Any]) -> "Chat":
        """Read a chat from a snapshot."""
        bubbles = [Bubble(**one) for one in raw["bubbles"]]
        return cls(**{**raw, "bubbles": bubbles})
