"""The worksheet for MOI Drugs GIS: what a clerk keys, in keying order, always in Thai.

MOI Drugs GIS has no public specification; menu and topic are those of the Ministry's letter, the
order of the columns is our reading of it (docs/decisions/0008-the-worksheet.md) and stands in
``COLUMNS`` alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.sheets import Cell, Column, Sheet, workbook
from texts import FIRST_LANGUAGE, Catalogue

# Text of the heading, field of ``Line``, width in letters.
COLUMNS = (
    ("worksheet-column-number", "number", 8),
    ("worksheet-column-day", "day", 14),
    ("worksheet-column-activity", "activity", 30),
    ("worksheet-column-kind", "kind", 22),
    ("worksheet-column-site", "site", 40),
    ("worksheet-column-subdistrict", "subdistrict", 18),
    ("worksheet-column-district", "district", 18),
    ("worksheet-column-province", "province", 18),
    ("worksheet-column-code", "code", 12),
    ("worksheet-column-photo", "photo", 20),
    ("worksheet-column-by", "by", 24),
    ("worksheet-column-latitude", "latitude", 12),
    ("worksheet-column-longitude", "longitude", 12),
    ("worksheet-column-remark", "remark", 26),
)
_COVER = (
    *("menu", "topic", "area", "period", "state", "how_many", "part", "made", "by"),
    *("order", "photos"),
)
_COVER_WIDTHS = (24, 90)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says; in Thai, days of the Buddhist era."""

    area: str
    period: str
    keyed: bool
    first: int
    last: int
    total: int
    part: int
    parts: int
    made: str
    by: str


@dataclass(frozen=True, slots=True)
class Line:
    """One report as it is keyed; ``photo`` is the name of its file."""

    number: int
    day: str
    kind: str
    site: str
    subdistrict: str
    district: str
    province: str
    code: str
    by: str
    latitude: float | None = None
    longitude: float | None = None
    remark: str = ""

    @property
    def activity(self) -> str:
        """What was done, in the letter's words."""
        return _thai("worksheet-activity")

    @property
    def photo(self) -> str:
        """``001_45K7M8.jpg``."""
        return f"{numbered(self.number)}_{self.code}.jpg"


def numbered(number: int) -> str:
    """``001``, as rows and photos are numbered alike."""
    return f"{number:03}"


def worksheet(cover: Cover, lines: Sequence[Line], made: datetime) -> bytes:
    """The workbook: what it is and how to key it, then a row for each report."""
    columns = [Column(_thai(key), width) for key, _, width in COLUMNS]
    rows = [[_cell(line, field) for _, field, _ in COLUMNS] for line in lines]
    first = Sheet(
        _thai("worksheet-cover"),
        [Column("", width) for width in _COVER_WIDTHS],
        [(_thai(f"worksheet-cover-{_dashed(one)}"), _said(cover, one)) for one in _COVER],
        above=(_thai("worksheet-name"),),
    )
    return workbook([first, Sheet(_thai("worksheet-lines"), columns, rows)], made)


def _said(cover: Cover, about: str) -> str:
    match about:
        case "state":
            return _thai("worksheet-keyed" if cover.keyed else "worksheet-waiting")
        case "how_many":
            numbers = {"first": cover.first, "last": cover.last}
            many = cover.last - cover.first + 1
            return _thai("worksheet-how-many", many=many, total=cover.total, **numbers)
        case "part":
            return _thai("worksheet-part", part=cover.part, parts=cover.parts)
        case "area" | "period" | "made" | "by":
            return str(getattr(cover, about))
        case _:
            return _thai(f"worksheet-cover-{_dashed(about)}-text")


def _cell(line: Line, field: str) -> Cell:
    found: Cell = getattr(line, field)
    return found


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _thai(key: str, **params: str | int) -> str:
    return Catalogue(FIRST_LANGUAGE).text(key, **params)
