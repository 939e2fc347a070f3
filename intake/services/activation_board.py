"""Which centres work, which have not started, and at which nobody has signed in for days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from intake.holidays import working_days_between
from intake.model import CentreState
from intake.ports.clock import BANGKOK, Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work

STALE_AFTER = 3  # working days without a reader
# Long enough for three working days around any row of holidays; older is told as older.
LOOK_BACK = timedelta(days=30)


class Standing(StrEnum):
    """How far a centre is, as whoever runs the roll-out asks."""

    STALE = "stale"
    LISTED = "listed"
    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


NEED_REMINDING = frozenset({Standing.STALE, Standing.LISTED, Standing.INVITED})


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A centre. ``last``: the day (Asia/Bangkok) a reader last signed in, None for longer ago."""

    centre: CentreRow
    standing: Standing
    last: date | None


class ActivationBoard:
    """Reads; says of people no more than that one of a centre was there on a day."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def lines(self) -> tuple[BoardLine, ...]:
        """Every centre of the register, the national desk included."""
        now = self._clock.now()
        with self._store.read() as work:
            centres = work.register.centres()
            seen = last_seen(work, now)
            signed_in = work.seals.last_sign_ins(now - LOOK_BACK)
        return tuple(
            BoardLine(one, _standing(one, seen, now), _day(signed_in.get(one.id)))
            for one in centres
        )


def last_seen(work: Work, now: datetime) -> Mapping[UUID, datetime]:
    """When each centre last had a reader signed in, or was activated; none: longer ago."""
    return {**work.centre_keys.activated(), **work.seals.last_sign_ins(now - LOOK_BACK)}


def is_stale(seen: datetime | None, now: datetime) -> bool:
    """Whether three whole working days have passed since."""
    if seen is None:
        return True
    first, last = seen.astimezone(BANGKOK).date(), now.astimezone(BANGKOK).date()
    return working_days_between(first, last) >= STALE_AFTER


def _standing(centre: CentreRow, seen: Mapping[UUID, datetime], now: datetime) -> Standing:
    if centre.state is CentreState.ACTIVE and is_stale(seen.get(centre.id), now):
        return Standing.STALE
    return Standing(centre.state.value)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(BANGKOK).date() if moment else None
