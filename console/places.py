"""Names of centres and areas, in the reader's language."""

import re
from dataclasses import dataclass
from uuid import UUID

from flask import g

from console.language import language, t
from console.services import services
from intake.ports.register import AreaRow, CentreRow

_PROVINCE_DIGITS = 2
_DISTRICT_DIGITS = 4
_SUBDISTRICT_DIGITS = 6
_BANGKOK = "10"
_WRITTEN_BEFORE = re.compile("([เแโใไ])(.)")


@dataclass(frozen=True, slots=True)
class Province:
    """A province's name as it is ``shown``, and in both languages as it is ``searched``."""

    shown: str
    searched: str


class Places:
    """Looks each name up once for a page."""

    def __init__(self) -> None:
        self._centres: dict[UUID, CentreRow | None] = {}
        self._areas: dict[str, AreaRow | None] = {}
        self._provinces: dict[str, Province] = {}

    def all_centres(self) -> tuple[CentreRow, ...]:
        """Every centre."""
        with services().store.read() as work:
            found = work.register.centres()
        self._centres = {centre.id: centre for centre in found}
        return found

    def centre(self, centre_id: UUID | None) -> str:
        """Name of a centre, empty for none."""
        found = self.find(centre_id) if centre_id else None
        return "" if found is None else name_of(found)

    def find(self, centre_id: UUID) -> CentreRow | None:
        """A centre, or None."""
        if centre_id not in self._centres:
            with services().store.read() as work:
                self._centres[centre_id] = work.register.centre(centre_id)
        return self._centres[centre_id]

    def provinces(self) -> dict[str, Province]:
        """The provinces of today by their code."""
        if self._provinces:
            return self._provinces
        with services().store.read() as work:
            rows = work.areas.all(_PROVINCE_DIGITS)
        self._areas |= {row.code: row for row in rows}
        self._provinces = {
            row.code: Province(_name(row), f"{row.name_th} {row.name_en}".casefold())
            for row in rows
            if row.successor_code is None
        }
        return self._provinces

    def districts_of(self, code: str) -> list[AreaRow]:
        """The districts of today in the province of this code, in alphabetic order."""
        return self.below(code[:_PROVINCE_DIGITS])

    def below(self, code: str) -> list[AreaRow]:
        """The areas of today right below one, in alphabetic order."""
        with services().store.read() as work:
            rows = work.areas.below(code)
        found = [row for row in rows if row.successor_code is None]
        self._areas |= {row.code: row for row in found}
        return sorted(found, key=lambda row: alphabetic(_name(row)))

    def name(self, code: str) -> str:
        """An area's name alone; its code where nobody knows it."""
        area = self._area(code)
        return _name(area) if area else code

    def above(self, code: str) -> tuple[AreaRow | None, AreaRow | None, AreaRow | None]:
        """Province, district and subdistrict of an area, as far as they are known."""
        digits = (_PROVINCE_DIGITS, _DISTRICT_DIGITS, _SUBDISTRICT_DIGITS)
        province, district, subdistrict = (
            self._area(code[:many]) if len(code) >= many else None for many in digits
        )
        return province, district, subdistrict

    def district(self, code: str | None) -> str:
        """District with its province, or a province alone; says so when there is no place."""
        area = self._area(code) if code else None
        if code is None or area is None:
            return t("console-no-place")
        province = self._area(code[:_PROVINCE_DIGITS])
        if province is None or province == area:
            key = "place-bangkok" if code.startswith(_BANGKOK) else "place-province"
            return t(key, name=_name(area))
        if code.startswith(_BANGKOK):
            return t("place-khet-full", name=_name(area))
        return t("place-district-full", name=_name(area), province=_name(province))

    def whole(self, code: str) -> str:
        """A subdistrict or village with its district and province, or what is known of it."""
        above = self.above(code)
        area = self._area(code)
        if area is None or None in above[:2] or len(code) < _SUBDISTRICT_DIGITS:
            return self.district(code[:_DISTRICT_DIGITS])
        province, district, subdistrict = (_name(one) if one else "" for one in above)
        names = {"name": _name(area), "district": district, "province": province}
        if len(code) == _SUBDISTRICT_DIGITS:
            in_bangkok = code.startswith(_BANGKOK)
            return t("place-khwaeng-full" if in_bangkok else "place-subdistrict-full", **names)
        moo = str(int(code[_SUBDISTRICT_DIGITS:]))
        return t("place-village-full", moo=moo, subdistrict=subdistrict, **names)

    def _area(self, code: str) -> AreaRow | None:
        if code not in self._areas:
            with services().store.read() as work:
                self._areas[code] = work.areas.find(code)
        return self._areas[code]


def places() -> Places:
    """The names that this page has looked up."""
    if "places" not in g:
        g.places = Places()
    found: Places = g.places
    return found


def province_code(centre: CentreRow) -> str:
    """Two digits; empty for the desk."""
    return (centre.area_code or next(iter(centre.districts), ""))[:_PROVINCE_DIGITS]


def alphabetic(name: str) -> str:
    """A key to sort names by: Thai writes some vowels before the consonant they count after."""
    return _WRITTEN_BEFORE.sub(r"\2\1", name)


def name_of(centre: CentreRow) -> str:
    """Its name in the reader's language."""
    return centre.name_th if language() == "th" else centre.name_en


def _name(area: AreaRow) -> str:
    return area.name_th if language() == "th" else area.name_en
