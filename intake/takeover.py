"""When a centre that stands by may take a tip over. Pure: facts in, a ground or none out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.model import CentreState, Status
from intake.ports.standby import ArrivedTip
from intake.urgency import AcceptLimits, accept_by


class Ground(StrEnum):
    """Why, as a code that stays readable."""

    DEACTIVATED = "deactivated"
    STALE = "stale"
    ALL_BARRED = "all_barred"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CentreFacts:
    """How the centre that has the tip stands."""

    state: CentreState
    stale: bool  # no reader has signed in for three working days
    readers_left: bool  # somebody active who is not barred from this tip


def ground_of(
    arrived: ArrivedTip, centre: CentreFacts, now: datetime, limits: AcceptLimits
) -> Ground | None:
    """The gravest ground there is; None: the standby opens nothing."""
    if centre.state is CentreState.DEACTIVATED:
        return Ground.DEACTIVATED
    if centre.stale:
        return Ground.STALE
    if not centre.readers_left:
        return Ground.ALL_BARRED
    if arrived.tip.status is Status.NEW and late_from(arrived, limits) <= now:
        return Ground.LATE
    return None


def late_from(arrived: ArrivedTip, limits: AcceptLimits) -> datetime:
    """The full hour from which a tip that nobody accepted is past its limit."""
    return accept_by(arrived.tip.urgency, arrived.since, limits)
