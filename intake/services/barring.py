"""Who must not see a tip: by their own word, by their lead's, or by that of the level above.

Nothing of the tip is opened for it. Being barred inside a centre is kept by the application, not by
keys: the threat model says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.model import READERS, AccountState, Role
from intake.notices import case_notices
from intake.outbox import OutboxItem
from intake.ports.accounts import Account
from intake.ports.audit import AuditRow, by_staff
from intake.ports.casework import RecusalRow
from intake.ports.clock import Clock, hour_of
from intake.ports.store import Store, Work
from intake.ports.tips import Tip
from intake.services.case_access import centre_of, find
from intake.services.closing import forget_closing
from intake.services.console_keys import ConsoleKeys
from intake.services.sessions import Signed

RECUSE, BAR, LIFT = "recuse", "bar", "lift_bar"
BARS = frozenset({RECUSE, BAR, LIFT})
_TRIES = 3
_Find = Callable[[Work], tuple[Tip, Account]]


class BarReason(StrEnum):
    """Why, as a code that stays readable."""

    KIN = "kin"
    INVOLVED = "involved"
    INTEREST = "interest"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Barred:
    """Somebody who does not see the tip."""

    account: Account
    row: RecusalRow
    may_lift: bool  # by who looks


@dataclass(frozen=True, slots=True)
class BarPage:
    """What may be done: who could be barred, and who is. Both are empty for staff."""

    reference: str
    members: tuple[Account, ...]
    barred: tuple[Barred, ...]


@dataclass(frozen=True, slots=True)
class BarredBelow:
    """Somebody of a centre below whom this lead barred."""

    reference: str
    account: Account
    row: RecusalRow


class Barring:
    """Bars and lifts; every act raises NotFound for a tip that the member may not see."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys

    def page(self, by: Signed, reference: str) -> BarPage:
        """For the form; opens nothing and counts as no reading."""
        with self._store.read() as work:
            tip = find(work, by, reference)
            if by.account.role is not Role.LEAD:
                return BarPage(tip.reference, (), ())
            accounts = {one.id: one for one in work.accounts.of_centre(centre_of(by))}
            rows = [one for one in work.barring.of_tip(tip.id) if one.account_id in accounts]
            known = {one.by: work.accounts.get(one.by) for one in rows}
        taken = {one.account_id for one in rows}
        members = tuple(
            one
            for one in accounts.values()
            if one.id not in taken and _may_bar(by.account, one, tip)
        )
        # What the level above has set is for the level above alone.
        own = [one for one in rows if one.by in accounts]
        barred = (
            Barred(accounts[one.account_id], one, _may_lift(by.account, one, known[one.by]))
            for one in own
        )
        return BarPage(tip.reference, members, tuple(barred))

    def recuse(self, by: Signed, reference: str, reason: BarReason) -> None:
        """The member's own word: from now on the tip does not exist for them.

        Raises Refused("bar-last") at the national desk for the last one who sees it.
        """

        def found(work: Work) -> tuple[Tip, Account]:
            return find(work, by, reference, lock=True), by.account

        self._keep(by, found, reason, RECUSE)

    def bar(self, by: Signed, reference: str, account_id: UUID, reason: BarReason) -> None:
        """A lead's word about a member of the own centre, before or after anybody read the tip.

        Leads are barred by the level above; at the national desk, which has none, by another lead.
        Raises Refused("not-allowed"), Refused("bar-last").
        """

        def found(work: Work) -> tuple[Tip, Account]:
            tip = find(work, by, reference, lock=True)
            account = work.accounts.get(account_id)
            own = account is not None and account.centre_id == centre_of(by)
            if account is None or not own or not _may_bar(by.account, account, tip):
                raise Refused("not-allowed")
            return tip, account

        self._keep(by, found, reason, BAR)

    def bar_below(self, by: Signed, reference: str, account_id: UUID, reason: BarReason) -> None:
        """A lead's word about a member of the centre that has a tip this one stands by for.

        By reference alone. Raises NotFound alike for no such tip, no such member, and a tip that
        another centre stands by for.
        """

        def found(work: Work) -> tuple[Tip, Account]:
            tip = _below(work, by, reference)
            account = work.accounts.get(account_id)
            if account is None or account.centre_id != tip.centre_id or not _reads(account):
                raise NotFound
            return tip, account

        self._keep(by, found, reason, BAR)

    def lift(self, by: Signed, reference: str, account_id: UUID) -> None:
        """Whoever set it lifts it; what a member asked for themself, a lead of the centre.

        Raises Refused("not-allowed").
        """
        with self._store.write() as work:
            tip = find(work, by, reference, lock=True)
            row = _bar_of(work, tip, account_id)
            if row is None or not _may_lift(by.account, row, work.accounts.get(row.by)):
                raise Refused("not-allowed")
            self._lift(work, by, row)

    def lift_below(self, by: Signed, reference: str, account_id: UUID) -> None:
        """As ``lift``, for what this lead set from above, wherever the tip is now."""
        with self._store.write() as work:
            bare = work.tips.by_reference(reference)
            tip = work.tips.find(bare.id, lock=True) if bare else None
            row = _bar_of(work, tip, account_id) if tip else None
            if tip is None or row is None or row.by != by.account.id:
                raise NotFound
            self._lift(work, by, row)

    def set_below(self, by: Signed) -> Sequence[BarredBelow]:
        """What this lead set on members of other centres, newest first."""
        with self._store.read() as work:
            set_bars = work.barring.set_by(by.account.id)
            accounts = {
                one.row.account_id: work.accounts.get(one.row.account_id) for one in set_bars
            }
        found = []
        for one in set_bars:
            account = accounts[one.row.account_id]
            if account is not None and account.centre_id != by.account.centre_id:
                found.append(BarredBelow(one.reference, account, one.row))
        return found

    def _keep(self, by: Signed, found: _Find, reason: BarReason, act: str) -> None:
        """Writes the bar; sealing of notices is done before, and again when somebody was faster."""
        told: frozenset[UUID] | None = None
        jobs = self._alarms(None, frozenset())
        for _ in range(_TRIES):
            with self._store.write() as work:
                tip, account = found(work)
                if _bar_of(work, tip, account.id) is not None:
                    return
                needed = self._above_alone(work, tip, account)
                if needed == told or needed is None:
                    self._write(work, by, tip, account, reason=reason, act=act)
                    work.outbox.enqueue(jobs if needed else ())
                    return
            told, jobs = needed, self._alarms(tip, needed)
        raise Refused("try-again")

    def _alarms(self, tip: Tip | None, officers: frozenset[UUID]) -> tuple[OutboxItem, ...]:
        """The centre above is told that nobody is left who may see the tip."""
        if tip is None:
            return ()
        worker, now = self._keys.worker_public.material, self._clock.now()
        return case_notices(tip, "left_alone", tuple(officers), worker, now)

    @staticmethod
    def _above_alone(work: Work, tip: Tip, account: Account) -> frozenset[UUID] | None:
        """Officers above to be told that nobody is left; None while somebody is."""
        readers = work.standby.readers([tip.centre_id]).get(tip.centre_id, frozenset())
        if readers - work.casework.recused(tip.id) - {account.id}:
            return None
        if tip.standby_id is None:
            raise Refused("bar-last")
        return frozenset(work.register.officers_of(tip.standby_id))

    def _write(
        self, work: Work, by: Signed, tip: Tip, account: Account, *, reason: BarReason, act: str
    ) -> None:
        now = self._clock.now()
        row = RecusalRow(tip.id, account.id, by.account.id, hour_of(now), reason.value)
        work.casework.add_recusal(row)
        work.barring.forget_reading(tip.id, account.id)
        work.casework.set_undoable(tip.id, None)  # to take back would give it to them again
        if tip.closing_asked_by == account.id:
            forget_closing(tip, tip.closing_status)(work)
        work.casework.save(_without(tip, account.id))
        work.audit.append([self._row(by, row, act)])

    def _lift(self, work: Work, by: Signed, row: RecusalRow) -> None:
        work.barring.lift(row.tip_id, row.account_id)
        work.audit.append([self._row(by, replace(row, reason=""), LIFT)])

    def _row(self, by: Signed, row: RecusalRow, act: str) -> AuditRow:
        """Under the centre of who acts: what was set from above stands in the audit above."""
        return by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=by.account.centre_id,
            tip_id=row.tip_id,
            object_id=row.account_id,
            detail=row.reason,
        )


