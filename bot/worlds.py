"""The register as the conversation sees it: places, signs, and where a tip would go."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.flows.world import (
    Found,
    Level,
    Name,
    Place,
    PlaceLevel,
    Receiver,
    Sign,
    Spot,
    TipKind,
)
from bot.place_finding import find_place
from intake import model
from intake.hotlines import HOTLINES
from intake.places.boundaries import Boundaries
from intake.places.index import PlaceIndex
from intake.places.succession import in_force
from intake.ports.clock import Clock
from intake.ports.register import AreaRow
from intake.ports.signs import SignRow
from intake.ports.store import Store, Work
from intake.register import PROVINCE_DIGITS, Register
from intake.routing import Where, route
from intake.services.areas import area_in_force
from intake.services.outlines import boundaries_of
from intake.services.registry import Registry

DISTRICT_DIGITS = 4
AREAS_AGAIN = timedelta(minutes=10)
_LEVELS: Mapping[model.Level, Level] = {
    model.Level.DESK: "desk",
    model.Level.PROVINCE: "province",
    model.Level.DISTRICT: "district",
}
SUBDISTRICT_DIGITS, VILLAGE_DIGITS = 6, 8
_PLACES: Mapping[int, PlaceLevel] = {
    PROVINCE_DIGITS: "province",
    DISTRICT_DIGITS: "district",
    SUBDISTRICT_DIGITS: "subdistrict",
    VILLAGE_DIGITS: "village",
}


@dataclass(frozen=True, slots=True)
class Areas:
    """Provinces and districts in force, in the order to show."""

    provinces: tuple[Place, ...]
    by_province: Mapping[str, tuple[Place, ...]]
    by_code: Mapping[str, Place]
    successors: Mapping[str, str] = field(default_factory=dict)
    by_district: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        provinces: Sequence[AreaRow],
        districts: Sequence[AreaRow],
        subdistricts: Sequence[AreaRow] = (),
    ) -> "Areas":
        """Areas that were given up are not listed; their codes lead to who follows them."""
        upper = tuple(_place(row) for row in provinces if row.successor_code is None)
        lower = [_place(row) for row in districts if row.successor_code is None]
        lowest = [_place(row) for row in subdistricts if row.successor_code is None]
        by_district: dict[str, list[Place]] = {}
        for place in lowest:
            by_district.setdefault(place.parent, []).append(place)
        return cls(
            provinces=tuple(sorted(upper, key=lambda place: place.name.th)),
            by_province={
                one.code: tuple(place for place in lower if place.parent == one.code)
                for one in upper
            },
            by_code={place.code: place for place in (*upper, *lower, *lowest)},
            successors={
                row.code: row.successor_code
                for row in (*provinces, *districts, *subdistricts)
                if row.successor_code is not None
            },
            by_district={code: tuple(found) for code, found in by_district.items()},
        )


@dataclass(frozen=True, slots=True)
class RegisterWorld:
    """One moment of the register; see ``bot.flows.world.World``."""

    register: Register
    areas: Areas
    find_sign: Callable[[str], SignRow | None]
    numbers: Mapping[str, str]
    boundaries: Boundaries | None = None
    index: PlaceIndex = field(default_factory=lambda: PlaceIndex.build(()))
    find_area: Callable[[str], AreaRow | None] = lambda _code: None

    def ready(self) -> bool:
        """Whether tips can be taken."""
        return self.register.is_ready

    def sign(self, code: str) -> Sign | None:
        """The sign with this code, or None."""
        row = self.find_sign(code)
        if row is None:
            return None
        district = in_force(row.area_code[:DISTRICT_DIGITS], self.areas.successors)
        return Sign(row.code, district)

    def provinces(self) -> Sequence[Place]:
        """All provinces."""
        return self.areas.provinces

    def districts(self, province: str) -> Sequence[Place]:
        """The districts of a province; none for an unknown code."""
        return self.areas.by_province.get(province, ())

    def subdistricts(self, district: str) -> Sequence[Place]:
        """The subdistricts of a district; none for an unknown code."""
        return self.areas.by_district.get(district, ())

    def place(self, code: str) -> Place | None:
        """The area with this code, or who follows it; None for an unknown one."""
        if len(code) == VILLAGE_DIGITS:  # too many to be kept in memory by name
            row = self.find_area(code)
            return _place(row) if row else None
        return self.areas.by_code.get(in_force(code, self.areas.successors))

    def find(self, text: str, *, near: str = "", within: str = "") -> Found:
        """What a typed place may mean."""
        return find_place(self.index, self.place, text, near=near, within=within)

    def locate(self, latitude: float, longitude: float) -> Spot | None:
        """Where a map pin lies; None where no outlines tell."""
        if self.boundaries is None:
            return None
        found = self.boundaries.locate(latitude, longitude)
        if not found.candidates and not self.boundaries.whole:
            return None
        known = (self.place(code) for code in found.candidates)
        return Spot(tuple(place for place in known if place is not None))

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
        """Where a tip goes by the routing table."""
        where = Where(
            kind=model.Kind(kind),
            district_code=district,
            province_code=province,
            not_district=not_district,
            not_province=not_province,
            workplace=model.Workplace(workplace) if workplace else None,
            service=model.Service(service) if service else None,
        )
        way = route(self.register, where)
        name = Name(way.centre.name_th, way.centre.name_en)
        own = way.mark is model.Mark.OWN_DEPARTMENT
        return Receiver(str(way.centre.id), name, _LEVELS[way.centre.level], own)

    def hotlines(self) -> Mapping[str, str]:
        """Numbers by purpose."""
        return self.numbers


class Worlds:
    """Gives the register of the moment; areas are read now and then, for they hardly change."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        clock: Clock,
        hotlines: Mapping[str, str] = HOTLINES,
        postcodes: Callable[[], Mapping[str, Collection[str]]] = dict,
    ) -> None:
        self._store = store
        self._registry = registry
        self._clock = clock
        self._hotlines = hotlines
        self._postcodes = postcodes
        self._looked: datetime | None = None
        self._areas = Areas((), {}, {})
        self._stamp: tuple[int, ...] = ()
        self._index = PlaceIndex.build(())
        self._boundaries: tuple[str | None, Boundaries | None] = (None, None)

    def prepare(self) -> None:
        """Read areas and outlines before the first turn asks; raises StoreUnavailableError."""
        self._current_areas()

    def current(self) -> RegisterWorld:
        """The world of one turn; raises StoreUnavailableError."""
        register = self._registry.current()
        return RegisterWorld(
            register,
            self._current_areas(),
            self._find_sign,
            self._hotlines,
            self._boundaries[1],
            self._index,
            self._find_area,
        )

    def _current_areas(self) -> Areas:
        """Areas, their index and outlines: read anew where the store's have changed."""
        now = self._clock.now()
        if self._looked is None or now - self._looked >= AREAS_AGAIN:
            with self._store.read() as work:
                stamp, edition = work.areas.stamp(), work.outlines.edition()
                if stamp != self._stamp:
                    self._read_areas(work)
                if stamp != self._stamp or edition != self._boundaries[0]:
                    self._boundaries = (edition, boundaries_of(work))
            self._stamp, self._looked = stamp, now
        return self._areas

    def _read_areas(self, work: Work) -> None:
        provinces = work.areas.all(PROVINCE_DIGITS)
        districts = work.areas.all(DISTRICT_DIGITS)
        subdistricts = work.areas.all(SUBDISTRICT_DIGITS)
        named = (*provinces, *districts, *subdistricts)
        self._index = PlaceIndex.build(named, work.areas.all(VILLAGE_DIGITS), self._postcodes())
        self._areas = Areas.of(provinces, districts, subdistricts)

    def _find_area(self, code: str) -> AreaRow | None:
        with self._store.read() as work:
            return work.areas.find(code)

    def _find_sign(self, code: str) -> SignRow | None:
        with self._store.read() as work:
            row = work.signs.find(code)
            return row and replace(row, area_code=area_in_force(work, row.area_code))


def _place(row: AreaRow) -> Place:
    return Place(
        row.code,
        _PLACES[len(row.code)],
        Name(row.name_th, row.name_en),
        row.parent_code or row.code[: len(row.code) - 2],
    )
