"""An entry of the register changes by two people or not at all."""

from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.model import CentreState, Kind, Role
from intake.ports.centre_keys import CentreProposalRow
from intake.register import signed_centre
from intake.routing import Where
from intake.services.centre_changes import EntryChange, Wish
from storage import tables
from tests.staff.house import StaffHouse

PLACE = Where(Kind.DRUG, "4505")


def wish(house: StaffHouse, area: str, **changes: object) -> Wish:
    """The entry as it stands, with these changes."""
    now = house.centre(area)
    stands = Wish(now.name_th, now.name_en, now.phone, now.contact, now.districts, now.state)
    return replace(stands, **changes)  # type: ignore[arg-type]


def asked(house: StaffHouse, area: str, **changes: object) -> EntryChange:
    """What waits after the admin asked for it."""
    house.centre_changes.ask(
        house.signed("admin"), house.centres[area], wish(house, area, **changes)
    )
    return house.centre_changes.waiting()[-1]


def confirm(house: StaffHouse, found: EntryChange, by: str = "desk") -> None:
    house.centre_changes.confirm(house.signed(by), found.change.id, found.digest)


def receiver(house: StaffHouse) -> UUID:
    return house.registry.route(PLACE).centre.id


def refused(house: StaffHouse, area: str, **changes: object) -> str:
    with pytest.raises(Refused) as found:
        asked(house, area, **changes)
    assert house.centre_changes.waiting() == ()
    return found.value.key


def test_coverage_moves_when_asked_and_confirmed_and_the_loser_is_signed_too(
    staffed: StaffHouse,
) -> None:
    staffed.join("lead-55", Role.LEAD, "55", confirmed_by="desk")
    deactivated = asked(staffed, "4505", state=CentreState.DEACTIVATED)
    confirm(staffed, deactivated)
    assert receiver(staffed) == staffed.centres["45"]

    found = asked(staffed, "4506", districts=("4505", "4506"))
    assert [(old.id, new.districts) for old, new in found.losing] == [(staffed.centres["4505"], ())]
    assert receiver(staffed) == staffed.centres["45"]

    confirm(staffed, found, "desk-2")
    assert receiver(staffed) == staffed.centres["4506"]
    assert staffed.centre_changes.waiting() == ()
    known = staffed.registry.current().by_id
    assert known[staffed.centres["4505"]].districts == ()
    assert known[staffed.centres["4506"]].register_version == found.before.register_version + 1
    with staffed.store.read() as work:
        rows = work.connection.execute(
            sa.select(tables.Audit.act, tables.Audit.centre_id).where(
                tables.Audit.object_id == found.change.id
            )
        ).all()
    touched = {staffed.centres["4505"], staffed.centres["4506"]}
    assert {row.centre_id for row in rows} == touched
    assert {row.act for row in rows} == {"ask_centre_change", "confirm_centre_change"}


def test_names_hotline_and_contact_are_part_of_the_signed_entry(staffed: StaffHouse) -> None:
    confirm(staffed, asked(staffed, "45", name_th="ศอ.ปส.จ.", phone="043 511 222", contact="กลุ่ม"))
    entry = staffed.registry.current().by_id[staffed.centres["45"]]
    assert (entry.name_th, entry.phone, entry.contact) == ("ศอ.ปส.จ.", "043 511 222", "กลุ่ม")
    with staffed.store.write() as work:
        work.register.change(replace(entry, contact="มิจฉาชีพ", register_version=99))
    assert staffed.registry.current().by_id[entry.id] == entry


def test_a_deactivated_centre_works_again_when_two_people_say_so(staffed: StaffHouse) -> None:
    confirm(staffed, asked(staffed, "4505", state=CentreState.DEACTIVATED))
    assert receiver(staffed) == staffed.centres["45"]
    confirm(staffed, asked(staffed, "4505", state=CentreState.ACTIVE))
    assert receiver(staffed) == staffed.centres["4505"]


def test_an_admin_alone_diverts_no_district_to_a_centre_of_his_own(staffed: StaffHouse) -> None:
    """He has a friend at 4506, asks for the coverage, and has nobody to confirm it."""
    found = asked(staffed, "4505", state=CentreState.DEACTIVATED)
    for login in ("admin", "lead-45", "lead-4506", "staff-4505"):
        with pytest.raises(NotFound):
            confirm(staffed, found, login)
        with pytest.raises(NotFound):
            staffed.centre_changes.ask(
                staffed.signed("desk" if login == "admin" else login),
                staffed.centres["4506"],
                wish(staffed, "4506", districts=("4505", "4506")),
            )
    assert receiver(staffed) == staffed.centres["4505"]
    assert "ask_centre_change" in acts_seen_by(staffed, "lead-4505")


def acts_seen_by(house: StaffHouse, login: str) -> set[str]:
    """What stands in the audit of that lead's centre."""
    centre_id = house.account(login).centre_id
    with house.store.read() as work:
        rows = sa.select(tables.Audit.act).where(tables.Audit.centre_id == centre_id)
        return set(work.connection.scalars(rows))


