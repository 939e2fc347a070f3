"""The second person: nobody alone makes a centre receive tips or a member read them."""

from dataclasses import replace
from uuid import uuid4

import pytest

from intake.errors import NotFound, Refused
from intake.model import AccountState, CentreState, Role
from intake.ports.audit import Actor, AuditRow
from intake.register import centre_holds, signed_centre
from intake.sealing import KeyPair, open_sealed
from intake.services.activation import Activation
from intake.services.keys import found
from storage.database import Database
from tests.clock import HandClock
from tests.staff.house import StaffHouse
from tests.staff.meanwhile import Meanwhile

STAFF: tuple[Actor, ...] = ("staff",)


def test_the_desks_first_lead_makes_it_active_at_once(house: StaffHouse) -> None:
    desk = house.centre("")
    assert desk.state is CentreState.ACTIVE
    assert centre_holds(desk, house.keys.console_signatures)
    assert house.registry.current().is_ready


def test_the_first_two_codes_can_be_made_again_until_they_are_used(house: StaffHouse) -> None:
    with pytest.raises(Refused) as refused:
        found(house.store, house.clock, house.keys)
    assert refused.value.key == "already-founded"


def test_a_centre_is_active_once_the_lead_above_confirms_its_first_lead(house: StaffHouse) -> None:
    person = house.enrol("lead-45", house.invite("ก", Role.LEAD, "45"))
    assert house.centre("45").state is CentreState.INVITED
    assert "45" not in house.registry.current().provinces
    [waiting] = house.activation.waiting(house.signed("desk"))
    assert (waiting.account.id, waiting.activates) == (person.id, True)
    house.activation.confirm(house.signed("desk"), person.id)
    centre = house.centre("45")
    assert centre.state is CentreState.ACTIVE
    assert centre_holds(centre, house.keys.console_signatures)
    assert house.registry.current().provinces["45"] == centre


def test_an_admin_alone_cannot_activate(house: StaffHouse) -> None:
    person = house.enrol("lead-45", house.invite("ก", Role.LEAD, "45"))
    with pytest.raises(NotFound):
        house.activation.confirm(house.signed("admin"), person.id)
    assert house.centre("45").state is CentreState.INVITED
    assert not house.activation.waiting(house.signed("admin"))


def test_who_invited_cannot_be_the_second_person(staffed: StaffHouse) -> None:
    code = staffed.invite("ก", Role.STAFF, "4505", by="lead-4505")
    person = staffed.enrol("staff-2", code)
    with pytest.raises(NotFound):
        staffed.activation.confirm(staffed.signed("lead-4505"), person.id)
    staffed.activation.confirm(staffed.signed("lead-45"), person.id)
    assert staffed.account("staff-2").state is AccountState.ACTIVE


@pytest.mark.parametrize("by", ["staff-4505", "lead-4506", "desk", "admin"])
def test_others_cannot_confirm_and_learn_nothing(staffed: StaffHouse, by: str) -> None:
    person = staffed.enrol("staff-2", staffed.invite("ก", Role.STAFF, "4505"))
    signed = staffed.signed(by)
    answers = []
    for account_id in (person.id, uuid4()):
        with pytest.raises(NotFound) as refused:
            staffed.activation.confirm(signed, account_id)
        answers.append(refused.value.key)
    assert answers[0] == answers[1]


def test_the_district_is_confirmed_by_the_desk_while_its_province_is_not_active(
    house: StaffHouse,
) -> None:
    house.join("lead-4505", Role.LEAD, "4505", confirmed_by="desk")
    assert house.centre("4505").state is CentreState.ACTIVE


def test_a_member_confirmed_by_a_lead_of_the_centre_gets_its_key(staffed: StaffHouse) -> None:
    centre = staffed.centre("4505")
    staff = staffed.signed("staff-4505")
    with staffed.store.read() as work:
        [wrap] = work.accounts.wraps_of(staff.account.id, centre.id)
    assert KeyPair.of(open_sealed(staff.private, wrap.wrap)).public == centre.public_half


def test_who_confirms_from_above_neither_gets_nor_gives_a_key(staffed: StaffHouse) -> None:
    code = staffed.invite("ก", Role.STAFF, "4505", by="lead-4505")
    person = staffed.enrol("staff-2", code)
    staffed.activation.confirm(staffed.signed("lead-45"), person.id)
    centre = staffed.centres["4505"]
    with staffed.store.read() as work:
        assert not work.accounts.wraps_of(person.id, centre)
        assert not work.accounts.wraps_of(staffed.people["lead-45"].id, centre)
    assert staffed.activation.hand_over(staffed.signed("lead-4505")) == 1
    with staffed.store.read() as work:
        assert work.accounts.wraps_of(person.id, centre)
    assert staffed.activation.hand_over(staffed.signed("lead-4505")) == 0


def test_a_data_clerk_never_gets_a_key(staffed: StaffHouse) -> None:
    clerk = staffed.join("clerk", Role.CLERK, "4505", confirmed_by="lead-4505")
    assert staffed.activation.hand_over(staffed.signed("lead-4505")) == 0
    with staffed.store.read() as work:
        assert not work.accounts.wraps_of(clerk.id, staffed.centres["4505"])


