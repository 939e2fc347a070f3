"""One official account: its chats and everything LINE counts for it."""

import itertools
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from simulator.access_tokens import AccessTokens
from simulator.allowances import Accepted, Now, Quota, Rates, ReplyTokens, RetryKeys
from simulator.chats import Bubble, Chat, Way
from simulator.errors import LineError
from simulator.groups import Groups
from simulator.people import PEOPLE, line_user_id, new_person
from simulator.rich_menus import RichMenus
from simulator.settings import Account

_message_numbers = itertools.count(secrets.randbelow(1000))


def new_message_id(now: float) -> str:
    """Make a message id: digits that grow with time, as LINE's do."""
    return f"{int(now * 1000)}{next(_message_numbers) % 100_000:05d}"


class Channel:
    """An account with its chats. Callers hold the platform's lock."""

    def __init__(self, account: Account, folder: Path, now: Now) -> None:
        self.account = account
        self.now = now
        self.access_tokens = AccessTokens(account, now)
        self.use_webhook = True  # the switch in the LINE Developers Console
        self.user_id = line_user_id(account.name, "the account itself")
        self.chats: dict[str, Chat] = {}
        self.reply_tokens = ReplyTokens(now)
        self.retry_keys = RetryKeys(now)
        self.quota = Quota(now, account.monthly_quota)
        self.rates = Rates(now)
        self.groups = Groups()
        self.rich_menus = RichMenus(folder / "rich-menus" / account.name)
        for person in PEOPLE:
            self.chat(person.key)

    def chat(self, person: str) -> Chat:
        """Give a person's chat; an officer is a friend of the officers' account from the start."""
        if person not in self.chats:
            name = self.account.name
            friend = name == "officer" and new_person(person).role == "officer"
            self.chats[person] = Chat(name, person, line_user_id(name, person), friend=friend)
        return self.chats[person]

    def chat_of(self, user_id: str) -> Chat | None:
        """Find the chat behind a user id of this channel."""
        return next((one for one in self.chats.values() if one.user_id == user_id), None)

    def reply(self, token: str, messages: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Answer an event; free, and dropped in silence where the person has blocked."""
        to = self.reply_tokens.use(token)
        if to in self.groups.inside:
            ids = [new_message_id(self.now()) for _ in messages]
            for message_id, message in zip(ids, messages, strict=True):
                bubble = Bubble(message_id, "reply", int(self.now() * 1000), message)
                self.groups.known[to].add(bubble)
            return [{"id": message_id} for message_id in ids]
        chat = self.chat_of(to)
        if chat is None:
            raise LineError(400, "Invalid reply token")
        return self._put(chat, messages, "reply", shown=not chat.blocked)

    def push(self, to: str, messages: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Send unasked; counted only where it arrives, refused only for an unknown id."""
        chat = self.chat_of(to)
        if chat is None:
            raise LineError(400, "Failed to send messages")
        arrives = chat.gets_pushes(self.now())
        self.quota.spend(int(arrives))
        return self._put(chat, messages, "push", shown=arrives)

    def multicast(self, to: list[str], messages: list[dict[str, Any]]) -> None:
        """Send unasked to many; ids nobody has are passed over."""
        chats = [chat for one in dict.fromkeys(to) if (chat := self.chat_of(one)) is not None]
        arriving = [chat for chat in chats if chat.gets_pushes(self.now())]
        self.quota.spend(len(arriving))
        for chat in arriving:
            self._put(chat, messages, "multicast", shown=True)

    def _put(
        self, chat: Chat, messages: list[dict[str, Any]], way: Way, *, shown: bool
    ) -> list[dict[str, str]]:
        sent = []
        for message in messages:
            message_id = new_message_id(self.now())
            if shown:
                chat.add(Bubble(message_id, way, int(self.now() * 1000), message))
            sent.append({"id": message_id})
            if message["type"] in {"text", "textV2", "sticker", "image", "video"}:
                sent[-1]["quoteToken"] = secrets.token_urlsafe(24)
        return sent

    def dump(self) -> dict[str, Any]:
        """Give the account's state as JSON for the snapshot."""
        return {
            "chats": [chat.dump() for chat in self.chats.values()],
            "retry_keys": {key: asdict(one) for key, one in self.retry_keys.accepted.items()},
            "quota_used": self.quota.used,
            "rich_menus": self.rich_menus.dump(),
        }

    def load(self, raw: dict[str, Any]) -> None:
        """Read the account's state from a snapshot."""
        self.chats |= {one["person"]: Chat.load(one) for one in raw["chats"]}
        self.retry_keys.accepted = {k: Accepted(**v) for k, v in raw["retry_keys"].items()}
        self.quota.used = raw["quota_used"]
        self.rich_menus.load(raw["rich_menus"])
