"""Recusal and bars: who must not see a tip finds nothing of it, and who set it finds it again."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.errors import NotFound, Refused
from intake.model import Kind, Outcome, Role, Status, Urgency, Workplace
from intake.services.audit import AuditChoice
from intake.services.barring import BarReason
from intake.services.transfers import TransferReason
from tests.staff.acts import all_acts
from tests.staff.house import StaffHouse

KIN = BarReason.KIN


def refused(act: Callable[[], object], key: str) -> None:
    with pytest.raises(Refused) as why:
        act()
    assert why.value.key == key


def audit_of(house: StaffHouse, login: str) -> list[tuple[str, str, str]]:
    seen = house.trail.of_centre(house.signed(login), AuditChoice(), limit=500)
    return [(one.row.act, one.reference, one.about) for one in seen.entries]


def test_a_member_who_recuses_themself_finds_the_tip_no_more(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.reading.open(by, tip.reference)
    staffed.casework.accept(by, tip.reference)
    staffed.barring.recuse(by, tip.reference, KIN)
    assert staffed.stored(tip.reference).assigned_to is None
    assert staffed.reading.queue(by) == []
    for act in all_acts(staffed).values():
        with pytest.raises(NotFound):
            act(by, tip.reference)
    with pytest.raises(NotFound):
        staffed.barring.recuse(by, tip.reference, KIN)
    lead = staffed.signed("lead-4505")
    assert staffed.reading.open(lead, tip.reference).kept_from == {by.account.id}
    assert ("recuse", tip.reference, "staff-4505") in audit_of(staffed, "lead-4505")
    staffed.barring.lift(lead, tip.reference, by.account.id)
    assert [one.tip.id for one in staffed.reading.queue(by)] == [tip.id]


def test_a_lead_bars_a_member_before_anybody_has_read_the_tip(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.signed("lead-4505")
    staff = staffed.people["staff-4505"].id
    page = staffed.barring.page(lead, tip.reference)
    assert [one.id for one in page.members] == [staff]
    staffed.barring.bar(lead, tip.reference, staff, KIN)
    assert staffed.reading.queue(staffed.signed("staff-4505")) == []
    assert [act for act, _, _ in audit_of(staffed, "lead-4505")].count("open_tip") == 0
    page = staffed.barring.page(lead, tip.reference)
    assert [(one.account.id, one.may_lift) for one in page.barred] == [(staff, True)]
    staffed.barring.bar(lead, tip.reference, staff, KIN)  # once more changes nothing
    assert [act for act, _, _ in audit_of(staffed, "lead-4505")].count("bar") == 1


def test_what_the_barred_did_is_not_taken_back_to_them(staffed: StaffHouse) -> None:
    tip, lead, by = staffed.tip(), staffed.signed("lead-4505"), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    staffed.casework.assign(lead, tip.reference, None)
    staffed.barring.bar(lead, tip.reference, by.account.id, KIN)
    refused(lambda: staffed.casework.undo(lead, tip.reference), "act-not-now")
    refused(lambda: staffed.casework.assign(lead, tip.reference, by.account.id), "not-assignable")


def test_a_closing_that_the_barred_asked_for_is_dropped(staffed: StaffHouse) -> None:
    staffed.join("staff-45", Role.STAFF, "45", confirmed_by="lead-45")
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.DISTRICT)
    by, lead = staffed.signed("staff-45"), staffed.signed("lead-45")
    staffed.casework.accept(by, tip.reference)
    staffed.casework.investigated(by, tip.reference, Outcome.UNFOUNDED)
    staffed.barring.bar(lead, tip.reference, by.account.id, BarReason.INTEREST)
    now = staffed.stored(tip.reference)
    assert (now.status, now.closing_status, now.outcome) == (Status.ACCEPTED, None, None)
    refused(lambda: staffed.casework.agree_to_close(lead, tip.reference), "act-not-now")


def test_staff_bar_nobody_and_leads_no_lead_of_their_own_centre(staffed: StaffHouse) -> None:
    staffed.join("second-4505", Role.LEAD, "4505", confirmed_by="lead-4505")
    tip = staffed.tip()
    lead, staff = staffed.signed("lead-4505"), staffed.signed("staff-4505")
    for by, whom in (
        (staff, "lead-4505"),
        (lead, "second-4505"),
        (lead, "lead-4505"),
        (lead, "lead-4506"),
        (lead, "admin"),
    ):
        account = staffed.people[whom].id
        with pytest.raises(Refused, match="not-allowed"):
            staffed.barring.bar(by, tip.reference, account, KIN)
        with pytest.raises(Refused, match="not-allowed"):
            staffed.barring.lift(by, tip.reference, account)
    assert staffed.barring.page(staff, tip.reference).members == ()


def test_the_lead_is_barred_from_above_by_the_reference_alone(staffed: StaffHouse) -> None:
    before = audit_of(staffed, "lead-4505"), staffed.reading.queue(staffed.signed("lead-4505"))
    tip, above = staffed.tip(), staffed.signed("lead-45")
    lead = staffed.people["lead-4505"].id
    staffed.barring.bar_below(above, tip.reference, lead, BarReason.INVOLVED)
    by = staffed.signed("lead-4505")
    assert (audit_of(staffed, "lead-4505"), staffed.reading.queue(by)) == before
    with pytest.raises(NotFound):
        staffed.reading.open(by, tip.reference)
    assert ("bar", tip.reference, "lead-4505") in audit_of(staffed, "lead-45")
    assert staffed.reading.open(staffed.signed("staff-4505"), tip.reference)
    [seen] = staffed.barring.set_below(above)
    assert (seen.reference, seen.account.id) == (tip.reference, lead)
    staffed.barring.lift_below(above, tip.reference, lead)
    assert staffed.reading.open(by, tip.reference)
    assert "bar" not in {act for act, _, _ in audit_of(staffed, "lead-4505")}
    assert staffed.barring.set_below(above) == []


def test_from_above_not_yours_and_does_not_exist_are_one_answer(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.people["lead-4505"].id
    for login, reference, whom in (
        ("lead-45", "6901-AAAAAA", lead),
        ("lead-45", tip.reference, staffed.people["lead-4506"].id),
        ("lead-45", tip.reference, staffed.people["lead-45"].id),
        ("desk", tip.reference, lead),
        ("lead-4506", tip.reference, lead),
        ("staff-4505", tip.reference, lead),
        ("lead-4505", tip.reference, lead),
    ):
        with pytest.raises(NotFound):
            staffed.barring.bar_below(staffed.signed(login), reference, whom, KIN)
        with pytest.raises(NotFound):
            staffed.barring.lift_below(staffed.signed(login), reference, whom)


def test_only_who_set_a_bar_lifts_it_until_they_have_left(staffed: StaffHouse) -> None:
    staffed.join("second-4505", Role.LEAD, "4505", confirmed_by="lead-4505")
    tip, staff = staffed.tip(), staffed.people["staff-4505"].id
    first, second = staffed.signed("lead-4505"), staffed.signed("second-4505")
    staffed.barring.bar(first, tip.reference, staff, KIN)
    refused(lambda: staffed.barring.lift(second, tip.reference, staff), "not-allowed")
    staffed.activation.hand_over(first)
    staffed.staff.remove(second, first.account.id)
    staffed.barring.lift(second, tip.reference, staff)
    assert len(staffed.reading.queue(staffed.signed("staff-4505"))) == 1


def test_a_bar_from_above_is_not_shown_to_the_centre(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.signed("lead-4505")
    staff = staffed.people["staff-4505"].id
    staffed.barring.bar_below(staffed.signed("lead-45"), tip.reference, staff, KIN)
    page = staffed.barring.page(lead, tip.reference)
    assert (page.members, page.barred) == ((), ())
    refused(lambda: staffed.barring.lift(lead, tip.reference, staff), "not-allowed")
    assert "bar" not in {row.act for row in staffed.reading.open(lead, tip.reference).history}


def test_at_the_desk_somebody_always_sees_the_tip(staffed: StaffHouse) -> None:
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.CENTRAL)
    first, second = staffed.signed("desk"), staffed.signed("desk-2")
    staffed.barring.bar(first, tip.reference, second.account.id, BarReason.INVOLVED)
    refused(lambda: staffed.barring.recuse(first, tip.reference, KIN), "bar-last")
    with pytest.raises(NotFound):
        staffed.reading.open(second, tip.reference)


def test_a_bar_outlives_a_transfer_and_the_row_of_it(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.signed("lead-4505")
    staffed.barring.bar(lead, tip.reference, staffed.people["staff-4505"].id, KIN)
    there, back = staffed.centres["4506"], staffed.centres["4505"]
    staffed.transfers.transfer(lead, tip.reference, there, TransferReason.OTHER)
    assert [one.reference for one in staffed.reading.left(lead)] == [tip.reference]
    assert staffed.reading.left(staffed.signed("staff-4505")) == []
    staffed.transfers.transfer(
        staffed.signed("lead-4506"), tip.reference, back, TransferReason.OTHER
    )
    assert staffed.reading.queue(staffed.signed("staff-4505")) == []


def test_urgency_does_not_bring_it_back(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.signed("lead-4505")
    staffed.barring.bar(lead, tip.reference, staffed.people["staff-4505"].id, KIN)
    staffed.casework.set_urgency(lead, tip.reference, Urgency.NOW, "เหตุผล")
    staffed.clock.forward(timedelta(minutes=1))
    assert staffed.reading.queue(staffed.signed("staff-4505")) == []
