"""What is said after a turn, as a row of the outbox: sealed for a crash, in memory for now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.buttons import HandleSeal
from bot.chat import Chat
from bot.flows.state import TipHandle
from bot.flows.values import Input, Reply, Unsend
from bot.incoming import Incoming, Left
from intake.outbox import Account, Messages, OutboxItem, Push, item
from intake.outbox import Reply as ReplyJob
from intake.ports.store import Work


class Manner(StrEnum):
    """How a turn is answered."""

    REPLY = "reply"
    PUSH = "push"  # the event's token is used up
    QUIET = "quiet"  # more of the same person follows: only what must arrive is pushed


LEASE = timedelta(seconds=20)
BURST_GRACE = timedelta(seconds=5)  # the web process answers a burst; the worker if it died
MOST_QUOTING = 8  # send screens whose rows are remembered

Speak = Callable[[Sequence[Reply], str, str, Callable[[], str]], Messages]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A reply that was just committed, for the senders of this process.

    ``due``: not before. Unless ``leased`` (to this process), the row is claimed before sending: it
    may have been replaced by the answer to the next bubble.
    """

    row_id: UUID
    job: ReplyJob
    due: datetime
    leased: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The row of an answer and, when this process sends it itself, the job in memory."""

    row: OutboxItem
    job: ReplyJob | None
    due: datetime
    burst: bool = False

    def enqueue(self, work: Work, owner: str) -> None:
        """Write the row in the turn's own transaction."""
        if self.job is None or self.burst:
            work.outbox.enqueue([self.row])
        else:
            work.outbox.enqueue_leased(self.row, owner, self.row.born + LEASE)

    @property
    def fresh(self) -> tuple[Fresh, ...]:
        """What the senders of this process get."""
        if self.job is None:
            return ()
        return (Fresh(self.row.id, self.job, self.due, leased=not self.burst),)


@dataclass(frozen=True, slots=True)
class Said:
    """What a turn says: to be rendered in a language, with buttons of a session and a tip."""

    replies: tuple[Reply, ...]
    language: str
    session: str
    handle: TipHandle | None


@dataclass(frozen=True, slots=True)
class Answers:
    """Makes rows of the citizen account's answers."""

    worker_public: bytes
    handles: HandleSeal
    speak: Speak
    burst_wait: timedelta

    def may_be_said(self, incoming: Incoming, manner: Manner) -> bool:
        """Whether the person will hear what this turn says, whatever that is."""
        return manner is Manner.PUSH or (manner is Manner.REPLY and bool(incoming.token))

    def make(
        self, incoming: Incoming, said: Said, now: datetime, manner: Manner = Manner.REPLY
    ) -> Answer | None:
        """The row, or None where nothing is said or nothing can be answered."""
        must_arrive = any(reply.must_arrive for reply in said.replies)
        replies = manner is Manner.REPLY and incoming.token
        if not said.replies or not (must_arrive or self.may_be_said(incoming, manner)):
            return None

        def handle() -> str:
            return self.handles.seal(incoming.user_id, said.handle) if said.handle else ""

        messages = self.speak(said.replies, said.language, said.session, handle)
        if not replies:
            push = Push(Account.CITIZEN, incoming.user_id, messages)
            return Answer(item(push, self.worker_public, due=now, born=now), None, now)
        job = ReplyJob(
            Account.CITIZEN, incoming.token, incoming.user_id, messages, must_arrive, now
        )
        burst = all(reply.burst for reply in said.replies) and bool(self.burst_wait)
        due = now + self.burst_wait if burst else now
        row_due = due + BURST_GRACE if burst else due
        return Answer(item(job, self.worker_public, due=row_due, born=now), job, due, burst=burst)


def with_answer(chat: Chat, answer: Answer | None, said: Said) -> Chat:
    """The chat that knows which row answers it, and which repeat what was told."""
    if answer is None:
        return chat
    quotes = any("answers" in reply.params for reply in said.replies)
    quoting = (*chat.quoting, answer.row.id)[-MOST_QUOTING:] if quotes else chat.quoting
    return replace(chat, waiting_row=answer.row.id if answer.burst else None, quoting=quoting)


def stale_answers(before: Chat | None, chat: Chat | None, given: Input | Left) -> tuple[UUID, ...]:
    """Answers to be taken back if they are not sent yet: another one follows, or words went.

    An unsend is not answered: what answers another bubble stays, unless it repeats what went.
    """
    if before is None:
        return ()
    if isinstance(given, Unsend):
        return before.quoting if chat is None or chat.state != before.state else ()
    waiting = (before.waiting_row,) if before.waiting_row else ()
    return (*waiting, *before.quoting)
