"""Where a tip and its parts come from: signatures that a writer to the database cannot make.

The web process signs a tip with all it was submitted with, and later parts one by one; the console
signs what staff write under a label of its own. Media carry the worker's signature in their file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.keys import Key, Keyring
from intake.model import MEDIA_KINDS, Author
from intake.ports.tips import Part, Tip
from intake.sealing import canonical, digest, sign, signed_by

_TIP_LABEL = "tip origin"
_PART_LABELS = {Author.REPORTER: "part origin", Author.STAFF: "staff part"}


def part_hash(ciphertext: bytes, sealed_key: bytes | None) -> bytes:
    """What stands in a text part's ``hash`` and is signed: never of the plain text."""
    return digest(ciphertext, sealed_key or b"")


def signed_tip(tip: Tip, parts: Sequence[Part], signing: Key) -> Tip:
    """The tip with the web process's signature over all it is submitted with."""
    signature = sign(signing.material, _TIP_LABEL, _tip_fields(tip, parts))
    return replace(tip, origin_signature=signature, origin_key_version=signing.version)


def tip_origin_holds(tip: Tip, parts: Iterable[Part], intake_signatures: Keyring) -> bool:
    """Whether the tip was submitted just so. ``parts``: all of the tip; later ones are ignored."""
    first = [one for one in parts if _came_with_the_tip(one)]
    if any(not _unchanged(one) for one in first):
        return False
    fields = _tip_fields(tip, first)
    return signed_by(
        intake_signatures, tip.origin_key_version, _TIP_LABEL, fields, tip.origin_signature
    )


def signed_part(part: Part, tip_public: bytes, signing: Key) -> Part:
    """A part that came later, signed by the web process; staff's, by the console."""
    fields = _part_fields(part, tip_public)
    signature = sign(signing.material, _PART_LABELS[part.author], fields)
    return replace(part, signature=signature, signature_key_version=signing.version)


def part_origin_holds(part: Part, tip_public: bytes, signatures: Keyring) -> bool:
    """Whether this later part is as it was signed; ``signatures`` of the author's process."""
    if not _unchanged(part):
        return False
    label, fields = _PART_LABELS[part.author], _part_fields(part, tip_public)
    return signed_by(signatures, part.signature_key_version, label, fields, part.signature)


def _came_with_the_tip(part: Part) -> bool:
    return part.author is Author.REPORTER and part.signature is None


def _unchanged(part: Part) -> bool:
    if part.kind in MEDIA_KINDS:
        return True
    return (
        part.ciphertext is not None
        and part_hash(part.ciphertext, part.sealed_key) == part.hash
        and part.hash is not None
    )


def _tip_fields(tip: Tip, parts: Iterable[Part]) -> tuple[bytes, ...]:
    listed = sorted(parts, key=lambda part: part.id.bytes)
    return (
        tip.id.bytes,
        tip.public_half,
        tip.kind.encode(),
        tip.first_centre_id.bytes,
        str(tip.rules_version).encode(),
        *(canonical(one.id.bytes, one.kind.encode(), one.hash or b"") for one in listed),
    )


def _part_fields(part: Part, tip_public: bytes) -> tuple[bytes, ...]:
    return (part.tip_id.bytes, tip_public, part.id.bytes, part.kind.encode(), part.hash or b"")
