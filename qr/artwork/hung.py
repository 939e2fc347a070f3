"""How far a hung sign reaches around its symbol, as its template was drawn."""

from functools import lru_cache

from intake.sign_seen import Corners, Point
from qr.artwork.drawing import DrawingError, sign_values, typeset
from qr.artwork.facts import Design, Facts
from qr.artwork.templates import find
from qr.codes import check_character
from qr.on_sign import UNKNOWN, Outline, lies_on

# Where the symbol stands does not hang on who the sign is for.
_ANYBODY = Facts("22222" + check_character("22222"), "HOST", "", "", "", "")


def lies_on_sign(template: str, corners: Corners, point: Point) -> bool:
    """Whether a point of a photo lies on the sign of this template whose symbol has these corners.

    Of a sign that no template is known of: whether it lies near the symbol.
    """
    return lies_on(outline_of(template), corners, point)


@lru_cache(maxsize=64)
def outline_of(template: str) -> Outline:
    """The edges of what this template draws; those around any symbol for an unknown name."""
    known = find(template)
    if known is None:
        return UNKNOWN
    try:
        _, report = typeset("sign.typ", "sign", sign_values(Design(known), _ANYBODY, "own"))
    except DrawingError:
        return UNKNOWN
    for one in report:
        if one["kind"] == "symbol" and one["name"] == "ours":
            side, left, top = one["size"], one["x"], one["y"]
            right, bottom = known.width - left, known.height - top
            return Outline(-left / side, -top / side, right / side, bottom / side)
    return UNKNOWN
