"""Who can write to the database plants nothing and diverts nothing unseen."""

from dataclasses import replace
from uuid import uuid4

import pytest

from intake.errors import Refused
from intake.model import Holder, PartKind
from intake.ports.tips import TipKey
from intake.sealing import KeyPair, seal_to
from tests.staff.house import StaffHouse


def test_a_part_put_in_by_who_writes_to_the_database_is_not_proven(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    with staffed.store.write() as work:
        [text] = [one for one in work.parts.of(tip.id) if one.kind is PartKind.TEXT]
        work.parts.insert([replace(text, id=uuid4())])
    opened = staffed.reading.open(by, tip.reference)
    assert not opened.origin_proven
    assert [part.broken for part in opened.told].count(True) == 1


def test_a_planted_tip_opens_but_is_not_proven(staffed: StaffHouse) -> None:
    stranger = StaffHouse(staffed.store, staffed.clock)
    stranger.registry = staffed.registry
    stranger.submit = replace(stranger.submit, registry=staffed.registry)
    planted = stranger.tip()
    assert not staffed.reading.open(staffed.signed("staff-4505"), planted.reference).origin_proven


def test_a_swapped_key_of_a_tip_is_refused(staffed: StaffHouse) -> None:
    tip, by, thief = staffed.tip(), staffed.signed("staff-4505"), KeyPair.make()
    centre = staffed.centre("4505")
    assert centre.public_half
    wrap = seal_to(centre.public_half, thief.private)
    with staffed.store.write() as work:
        keys = [TipKey(tip.id, centre.id, centre.key_version, Holder.HOLDER, wrap)]
        work.casework.replace_wraps(tip.id, keys)
    with pytest.raises(Refused) as refused:
        staffed.reading.open(by, tip.reference)
    assert refused.value.key == "tip-broken"


def test_a_member_without_the_centres_key_is_told_so(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    with staffed.store.write() as work:
        work.accounts.remove_wraps(by.account.id)
    with pytest.raises(Refused) as refused:
        staffed.reading.open(by, tip.reference)
    assert refused.value.key == "no-key"
