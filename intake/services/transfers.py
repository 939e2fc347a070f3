"""Moving a tip to another centre: the key moves, and nothing stays behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.first_parts import wraps
from intake.model import Level, Status
from intake.notices import covers_several, new_tip_notices
from intake.outbox import OutboxItem
from intake.ports.casework import TransferRow
from intake.ports.clock import Clock, hour_of
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip, TipKey
from intake.register import Register, may_receive
from intake.routing import Where, allows
from intake.services.case_access import OpenedTip, centre_of, opened
from intake.services.case_change import CaseChanges, CaseLimits, Change
from intake.services.case_rules import Act
from intake.services.console_keys import ConsoleKeys
from intake.services.open_parts import answers_of, origin_proven
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.staff_parts import note_part
from intake.urgency import AcceptLimits, accept_by

_FROM_ABOVE = (Level.DESK, Level.PROVINCE, Level.DISTRICT)


class TransferReason(StrEnum):
    """Why, as a code that stays readable."""

    OTHER_AREA = "other_area"
    OTHER_LEVEL = "other_level"
    CONFLICT = "conflict"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TransferLimits:
    """How late officers of the receiving centre may hear of it, and by when to accept."""

    notice_delay: timedelta = timedelta(minutes=3)
    accept: AcceptLimits = field(default_factory=AcceptLimits)


class Transfers:
    """Transfers."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        keys: ConsoleKeys,
        registry: Registry,
        *,
        case_limits: CaseLimits | None = None,
        limits: TransferLimits | None = None,
    ) -> None:
        self._changes = CaseChanges(store, clock, keys, case_limits or CaseLimits())
        self._registry = registry
        self._limits = limits or TransferLimits()

    def targets(self, by: Signed, reference: str) -> Sequence[CentreRow]:
        """Active centres that this tip may go to (level from above, then name)."""
        found = opened(self._changes.store, by, reference)
        register, where = self._registry.current(), self._where(found)
        allowed = [
            one
            for one in register.by_id.values()
            if one.id != centre_of(by) and _may_go(register, where, one)
        ]
        return sorted(allowed, key=lambda one: (_FROM_ABOVE.index(one.level), one.name_th))

    def transfer(
        self, by: Signed, reference: str, to_centre_id: UUID, reason: TransferReason, note: str = ""
    ) -> None:
        """Re-seals the tip's key for the target and its standby and removes every other wrap.

        Raises Refused("transfer-not-allowed"): not active, own centre, "not this district", or a
        misconduct tip where the routing table does not allow.
        """
        found = opened(self._changes.store, by, reference)
        register, where = self._registry.current(), self._where(found)
        target = register.by_id.get(to_centre_id)
        if target is None or target.id == centre_of(by) or not _may_go(register, where, target):
            raise Refused("transfer-not-allowed")
        standby = _standby(register, where, target)
        keys = wraps(found.tip.id, found.private, target, standby)
        now = self._changes.clock.now()
        part = None
        if note.strip():
            signing = self._changes.keys.signing
            part = note_part(found, by, note, "transfer", now=now, signing=signing)

        def plan(tip: Tip) -> Change:
            moved = _moved(tip, target, standby, parts=tip.part_count + (part is not None))
            row = TransferRow(
                uuid4(),
                tip.id,
                tip.centre_id,
                target.id,
                by.account.id,
                hour_of(now),
                reason.value,
            )
            return Change(
                moved,
                reason.value,
                undoable=False,
                object_id=target.id,
                write=_writing(row, keys, part),
                jobs=self._notices(moved, target),
            )

        self._changes.make(by, reference, Act.TRANSFER, plan)

    def _where(self, found: OpenedTip) -> Where | None:
        """What the sealed answers say of the way; None when they are not proven."""
        answers = answers_of(found)
        if answers is None or not origin_proven(found, self._changes.keys):
            return None
        return Where(
            found.tip.kind,
            found.tip.district_code,
            answers.province_code,
            answers.not_district,
            answers.not_province,
            answers.workplace,
            answers.service,
        )

    def _notices(self, tip: Tip, target: CentreRow) -> tuple[OutboxItem, ...]:
        now = self._changes.clock.now()
        name = None
        with self._changes.store.read() as work:
            officers = work.register.officers_of(target.id)
            if tip.district_code is not None and covers_several(target):
                area = work.areas.find(tip.district_code)
                name = area.name_th if area else None
        return new_tip_notices(
            tip,
            officers,
            self._changes.keys.worker_public.material,
            due_hour=accept_by(tip.urgency, now, self._limits.accept),
            district_name=name,
            now=now,
            longest_delay=self._limits.notice_delay,
        )


def _may_go(register: Register, where: Where | None, target: CentreRow) -> bool:
    """A tip whose answers are not proven may only go to the desk."""
    if where is None:
        return target.level is Level.DESK and may_receive(target)
    return allows(register, where, target)


def _standby(register: Register, where: Where | None, target: CentreRow) -> CentreRow | None:
    """The next active centre up that the rules allow; the desk has none."""
    above = register.above(target)
    while above is not None and not _may_go(register, where, above):
        above = register.above(above)
    return above


def _moved(tip: Tip, target: CentreRow, standby: CentreRow | None, *, parts: int) -> Tip:
    """The receiver starts at new. What the web process signed of the tip stays as it is."""
    return replace(
        tip,
        centre_id=target.id,
        standby_id=standby.id if standby else None,
        register_version=target.register_version,
        status=Status.NEW,
        transferred=True,
        quarantined=False,
        assigned_to=None,
        acknowledged_by=None,
        acknowledged_at=None,
        part_count=parts,
    )


def _writing(row: TransferRow, keys: Sequence[TipKey], part: Part | None) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        work.casework.replace_wraps(row.tip_id, keys)
        work.casework.add_transfer(row)
        if part is not None:
            work.parts.insert([part])

    return write
