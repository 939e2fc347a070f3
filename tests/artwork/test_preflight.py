"""A sign that must not be printed is named and withheld, whichever way it went wrong."""

from dataclasses import replace

import pytest

from qr.artwork.drawing import DrawnLayer, drawn
from qr.artwork.facts import Design, Mode
from qr.artwork.preflight import preflight, release
from qr.artwork.templates import TEMPLATES
from qr.artwork.tones import TONES, contrast, too_alike
from tests.artwork.sign import FACTS, changed

A3 = Design(TEMPLATES["poster-a3"])
POINTS = 72 / 25.4


def kinds(design: Design, over: bytes, *, whole: bool) -> set[str]:
    """What is found in a good file after something was drawn over it."""
    made = drawn(design, FACTS)
    pdf = changed(made.pdf, over)
    spoilt = replace(made, pdf=pdf, layers=(DrawnLayer(pdf, made.symbols),))
    return {fault.kind for fault in preflight(design, FACTS, spoilt, whole=whole)}


def over_ours(millimetres: float, left: float, top: float, ink: bytes) -> bytes:
    """A square of ink, placed from the corner of our symbol."""
    ours = next(one for one in drawn(A3, FACTS).symbols if one.name == "ours")
    template = A3.template
    x = (ours.x + template.bleed + left) * POINTS
    y = (template.height + template.bleed - ours.y - top - millimetres) * POINTS
    side = millimetres * POINTS
    return b"q %b %.3f %.3f %.3f %.3f re f Q" % (ink, x, y, side, side)


@pytest.mark.parametrize("whole", [True, False])
def test_spoilt_symbols_are_found(whole: bool) -> None:  # noqa: FBT001 - a parameter
    assert kinds(A3, b"", whole=whole) == set()
    covered = over_ours(130, -5, -5, b"0 0 0 0 k")
    assert "unreadable" in kinds(A3, covered, whole=whole)
    crowded = over_ours(4, -8, 40, b"0 0 0 1 k")
    assert kinds(A3, crowded, whole=whole) == {"quiet"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_code_that_is_not_the_registers_is_found(whole: bool) -> None:  # noqa: FBT001
    other = drawn(A3, replace(FACTS, code="222222"))
    found = {fault.kind for fault in preflight(A3, FACTS, other, whole=whole)}
    assert found == ({"unreadable", "foreign"} if whole else {"unreadable"})
    swapped = drawn(A3, replace(FACTS, ministry="https://elsewhere.example"))
    assert "unreadable" in {one.kind for one in preflight(A3, FACTS, swapped, whole=whole)}


def test_a_second_code_on_the_sign_is_foreign() -> None:
    sticker = Design(TEMPLATES["sticker-10x10"])
    made = drawn(A3, FACTS)
    found = preflight(sticker, replace(FACTS, ministry=""), made)
    assert "foreign" in {fault.kind for fault in found}


def test_a_name_that_does_not_fit_is_named_and_the_sign_withheld() -> None:
    checked = release(A3, replace(FACTS, place="องค์การบริหารส่วนตำบล" * 6))
    assert checked.pdf is None
    assert {str(fault) for fault in checked.faults} == {"overflow: which is 30 % too long"}


def test_a_name_that_shrinks_has_its_sign_looked_at_whole() -> None:
    good = release(A3, FACTS, whole=False)
    assert good.pdf
    assert (good.shrank, good.whole) == (False, False)
    shrunk = release(A3, replace(FACTS, place="องค์การบริหารส่วนตำบล" * 3), whole=False)
    assert shrunk.pdf
    assert (shrunk.shrank, shrunk.whole) == (True, True)


def test_modules_too_small_for_the_distance_are_found() -> None:
    far = Design(replace(A3.template, distance=4000))
    assert "module" in {one.kind for one in release(far, FACTS).faults}


def test_the_ministrys_code_may_be_half_of_ours_at_most() -> None:
    small = Design(replace(A3.template, symbol=60, distance=100))
    made = drawn(small, FACTS)
    sizes = {one.name: one.size for one in made.symbols}
    assert sizes["ours"] >= 2 * sizes["ministry"]
    (below, above) = made.layers
    (ministry,) = below.symbols
    larger = DrawnLayer(below.pdf, (replace(ministry, size=40),))
    found = preflight(small, FACTS, replace(made, layers=(larger, above)))
    assert "size" in {one.kind for one in found}
    vinyl = drawn(Design(TEMPLATES["vinyl-240x120"], Mode.SQUARE), FACTS)
    assert vinyl.symbols[0].size <= TEMPLATES["sticker-30x30"].symbol / 2


def test_tones_that_meet_differ_by_seven_to_one() -> None:
    assert contrast((0, 0, 0, 100), (0, 0, 0, 0)) == pytest.approx(21)
    assert list(too_alike(TONES)) == []
    assert any("night" in one for one in too_alike({**TONES, "night": (60, 20, 10, 0)}))
