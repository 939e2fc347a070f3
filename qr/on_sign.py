"""Whether something in a photo lies on a sign, whose symbol tells where its edges are."""

from dataclasses import dataclass

from intake.sign_seen import Corners, Point

_AROUND = 1.5  # symbol widths, where nothing is known of the sign


@dataclass(frozen=True, slots=True)
class Outline:
    """A sign's edges, in sides of its symbol from the symbol's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether a point of the sign's plane lies within the edges."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


UNKNOWN = Outline(-_AROUND, -_AROUND, 1 + _AROUND, 1 + _AROUND)


def lies_on(outline: Outline, corners: Corners, point: Point) -> bool:
    """Whether a point of the photo lies on the sign whose symbol has these corners in it."""
    found = on_plane(corners, point)
    return found is not None and outline.holds(found)


def on_plane(corners: Corners, point: Point) -> Point | None:
    """Where a point of the photo lies in the symbol's plane, in its sides from its top left corner.

    None for a point behind the plane's horizon, and for corners that are no square in perspective.
    The projection is Heckbert's of a unit square (Fundamentals of Texture Mapping, 1989, 2.2.3).
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    (dx1, dx2, sx), (dy1, dy2, sy) = (
        (x1 - x2, x3 - x2, x0 - x1 + x2 - x3),
        (y1 - y2, y3 - y2, y0 - y1 + y2 - y3),
    )
    whole = dx1 * dy2 - dx2 * dy1
    if not whole:
        return None
    g, h = (sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole
    a, b, d, e = x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3
    x, y = point
    across = (e - y0 * h) * x + (x0 * h - b) * y + b * y0 - x0 * e
    down = (y0 * g - d) * x + (a - x0 * g) * y + x0 * d - a * y0
    scale = (d * h - e * g) * x + (b * g - a * h) * y + a * e - b * d
    if not scale:
        return None
    found = across / scale, down / scale
    in_front = g * found[0] + h * found[1] + 1 > 0
    return found if in_front else None
