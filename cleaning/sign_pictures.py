"""A photo of hung signs: cleaned and read in the child process, so never decoded in this one."""

import json
import math
from collections.abc import Iterator
from functools import partial
from typing import Any

from cleaning.child import run_child
from intake.sign_seen import Corners, FoundCode, Point, ReadSign, SignPicture
from qr.whose import seen

MOST_CODES = 24
LONGEST_TEXT = 500
NOTHING_TOLD = (ValueError, TypeError, OverflowError, RecursionError)
_CORNERS = 4


def sign_reader(public_url: str, ministry: str) -> ReadSign:
    """Reads photos of our signs. ``ministry``: the address in its code on them, or empty."""
    return partial(read_in_child, public_url, ministry)


def read_in_child(public_url: str, ministry: str, data: bytes) -> SignPicture:
    """The cleaned picture and its codes; never raises for what is wrong with the file."""
    word, rest, cleaned = run_child(f"sign {public_url}", data)
    if word != "ok":
        return SignPicture(problem=rest if word == "no" and rest else "not_allowed")
    try:
        found = tuple(_found(json.loads(rest.partition(" ")[2])))
    except NOTHING_TOLD:
        return SignPicture(problem="not_allowed")
    return SignPicture(cleaned, seen(found, public_url, ministry))


def _found(told: Any) -> Iterator[FoundCode]:
    """What the child told; ``NOTHING_TOLD``: a crafted file may have taken it over."""
    if not isinstance(told, list) or len(told) > MOST_CODES:
        raise ValueError("no list of codes")
    for text, corners in told:
        if not isinstance(text, str) or len(text) > LONGEST_TEXT or len(corners) != _CORNERS:
            raise ValueError("no code")
        yield FoundCode(text, _corners(corners))


def _corners(told: Any) -> Corners:
    first, second, third, fourth = (_point(x, y) for x, y in told)
    return first, second, third, fourth


def _point(x: Any, y: Any) -> Point:
    if not all(isinstance(one, int | float) and math.isfinite(one) for one in (x, y)):
        raise ValueError("no point")
    return float(x), float(y)
