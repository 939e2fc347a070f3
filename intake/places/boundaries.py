"""Which district a point on the map lies in, by outlines that the operator imported. Pure.

Everything is held in hundred-thousandths of a degree (about 1.1 m), packed: 928 districts and
180,000 corners cost a few megabytes. A district's edges lie in bands from south to north, so that
a point is compared with the edges of its own band alone.
"""

import math
import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.places.succession import in_force

UNIT = 100_000  # to the degree
METRES = 1.11195  # in a unit of latitude
NEAR_METRES = 200.0  # a border this close: both sides are offered
SHORE_METRES = 500.0  # outlines are simplified; a pier or a river bank is still its district's
_BAND = 2_000  # units: edges of one comparison
_CELL = 25_000  # units: which districts are looked at
_MARGIN = 600  # units, above SHORE_METRES also where a degree of longitude is shortest

Ring = Sequence[tuple[int, int]]  # longitude and latitude in units, the first corner not repeated


class BrokenShapeError(ValueError):
    """Stored bytes that are no outline."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point lies: the district, and every one to choose between, best first.

    ``code`` None: outside of everything that was imported; then there are no candidates.
    """

    code: str | None
    candidates: tuple[str, ...]


def pack(rings: Iterable[Ring]) -> bytes:
    """An outline as bytes: for each ring its number of corners, then the corners."""
    packed = bytearray()
    for ring in rings:
        packed += struct.pack("<I", len(ring))
        for corner in ring:
            packed += struct.pack("<ii", *corner)
    return bytes(packed)


def unpack(shape: bytes) -> Iterator[Ring]:
    """The rings of an outline; raises BrokenShapeError."""
    at = 0
    while at < len(shape):
        try:
            (corners,) = struct.unpack_from("<I", shape, at)
            flat = struct.unpack_from(f"<{2 * corners}i", shape, at + 4)
        except struct.error as error:
            raise BrokenShapeError from error
        yield list(zip(flat[::2], flat[1::2], strict=True))
        at += 4 + 8 * corners


class _Outline:
    """One district: its box, and its edges by band."""

    __slots__ = ("bands", "box", "code", "first")

    def __init__(self, code: str, rings: Sequence[Ring]) -> None:
        self.code = code
        lons = [lon for ring in rings for lon, _ in ring]
        lats = [lat for ring in rings for _, lat in ring]
        self.box = (min(lons), min(lats), max(lons), max(lats))
        self.first = self.box[1] // _BAND
        loose: list[list[int]] = [[] for _ in range(self.box[3] // _BAND - self.first + 1)]
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                for band in range(low // _BAND - self.first, high // _BAND - self.first + 1):
                    loose[band] += (x1, y1, x2, y2)
        self.bands = tuple(array("i", edges) for edges in loose)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside: holes and islands by the same count of crossings."""
        west, south, east, north = self.box
        if not (west <= x <= east and south <= y <= north):
            return False
        inside = False
        flat = iter(self.bands[int(y // _BAND) - self.first])
        for x1, y1, x2, y2 in zip(flat, flat, flat, flat, strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    def distance(self, x: float, y: float, within: float) -> float:
        """Metres to the nearest edge, or infinity where that is further than ``within``."""
        west, south, east, north = self.box
        high = within / METRES
        narrow = METRES * math.cos(math.radians(y / UNIT))
        wide = within / narrow
        if not (west - wide <= x <= east + wide and south - high <= y <= north + high):
            return math.inf
        best = within * within
        found = False
        lowest = max(int((y - high) // _BAND) - self.first, 0)
        highest = min(int((y + high) // _BAND) - self.first, len(self.bands) - 1)
        for band in range(lowest, highest + 1):
            flat = iter(self.bands[band])
            for x1, y1, x2, y2 in zip(flat, flat, flat, flat, strict=True):
                if (x1 < x - wide and x2 < x - wide) or (x1 > x + wide and x2 > x + wide):
                    continue
                if (y1 < y - high and y2 < y - high) or (y1 > y + high and y2 > y + high):
                    continue
                away = _squared(
                    (x1 - x) * narrow, (y1 - y) * METRES, (x2 - x) * narrow, (y2 - y) * METRES
                )
                if away <= best:
                    best, found = away, True
        return math.sqrt(best) if found else math.inf


class Boundaries:
    """The outlines of districts in memory; nothing here changes after it was made.

    ``successors``: who follows a retired code. ``whole``: nothing of the country is missing, so
    that a point in none is outside of it.
    """

    def __init__(
        self,
        shapes: Mapping[str, bytes],
        successors: Mapping[str, str] | None = None,
        *,
        whole: bool = True,
    ) -> None:
        self.whole = whole
        cells: defaultdict[tuple[int, int], list[_Outline]] = defaultdict(list)
        for code, shape in shapes.items():
            one = _Outline(in_force(code, successors or {}), list(unpack(shape)))
            west, south, east, north = one.box
            for column in range((west - _MARGIN) // _CELL, (east + _MARGIN) // _CELL + 1):
                for row in range((south - _MARGIN) // _CELL, (north + _MARGIN) // _CELL + 1):
                    cells[column, row].append(one)
        self._cells = {cell: tuple(found) for cell, found in cells.items()}

    def locate(self, latitude: float, longitude: float) -> Spot:
        """The district of a point in WGS 84 degrees, and those within 200 m of it.

        A point in none but within 500 m of one is that one's: shores and river banks are
        simplified in every map.
        """
        x, y = longitude * UNIT, latitude * UNIT
        if not (math.isfinite(x) and math.isfinite(y)):
            return Spot(None, ())
        around = self._cells.get((int(x // _CELL), int(y // _CELL)), ())
        inside = [one.code for one in around if one.holds(x, y)]
        within = NEAR_METRES if inside else SHORE_METRES
        near = sorted(
            (away, one.code)
            for one in around
            if one.code not in inside and (away := one.distance(x, y, within)) < math.inf
        )
        candidates = tuple(dict.fromkeys((*inside, *(code for _, code in near))))
        return Spot(candidates[0] if candidates else None, candidates)


def _squared(x1: float, y1: float, x2: float, y2: float) -> float:
    """Squared distance from the origin to a line between two points."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(max(-(x1 * dx + y1 * dy) / length, 0.0), 1.0)
    return (x1 + along * dx) ** 2 + (y1 + along * dy) ** 2
