"""How well signs cover an area, for who keeps the signs there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intake.errors import NotFound
from intake.ports.audit import by_staff
from intake.ports.clock import BANGKOK, Clock
from intake.ports.coverage import Coverage, CoverageLine
from intake.ports.store import Store, Work
from intake.services.own_areas import EVERYWHERE, lies_in, own_areas
from intake.services.sessions import Signed
from intake.sign_model import SiteKind

PHOTO_SHOWS_FOR = timedelta(days=365)
_STEP = 2  # digits from a country to its provinces, on to districts, on to subdistricts
_DISTRICT_DIGITS = 4


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """The coverage of an area, by the areas in it and by kind of site.

    ``area_code``: "" is all that the member keeps: the whole country (``everywhere``), or several
    districts. ``above``: the next higher area that this member may see, None for the highest.
    ``by_area`` is of the asked kind alone; each area of today is in it, and sites of the area
    itself stand under its own code.
    """

    area_code: str
    above: str | None
    everywhere: bool
    by_area: Mapping[str, Coverage]
    by_kind: Mapping[SiteKind, Coverage]

    @property
    def total(self) -> Coverage:
        """All areas together."""
        return sum(self.by_area.values(), Coverage())


class SignCoverage:
    """Coverage for members; everybody sees their own areas alone."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def under(self, by: Signed, area_code: str = "", kind: SiteKind | None = None) -> AreaCoverage:
        """What an area has; "" is all that the member keeps. Raises NotFound."""
        with self._store.read() as work:
            own = own_areas(work, by.account)
            chosen = _chosen(work, own, area_code)
            areas = (chosen,) if chosen else own
            digits = len(areas[0]) if len(areas) > 1 else len(areas[0]) + _STEP
            counted = work.coverage.count(areas, digits, self._photos_since)
            today = areas if len(areas) > 1 else _today(work, chosen)
        of_kind = [one for one in counted if kind in {None, one.kind}]
        by_area = _by_area(today, of_kind)
        above, everywhere = _above(chosen, own), own == EVERYWHERE
        return AreaCoverage(chosen, above, everywhere, by_area, _by_kind(counted))

    def export(self, by: Signed, area_code: str = "", kind: SiteKind | None = None) -> AreaCoverage:
        """The same, to be taken away; recorded. Raises NotFound."""
        found = self.under(by, area_code, kind)
        row = by_staff(
            self._clock.now(),
            "export_coverage",
            account_id=by.account.id,
            centre_id=by.account.centre_id,
            detail=found.area_code,
        )
        with self._store.write() as work:
            work.audit.append([row])
        return found

    @property
    def _photos_since(self) -> date:
        return self._clock.now().astimezone(BANGKOK).date() - PHOTO_SHOWS_FOR


def _chosen(work: Work, own: tuple[str, ...], area_code: str) -> str:
    """The area to look at; raises NotFound for one that is not theirs, not there, or too small."""
    if not area_code and own:
        return own[0] if len(own) == 1 else ""
    theirs = len(area_code) <= _DISTRICT_DIGITS and lies_in(area_code, own)
    if not theirs or work.areas.find(area_code) is None:
        raise NotFound
    return area_code


def _above(area_code: str, own: tuple[str, ...]) -> str | None:
    if not area_code or own == (area_code,):
        return None
    higher = area_code[:-_STEP]
    return higher if lies_in(higher, own) else ""  # one of several districts


def _today(work: Work, area_code: str) -> tuple[str, ...]:
    rows = work.areas.below(area_code) if area_code else work.areas.all(_STEP)
    return tuple(row.code for row in rows if row.successor_code is None)


def _by_area(today: Sequence[str], counted: Sequence[CoverageLine]) -> dict[str, Coverage]:
    found = dict.fromkeys(today, Coverage())
    for one in counted:
        found[one.area_code] = found.get(one.area_code, Coverage()) + one.coverage
    return found


def _by_kind(counted: Sequence[CoverageLine]) -> dict[SiteKind, Coverage]:
    """Every kind that the order names, also where there is no such site."""
    found = dict.fromkeys(SiteKind, Coverage())
    for one in counted:
        found[one.kind] += one.coverage
    return found
