"""The real webhook, turns, store and worker; LINE only records, and time moves by hand."""

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from assembly.line import LineSide
from assembly.worker import Worker, WorkerParts, worker
from bot.answers import Fresh
from bot.chat import Chat, ChatSeal
from bot.line_client import Answer, Content, LineApi, Quota
from bot.media import Cleaned, MediaLimits
from bot.senders import Senders
from bot.webhook import Channel
from intake.keys import Keyring
from intake.model import Holder, PartKind
from intake.outbox import Account
from intake.ports.tips import Tip
from intake.sealing import KeyPair, SealedPart, open_part, open_sealed
from intake.told import ToldText
from storage import tables
from tests.line_house import CHEAP, ROOT, SECRET, LineHouse

RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


def never_comes(message_id: str) -> bool:
    """Files that LINE has lost."""
    return message_id.endswith("7")


@dataclass(frozen=True, slots=True)
class Heard:
    """One call of ours to LINE, as the person sees it."""

    to: str
    way: str
    messages: tuple[Mapping[str, Any], ...]

    @property
    def text(self) -> str:
        return "\n".join(str(one.get("text") or one.get("altText")) for one in self.messages)

    @property
    def taps(self) -> tuple[str, ...]:
        """What the buttons would send back."""
        items = [
            item for one in self.messages for item in one.get("quickReply", {}).get("items", [])
        ]
        actions = [item["action"] for item in items]
        return tuple(one["data"] for one in actions if one["type"] == "postback")


@dataclass
class RecordingLine:
    """LINE as far as it matters here: a token works once, a retry key counts once."""

    heard: list[Heard] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    keys: set[UUID] = field(default_factory=set)

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

    def content(self, message_id: str, limit: int) -> Content:
        return Content(problem="gone") if never_comes(message_id) else Content(bytes(limit)[:64])

    def leave(self, _chat: str, _chat_id: str) -> Answer:
        return Answer.DONE

    def quota(self) -> Quota | None:
        return Quota(None, 0)


class PromptSenders(Senders):
    """Sends in the caller's thread what is due, and the rest when time has passed."""

    later: list[Fresh]

    def send(self, fresh: tuple[Fresh, ...]) -> None:
        self.later = [*getattr(self, "later", []), *fresh]
        now = self._clock.now()
        due = [one for one in self.later if one.due <= now]
        self.later = [one for one in self.later if one.due > now]
        for one in due:
            self.deliver(one)


class QuietHouse(LineHouse):
    """A line house without sockets, threads or waiting."""

    def _lines(self) -> Mapping[Account, LineApi]:
        self.line = RecordingLine()
        return {Account.CITIZEN: self.line, Account.OFFICER: RecordingLine()}

    def started(self, root: Keyring = ROOT) -> LineSide:
        self.limits = replace(self.limits, burst_wait=timedelta(seconds=2))
        side = super().started(root)
        self.senders = PromptSenders(
            store=self.database,
            lines=self.lines,
            clock=self.clock,
            owner=side.senders._owner,
            worker_public=self.house.worker.public,
        )
        chats = replace(side.citizen, senders=self.senders)
        self._serve([Channel("citizen", (f"{SECRET}-citizen".encode(),), chats)])
        return side

    def working(self) -> Worker:
        parts = WorkerParts(
            store=self.database,
            clock=self.clock,
            private=self.house.worker_private,
            signing=self.signing,
            lines=self.lines,
            blobs=self.blobs,
            receipt_cost=CHEAP,
            limits=MediaLimits(image=2_000_000, other=5_000_000),
            console_url="https://console.example",
            clean=lambda _kind, data: Cleaned("image/jpeg", data),
        )
        return worker(parts)

    def wait(self, step: timedelta) -> None:
        """Time passes, and what was to be sent meanwhile is sent."""
        self.clock.forward(step)
        self.senders.send(())

    def event(self, user_id: str, kind: str, **more: Any) -> dict[str, Any]:
        token = secrets.token_hex(16)
        self.line.tokens[token] = user_id
        return {
            "type": kind,
            "mode": "active",
            "timestamp": int(self.clock.now().timestamp() * 1000),
            "webhookEventId": secrets.token_hex(13),
            "deliveryContext": {"isRedelivery": False},
            "replyToken": token,
            "source": {"type": "user", "userId": user_id},
            **more,
        }

    def again(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The same event as LINE delivers it once more: a flag, and a token that works."""
        token = secrets.token_hex(16)
        self.line.tokens[token] = event["source"]["userId"]
        return {**event, "deliveryContext": {"isRedelivery": True}, "replyToken": token}

    def chat(self, user_id: str) -> Chat | None:
        """The running conversation, opened with the root key and the person's id."""
        seal = ChatSeal(ROOT)
        with self.database.read() as work:
            row = work.conversations.find(seal.names(user_id)[0])
        return seal.open(row, user_id) if row else None

    def tips(self) -> frozenset[UUID]:
        with self.database.read() as work:
            return frozenset(work.connection.scalars(sa.select(tables.Tip.id)))

    def opened(self, tip_id: UUID) -> "OpenedTip":
        """A tip as its centre opens it."""
        with self.database.read() as work:
            tip = work.tips.find(tip_id)
            parts = work.parts.of(tip_id)
            keys = {key.role: key for key in work.tip_keys.of(tip_id)}
        assert tip
        holder = keys[Holder.HOLDER]
        pair = KeyPair.of(open_sealed(self.house.pairs[holder.centre_id].private, holder.wrap))
        told = []
        for part in parts:
            if part.kind is PartKind.TEXT and part.ciphertext:
                sealed = SealedPart(part.ciphertext, part.sealed_key)
                plain = open_part(pair.private, tip.id, part.id, part.kind, sealed)
                told.append((part.sealed_key is not None, ToldText.from_bytes(plain)))
        first = sorted((one.place, one.text) for later, one in told if not later)
        files = frozenset(str(one.id) for one in parts if one.kind is PartKind.IMAGE)
        added = [text for _, text in sorted((one.place, one.text) for later, one in told if later)]
        places = [one.place for _, one in told]
        assert len(set(places)) == len(places), "two messages stand in one place"
        return OpenedTip(tip, [text for _, text in first], added, files)

    def posted(self, *events: Mapping[str, Any]) -> int:
        """A signed body; gives the status."""
        return self.posts(*(json.loads(json.dumps(one)) for one in events))


@dataclass(frozen=True, slots=True)
class OpenedTip:
    """``texts``: told before sending. ``added``: later ones. Each in the order told."""

    tip: Tip
    texts: list[str]
    added: list[str]
    files: frozenset[str]
