"""What is known when a turn begins: the chat, its files, what became of the event before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.answers import Answers, Manner
from bot.chat import Chat, ChatLimits, ChatSeal
from bot.flows.values import MediaFailed, Pick, Unsend
from bot.incoming import Incoming
from bot.unsent import Unsent, holds
from intake.model import PartState
from intake.ports.clock import Clock, local_day
from intake.ports.conversations import Conversation
from intake.ports.store import Store
from intake.sealing import pseudonym

MOST_LOST = 2  # files told of in one answer: LINE takes five messages, and the turn has its own


class MustWaitError(Exception):
    """An earlier event of the same person is still kept for later: this one queues behind."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the read gave. ``sent``: the tip that a tapped button carries was submitted.

    ``unsent``: the message that the event brings, or takes back, is known as taken back.
    ``failed``: lost files that this turn tells of.
    """

    row: Conversation | None
    chat: Chat | None
    claimed: bool
    started_today: int
    sent: bool
    unsent: bool
    failed: tuple[MediaFailed, ...]
    media_bytes: int

    def knows(self, unsend: Unsend) -> bool:
        """Whether an unsend had its effect, or will have it by erasing something of the chat."""
        held = self.chat is not None and holds(self.chat.state, unsend.message_id)
        return self.claimed or self.unsent or held


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Reads what a turn of the citizen account's chats needs, and opens the chat."""

    store: Store
    clock: Clock
    seal: ChatSeal
    event_names: Callable[[str], tuple[bytes, ...]]
    answers: Answers
    limits: ChatLimits
    unsent: Unsent

    def found(self, incoming: Incoming, manner: Manner) -> Found:
        """What is known now; an unsend of something unknown is remembered first.

        Raises MustWaitError, StoreUnavailableError.
        """
        found = self._read(incoming, manner)
        if isinstance(incoming.given, Unsend) and not found.knows(incoming.given):
            self.unsent.remember(incoming)
            found = self._read(incoming, manner)  # with what was just being kept meanwhile
        return found

    def rate_name(self, user_id: str, now: datetime) -> bytes:
        """Whose drafts of a day are counted: another name each day."""
        return pseudonym(self.seal.root.current.material, "rate", user_id, local_day(now))

    def _read(self, incoming: Incoming, manner: Manner) -> Found:
        names = self.seal.names(incoming.user_id)
        now = self.clock.now()
        with self.store.read() as work:
            claimed = work.events.claimed(self.event_names(incoming.event_id))
            waiting = any(work.events.parked_of(name) for name in names)
            row = next(filter(None, map(work.conversations.find, names)), None)
            unsent = self.unsent.is_gone(work, incoming)
            started = work.rates.so_far(self.rate_name(incoming.user_id, now), "draft")
            handle = incoming.given.tip if isinstance(incoming.given, Pick) else None
            sent = handle is not None and work.tips.find(UUID(handle.tip_id)) is not None
        if waiting and manner is Manner.REPLY and not claimed:
            raise MustWaitError
        chat = self.seal.open(row, incoming.user_id) if row else None
        if chat is not None and self.limits.expired(chat, now):
            chat = None
        failed, media_bytes = self._files(chat)
        told_of = failed[:MOST_LOST] if self.answers.may_be_said(incoming, manner) else ()
        return Found(row, chat, claimed, started, sent, unsent, told_of, media_bytes)

    def _files(self, chat: Chat | None) -> tuple[tuple[MediaFailed, ...], int]:
        """Files whose loss the person does not know of yet, and the size of those that are kept."""
        if chat is None or not chat.state.attachments:
            return (), 0
        with self.store.read() as work:
            results = work.parts.results([UUID(one.part_id) for one in chat.state.attachments])
        lost = tuple(
            MediaFailed(str(part_id), result)
            for part_id, (state, result, _size) in results.items()
            if state is PartState.FAILED and str(part_id) not in chat.told
        )
        return lost, sum(size for _state, _result, size in results.values())
