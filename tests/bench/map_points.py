"""Points on a map, and whether the right district is found for each.

What is right is computed apart from the product, from the outlines as they stand in a file: exact
crossings over all their corners, neither rounded nor indexed. With the same file for both this
shows what packing and indexing cost, not how true the file is; a finer file as the second argument
shows that too. Without a file made-up districts of the same size and number stand in.
"""

import json
import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from intake.places.boundaries import UNIT, Boundaries, pack
from intake.places.geojson import EAST, NORTH, SOUTH, WEST, read_outlines
from intake.places.thinning import thinned

POINTS = 10_000
SEED = 20_260
MILLISECONDS = 1000
ACROSS, CORNERS_A_SIDE = 30, 50  # made-up districts: 900 with 200 corners each

Corner = tuple[float, float]
Polygon = Sequence[Sequence[Corner]]
Point = tuple[float, float]


class Truth:
    """Outlines as they stand in a file, asked one by one."""

    def __init__(self, districts: Mapping[str, Sequence[Polygon]]) -> None:
        self._boxed = [
            (_box(polygon[0]), code, polygon)
            for code, polygons in districts.items()
            for polygon in polygons
        ]

    def code(self, latitude: float, longitude: float) -> str | None:
        """The district that holds the point and none of whose holes does."""
        for (west, south, east, north), code, (outer, *holes) in self._boxed:
            if not (west <= longitude <= east and south <= latitude <= north):
                continue
            inside = _winds_about(outer, longitude, latitude)
            if inside and not any(_winds_about(hole, longitude, latitude) for hole in holes):
                return code
        return None


def figures(file: Path | None, truth_file: Path | None) -> Iterator[str]:
    """Lines about this run: how many points are right, how long one takes, what it holds."""
    if file is None:
        yield "map points: no outlines given (make bench OUTLINES=FILE.geojson): made-up districts"
        made_up = made_up_districts()
        shapes: Mapping[str, bytes] = {code: packed(rings) for code, rings in made_up.items()}
        truth = Truth({code: [rings] for code, rings in made_up.items()})
    else:
        districts = read_districts(file)
        read = read_outlines(file.read_bytes(), dict.fromkeys(districts, ""))
        shapes, metres = thinned(read.shapes, read.corners)
        finer = truth_file or file
        truth = Truth(districts if truth_file is None else read_districts(truth_file))
        yield f"map points: {file.name}, {read.corners} corners, thinned by {metres:.0f} m"
        yield f"  right is what {finer.name} says, computed exactly and apart"
    yield from _found(Boundaries(shapes), truth)
    yield _held(shapes)


def made_up_districts(across: int = ACROSS) -> dict[str, Polygon]:
    """Crooked squares that share every corner of their borders, over about half of Thailand."""
    step = 0.2 / CORNERS_A_SIDE

    def corner(x: int, y: int) -> Corner:
        lon, lat = 98 + x * step, 10 + y * step
        return (
            lon + 0.02 * math.sin(9 * lat) + 0.004 * math.sin(90 * lat),
            lat + 0.02 * math.sin(9 * lon) + 0.004 * math.sin(90 * lon),
        )

    made: dict[str, Polygon] = {}
    for number in range(across * across):
        column, row = divmod(number, across)
        west, south, n = column * CORNERS_A_SIDE, row * CORNERS_A_SIDE, CORNERS_A_SIDE
        ring = [
            *(corner(west + at, south) for at in range(n)),
            *(corner(west + n, south + at) for at in range(n)),
            *(corner(west + n - at, south + n) for at in range(n)),
            *(corner(west, south + n - at) for at in range(n)),
            corner(west, south),
        ]
        made[f"{1000 + number}"] = [ring]
    return made


def read_districts(file: Path) -> dict[str, list[Polygon]]:
    """Every polygon of a file by its district's code, corners as written."""
    found: dict[str, list[Polygon]] = {}
    for feature in json.loads(file.read_bytes())["features"]:
        named = {name.casefold(): value for name, value in feature["properties"].items()}
        code = str(named.get("c") or named["adm2_pcode"]).removeprefix("TH")
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        found.setdefault(code, []).extend([polygons] if geometry["type"] == "Polygon" else polygons)
    return found


def _found(boundaries: Boundaries, truth: Truth) -> Iterator[str]:
    given = random.Random(SEED)  # noqa: S311 - points on a map
    inside: list[tuple[Point, str]] = []
    outside: list[Point] = []
    while len(inside) < POINTS:
        point = (given.uniform(SOUTH, NORTH), given.uniform(WEST, EAST))
        if code := truth.code(*point):
            inside.append((point, code))
        else:
            outside.append(point)
    took, right, offered, several = [], 0, 0, 0
    for point, code in inside:
        began = time.perf_counter()
        found = boundaries.locate(*point)
        took.append((time.perf_counter() - began) * MILLISECONDS)
        right += found.code == code
        offered += code in found.candidates
        several += len(found.candidates) > 1
    abroad = sum(boundaries.locate(*point).code is None for point in outside)
    yield f"  {POINTS} random points inside: {100 * right / POINTS:.2f} % right"
    yield f"    {100 * offered / POINTS:.2f} % right or offered beside it"
    yield f"    {100 * several / POINTS:.1f} % within 200 m of another district"
    yield f"  {len(outside)} points outside: {100 * abroad / len(outside):.2f} % said to be outside"
    mean = sum(took) / len(took)
    yield f"  mean {mean:.3f} ms, median {median(took):.3f} ms, slowest {max(took):.2f} ms"


def _held(shapes: Mapping[str, bytes]) -> str:
    with get_context("spawn").Pool(1) as other:
        mebibytes, seconds = other.apply(_made_ready, (dict(shapes),))
    return f"  held by a process: {mebibytes:.1f} MiB more; made ready in {seconds:.2f} s"


def _made_ready(shapes: Mapping[str, bytes]) -> tuple[float, float]:
    """In a process of its own: what its memory grows by, and how long that takes."""
    before, began = _resident(), time.perf_counter()
    held = Boundaries(shapes)
    held.locate(16.0, 103.0)
    return _resident() - before, time.perf_counter() - began


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1024 / 1024


def packed(rings: Polygon) -> bytes:
    """An outline as the product keeps it."""
    return pack([[(round(x * UNIT), round(y * UNIT)) for x, y in ring[:-1]] for ring in rings])


def _box(ring: Sequence[Corner]) -> tuple[float, float, float, float]:
    lons, lats = [corner[0] for corner in ring], [corner[1] for corner in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _winds_about(ring: Sequence[Corner], x: float, y: float) -> bool:
    """By the winding number, another way than the product counts."""
    winds = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 <= y) == (y2 <= y):
            continue
        left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
        if y1 <= y and left > 0:
            winds += 1
        elif y1 > y and left < 0:
            winds -= 1
    return winds != 0
