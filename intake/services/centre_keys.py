"""A centre's key pair: made by its first lead, wrapped to members, kept on paper in two halves."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from intake.codes import ALPHABET
from intake.model import CentreState
from intake.ports.accounts import Account, MemberWrap
from intake.ports.centre_keys import SheetRow
from intake.ports.clock import hour_of
from intake.ports.register import CentreRow
from intake.sealing import (
    KEY_BYTES,
    KeyPair,
    SealBroken,
    canonical,
    decrypt,
    digest,
    encrypt,
    hkdf,
    open_sealed,
    seal_to,
)

_CHECK_BYTES = 2
_PRINTED_GROUP = 5


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The centre's key in two halves, shown once: each alone says nothing."""

    centre_name: str
    key_version: int
    own_half: str = field(repr=False)  # for the centre's safe
    parent_half: str = field(repr=False)  # for the parent's; of the desk: a safe outside it


def first_pair(centre: CentreRow, pair: KeyPair, state: CentreState) -> CentreRow:
    """The centre with its next key version, as a newer entry of the register; unsigned."""
    return replace(
        centre,
        state=state,
        key_version=centre.key_version + 1,
        public_half=pair.public,
        register_version=centre.register_version + 1,
    )


def wrap_for(account: Account, centre: CentreRow, private: bytes) -> MemberWrap:
    """The centre's private half sealed to the member."""
    if account.public_half is None:
        raise ValueError("the account has no keys yet")
    wrap = seal_to(account.public_half, private)
    return MemberWrap(account.id, centre.id, centre.key_version, wrap)


def keep_recovery(
    centre: CentreRow, private: bytes, now: datetime
) -> tuple[RecoverySheet, SheetRow]:
    """Two halves whose XOR is a key, and the private half under that key."""
    own = secrets.token_bytes(KEY_BYTES)
    parent = secrets.token_bytes(KEY_BYTES)
    wrap = encrypt(_sheet_key(own, parent), private, context=_sheet_context(centre))
    sheet = SheetRow(centre.id, centre.key_version, wrap, hour_of(now))
    printed = RecoverySheet(centre.name_th, centre.key_version, _printed(own), _printed(parent))
    return printed, sheet


def recovered(centre: CentreRow, sheet: SheetRow, own_half: str, parent_half: str) -> bytes:
    """The centre's private half from both paper halves; raises SealBroken."""
    key = _sheet_key(_read(own_half), _read(parent_half))
    private = decrypt(key, sheet.wrap, context=_sheet_context(centre))
    if KeyPair.of(private).public != centre.public_half:
        raise SealBroken
    return private


def unwrapped(private: bytes, wraps: Sequence[MemberWrap]) -> dict[int, bytes]:
    """The centre's private halves by key version that this member can open."""
    halves = {}
    for wrap in wraps:
        try:
            halves[wrap.key_version] = open_sealed(private, wrap.wrap)
        except SealBroken:
            continue
    return halves


def _sheet_key(own: bytes, parent: bytes) -> bytes:
    mixed = bytes(one ^ other for one, other in zip(own, parent, strict=True))
    return hkdf(mixed, label="recovery sheet")


def _sheet_context(centre: CentreRow) -> bytes:
    return canonical(b"recovery", centre.id.bytes, centre.key_version.to_bytes(4, "big"))


def _printed(half: bytes) -> str:
    """Letters and digits in groups of five, with two bytes that find a typing error."""
    number = int.from_bytes(half + digest(b"recovery half", half)[:_CHECK_BYTES], "big")
    text = ""
    for _ in range(_printed_length()):
        number, place = divmod(number, len(ALPHABET))
        text = ALPHABET[place] + text
    groups = range(0, len(text), _PRINTED_GROUP)
    return " ".join(text[start : start + _PRINTED_GROUP] for start in groups)


def _printed_length() -> int:
    length, reach = 0, 1
    while reach < 1 << (8 * (KEY_BYTES + _CHECK_BYTES)):
        reach *= len(ALPHABET)
        length += 1
    return length


def _read(text: str) -> bytes:
    number = 0
    for character in "".join(text.upper().replace("-", " ").split()):
        if character not in ALPHABET:
            raise SealBroken
        number = number * len(ALPHABET) + ALPHABET.index(character)
    try:
        whole = number.to_bytes(KEY_BYTES + _CHECK_BYTES, "big")
    except OverflowError:
        raise SealBroken from None
    half, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    if digest(b"recovery half", half)[:_CHECK_BYTES] != check:
        raise SealBroken
    return half
