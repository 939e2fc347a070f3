"""From an unlocked member to an opened tip of the own centre; everything else is not found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.model import READERS, Holder
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip, TipKey
from intake.sealing import KeyPair, SealBroken, open_sealed
from intake.services.centre_keys import unwrapped
from intake.services.sessions import Signed


@dataclass(frozen=True, slots=True)
class OpenedTip:
    """A tip with its private half and its parts as stored."""

    tip: Tip
    private: bytes = field(repr=False)
    parts: tuple[Part, ...]


def centre_of(by: Signed) -> UUID:
    """The centre whose tips this member may see; raises NotFound for who may see none."""
    if by.account.role not in READERS or by.account.centre_id is None:
        raise NotFound
    return by.account.centre_id


def find(work: Work, by: Signed, reference: str, *, lock: bool = False) -> Tip:
    """The readable row; raises NotFound alike for no such tip, another centre's and barred ones."""
    tip = work.casework.by_reference(reference, centre_of(by), by.account.id, lock=lock)
    if tip is None:
        raise NotFound
    return tip


def opened(store: Store, by: Signed, reference: str) -> OpenedTip:
    """Opens the tip's private half; raises NotFound, or Refused("no-key") while there is none.

    Raises Refused("content-erased") for what was withdrawn before anybody accepted it or is past
    its time. Raises Refused("tip-broken") when what opens is not the private half of this tip:
    somebody wrote to the database.
    """
    with store.read() as work:
        tip = find(work, by, reference)
        centre_id = centre_of(by)
        parts = work.parts.of(tip.id)
        wraps = work.casework.wrap(tip.id, centre_id, Holder.HOLDER)
        member_wraps = work.accounts.wraps_of(by.account.id, centre_id)
        kept = work.tip_keys.of(tip.id)
    if not kept:
        raise Refused("content-erased")
    halves = unwrapped(by.private, member_wraps)
    return opened_with(halves, tip, wraps, parts)


def opened_with(
    halves: Mapping[int, bytes], tip: Tip, wraps: Sequence[TipKey], parts: Sequence[Part]
) -> OpenedTip:
    """The tip by one of its wraps; ``halves``: the centre's private halves by key version.

    Raises Refused("no-key") without any half, Refused("tip-broken") when none opens it.
    """
    if not halves:
        raise Refused("no-key")
    for wrap in wraps:
        half = halves.get(wrap.key_version)
        if half is None:
            continue
        try:
            private = open_sealed(half, wrap.wrap)
        except SealBroken:
            continue
        if KeyPair.of(private).public == tip.public_half:
            return OpenedTip(tip, private, tuple(parts))
    raise Refused("tip-broken")
