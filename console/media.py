"""Sealed media: looked over when a tip is opened, deciphered piece by piece while they are sent."""

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from werkzeug.datastructures import Range
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from console.services import services
from intake.media_seal import SealedMedia
from intake.sealing import SealBroken
from intake.services.reading import MediaAccess

# What may stand in a page as a picture; anything else is only ever saved as a file.
SHOWN_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
# What the cleaner packed anew and a browser may play; a voice only after a warning.
CLIP_TYPES = frozenset({"video/mp4", "video/webm"})
VOICE_TYPES = frozenset({"audio/mp4", "audio/webm", "audio/ogg", "audio/mpeg"})
INLINE_TYPES = SHOWN_TYPES | CLIP_TYPES | VOICE_TYPES
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "audio/mp4": "m4a",
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "application/x-docx": "docx",
    "application/x-xlsx": "xlsx",
    "application/x-pptx": "pptx",
}


def ending_of(media_type: str) -> str:
    """How the name of a saved file ends; what is not known opens with nothing."""
    return _ENDINGS.get(media_type, "bin")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a container is. One that does not ``open`` was changed on the way or is not there."""

    opens: bool
    proven: bool = False  # the worker signed exactly these bytes for this place
    media_type: str = ""  # as it stands inside the seal

    @property
    def look(self) -> str:
        """How a page shows it: picture, clip, voice, or file, which is only ever saved."""
        types = {"picture": SHOWN_TYPES, "clip": CLIP_TYPES, "voice": VOICE_TYPES}
        return next((name for name, those in types.items() if self.media_type in those), "file")


class Pieces:
    """Plain bytes of a container, ``start`` to ``stop``; the server closes it, read or not."""

    def __init__(self, sealed: SealedMedia, closing: ExitStack, start: int, stop: int) -> None:
        self._sealed = sealed
        self._closing = closing
        self.whole = sealed.length
        self.start = start
        self.stop = stop
        self.media_type = sealed.media_type

    def __iter__(self) -> Iterator[bytes]:
        return self._sealed.read(self.start, self.stop)

    def close(self) -> None:
        """Gives the file back."""
        self._closing.close()


def opened(access: MediaAccess, asked: Range | None = None) -> Pieces:
    """Ready to be sent; the whole of it is known to open to its end: half a picture is never sent.

    ``asked``: what a player wants of it, so that only the chunks it needs are deciphered, and only
    the first of them is known to open. Raises FileNotFoundError, SealBroken, or
    RequestedRangeNotSatisfiable.
    """
    with ExitStack() as until_opened:
        file = until_opened.enter_context(services().open_media(access.part_id))
        sealed = SealedMedia(file, access.place, access.tip_private)
        start, stop = 0, sealed.length
        if asked is None:
            _read_through(sealed)
        else:
            found = asked.range_for_length(sealed.length)
            if found is None or found[1] is None:
                raise RequestedRangeNotSatisfiable(sealed.length)
            start, stop = found[0], found[1]
            next(sealed.read(start, min(start + 1, stop)))
        return Pieces(sealed, until_opened.pop_all(), start, stop)


def look(access: MediaAccess) -> Looked:
    """Reads the whole file, so never inside a block of the store."""
    try:
        with services().open_media(access.part_id) as file:
            sealed = SealedMedia(file, access.place, access.tip_private)
            _read_through(sealed)
            proven = sealed.origin_holds(services().worker_signatures)
            return Looked(opens=True, proven=proven, media_type=sealed.media_type)
    except (FileNotFoundError, SealBroken):
        return Looked(opens=False)


def _read_through(sealed: SealedMedia) -> None:
    deque(sealed.read(), maxlen=0)
