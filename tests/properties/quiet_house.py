"""The real webhook, turns, store and worker; LINE only records, and time moves by hand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from assembly.line import LineSide
from assembly.worker import WorkerParts
from bot.answers import Fresh
from bot.chat import Chat, ChatSeal
from bot.line_client import LineApi
from bot.senders import Senders
from intake.keys import Key, Keyring
from intake.model import MEDIA_KINDS, Holder, PartKind
from intake.outbox import Account, open_item
from intake.ports.tips import Tip
from intake.sealing import KeyPair, SealedPart, open_part, open_sealed
from intake.services.retention import Retention
from intake.told import ToldText
from storage import tables
from tests.line_acts import raw_event
from tests.line_house import ROOT, LineHouse
from tests.properties.recording_line import RecordingLine, clean

BURST = timedelta(seconds=2)
AGAIN = timedelta(seconds=10)  # more than the random waits before a second and third try


class PromptSenders(Senders):
    """Sends in the caller's thread what is due, and the rest when time has passed."""

    dead: bool = False
    later: tuple[Fresh, ...] = ()

    def send(self, fresh: tuple[Fresh, ...]) -> None:
        if self.dead:
            return
        waiting, now = (*self.later, *fresh), self._clock.now()
        self.later = tuple(one for one in waiting if one.due > now)
        for one in waiting:
            if one.due <= now:
                self.deliver(one)


class QuietHouse(LineHouse):
    """A line house without sockets, threads or waiting."""

    def __post_init__(self) -> None:
        self.root = ROOT
        self.in_time = 10_000  # events of a body that are handled within LINE's patience
        self._moment = 0
        self._chats: dict[str, tuple[int, Chat | None]] = {}
        super().__post_init__()

    def _lines(self) -> Mapping[Account, LineApi]:
        self.line = RecordingLine()
        return {Account.CITIZEN: self.line, Account.OFFICER: RecordingLine()}

    def started(self, root: Keyring = ROOT) -> LineSide:
        self.limits = replace(self.limits, burst_wait=BURST)
        side = super().started(root)
        self.senders = PromptSenders(
            store=self.database,
            lines=self.lines,
            clock=self.clock,
            owner=side.senders._owner,
            worker_public=self.house.worker.public,
        )
        self._citizens_answered_by(side, self.senders, self._seconds)
        return side

    def starts_again(self, *, new_root: bool = False) -> None:
        """A web process that knows nothing of the one before but what is stored."""
        if new_root:
            before = self.root.current
            self.root = Keyring(Key(before.version + 1, bytes([before.version] * 32)), before)
        self._moment += 1
        self.side.senders.finish()
        self.side = self.started(self.root)

    def worker_parts(self) -> WorkerParts:
        return replace(super().worker_parts(), clean=clean)

    def handles_what_was_kept(self) -> None:
        """Until no event waits."""
        while self.rows(tables.ParkedEvent):
            self._moment += 1
            assert self.side.retry.once()

    def works(self) -> None:
        """A fresh worker does what is due, also what waits a moment to be tried again."""
        self.clock.forward(AGAIN)
        self.working().loop.drain()

    def sweeps(self) -> None:
        """What the worker does at the full hour."""
        self._moment += 1
        Retention(
            store=self.database,
            blobs=self.blobs,
            clear=lambda: True,
            worker_public=self.house.worker_public,
        ).each_hour(self.clock.now())

    def wait(self, step: timedelta) -> None:
        """Time passes, and what was to be sent meanwhile is sent when it was due."""
        self.clock.forward(min(step, BURST))
        self.senders.send(())
        self.clock.forward(step - min(step, BURST))

    def _seconds(self) -> float:
        """LINE's patience with a body ends after so many events."""
        self.in_time -= 1
        return 0.0 if self.in_time >= -1 else 1e6

    def event(self, user_id: str, kind: str, **more: Any) -> dict[str, Any]:
        """A new event, later than every one before."""
        self.clock.forward(timedelta(milliseconds=1))
        event = raw_event(self, user_id, kind, **more)
        self.line.tokens[event["replyToken"]] = user_id
        return event

    def again(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The same event as LINE delivers it once more: a flag, and a token that works."""
        token = raw_event(self, "", "")["replyToken"]
        self.line.tokens[token] = event["source"]["userId"]
        return {**event, "deliveryContext": {"isRedelivery": True}, "replyToken": token}

    def posted(self, *events: Mapping[str, Any], in_time: int = 10_000) -> int:
        """A signed body, of whose events so many are handled at once; gives the status."""
        self.in_time = in_time
        self._moment += 1
        return self.posts(*(json.loads(json.dumps(one)) for one in events))

    # looking inside, with keys that no process has together ------------------------------------

    def chat(self, user_id: str) -> Chat | None:
        """The running conversation, opened with the root key and the person's id."""
        moment, chat = self._chats.get(user_id, (-1, None))
        if moment != self._moment:
            chat = self._read_chat(user_id)
            self._chats = {user_id: (self._moment, chat)}
        return chat

    def _read_chat(self, user_id: str) -> Chat | None:
        seal = ChatSeal(self.root)
        with self.database.read() as work:
            row = next(filter(None, map(work.conversations.find, seal.names(user_id))), None)
        return seal.open(row, user_id) if row else None

    def tips(self) -> frozenset[UUID]:
        with self.database.read() as work:
            return frozenset(work.connection.scalars(sa.select(tables.Tip.id)))

    def waiting_to_be_sent(self) -> str:
        """Everything that the outbox holds, as the worker could read it."""
        query = sa.select(tables.OutboxRow.kind, tables.OutboxRow.payload)
        with self.database.read() as work:
            rows = work.connection.execute(query).all()
        return "\n".join(
            str(vars_of(open_item(kind, payload, self.house.worker_private)))
            for kind, payload in rows
        )

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
        files = frozenset(str(one.id) for one in parts if one.kind in MEDIA_KINDS)
        added = [text for _, text in sorted((one.place, one.text) for later, one in told if later)]
        places = [one.place for _, one in told]
        assert len(set(places)) == len(places), "two messages stand in one place"
        return OpenedTip(tip, [text for _, text in first], added, files)


def vars_of(payload: object) -> dict[str, object]:
    """The fields of a payload, shown or hidden by its repr."""
    names = getattr(payload, "__slots__", ())
    return {name: getattr(payload, name) for name in names}


@dataclass(frozen=True, slots=True)
class OpenedTip:
    """``texts``: told before sending. ``added``: later ones. Each in the order told."""

    tip: Tip
    texts: list[str]
    added: list[str]
    files: frozenset[str]
