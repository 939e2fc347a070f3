"""Sealed media: looked over when a tip is opened, deciphered piece by piece while they are sent."""

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from console.services import services
from intake.media_seal import SealedMedia
from intake.sealing import SealBroken
from intake.services.reading import MediaAccess

# What may stand in a page as a picture; anything else is only ever saved as a file.
SHOWN_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a container is. One that does not ``open`` was changed on the way or is not there."""

    opens: bool
    proven: bool = False  # the worker signed exactly these bytes for this place
    shown: bool = False  # may stand in a page as a picture


class Pieces:
    """The plain bytes of a container; the server closes it, read to the end or not."""

    def __init__(self, sealed: SealedMedia, closing: ExitStack) -> None:
        self._sealed = sealed
        self._closing = closing
        self.length = sealed.length
        self.media_type = sealed.media_type

    def __iter__(self) -> Iterator[bytes]:
        return self._sealed.read()

    def close(self) -> None:
        """Gives the file back."""
        self._closing.close()


def opened(access: MediaAccess) -> Pieces:
    """Ready to be sent, and known to open to its end: half a picture is never sent.

    Raises FileNotFoundError or SealBroken.
    """
    with ExitStack() as until_opened:
        file = until_opened.enter_context(services().open_media(access.part_id))
        sealed = SealedMedia(file, access.place, access.tip_private)
        _read_through(sealed)
        return Pieces(sealed, until_opened.pop_all())


def look(access: MediaAccess) -> Looked:
    """Reads the whole file, so never inside a block of the store."""
    try:
        with services().open_media(access.part_id) as file:
            sealed = SealedMedia(file, access.place, access.tip_private)
            _read_through(sealed)
            proven = sealed.origin_holds(services().worker_signatures)
            return Looked(opens=True, proven=proven, shown=sealed.media_type in SHOWN_TYPES)
    except (FileNotFoundError, SealBroken):
        return Looked(opens=False)


def _read_through(sealed: SealedMedia) -> None:
    deque(sealed.read(), maxlen=0)
