"""Rows of a table that somebody sent: CSV in the encodings Thai offices use, or an Excel file."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from intake.places.listed import Row

_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DELIMITERS = ",;\t|"
_ASCII = 0x80
_THAI_IN_UTF8 = (b"\xe0\xb8", b"\xe0\xb9")
_MEANT_AS_UTF8 = 0.2  # of the bytes above ASCII begin a Thai letter there; of Windows-874, 0.01
_ENCODINGS = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp874": "Windows-874"}


class UnreadableTableError(ValueError):
    """The file as a whole cannot be read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, to be gone through once; ``merged``: first and last row of merged cells."""

    kind: str
    rows: Iterator[Row]
    merged: tuple[tuple[int, int], ...] = ()


@contextmanager
def table_of(file: Path) -> Iterator[Table]:
    """Open a table; raises UnreadableTableError here or while the rows are gone through."""
    with file.open("rb") as stream:
        start = stream.read(4)
    if not start:
        raise UnreadableTableError("the file is empty")
    if start not in _EXCEL:
        encoding = _encoding_of(file, start)
        yield Table(f"CSV, {_ENCODINGS[encoding]}", _rows_of_csv(file, encoding))
        return
    try:
        with CalamineWorkbook.from_path(file) as workbook:
            sheet = _only_sheet(workbook)
            merged = tuple(
                (top + 1, bottom + 1) for (top, _), (bottom, _) in sheet.merged_cell_ranges or ()
            )
            yield Table("Excel", _rows_of_sheet(sheet), merged)
    except CalamineError as error:
        raise UnreadableTableError(f"no table can be read from it: {error}") from None


def _encoding_of(file: Path, start: bytes) -> str:
    """UTF-8, UTF-16 by its mark, or Windows-874 (TIS-620); raises UnreadableTableError."""
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    not_utf8 = _first_line_not_in(file, "utf-8-sig")
    if not_utf8 is None:
        return "utf-8-sig"
    broken = not_utf8 if _is_meant_as_utf8(file) else _first_line_not_in(file, "cp874")
    if broken is None:
        return "cp874"
    raise UnreadableTableError(f"row {broken} is neither UTF-8 nor Windows-874 text")


def _first_line_not_in(file: Path, encoding: str) -> int | None:
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                text = line.decode(encoding)
            except UnicodeDecodeError:
                return number
            if "\x00" in text:
                return number
    return None


def _is_meant_as_utf8(file: Path) -> bool:
    """Nearly every byte is a letter in Windows-874, also those of a UTF-8 file with one slip."""
    above = thai = 0
    with file.open("rb") as stream:
        for line in stream:
            if not line.isascii():
                above += sum(byte >= _ASCII for byte in line)
                thai += sum(line.count(start) for start in _THAI_IN_UTF8)
    return thai > above * _MEANT_AS_UTF8


def _rows_of_csv(file: Path, encoding: str) -> Iterator[Row]:
    with file.open(encoding=encoding, newline="") as text:
        try:
            head = "".join(islice(text, 20))
            text.seek(0)
            reader = csv.reader(text, delimiter=max(_DELIMITERS, key=head.count), strict=True)
            for cells in reader:
                yield Row(reader.line_num, tuple(cell.strip() for cell in cells))
        except csv.Error as error:
            raise UnreadableTableError(f"row {reader.line_num}: {error}") from None
        except UnicodeError:
            raise UnreadableTableError("it ends within a character, or is no UTF-16") from None


def _only_sheet(workbook: CalamineWorkbook) -> CalamineSheet:
    sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    filled = [sheet for sheet in sheets if sheet.height]
    if not filled:
        raise UnreadableTableError("the file is empty")
    if len(filled) > 1:
        raise UnreadableTableError("several sheets are filled: keep the one that is meant")
    return filled[0]


def _rows_of_sheet(sheet: CalamineSheet) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield Row(number, tuple(_text(cell) for cell in cells))


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
