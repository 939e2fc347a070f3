"""Tips that waited above until their own centre began to work: moved to it, many in one go.

Each is moved as a single transfer is: opened in the session, allowed by its sealed answers,
re-sealed, audited. What nobody has taken up yet is offered, and only what came before the centre
began: later ones went up because of what the reporter said.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.model import Kind, Status, Urgency
from intake.ports.clock import Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store
from intake.ports.tips import Tip
from intake.register import PROVINCE_DIGITS, Register
from intake.routing_table import RANK
from intake.services.case_access import centre_of
from intake.services.case_rules import Act, acts_now
from intake.services.registry import Registry
from intake.services.sessions import Signed
from intake.services.transfers import TransferReason, Transfers

AT_ONCE = 20  # tips of one request: well under a second
_NOTHING_OPENS = frozenset({"no-key"})


@dataclass(frozen=True, slots=True)
class Offer:
    """So many tips of the own queue are from the places of a centre below that works now."""

    centre: CentreRow
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one request did. ``kept``: the rules keep it here; ``failed``: changed or broken.

    ``after`` goes into the next request; empty when there is nothing left to look at.
    """

    moved: int
    kept: int
    failed: int
    after: str


class HandingDown:
    """Offers and moves."""

    def __init__(
        self, store: Store, clock: Clock, registry: Registry, transfers: Transfers
    ) -> None:
        self._store = store
        self._clock = clock
        self._registry = registry
        self._transfers = transfers

    def offers(self, by: Signed) -> Sequence[Offer]:
        """Centres below with tips of theirs in the own queue, by name."""
        found = self._candidates(by)
        counts = Counter(target.id for _, target in found)
        centres = {target.id: target for _, target in found}
        offered = [Offer(centres[one], count) for one, count in counts.items()]
        return sorted(offered, key=lambda one: one.centre.name_th)

    def move(self, by: Signed, centre_id: UUID, *, after: str = "") -> Step:
        """Looks at the next tips, those whose references come after this one, and moves them.

        Of many that come at once the receiver's officers are told by the first; urgent ones each.
        Raises NotFound where nothing is offered, Refused("no-key").
        """
        waiting = sorted(
            (tip.reference, tip.urgency)
            for tip, target in self._candidates(by)
            if target.id == centre_id and tip.reference > after
        )
        if not waiting and not after:
            raise NotFound
        done: Counter[str] = Counter()
        for number, (reference, urgency) in enumerate(waiting[:AT_ONCE]):
            telling = urgency is Urgency.NOW or (not after and number == 0)
            done[self._moved(by, reference, centre_id, telling=telling)] += 1
        rest = waiting[AT_ONCE - 1][0] if len(waiting) > AT_ONCE else ""
        return Step(done["moved"], done["kept"], done["failed"], rest)

    def _moved(self, by: Signed, reference: str, centre_id: UUID, *, telling: bool) -> str:
        reason = TransferReason.NOW_ACTIVE
        try:
            self._transfers.transfer(by, reference, centre_id, reason, telling=telling)
        except Refused as refused:
            if refused.key in _NOTHING_OPENS:
                raise
            return "kept" if refused.key == "transfer-not-allowed" else "failed"
        return "moved"

    def _candidates(self, by: Signed) -> list[tuple[Tip, CentreRow]]:
        own_id = centre_of(by)
        register = self._registry.current()
        own = register.by_id.get(own_id)
        if own is None:
            return []
        now = self._clock.now()
        with self._store.read() as work:
            queued = work.casework.queue(own_id, by.account.id)
            since = work.centre_keys.last_confirmed()
        found = []
        for one in queued:
            target = _place_of(one.tip, register) if _waits(one.tip, by, now) else None
            below = target is not None and RANK[target.level] < RANK[own.level]
            if target is not None and below and _came_before(one.tip, target, since):
                found.append((one.tip, target))
        return found


def _waits(tip: Tip, by: Signed, now: datetime) -> bool:
    """Nobody has taken it up, nobody sent it here, and it may be moved at all."""
    untouched = tip.status is Status.NEW and not (tip.transferred or tip.quarantined)
    return untouched and Act.TRANSFER in acts_now(tip, by, None, now)


def _place_of(tip: Tip, register: Register) -> CentreRow | None:
    """Its own centre by what is readable: a misconduct tip goes to no district."""
    if tip.district_code is None:
        return None
    district = register.districts.get(tip.district_code) if tip.kind is Kind.DRUG else None
    return district or register.provinces.get(tip.district_code[:PROVINCE_DIGITS])


def _came_before(tip: Tip, target: CentreRow, since: Mapping[UUID, datetime]) -> bool:
    began = since.get(target.id)
    return began is not None and tip.hour < began
