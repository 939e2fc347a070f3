"""The sealed container of a picture, clip, voice or file: streaming, and seekable for a player.

Layout: scheme byte, version of the worker's signing key (2), sealed media key (81), signature (64),
then chunks of 1 MiB of plain bytes, each sealed under the media key and bound to its number and to
being the last. The first plain bytes are a prologue (true length, media type); zeros at the end
bring the whole to its Padmé size, so that a size on disk tells little.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from intake.keys import Key, Keyring, UnknownKeyVersionError
from intake.sealing import (
    KEY_BYTES,
    SealBroken,
    canonical,
    decrypt,
    encrypt,
    open_sealed,
    padme,
    part_context,
    seal_to,
    sign,
    signature_holds,
)

SCHEME = b"\x03"
CHUNK = 1024 * 1024
SIGNATURE_LABEL = "media"
_SEALED_KEY = 81  # scheme byte, sealed box of 32 bytes
_SIGNATURE = 64
HEADER = len(SCHEME) + 2 + _SEALED_KEY + _SIGNATURE
_OVERHEAD = 41  # scheme byte, nonce, tag
_STORED_CHUNK = CHUNK + _OVERHEAD
_TYPE_BYTES = 56
_PROLOGUE = 8 + _TYPE_BYTES


@dataclass(frozen=True, slots=True)
class Place:
    """What a container is bound to: it opens as no other part of no other tip."""

    tip_id: UUID
    part_id: UUID
    kind: str
    tip_public: bytes


def seal_media(plain: bytes, media_type: str, place: Place, signing: Key) -> list[bytes]:
    """The container, in pieces to be written in order. ``media_type`` is ASCII, 56 bytes at most.

    Ciphertext is complete before the header, because the signature covers its hash.
    """
    media_key = secrets.token_bytes(KEY_BYTES)
    prologue = len(plain).to_bytes(8, "big") + media_type.encode("ascii").ljust(_TYPE_BYTES, b"\0")
    if len(prologue) != _PROLOGUE:
        raise ValueError("media type is too long")
    total = padme(_PROLOGUE + len(plain))
    chunks = []
    for number, start in enumerate(range(0, total, CHUNK)):
        end = min(start + CHUNK, total)
        piece = _padded_slice(prologue, plain, start, end)
        context = _chunk_context(place, number, last=end == total)
        chunks.append(encrypt(media_key, piece, context=context))
    hashed = hashlib.sha256()
    for chunk in chunks:
        hashed.update(chunk)
    sealed_key = seal_to(place.tip_public, media_key)
    signature = sign(signing.material, SIGNATURE_LABEL, _signed(place, sealed_key, hashed.digest()))
    return [SCHEME + signing.version.to_bytes(2, "big") + sealed_key + signature, *chunks]


def _padded_slice(prologue: bytes, plain: bytes, start: int, end: int) -> bytes:
    head = prologue[start:end]
    body_start = max(start - _PROLOGUE, 0)
    body = plain[body_start : max(end - _PROLOGUE, 0)]
    return (head + body).ljust(end - start, b"\0")


def _chunk_context(place: Place, number: int, *, last: bool) -> bytes:
    part = part_context(place.tip_id, place.part_id, place.kind)
    return canonical(part, number.to_bytes(8, "big"), b"\x01" if last else b"\x00")


def _signed(place: Place, sealed_key: bytes, ciphertext_hash: bytes) -> tuple[bytes, ...]:
    return (place.tip_public, place.part_id.bytes, sealed_key, ciphertext_hash)


class SealedMedia:
    """A container opened for reading by who holds the tip's private half."""

    def __init__(self, file: BinaryIO, place: Place, tip_private: bytes) -> None:
        """Reads header and first chunk; raises SealBroken. ``file`` must be seekable."""
        self._file = file
        self._place = place
        header = file.read(HEADER)
        if len(header) != HEADER or header[:1] != SCHEME:
            raise SealBroken
        self._key_version = int.from_bytes(header[1:3], "big")
        self._sealed_key = header[3 : 3 + _SEALED_KEY]
        self._signature = header[3 + _SEALED_KEY :]
        self._media_key = open_sealed(tip_private, self._sealed_key)
        stored = file.seek(0, 2) - HEADER
        self._chunks = -(-stored // _STORED_CHUNK)
        first = self._chunk(0)
        self.length = int.from_bytes(first[:8], "big")
        self.media_type = first[8:_PROLOGUE].rstrip(b"\0").decode("ascii", "replace")
        if self.length > stored - self._chunks * _OVERHEAD - _PROLOGUE:
            raise SealBroken

    def read(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Plain bytes from ``start`` up to ``stop`` (default: the end), a chunk at a time.

        Raises SealBroken at the first chunk that was changed, moved or cut off.
        """
        stop = self.length if stop is None else min(stop, self.length)
        position = start
        while position < stop:
            number, offset = divmod(position + _PROLOGUE, CHUNK)
            piece = self._chunk(number)[offset : offset + stop - position]
            if not piece:
                raise SealBroken
            yield piece
            position += len(piece)

    def origin_holds(self, worker_signatures: Keyring) -> bool:
        """Whether the worker signed exactly these bytes for this part. Reads the whole file."""
        try:
            key = worker_signatures.version(self._key_version)
        except UnknownKeyVersionError:
            return False
        hashed = hashlib.sha256()
        self._file.seek(HEADER)
        while piece := self._file.read(CHUNK):
            hashed.update(piece)
        fields = _signed(self._place, self._sealed_key, hashed.digest())
        return signature_holds(key.material, SIGNATURE_LABEL, fields, self._signature)

    def _chunk(self, number: int) -> bytes:
        if not 0 <= number < self._chunks:
            raise SealBroken
        self._file.seek(HEADER + number * _STORED_CHUNK)
        sealed = self._file.read(_STORED_CHUNK)
        context = _chunk_context(self._place, number, last=number == self._chunks - 1)
        return decrypt(self._media_key, sealed, context=context)
