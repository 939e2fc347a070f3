"""What can be printed: sizes that Thai shops take, and which drawing each one is."""

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum

LARGEST = 5080.0  # millimetres: PDF 1.7 ends a page's side at 14,400 points
SMALLEST = 60.0


class Family(StrEnum):
    """A drawing that fits several sizes."""

    WIDE = "wide"
    TALL = "tall"
    POSTER = "poster"
    LEAFLET = "leaflet"
    STICKER = "sticker"
    SQUARE = "square"


# How far a drawing may be pulled from the shape it was made for, longer or shorter.
_STRETCH = {
    Family.WIDE: (1.3, 1.05),
    Family.TALL: (1.25, 1.2),
    Family.POSTER: (1.08, 1.02),
    Family.STICKER: (1.02, 1.02),
}


@dataclass(frozen=True, slots=True)
class Template:
    """One size. Lengths are millimetres.

    ``symbol``: our symbol's dark modules across. ``distance``: from how far a telephone must read
    it. ``above_floor``: where the symbol's middle stands. ``stock``: what it is printed on.
    """

    name: str
    family: Family
    width: float
    height: float
    symbol: float
    distance: float
    bleed: float = 5
    keep_clear: float = 5
    above_floor: float = 0
    stock: str = "paper"
    stands: bool = False
    mono: bool = False
    ministry: bool = True
    square: bool = False
    eyelets: bool = False
    pages: int = 1


_ALL = (
    Template("vinyl-240x120", Family.WIDE, 2400, 1200, 700, 8000, keep_clear=40, square=True,
             eyelets=True, stock="vinyl"),
    Template("vinyl-120x240", Family.TALL, 1200, 2400, 700, 8000, keep_clear=40, above_floor=1390,
             square=True, eyelets=True, stock="vinyl"),
    Template("xstand-60x160", Family.TALL, 600, 1600, 350, 4000, keep_clear=25, above_floor=1100,
             stands=True, square=True, eyelets=True, stock="stand"),
    Template("xstand-80x180", Family.TALL, 800, 1800, 400, 4500, keep_clear=25, above_floor=1150,
             stands=True, square=True, eyelets=True, stock="stand"),
    Template("rollup-80x200", Family.TALL, 800, 2000, 450, 5000, keep_clear=25, above_floor=1300,
             stands=True, square=True, stock="stand"),
    Template("poster-a2", Family.POSTER, 420, 594, 168, 1800, keep_clear=10),
    Template("poster-a3", Family.POSTER, 297, 420, 119, 1300, keep_clear=8),
    Template("a4-mono", Family.POSTER, 210, 297, 84, 900, bleed=0, keep_clear=10, mono=True,
             stock="office"),
    Template("leaflet-a4", Family.LEAFLET, 210, 297, 48, 500, bleed=3, keep_clear=6, pages=2,
             stock="leaflet"),
    Template("sticker-10x10", Family.STICKER, 100, 100, 46, 500, bleed=2, keep_clear=3,
             ministry=False, stock="sticker"),
    Template("sticker-30x30", Family.STICKER, 300, 300, 138, 1500, bleed=3, keep_clear=8,
             ministry=False, stock="sticker"),
    Template("square-1080", Family.SQUARE, 381, 381, 148, 1500, bleed=0, keep_clear=5,
             ministry=False, stock="picture"),
)  # fmt: skip
TEMPLATES = {one.name: one for one in _ALL}
_CUSTOM = re.compile(r"custom-(\d{1,3}(?:\.\d)?)x(\d{1,3}(?:\.\d)?)")
_CUSTOM_FROM = tuple(
    one for one in _ALL if one.family not in {Family.LEAFLET, Family.SQUARE} and not one.mono
)


def named(name: str) -> Template:
    """The template of this name; ``custom-150x75`` is one of that many centimetres.

    Raises ValueError for a name that is none.
    """
    if name in TEMPLATES:
        return TEMPLATES[name]
    size = _CUSTOM.fullmatch(name)
    if size is None:
        raise ValueError("no such template")
    return custom(float(size[1]) * 10, float(size[2]) * 10)


def custom(width: float, height: float) -> Template:
    """A template of any size in millimetres, made from the one nearest in shape, then in size.

    Raises ValueError outside of what a PDF page can be, or when no drawing fits the shape.
    """
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise ValueError("a sign is 6 cm to 508 cm a side")
    fitting = [one for one in _CUSTOM_FROM if _fits(one, width, height)]
    if not fitting:
        raise ValueError("no drawing fits this shape")
    near = min(
        fitting,
        key=lambda one: (
            round(abs(math.log(one.width / one.height * height / width)), 1),
            abs(math.log(one.width / width)),
        ),
    )
    scale = min(width / near.width, height / near.height)
    return replace(
        near,
        name=f"custom-{width / 10:g}x{height / 10:g}",
        width=width,
        height=height,
        symbol=near.symbol * scale,
        distance=near.distance * scale,
        keep_clear=near.keep_clear * min(1.0, scale),
        above_floor=near.above_floor * height / near.height,
        stands=near.stands and scale >= 1,
        square=near.square and scale >= 1,
    )


def _fits(template: Template, width: float, height: float) -> bool:
    longer, shorter = _STRETCH[template.family]
    own, wanted = template.width / template.height, width / height
    pulled = max(wanted / own, own / wanted)
    away = (wanted > own) == (own >= 1)
    return pulled <= (longer if away else shorter)
