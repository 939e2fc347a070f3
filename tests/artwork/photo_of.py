"""Photos as people take them of hung signs, made from the drawn files."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter

from qr.artwork.drawing import draw
from qr.artwork.facts import Design, Facts
from qr.artwork.raster import Pages
from qr.artwork.templates import TEMPLATES
from qr.symbol import Level, make_symbol
from tests.artwork.sign import FACTS

# A telephone's moving picture is 1920 pixels across 65 degrees: at 8 m those are 10.2 m.
PIXELS_AT_8_M = 1920 / 10_200
STREET = 120  # what is grey behind a sign
FINER = 4  # a sign is tilted at so many times its size in the photo

# What a sticker says; its left, top and side in millimetres of the sign.
Stuck = tuple[str, float, float, float]


def photo(
    design: Design,
    per_millimetre: float,
    seed: int,
    facts: Facts = FACTS,
    stuck: Sequence[Stuck] = (),
) -> Image.Image:
    """A sign from so far away that a millimetre of it is so many pixels."""
    sign = hung(design, per_millimetre * FINER, facts).copy()
    for text, left, top, side in stuck:
        sticker = symbol(text, round(side * per_millimetre * FINER))
        sign.paste(
            sticker, (round(left * per_millimetre * FINER), round(top * per_millimetre * FINER))
        )
    return from_a_hand(sign, seed)


def from_a_hand(sign: Image.Image, seed: int) -> Image.Image:
    """Tilted, unsharp, in the shade of a tree, with the noise of evening.

    ``sign``: the sign alone, ``FINER`` times as large as it is to be in the photo.
    """
    given = random.Random(seed)  # noqa: S311 - a picture
    wide, high = sign.size
    lean = [given.uniform(0, 0.08) for _ in range(8)]
    corners = (
        *(-lean[0] * wide, -lean[1] * high, -lean[2] * wide, (1 + lean[3]) * high),
        *((1 + lean[4]) * wide, (1 + lean[5]) * high, (1 + lean[6]) * wide, -lean[7] * high),
    )
    small = (round(wide / FINER * 1.1), round(high / FINER * 1.1))
    tilted = sign.transform(
        sign.size, Image.Transform.QUAD, corners, Image.Resampling.BILINEAR, fillcolor=STREET
    )
    return evening(tilted.resize(small, Image.Resampling.BOX), seed)


@lru_cache(maxsize=8)
def hung(design: Design, per_millimetre: float, facts: Facts = FACTS) -> Image.Image:
    """The first page of a sign, straight on and in the best of light."""
    with Pages(draw(design, facts)) as pages:
        return pages.picture(0, per_millimetre, grey=True)


def evening(picture: Image.Image, seed: int = 1, *, dusk: float = 1.0) -> Image.Image:
    """Unsharp, shaded from left to right, noisy; ``dusk`` below 1 takes light and contrast away."""
    soft = picture.filter(ImageFilter.GaussianBlur(0.8))
    light = np.asarray(soft, dtype=float)
    shade = (
        np.linspace(1.0, 0.45, soft.width)[None, :] * np.linspace(0.9, 1.0, soft.height)[:, None]
    )
    noise = np.random.default_rng(seed).normal(0, 6 * dusk, light.shape)
    seen = light * shade * 0.8 * dusk + 25 + noise
    return Image.fromarray(np.clip(seen, 0, 255).astype("uint8"))


def symbol(text: str, side: int) -> Image.Image:
    """Any QR code with its white margin, so many pixels a side."""
    made = make_symbol(text, Level.Q)
    whole = made.modules + 8
    small = Image.new("L", (whole, whole), 255)
    for left, top, many in made.runs:
        small.paste(0, (left + 4, top + 4, left + 4 + many, top + 5))
    return small.resize((side, side), Image.Resampling.NEAREST)


def beside(*pictures: Image.Image) -> Image.Image:
    """Several signs in one photo, side by side."""
    gap = 40
    wide = sum(one.width + gap for one in pictures) + gap
    high = max(one.height for one in pictures) + 2 * gap
    street = Image.new("L", (wide, high), STREET)
    left = gap
    for one in pictures:
        street.paste(one, (left, gap))
        left += one.width + gap
    return street


def a_sign(
    code: str, seed: int = 1, stuck: Sequence[Stuck] = (), facts: Facts = FACTS
) -> Image.Image:
    """A sticker of 30 cm with this code, from where people stand."""
    template = TEMPLATES["sticker-30x30"]
    near = PIXELS_AT_8_M * 8000 / template.distance
    return photo(Design(template), near, seed, replace(facts, code=code), stuck)


def jpeg(picture: Image.Image, quality: int = 80) -> bytes:
    """As a telephone sends it."""
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return kept.getvalue()
