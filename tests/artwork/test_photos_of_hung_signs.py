"""Codes in photos of hung signs: several, in poor light, turned; and what lies on which sign."""

import pytest
from PIL import Image

from intake.sign_seen import Seen
from qr.artwork.facts import Design
from qr.artwork.hung import lies_on_sign, outline_of
from qr.artwork.templates import TEMPLATES
from qr.on_sign import UNKNOWN
from qr.photo import read_codes
from qr.whose import own_code, seen
from tests.artwork.photo_of import (
    PIXELS_AT_8_M,
    Stuck,
    a_sign,
    beside,
    evening,
    photo,
    symbol,
)
from tests.artwork.sign import FACTS

URL = "https://bosae.example.go.th"
FAKE = "https://evil.example/login"


def looked_at(picture: Image.Image) -> Seen:
    found = read_codes(picture, lambda text: own_code(text, URL) is not None)
    return seen(found, URL, FACTS.ministry)


def codes(picture: Image.Image) -> set[str]:
    return {one.code for one in looked_at(picture).ours}


def test_every_sign_of_one_photo_is_read() -> None:
    together = beside(a_sign("45K7M8"), a_sign("222222", 2), a_sign("999996", 3))
    assert codes(together) == {"45K7M8", "222222", "999996"}


@pytest.mark.parametrize("dusk", [0.5, 0.2, 0.1, 0.05])
def test_a_sign_is_read_at_dusk(dusk: float) -> None:
    assert codes(evening(a_sign("45K7M8"), 2, dusk=dusk)) == {"45K7M8"}


def test_a_small_sign_in_the_shade_far_away_is_read_by_the_later_passes() -> None:
    far = evening(photo(Design(TEMPLATES["poster-a3"]), PIXELS_AT_8_M * 5, 3), 3, dusk=0.3)
    assert codes(far) == {"45K7M8"}


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_sign_is_read_whichever_way_the_telephone_was_held(turned: int) -> None:
    assert codes(a_sign("45K7M8").rotate(turned, expand=True)) == {"45K7M8"}


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("L", (1, 1)),
        Image.new("L", (3, 900)),
        Image.new("RGBA", (400, 300), (0, 0, 0, 0)),
        Image.effect_noise((900, 700), 80),
    ],
)
def test_where_there_is_no_code_none_is_found(picture: Image.Image) -> None:
    assert looked_at(picture) == Seen()


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_each_template_tells_how_far_its_sign_reaches_around_the_symbol(name: str) -> None:
    outline = outline_of(name)
    template = TEMPLATES[name]
    assert outline != UNKNOWN
    assert outline.holds((0, 0))
    assert outline.holds((1, 1))
    wide, high = outline.right - outline.left, outline.bottom - outline.top
    assert wide / high == pytest.approx(template.width / template.height)


def test_a_size_of_its_own_has_edges_too_and_an_unknown_name_has_some() -> None:
    assert outline_of("custom-200x100") != UNKNOWN
    for name in ("", "banner", "custom-1x1", "custom-99999x1"):
        assert outline_of(name) == UNKNOWN


# A sticker over the headline at the other end of the sign, and the same over a corner.
@pytest.mark.parametrize(
    ("name", "stuck"),
    [
        ("vinyl-240x120", (FAKE, 100, 300, 500)),
        ("vinyl-120x240", (FAKE, 300, 1700, 500)),
        ("xstand-60x160", (FAKE, 100, 1200, 300)),
        ("poster-a3", (FAKE, 170, 290, 110)),
    ],
)
@pytest.mark.parametrize("turned", [0, 180])
def test_a_foreign_code_anywhere_on_the_sign_lies_on_it(
    name: str, stuck: Stuck, turned: int
) -> None:
    template = TEMPLATES[name]
    near = PIXELS_AT_8_M * 8000 / template.distance
    found = looked_at(photo(Design(template), near, 2, stuck=[stuck]).rotate(turned, expand=True))
    (ours,), (foreign,) = found.ours, found.foreign
    assert lies_on_sign(name, ours.corners, foreign)


@pytest.mark.parametrize("name", ["vinyl-240x120", "xstand-60x160", "poster-a3"])
def test_a_foreign_code_beside_the_sign_does_not(name: str) -> None:
    template = TEMPLATES[name]
    sign = photo(Design(template), PIXELS_AT_8_M * 8000 / template.distance, 2)
    found = looked_at(beside(sign, symbol(FAKE, 150)))
    (ours,), (foreign,) = found.ours, found.foreign
    assert not lies_on_sign(name, ours.corners, foreign)


def test_the_ministrys_code_on_our_sign_is_at_home_there() -> None:
    template = TEMPLATES["vinyl-240x120"]
    found = looked_at(photo(Design(template), PIXELS_AT_8_M * 3, 2))
    assert len(found.ours) == 1
    assert found.foreign == ()
