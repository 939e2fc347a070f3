"""What the lists that offices send have in common: a header, rows, merged cells. Pure."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

LONGEST_NAME = 200
_HEADER_WITHIN = 20  # rows; above it stand titles
_NOT_IN_HEADERS = re.compile(r"[\s_.\-/()*:]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the number that its reader shows."""

    number: int
    cells: tuple[str, ...]


class FaultError(ValueError):
    """One row cannot be taken; the sentence says why."""


Columns = Mapping[str, int]


def header(
    rows: Iterator[Row],
    headings: Mapping[str, Collection[str]],
    is_enough: Callable[[Collection[str]], bool],
) -> tuple[Columns, int]:
    """Which column is which, from the first row that says enough, and that row's number."""
    for _, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        found: dict[str, int] = {}
        for at, cell in enumerate(row.cells):
            heading = _NOT_IN_HEADERS.sub("", cell).casefold()
            for column, names in headings.items():
                if heading in names:
                    found.setdefault(column, at)
        if is_enough(found.keys()):
            return found, row.number
    return {}, 0


def merged_faults(
    merged: Iterable[tuple[int, int]], begins: int
) -> tuple[list[str], Collection[int]]:
    """What to say of cells merged below the header, and the rows that they hide."""
    hidden = {first: last for first, last in merged if first > begins}
    faults = []
    for first, last in sorted(hidden.items()):
        rows_of_it = f"row {first}" if first == last else f"rows {first} to {last}"
        faults.append(f"{rows_of_it}: cells are merged; each row needs its own")
    return faults, {row for first, last in hidden.items() for row in range(first, last + 1)}


def cell_of(columns: Columns, cells: tuple[str, ...], column: str) -> str:
    """What stands in this column, empty where the row or the table has none."""
    at = columns.get(column, len(cells))
    return cells[at] if at < len(cells) else ""


def plain_digits(given: str) -> str:
    """Thai digits as ASCII ones; all else as it is."""
    return "".join(str(int(one)) if one.isdecimal() else one for one in given)


def clean_name(given: str, about: str) -> str:
    """One line of letters; raises FaultError for what is none, naming what it is ``about``."""
    name = " ".join(unicodedata.normalize("NFC", given).split())
    if len(name) > LONGEST_NAME:
        raise FaultError(f"{about}: the name is longer than {LONGEST_NAME} characters")
    if any(unicodedata.category(one) in {"Cc", "Co", "Cn"} or one == "\ufffd" for one in name):
        raise FaultError(f"{about}: the name holds characters that are no letters")
    return name