def test_a_wish_altered_or_put_in_by_a_writer_to_the_database_is_not_confirmed(
    staffed: StaffHouse,
) -> None:
    found = asked(staffed, "45", phone="043 511 222")
    with staffed.store.write() as work:
        work.connection.execute(sa.update(tables.CentreProposal).values(phone="02 000 0000"))
    [altered] = staffed.centre_changes.waiting()
    assert altered.stale
    for one in (found, altered):
        with pytest.raises(Refused, match="changed-meanwhile"):
            confirm(staffed, one)

    planted = replace(found.change, centre_id=staffed.centres["4506"])
    with staffed.store.write() as work:
        work.centre_keys.drop_change(found.change.id)
        work.centre_keys.add_change(planted)
        work.centre_keys.propose_entry(proposal_of(staffed, planted.id, ("4505", "4506")))
    [waiting] = staffed.centre_changes.waiting()
    with pytest.raises(Refused, match="changed-meanwhile"):
        confirm(staffed, waiting)
    assert receiver(staffed) == staffed.centres["4505"]


def proposal_of(
    house: StaffHouse, change_id: UUID, districts: tuple[str, ...]
) -> CentreProposalRow:
    now = house.centre("4506")
    return CentreProposalRow(
        change_id, now.name_th, now.name_en, now.phone, now.contact, now.state, districts
    )


def test_an_entry_changed_after_the_wish_must_be_asked_about_again(staffed: StaffHouse) -> None:
    found = asked(staffed, "45", phone="043 511 222")
    newer = replace(found.before, register_version=found.before.register_version + 1)
    with staffed.store.write() as work:
        work.register.change(signed_centre(newer, staffed.keys.signing))
    with pytest.raises(Refused, match="changed-meanwhile"):
        confirm(staffed, found)
    assert staffed.centre_changes.waiting()[0].stale


def test_a_wish_of_an_admin_who_is_gone_is_not_confirmed(staffed: StaffHouse) -> None:
    staffed.join("admin-2", Role.ADMIN, None, confirmed_by="desk")
    found = asked(staffed, "45", phone="043 511 222")
    staffed.staff.remove(staffed.signed("admin-2"), staffed.people["admin"].id)
    with pytest.raises(Refused, match="asker-gone"):
        confirm(staffed, found)


def test_what_the_register_does_not_allow_is_not_even_asked(staffed: StaffHouse) -> None:
    assert refused(staffed, "45") == "centre-unchanged"
    assert refused(staffed, "45", name_en="") == "centre-name-missing"
    assert refused(staffed, "45", districts=("4505",)) == "centre-district-unknown"
    assert refused(staffed, "4506", districts=("5506", "4506")) == "centre-district-unknown"
    assert refused(staffed, "4506", districts=("4599",)) == "centre-district-unknown"
    assert refused(staffed, "4506", districts=()) == "centre-serves-none"
    assert refused(staffed, "4506", districts=("4505", "4506")) == "centre-serves-none"
    assert refused(staffed, "", state=CentreState.DEACTIVATED) == "centre-state-not-now"
    assert refused(staffed, "55", state=CentreState.ACTIVE) == "centre-state-not-now"
    assert refused(staffed, "4505", state=CentreState.INVITED) == "centre-state-not-now"


def test_a_centre_without_a_lead_who_holds_its_key_is_not_activated_again(
    staffed: StaffHouse,
) -> None:
    confirm(staffed, asked(staffed, "4506", state=CentreState.DEACTIVATED))
    with staffed.store.write() as work:
        work.accounts.remove_wraps(staffed.people["lead-4506"].id)
    assert refused(staffed, "4506", state=CentreState.ACTIVE) == "centre-without-lead"


def test_declined_or_taken_back_nothing_of_it_stays(staffed: StaffHouse) -> None:
    for login in ("desk", "admin"):
        found = asked(staffed, "45", phone="043 511 222")
        with pytest.raises(NotFound):
            staffed.centre_changes.drop(staffed.signed("lead-45"), found.change.id)
        staffed.centre_changes.drop(staffed.signed(login), found.change.id)
        assert staffed.centre_changes.waiting() == ()
        with pytest.raises(NotFound):
            confirm(staffed, found)
    with staffed.store.read() as work:
        for table in (tables.CentreProposal, tables.CentreProposalDistrict):
            assert work.connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0


def test_a_listed_centre_that_took_anothers_district_by_the_database_is_not_activated(
    staffed: StaffHouse,
) -> None:
    staffed.join("lead-55", Role.LEAD, "55", confirmed_by="desk")
    with staffed.store.write() as work:
        work.connection.execute(
            sa.update(tables.CentreDistrict)
            .where(tables.CentreDistrict.district_code == "4505")
            .values(centre_id=staffed.centres["5506"])
        )
    with pytest.raises(Refused, match="entry-changed"):
        staffed.join("lead-5506", Role.LEAD, "5506", confirmed_by="lead-55")
    assert receiver(staffed) == staffed.centres["4505"]


def test_a_centre_whose_district_others_took_on_is_not_begun(staffed: StaffHouse) -> None:
    with staffed.store.write() as work:
        work.register.change(replace(staffed.centre("5506"), districts=()))
    with pytest.raises(Refused, match="centre-serves-none"):
        staffed.invite("lead-5506", Role.LEAD, "5506")


def test_the_office_that_must_not_see_a_tip_still_must_not_when_others_serve_its_district(
    staffed: StaffHouse,
) -> None:
    tip = staffed.tip(not_district=True)
    confirm(staffed, asked(staffed, "4505", state=CentreState.DEACTIVATED))
    confirm(staffed, asked(staffed, "4506", districts=("4505", "4506")))
    confirm(staffed, asked(staffed, "4506", districts=("4505",)))
    confirm(staffed, asked(staffed, "4505", districts=("4506",), state=CentreState.ACTIVE))
    targets = {
        one.id for one in staffed.transfers.targets(staffed.signed("lead-45"), tip.reference)
    }
    assert targets == {staffed.centres[""]}
