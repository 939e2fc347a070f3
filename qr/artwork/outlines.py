"""Words of a PDF page as curves: each glyph becomes the path that the embedded font itself holds.

Anything that this file does not know raises UnknownPageError: a sign is never half outlined.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from functools import cache

import pikepdf
import uharfbuzz as hb

_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_STRING = rb"\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)"
_SHOWN = re.compile(rb"\bBT\b([\s\S]*?)\bET\b")
_MARKED = rb"/\w+<<[^()]*?>>BDC|EMC"  # words to be copied, of no use to curves
_TOKEN = re.compile(
    rb"\s*(?:%s|(%s)|(%s)|(/\w+)|([A-Za-z'\"]+\*?|[\[\]]))" % (_MARKED, _STRING, _NUMBER)
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
# Signs of one batch use the same letters: each is drawn once for a process.
_KNOWN: dict[tuple[bytes, float], bytes] = {}
_MOST_KNOWN = 2000
_EM = 1000  # PDF counts widths and kerns in thousandths of the size

Path = list[bytes]
Matrix = tuple[float, float, float, float, float, float]


class UnknownPageError(ValueError):
    """A page holds something that cannot be made into curves or CMYK here."""


def outlined(content: bytes, fonts: dict[bytes, "Glyphs"]) -> bytes:
    """The content of a page with paths instead of words; ``fonts`` by their names in the page."""
    return _SHOWN.sub(lambda shown: _curves(shown[1], fonts), content)


class Glyphs:
    """The outlines and widths of one embedded font, by the numbers that the page uses."""

    def __init__(self, font: pikepdf.Object) -> None:
        """Raises UnknownPageError for anything but TrueType numbered by glyph."""
        inner = font.DescendantFonts[0]
        program = inner.FontDescriptor.get("/FontFile2")
        if font.Encoding != "/Identity-H" or program is None:
            raise UnknownPageError("a font that is no TrueType font numbered by glyph")
        face = hb.Face(program.read_bytes())
        self._font = hb.Font(face)
        self._scale = _EM / face.upem
        self._glyphs = face.reference_table("glyf").data
        self._starts = _glyph_starts(face)
        self._widths = dict(_widths(list(inner.get("/W", []))))
        self._paths: dict[int, bytes] = {}

    def width(self, glyph: int) -> float:
        """In thousandths of the size."""
        return self._widths.get(glyph, 0.0)

    def path(self, glyph: int) -> bytes:
        """PDF's own operators, in thousandths of the size; empty for a space."""
        if glyph not in self._paths:
            raw = self._glyphs[self._starts[glyph] : self._starts[glyph + 1]]
            # A glyph made of others names them by numbers that differ from file to file.
            made_of_others = raw[:1] >= b"\x80"
            known = None if made_of_others else _KNOWN.get((raw, self._scale))
            self._paths[glyph] = known if known is not None else self._drawn(glyph)
            if not made_of_others and len(_KNOWN) < _MOST_KNOWN:
                _KNOWN[raw, self._scale] = self._paths[glyph]
        return self._paths[glyph]

    def _drawn(self, glyph: int) -> bytes:
        drawn: Path = []
        self._font.draw_glyph(glyph, _pen(self._scale), drawn)
        return b" ".join(drawn)


def _glyph_starts(face: hb.Face) -> Sequence[int]:
    """Where each glyph begins in its table; the last is its end (OpenType: loca, head)."""
    long = face.reference_table("head").data[51]
    places = face.reference_table("loca").data
    if long:
        return struct.unpack(f">{len(places) // 4}L", places)
    return [2 * one for one in struct.unpack(f">{len(places) // 2}H", places)]


def _widths(listed: list[pikepdf.Object]) -> Iterator[tuple[int, float]]:
    entries = iter(listed)
    for first in entries:
        second = next(entries)
        if isinstance(second, pikepdf.Array):
            yield from ((int(first) + at, float(wide)) for at, wide in enumerate(second))
        else:
            wide = float(next(entries))
            yield from ((one, wide) for one in range(int(first), int(second) + 1))


