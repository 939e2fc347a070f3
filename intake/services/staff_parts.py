"""What members write about a tip: sealed under its key, signed by the console."""

from datetime import datetime
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.keys import Key
from intake.model import Author, PartKind, PartState
from intake.notes import Note
from intake.origin import part_hash, signed_part
from intake.ports.clock import hour_of
from intake.ports.tips import Part
from intake.sealing import seal_part
from intake.services.case_access import OpenedTip
from intake.services.sessions import Signed

LONGEST_NOTE = 10_000


def note_part(
    found: OpenedTip,
    by: Signed,
    text: str,
    about: str,
    *,
    now: datetime,
    signing: Key,
    of: UUID | None = None,
) -> Part:
    """A note as a part; raises Refused("text-missing") or Refused("text-long")."""
    return staff_part(found, by, text, about, kind=PartKind.NOTE, now=now, signing=signing, of=of)


def staff_part(
    found: OpenedTip,
    by: Signed,
    text: str,
    about: str,
    *,
    kind: PartKind,
    now: datetime,
    signing: Key,
    of: UUID | None = None,
) -> Part:
    """A note, or a question to the reporter, as a part; raises as ``note_part`` does."""
    text = text.strip()
    if not text:
        raise Refused("text-missing")
    if len(text) > LONGEST_NOTE:
        raise Refused("text-long", length=LONGEST_NOTE)
    part_id = uuid4()
    moment = now.replace(microsecond=0)
    plain = Note(by.account.id, by.account.name, moment, text, about, of).to_bytes()
    sealed = seal_part(found.private, found.tip.id, part_id, kind, plain)
    part = Part(
        id=part_id,
        tip_id=found.tip.id,
        kind=kind,
        author=Author.STAFF,
        state=PartState.READY,
        hour=hour_of(now),
        size=len(sealed.ciphertext),
        ciphertext=sealed.ciphertext,
        hash=part_hash(sealed.ciphertext, None),
    )
    return signed_part(part, found.tip.public_half, signing)
