"""Whose a code is that was read from a file or a photo: ours, the Ministry's, or a stranger's."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from intake.sign_seen import FoundCode, OwnCode, Point, Seen
from qr.codes import is_code

_SIGNS = "/s/"


def own_code(content: str, public_url: str) -> str | None:
    """The sign code in an address of ours, in any case, or None for anybody else's content.

    ``public_url``: where the pages of our signs are; a port in it need not stand in the content.
    """
    try:
        address = urlsplit(content.strip())
    except ValueError:
        return None
    own = urlsplit(public_url.lower())
    ours = address.scheme.lower() in {"http", "https"}
    ours = ours and address.netloc.lower() in {own.netloc, own.hostname} - {""}
    path = address.path.rstrip("/")
    if not ours or not path.lower().startswith(_SIGNS):
        return None
    code = path[len(_SIGNS) :].upper()
    return code if is_code(code) else None


def is_ministrys(content: str, address: str) -> bool:
    """Whether this is the address of the Ministry's channel; nothing is while that is not set."""
    return bool(address) and _plain(content) == _plain(address)


def seen(found: Iterable[FoundCode], public_url: str, ministry: str) -> Seen:
    """The codes by owner. ``ministry``: its address on our signs, or empty."""
    ours: list[OwnCode] = []
    foreign: list[Point] = []
    for one in found:
        code = own_code(one.text, public_url)
        if code is not None:
            ours.append(OwnCode(code, one.corners))
        elif not is_ministrys(one.text, ministry):
            foreign.append(_middle(one))
    return Seen(tuple(ours), tuple(foreign))


def _plain(address: str) -> str:
    return address.strip().rstrip("/").casefold()


def _middle(found: FoundCode) -> Point:
    xs, ys = zip(*found.corners, strict=True)
    return sum(xs) / 4, sum(ys) / 4
