"""The files of a batch that are handed out: their names, their list, and how they are packed."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from intake.ports.printing import PrintBatch, PrintSheet
from intake.services.sign_places import DISTRICT_DIGITS
from intake.sign_model import Binding, SheetState

ALL_SIGNS = "signs.pdf"
ORDER = "order.pdf"
MANIFEST = "manifest.csv"
ORDER_IN_ZIP = "ใบสั่งพิมพ์.pdf"
_ZIP = ".zip"
_PACKED = (2025, 10, 1, 0, 0, 0)  # one instant for all: the same signs, the same bytes
_READABLE = 0o644 << 16
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would reckon instead of showing
_BOM = "\ufeff"  # without it Excel takes Thai for something else


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the manifest."""

    code: str
    place: str
    file: str
    digest: bytes


def by_district(sheets: Iterable[PrintSheet]) -> Mapping[str, list[PrintSheet]]:
    """Drawn sheets by the district where they hang; a province's own by the province."""
    found: dict[str, list[PrintSheet]] = defaultdict(list)
    for one in sheets:
        if one.state is SheetState.DRAWN:
            found[one.area_code[:DISTRICT_DIGITS]].append(one)
    return dict(sorted(found.items()))


def names_of(batch: PrintBatch, sheets: Sequence[PrintSheet], *, ordered: bool) -> tuple[str, ...]:
    """The files that are handed out once the batch is ready, last its printing order if any."""
    districts = by_district(sheets)
    if not districts:
        return ()
    order = (ORDER,) if ordered else ()
    if batch.binding is Binding.ONE_FILE:
        return (ALL_SIGNS, MANIFEST, *order)
    return (*(zip_name(code) for code in districts), *order)


def zip_name(area_code: str) -> str:
    """The name of a district's ZIP."""
    return f"{area_code}{_ZIP}"


def page_name(batch: PrintBatch, page: int) -> str:
    """Where a sign stands in the one PDF, as a viewer opens it."""
    return f"ป้าย-{mark_of(batch)}.pdf#page={page}"


def mark_of(batch: PrintBatch) -> str:
    """How names of its files of signs begin: which batch, and what size."""
    return f"{batch.number}-{batch.template}"


def manifest(lines: Iterable[Listed]) -> bytes:
    """Code, place, file and SHA-256 of each sign, for a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("code", "place", "file", "sha256"))
    for one in lines:
        writer.writerow((one.code, _plain(one.place), one.file, one.digest.hex()))
    return (_BOM + written.getvalue()).encode()


def packed(into: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """A ZIP of these files as they are; names in UTF-8, one time for all."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.external_attr, entry.create_system = _READABLE, 3
            made.writestr(entry, content)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
