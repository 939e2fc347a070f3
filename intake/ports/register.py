"""Areas, centres and the routing table, as the store keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from intake.model import (
    CentreState,
    Kind,
    Level,
    Mark,
    Service,
    Trust,
    Workplace,
)


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A province (2 digits), district (4) or subdistrict (6). A retired code has a successor."""

    code: str
    parent_code: str | None
    name_th: str
    name_en: str
    successor_code: str | None = None


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre as registered, with the console's signature; ``districts`` is its coverage."""

    id: UUID
    level: Level
    area_code: str | None
    parent_id: UUID | None
    name_th: str
    name_en: str
    state: CentreState
    districts: tuple[str, ...] = ()
    phone: str = ""
    contact: str = ""
    key_version: int = 0
    public_half: bytes | None = None
    register_version: int = 0
    signature: bytes | None = None
    signature_key_version: int = 0


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line of the routing table: for such a tip the level that receives it, and a mark.

    Of a drug tip neither service nor workplace is asked: both are ``unsure``.
    """

    kind: Kind
    service: Service
    workplace: Workplace
    trust: Trust
    receiver: Level
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class RoutingTableRow:
    """A version of the routing table with the console's signature over all its rules."""

    version: int
    rules: tuple[RuleRow, ...]
    signature: bytes
    signature_key_version: int


class Areas(Protocol):
    """Official areas."""

    def all(self, digits: int) -> tuple[AreaRow, ...]:
        """All areas whose code has that many digits, by code; retired ones included."""
        ...

    def below(self, code: str) -> tuple[AreaRow, ...]:
        """What lies right below: a province's districts, a district's subdistricts; by code.

        Retired ones are included.
        """
        ...

    def find(self, code: str) -> AreaRow | None:
        """One area, or None."""
        ...

    def stamp(self) -> tuple[int, ...]:
        """Some numbers that differ after all but the rarest changes: how many areas, how long."""
        ...

    def add(self, rows: Sequence[AreaRow]) -> None:
        """Write new areas."""
        ...

    def change(self, row: AreaRow) -> None:
        """Write new names, or the successor of a retired code."""
        ...


class RegisterStore(Protocol):
    """Centres and the routing table."""

    def centres(self) -> tuple[CentreRow, ...]:
        """All centres with their coverage."""
        ...

    def stamp(self) -> tuple[int, ...]:
        """Some numbers that differ after every change of a centre's entry or the table."""
        ...

    def centre(self, centre_id: UUID) -> CentreRow | None:
        """One centre, or None."""
        ...

    def add(self, centres: Sequence[CentreRow]) -> None:
        """Write new centres with their coverage."""
        ...

    def change(self, centre: CentreRow) -> None:
        """Write a centre's entry again, coverage included."""
        ...

    def routing_table(self) -> RoutingTableRow | None:
        """The newest version, or None before the first."""
        ...

    def add_routing_table(self, table_row: RoutingTableRow) -> None:
        """Write a new version beside the ones before; rules proposed for it are replaced."""
        ...

    def proposed_rules(self) -> tuple[RuleRow, ...]:
        """The rules that were proposed as the next version and wait for a second person."""
        ...

    def propose_rules(self, rules: Sequence[RuleRow]) -> None:
        """Keep these rules as the next version's, instead of earlier proposed ones; none: drop."""
        ...

    def one_change_at_a_time(self) -> None:
        """Waits for other changes of the register, and lets none begin before this one ends."""
        ...

    def officers_of(self, centre_id: UUID) -> tuple[UUID, ...]:
        """Officers who get this centre's notices: active staff and leads with a linked chat."""
        ...
