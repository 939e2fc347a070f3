"""What a drawn sign must pass before anybody may print it.

The file itself is drawn as pixels and read as a telephone would read it; nothing is taken on trust
from what was meant. What typst says of its slots is used for what pixels do not tell: whether a
name had to be set smaller than may be, and by how much.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from typing import Any, cast

import zxingcpp
from PIL import Image, ImageOps

from qr.artwork.drawing import (
    OURS_LARGER,
    Drawn,
    DrawnLayer,
    Placed,
    bleed_of,
    drawn,
    ours_across,
    wanted_symbols,
)
from qr.artwork.facts import Design, Facts, Mode
from qr.artwork.raster import Pages
from qr.artwork.templates import TEMPLATES
from qr.artwork.tones import TONES, too_alike
from qr.symbol import QUIET_ZONE, Symbol

# A module of 2.2 pixels in a photo is still read: tried with printed codes, a module may be seen
# from 380 times its size. Nobody photographs the Ministry's smaller code from as far.
SEEN_FROM = 380
MINISTRY_NEARER = 8
_LONGEST = (1400, 3500)  # pixels, of a page that is not known: large codes, then small ones
_PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")  # Pillow would call Ghostscript for others
_PIXELS = 4  # a module, at which a drawn file is read
_SLACK = 0.01
_DARK, _LIGHT = 96, 160


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason to withhold a sign: ``kind`` in one word, ``about`` for who must mend it."""

    kind: str
    about: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.about}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A sign's file, kept only when nothing is wrong with it."""

    pdf: bytes | None
    faults: tuple[Fault, ...]
    shrank: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class _Found:
    content: str
    side: float  # millimetres across its dark modules
    left: float
    top: float

    def apart(self, other: "_Found") -> float:
        """Clear millimetres between two symbols."""
        across = max(self.left, other.left) - min(self.left + self.side, other.left + other.side)
        down = max(self.top, other.top) - min(self.top + self.side, other.top + other.side)
        return max(across, down)


def release(design: Design, facts: Facts, *, whole: bool = True) -> Checked:
    """Draw a sign and check the drawn file; a failing one is withheld.

    ``whole``: look at the whole artwork, not at each symbol's place alone. A sign whose names had
    to shrink is always looked at whole.
    """
    made = drawn(design, facts)
    everything = whole or made.shrank
    faults = preflight(design, facts, made, whole=everything)
    return Checked(None if faults else made.pdf, faults, made.shrank, everything)


def preflight(
    design: Design, facts: Facts, made: Drawn, *, whole: bool = True
) -> tuple[Fault, ...]:
    """Everything wrong with a drawn file; empty means that it may be printed.

    Not ``whole``: each symbol is read from the layer that it stands in, and one that all signs of
    a centre share is read once. A symbol lies on white of its own and nothing is drawn over the
    last layer, which ours stands in; what the layers make together is seen in the whole.
    """
    wanted = wanted_symbols(design, facts)
    faults = [*slot_faults(made.slots), *_tone_faults(), *_module_faults(design, made.symbols)]
    if not whole:
        return (*faults, *_placed_faults(made, wanted, bleed_of(design)))
    with Pages(made.pdf) as pages:
        return (*faults, *_whole_faults(pages, wanted, made.symbols))


def read(picture: Image.Image) -> list[str]:
    """The QR codes in any picture, each once, as their text."""
    return sorted({one.text for one in _barcodes(picture) if one.text})


def read_file(file: bytes) -> list[str]:
    """The QR codes in a PDF, picture or photo of unknown size, each once, as their text.

    Raises ValueError for what is neither.
    """
    if file.startswith(b"%PDF-"):
        with Pages(file) as pages:
            drawn_pages = (
                pages.picture(number, longest / max(pages.size(number)), grey=True)
                for number in range(len(pages))
                for longest in _LONGEST
            )
            return sorted({text for picture in drawn_pages for text in read(picture)})
    try:
        with Image.open(BytesIO(file), formats=_PICTURES) as picture:
            return read(ImageOps.exif_transpose(picture).convert("L"))
    except (OSError, Image.DecompressionBombError) as refused:
        raise ValueError("neither a PDF nor a picture") from refused


