"""What the conversation asks to be done: prepared with cryptography, written with the turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid4

from bot.chat import Chat
from bot.flows.content import Addition, TipContent, addition, tip_content
from bot.flows.state import Attachment, State, TipHandle, Word
from bot.flows.values import (
    Add,
    Added,
    AddressForgotten,
    Effect,
    ForgetAddress,
    LookedUp,
    LookUp,
    LookUpFailed,
    Outcome,
    Question,
    Submit,
    Submitted,
    Withdraw,
    WithdrawnDone,
)
from intake.errors import Refused
from intake.keys import Keyring
from intake.model import Category, Drug, Kind, PartKind, Service, Workplace
from intake.ports.clock import local_day
from intake.ports.store import Work
from intake.sealing import pseudonym
from intake.sent import Reporter, SentFile, SentText, SentTip
from intake.services.follow_up import FollowUp, LookUpRefused
from intake.services.submit import SubmitTip
from intake.urgency import accept_within_key


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the LINE id lives in memory only. ``chat``: as it was before this turn."""

    user_id: str = field(repr=False)
    chat: Chat | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An effect ready to be written. ``write`` does no cryptography and sends nothing."""

    outcome: Outcome
    write: Callable[[Work], None]


class Endings(Protocol):
    """Does what the flows ask."""

    def prepare(self, effect: Effect, state: State, person: Person, now: datetime) -> Prepared:
        """Route, seal and sign; raises Refused when it cannot be done, and nothing is lost."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TipEndings:
    """Submits, looks up, adds, withdraws, forgets: by the use cases of ``intake.services``."""

    root: Keyring
    submit_tip: SubmitTip
    follow_up: FollowUp

    def prepare(self, effect: Effect, state: State, person: Person, now: datetime) -> Prepared:
        """See Endings."""
        try:
            match effect:
                case Submit():
                    return self._submit(state, person, now)
                case LookUp():
                    return self._look_up(effect.digits, person, now)
                case Add():
                    return self._add(addition(state), now)
                case Withdraw():
                    done = self.follow_up.withdraw(_tip_of(state), now)
                    return Prepared(WithdrawnDone(), done.write)
                case ForgetAddress():
                    forgetting = self.follow_up.forget_address(_tip_of(state), now)
                    return Prepared(AddressForgotten(), forgetting.write)
        except LookUpRefused:
            raise Refused("receipt-unknown") from None

    def _submit(self, state: State, person: Person, now: datetime) -> Prepared:
        chat = person.chat
        if chat is None or chat.draft is None:
            raise Refused("nothing-to-send")
        content = tip_content(state)
        reporter = Reporter(
            person.user_id,
            pseudonym(self.root.current.material, "block", person.user_id),
            content.consent,
        )
        submitted = self.submit_tip.prepare(sent_tip(content, chat), reporter, now)
        outcome = Submitted(
            receipt=submitted.receipt,
            accept_within_key=accept_within_key(submitted.tip.urgency),
            quarantined=chat.draft.crowded or chat.crowded,
            handle=chat.draft.handle(local_day(now)),
        )
        return Prepared(outcome, submitted.write)

    def _look_up(self, digits: str, person: Person, now: datetime) -> Prepared:
        day = local_day(now)
        rate_name = pseudonym(self.root.current.material, "rate", person.user_id, day)
        try:
            opened = self.follow_up.look_up(digits, rate_name, now)
        except LookUpRefused as refused:
            return Prepared(LookUpFailed(refused.reason), _nothing)
        outcome = LookedUp(
            status=opened.shown,
            questions=tuple(
                Question(str(part_id), asked.text, asked.wording or "")
                for part_id, asked in opened.questions
            ),
            may_withdraw=opened.may_withdraw,
            has_reply_address=opened.has_reply_address,
            handle=TipHandle(str(opened.tip_id), opened.public_half.hex(), day),
            files_lost=opened.files_lost,
        )
        return Prepared(outcome, _nothing)

    def _add(self, more: Addition, now: datetime) -> Prepared:
        unknown = (SentText(uuid4(), "", "unknown"),) if more.unknown else ()
        done = self.follow_up.add(
            UUID(more.handle.tip_id),
            texts=(*sent_texts(more.words), *unknown),
            files=sent_files(more.attachments),
            answers=more.answers,
            answered=[UUID(one) for one in more.answers_questions],
            now=now,
        )
        return Prepared(Added(), done.write)


def _nothing(_work: Work) -> None:
    """A look-up leaves no trace in the turn's transaction."""


def _tip_of(state: State) -> UUID:
    if state.follow is None:
        raise Refused("receipt-unknown")
    return UUID(state.follow.handle.tip_id)


def sent_texts(words: Sequence[Word]) -> tuple[SentText, ...]:
    """Typed messages in their order."""
    return tuple(SentText(UUID(one.part_id), one.text, one.topic) for one in words)


def sent_files(attachments: Sequence[Attachment]) -> tuple[SentFile, ...]:
    """Files by part id; LINE's message ids stay behind."""
    return tuple(SentFile(UUID(one.part_id), PartKind(one.kind), one.topic) for one in attachments)


def sent_tip(content: TipContent, chat: Chat) -> SentTip:
    """The draft as the use case takes it. Raises ValueError for a chat without a draft."""
    if chat.draft is None:
        raise ValueError("no draft")
    return SentTip(
        tip_id=chat.draft.tip_id,
        pair=chat.draft.pair,
        kind=Kind(content.kind),
        category=Category(content.category),
        started=chat.first,
        district_code=content.district,
        province_code=content.province,
        not_district=content.not_district,
        not_province=content.not_province,
        workplace=Workplace(content.workplace) if content.workplace else None,
        service=Service(content.service) if content.service else None,
        drugs=tuple(Drug(one) for one in content.drugs),
        facts=content.urgent_facts,
        answers=content.answers,
        texts=sent_texts(content.words),
        files=sent_files(content.attachments),
        other_language=content.other_language,
        sign=content.sign,
        crowded=chat.draft.crowded or chat.crowded,
    )
