"""A question to a reporter: as it lies in the receipt's mailbox, and which ones ask too much.

Anybody who knows a public half can seal to it, and public halves stand in the database. So the
console signs what it asks: what a writer to the database puts into a mailbox is never shown.
"""

import base64
import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from intake.keys import Key, Keyring
from intake.sealing import SealBroken, open_padded, seal_padded, sign, signed_by

LONGEST_QUESTION = 300  # characters: with the words around it the chat's bubble stays short
_LABEL = "question"

# Asking this makes a person tell who they are. A hit warns; it forbids nothing.
_IDENTIFYING = re.compile(
    r"""
    ชื่อ(?:ของ)?(?:คุณ|ผู้แจ้ง|ท่าน|อะไร|จริง|[-\s]?(?:นาม)?สกุล) | คุณ(?:คือ|เป็น)ใคร | นามสกุล
    | เบอร์ | โทรศัพท์ | โทร[.\s]*(?:หา|กลับ) | มือถือ | ไลน์ไอดี | ไอดีไลน์ | อีเมล | เฟซบุ๊ก?
    | บัตรประชาชน | เลขประจำตัว | เลขบัตร | ที่อยู่(?:ของ)?(?:คุณ|ผู้แจ้ง|ท่าน)? | บ้านเลขที่ | บ้าน(?:ของ)?คุณ
    | คุณ(?:พัก|อยู่|อาศัย|ทำงาน|เรียน) | ที่ทำงาน(?:ของ)?คุณ | พักอยู่ที่ไหน | ติดต่อ(?:กลับ|คุณ) | มาพบ | นัดพบ
    | \b(?:your|full|real)\s+name\b | \bwho\s+are\s+you\b | \bphone\b | \bcall\s+(?:you|us|back)\b
    | \be-?mail\b | \bid\s+(?:card|number)\b | \byour\s+(?:address|house|home|job|work)\b
    | \bdo\s+you\s+(?:live|work|study|stay)\b | \bcontact\s+you\b | \bmeet\s+(?:you|us)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Wording(StrEnum):
    """Questions that are safe to ask: of the place and the deed, never of who tells it."""

    WHEN = "when"
    LAST_SEEN = "last_seen"
    VEHICLE = "vehicle"
    WHERE_EXACTLY = "where_exactly"
    LOOKS = "looks"
    HOW_SOLD = "how_sold"
    DANGER = "danger"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Of which tip, and which question, a sealed message says that it is."""

    tip_id: UUID
    tip_public: bytes
    part_id: UUID

    def fields(self, asked: "Asked") -> tuple[bytes, ...]:
        """What is signed."""
        question = (asked.text.encode(), (asked.wording or "").encode())
        return (self.tip_id.bytes, self.tip_public, self.part_id.bytes, *question)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``wording``: a safe one, which each reader reads in their own language.

    Nobody keeps which language a reporter reads, so the code is sealed and not a translation.
    """

    text: str = field(default="", repr=False)
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class _Signed:
    asked: Asked
    signature: bytes
    key_version: int


def may_identify(text: str) -> bool:
    """Whether an answer to this could say who the reporter is."""
    return _IDENTIFYING.search(text) is not None


def seal_question(place: Mailbox, asked: Asked, receipt_public: bytes, signing: Key) -> bytes:
    """The question, signed by the console, for who holds the receipt."""
    signature = sign(signing.material, _LABEL, place.fields(asked))
    values = {
        "text": asked.text,
        "wording": asked.wording or "",
        "signature": base64.b64encode(signature).decode("ascii"),
        "key_version": signing.version,
    }
    plain = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    return seal_padded(receipt_public, plain)


def open_question(
    place: Mailbox, sealed: bytes, receipt_private: bytes, console_signatures: Keyring
) -> Asked:
    """What was asked; raises SealBroken for what was not asked here by the console."""
    found = _read(open_padded(receipt_private, sealed))
    fields = place.fields(found.asked)
    if not signed_by(console_signatures, found.key_version, _LABEL, fields, found.signature):
        raise SealBroken
    return found.asked


def _read(plain: bytes) -> _Signed:
    try:
        raw = json.loads(plain)
        signature = base64.b64decode(raw["signature"], validate=True)
        wording = Wording(raw["wording"]) if raw["wording"] else None
        return _Signed(Asked(str(raw["text"]), wording), signature, int(raw["key_version"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SealBroken from error