def _below(work: Work, by: Signed, reference: str) -> Tip:
    if by.account.role is not Role.LEAD:
        raise NotFound
    arrived = work.standby.tip(reference, centre_of(by), by.account.id, lock=True)
    if arrived is None:
        raise NotFound
    return arrived.tip


def _bar_of(work: Work, tip: Tip, account_id: UUID) -> RecusalRow | None:
    rows = work.barring.of_tip(tip.id)
    return next((one for one in rows if one.account_id == account_id), None)


def _reads(account: Account) -> bool:
    return account.state is AccountState.ACTIVE and account.role in READERS


def _may_bar(by: Account, account: Account, tip: Tip) -> bool:
    if by.role is not Role.LEAD or account.id == by.id or not _reads(account):
        return False
    return account.role is Role.STAFF or tip.standby_id is None


def _may_lift(by: Account, row: RecusalRow, setter: Account | None) -> bool:
    """Who set it; what somebody of the own centre set on themself or has left behind, its leads."""
    if by.role is not Role.LEAD:
        return False
    of_the_centre = setter is not None and setter.centre_id == by.centre_id
    left = setter is not None and setter.state is not AccountState.ACTIVE
    return row.by == by.id or (of_the_centre and (left or row.by == row.account_id))


def _without(tip: Tip, account_id: UUID) -> Tip:
    """Assigned to nobody, and asked to be closed by nobody, where it was the barred one."""
    if tip.assigned_to == account_id:
        tip = replace(tip, assigned_to=None)
    if tip.closing_asked_by == account_id:
        tip = replace(
            tip, closing_asked_by=None, closing_status=None, outcome=None, outcome_count=None
        )
    return tip
