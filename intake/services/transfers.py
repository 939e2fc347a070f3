"""Moving a tip to another centre: the key moves, and nothing stays behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.first_parts import wraps
from intake.model import Level
from intake.ports.casework import TransferRow
from intake.ports.clock import Clock, hour_of
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip, TipKey
from intake.services.case_access import centre_of, opened
from intake.services.case_change import CaseChanges, CaseLimits, Change
from intake.services.case_rules import Act
from intake.services.console_keys import ConsoleKeys
from intake.services.moving import arrival_notices, may_go, moved_to, standby_of, where_of
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.staff_parts import note_part
from intake.urgency import AcceptLimits

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
        register, where = self._registry.current(), where_of(found, self._changes.keys)
        allowed = [
            one
            for one in register.by_id.values()
            if one.id != centre_of(by) and may_go(register, where, one)
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
        register, where = self._registry.current(), where_of(found, self._changes.keys)
        target = register.by_id.get(to_centre_id)
        if target is None or target.id == centre_of(by) or not may_go(register, where, target):
            raise Refused("transfer-not-allowed")
        standby = standby_of(register, where, target)
        keys = wraps(found.tip.id, found.private, target, standby)
        now = self._changes.clock.now()
        part = None
        if note.strip():
            signing = self._changes.keys.signing
            part = note_part(found, by, note, "transfer", now=now, signing=signing)

        def plan(tip: Tip) -> Change:
            moved = replace(
                moved_to(tip, target, standby), part_count=tip.part_count + (part is not None)
            )
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
                jobs=arrival_notices(
                    self._changes.store,
                    self._changes.keys,
                    moved,
                    target,
                    now=now,
                    accept=self._limits.accept,
                    longest_delay=self._limits.notice_delay,
                ),
            )

        self._changes.make(by, reference, Act.TRANSFER, plan)


def _writing(row: TransferRow, keys: Sequence[TipKey], part: Part | None) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        work.casework.replace_wraps(row.tip_id, keys)
        work.casework.add_transfer(row)
        if part is not None:
            work.parts.insert([part])

    return write
