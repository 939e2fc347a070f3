"""Files of a batch as they are handed out: what they are called, how large, piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from console.language import t, word
from console.places import places
from console.services import services
from intake.ports.printing import PrintBatch
from intake.services.print_files import ALL_SIGNS, MANIFEST, ORDER, mark_of
from qr.artwork.templates import TEMPLATES, find

TYPES = {"pdf": "application/pdf", "zip": "application/zip", "csv": "text/csv"}
_PIECE = 256 * 1024
_SUBDISTRICT = 6
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as the page of a batch offers it."""

    name: str
    label: str
    size: str


class Pieces:
    """A file a piece at a time; the server closes it, read or not."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._file.read(_PIECE):
            yield piece

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()


def handed(batch: PrintBatch, name: str) -> Handed | None:
    """None for a file that is not there, whatever the batch says."""
    try:
        with services().printing.open(batch.id, name) as file:
            size = size_of(file)
    except FileNotFoundError:
        return None
    labels = {ALL_SIGNS: "all", ORDER: "order", MANIFEST: "manifest"}
    label = word("console-print-file", labels[name]) if name in labels else place_of(_area(name))
    return Handed(name, label, t("console-print-size", size=_megabytes(size)))


def file_names(batch: PrintBatch, name: str) -> tuple[str, str]:
    """What a saved file is called in Thai, and in letters that every system takes.

    Signs say their template, so that their size is known before a file is opened.
    """
    ending = name.rpartition(".")[2]
    if name == ORDER:
        return f"ใบสั่งพิมพ์-{batch.number}.{ending}", f"order-{batch.number}.{ending}"
    mark = mark_of(batch)
    if name in {ALL_SIGNS, MANIFEST}:
        return f"ป้าย-{mark}.{ending}", f"signs-{mark}.{ending}"
    plain = f"signs-{mark}-{_area(name)}.{ending}"
    return f"ป้าย-{mark}-{place_of(_area(name))}.{ending}".replace(" ", "-"), plain


def _area(zip_name: str) -> str:
    return zip_name.partition(".")[0]


def size_of(file: BinaryIO) -> int:
    """Bytes from its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _megabytes(size: int) -> str:
    return f"{max(size / _MEGABYTE, 0.1):,.1f}"


def template_in_words(name: str) -> str:
    """A template as people call it; one that this host does not know by its name."""
    if name in TEMPLATES:
        return word("console-print-template", name)
    template = find(name)
    return t("console-print-custom-of", size=template.size) if template else name


def place_of(area_code: str) -> str:
    """An area's name with what lies above it."""
    known = places()
    return known.whole(area_code) if len(area_code) >= _SUBDISTRICT else known.district(area_code)
