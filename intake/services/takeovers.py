"""The centre that stands by takes a tip over: never without a ground, and then it alone has it.

Until a row of takeover stands the standby opens nothing. The parent's key could; the threat model
and "who can see this" say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from intake.errors import NotFound, Refused
from intake.first_parts import wraps
from intake.model import CentreState, Holder, Role, Urgency
from intake.ports.audit import by_staff
from intake.ports.clock import Clock, hour_of
from intake.ports.register import CentreRow
from intake.ports.standby import ArrivedTip, TakenTip, TakeoverRow
from intake.ports.store import Store, Work
from intake.ports.tips import Tip
from intake.register import Register
from intake.services.activation_board import is_stale, last_seen
from intake.services.case_access import OpenedTip, centre_of, opened_with
from intake.services.case_change import CaseChanges, CaseLimits
from intake.services.centre_keys import unwrapped
from intake.services.closing import forget_closing
from intake.services.console_keys import ConsoleKeys
from intake.services.moving import arrival_notices, may_go, moved_to, standby_of, where_of
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.transfers import TransferLimits
from intake.status import CLOSED
from intake.takeover import CentreFacts, Ground, ground_of

TAKEOVER = "takeover"
AT_ONCE = 200  # tips that one request moves
_TRIES = 3
_MOST_URGENT_FIRST = (Urgency.NOW, Urgency.SOON, Urgency.NORMAL)


@dataclass(frozen=True, slots=True)
class Offered:
    """A tip that may be taken over: its readable row, who has it, and why. Show no content."""

    tip: Tip
    ground: Ground


@dataclass(frozen=True, slots=True)
class TookOver:
    """How many tips are here now, and how many could not be opened or may not come."""

    taken: int
    refused: int


class Takeovers:
    """For leads of centres that others have below them."""

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

    def offered(self, by: Signed) -> Sequence[Offered]:
        """Tips for which a ground stands now, most urgent and then longest waiting first.

        Raises NotFound.
        """
        own, now = _lead_of(by), self._changes.clock.now()
        register = self._registry.current()
        with self._changes.store.read() as work:
            arrived = work.standby.open_tips(own, by.account.id)
            grounds = self._grounds(work, register, arrived, now)
        found = ((one.tip, grounds[one.tip.id]) for one in arrived)
        offered = [Offered(tip, ground) for tip, ground in found if ground is not None]
        return sorted(offered, key=lambda one: _MOST_URGENT_FIRST.index(one.tip.urgency))

    def take(self, by: Signed, reference: str) -> None:
        """Re-seals to the own centre and the next standby and removes every other wrap, at once.

        Raises NotFound alike for no such tip, one that another stands by for and one without a
        ground; Refused("takeover-not-allowed") where the routing table lets the tip not come here,
        Refused("no-key"), Refused("tip-broken").
        """
        own = _lead_of(by)
        for _ in range(_TRIES):
            now, register = self._changes.clock.now(), self._registry.current()
            with self._changes.store.read() as work:
                arrived = work.standby.tip(reference, own, by.account.id)
                ground = self._ground(work, register, arrived, now)
            if arrived is None or ground is None:
                raise NotFound
            if self._taken(by, arrived, ground, register, now):
                return
        raise Refused("try-again")

    def take_all(self, by: Signed) -> TookOver:
        """As many of the offered as one request moves, each in a transaction of its own."""
        taken = refused = 0
        for one in self.offered(by)[:AT_ONCE]:
            try:
                self.take(by, one.tip.reference)
                taken += 1
            except Refused:
                refused += 1
        return TookOver(taken, refused)

    def lost(self, by: Signed) -> Sequence[TakenTip]:
        """What others took over from the own centre: reference, kind, by whom, when."""
        with self._changes.store.read() as work:
            return work.standby.taken_from(centre_of(by), by.account.id)

    def _taken(
        self,
        by: Signed,
        arrived: ArrivedTip,
        ground: Ground,
        register: Register,
        now: datetime,
    ) -> bool:
        tip, changes = arrived.tip, self._changes
        own = register.by_id.get(centre_of(by))
        found = self._opened(by, tip)
        where = where_of(found, changes.keys)
        if own is None or not may_go(register, where, own):
            raise Refused("takeover-not-allowed")
        standby = standby_of(register, where, own)
        keys = wraps(tip.id, found.private, own, standby)
        moved = _moved(tip, own, standby)
        notices = arrival_notices(
            changes.store,
            changes.keys,
            moved,
            own,
            now=now,
            accept=self._limits.accept,
            longest_delay=self._limits.notice_delay,
        )
        jobs = (*notices, *changes.telling(tip, moved, now))
        with changes.store.write() as work:
            current = work.standby.tip(tip.reference, own.id, by.account.id, lock=True)
            if current != arrived or self._ground(work, register, current, now) is not ground:
                return False
            _forget_closing(tip, work)
            work.casework.save(moved)
            work.casework.replace_wraps(tip.id, keys)
            work.casework.set_undoable(tip.id, None)
            row = TakeoverRow(
                uuid4(), tip.id, tip.centre_id, own.id, by.account.id, hour_of(now), ground.value
            )
            work.standby.add(row)
            work.audit.append(
                [
                    by_staff(
                        now,
                        TAKEOVER,
                        account_id=by.account.id,
                        centre_id=centre_id,
                        tip_id=tip.id,
                        object_id=own.id,
                        detail=ground.value,
                    )
                    for centre_id in (tip.centre_id, own.id)  # both sides see it
                ]
            )
            work.outbox.enqueue(jobs)
        return True

    def _opened(self, by: Signed, tip: Tip) -> OpenedTip:
        own = centre_of(by)
        with self._changes.store.read() as work:
            stored = work.casework.wrap(tip.id, own, Holder.STANDBY)
            halves = unwrapped(by.private, work.accounts.wraps_of(by.account.id, own))
            parts = work.parts.of(tip.id)
        return opened_with(halves, tip, stored, parts)

    def _ground(
        self, work: Work, register: Register, arrived: ArrivedTip | None, now: datetime
    ) -> Ground | None:
        if arrived is None or not _is_open(work, arrived.tip):
            return None
        return self._grounds(work, register, [arrived], now)[arrived.tip.id]

    def _grounds(
        self, work: Work, register: Register, arrived: Sequence[ArrivedTip], now: datetime
    ) -> dict[UUID, Ground | None]:
        centres = {one.tip.centre_id for one in arrived}
        seen = last_seen(work, now)
        readers = work.standby.readers(centres)
        recused = work.standby.recused([one.tip.id for one in arrived])
        nobody: frozenset[UUID] = frozenset()

        def facts(tip: Tip) -> CentreFacts:
            entry = register.by_id.get(tip.centre_id)
            left = readers.get(tip.centre_id, nobody) - recused.get(tip.id, nobody)
            return CentreFacts(
                entry.state if entry else CentreState.ACTIVE,
                is_stale(seen.get(tip.centre_id), now),
                bool(left),
            )

        accept = self._limits.accept
        return {one.tip.id: ground_of(one, facts(one.tip), now, accept) for one in arrived}


def _forget_closing(tip: Tip, work: Work) -> None:
    """Whoever asked to close it did so elsewhere: it is open here."""
    if tip.closing_status is not None:
        forget_closing(tip, tip.closing_status)(work)


def _moved(tip: Tip, own: CentreRow, standby: CentreRow | None) -> Tip:
    bare = replace(
        tip, closing_asked_by=None, closing_status=None, outcome=None, outcome_count=None
    )
    return moved_to(bare, own, standby)


def _lead_of(by: Signed) -> UUID:
    if by.account.role is not Role.LEAD:
        raise NotFound
    return centre_of(by)


def _is_open(work: Work, tip: Tip) -> bool:
    """Neither closed nor withdrawn, and not erased."""
    return not tip.withdrawn and tip.status not in CLOSED and bool(work.tip_keys.of(tip.id))
