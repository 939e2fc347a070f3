"""Tables as CSV for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from reports.sheets import Cell

_MARK = "\ufeff"  # without it Excel takes UTF-8 for another encoding
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would reckon instead of showing


def csv_table(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as UTF-8. What would be taken for a formula has an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    return (_MARK + written.getvalue()).encode()


def _shown(cell: Cell) -> Cell:
    typed = isinstance(cell, str) and cell.startswith(_FORMULA)
    return f"'{cell}" if typed else cell
