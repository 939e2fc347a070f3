"""Groups and rooms an account was put into, as their members see them. Kept in memory only."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from simulator.chats import Bubble
from simulator.errors import LineError
from simulator.events import event


@dataclass(slots=True)
class Group:
    """A group or room; `person` is who invited the account, "" where no phone did."""

    id: str
    kind: str
    person: str
    inside: bool = True
    bubbles: list[Bubble] = field(default_factory=list)
    revision: int = 0

    def add(self, bubble: Bubble) -> None:
        """Put a message or a notice at the end."""
        self.bubbles.append(bubble)
        self.revision += 1

    def note(self, what: str, at_ms: int) -> None:
        """Put LINE's own line at the end: `joined` or `left`."""
        self.add(Bubble(f"{self.revision}-{what}", "line", at_ms, {"type": "notice", "what": what}))

    def source(self, user_id: str = "") -> dict[str, str]:
        """Describe where an event of the group comes from."""
        by = {"userId": user_id} if user_id else {}
        return {"type": self.kind, f"{self.kind}Id": self.id, **by}


class Groups:
    """Where one account is or was, and what it said there."""

    def __init__(self) -> None:
        self.known: dict[str, Group] = {}

    @property
    def inside(self) -> set[str]:
        """The groups the account is in."""
        return {one.id for one in self.known.values() if one.inside}

    @property
    def said(self) -> dict[str, list[dict[str, Any]]]:
        """What the account said in each group."""
        return {
            one.id: [bubble.message for bubble in one.bubbles if bubble.way == "reply"]
            for one in self.known.values()
        }

    def join(self, kind: str, at_ms: int, person: str = "") -> dict[str, Any]:
        """Put the account into a new group or room; gives LINE's event of it."""
        chat_id = ("C" if kind == "group" else "R") + secrets.token_hex(16)
        group = self.known[chat_id] = Group(chat_id, kind, person)
        group.note("joined", at_ms)
        joined = event("join", "", at_ms, replyToken=secrets.token_hex(16))
        return {**joined, "source": group.source()}

    def leave(self, chat_id: str, at_ms: int) -> None:
        """Take the account out, or raise 404 where it is not."""
        if chat_id not in self.inside:
            raise LineError(404, "Not found")
        self.known[chat_id].inside = False
        self.known[chat_id].note("left", at_ms)
