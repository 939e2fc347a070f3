"""Where the edges of a sign lie in a photo, told by its symbol alone."""

from itertools import product

import pytest

from intake.sign_seen import Corners, FoundCode, OwnCode, Point, Seen
from qr.on_sign import UNKNOWN, Outline, lies_on, on_plane
from qr.whose import own_code, seen

STRAIGHT: Corners = ((100, 100), (200, 100), (200, 200), (100, 200))
UPSIDE_DOWN: Corners = ((200, 200), (100, 200), (100, 100), (200, 100))
SIGN = Outline(-2, -1, 1.5, 3)


def projected(at: Point) -> Point:
    """A made-up camera that looks at the sign's plane from the left and from below."""
    x, y = at
    depth = 1 + 0.12 * x + 0.07 * y
    return (300 + 80 * x + 12 * y) / depth, (250 - 9 * x + 95 * y) / depth


LEANING: Corners = (projected((0, 0)), projected((1, 0)), projected((1, 1)), projected((0, 1)))


def test_what_is_straight_ahead_is_measured_in_sides_of_the_symbol() -> None:
    assert on_plane(STRAIGHT, (150, 100)) == pytest.approx((0.5, 0))
    assert on_plane(STRAIGHT, (400, 50)) == pytest.approx((3, -0.5))
    assert on_plane(UPSIDE_DOWN, (400, 250)) == pytest.approx((-2, -0.5))


@pytest.mark.parametrize("at", list(product((-2.5, -1, 0.3, 2), (-1.5, 0, 1, 4))))
def test_a_leaning_sign_is_measured_as_if_straight(at: Point) -> None:
    assert on_plane(LEANING, projected(at)) == pytest.approx(at)


@pytest.mark.parametrize(
    ("at", "on"),
    [((-1.9, -0.9), True), ((1.4, 2.9), True), ((1.6, 0), False), ((0, 3.1), False)],
)
def test_a_point_is_on_the_sign_or_beside_it(at: Point, on: bool) -> None:  # noqa: FBT001
    assert lies_on(SIGN, LEANING, projected(at)) is on


def test_of_an_unknown_sign_what_is_near_its_symbol_counts() -> None:
    assert lies_on(UNKNOWN, STRAIGHT, (340, 150))
    assert not lies_on(UNKNOWN, STRAIGHT, (360, 150))
    assert lies_on(UNKNOWN, STRAIGHT, (150, -40))


def test_behind_the_horizon_and_in_no_square_nothing_lies() -> None:
    steep: Corners = ((0, 0), (100, 30), (100, 70), (0, 100))
    assert on_plane(steep, (400, 50)) is None
    assert on_plane(((0, 0), (1, 1), (2, 2), (3, 3)), (0, 1)) is None
    assert on_plane(((0, 0), (0, 0), (0, 0), (0, 0)), (0, 1)) is None


@pytest.mark.parametrize(
    ("text", "public_url", "code"),
    [
        ("HTTPS://BOSAE.EXAMPLE.GO.TH/S/45K7M8", "https://bosae.example.go.th", "45K7M8"),
        ("https://bosae.example.go.th/s/45k7m8", "https://Bosae.example.go.th", "45K7M8"),
        ("HTTPS://127.0.0.1:8000/S/45K7M8", "http://127.0.0.1:8000", "45K7M8"),
        ("HTTPS://BOSAE.EXAMPLE.GO.TH/S/45K7M9", "https://bosae.example.go.th", None),
        ("HTTPS://BOSAE.EXAMPLE.GO.TH.EVIL.EXAMPLE/S/45K7M8", "https://bosae.example.go.th", None),
        ("HTTPS://EVIL.EXAMPLE/BOSAE.EXAMPLE.GO.TH/S/45K7M8", "https://bosae.example.go.th", None),
        ("45K7M8", "https://bosae.example.go.th", None),
        ("", "https://bosae.example.go.th", None),
    ],
)
def test_ours_is_our_address_with_a_code_that_holds(
    text: str, public_url: str, code: str | None
) -> None:
    assert own_code(text, public_url) == code


def test_codes_are_told_apart_into_ours_the_ministrys_and_strangers() -> None:
    ministry = "https://moi.example.go.th/complaint"
    found = [
        FoundCode("HTTPS://BOSAE.EXAMPLE.GO.TH/S/45K7M8", STRAIGHT),
        FoundCode("https://MOI.example.go.th/complaint/", STRAIGHT),
        FoundCode("https://evil.example", UPSIDE_DOWN),
    ]
    ours = (OwnCode("45K7M8", STRAIGHT),)
    assert seen(found, "https://bosae.example.go.th", ministry) == Seen(ours, ((150, 150),))
    without = seen(found, "https://bosae.example.go.th", "")
    assert len(without.foreign) == 2
