"""A list of places where signs hang, as a district sends it: what each row says. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from intake.places.geojson import EAST, NORTH, SOUTH, WEST
from intake.places.listed import (
    Columns,
    FaultError,
    Row,
    cell_of,
    clean_name,
    header,
    merged_faults,
    plain_digits,
)
from intake.sign_model import SiteKind

_DIGITS = (2, 4, 6, 8)
_SUBDISTRICT_DIGITS = 6
_COLUMNS: Mapping[str, Collection[str]] = {
    "kind": {"kind", "sitekind", "type", "ประเภท", "ชนิด", "ประเภทสถานที่", "ประเภทจุดติดตั้ง"},
    "area": {"area", "areacode", "code", "รหัสพื้นที่", "รหัส", "รหัสมหาดไทย", "รหัสหมู่บ้าน", "รหัสตำบล"},
    "name": {"name", "site", "sitename", "ชื่อ", "สถานที่", "ชื่อสถานที่", "จุดติดตั้ง", "ชื่อจุดติดตั้ง"},
    "owner": {"owner", "เจ้าของ", "หน่วยงาน", "หน่วยงานเจ้าของ", "ผู้ดูแล", "เจ้าของสถานที่"},
    "latitude": {"lat", "latitude", "ละติจูด", "พิกัดlat"},
    "longitude": {"lon", "lng", "long", "longitude", "ลองจิจูด", "ลองติจูด", "พิกัดlon", "พิกัดlong"},
}
# How offices write the kinds; what begins so is meant, the longer words first.
_KINDS: tuple[tuple[str, SiteKind], ...] = (
    ("ศาลากลาง", SiteKind.PROVINCE_HALL),
    ("ศาลาว่าการกรุงเทพ", SiteKind.PROVINCE_HALL),
    ("ศูนย์ราชการ", SiteKind.GOVERNMENT_CENTRE),
    ("ที่ว่าการอำเภอ", SiteKind.DISTRICT_OFFICE),
    ("สำนักงานเขต", SiteKind.DISTRICT_OFFICE),
    ("อำเภอ", SiteKind.DISTRICT_OFFICE),
    ("ที่ทำการกำนัน", SiteKind.KAMNAN),
    ("กำนัน", SiteKind.KAMNAN),
    ("ที่ทำการผู้ใหญ่บ้าน", SiteKind.HEADMAN),
    ("ผู้ใหญ่บ้าน", SiteKind.HEADMAN),
    ("ผญบ", SiteKind.HEADMAN),
    ("องค์กรปกครองส่วนท้องถิ่น", SiteKind.LOCAL_GOVERNMENT),
    ("องค์การบริหารส่วน", SiteKind.LOCAL_GOVERNMENT),
    ("เทศบาล", SiteKind.LOCAL_GOVERNMENT),
    ("สำนักงานเทศบาล", SiteKind.LOCAL_GOVERNMENT),
    ("อปท", SiteKind.LOCAL_GOVERNMENT),
    ("อบจ", SiteKind.LOCAL_GOVERNMENT),
    ("อบต", SiteKind.LOCAL_GOVERNMENT),
    ("อื่น", SiteKind.OTHER),
)
_POINT = re.compile(r"-?\d{1,3}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class ListedSite:
    """A place as a list names it; kind, area and name together say which one it is."""

    kind: SiteKind
    area_code: str
    name: str
    owner: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def which(self) -> tuple[SiteKind, str, str]:
        """What makes it the same place the next time."""
        return self.kind, self.area_code, self.name


@dataclass(slots=True)
class SiteList:
    """The places of a file, and what is wrong with it: one sentence for each row."""

    sites: list[ListedSite] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_sites(
    rows: Iterable[Row], areas: Collection[str], merged: Iterable[tuple[int, int]] = ()
) -> SiteList:
    """Every place of a table.

    ``areas``: all codes of 2, 4 and 6 digits, retired ones too; a village's is known by its
    subdistrict. ``merged``: first and last row of merged cells.
    """
    read, first_at = SiteList(), dict[tuple[SiteKind, str, str], int]()
    given: Iterator[Row] = (row for row in rows if any(row.cells))
    columns, begins = header(given, _COLUMNS, lambda found: {"kind", "area", "name"} <= set(found))
    if not columns:
        read.faults.append(
            "no row names the columns: kind (kind, ประเภท), an area code (area, รหัสพื้นที่)"
            " and a name (name, ชื่อจุดติดตั้ง)"
        )
        return read
    read.faults, skipped = merged_faults(merged, begins)
    for row in given:
        if row.number in skipped:
            continue
        try:
            site = _site(columns, row.cells, areas)
        except FaultError as fault:
            read.faults.append(f"row {row.number}: {fault}")
            continue
        if before := first_at.get(site.which):
            read.faults.append(f"row {row.number}: {site.name} stands already in row {before}")
            continue
        first_at[site.which] = row.number
        read.sites.append(site)
    if not read.sites and not read.faults:
        read.faults.append("the file names no place")
    return read


def _site(columns: Columns, cells: tuple[str, ...], areas: Collection[str]) -> ListedSite:
    def cell(column: str) -> str:
        return cell_of(columns, cells, column)

    area = _area(cell("area"), areas)
    name = clean_name(cell("name"), area)
    if not name:
        raise FaultError(f"{area}: has no name (a cell merged with the one above?)")
    latitude, longitude = _position(cell("latitude"), cell("longitude"))
    owner = clean_name(cell("owner"), name)
    return ListedSite(_kind(cell("kind")), area, name, owner, latitude, longitude)


def _kind(given: str) -> SiteKind:
    plain = re.sub(r"[\s.]+", "", given)
    if plain in set(SiteKind):
        return SiteKind(plain)
    for word, kind in _KINDS:
        if plain.startswith(word):
            return kind
    kinds = ", ".join(SiteKind)
    raise FaultError(f"'{given[:30]}' is no kind of place: {kinds}, or a Thai word such as อบต.")


def _area(given: str, areas: Collection[str]) -> str:
    plain = plain_digits(given)
    if not plain.isascii() or not plain.isdigit() or len(plain) not in _DIGITS:
        raise FaultError(f"'{given[:20]}' is no area code: 2, 4, 6 or 8 digits")
    if plain[:_SUBDISTRICT_DIGITS] not in areas:
        raise FaultError(f"no area has the code {plain}")
    return plain


def _position(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    if not latitude and not longitude:
        return None, None
    given = plain_digits(latitude), plain_digits(longitude)
    if not all(_POINT.fullmatch(one) for one in given):
        raise FaultError("a position needs latitude and longitude in degrees, such as 16.05 103.72")
    north, east = (float(one) for one in given)
    if not (SOUTH <= north <= NORTH and WEST <= east <= EAST):
        raise FaultError(f"{north} {east} is not in Thailand: latitude first, then longitude")
    return north, east
