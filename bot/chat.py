"""One running chat as it is sealed: without the reporter's next message nobody here can open it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from bot.flows.registry import TIPS
from bot.flows.state import State, TipHandle
from intake.keys import Key, Keyring, UnknownKeyVersionError
from intake.ports.clock import hour_of
from intake.ports.conversations import Conversation
from intake.sealing import (
    KeyPair,
    SealBroken,
    decrypt,
    encrypt,
    hkdf,
    pad_text,
    pseudonym,
    unpad_text,
)

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Draft:
    """The pair a tip is born with. ``crowded``: one of too many today, for the slow queue."""

    tip_id: UUID
    pair: KeyPair = field(repr=False)
    crowded: bool = False

    @classmethod
    def born(cls, *, crowded: bool) -> "Draft":
        """A new tip: a random id, never ordered by time, and a new pair."""
        return cls(uuid4(), KeyPair.make(), crowded)

    def handle(self, day: str) -> TipHandle:
        """What a button may carry of it."""
        return TipHandle(str(self.tip_id), self.pair.public.hex(), day)


@dataclass(frozen=True, slots=True)
class Chat:
    """What one conversation remembers.

    ``waiting_row``: the outbox row that answers the last free-text bubble. ``recent``: when
    messages came in the last minutes, in seconds. ``told``: files whose loss was already said.
    ``quoting``: outbox rows of the last send screens, which repeat what was told. ``fetches``:
    outbox rows of files, by part id.
    """

    state: State
    first: datetime
    last: datetime
    draft: Draft | None = None
    waiting_row: UUID | None = None
    recent: tuple[int, ...] = ()
    image_set: str = ""
    crowded: bool = False
    told: tuple[str, ...] = ()
    quoting: tuple[UUID, ...] = ()
    fetches: Mapping[str, UUID] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """What ``from_json`` reads."""
        draft = self.draft and {
            "tip_id": self.draft.tip_id.hex,
            "private": self.draft.pair.private.hex(),
            "crowded": self.draft.crowded,
        }
        values = {
            "state": self.state.to_json(),
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "draft": draft,
            "waiting_row": self.waiting_row and self.waiting_row.hex,
            "recent": self.recent,
            "image_set": self.image_set,
            "crowded": self.crowded,
            "told": self.told,
            "quoting": [one.hex for one in self.quoting],
            "fetches": {part_id: row_id.hex for part_id, row_id in self.fetches.items()},
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Chat":
        """Raises ValueError, KeyError or TypeError on anything that ``to_json`` did not write."""
        raw: dict[str, Any] = json.loads(data)
        draft = raw["draft"] and Draft(
            UUID(raw["draft"]["tip_id"]),
            KeyPair.of(bytes.fromhex(raw["draft"]["private"])),
            raw["draft"]["crowded"],
        )
        return cls(
            state=State.from_json(raw["state"]),
            first=datetime.fromisoformat(raw["first"]),
            last=datetime.fromisoformat(raw["last"]),
            draft=draft,
            waiting_row=UUID(raw["waiting_row"]) if raw["waiting_row"] else None,
            recent=tuple(raw["recent"]),
            image_set=raw["image_set"],
            crowded=raw["crowded"],
            told=tuple(raw["told"]),
            quoting=tuple(map(UUID, raw["quoting"])),
            fetches={part_id: UUID(row_id) for part_id, row_id in raw["fetches"].items()},
        )


@dataclass(frozen=True, slots=True)
class ChatLimits:
    """How long a draft lives and how much one person may send before the slow queue."""

    idle: timedelta = timedelta(hours=24)
    age: timedelta = timedelta(hours=72)
    messages: int = 60
    within: timedelta = timedelta(minutes=5)
    drafts_a_day: int = 5
    burst_wait: timedelta = timedelta(seconds=2)
    pause: timedelta = timedelta(minutes=30)
    parts: int = 10
    media_bytes: int = 150 * 1024 * 1024

    def expired(self, chat: Chat, now: datetime) -> bool:
        """Whether nothing of the chat may be used any more."""
        return now - chat.last >= self.idle or now - chat.first >= self.age

    def paused(self, chat: Chat, now: datetime) -> bool:
        """Whether so long passed that nobody remembers where the conversation stood."""
        return now - chat.last >= self.pause

    def counted(self, chat: Chat, now: datetime, image_set: str) -> Chat:
        """The chat with one more message; pictures sent together count once."""
        if image_set and image_set == chat.image_set:
            return chat
        second = int(now.timestamp())
        recent = tuple(one for one in chat.recent if second - one < self.within.total_seconds())
        recent = (*recent, second)[-self.messages - 1 :]
        crowded = chat.crowded or len(recent) > self.messages
        return replace(chat, recent=recent, image_set=image_set, crowded=crowded)


@dataclass(frozen=True, slots=True)
class ChatSeal:
    """Finds, opens and seals chats; a row opens only with root key, its salt and the LINE id."""

    root: Keyring

    def names(self, user_id: str) -> tuple[bytes, ...]:
        """Under which a row may stand: the key in use first."""
        return tuple(
            pseudonym(key.material, "conversation", user_id) for key in self.root.newest_first()
        )

    def open(self, row: Conversation, user_id: str) -> Chat | None:
        """The chat, or None when the row cannot be opened or read any more."""
        try:
            key = _key(self.root.version(row.key_version), row.salt, user_id)
            plain = unpad_text(decrypt(key, row.ciphertext, context=row.pseudonym))
            return Chat.from_json(plain)
        except (SealBroken, UnknownKeyVersionError, ValueError, KeyError, TypeError):
            return None

    def seal(self, chat: Chat, user_id: str, version: int) -> Conversation:
        """The row to be written, under a salt of its own."""
        key, salt = self.root.current, secrets.token_bytes(SALT_BYTES)
        name = pseudonym(key.material, "conversation", user_id)
        sealed = encrypt(_key(key, salt, user_id), pad_text(chat.to_json()), context=name)
        return Conversation(
            pseudonym=name,
            key_version=key.version,
            version=version,
            salt=salt,
            ciphertext=sealed,
            first_hour=hour_of(chat.first),
            last_hour=hour_of(chat.last),
        )


def _key(root: Key, salt: bytes, user_id: str) -> bytes:
    return hkdf(root.material, salt=salt, label="conversation", info=user_id.encode())


def tells_a_tip(state: State) -> bool:
    """Whether a tip is being told, so that it needs a draft: a new one, not one of a receipt."""
    told = state.follow is None and (state.words or state.attachments)
    return state.flow in TIPS or bool(told)
