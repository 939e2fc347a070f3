"""What the conversation may ask of the register: places, signs, centres, hotlines. No I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Level = Literal["district", "province", "desk"]
TipKind = Literal["drug", "misconduct"]
PlaceLevel = Literal["province", "district", "subdistrict", "village"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in both languages."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """An area: province, district, subdistrict or village (2, 4, 6 or 8 digits), plain name."""

    code: str
    level: PlaceLevel
    name: Name
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the register; one that was given up still says where it hung."""

    code: str
    district: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a map pin lies: the places to choose between, best first; none: outside Thailand."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed place may mean, best first, no more than fit one question.

    `clear`: one district, or one province, beyond doubt. `whole`: the text says nothing else.
    """

    places: tuple[Place, ...] = ()
    clear: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Receiver:
    """The centre that will open the tip. `own_department`: the accused is of its department."""

    centre_id: str
    name: Name
    level: Level
    own_department: bool = False


class World(Protocol):
    """The register as the conversation sees it, in memory."""

    def ready(self) -> bool:
        """False until the national desk can open tips: then only hotlines are given."""
        ...

    def sign(self, code: str) -> Sign | None:
        """The sign with this code, or None."""
        ...

    def provinces(self) -> Sequence[Place]:
        """All provinces."""
        ...

    def districts(self, province: str) -> Sequence[Place]:
        """The districts of a province, in the order to show; none for an unknown code."""
        ...

    def subdistricts(self, district: str) -> Sequence[Place]:
        """The subdistricts of a district, in the order to show; none for an unknown code."""
        ...

    def place(self, code: str) -> Place | None:
        """The area with this code, or None."""
        ...

    def find(self, text: str, *, near: str = "", within: str = "") -> Found:
        """What a typed place may mean.

        `near`: the area in which one of several namesakes is likelier. `within`: the area in which
        it is looked for first.
        """
        ...

    def locate(self, latitude: float, longitude: float) -> Spot | None:
        """Where a map pin lies, in degrees; None where that cannot be told."""
        ...

    def receiver(
        self,
        *,
        kind: TipKind,
        district: str | None,
        province: str | None,
        not_district: bool,
        not_province: bool,
        service: str | None,
        workplace: str | None,
    ) -> Receiver:
        """Where a tip goes by the routing table. `None` means not said or not asked.

        `not_district` / `not_province`: the reporter does not want that office to see it.
        """
        ...

    def hotlines(self) -> Mapping[str, str]:
        """Numbers by purpose; at least the purposes of ``intake.hotlines.HOTLINES``."""
        ...
