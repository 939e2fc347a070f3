"""What a centre that stands by may know of tips below, and the rows of takeover."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.model import Kind
from intake.ports.tips import Tip


@dataclass(frozen=True, slots=True)
class ArrivedTip:
    """A tip, and the hour in which it came to the centre that has it now."""

    tip: Tip
    since: datetime


@dataclass(frozen=True, slots=True)
class TakeoverRow:
    """A tip that the centre standing by took over, and on what ground."""

    id: UUID
    tip_id: UUID
    from_centre_id: UUID
    to_centre_id: UUID
    by: UUID
    hour: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TakenTip:
    """What the centre that lost a tip keeps of it."""

    reference: str
    kind: Kind
    to_centre_id: UUID
    hour: datetime


class Standby(Protocol):
    """Every look-up names the centre that stands by and its member."""

    def tip(
        self, reference: str, centre_id: UUID, account_id: UUID, *, lock: bool = False
    ) -> ArrivedTip | None:
        """The tip if the centre stands by for it and the member is not barred from it."""
        ...

    def open_tips(self, centre_id: UUID, account_id: UUID) -> Sequence[ArrivedTip]:
        """Those of them that are not closed, withdrawn or erased, the longest waiting first."""
        ...

    def unaccepted(self) -> Sequence[ArrivedTip]:
        """Every tip that nobody has accepted yet and that does not ring for nobody."""
        ...

    def arrived(self, tips: Sequence[Tip]) -> Sequence[ArrivedTip]:
        """These tips, each with the hour in which it came to the centre that has it."""
        ...

    def readers(self, centres: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Active staff and leads of each centre."""
        ...

    def recused(self, tips: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Who must not see each tip; a tip that nobody is kept from is left out."""
        ...

    def add(self, takeover: TakeoverRow) -> None:
        """Records a takeover."""
        ...

    def of_tip(self, tip_id: UUID) -> Sequence[TakeoverRow]:
        """Who took the tip over, by hour."""
        ...

    def taken_from(self, centre_id: UUID, account_id: UUID) -> Sequence[TakenTip]:
        """What others took over from the centre, newest first, less what came back."""
        ...
