"""The register as the conversation sees it: places, signs, and where a tip would go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.world import DEFAULT_HOTLINES, Level, Name, Place, Receiver, Sign, TipKind
from intake import model
from intake.ports.clock import Clock
from intake.ports.register import AreaRow, SignRow
from intake.ports.store import Store
from intake.register import PROVINCE_DIGITS, Register
from intake.routing import DESK_SERVICE, OWN_DEPARTMENT, Where, route
from intake.services.registry import Registry

DISTRICT_DIGITS = 4
AREAS_AGAIN = timedelta(minutes=10)
_LEVELS: Mapping[model.Level, Level] = {
    model.Level.DESK: "desk",
    model.Level.PROVINCE: "province",
    model.Level.DISTRICT: "district",
}
_CLOSED = frozenset({model.SignState.RETIRED, model.SignState.TAMPERED})


@dataclass(frozen=True, slots=True)
class Areas:
    """Provinces and districts in force, in the order to show."""

    provinces: tuple[Place, ...]
    by_province: Mapping[str, tuple[Place, ...]]
    by_code: Mapping[str, Place]

    @classmethod
    def of(cls, provinces: Sequence[AreaRow], districts: Sequence[AreaRow]) -> "Areas":
        """Areas that were given up are left out: their successors stand beside them."""
        upper = tuple(_place(row) for row in provinces if row.successor_code is None)
        lower = [_place(row) for row in districts if row.successor_code is None]
        return cls(
            provinces=tuple(sorted(upper, key=lambda place: place.name.th)),
            by_province={
                one.code: tuple(place for place in lower if place.parent == one.code)
                for one in upper
            },
            by_code={place.code: place for place in (*upper, *lower)},
        )


@dataclass(frozen=True, slots=True)
class RegisterWorld:
    """One moment of the register; see ``bot.flows.world.World``."""

    register: Register
    areas: Areas
    find_sign: Callable[[str], SignRow | None]
    numbers: Mapping[str, str]
    desk_service: model.Service = DESK_SERVICE

    def ready(self) -> bool:
        """Whether tips can be taken."""
        return self.register.is_ready

    def sign(self, code: str) -> Sign | None:
        """The sign with this code, or None."""
        row = self.find_sign(code)
        if row is None:
            return None
        district = row.area_code[:DISTRICT_DIGITS]
        site = Name(row.site_name, row.site_name)
        return Sign(row.code, site, district, open=row.state not in _CLOSED)

    def provinces(self) -> Sequence[Place]:
        """All provinces."""
        return self.areas.provinces

    def districts(self, province: str) -> Sequence[Place]:
        """The districts of a province; none for an unknown code."""
        return self.areas.by_province.get(province, ())

    def place(self, code: str) -> Place | None:
        """The province or district with this code, or None."""
        return self.areas.by_code.get(code)

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
        way = route(self.register, where, self.desk_service)
        name = Name(way.centre.name_th, way.centre.name_en)
        own = way.mark == OWN_DEPARTMENT
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
        hotlines: Mapping[str, str] = DEFAULT_HOTLINES,
    ) -> None:
        self._store = store
        self._registry = registry
        self._clock = clock
        self._hotlines = hotlines
        self._areas: tuple[datetime, Areas] | None = None

    def current(self) -> RegisterWorld:
        """The world of one turn; raises StoreUnavailableError."""
        register = self._registry.current()
        return RegisterWorld(
            register,
            self._current_areas(),
            self._find_sign,
            self._hotlines,
            self._registry.desk_service,
        )

    def _current_areas(self) -> Areas:
        now = self._clock.now()
        if self._areas is None or now - self._areas[0] >= AREAS_AGAIN:
            with self._store.read() as work:
                provinces = work.areas.all(PROVINCE_DIGITS)
                districts = work.areas.all(DISTRICT_DIGITS)
            self._areas = (now, Areas.of(provinces, districts))
        return self._areas[1]

    def _find_sign(self, code: str) -> SignRow | None:
        with self._store.read() as work:
            return work.signs.find(code)


def _place(row: AreaRow) -> Place:
    name = Name(row.name_th, row.name_en)
    if len(row.code) == PROVINCE_DIGITS:
        return Place(row.code, "province", name)
    return Place(row.code, "district", name, row.parent_code or row.code[:PROVINCE_DIGITS])
