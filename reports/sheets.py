"""Tables as an Excel workbook (XlsxWriter). What people typed is text there, never a formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | None
_FONT = {"font_name": "TH Sarabun New", "font_size": 14, "valign": "top"}
_A4 = 9


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, empty where there is none, and about how many letters are as wide."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines ``above`` the table say what it is."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()


def workbook(sheets: Sequence[Sheet], made: datetime) -> bytes:
    """The file. The same sheets made at the same moment are the same bytes."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"created": made.astimezone(UTC).replace(tzinfo=None)})
    plain = book.add_format({**_FONT, "text_wrap": True})
    strong = book.add_format({**_FONT, "text_wrap": True, "bold": True, "bottom": 1})
    title = book.add_format({**_FONT, "bold": True})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, plain, strong, title)
    book.close()
    return file.getvalue()


def _write(page: Worksheet, sheet: Sheet, plain: Format, strong: Format, title: Format) -> None:
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)  # as wide as the paper, as long as it takes
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
    row = 0
    for line in sheet.above:
        page.write_string(row, 0, line, title)
        row += 1
    if any(column.title for column in sheet.columns):
        for number, column in enumerate(sheet.columns):
            page.write_string(row, number, column.title, strong)
        row += 1
        page.freeze_panes(row, 0)
        page.repeat_rows(row - 1)
    for cells in sheet.rows:
        for number, cell in enumerate(cells):
            _write_cell(page, row, number, cell, plain)
        row += 1


def _write_cell(page: Worksheet, row: int, column: int, cell: Cell, plain: Format) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell, plain)
    elif cell is not None:
        page.write_number(row, column, cell, plain)
