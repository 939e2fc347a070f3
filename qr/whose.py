"""Whose a code in a photo is: ours, the Ministry's, or a stranger's."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from intake.sign_seen import FoundCode, OwnCode, Point, Seen
from qr.codes import LENGTH, is_code


def own_code(text: str, public_url: str) -> str | None:
    """The sign code in what a symbol of ours holds (``HTTPS://HOST/S/CODE``, any case), or None."""
    address = urlsplit(public_url)
    for host in {address.netloc, address.hostname or ""}:
        start, code = text[:-LENGTH], text[-LENGTH:].upper()
        if host and start.upper() == f"HTTPS://{host}/S/".upper() and is_code(code):
            return code
    return None


def seen(found: Iterable[FoundCode], public_url: str, ministry: str) -> Seen:
    """The codes by owner. ``ministry``: its address on our signs, or empty."""
    ours: list[OwnCode] = []
    foreign: list[Point] = []
    for one in found:
        code = own_code(one.text, public_url)
        if code is not None:
            ours.append(OwnCode(code, one.corners))
        elif not (ministry and _plain(one.text) == _plain(ministry)):
            foreign.append(_middle(one))
    return Seen(tuple(ours), tuple(foreign))


def _plain(address: str) -> str:
    return address.strip().rstrip("/").casefold()


def _middle(found: FoundCode) -> Point:
    xs, ys = zip(*found.corners, strict=True)
    return sum(xs) / 4, sum(ys) / 4
