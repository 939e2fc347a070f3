"""Seals over the audit, as the store keeps them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.model import Kind
from intake.ports.audit import Actor, AuditRow


@dataclass(frozen=True, slots=True)
class SealRow:
    """A signature over a batch of rows and, by ``previous``, over every batch before."""

    number: int
    at: datetime
    count: int
    hash: bytes
    previous: bytes
    signature: bytes
    key_version: int


@dataclass(frozen=True, slots=True)
class AuditSight:
    """What a lead sees: the own centre's rows, less what is for the level above.

    Reads of tips of ``kind`` are shown to the level above alone: none of the own centre's, but
    those of the centres ``below``. ``bars`` are shown to both. Of tips that the lead must not see
    there is no row at all, and of bars against the lead none even after they are lifted.
    """

    centre_id: UUID
    account_id: UUID  # the lead
    below: tuple[UUID, ...]
    reads: frozenset[str]
    kind: Kind
    bars: frozenset[str]
    member: UUID | None = None  # only what this member did
    since: datetime | None = None
    before: datetime | None = None


class Seals(Protocol):
    """Batches of the audit."""

    def newest(self) -> SealRow | None:
        """The last seal."""
        ...

    def after(self, number: int, limit: int) -> Sequence[SealRow]:
        """Seals with higher numbers, in order."""
        ...

    def rows_of(self, number: int) -> Sequence[AuditRow]:
        """The rows under a seal, by id."""
        ...

    def unsealed(
        self, actors: Collection[Actor], before: datetime, limit: int
    ) -> Sequence[AuditRow]:
        """Rows of these actors from before a moment that no seal covers, by id."""
        ...

    def add(self, seal: SealRow, rows: Collection[UUID]) -> bool:
        """Writes the seal and puts the rows under it; False when another host was first."""
        ...

    def last_sign_ins(self, since: datetime) -> dict[UUID, datetime]:
        """When a reader of each centre last signed in, for sign-ins since that moment."""
        ...

    def of_tip(self, tip_id: UUID) -> Sequence[AuditRow]:
        """What happened to a tip, by time."""
        ...

    def seen(self, sight: AuditSight, start: int, limit: int) -> Sequence[AuditRow]:
        """Rows from the ``start``-th on, newest first."""
        ...

    def count_seen(self, sight: AuditSight) -> int:
        """How many rows there are to see."""
        ...

    def references(self, tips: Collection[UUID]) -> dict[UUID, str]:
        """References by tip id."""
        ...
