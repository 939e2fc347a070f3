"""The QR codes in a photo taken by hand, also in poor light; for the cleaner's child alone.

Tried with 120 hung signs tilted, unsharp, in shade and at dusk: half of them are read as they are,
nine in ten by all passes together. They end as soon as one of our own codes is found.
"""

from collections.abc import Callable, Iterator

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

from intake.sign_seen import Corners, FoundCode

MOST_CODES = 24  # in one photo
LONGEST_TEXT = 500
_LONGEST_SIDE = 4096  # pixels; a larger photo tells no more
_LOCAL = 24  # a neighbourhood is that part of the longer side
_DOUBLED = 2048  # what is larger needs no doubling


def read_codes(picture: Image.Image, enough: Callable[[str], bool]) -> tuple[FoundCode, ...]:
    """Every code found until one is ``enough``; each text once at each place.

    Corners are in pixels of the picture as given.
    """
    found: list[FoundCode] = []
    for seen, scale in _passes(picture):
        for one in _read(seen, scale):
            if not any(_same(one, other) for other in found):
                found.append(one)
        if any(enough(one.text) for one in found):
            break
    return tuple(found[:MOST_CODES])


def _passes(picture: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """The picture in the ways that help, cheapest first, with its size against the given one."""
    grey = picture.convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    scale = grey.width / picture.width
    yield grey, scale
    yield ImageOps.autocontrast(grey, cutoff=2), scale
    even = _locally(grey)
    yield even, scale
    yield grey.reduce(2), scale / 2
    if max(grey.size) <= _DOUBLED:
        yield _doubled(even), scale * 2
        yield _doubled(grey).filter(ImageFilter.UnsharpMask(3, 200, 0)), scale * 2


def _doubled(grey: Image.Image) -> Image.Image:
    return grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)


def _locally(grey: Image.Image) -> Image.Image:
    """Each pixel against its neighbourhood: shade and glare across the sign are gone."""
    around = max(grey.size) / _LOCAL
    smooth = grey.filter(ImageFilter.GaussianBlur(0.8))
    light = grey.filter(ImageFilter.BoxBlur(around))
    return ImageOps.autocontrast(ImageChops.subtract(smooth, light, 0.5, 128), cutoff=1)


def _read(picture: Image.Image, scale: float) -> Iterator[FoundCode]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for one in zxingcpp.read_barcodes(picture, formats=formats):
        if one.text:
            at = one.position
            corners: Corners = (
                (at.top_left.x / scale, at.top_left.y / scale),
                (at.top_right.x / scale, at.top_right.y / scale),
                (at.bottom_right.x / scale, at.bottom_right.y / scale),
                (at.bottom_left.x / scale, at.bottom_left.y / scale),
            )
            yield FoundCode(one.text[:LONGEST_TEXT], corners)


def _same(one: FoundCode, other: FoundCode) -> bool:
    """Whether two passes saw one symbol: the same text, and the middles closer than a side."""
    if one.text != other.text:
        return False
    (left, top), _, (right, bottom), _ = one.corners
    (its_left, its_top), _, (its_right, its_bottom), _ = other.corners
    apart = abs(left + right - its_left - its_right) + abs(top + bottom - its_top - its_bottom)
    return apart < abs(right - left) + abs(bottom - top)
