"""Sites and signs, as the store keeps them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from intake.sign_model import SignMode, SignState, SiteKind


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place where signs hang; degrees of WGS 84 where a position is known."""

    id: UUID
    kind: SiteKind
    area_code: str
    name: str
    owner: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign, its site and the area where it hangs. Days are those of Bangkok.

    ``template`` and ``complete``: what was printed last, and whether it, or the vinyl on which a
    sticker covers a square, carries the Ministry's code too, as its letter wants.
    """

    code: str
    state: SignState
    site_id: UUID
    site_kind: SiteKind
    site_name: str
    area_code: str
    template: str = ""
    mode: SignMode = SignMode.SITE
    complete: bool = False
    printed: date | None = None
    installed: date | None = None
    last_seen: date | None = None


@dataclass(frozen=True, slots=True)
class AreaSigns:
    """An area's sites, those without a sign in use, and its signs by state."""

    area_code: str
    sites: int = 0
    bare: int = 0
    states: Mapping[SignState, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteSearch:
    """Which sites: under this area, with these letters in name, owner or a sign's code, in a state.

    ``bare``: those without a sign in use, whatever ``state`` says.
    """

    area_code: str = ""
    words: str = ""
    state: SignState | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class MonthCount:
    """What a month brought a sign."""

    code: str
    month: str
    openings: int
    tips: int


class Signs(Protocol):
    """Sites and signs."""

    def find(self, code: str, *, lock: bool = False) -> SignRow | None:
        """The sign with this code, or None; ``lock`` keeps other writers off until the commit."""
        ...

    def in_use(self, area_code: str) -> tuple[SignRow, ...]:
        """The signs in use under an area, by area and code."""
        ...

    def all(self) -> tuple[SignRow, ...]:
        """Every sign, by code."""
        ...

    def of_sites(self, site_ids: Sequence[UUID]) -> tuple[SignRow, ...]:
        """The signs of these sites, by code."""
        ...

    def site(self, site_id: UUID) -> SiteRow | None:
        """One site, or None."""
        ...

    def sites(self, area_code: str = "") -> tuple[SiteRow, ...]:
        """The sites under an area, all by default, by area and name."""
        ...

    def bare_sites(
        self, area_code: str, kinds: Sequence[SiteKind], mode: SignMode | None = None
    ) -> tuple[SiteRow, ...]:
        """The sites of these kinds under an area without a sign in use, or one of this mode."""
        ...

    def search(self, search: SiteSearch, start: int, most: int) -> tuple[int, tuple[SiteRow, ...]]:
        """How many sites there are of this kind, and a stretch of them by area and name."""
        ...

    def tally(self, area_code: str, digits: int) -> tuple[AreaSigns, ...]:
        """Figures of each area with so many digits under an area, where it has sites; by code."""
        ...

    def add_sites(self, sites: Sequence[SiteRow]) -> None:
        """Write new sites."""
        ...

    def change_site(self, site: SiteRow) -> None:
        """Write a site's name, owner and position again."""
        ...

    def add_sign(
        self,
        code: str,
        site_id: UUID,
        state: SignState,
        *,
        template: str = "",
        mode: SignMode = SignMode.SITE,
    ) -> bool:
        """Write a sign; False when the code is taken."""
        ...

    def change_sign(self, sign: SignRow) -> None:
        """Write a sign's state and days again."""
        ...

    def count(self, code: str, month: str, *, tips: int = 0, openings: int = 0) -> None:
        """More tips or openings by this sign in this month; a sign that is gone is not counted."""
        ...

    def counts(self, codes: Sequence[str], until: str) -> tuple[MonthCount, ...]:
        """What the months up to and with this one brought these signs, newest first."""
        ...