@cache
def _pen(scale: float) -> hb.DrawFuncs:
    """Collects a glyph's path; TrueType's quadratic curves become the cubic ones that PDF knows."""
    pen = hb.DrawFuncs()
    at = [0.0, 0.0]

    def add(to: Path, act: bytes, *points: float) -> None:
        to.append(b"%b %b" % (b" ".join(b"%g" % round(one * scale, 1) for one in points), act))
        at[:] = points[-2:]

    def quadratic(a: float, b: float, x: float, y: float, to: Path) -> None:
        p, q = at
        first = (p + 2 * (a - p) / 3, q + 2 * (b - q) / 3)
        add(to, b"c", *first, x + 2 * (a - x) / 3, y + 2 * (b - y) / 3, x, y)

    pen.set_move_to_func(lambda x, y, to: add(to, b"m", x, y))
    pen.set_line_to_func(lambda x, y, to: add(to, b"l", x, y))
    pen.set_quadratic_to_func(quadratic)
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, to: add(to, b"c", a, b, c, d, x, y))
    pen.set_close_path_func(lambda to: to.append(b"h"))
    return pen


class _Writer:
    """Follows what a BT … ET block says and collects the curves of its glyphs."""

    def __init__(self, fonts: dict[bytes, Glyphs]) -> None:
        self._fonts = fonts
        self._font: Glyphs | None = None
        self._size = 0.0
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._along = 0.0
        self.curves: list[bytes] = []

    def act(self, name: bytes, given: list[bytes | float]) -> None:
        if name == b"Tf" and isinstance(given[0], bytes):
            self._font, self._size = self._fonts[given[0]], _float(given[1])
        elif name == b"Tm":
            a, b, c, d, e, f = map(_float, given)
            self._matrix, self._along = (a, b, c, d, e, f), 0.0
        elif name in {b"TJ", b"Tj"}:
            self._show(given)
        elif name != b"Tr" or given != [0.0]:
            raise UnknownPageError(f"text operator {name!r}")

    def _show(self, shown: list[bytes | float]) -> None:
        if self._font is None:
            raise UnknownPageError("words without a font")
        for part in shown:
            if isinstance(part, float):
                self._along -= part / _EM * self._size
                continue
            for high, low in zip(part[::2], part[1::2], strict=True):
                self._glyph(self._font, high << 8 | low)

    def _glyph(self, font: Glyphs, glyph: int) -> None:
        if path := font.path(glyph):
            a, b, c, d, e, f = self._matrix
            size, x = self._size / _EM, self._along
            at = (a * size, b * size, c * size, d * size, e + x * a, f + x * b)
            self.curves.append(b"q %b cm %b f Q" % (b" ".join(map(_number, at)), path))
        self._along += font.width(glyph) / _EM * self._size


def _curves(block: bytes, fonts: dict[bytes, Glyphs]) -> bytes:
    writer, given, at = _Writer(fonts), list[bytes | float](), 0
    block = block.rstrip()
    while at < len(block):
        token = _TOKEN.match(block, at)
        if token is None:
            raise UnknownPageError(repr(block[at : at + 20]))
        string, number, name, act = token.groups()
        if string is not None:
            given.append(_unescaped(string[1:-1]))
        elif number is not None:
            given.append(float(number))
        elif name is not None:
            given.append(name)
        elif act is not None and act not in b"[]":
            writer.act(act, given)
            given = []
        at = token.end()
    return b"\n".join(writer.curves)


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(
        lambda found: (
            bytes([int(found[1], 8)]) if found[1].isdigit() else _ESCAPED.get(found[1], found[1])
        ),
        string,
    )


def _float(given: bytes | float) -> float:
    if isinstance(given, bytes):
        raise UnknownPageError("a number was wanted")
    return given


def _number(value: float) -> bytes:
    """As short as it may be: a hundred-thousandth of a point is seen by nobody."""
    return (f"{value:.5f}".rstrip("0").rstrip(".") or "0").replace("-0", "0", value == 0).encode()
