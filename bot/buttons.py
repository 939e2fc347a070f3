"""What a button's data says when it comes back: LINE keeps it in the chat, at most 300 characters.

A plain button carries step, value and session. One that may still act after the conversation is
gone also carries the tip's handle, encrypted for this person alone, for 24 hours: a stolen phone
shows nothing, and nothing here leads from the person to the tip.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from bot.flows.state import TipHandle
from bot.flows.values import Pick
from intake.keys import Keyring
from intake.ports.clock import Clock
from intake.sealing import SealBroken, decrypt, encrypt, hkdf

LONGEST_DATA = 300
VALID_HOURS = 24
_CONTEXT = b"button"
_FIELDS = 3
_SEALED_LENGTH = 16 + 32 + 4 + 4


class TooLongError(ValueError):
    """The data would be refused by LINE."""


def button_data(step: str, value: str, session: str, handle: str = "") -> str:
    """At most 300 characters; ``handle`` is what ``HandleSeal.seal`` gave."""
    fields = [step, value, session] + ([handle] if handle else [])
    data = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    if len(data) > LONGEST_DATA:
        raise TooLongError(step)
    return data


def read_button(data: str, seal: "HandleSeal", user_id: str) -> Pick | None:
    """The tapped button, or None for data that is none of ours."""
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, list) or len(fields) not in {_FIELDS, _FIELDS + 1}:
        return None
    if not all(isinstance(one, str) for one in fields):
        return None
    step, value, session = fields[:_FIELDS]
    tip = seal.open(user_id, fields[_FIELDS]) if len(fields) > _FIELDS else None
    return Pick(step, value, session, tip)


@dataclass(frozen=True, slots=True)
class HandleSeal:
    """Seals the handle of a tip into a button of one person."""

    root: Keyring
    clock: Clock

    def seal(self, user_id: str, handle: TipHandle) -> str:
        """128 characters that only this person's next tap can open, for 24 hours."""
        plain = (
            UUID(handle.tip_id).bytes
            + bytes.fromhex(handle.public_half)
            + date.fromisoformat(handle.day).toordinal().to_bytes(4, "big")
            + self._hour().to_bytes(4, "big")
        )
        key = _key(self.root.current.material, user_id)
        return base64.urlsafe_b64encode(encrypt(key, plain, context=_CONTEXT)).decode("ascii")

    def open(self, user_id: str, sealed: str) -> TipHandle | None:
        """The handle, or None when it is somebody else's, changed, or older than 24 hours."""
        try:
            raw = base64.urlsafe_b64decode(sealed.encode("ascii"))
        except (binascii.Error, ValueError):
            return None
        for key in self.root.newest_first():
            try:
                plain = decrypt(_key(key.material, user_id), raw, context=_CONTEXT)
            except SealBroken:
                continue
            return self._handle(plain)
        return None

    def _handle(self, plain: bytes) -> TipHandle | None:
        if len(plain) != _SEALED_LENGTH:
            return None
        age = self._hour() - int.from_bytes(plain[52:], "big")
        if not 0 <= age <= VALID_HOURS:
            return None
        day = date.fromordinal(int.from_bytes(plain[48:52], "big")).isoformat()
        return TipHandle(str(UUID(bytes=plain[:16])), plain[16:48].hex(), day)

    def _hour(self) -> int:
        since = self.clock.now() - datetime(1970, 1, 1, tzinfo=UTC)
        return int(since.total_seconds()) // 3600


def _key(root: bytes, user_id: str) -> bytes:
    return hkdf(root, label="button", info=user_id.encode())