def test_a_swapped_public_half_of_a_member_is_given_no_key(staffed: StaffHouse) -> None:
    person = staffed.enrol("staff-2", staffed.invite("ก", Role.STAFF, "4505"))
    thief = KeyPair.make()
    with staffed.store.write() as work:
        work.accounts.save(replace(staffed.account("staff-2"), public_half=thief.public))
    with pytest.raises(Refused) as refused:
        staffed.activation.confirm(staffed.signed("lead-4505"), person.id)
    assert refused.value.key == "entry-changed"


def test_an_active_account_put_into_the_database_is_handed_no_key(staffed: StaffHouse) -> None:
    thief = KeyPair.make()
    planted = replace(
        staffed.account("staff-4505"), id=uuid4(), login="thief", public_half=thief.public
    )
    with staffed.store.write() as work:
        work.accounts.add(planted)
    assert staffed.activation.hand_over(staffed.signed("lead-4505")) == 0


def test_a_swapped_public_half_of_a_centre_is_not_confirmed(house: StaffHouse) -> None:
    person = house.enrol("lead-45", house.invite("ก", Role.LEAD, "45"))
    thief = KeyPair.make()
    with house.store.write() as work:
        work.register.change(replace(house.centre("45"), public_half=thief.public))
    with pytest.raises(Refused) as refused:
        house.activation.confirm(house.signed("desk"), person.id)
    assert refused.value.key == "entry-changed"
    assert "45" not in house.registry.current().provinces


def test_a_centre_put_to_active_in_the_database_receives_nothing(house: StaffHouse) -> None:
    house.enrol("lead-45", house.invite("ก", Role.LEAD, "45"))
    centre = replace(house.centre("45"), state=CentreState.ACTIVE)
    stranger = StaffHouse(house.store, house.clock).keys.signing
    for forged in (centre, signed_centre(centre, stranger)):
        with house.store.write() as work:
            work.register.change(forged)
        assert "45" not in house.registry.current().provinces


def test_a_second_invitation_for_a_waiting_centre_does_not_confirm_the_first_key(
    house: StaffHouse,
) -> None:
    first = house.enrol("first", house.invite("ก", Role.LEAD, "45"))
    second = house.enrol("second", house.invite("ข", Role.LEAD, "45"))
    with pytest.raises(Refused):
        house.activation.confirm(house.signed("desk"), first.id)
    house.activation.confirm(house.signed("desk"), second.id)
    assert house.centre("45").key_version == 2


def test_a_centre_without_lead_takes_no_other_member(house: StaffHouse) -> None:
    with pytest.raises(Refused) as refused:
        house.invite("ก", Role.STAFF, "45")
    assert refused.value.key == "centre-needs-lead"


def test_a_lead_invites_into_the_own_centre_only(staffed: StaffHouse) -> None:
    for area in ("4506", "45", ""):
        with pytest.raises(Refused) as refused:
            staffed.invite("ก", Role.STAFF, area, by="lead-4505")
        assert refused.value.key == "not-allowed"
    with pytest.raises(Refused):
        staffed.invite("ก", Role.ADMIN, None, by="lead-4505")
    with pytest.raises(Refused):
        staffed.invite("ก", Role.STAFF, "4505", by="staff-4505")


def test_another_admin_is_confirmed_by_the_desk(house: StaffHouse) -> None:
    person = house.enrol("admin-2", house.invite("ก", Role.ADMIN, None))
    with pytest.raises(NotFound):
        house.activation.confirm(house.signed("admin"), person.id)
    house.activation.confirm(house.signed("desk"), person.id)
    assert house.account("admin-2").state is AccountState.ACTIVE


def test_both_people_stand_in_the_audit(house: StaffHouse) -> None:
    house.join("lead-45", Role.LEAD, "45", confirmed_by="desk")
    with house.store.read() as work:
        rows = work.seals.unsealed(STAFF, house.clock.now().replace(year=2100), 100)
    by = {row.act: _login(house, row) for row in rows if row.centre_id == house.centres["45"]}
    assert by == {
        "invite": "admin",
        "enrol": "lead-45",
        "confirm_member": "desk",
        "activate_centre": "desk",
    } | {act: login for act, login in by.items() if act == "sign_in"}


def _login(house: StaffHouse, row: AuditRow) -> str:
    return next(one.login for one in house.people.values() if one.id == row.account_id)


def test_a_web_process_that_runs_since_the_founding_sees_the_desk_become_active(
    database: Database, clock: HandClock
) -> None:
    house = StaffHouse(database, clock)
    codes = found(house.store, house.clock, house.keys)
    with house.store.read() as work:
        house.centres[""] = work.register.centres()[0].id
    assert not house.registry.current().is_ready
    house.enrol("desk", codes.desk_lead or "")
    assert house.registry.current().is_ready


def test_who_is_removed_while_a_key_is_handed_over_gets_none(staffed: StaffHouse) -> None:
    late = staffed.join("late", Role.STAFF, "4505", confirmed_by="lead-45")
    lead = staffed.signed("lead-4505")
    store = Meanwhile(staffed.store, lambda: staffed.staff.remove(lead, late.id))
    activation = Activation(store, staffed.clock, staffed.keys, staffed.registry)
    activation.hand_over(lead)
    with staffed.store.read() as work:
        assert not work.accounts.wraps_of(late.id, staffed.centres["4505"])
