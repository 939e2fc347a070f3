"""Which district a point lies in, over made-up squares."""

import math
import random
import time
from statistics import median

import pytest

from intake.places.boundaries import UNIT, Boundaries, BrokenShapeError, Spot, pack, unpack
from intake.places.geojson import read_outlines
from intake.places.thinning import thinned
from tests.bench.map_points import Truth, made_up_districts, packed
from tests.unit.made_up_land import (
    AREAS,
    EAST_SQUARE,
    collection,
    feature,
    islands,
    polygon,
    square,
    two_districts,
)

KNOWN = {row.code: row.name_th for row in AREAS}
METRE = 1 / 111_195  # degrees of latitude


def land(file: bytes) -> Boundaries:
    read = read_outlines(file, KNOWN)
    assert read.faults == ()
    return Boundaries(read.shapes)


def test_a_point_lies_in_its_district() -> None:
    both = land(two_districts())
    assert both.locate(16.5, 103.5) == Spot("4501", ("4501",))
    assert both.locate(16.5, 104.5) == Spot("4505", ("4505",))


def test_within_two_hundred_metres_of_a_border_both_sides_are_candidates() -> None:
    both = land(two_districts())
    east = METRE / math.cos(math.radians(16.5))
    assert both.locate(16.5, 104 + 190 * east) == Spot("4505", ("4505", "4501"))
    assert both.locate(16.5, 104 - 190 * east) == Spot("4501", ("4501", "4505"))
    assert both.locate(16.5, 104 + 210 * east) == Spot("4505", ("4505",))


def test_a_river_bank_is_its_districts_and_the_far_side_is_outside() -> None:
    both = land(two_districts())
    assert both.locate(16 - 400 * METRE, 104.5) == Spot("4505", ("4505",))
    assert both.locate(16 - 600 * METRE, 104.5) == Spot(None, ())


@pytest.mark.parametrize(
    "point", [(0.0, 0.0), (90.0, 180.0), (-90.0, -180.0), (1e308, 1e308), (math.nan, 100.0)]
)
def test_far_away_is_outside(point: tuple[float, float]) -> None:
    assert land(two_districts()).locate(*point) == Spot(None, ())


def test_a_hole_is_not_inside_and_an_island_is() -> None:
    ring, hole, island = square(*EAST_SQUARE), square(104.4, 16.4, 0.2), square(104.45, 16.45, 0.05)
    holed = land(collection(feature("4505", polygon(ring, hole))))
    assert holed.locate(16.5, 104.5).code is None
    assert holed.locate(16.2, 104.2).code == "4505"
    in_lake = land(collection(feature("4505", islands(island, square(100.0, 7.0)))))
    assert in_lake.locate(16.47, 104.47).code == "4505"
    assert in_lake.locate(7.5, 100.5).code == "4505"
    assert in_lake.locate(16.2, 104.2).code is None


def test_a_district_inside_the_hole_of_another_is_found() -> None:
    hole = square(104.4, 16.4, 0.2)
    both = land(
        collection(
            feature("4505", polygon(square(*EAST_SQUARE), hole)), feature("4501", polygon(hole))
        )
    )
    assert both.locate(16.5, 104.5).code == "4501"
    assert both.locate(16.3, 104.3).code == "4505"


def test_a_retired_district_answers_with_who_follows_it() -> None:
    read = read_outlines(two_districts(), KNOWN)
    merged = Boundaries(read.shapes, {"4505": "4506", "4506": "4501"})
    assert merged.locate(16.5, 104.5) == Spot("4501", ("4501",))
    assert merged.locate(16.5, 104.0005) == Spot("4501", ("4501",))


def test_a_star_shaped_outline_agrees_with_its_own_formula() -> None:
    def radius(angle: float) -> float:
        return 0.3 + 0.1 * math.cos(5 * angle)

    angles = [index * math.tau / 2000 for index in range(2000)]
    ring = [(104 + radius(a) * math.cos(a), 16 + radius(a) * math.sin(a)) for a in angles]
    star = land(collection(feature("4505", polygon([*ring, ring[0]]))))
    given = random.Random(4)  # noqa: S311 - points for a test
    for _ in range(2000):
        x, y = given.uniform(-0.5, 0.5), given.uniform(-0.5, 0.5)
        away = math.hypot(x, y) - radius(math.atan2(y, x))
        if abs(away) > 0.01:
            assert (star.locate(16 + y, 104 + x).code == "4505") == (away < 0)


def test_thinning_moves_no_line_further_than_it_says() -> None:
    wave = [(104 + n / 100_000, 16 + math.sin(n / 400) / 100) for n in range(0, 100_000, 25)]
    ring = [*wave, (104.999, 16.5), (104.0, 16.5)]
    packed = {"4505": pack([[(round(x * UNIT), round(y * UNIT)) for x, y in ring]])}
    fewer, metres = thinned(packed, 1_000_000)
    assert metres == 5
    (before,), (after,) = list(unpack(packed["4505"])), list(unpack(fewer["4505"]))
    assert len(after) < len(before) / 2
    inside = Boundaries(fewer)
    for x, y in wave[100:-100:7]:
        assert inside.locate(y + 6 * METRE, x).code == "4505"


def test_an_outline_that_fits_is_left_as_it_is() -> None:
    shapes = read_outlines(two_districts(), KNOWN).shapes
    assert thinned(shapes, 8) == (shapes, 0.0)


@pytest.mark.parametrize("broken", [b"\x05\x00\x00\x00abc", b"\x01", b"\xff\xff\xff\xff"])
def test_bytes_that_are_no_outline_are_refused(broken: bytes) -> None:
    with pytest.raises(BrokenShapeError):
        list(unpack(broken))


def test_random_points_are_right_as_exactly_computed_and_quickly() -> None:
    made_up = made_up_districts(6)
    truth = Truth({code: [rings] for code, rings in made_up.items()})
    land = Boundaries({code: packed(rings) for code, rings in made_up.items()})
    given = random.Random(7)  # noqa: S311 - points for a test
    points = [(given.uniform(10.1, 11.1), given.uniform(98.1, 99.1)) for _ in range(2000)]
    right = [truth.code(*point) for point in points]
    took = []
    for point, code in zip(points, right, strict=True):
        began = time.perf_counter()
        found = land.locate(*point)
        took.append(time.perf_counter() - began)
        assert code in found.candidates
    agreeing = sum(
        land.locate(*point).code == code for point, code in zip(points, right, strict=True)
    )
    assert agreeing >= 1990  # 99.5 %
    assert median(took) < 0.000_5


def test_thinned_again_and_again_a_line_is_still_where_it_says() -> None:
    wave = [(104 + n / 100_000, 16 + math.sin(n / 40) / 1000) for n in range(0, 100_000, 25)]
    ring = [*wave, (104.999, 16.5), (104.0, 16.5)]
    packed_wave = {"4505": pack([[(round(x * UNIT), round(y * UNIT)) for x, y in ring]])}
    most = 1_000
    fewer, metres = thinned(packed_wave, len(ring), most)
    (after,) = list(unpack(fewer["4505"]))
    assert len(after) <= most
    assert metres > 5  # more than one step
    inside = Boundaries(fewer)
    for x, y in wave[100:-100:7]:
        assert inside.locate(y + (metres + 1) * METRE, x).code == "4505"