def slot_faults(slots: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Words that do not fit their place even at the smallest size."""
    for slot in slots:
        if slot["length"] > slot["room"] * (1 + _SLACK):
            over = slot["length"] / slot["room"] * 100 - 100
            yield Fault("overflow", f"{slot['name']} is {over:.0f} % too long")


def _tone_faults() -> Iterator[Fault]:
    return (Fault("contrast", about) for about in too_alike(TONES))


def _module_faults(design: Design, symbols: Sequence[Placed]) -> Iterator[Fault]:
    distance = design.template.distance
    if design.mode is Mode.SQUARE:
        distance = TEMPLATES["sticker-30x30"].distance
    for symbol in symbols:
        if symbol.name == "ministry" and symbol.size * OURS_LARGER > ours_across(design) + _SLACK:
            yield Fault("size", "ours is not twice as large as the Ministry's")
        nearer = 1 if symbol.name == "ours" else MINISTRY_NEARER
        least = distance / nearer / SEEN_FROM
        if symbol.module < least * (1 - _SLACK):
            yield Fault("module", f"{symbol.name}: {symbol.module:.2f} mm, at least {least:.2f} mm")


def _placed_faults(made: Drawn, wanted: Mapping[str, Symbol], bleed: float) -> Iterator[Fault]:
    """Each symbol in its own place in its own layer, quiet zone included."""
    found: dict[str, _Found] = {}
    for layer in made.layers:
        faults, read_there = _looked_at(layer, bleed)
        yield from faults
        found |= read_there
    for name, symbol_wanted in wanted.items():
        if name not in found or found[name].content != symbol_wanted.content:
            yield Fault("unreadable", f"{name} is not read as what it should be")
    yield from _told_apart(found)


@lru_cache(maxsize=16)
def _looked_at(layer: DrawnLayer, bleed: float) -> tuple[tuple[Fault, ...], dict[str, _Found]]:
    faults: list[Fault] = []
    found: dict[str, _Found] = {}
    with Pages(layer.pdf) as pages:
        for symbol in layer.symbols:
            margin = QUIET_ZONE * symbol.module
            left, top = symbol.x + bleed - margin, symbol.y + bleed - margin
            side = symbol.size + 2 * margin
            scale = _PIXELS / symbol.module
            picture = pages.picture(symbol.page - 1, scale, (left, top, side, side), grey=True)
            faults += _quiet_faults(symbol.name, picture, picture.width / side * margin)
            for one in _measured(picture, scale, left, top):
                found[symbol.name] = one
    return tuple(faults), found


def _whole_faults(
    pages: Pages, wanted: Mapping[str, Symbol], placed: Sequence[Placed]
) -> Iterator[Fault]:
    """All symbols of the whole file, with nothing known of where they stand."""
    smallest = min((one.module for one in placed), default=math.inf)
    found: list[_Found] = []
    for number in range(len(pages)):
        scale = _PIXELS / smallest if placed else 500 / max(pages.size(number))
        picture = pages.picture(number, scale, grey=True)
        if _grey(picture)[0] > _DARK:
            yield Fault("empty", f"page {number + 1} has nothing on it")
        for one in _measured(picture, scale, 0, 0):
            found.append(one)
            yield from _found_quiet_faults(wanted, one, picture, scale)
    contents = {symbol.content: name for name, symbol in wanted.items()}
    for one in found:
        if one.content not in contents:
            yield Fault("foreign", "a code that does not belong on this sign")
    seen = {contents[one.content]: one for one in found if one.content in contents}
    for name in wanted.keys() - seen.keys():
        yield Fault("unreadable", f"{name} is not read as what it should be")
    if len(pages) == 1:
        yield from _told_apart(seen)


def _told_apart(found: Mapping[str, _Found]) -> Iterator[Fault]:
    """Telephones take either of two codes: ours must be the one that is aimed at."""
    if {"ours", "ministry"} <= found.keys():
        ours, ministry = found["ours"], found["ministry"]
        if ours.apart(ministry) < ministry.side / 2:
            yield Fault("apart", f"{ours.apart(ministry):.0f} mm between the two codes")
    for (_, one), (_, other) in combinations(found.items(), 2):
        if one.content == other.content:
            yield Fault("same", "both codes say the same")


def _measured(picture: Image.Image, scale: float, left: float, top: float) -> Iterator[_Found]:
    for one in _barcodes(picture):
        corners = (one.position.top_left, one.position.top_right,
                   one.position.bottom_right, one.position.bottom_left)  # fmt: skip
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        side = (max(xs) - min(xs) + max(ys) - min(ys)) / 2 / scale
        yield _Found(one.text, side, left + min(xs) / scale, top + min(ys) / scale)


def _barcodes(picture: Image.Image) -> list[Any]:
    return list(
        zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
    )


def _quiet_faults(name: str, picture: Image.Image, margin: float) -> Iterator[Fault]:
    """The four white modules around, in a picture that is the symbol and they alone."""
    wide = math.floor(margin) - 1
    width, height = picture.size
    sides = (
        (1, 1, width - 1, wide),
        (1, height - wide, width - 1, height - 1),
        (1, 1, wide, height - 1),
        (width - wide, 1, width - 1, height - 1),
    )
    if any(_grey(picture.crop(side))[0] < 255 - _SLACK * 255 for side in sides):
        yield Fault("quiet", f"something stands in the white around {name}")
    darkest, lightest = _grey(picture.crop((wide, wide, width - wide, height - wide)))
    if darkest > _DARK or lightest < _LIGHT:
        yield Fault("contrast", f"{name} is not dark on white")


def _found_quiet_faults(
    wanted: Mapping[str, Symbol], one: _Found, picture: Image.Image, scale: float
) -> Iterator[Fault]:
    for name, symbol in wanted.items():
        if symbol.content == one.content:
            margin = QUIET_ZONE * one.side / symbol.modules
            left, top = one.left - margin, one.top - margin
            right, bottom = one.left + one.side + margin, one.top + one.side + margin
            part = picture.crop(
                (
                    round(left * scale),
                    round(top * scale),
                    round(right * scale),
                    round(bottom * scale),
                )
            )
            yield from _quiet_faults(name, part, margin * scale)


def _grey(picture: Image.Image) -> tuple[int, int]:
    """The darkest and the lightest of a grey picture's pixels, 0 to 255."""
    return cast("tuple[int, int]", picture.convert("L").getextrema())
