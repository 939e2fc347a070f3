"""Sizes of one's own: what is read, what fits, what is offered instead, and what it is made of."""

from io import BytesIO
from itertools import product

import numpy as np
import pytest
from PIL import Image

from qr.artwork.drawing import drawn
from qr.artwork.facts import Design
from qr.artwork.preflight import preflight
from qr.artwork.raster import preview
from qr.artwork.templates import ShapeError, SizeError, custom, custom_name, named
from tests.artwork.sign import FACTS


def test_a_size_is_read_as_it_is_typed() -> None:
    assert custom_name("150", "75.0") == custom_name("๑๕๐", "๗๕") == "custom-150x75"
    assert custom_name("a", "") == "custom-ax"


@pytest.mark.parametrize("size", ["ax", "x", "1500x75", "-6x6", "5.9x6", "6x501", "nanx6", "1e2x9"])
def test_what_is_no_size_or_none_of_a_sign_is_refused(size: str) -> None:
    with pytest.raises(SizeError):
        named(f"custom-{size}")


def offered_instead(width: float, height: float) -> tuple[str, ...] | None:
    try:
        custom(width, height)
    except ShapeError as misfit:
        return misfit.near
    return None


def test_a_shape_that_no_drawing_fits_is_answered_with_sizes_that_one_does() -> None:
    assert offered_instead(1500, 750) is None
    assert offered_instead(1500, 1000) == ("150 × 75", "200 × 100")
    sides = (60, 85, 130, 470, 1000, 1900, 3333, 5000)
    answers = [near for one in product(sides, sides) if (near := offered_instead(*one)) is not None]
    assert len(answers) > 20
    assert all(answers)
    for size in {size for near in answers for size in near}:
        assert named(custom_name(*size.split(" × "))).size == size


@pytest.mark.parametrize(
    ("width", "height", "stock", "hem"),
    [
        (3000, 1500, "vinyl", True),
        (300, 150, "paper", False),
        (600, 600, "sticker", False),
        (1000, 1414, "stand", False),
    ],
)
def test_it_is_made_of_what_there_is_in_that_size(
    width: float, height: float, stock: str, *, hem: bool
) -> None:
    made = custom(width, height)
    assert (made.stock, made.eyelets) == (stock, hem)


@pytest.mark.parametrize(
    ("width", "height"),
    [(60, 60), (60, 85), (115, 60), (60, 150), (100, 330), (1300, 4300), (5000, 2500)],
)
def test_the_smallest_the_largest_and_the_slimmest_pass_the_check_of_all_signs(
    width: float, height: float
) -> None:
    design = Design(custom(width, height))
    assert preflight(design, FACTS, drawn(design, FACTS)) == ()


def test_a_slim_sign_that_hangs_has_no_empty_foot() -> None:
    drawn_file = drawn(Design(custom(400, 1200)), FACTS).pdf
    picture = np.asarray(Image.open(BytesIO(preview(drawn_file))).convert("RGB")).astype(int)
    foot = picture[(abs(picture[:, 2] - picture[-200, 2]).sum(axis=1) < 9)]  # by its left edge
    written = np.flatnonzero((abs(foot - foot[:, :1]).sum(axis=2) > 200).any(axis=1))
    assert len(foot) > 100
    assert written[-1] > 0.8 * len(foot)
