"""Whether an emblem can stand on signs, tried before anything is ordered."""

from dataclasses import replace

from qr.artwork.drawing import DrawingError, draw
from qr.artwork.facts import Design, Facts
from qr.artwork.outlines import UnknownPageError
from qr.artwork.templates import TEMPLATES
from qr.codes import check_character

_ANY_BODY = "22222"
_ANYBODYS = Facts(
    code=_ANY_BODY + check_character(_ANY_BODY),
    host="example.org",
    place="-",
    centre="-",
    telephone="0",
    account="-",
)


def drawable(svg: str) -> bool:
    """Whether this SVG is drawn in inks: plain shapes, no photograph and no gradient."""
    try:
        draw(Design(TEMPLATES["poster-a3"]), replace(_ANYBODYS, emblem=svg))
    except (DrawingError, UnknownPageError):
        return False
    return True
