"""Fewer corners for an outline than its file has, so that a whole country fits in memory."""

from collections.abc import Mapping

from intake.places.boundaries import METRES, Ring, pack, unpack

MOST_CORNERS = 700_000  # about 15 MB in each process
_FIRST_METRES = 5.0
_CORNERS = 3
_EAST = 0.97  # a degree of longitude beside one of latitude, in the middle of Thailand


def thinned(
    shapes: Mapping[str, bytes], corners: int, most: int = MOST_CORNERS
) -> tuple[Mapping[str, bytes], float]:
    """The outlines with few enough corners, and how many metres a line was moved at most."""
    metres, moved = _FIRST_METRES, 0.0
    while corners > most:
        rings = {code: [_thin(ring, metres) for ring in unpack(shapes[code])] for code in shapes}
        corners = sum(len(ring) for one in rings.values() for ring in one)
        shapes = {code: pack(one) for code, one in rings.items()}
        moved += metres  # what was left out before counts too
        metres *= 2
    return shapes, moved


def _thin(ring: Ring, metres: float) -> Ring:
    """Douglas and Peucker's way: a corner stays where leaving it out would move the line more."""
    if len(ring) <= 2 * _CORNERS:
        return ring
    kept = {0, len(ring) // 2}
    line = (*ring, ring[0])
    limit = (metres / METRES) ** 2
    waiting = [(0, len(ring) // 2), (len(ring) // 2, len(ring))]
    while waiting:
        first, last = waiting.pop()
        furthest, away = _furthest(line, first, last)
        if away > limit:
            kept.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    left = [ring[at] for at in sorted(kept)]
    return left if len(left) >= _CORNERS else ring


def _furthest(line: Ring, first: int, last: int) -> tuple[int, float]:
    """The corner furthest from the straight line between two others, and its squared distance."""
    (x1, y1), (x2, y2) = line[first], line[last]
    dx, dy = (x2 - x1) * _EAST, y2 - y1
    length = dx * dx + dy * dy
    best, away = first, 0.0
    for at in range(first + 1, last):
        x, y = (line[at][0] - x1) * _EAST, float(line[at][1] - y1)
        if length:
            along = min(max((x * dx + y * dy) / length, 0.0), 1.0)
            x, y = x - along * dx, y - along * dy
        distance = x * x + y * y
        if distance > away:
            best, away = at, distance
    return best, away
