"""What can be printed: sizes that Thai shops take, and which drawing each one is."""

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum

SMALLEST, LARGEST = 6, 500  # centimetres; a PDF's page ends at 508, bleed and all
CENTIMETRE = 10  # millimetres, which everything else here counts in
CUSTOM = "custom"
_METRE = 1000
_HEMMED = 400.0  # the shorter side from which vinyl has a hem; what is smaller is cut from card
_SHEET = 700.0  # the shorter side of the largest sheet of card; what is larger comes from a roll


class SizeError(ValueError):
    """No size, or one that no page of a PDF can have."""

    def __init__(self) -> None:
        super().__init__(f"a sign is {SMALLEST} cm to {LARGEST} cm a side")


class ShapeError(ValueError):
    """A size that no drawing fits. ``near``: sizes that one fits, as people write them."""

    def __init__(self, near: tuple[str, ...]) -> None:
        super().__init__("no drawing fits this shape")
        self.near = near


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

    @property
    def size(self) -> str:
        """Centimetres as people write them: `240 × 120`."""
        return size_of(self.width, self.height)

    @property
    def is_picture(self) -> bool:
        """Whether it is sent in a chat and never printed."""
        return self.family is Family.SQUARE

    @property
    def metres(self) -> str:
        """From how far it is read."""
        return f"{round(self.distance / _METRE, 1):g}"


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
             ministry=False),
)  # fmt: skip
TEMPLATES = {one.name: one for one in _ALL}
_CUSTOM = re.compile(rf"{CUSTOM}-(\d{{1,3}}(?:\.\d)?)x(\d{{1,3}}(?:\.\d)?)")
_CUSTOM_FROM = tuple(
    one for one in _ALL if one.family not in {Family.LEAFLET, Family.SQUARE} and not one.mono
)


def named(name: str) -> Template:
    """The template of this name; ``custom-150x75`` is one of that many centimetres.

    Raises ValueError for a name that is none; SizeError and ShapeError as ``custom`` does.
    """
    if name in TEMPLATES:
        return TEMPLATES[name]
    if not name.startswith(f"{CUSTOM}-"):
        raise ValueError("no such template")
    size = _CUSTOM.fullmatch(name)
    if size is None:
        raise SizeError
    return custom(float(size[1]) * CENTIMETRE, float(size[2]) * CENTIMETRE)


def find(name: str) -> Template | None:
    """The same; None for a name that is none."""
    try:
        return named(name)
    except ValueError:
        return None


def custom_name(width: str, height: str) -> str:
    """What a size is called that was typed in centimetres, also in Thai digits.

    One that cannot be drawn keeps what was typed, and ``named`` raises for it.
    """
    name = f"{CUSTOM}-{width}x{height}"
    template = find(name)
    return template.name if template else name


def size_of(width: float, height: float) -> str:
    """Millimetres as centimetres that people read."""
    return f"{width / CENTIMETRE:g} × {height / CENTIMETRE:g}"


def custom(width: float, height: float) -> Template:
    """A template of any size in millimetres, made from the one nearest in shape, then in size.

    Raises SizeError outside of what a PDF page can be, ShapeError when no drawing fits the shape.
    """
    if not _possible(width, height):
        raise SizeError
    fitting = [one for one in _CUSTOM_FROM if _fits(one, width, height)]
    if not fitting:
        raise ShapeError(_near(width, height))
    near = min(
        fitting,
        key=lambda one: (
            round(_pulled(one, width, height), 1),
            abs(math.log(one.width / width)),
        ),
    )
    scale = min(width / near.width, height / near.height)
    shorter = min(width, height)
    return replace(
        near,
        name=f"{CUSTOM}-{width / CENTIMETRE:g}x{height / CENTIMETRE:g}",
        width=width,
        height=height,
        symbol=near.symbol * scale,
        distance=near.distance * scale,
        keep_clear=near.keep_clear * min(1.0, scale),
        above_floor=near.above_floor * height / near.height,
        stands=near.stands and scale >= 1,
        square=near.square and scale >= 1,
        eyelets=near.eyelets and shorter >= _HEMMED,
        stock=_stock(near, shorter),
    )


def _stock(near: Template, shorter: float) -> str:
    if near.stock == "vinyl" and shorter < _HEMMED:
        return "paper"
    if near.stock == "paper" and shorter > _SHEET:
        return "stand"
    return near.stock


def _possible(width: float, height: float) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= SMALLEST * CENTIMETRE and longer <= LARGEST * CENTIMETRE


def _near(width: float, height: float) -> tuple[str, ...]:
    """As wide or as high as what was asked for, in the shape that comes nearest."""
    near = min(_CUSTOM_FROM, key=lambda one: _pulled(one, width, height))
    shape = near.width / near.height
    sizes = ((width, round(width / shape)), (round(height * shape), height))
    return tuple(size_of(*one) for one in sizes if _possible(*one))


def _pulled(template: Template, width: float, height: float) -> float:
    """How far a size is from a template's shape, wider or narrower."""
    return abs(math.log(template.width / template.height * height / width))


def _fits(template: Template, width: float, height: float) -> bool:
    longer, shorter = _STRETCH[template.family]
    own, wanted = template.width / template.height, width / height
    pulled = max(wanted / own, own / wanted)
    away = (wanted > own) == (own >= 1)
    return pulled <= (longer if away else shorter)
