"""A list of villages as an office sends it: which columns it has, and what each row says. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

SUBDISTRICT_DIGITS = 6
VILLAGE_DIGITS = 8
_HEADER_WITHIN = 20  # rows; above it stand titles
_LONGEST_NAME = 200

_COLUMNS: Mapping[str, Collection[str]] = {
    "code": {"code", "villagecode", "villcode", "villageid", "vid", "areacode", "รหัส", "รหัสหมู่บ้าน"}
    | {"รหัสหมู่บ้าน8หลัก", "รหัสพื้นที่", "รหัสมหาดไทย"},
    "name": {"name", "namethai", "nameth", "village", "villagename", "villagenameth", "villname"}
    | {"ชื่อ", "ชื่อหมู่บ้าน", "ชื่อบ้าน", "หมู่บ้าน", "ชื่อภาษาไทย"},
    "english": {"nameen", "english", "englishname", "villagenameen", "ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ"},
    "moo": {"moo", "mu", "villageno", "หมู่", "หมู่ที่", "ม"},
    "subdistrict": {"subdistrictcode", "tamboncode", "รหัสตำบล"},
}
_NOT_IN_HEADERS = re.compile(r"[\s_.\-/()*:]+")
_MOO = re.compile(r"(?:หมู่ที่|หมู่|ม\.?|moo)?\s*(\d{1,2})", re.IGNORECASE)
_MOO_IN_NAME = re.compile(r"(?:^|\s)(?:หมู่ที่|หมู่|ม\.|moo)\s*(\d{1,2})(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the number that its reader shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Village:
    """A village: 8-digit code, name without its number, and an English name if one was given."""

    code: str
    name: str
    english: str = ""


@dataclass(slots=True)
class VillageList:
    """The villages of a file by code, and what is wrong with it: one sentence for each row."""

    villages: dict[str, Village] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class _FaultError(ValueError):
    """One row cannot be taken; the sentence says why."""


def read_villages(
    rows: Iterable[Row], subdistricts: Collection[str], merged: Iterable[tuple[int, int]] = ()
) -> VillageList:
    """Every village of a table.

    ``subdistricts``: all 6-digit codes, retired ones too. ``merged``: first and last row of cells
    that were merged; above the header they are titles, below it they hide what a row says.
    """
    read, first_at = VillageList(), dict[str, int]()
    given: Iterator[Row] = (row for row in rows if any(row.cells))
    columns, begins = _header(given)
    if not columns:
        read.faults.append(
            "no row names the columns: a code (code, รหัสหมู่บ้าน) and a name (name, ชื่อหมู่บ้าน)"
        )
        return read
    hidden = {first: last for first, last in merged if first > begins}
    for first, last in sorted(hidden.items()):
        rows_of_it = f"row {first}" if first == last else f"rows {first} to {last}"
        read.faults.append(f"{rows_of_it}: cells are merged; each row needs its own")
    skipped = {row for first, last in hidden.items() for row in range(first, last + 1)}
    for row in given:
        if row.number in skipped:
            continue
        try:
            village = _village(columns, row.cells, subdistricts)
        except _FaultError as fault:
            read.faults.append(f"row {row.number}: {fault}")
            continue
        if before := first_at.get(village.code):
            twice = f"{village.code} was given already in row {before}"
            read.faults.append(f"row {row.number}: {twice}")
            continue
        first_at[village.code] = row.number
        read.villages[village.code] = village
    if not read.villages and not read.faults:
        read.faults.append("the file names no village")
    return read


def _header(rows: Iterator[Row]) -> tuple[Mapping[str, int], int]:
    """Which column is which, from the first row that says enough, and that row's number."""
    for _, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        found: dict[str, int] = {}
        for at, cell in enumerate(row.cells):
            heading = _NOT_IN_HEADERS.sub("", cell).casefold()
            for column, headings in _COLUMNS.items():
                if heading in headings:
                    found.setdefault(column, at)
        if "name" in found and ("code" in found or found.keys() >= {"subdistrict", "moo"}):
            return found, row.number
    return {}, 0


def _village(
    columns: Mapping[str, int], cells: tuple[str, ...], subdistricts: Collection[str]
) -> Village:
    def cell(column: str) -> str:
        at = columns.get(column, len(cells))
        return cells[at] if at < len(cells) else ""

    code = _code(cell("code")) if "code" in columns else _composed(cell("subdistrict"), cell("moo"))
    subdistrict, moo = code[:SUBDISTRICT_DIGITS], int(code[SUBDISTRICT_DIGITS:])
    if subdistrict not in subdistricts:
        raise _FaultError(f"{code}: no subdistrict has the code {subdistrict}")
    if moo == 0:
        raise _FaultError(f"{code}: a village's number begins at 01")
    if "moo" in columns and cell("moo") and _moo(cell("moo")) != moo:
        raise _FaultError(f"{code}: the number '{cell('moo')[:20]}' is not that of the code")
    return Village(code, _name(cell("name"), code, moo), _clean(cell("english"), code))


def _code(given: str) -> str:
    if not given:
        raise _FaultError("has no code (a cell merged with the one above?)")
    plain = "".join(str(int(one)) if one.isdecimal() else one for one in given)
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", plain):
        raise _FaultError(f"'{given[:20]}' was a number to the spreadsheet: format codes as text")
    if not re.fullmatch(rf"\d{{{VILLAGE_DIGITS}}}", plain):
        raise _FaultError(f"'{given[:20]}' is no code of a village: 8 digits, subdistrict and moo")
    return plain


def _composed(subdistrict: str, moo: str) -> str:
    digits = "".join(str(int(one)) if one.isdecimal() else one for one in subdistrict)
    if not re.fullmatch(rf"\d{{{SUBDISTRICT_DIGITS}}}", digits):
        raise _FaultError(f"'{subdistrict[:20]}' is no code of a subdistrict: 6 digits")
    return f"{digits}{_moo(moo):02}"


def _moo(given: str) -> int:
    """The number in `3`, `๓`, `ม.๓`, `หมู่ที่ 3`."""
    found = _MOO.fullmatch(given.strip())
    if found is None:
        raise _FaultError(f"'{given[:20]}' is no number of a village, such as 3 or ม.๓")
    return int(found[1])


def _name(given: str, code: str, moo: int) -> str:
    """The name alone; a village that has none goes by its number."""
    for said in _MOO_IN_NAME.findall(given):
        if int(said) != moo:
            raise _FaultError(f"{code}: the name says moo {int(said)}, the code moo {moo}")
    name = _clean(_MOO_IN_NAME.sub(" ", given), code)
    if not name and not given:
        raise _FaultError(f"{code}: has no name (a cell merged with the one above?)")
    return name or f"หมู่ {moo}"


def _clean(given: str, code: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", given).split())
    if len(name) > _LONGEST_NAME:
        raise _FaultError(f"{code}: the name is longer than {_LONGEST_NAME} characters")
    if any(unicodedata.category(one) in {"Cc", "Co", "Cn"} or one == "\ufffd" for one in name):
        raise _FaultError(f"{code}: the name holds characters that are no letters")
    return name
