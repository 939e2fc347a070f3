"""The head of an opened tip: what it is, how it stands, who has it, what waits to be closed."""

from dataclasses import dataclass

from console import dates
from console.gate import signed
from console.language import language, t, word
from console.people import people
from console.places import places
from console.summary import Flag, Limit, age, flags_of, limit, what
from intake.model import Kind, Status, Urgency
from intake.ports.tips import Tip
from intake.services.reading import OpenTip


@dataclass(frozen=True, slots=True)
class Closing:
    """A misconduct tip whose closing waits for a second person."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of the page."""

    reference: str
    what: str
    where: str
    urgency: Urgency
    status: Status
    outcome: str
    flags: tuple[Flag, ...]
    proven: bool
    came: str
    age: str
    limit: Limit | None
    assigned: str
    assigned_to: object
    two_to_close: bool
    alone: bool  # nobody else of the centre could be the second person
    closing: Closing | None


def head_of(opened: OpenTip) -> Head:
    """What stands on top of its page."""
    tip = opened.tip
    return Head(
        reference=tip.reference,
        what=what(tip),
        where=places().district(tip.district_code),
        urgency=tip.urgency,
        status=tip.status,
        outcome=_outcome(tip) if tip.status is Status.INVESTIGATED else "",
        flags=flags_of(tip),
        proven=opened.origin_proven,
        came=dates.hour(tip.hour, language()),
        age=age(tip),
        limit=limit(opened.accept_by),
        assigned=people().name(tip.assigned_to),
        assigned_to=tip.assigned_to,
        two_to_close=tip.kind is Kind.MISCONDUCT,
        alone=all(
            one.id == signed().account.id or one.id in opened.kept_from
            for one in people().colleagues()
        ),
        closing=_closing(tip),
    )


def _outcome(tip: Tip) -> str:
    if tip.outcome is None:
        return ""
    name = word("outcome", tip.outcome)
    if not tip.outcome_count:
        return name
    return t("console-outcome-persons", outcome=name, count=tip.outcome_count)


def _closing(tip: Tip) -> Closing | None:
    if tip.closing_status is None:
        return None
    outcome = _outcome(tip)
    status = word("status", tip.closing_status)
    return Closing(
        people().name(tip.closing_asked_by), f"{status} · {outcome}" if outcome else status
    )
