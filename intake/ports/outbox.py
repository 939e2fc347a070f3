"""The outbox as the use cases and the senders see it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from intake.outbox import OutboxItem


@dataclass(frozen=True, slots=True)
class ClaimedItem:
    """A row in somebody's hands until ``lease_until``; only that owner may settle it."""

    id: UUID
    kind: str
    payload: bytes
    tries: int
    born: datetime
    lease_until: datetime
    owner: str


@dataclass(frozen=True, slots=True)
class OutboxFigures:
    """How the outbox stands. ``oldest_seconds``: age of the oldest queued row that is due."""

    queued: int
    parked: int
    oldest_seconds: float


class Outbox(Protocol):
    """Rows to be sent or done."""

    def enqueue(self, items: Sequence[OutboxItem]) -> None:
        """Write rows that whoever comes first may claim once they are due."""
        ...

    def enqueue_leased(self, item: OutboxItem, owner: str, lease_until: datetime) -> None:
        """Write a row that its writer sends itself; others may have it after the lease."""
        ...

    def claim(
        self,
        owner: str,
        now: datetime,
        *,
        lease: timedelta,
        limit: int,
        kinds: Collection[str] | None = None,
        without: Collection[str] = (),
    ) -> tuple[ClaimedItem, ...]:
        """Take due rows that nobody holds, the longest due first: of all or these kinds."""
        ...

    def claim_one(self, item_id: UUID, owner: str, until: datetime) -> ClaimedItem | None:
        """Take one known row whatever its due time, unless somebody holds it or it is gone."""
        ...

    def settle(self, item_id: UUID, owner: str) -> bool:
        """Delete a row that is done; False when the lease went to another owner."""
        ...

    def release(self, item_id: UUID, owner: str, due: datetime) -> bool:
        """Give a row back for another try at ``due``; fenced like ``settle``."""
        ...

    def park(self, item_id: UUID, owner: str, now: datetime) -> bool:
        """Set a row aside for 72 hours; the caller raises an alarm. Fenced like ``settle``."""
        ...

    def delete_unsent(self, item_id: UUID, now: datetime) -> bool:
        """Delete a row that nobody holds at this moment; False when it is gone or on its way."""
        ...

    def figures(self, now: datetime) -> OutboxFigures:
        """Queue, parked rows and the age of the oldest due one."""
        ...

    def take_slot(self, kind: str, slot: datetime) -> bool:
        """True for the one host that does this periodic work at this time."""
        ...

    def slots_taken(self, kind: str, since: datetime) -> frozenset[datetime]:
        """Slots of this kind that some host has taken."""
        ...
