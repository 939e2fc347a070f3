"""Every ciphertext, signature and derived name of the service is made here, and nowhere else.

Primitives: X25519 sealed boxes, XChaCha20-Poly1305, Ed25519, Argon2id (libsodium, by PyNaCl) and
HKDF-SHA256 (RFC 5869). Every ciphertext starts with a scheme byte, so that a later scheme can be
told from this one; docs/architecture.md draws who holds which key.
"""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.signing import SigningKey, VerifyKey

from intake.keys import Keyring, UnknownKeyVersionError

SEALED_BOX = b"\x01"  # to a public half; anyone may write, one may read
SECRET_KEY = b"\x02"  # under a symmetric key, with associated data
KEY_BYTES = 32
TEXT_BLOCK = 256


class SealBroken(Exception):  # noqa: N818 - reads as what happened
    """The bytes are not what was sealed: wrong key, wrong place, or changed on the way."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 pair; ``private`` never leaves memory unsealed."""

    private: bytes = field(repr=False)
    public: bytes

    @classmethod
    def make(cls) -> "KeyPair":
        """A new random pair."""
        return cls.of(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def of(cls, private: bytes) -> "KeyPair":
        """The pair that belongs to this 32-byte private half."""
        return cls(private, bytes(PrivateKey(private).public_key))


def hkdf(secret: bytes, *, salt: bytes = b"", label: str, info: bytes = b"") -> bytes:
    """32 bytes by HKDF-SHA256 (RFC 5869); ``label`` keeps the uses of one secret apart."""
    pseudo_random_key = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    block = canonical(b"bosae", label.encode(), info) + b"\x01"
    return hmac.new(pseudo_random_key, block, hashlib.sha256).digest()


def pseudonym(root: bytes, label: str, *names: str) -> bytes:
    """32 bytes that stand for a person under one label; without the root key it leads nowhere."""
    message = canonical(*(name.encode() for name in names))
    return hmac.new(hkdf(root, label=f"pseudonym {label}"), message, hashlib.sha256).digest()


def canonical(*fields: bytes) -> bytes:
    """Fields joined so that no two different lists give the same bytes (length before each)."""
    return b"".join(len(field).to_bytes(8, "big") + field for field in fields)


def digest(*fields: bytes) -> bytes:
    """SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(*fields)).digest()


# Sealing to a public half ---------------------------------------------------------------------


def seal_to(public: bytes, plain: bytes) -> bytes:
    """Seals so that only the holder of the private half can open."""
    return SEALED_BOX + SealedBox(PublicKey(public)).encrypt(plain)


def open_sealed(private: bytes, sealed: bytes) -> bytes:
    """Opens ``seal_to``; raises SealBroken."""
    if sealed[:1] != SEALED_BOX:
        raise SealBroken
    try:
        return bytes(SealedBox(PrivateKey(private)).decrypt(sealed[1:]))
    except CryptoError as error:
        raise SealBroken from error


# Sealing under a symmetric key ----------------------------------------------------------------


def encrypt(key: bytes, plain: bytes, *, context: bytes) -> bytes:
    """XChaCha20-Poly1305 under a random nonce; ``context`` must be the same to open."""
    return SECRET_KEY + bytes(Aead(key).encrypt(plain, SECRET_KEY + context))


def decrypt(key: bytes, sealed: bytes, *, context: bytes) -> bytes:
    """Opens ``encrypt``; raises SealBroken."""
    if sealed[:1] != SECRET_KEY:
        raise SealBroken
    try:
        return bytes(Aead(key).decrypt(sealed[1:], SECRET_KEY + context))
    except CryptoError as error:
        raise SealBroken from error


# Padding: a size must not tell a text --------------------------------------------------------


def pad_text(plain: bytes) -> bytes:
    """Length (4 bytes) + text + zeros, up to the next of 256, 512, 1024 … bytes."""
    size = TEXT_BLOCK
    while size < len(plain) + 4:
        size *= 2
    return len(plain).to_bytes(4, "big") + plain + bytes(size - len(plain) - 4)


def unpad_text(padded: bytes) -> bytes:
    """Undoes ``pad_text``; raises SealBroken when the length cannot be true."""
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4:
        raise SealBroken
    return padded[4 : 4 + length]


def padme(length: int) -> int:
    """The Padmé size for ``length`` (Nikitin et al., PETS 2019): leaks O(log log n) bits."""
    if length < 2:  # noqa: PLR2004 - log2 of it is zero
        return length
    exponent = length.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    mask = (1 << low_bits) - 1
    return (length + mask) & ~mask


# Parts of a tip -------------------------------------------------------------------------------


def part_context(tip_id: uuid.UUID, part_id: uuid.UUID, kind: str) -> bytes:
    """What a part's ciphertext is bound to: it cannot be moved to another tip, place or kind."""
    return canonical(tip_id.bytes, part_id.bytes, kind.encode())


def own_part_key(tip_private: bytes, part_id: uuid.UUID) -> bytes:
    """The key of a part written while the tip's private half was at hand."""
    return hkdf(tip_private, label="part", info=part_id.bytes)


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A part as stored: ``sealed_key`` is empty for keys derived from the tip's private half."""

    ciphertext: bytes
    sealed_key: bytes | None


def seal_part(
    tip_private: bytes, tip_id: uuid.UUID, part_id: uuid.UUID, kind: str, text: bytes
) -> SealedPart:
    """Seals a part for who holds the tip's private half (before submit, or staff)."""
    key = own_part_key(tip_private, part_id)
    context = part_context(tip_id, part_id, kind)
    return SealedPart(encrypt(key, pad_text(text), context=context), None)


def seal_part_to(
    tip_public: bytes, tip_id: uuid.UUID, part_id: uuid.UUID, kind: str, text: bytes
) -> SealedPart:
    """Seals a part for a tip whose private half is not at hand (anything added later)."""
    key = secrets.token_bytes(KEY_BYTES)
    context = part_context(tip_id, part_id, kind)
    return SealedPart(encrypt(key, pad_text(text), context=context), seal_to(tip_public, key))


def part_key(tip_private: bytes, part_id: uuid.UUID, sealed_key: bytes | None) -> bytes:
    """The symmetric key of a part, for who holds the tip's private half."""
    if sealed_key is None:
        return own_part_key(tip_private, part_id)
    return open_sealed(tip_private, sealed_key)


def open_part(
    tip_private: bytes, tip_id: uuid.UUID, part_id: uuid.UUID, kind: str, part: SealedPart
) -> bytes:
    """The text of a part; raises SealBroken."""
    key = part_key(tip_private, part_id, part.sealed_key)
    context = part_context(tip_id, part_id, kind)
    return unpad_text(decrypt(key, part.ciphertext, context=context))


# Payloads for the worker ----------------------------------------------------------------------


def seal_padded(public: bytes, plain: bytes) -> bytes:
    """Sealed and padded, so that rows of one kind look alike."""
    return seal_to(public, pad_text(plain))


def open_padded(private: bytes, sealed: bytes) -> bytes:
    """Opens ``seal_padded``; raises SealBroken."""
    return unpad_text(open_sealed(private, sealed))


# Signatures -----------------------------------------------------------------------------------


def verify_half(signing_seed: bytes) -> bytes:
    """The public half of an Ed25519 signing key, to pin elsewhere."""
    return bytes(SigningKey(signing_seed).verify_key)


def sign(signing_seed: bytes, label: str, fields: Iterable[bytes]) -> bytes:
    """64-byte Ed25519 signature over the labelled canonical form."""
    signed = SigningKey(signing_seed).sign(canonical(label.encode(), *fields))
    return bytes(signed.signature)


def signature_holds(
    verify_key: bytes, label: str, fields: Iterable[bytes], signature: bytes
) -> bool:
    """Whether the signature is of these fields under this label by this key."""
    try:
        VerifyKey(verify_key).verify(canonical(label.encode(), *fields), signature)
    except (CryptoError, ValueError):
        return False
    return True


def signed_by(
    keyring: Keyring, version: int, label: str, fields: Iterable[bytes], signature: bytes | None
) -> bool:
    """Like ``signature_holds``, by that version of a key ring; False for a version it lacks."""
    try:
        key = keyring.version(version)
    except UnknownKeyVersionError:
        return False
    return signature is not None and signature_holds(key.material, label, fields, signature)


# Passwords and receipts -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one derivation costs: ``memory`` in bytes, ``passes`` over it."""

    memory: int
    passes: int


def stretch(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """32 bytes by Argon2id (RFC 9106); slow on purpose, never inside a transaction."""
    return bytes(argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.passes, memlimit=cost.memory))


def new_salt() -> bytes:
    """A random salt of the size Argon2id takes."""
    return secrets.token_bytes(argon2id.SALTBYTES)
