"""Photos of hung signs as sealed files: by the worker, for the console alone.

The container is that of a tip's media, under a kind of its own, bound to the photo's id. No key of
a member is needed to open one: a sign hangs in public, and who reports for its area may see it.
"""

from typing import BinaryIO
from uuid import UUID

from intake.keys import Key, Keyring
from intake.media_seal import Place, SealedMedia, seal_media
from intake.sealing import KeyPair, SealBroken

_KIND = "sign_photo"
_JPEG = "image/jpeg"


def seal_photo(photo_id: UUID, jpeg: bytes, photo_public: Key, signing: Key) -> list[bytes]:
    """The container of a cleaned photo, in pieces to be written in order."""
    return seal_media(jpeg, _JPEG, _place(photo_id, photo_public.material), signing)


def open_photo(file: BinaryIO, photo_id: UUID, private: Keyring, signatures: Keyring) -> bytes:
    """The cleaned JPEG; raises SealBroken, also for one that the worker did not sign."""
    for key in private.newest_first():
        place = _place(photo_id, KeyPair.of(key.material).public)
        file.seek(0)
        try:
            sealed = SealedMedia(file, place, key.material)
        except SealBroken:
            continue
        if not sealed.origin_holds(signatures):
            raise SealBroken
        return b"".join(sealed.read())
    raise SealBroken


def _place(photo_id: UUID, public: bytes) -> Place:
    return Place(photo_id, photo_id, _KIND, public)
