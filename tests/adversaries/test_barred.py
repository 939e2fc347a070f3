"""The barred colleague, the barred lead, and the accused's own office as standby."""

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.errors import NotFound
from intake.model import Kind, Workplace
from intake.outbox import Notice
from intake.services.audit import AuditChoice, AuditEntry
from intake.services.barring import BarReason
from intake.services.escalation import may_hear
from intake.services.transfers import TransferReason
from storage.tables import Base
from tests.staff.acts import all_acts
from tests.staff.house import StaffHouse

KIN = BarReason.KIN
CHAT = "U" + "c" * 32


def sights(house: StaffHouse, login: str) -> str:
    """All that the console holds for a member, as one text."""
    by = house.signed(login)
    seen: list[object] = [house.reading.queue(by), house.reading.left(by), house.takeovers.lost(by)]
    if login.startswith("lead"):
        audit = house.trail.of_centre(by, AuditChoice(), limit=999)
        seen += [audit, house.takeovers.offered(by), house.barring.set_below(by)]
    return repr(seen)


def work_on(house: StaffHouse, login: str, reference: str) -> None:
    """A case goes through its life and leaves the centre."""
    by = house.signed(login)
    house.reading.open(by, reference)
    house.casework.accept(by, reference)
    house.casework.note(by, reference, "บันทึก")
    house.casework.investigating(by, reference)
    house.transfers.transfer(by, reference, house.centres["4506"], TransferReason.OTHER)


def test_a_barred_curious_colleague_lives_in_a_world_without_the_tip(staffed: StaffHouse) -> None:
    staffed.links.link(staffed.officer_codes.new(staffed.signed("staff-4505")), CHAT)
    before = sights(staffed, "staff-4505")
    tip, curious = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(curious, tip.reference)  # read it, had it, was told of it
    staffed.barring.bar(staffed.signed("lead-4505"), tip.reference, curious.account.id, KIN)
    assert sights(staffed, "staff-4505") == before
    for act in all_acts(staffed).values():
        with pytest.raises(NotFound) as theirs:
            act(curious, tip.reference)
        with pytest.raises(NotFound) as nobodys:
            act(curious, "6901-AAAAAA")
        assert repr(theirs.value) == repr(nobodys.value)
    with pytest.raises(NotFound):
        staffed.links.acknowledge(CHAT, tip.reference)
    with staffed.store.read() as work:
        officer = work.officers.of_account(curious.account.id)
    assert officer
    notice = Notice(
        officer.id, tip.reference, tip.kind, tip.urgency, has_media=False,
        due_hour=tip.hour, district_name=None,
    )  # fmt: skip
    assert not may_hear(staffed.store, notice)  # one that waits in the outbox
    tied = rows_that_tie(staffed, curious.account.id, tip.id)
    assert tied <= {"recusal", "audit"}  # neither shown to them


def rows_that_tie(house: StaffHouse, account_id: UUID, tip_id: UUID) -> set[str]:
    """Tables that still have a row naming both the member and the tip."""
    found = set()
    with house.store.read() as work:
        for table in Base.metadata.tables.values():
            ids = [one for one in table.c if isinstance(one.type, sa.Uuid)]
            if not ids:
                continue
            names = [sa.or_(*(one == value for one in ids)) for value in (account_id, tip_id)]
            query = sa.select(sa.func.count()).select_from(table).where(*names)
            if work.connection.scalar(query):
                found.add(table.name)
    return found


def test_a_barred_lead_learns_nothing_and_the_level_above_sees_it_done(
    staffed: StaffHouse,
) -> None:
    staffed.signed("staff-4505")
    before = sights(staffed, "lead-4505")
    tip, lead = staffed.tip(), staffed.people["lead-4505"].id
    staffed.barring.bar_below(staffed.signed("lead-45"), tip.reference, lead, KIN)
    work_on(staffed, "staff-4505", tip.reference)
    assert sights(staffed, "lead-4505") == before
    assert tip.reference in sights(staffed, "lead-45")
    staffed.barring.lift_below(staffed.signed("lead-45"), tip.reference, lead)
    acts = {one.row.act for one in audit(staffed, "lead-4505")}
    assert "accept" in acts  # what was done is theirs to see again,
    assert not acts & {"bar", "lift_bar"}  # that they had been barred is not


def audit(house: StaffHouse, login: str) -> tuple[AuditEntry, ...]:
    return house.trail.of_centre(house.signed(login), AuditChoice(), limit=999).entries


def test_the_accuseds_own_office_never_stands_by_and_takes_nothing_over(
    staffed: StaffHouse,
) -> None:
    """Whatever the reporter says of the workplace, and however long nobody answers."""
    tips = [
        (staffed.tip(kind=Kind.MISCONDUCT, workplace=workplace, not_district=kept), workplace)
        for workplace, kept in product((*Workplace, None), (False, True))
    ]
    staffed.clock.forward(timedelta(days=30))
    accused = [staffed.fresh(login) for login in ("lead-4505", "staff-4505")]
    above = staffed.fresh("lead-45")
    desk = staffed.fresh("desk")
    for tip, workplace in tips:
        assert tip.standby_id in {None, staffed.centres[""]}
        below_it = workplace in {Workplace.VILLAGE, Workplace.DISTRICT}
        for by in accused if below_it else [*accused, above]:
            with pytest.raises(NotFound):
                staffed.takeovers.take(by, tip.reference)
            with pytest.raises(NotFound):
                staffed.reading.open(by, tip.reference)
    taken = staffed.takeovers.take_all(desk)
    assert taken.refused == 0
    for tip, _ in tips:
        now = staffed.stored(tip.reference)
        assert (now.centre_id, now.standby_id) == (staffed.centres[""], None)
