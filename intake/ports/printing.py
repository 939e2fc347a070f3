"""Batches of signs to print, as the store keeps them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.sign_model import BatchState, Binding, PrintFormat, PrintMode, SheetState


@dataclass(frozen=True, slots=True)
class PrintBatch:
    """What an admin ordered at once. ``number``: what the shop quotes; ``area_code`` may be "".

    ``sent_at``: when an admin said that it went to the shop. ``owner`` draws it until
    ``lease_until``; then any worker may go on. ``complete``: it is drawn with the Ministry's code.
    """

    id: UUID
    number: str
    made_by: UUID
    made_at: datetime
    area_code: str
    template: str
    mode: PrintMode
    format: PrintFormat
    binding: Binding
    thai_digits: bool
    complete: bool
    state: BatchState = BatchState.WAITING
    finished_at: datetime | None = None
    sent_at: datetime | None = None
    owner: str | None = None
    lease_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """One sign of a batch. ``name``: its code, or the district of a vinyl with a white square.

    ``problem``: why it is withheld, in the one word of its first fault. ``digest``: SHA-256 of the
    file, ``size`` bytes long.
    """

    batch_id: UUID
    name: str
    area_code: str
    place: str
    state: SheetState = SheetState.WAITING
    problem: str = ""
    size: int = 0
    digest: bytes | None = field(default=None, repr=False)


class Printing(Protocol):
    """Batches and their sheets."""

    def add(self, batch: PrintBatch, sheets: Sequence[PrintSheet]) -> bool:
        """Write a new batch with all its sheets; False when its number is taken."""
        ...

    def find(self, batch_id: UUID) -> PrintBatch | None:
        """One batch, or None."""
        ...

    def newest(self, start: int, most: int) -> tuple[int, tuple[PrintBatch, ...]]:
        """How many batches there are, and a stretch of them, newest first."""
        ...

    def last_number(self, start: str) -> str | None:
        """The highest of the numbers that start so."""
        ...

    def progress(self, batch_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[SheetState, int]]:
        """How many sheets of each batch are in each state."""
        ...

    def sheets(
        self, batch_id: UUID, state: SheetState | None = None, most: int | None = None
    ) -> tuple[PrintSheet, ...]:
        """The sheets of a batch, all or those in a state, by area and name; the first ``most``."""
        ...

    def claim(self, owner: str, now: datetime, until: datetime) -> PrintBatch | None:
        """Take the oldest batch to be drawn that nobody else holds; holding it already renews."""
        ...

    def renew(self, batch_id: UUID, owner: str, until: datetime) -> bool:
        """Hold a batch longer; False when it is no longer this owner's to draw."""
        ...

    def set_aside(self, batch_id: UUID, owner: str, until: datetime) -> None:
        """Give up a batch that this owner holds; nobody takes it until then."""
        ...

    def settle(self, batch_id: UUID, owner: str, sheets: Sequence[PrintSheet]) -> bool:
        """Write what became of sheets; False when the batch is no longer this owner's."""
        ...

    def change(self, batch: PrintBatch) -> None:
        """Write a batch's state, owner and times again."""
        ...

    def states(self) -> Mapping[UUID, BatchState]:
        """How far each batch is."""
        ...

    def erase(self, before: datetime) -> tuple[UUID, ...]:
        """Erase batches that were finished or stopped before; which they were."""
        ...
