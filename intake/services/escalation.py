"""A tip that nobody accepts: the next officer, then the lead, then the centre above are told.

Nothing is kept for it but the hours that were looked at: each rung of a tip falls into one hour,
counted from the hour in which the tip came to its centre, and each hour is done once. Whoever is
told hears what a notice says, and nothing while barred.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from intake.keys import Key
from intake.model import Role, Status
from intake.notices import LATE, case_notices
from intake.outbox import CaseNotice, Notice, OutboxItem
from intake.ports.clock import hour_of
from intake.ports.standby import ArrivedTip
from intake.ports.store import Store, Work
from intake.takeover import late_from
from intake.urgency import AcceptLimits

FROM_BELOW = frozenset({"late_below", "left_alone"})
RUNG = timedelta(hours=1)  # from one to the next
MOST_RUNGS = 3
LOOK_BACK = timedelta(hours=48)  # what came while no worker ran
_SLOT = "escalation"


@dataclass(frozen=True, slots=True)
class Rung:
    """Who is told next, and of what."""

    what: str
    officers: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Escalation:
    """Runs in the worker."""

    store: Store
    worker_public: Key
    accept: AcceptLimits = field(default_factory=AcceptLimits)

    def each_hour(self, now: datetime) -> None:
        """Tells of what is past its limit since the hour that was looked at last."""
        hour = hour_of(now)
        hours = {hour - RUNG * back for back in range(int(LOOK_BACK / RUNG))}
        with self.store.read() as work:
            hours -= work.outbox.slots_taken(_SLOT, min(hours))
            found = [(one, self._rung(work, one, hours)) for one in work.standby.unaccepted()]
        items = [row for one, rung in found if rung for row in self._notices(one, rung, now)]
        with self.store.write() as work:
            taken = [work.outbox.take_slot(_SLOT, one) for one in sorted(hours)]
            if any(taken):
                work.outbox.enqueue(items)

    def _rung(self, work: Work, arrived: ArrivedTip, hours: set[datetime]) -> Rung | None:
        """The highest rung that falls into one of these hours."""
        late = late_from(arrived, self.accept)
        if not hours or late > max(hours) or late + RUNG * MOST_RUNGS <= min(hours):
            return None
        rungs = _ladder(work, arrived)
        due = [rung for place, rung in enumerate(rungs) if late + RUNG * place in hours]
        return due[-1] if due else None

    def _notices(self, arrived: ArrivedTip, rung: Rung, now: datetime) -> tuple[OutboxItem, ...]:
        worker = self.worker_public.material
        return case_notices(arrived.tip, rung.what, rung.officers, worker, now)


def _ladder(work: Work, arrived: ArrivedTip) -> Sequence[Rung]:
    """Staff who have not said that they know, then leads, then the centre that stands by.

    A rung on which nobody stands is left out, so that the next one is told an hour earlier.
    """
    tip = arrived.tip
    staff: list[UUID] = []
    leads: list[UUID] = []
    for officer_id in work.register.officers_of(tip.centre_id):
        officer = work.officers.get(officer_id)
        account = work.accounts.get(officer.account_id) if officer else None
        if account is not None and account.role is Role.LEAD:
            leads.append(officer_id)
        elif account is not None and account.id != tip.acknowledged_by:
            staff.append(officer_id)
    above = work.register.officers_of(tip.standby_id) if tip.standby_id else ()
    rungs = (
        Rung("late", tuple(staff)),
        Rung("late", tuple(leads)),
        Rung("late_below", tuple(above)),
    )
    return [rung for rung in rungs if rung.officers]


def may_hear(store: Store, notice: Notice | CaseNotice) -> bool:
    """Asked when it is sent: still a reader of the centre that has the tip, and not barred.

    Of a late one that was accepted meanwhile nothing is said any more.
    """
    what = notice.what if isinstance(notice, CaseNotice) else ""
    with store.read() as work:
        officer = work.officers.get(notice.officer_id)
        if officer is None:
            return False
        tip = work.barring.heard(notice.reference, officer.account_id, above=what in FROM_BELOW)
    return tip is not None and (what not in LATE or tip.status is Status.NEW)
