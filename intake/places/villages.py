"""A list of villages as an office sends it: which columns it has, and what each row says. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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

SUBDISTRICT_DIGITS = 6
VILLAGE_DIGITS = 8

_COLUMNS: Mapping[str, Collection[str]] = {
    "code": {"code", "villagecode", "villcode", "villageid", "vid", "areacode", "รหัส", "รหัสหมู่บ้าน"}
    | {"รหัสหมู่บ้าน8หลัก", "รหัสพื้นที่", "รหัสมหาดไทย"},
    "name": {"name", "namethai", "nameth", "village", "villagename", "villagenameth", "villname"}
    | {"ชื่อ", "ชื่อหมู่บ้าน", "ชื่อบ้าน", "หมู่บ้าน", "ชื่อภาษาไทย"},
    "english": {"nameen", "english", "englishname", "villagenameen", "ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ"},
    "moo": {"moo", "mu", "villageno", "หมู่", "หมู่ที่", "ม"},
    "subdistrict": {"subdistrictcode", "tamboncode", "รหัสตำบล"},
}
_MOO = re.compile(r"(?:หมู่ที่|หมู่|ม\.?|moo)?\s*(\d{1,2})", re.IGNORECASE)
_MOO_IN_NAME = re.compile(r"(?:^|\s)(?:หมู่ที่|หมู่|ม\.|moo)\s*(\d{1,2})(?=\s|$)", re.IGNORECASE)


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


def read_villages(
    rows: Iterable[Row], subdistricts: Collection[str], merged: Iterable[tuple[int, int]] = ()
) -> VillageList:
    """Every village of a table.

    ``subdistricts``: all 6-digit codes, retired ones too. ``merged``: first and last row of cells
    that were merged; above the header they are titles, below it they hide what a row says.
    """
    read, first_at = VillageList(), dict[str, int]()
    given: Iterator[Row] = (row for row in rows if any(row.cells))
    columns, begins = header(given, _COLUMNS, _is_header)
    if not columns:
        read.faults.append(
            "no row names the columns: a code (code, รหัสหมู่บ้าน) and a name (name, ชื่อหมู่บ้าน)"
        )
        return read
    faults, skipped = merged_faults(merged, begins)
    read.faults.extend(faults)
    for row in given:
        if row.number in skipped:
            continue
        try:
            village = _village(columns, row.cells, subdistricts)
        except FaultError as fault:
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


def _is_header(found: Collection[str]) -> bool:
    return "name" in found and ("code" in found or set(found) >= {"subdistrict", "moo"})


def _village(columns: Columns, cells: tuple[str, ...], subdistricts: Collection[str]) -> Village:
    def cell(column: str) -> str:
        return cell_of(columns, cells, column)

    code = _code(cell("code")) if "code" in columns else _composed(cell("subdistrict"), cell("moo"))
    subdistrict, moo = code[:SUBDISTRICT_DIGITS], int(code[SUBDISTRICT_DIGITS:])
    if subdistrict not in subdistricts:
        raise FaultError(f"{code}: no subdistrict has the code {subdistrict}")
    if moo == 0:
        raise FaultError(f"{code}: a village's number begins at 01")
    if "moo" in columns and cell("moo") and _moo(cell("moo")) != moo:
        raise FaultError(f"{code}: the number '{cell('moo')[:20]}' is not that of the code")
    return Village(code, _name(cell("name"), code, moo), clean_name(cell("english"), code))


def _code(given: str) -> str:
    if not given:
        raise FaultError("has no code (a cell merged with the one above?)")
    plain = plain_digits(given)
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", plain):
        raise FaultError(f"'{given[:20]}' was a number to the spreadsheet: format codes as text")
    if not re.fullmatch(rf"\d{{{VILLAGE_DIGITS}}}", plain):
        raise FaultError(f"'{given[:20]}' is no code of a village: 8 digits, subdistrict and moo")
    return plain


def _composed(subdistrict: str, moo: str) -> str:
    digits = plain_digits(subdistrict)
    if not re.fullmatch(rf"\d{{{SUBDISTRICT_DIGITS}}}", digits):
        raise FaultError(f"'{subdistrict[:20]}' is no code of a subdistrict: 6 digits")
    return f"{digits}{_moo(moo):02}"


def _moo(given: str) -> int:
    """The number in `3`, `๓`, `ม.๓`, `หมู่ที่ 3`."""
    found = _MOO.fullmatch(given.strip())
    if found is None:
        raise FaultError(f"'{given[:20]}' is no number of a village, such as 3 or ม.๓")
    return int(found[1])


def _name(given: str, code: str, moo: int) -> str:
    """The name alone; a village that has none goes by its number."""
    for said in _MOO_IN_NAME.findall(given):
        if int(said) != moo:
            raise FaultError(f"{code}: the name says moo {int(said)}, the code moo {moo}")
    name = clean_name(_MOO_IN_NAME.sub(" ", given), code)
    if not name and not given:
        raise FaultError(f"{code}: has no name (a cell merged with the one above?)")
    return name or f"หมู่ {moo}"
