"""Officers: one code links a chat, one tap acknowledges, unfollowing unlinks."""

from datetime import timedelta

import pytest

from intake.errors import NotFound, Refused
from intake.keys import Key, Keyring
from intake.model import Role, Status
from intake.ports.casework import RecusalRow
from intake.sealing import open_padded
from intake.services.officers import Acknowledged, Linked, OfficerLinks
from tests.staff.house import StaffHouse

CHAT, OTHER_CHAT = "U" + "a1" * 16, "U" + "b2" * 16


def _link(house: StaffHouse, login: str, chat: str = CHAT) -> Linked:
    return house.links.link(house.officer_codes.new(house.signed(login)), chat)


def test_a_code_links_the_chat_once(staffed: StaffHouse) -> None:
    code = staffed.officer_codes.new(staffed.signed("staff-4505"))
    linked = staffed.links.link(code.lower().replace("-", " "), CHAT)
    assert linked.account_id == staffed.people["staff-4505"].id
    assert staffed.links.who(CHAT) == linked
    with pytest.raises(Refused) as refused:
        staffed.links.link(code, OTHER_CHAT)
    assert refused.value.key == "enrolment-code-unknown"


def test_a_code_lasts_a_day_and_a_new_one_replaces_it(staffed: StaffHouse) -> None:
    by = staffed.signed("staff-4505")
    first, second = staffed.officer_codes.new(by), staffed.officer_codes.new(by)
    with pytest.raises(Refused):
        staffed.links.link(first, CHAT)
    staffed.clock.forward(timedelta(hours=24))
    with pytest.raises(Refused):
        staffed.links.link(second, CHAT)


def test_only_members_who_read_tips_are_officers(staffed: StaffHouse) -> None:
    staffed.join("clerk", Role.CLERK, "4505", confirmed_by="lead-4505")
    for login in ("admin", "clerk"):
        with pytest.raises(Refused):
            staffed.officer_codes.new(staffed.signed(login))


def test_the_line_id_is_sealed_to_the_worker(staffed: StaffHouse) -> None:
    linked = _link(staffed, "staff-4505")
    with staffed.store.read() as work:
        officer = work.officers.get(linked.officer_id)
        rows = work.connection.exec_driver_sql("SELECT * FROM officer").all()
    assert officer
    assert CHAT not in str(rows)
    assert CHAT.encode() not in officer.line_id + officer.pseudonym
    assert open_padded(staffed.worker.private, officer.line_id).decode() == CHAT


def test_the_newest_link_of_a_chat_and_of_an_account_counts(staffed: StaffHouse) -> None:
    _link(staffed, "staff-4505")
    _link(staffed, "lead-4505")
    linked = staffed.links.who(CHAT)
    assert linked
    assert linked.account_id == staffed.people["lead-4505"].id
    _link(staffed, "lead-4505", OTHER_CHAT)
    assert staffed.links.who(CHAT) is None


def test_unfollowing_unlinks(staffed: StaffHouse) -> None:
    _link(staffed, "staff-4505")
    assert staffed.links.unlink(CHAT)
    assert staffed.links.who(CHAT) is None
    assert not staffed.links.unlink(CHAT)


def test_a_removed_member_is_no_officer_any_more(staffed: StaffHouse) -> None:
    linked = _link(staffed, "staff-4505")
    staffed.staff.remove(staffed.signed("lead-4505"), linked.account_id)
    assert staffed.links.who(CHAT) is None
    with staffed.store.read() as work:
        assert work.officers.get(linked.officer_id) is None


def test_the_first_tap_counts_and_later_ones_say_who_was_first(staffed: StaffHouse) -> None:
    _link(staffed, "staff-4505")
    _link(staffed, "lead-4505", OTHER_CHAT)
    tip = staffed.tip()
    first = staffed.links.acknowledge(CHAT, tip.reference)
    assert first.result is Acknowledged.FIRST
    staffed.clock.forward(timedelta(minutes=7))
    again = staffed.links.acknowledge(CHAT, tip.reference)
    colleague = staffed.links.acknowledge(OTHER_CHAT, tip.reference)
    assert (again.result, again.at) == (Acknowledged.AGAIN, first.at)
    assert (colleague.result, colleague.at) == (Acknowledged.COLLEAGUE, first.at)
    assert colleague.by_name == "staff-4505"


def test_acknowledging_is_not_accepting(staffed: StaffHouse) -> None:
    _link(staffed, "staff-4505")
    tip = staffed.tip()
    staffed.links.acknowledge(CHAT, tip.reference)
    stored = staffed.stored(tip.reference)
    assert (stored.status, stored.assigned_to) == (Status.NEW, None)


def test_tips_of_others_barred_ones_and_none_are_one_answer(staffed: StaffHouse) -> None:
    linked = _link(staffed, "staff-4505")
    barred, other = staffed.tip(), staffed.tip("4506")
    with staffed.store.write() as work:
        lead = staffed.people["lead-4505"].id
        work.casework.add_recusal(
            RecusalRow(barred.id, linked.account_id, lead, barred.hour, "barred")
        )
    for reference in (barred.reference, other.reference, "6801-K7M3QX", "", "ก"):
        with pytest.raises(NotFound):
            staffed.links.acknowledge(CHAT, reference)
    with pytest.raises(NotFound):
        staffed.links.acknowledge(OTHER_CHAT, barred.reference)


@pytest.mark.parametrize("by", ["lead-4505", "admin"])
def test_the_list_of_members_says_who_holds_the_key_and_who_is_linked(
    staffed: StaffHouse, by: str
) -> None:
    staffed.join("late", Role.STAFF, "4505", confirmed_by="lead-45")  # from above: without the key
    _link(staffed, "staff-4505")
    listed = staffed.staff.members(staffed.signed(by))
    assert {
        one.account.login: (one.has_key, one.officer)
        for one in listed
        if one.account.centre_id == staffed.centres["4505"]
    } == {"lead-4505": (True, False), "staff-4505": (True, True), "late": (False, False)}


def test_an_officer_outlives_a_change_of_the_root_key(staffed: StaffHouse) -> None:
    linked = _link(staffed, "staff-4505")
    key = Key(2, b"k" * 32)

    def links(root: Keyring) -> OfficerLinks:
        return OfficerLinks(staffed.store, staffed.clock, root, staffed.keys.worker_public)

    assert links(Keyring(key, staffed.root.current)).who(CHAT) == linked
    assert links(Keyring(key)).who(CHAT) == linked
