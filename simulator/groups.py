"""Groups and rooms an account was put into. Kept in memory only: no phone here shows them."""

import secrets
from typing import Any

from simulator.errors import LineError
from simulator.events import event


class Groups:
    """Where one account is, and what it said there."""

    def __init__(self) -> None:
        self.said: dict[str, list[dict[str, Any]]] = {}
        self.inside: set[str] = set()

    def join(self, kind: str, at_ms: int) -> dict[str, Any]:
        """Put the account into a new group or room; gives LINE's event of it."""
        chat_id = ("C" if kind == "group" else "R") + secrets.token_hex(16)
        self.inside.add(chat_id)
        self.said[chat_id] = []
        joined = event("join", "", at_ms, replyToken=secrets.token_hex(16))
        return {**joined, "source": {"type": kind, f"{kind}Id": chat_id}}

    def leave(self, chat_id: str) -> None:
        """Take the account out, or raise 404 where it is not."""
        if chat_id not in self.inside:
            raise LineError(404, "Not found")
        self.inside.remove(chat_id)
