"""Pictures of a drawn file: what preflight reads, previews, and the TIFF that some shops want."""

import math
import re
from io import BytesIO
from typing import Any, Self

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from qr.artwork.outlines import UnknownPageError
from qr.artwork.pages import POINTS

INCH = 25.4
_STRIP = 512  # pixels high
_FILL = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) ([kK])\b")

Millimetres = tuple[float, float, float, float]  # left, top, width, height


class Pages:
    """An opened PDF. Close it, or use it in ``with``."""

    def __init__(self, pdf: bytes) -> None:
        """Raises ValueError for bytes that are no PDF."""
        try:
            self._document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError as refused:
            raise ValueError("neither a PDF nor a picture") from refused
        self._opened: dict[int, Any] = {}  # each page is read once, however many parts are drawn

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for page in self._opened.values():
            page.close()
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height in millimetres, what is cut off included."""
        wide, high = self._page(number).get_size()
        return wide / POINTS, high / POINTS

    def picture(
        self, number: int, per_millimetre: float, part: Millimetres | None = None, *, grey: bool
    ) -> Image.Image:
        """The page, or the part of it that is asked for, at so many pixels a millimetre."""
        page = self._page(number)
        wide, high = self.size(number)
        left, top, across, down = part or (0.0, 0.0, wide, high)
        crop = (left, high - top - down, wide - left - across, top)
        drawn = page.render(
            scale=per_millimetre / POINTS,
            crop=tuple(max(0.0, one) * POINTS for one in crop),
            grayscale=grey,
        )
        try:
            picture: Image.Image = drawn.to_pil().copy()
            return picture
        finally:
            drawn.close()

    def _page(self, number: int) -> Any:
        if number not in self._opened:
            self._opened[number] = self._document[number]
        return self._opened[number]


def preview(pdf: bytes, longest: int = 1080, page: int = 0) -> bytes:
    """A PNG of one page of the drawn file itself, ``longest`` pixels on its longer side."""
    with Pages(pdf) as pages:
        picture = pages.picture(page, (longest - 0.5) / max(pages.size(page)), grey=False)
    kept = BytesIO()
    picture.convert("RGB").save(kept, "PNG", optimize=False)
    return kept.getvalue()


def cmyk_tiff(pdf: bytes, page: int = 0, dots: int = 100) -> bytes:
    """The same page in four inks, ``dots`` to the inch, drawn in strips to spare memory.

    Each ink is drawn in place of light, so that no colour is converted: black words stay black
    alone. Raises UnknownPageError for a file with fonts in it.
    """
    coloured, black = _plate(pdf, page, colours=True), _plate(pdf, page, colours=False)
    fine = dots / INCH
    with Pages(coloured) as colours, Pages(black) as blacks:
        wide, high = colours.size(page)
        picture = Image.new("CMYK", (math.ceil(wide * fine), math.ceil(high * fine)))
        for top in range(0, picture.height, _STRIP):
            down = min(_STRIP, picture.height - top) / fine
            strip = (0.0, top / fine, wide, down)
            inks = colours.picture(page, fine, strip, grey=False).convert("RGB").split()
            dark = blacks.picture(page, fine, strip, grey=True).convert("L")
            picture.paste(Image.merge("CMYK", (*inks, dark)), (0, top))
    kept = BytesIO()
    picture.save(kept, "TIFF", compression="tiff_lzw", dpi=(dots, dots))
    return kept.getvalue()


def _plate(pdf: bytes, number: int, *, colours: bool) -> bytes:
    """The file with cyan, magenta and yellow as red, green and blue, or with black as grey."""

    def inks(found: re.Match[bytes]) -> bytes:
        stroke = found[5] == b"K"
        if colours:
            return b"%b %b %b %b" % (*found.groups()[:3], b"RG" if stroke else b"rg")
        return b"%b %b" % (found[4], b"G" if stroke else b"g")

    with pikepdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[number]
        if page.Resources.get("/Font"):
            raise UnknownPageError("plates are made of outlined text")
        wide, high = (float(one) for one in page.MediaBox[2:])
        page.contents_coalesce()
        content = page.Contents.read_bytes()
        paper = b"0 g 0 0 %.3f %.3f re f " % (wide, high)  # no ink where nothing is drawn
        page.Contents = opened.make_stream(paper + _FILL.sub(inks, content))
        kept = BytesIO()
        opened.save(kept)
        return kept.getvalue()
