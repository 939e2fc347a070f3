"""LINE as far as a conversation shows it: tokens that work once, files with a fate of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bot.line_client import Answer, Content, Quota
from cleaning.child import Cleaned

REFUSED = b"a file that the cleaner refuses"
KEPT = b"a file that the cleaner keeps"


@dataclass(frozen=True, slots=True)
class Fate:
    """What fetching a file gives: ``waits`` first, as often as named; then bytes or ``problem``.

    ``said``: the sentence that tells the person of a file that was lost.
    """

    waits: tuple[str, ...] = ()
    problem: str = ""
    said: str = ""


FATES: Mapping[str, Fate] = {
    "fine": Fate(),
    "202, then there": Fate(("pending", "pending")),
    "500, then there": Fate(("unavailable",)),
    "404 or 410": Fate(problem="gone", said="media-failed-gone"),
    "too large": Fate(problem="too_big", said="media-failed-too-big"),
    "202, then too large": Fate(("pending",), "too_big", "media-failed-too-big"),
    "wrong type": Fate(said="media-failed-not-allowed"),
}


def clean(_kind: str, data: bytes) -> Cleaned:
    """The cleaner's verdict without its child process."""
    if data == REFUSED:
        return Cleaned(problem="not_allowed")
    return Cleaned("image/jpeg", data)


@dataclass(frozen=True, slots=True)
class Heard:
    """One call of ours to LINE, as the person sees it."""

    to: str
    way: str
    messages: tuple[Mapping[str, Any], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(str(one.get("text") or one.get("altText")) for one in self.messages)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def actions(self) -> tuple[Mapping[str, str], ...]:
        """The buttons under it, left to right."""
        return tuple(
            item["action"]
            for one in self.messages
            for item in one.get("quickReply", {}).get("items", [])
        )

    @property
    def taps(self) -> tuple[str, ...]:
        """What its buttons would send back."""
        return tuple(one["data"] for one in self.actions if one["type"] == "postback")


@dataclass
class RecordingLine:
    """A token works once, a retry key counts once; all that was said is kept."""

    heard: list[Heard] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    keys: set[UUID] = field(default_factory=set)
    fates: dict[str, Fate] = field(default_factory=dict)
    fetched: dict[str, int] = field(default_factory=dict)
    unsent: set[str] = field(default_factory=set)

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        to = self.tokens.pop(token, None)
        if to is None:
            return Answer.REFUSED
        self.heard.append(Heard(to, "reply", tuple(messages)))
        return Answer.DONE

    def push(self, retry_key: UUID, to: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        if retry_key not in self.keys:
            self.keys.add(retry_key)
            self.heard.append(Heard(to, "push", tuple(messages)))
        return Answer.DONE

    def content(self, message_id: str, _limit: int) -> Content:
        if message_id in self.unsent:
            return Content(problem="gone")
        fate, before = self.fates[message_id], self.fetched.get(message_id, 0)
        self.fetched[message_id] = before + 1
        if before < len(fate.waits):
            return Content(problem=fate.waits[before])
        if fate.problem:
            return Content(problem=fate.problem)
        return Content(REFUSED if fate.said else KEPT)

    def leave(self, _chat: str, _chat_id: str) -> Answer:
        return Answer.DONE

    def quota(self) -> Quota | None:
        return Quota(None, 0)
