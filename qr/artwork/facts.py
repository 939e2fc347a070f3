"""What a sign says, and how it is to be drawn; nothing here knows a database."""

from dataclasses import dataclass, field
from enum import StrEnum

from intake.hotlines import HOTLINES
from qr.artwork.templates import Template
from qr.symbol import Level

_LONGEST = 60  # letters of a name in a file's: three bytes each, and a file's has at most 255


class Mode(StrEnum):
    """Whose code a sign carries."""

    SITE = "site"
    DISTRICT = "district"
    SQUARE = "square"  # printed once a district; a sticker with the site's code covers the square


class Lettering(StrEnum):
    """How words stand in the PDF: as curves that no shop can lose, or as embedded fonts."""

    OUTLINES = "outlines"
    FONTS = "fonts"


@dataclass(frozen=True, slots=True)
class Hotlines:
    """The numbers of a sign, in Arabic digits."""

    drugs: str = HOTLINES["oncb"]
    police: str = HOTLINES["police"]
    treatment: str = HOTLINES["treatment"]
    stress: str = HOTLINES["mental"]


@dataclass(frozen=True, slots=True)
class Facts:
    """One sign's own: ``place`` is the site's name, or the district's in the other modes.

    ``code``: with a white square the district's official code, which names the file alone.
    ``ministry``: the address of the complaint channel in MOI Drugs GIS; empty, the sign says that
    it is not complete. ``account``: the LINE account's dull name. ``emblem``: an SVG without words.
    """

    code: str
    host: str
    place: str
    centre: str
    telephone: str
    account: str
    ministry: str = ""
    hotlines: Hotlines = field(default_factory=Hotlines)
    emblem: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Design:
    """How to draw. ``bleed`` and ``keep_clear`` are millimetres; None takes the template's."""

    template: Template
    mode: Mode = Mode.SITE
    level: Level = Level.Q
    lettering: Lettering = Lettering.OUTLINES
    thai_digits: bool = False
    bleed: float | None = None
    keep_clear: float | None = None

    def __post_init__(self) -> None:
        """Raises ValueError when the template has no room for a sticker's white square."""
        if self.mode is Mode.SQUARE and not self.template.square:
            raise ValueError(f"{self.template.name} has no white square")


def file_names(design: Design, facts: Facts, kind: str) -> tuple[str, str]:
    """A file's name in Thai and in ASCII, without a folder: ``kind`` is pdf, png or tif."""
    mark = f"{design.template.name}-{design.mode}"
    told = "".join(
        one if one.isalnum() or "\u0e30" <= one <= "\u0e4e" else "-" for one in facts.place
    )
    thai = "-".join(part for part in told.split("-") if part)[:_LONGEST]
    return f"ป้าย-{facts.code}-{mark}-{thai}.{kind}", f"sign-{facts.code}-{mark}.{kind}"
