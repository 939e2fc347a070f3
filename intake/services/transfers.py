"""Moving a tip to another centre: the key moves, and nothing stays behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.first_parts import wraps
from intake.model import Level
from intake.outbox import OutboxItem
from intake.ports.casework import TransferRow
from intake.ports.clock import Clock, hour_of
from intake.ports.register import CentreRow
from intake.ports.standby import TakeoverRow
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip, TipKey
from intake.services.case_access import centre_of, find, opened
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
    RETURNED = "returned"  # back to who sent it
    NOW_ACTIVE = "now_active"  # the receiver has begun to work


CHOSEN = (
    TransferReason.OTHER_AREA,
    TransferReason.OTHER_LEVEL,
    TransferReason.CONFLICT,
    TransferReason.OTHER,
)
_Move = TransferRow | TakeoverRow
THRICE = 3  # the arrival at the same centre that needs a second look


@dataclass(frozen=True, slots=True)
class Stop:
    """A centre where a tip was, and the hour it came there."""

    centre_id: UUID
    since: datetime


@dataclass(frozen=True, slots=True)
class Way:
    """Where a tip has been, the present centre last, and whom it may be sent back to."""

    stops: tuple[Stop, ...]
    back_to: CentreRow | None
    transfers: int  # how many of the moves; the others are takeovers

    def loops_at(self, centre_id: UUID) -> bool:
        """Whether moving it there would be its third arrival, the first by routing included."""
        return sum(one.centre_id == centre_id for one in self.stops) >= THRICE - 1


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

    def way(self, by: Signed, reference: str) -> Way:
        """Where the tip has been; raises NotFound."""
        with self._changes.store.read() as work:
            tip = find(work, by, reference)
            sent = work.casework.transfers(tip.id)
            moves = _chained(tip.first_centre_id, [*sent, *work.standby.of_tip(tip.id)])
        stops = [Stop(tip.first_centre_id, tip.hour)]
        stops += [Stop(one.to_centre_id, one.hour) for one in moves]
        last = moves[-1] if moves else None
        was_sent = isinstance(last, TransferRow) and last.to_centre_id == tip.centre_id
        sender = last.from_centre_id if last and was_sent else None
        targets = self.targets(by, reference) if sender else ()
        back_to = next((one for one in targets if one.id == sender), None)
        return Way(tuple(stops), back_to, len(sent))

    def transfer(
        self,
        by: Signed,
        reference: str,
        to_centre_id: UUID,
        reason: TransferReason,
        note: str = "",
        *,
        knowing_loop: bool = False,
        telling: bool = True,
    ) -> None:
        """Re-seals the tip's key for the target and its standby and removes every other wrap.

        Raises Refused: ``transfer-not-allowed`` (not active, own centre, "not this district", a
        misconduct tip where the routing table does not allow, or "back" to who did not send it),
        ``transfer-back-why`` (sent back without a word) and, unless it is done knowingly,
        ``transfer-loops`` for the third arrival at the same centre. Without ``telling`` the
        receiver's officers get no notice.
        """
        found = opened(self._changes.store, by, reference)
        register, where = self._registry.current(), where_of(found, self._changes.keys)
        target = register.by_id.get(to_centre_id)
        if target is None or target.id == centre_of(by) or not may_go(register, where, target):
            raise Refused("transfer-not-allowed")
        way = self.way(by, reference)
        self._refuse_way(way, target, reason, note, knowing_loop=knowing_loop)
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
                way.transfers + 1,
            )
            return Change(
                moved,
                reason.value,
                undoable=False,
                object_id=target.id,
                write=_writing(row, keys, part),
                jobs=self._notices(moved, target, now) if telling else (),
            )

        self._changes.make(by, reference, Act.TRANSFER, plan)

    def _notices(self, moved: Tip, target: CentreRow, now: datetime) -> tuple[OutboxItem, ...]:
        return arrival_notices(
            self._changes.store,
            self._changes.keys,
            moved,
            target,
            now=now,
            accept=self._limits.accept,
            longest_delay=self._limits.notice_delay,
        )

    @staticmethod
    def _refuse_way(
        way: Way, target: CentreRow, reason: TransferReason, note: str, *, knowing_loop: bool
    ) -> None:
        if reason is TransferReason.RETURNED:
            if way.back_to is None or way.back_to.id != target.id:
                raise Refused("transfer-not-allowed")
            if not note.strip():
                raise Refused("transfer-back-why")
        if way.loops_at(target.id) and not knowing_loop:
            raise Refused("transfer-loops")


def _chained(first: UUID, moves: Sequence[_Move]) -> list[_Move]:
    """In the order they were made: hours alone do not tell, so each begins where one ended."""
    left, chain, at = sorted(moves, key=lambda one: one.hour), [], first
    while left:
        following = next((one for one in left if one.from_centre_id == at), left[0])
        left.remove(following)
        chain.append(following)
        at = following.to_centre_id
    return chain


def _writing(row: TransferRow, keys: Sequence[TipKey], part: Part | None) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        work.casework.replace_wraps(row.tip_id, keys)
        work.casework.add_transfer(row)
        if part is not None:
            work.parts.insert([part])

    return write
