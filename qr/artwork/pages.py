"""What typst's PDF still lacks for a print shop: words as curves, boxes, CMYK throughout.

CorelDRAW and Flexi, which Thai vinyl shops use, replace or drop Thai fonts even when embedded.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf

from qr.artwork.outlines import Glyphs, UnknownPageError, outlined
from qr.symbol import QUIET_ZONE, Symbol

_EFFORT = 4  # of zlib: 6 saves a twentieth and takes twice the time
POINTS = 72 / 25.4  # a millimetre
# Colours of an SVG emblem: typst names one ICC space of red, green and blue.
_RGB = re.compile(rb"/c\d+ (cs|CS) ([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)")


Layer = tuple[bytes, ...]  # a page's content each, deflated


@dataclass(frozen=True, slots=True)
class Stamp:
    """A symbol's place: page from 0, millimetres from the cut corner at the top left."""

    symbol: Symbol
    page: int
    left: float
    top: float
    size: float

    def drawn(self, page_high: float, bleed: float) -> bytes:
        """One path on white, four modules of it around, on a page so many points high."""
        modules = self.symbol.modules
        unit = self.size * POINTS / modules
        left, top = (self.left + bleed) * POINTS, page_high - (self.top + bleed) * POINTS
        white = modules + 2 * QUIET_ZONE
        runs = b" ".join(b"%d %d %d 1 re" % run for run in self.symbol.runs)
        return b"\nq %.5f 0 0 %.5f %.4f %.4f cm 0 0 0 0 k %d %d %d %d re f 0 0 0 1 k %b f Q" % (
            unit, -unit, left, top, -QUIET_ZONE, -QUIET_ZONE, white, white, runs,
        )  # fmt: skip


def finished(pdf: bytes, bleed: float, stamps: Sequence[Stamp], *, mono: bool) -> bytes:
    """The same pages with symbols, TrimBox and BleedBox and no colour but CMYK; words keep fonts.

    Raises UnknownPageError for an emblem that is a photograph or a gradient.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            content = _in_cmyk(page, mono=mono) + _stamped(page, number, stamps, bleed)
            _set_boxes(page, bleed)
            page.Contents = opened.make_stream(content)
        return _saved(opened)


def curves(pdf: bytes, stamps: Sequence[Stamp], bleed: float, *, mono: bool) -> Layer:
    """The content of each page with curves for words, symbols, and no colour but CMYK.

    Raises UnknownPageError as above, and for words that cannot be made into curves.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        known: dict[tuple[int, int], Glyphs] = {}
        return tuple(
            zlib.compress(
                outlined(_in_cmyk(page, mono=mono), _fonts_of(page, known))
                + _stamped(page, number, stamps, bleed),
                _EFFORT,
            )
            for number, page in enumerate(opened.pages)
        )


def _stamped(page: pikepdf.Page, number: int, stamps: Sequence[Stamp], bleed: float) -> bytes:
    high = float(page.MediaBox[3])
    return b"".join(one.drawn(high, bleed) for one in stamps if one.page == number)


def laid(layers: Sequence[Layer], wide: float, high: float, bleed: float) -> bytes:
    """A PDF of pages ``wide`` by ``high`` millimetres after cutting, each layer over the last."""
    with pikepdf.new() as made:
        for contents in zip(*layers, strict=True):
            page = made.add_blank_page(
                page_size=((wide + 2 * bleed) * POINTS, (high + 2 * bleed) * POINTS)
            )
            _set_boxes(page, bleed)
            page.Contents = made.make_indirect(
                pikepdf.Array([_deflated(made, one) for one in contents])
            )
        return _saved(made)


def bound(pdfs: Iterable[bytes]) -> bytes:
    """Several files as one, page after page; what pages share stands in it once."""
    shared: dict[bytes, pikepdf.Object] = {}
    with pikepdf.new() as made:
        for pdf in pdfs:
            first = len(made.pages)
            with pikepdf.open(BytesIO(pdf)) as opened:
                made.pages.extend(opened.pages)
                for page in made.pages[first:]:
                    if isinstance(page.Contents, pikepdf.Array):
                        page.Contents = pikepdf.Array(
                            [
                                shared.setdefault(sha256(one.read_raw_bytes()).digest(), one)
                                for one in page.Contents
                            ]
                        )
        return _saved(made)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    kept = BytesIO()
    pdf.save(kept, deterministic_id=True)
    return kept.getvalue()


def _deflated(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    return pdf.make_indirect(pikepdf.Stream(pdf, content, Filter=pikepdf.Name.FlateDecode))


def _fonts_of(page: pikepdf.Page, known: dict[tuple[int, int], Glyphs]) -> dict[bytes, Glyphs]:
    found = {}
    for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items():
        if font.objgen not in known:
            known[font.objgen] = Glyphs(font)
        found[name.encode()] = known[font.objgen]
    return found


def _set_boxes(page: pikepdf.Page, bleed: float) -> None:
    left, low, right, high = (float(one) for one in page.MediaBox)
    inset = bleed * POINTS
    trim = (left + inset, low + inset, right - inset, high - inset)
    page.BleedBox = pikepdf.Array([left, low, right, high])
    page.TrimBox = pikepdf.Array([round(one, 4) for one in trim])


def _in_cmyk(page: pikepdf.Page, *, mono: bool) -> bytes:
    """Red, green and blue as four inks with all grey in black, or as black alone."""
    if page.Resources.get("/XObject") or page.Resources.get("/Pattern"):
        raise UnknownPageError("a picture or gradient: take an emblem of plain shapes")
    return _RGB.sub(_black if mono else _four_inks, page.Contents.read_bytes())


def _four_inks(found: re.Match[bytes]) -> bytes:
    rgb = [float(one) for one in found.groups()[1:]]
    light = max(rgb)
    inks = [(light - one) / light if light else 0.0 for one in rgb]
    act = b"k" if found[1] == b"cs" else b"K"
    parts = (*(f"{one:.4f}".encode() for one in (*inks, 1 - light)), act)
    return b" " + b" ".join(parts)


def _black(found: re.Match[bytes]) -> bytes:
    red, green, blue = (float(one) for one in found.groups()[1:])
    dark = 1 - (0.299 * red + 0.587 * green + 0.114 * blue)
    return b" 0 0 0 %.4f %b" % (dark, b"k" if found[1] == b"cs" else b"K")
