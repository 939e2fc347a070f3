"""What a photo of hung signs shows, before anybody asks the register whose signs they are."""

from collections.abc import Callable
from dataclasses import dataclass, field

Point = tuple[float, float]
# Of a symbol in a photo, in pixels: its own top left, top right, bottom right, bottom left.
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A QR code in a photo."""

    text: str = field(repr=False)
    corners: Corners


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A code of the form of ours, with a check character that holds."""

    code: str
    corners: Corners


@dataclass(frozen=True, slots=True)
class Seen:
    """The codes of a photo; ``foreign``: middles of those not ours and not the Ministry's."""

    ours: tuple[OwnCode, ...] = ()
    foreign: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class SignPicture:
    """A photo drawn anew without metadata, and what was seen on it, or why it is not kept.

    ``problem``: not_allowed | too_big.
    """

    data: bytes = field(default=b"", repr=False)
    seen: Seen = field(default_factory=Seen)
    problem: str = ""


ReadSign = Callable[[bytes], SignPicture]
# Whether a point lies on the sign of this template whose symbol has these corners.
LiesOn = Callable[[str, Corners, Point], bool]
