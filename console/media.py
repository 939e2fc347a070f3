"""Sealed media, deciphered piece by piece while it is sent."""

from collections.abc import Iterator
from contextlib import ExitStack

from console.services import services
from intake.media_seal import SealedMedia
from intake.services.reading import MediaAccess


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
    """Ready to be sent. Raises FileNotFoundError or SealBroken at once, not half way."""
    with ExitStack() as until_opened:
        file = until_opened.enter_context(services().open_media(access.part_id))
        sealed = SealedMedia(file, access.place, access.tip_private)
        return Pieces(sealed, until_opened.pop_all())


def proven(access: MediaAccess) -> bool:
    """Whether the worker signed exactly these bytes for this place."""
    with services().open_media(access.part_id) as file:
        sealed = SealedMedia(file, access.place, access.tip_private)
        return sealed.origin_holds(services().worker_signatures)
