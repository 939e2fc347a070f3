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

    def of_tip(self, tip_id: UUID) -> Sequence[AuditRow]:
        """What happened to a tip, by time."""
        ...

    def of_centre(
        self, centre_id: UUID, account_id: UUID, *, without: Collection[str], of_kind: Kind
    ) -> Sequence[AuditRow]:
        """What happened at a centre, newest first, without these acts on tips of this kind.

        Of tips that the member must not see there is no row at all.
        """
        ...

    def reads_at(
        self, centres: Collection[UUID], acts: Collection[str], of_kind: Kind
    ) -> Sequence[AuditRow]:
        """These acts on tips of this kind at these centres, newest first."""
        ...

    def references(self, tips: Collection[UUID]) -> dict[UUID, str]:
        """References by tip id."""
        ...
