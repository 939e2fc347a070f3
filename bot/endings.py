"""What the conversation asks to be done: prepared with cryptography, written with the turn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.chat import Chat
from bot.flows.content import TipContent, tip_content
from bot.flows.state import State
from bot.flows.values import Effect, Outcome, Submit, Submitted
from intake.errors import Refused
from intake.keys import Keyring
from intake.model import Category, Drug, Kind, PartKind, Service, Workplace
from intake.ports.store import Work
from intake.sealing import pseudonym
from intake.sent import Reporter, SentFile, SentText, SentTip
from intake.services.submit import SubmitTip
from intake.urgency import accept_within_key

BANGKOK = ZoneInfo("Asia/Bangkok")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the LINE id lives in memory only. ``chat``: as it was before this turn."""

    user_id: str
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

    def prepare(self, effect: Effect, state: State, person: Person, now: datetime) -> Prepared:
        """See Endings."""
        match effect:
            case Submit():
                return self._submit(state, person, now)
            case _:
                raise NotImplementedError

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
        day = now.astimezone(BANGKOK).date().isoformat()
        outcome = Submitted(
            receipt=submitted.receipt,
            accept_within_key=accept_within_key(submitted.tip.urgency),
            quarantined=chat.draft.crowded or chat.crowded,
            handle=chat.draft.handle(day),
        )
        return Prepared(outcome, submitted.write)


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
        texts=tuple(SentText(UUID(one.part_id), one.text, one.topic) for one in content.words),
        files=tuple(
            SentFile(UUID(one.part_id), PartKind(one.kind), one.topic)
            for one in content.attachments
        ),
        other_language=content.other_language,
        sign=content.sign,
        crowded=chat.draft.crowded or chat.crowded,
    )
