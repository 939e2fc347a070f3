"""One turn: what a person sent becomes what is stored and what is said, in one transaction.

Read, open, advance and seal happen first, then one short write: claim the event, compare the
chat's version, write. Who loses the race begins again from the read. No lock is held during
cryptography, and nothing is sent here: replies are rows of the outbox.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.answers import Answers, Fresh, Manner, Said, stale_answers, with_answer
from bot.chat import Chat, ChatLimits, ChatSeal, Draft, tells_a_tip
from bot.endings import Endings, Person, Prepared
from bot.files import FileJobs, file_jobs
from bot.flows.state import State, TipHandle
from bot.flows.values import (
    AfterPause,
    Input,
    Media,
    MediaFailed,
    Outcome,
    Pick,
    Reply,
    Resumed,
    Turn,
    Unsend,
)
from bot.found import Finding, Found
from bot.incoming import Incoming, Left
from bot.unsent import Unsent
from intake.errors import Refused
from intake.ports.clock import Clock, hour_of, local_day
from intake.ports.conversations import Conversation
from intake.ports.store import Store, Work

ATTEMPTS = 3
MOST_EFFECTS = 3

Respond = Callable[[State | None, Input], Turn]


class LostRaceError(Exception):
    """Three times somebody else wrote first: the event is kept for later."""


class _Beaten(Exception):  # noqa: N818 - reads as what happened
    """The version has moved on."""


@dataclass(frozen=True, slots=True)
class _Next:
    """What is to be written and said. ``stale``: answers that nobody need read any more."""

    chat: Chat | None
    said: Said
    prepared: tuple[Prepared, ...]
    draft_begins: bool
    files: FileJobs
    stale: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Takes turns in the citizen account's chats."""

    store: Store
    clock: Clock
    seal: ChatSeal
    owner: str
    worker_public: bytes
    event_names: Callable[[str], tuple[bytes, ...]]
    respond: Respond
    endings: Endings
    answers: Answers
    limits: ChatLimits

    @property
    def unsent(self) -> Unsent:
        """Messages that were taken back."""
        return Unsent(self.store, self.clock, self.event_names)

    @property
    def finding(self) -> Finding:
        """What is known before a turn."""
        return Finding(
            store=self.store,
            clock=self.clock,
            seal=self.seal,
            event_names=self.event_names,
            answers=self.answers,
            limits=self.limits,
            unsent=self.unsent,
        )

    def take(self, incoming: Incoming, manner: Manner = Manner.REPLY) -> tuple[Fresh, ...]:
        """Handle one event; gives what the senders of this process may send now.

        Any ``manner`` but REPLY is for events that were parked: they queue behind nothing. Raises
        MustWaitError, LostRaceError, StoreUnavailableError.
        """
        if isinstance(incoming.given, Left):
            return ()
        for _ in range(ATTEMPTS):
            try:
                return self._attempt(incoming, incoming.given, manner)
            except _Beaten:
                continue
        raise LostRaceError

    def _attempt(self, incoming: Incoming, given: Input, manner: Manner) -> tuple[Fresh, ...]:
        found = self.finding.found(incoming, manner)
        if found.claimed:
            return self._again(incoming, found)
        now = self.clock.now()
        if found.unsent:
            given = Unsend(incoming.message_id)  # perhaps it was taken back before it came
            incoming = replace(incoming, given=given)
        if isinstance(given, Pick) and not found.sent:
            given = replace(given, tip=None)  # its tip was cancelled, or is still being told
        upcoming = self._advance(incoming, given, found, now, manner)
        answer = self.answers.make(incoming, upcoming.said, now, manner)
        chat = upcoming.chat and with_answer(upcoming.chat, answer, upcoming.said)
        row = self._row(incoming.user_id, found, chat)
        with self.store.write() as work:
            if not work.events.claim(self.event_names(incoming.event_id), hour_of(now)):
                return ()
            if not isinstance(given, Unsend) and self.unsent.goes_meanwhile(work, incoming):
                raise _Beaten
            self._write(work, found, row)
            for answered in upcoming.stale:
                work.outbox.delete_unsent(answered, now)
            if upcoming.draft_begins:
                work.rates.count(
                    self.finding.rate_name(incoming.user_id, now), "draft", hour_of(now)
                )
            for done in upcoming.prepared:
                done.write(work)
            upcoming.files.write(work, now)
            if answer is not None:
                answer.enqueue(work, self.owner)
        return answer.fresh if answer is not None else ()

    # advancing -------------------------------------------------------------------------------

    def _advance(
        self, incoming: Incoming, given: Input, found: Found, now: datetime, manner: Manner
    ) -> _Next:
        state = found.chat.state if found.chat else None
        said: tuple[Reply, ...] = ()
        for failure in () if isinstance(given, Unsend) else found.failed:
            told = self.respond(state, failure)
            state, said = told.state, (*said, *told.replies)
        given = self._within_limits(state, given, found)
        paused = found.chat is not None and self.limits.paused(found.chat, now)
        turn = self.respond(state, AfterPause(given) if paused else given)
        if manner is Manner.PUSH and not turn.replies and turn.effect is None:
            turn = self.respond(turn.state, Resumed())  # "one moment" was said: that must end
        turn, prepared = self._carried_out(turn, state, Person(incoming.user_id, found.chat), now)
        turn = replace(turn, replies=(*said, *turn.replies))
        return self._next(incoming, found, turn, prepared, now)

    def _carried_out(
        self, turn: Turn, before: State | None, person: Person, now: datetime
    ) -> tuple[Turn, tuple[Prepared, ...]]:
        """What the turn asks to be done, and the turn after it; refused, all is as it was."""
        prepared: list[Prepared] = []
        while turn.effect is not None and turn.state is not None and len(prepared) < MOST_EFFECTS:
            try:
                done = self.endings.prepare(turn.effect, turn.state, person, now)
            except Refused as refused:
                params = {name: str(value) for name, value in refused.params.items()}
                turn = Turn(before, (Reply(refused.key, params),), None, turn.language)
                break
            prepared.append(done)
            turn = self.respond(turn.state, done.outcome)
        return turn, tuple(prepared)

    def _within_limits(self, state: State | None, given: Input, found: Found) -> Input:
        if not isinstance(given, Media) or state is None:
            return given
        full = len(state.attachments) >= self.limits.parts
        if full or found.media_bytes >= self.limits.media_bytes:
            return MediaFailed(given.part_id, "too_many")
        return given

    def _next(
        self,
        incoming: Incoming,
        found: Found,
        turn: Turn,
        prepared: tuple[Prepared, ...],
        now: datetime,
    ) -> _Next:
        before = found.chat
        chat = self._chat_after(incoming, found, turn.state, now)
        begins = bool(chat and chat.draft and (before is None or before.draft != chat.draft))
        running = turn.state or (before.state if before else None)
        said = Said(
            turn.replies,
            turn.language,
            running.session if running else "",
            _handle(prepared, chat, now),
        )
        files = FileJobs()
        if not prepared:  # else they belong to the tip from now on
            files = file_jobs(before, chat, self.worker_public, now)
        stale = stale_answers(before, chat, incoming.given)
        if chat is not None:
            answered = isinstance(incoming.given, Unsend) and chat.waiting_row not in stale
            waiting = chat.waiting_row if answered else None
            chat = replace(chat, fetches=files.fetching, waiting_row=waiting)
        return _Next(chat, said, prepared, begins, files, stale)

    def _chat_after(
        self, incoming: Incoming, found: Found, state: State | None, now: datetime
    ) -> Chat | None:
        if state is None:
            return None
        chat = found.chat or Chat(state, first=now, last=now)
        if isinstance(incoming.given, Unsend):  # no sign of anything told, and not answered
            return replace(chat, state=state, draft=chat.draft if tells_a_tip(state) else None)
        told = {*chat.told, *(one.part_id for one in found.failed)}
        chat = replace(chat, state=state, last=now, told=tuple(sorted(told)))
        chat = self.limits.counted(chat, now, incoming.image_set)
        if not tells_a_tip(state):
            return replace(chat, draft=None)
        if chat.draft is None:
            crowded = found.started_today >= self.limits.drafts_a_day
            chat = replace(chat, draft=Draft.born(crowded=crowded))
        return chat

    # writing ---------------------------------------------------------------------------------

    def _row(self, user_id: str, found: Found, chat: Chat | None) -> Conversation | None:
        if chat is None:
            return None
        return self.seal.seal(chat, user_id, found.row.version + 1 if found.row else 1)

    def _write(self, work: Work, found: Found, row: Conversation | None) -> None:
        """The chat's row, unless somebody else was first."""
        before, expected = found.row, None
        if before is not None and row is not None and row.pseudonym == before.pseudonym:
            expected = before.version
        elif before is not None and not work.conversations.delete(before.pseudonym, before.version):
            raise _Beaten
        if row is not None and not work.conversations.save(row, expected):
            raise _Beaten

    # answering -------------------------------------------------------------------------------

    def _again(self, incoming: Incoming, found: Found) -> tuple[Fresh, ...]:
        """An event that had its effect: redelivered, the current question is shown once more."""
        if not incoming.redelivered or found.chat is None:
            return ()
        turn = self.respond(found.chat.state, Resumed())
        now = self.clock.now()
        said = Said(
            turn.replies,
            turn.language,
            found.chat.state.session,
            _handle((), found.chat, now),
        )
        answer = self.answers.make(incoming, said, now)
        if answer is None:
            return ()
        with self.store.write() as work:
            answer.enqueue(work, self.owner)
        return answer.fresh


def _handle(prepared: Sequence[Prepared], chat: Chat | None, now: datetime) -> TipHandle | None:
    """The tip that sealed buttons of this turn lead to: the one just sent, else the draft."""
    for done in reversed(prepared):
        if (handle := _handle_of(done.outcome)) is not None:
            return handle
    if chat is None:
        return None
    if chat.draft is not None:
        return chat.draft.handle(local_day(now))
    return chat.state.follow.handle if chat.state.follow else None


def _handle_of(outcome: Outcome) -> TipHandle | None:
    handle = getattr(outcome, "handle", None)
    return handle if isinstance(handle, TipHandle) else None
