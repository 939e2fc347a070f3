"""Two people to close what is about officials; ten minutes to think again."""

from datetime import timedelta

from intake.model import Kind, Outcome, Status, Urgency
from intake.ports.tips import Tip
from intake.services.audit import AuditChoice
from intake.services.case_rules import Act
from intake.services.sessions import Signed
from tests.staff.acts import SEIZED, not_now, refer
from tests.staff.house import StaffHouse


def _misconduct(house: StaffHouse) -> tuple[Tip, Signed, Signed]:
    tip = house.tip(kind=Kind.MISCONDUCT)
    one, two = house.signed("desk"), house.signed("desk-2")
    house.activation.hand_over(one)
    house.casework.accept(one, tip.reference)
    return tip, one, two


def test_a_misconduct_tip_is_closed_by_two_people(staffed: StaffHouse) -> None:
    tip, one, two = _misconduct(staffed)
    assert not staffed.casework.investigated(one, tip.reference, Outcome.UNFOUNDED)
    asked = staffed.stored(tip.reference)
    assert (asked.status, asked.closing_status) == (Status.ACCEPTED, Status.INVESTIGATED)
    not_now(lambda: staffed.casework.agree_to_close(one, tip.reference))
    assert asked.content_until is None
    staffed.casework.agree_to_close(two, tip.reference)
    closed = staffed.stored(tip.reference)
    assert (closed.status, closed.outcome) == (Status.INVESTIGATED, Outcome.UNFOUNDED)
    assert closed.content_until is not None


def test_a_declined_closing_leaves_no_trace_of_outcome_or_referral(staffed: StaffHouse) -> None:
    tip, one, two = _misconduct(staffed)
    assert not staffed.casework.investigated(one, tip.reference, Outcome.ARREST, seized=SEIZED)
    staffed.casework.decline_to_close(two, tip.reference)
    assert not refer(staffed, one, tip.reference)
    staffed.casework.decline_to_close(one, tip.reference)
    opened = staffed.reading.open(one, tip.reference)
    assert (opened.tip.status, opened.tip.outcome) == (Status.ACCEPTED, None)
    assert not opened.referrals
    assert not opened.seizures


def test_who_read_a_misconduct_tip_is_not_shown_to_its_own_centre(staffed: StaffHouse) -> None:
    tip, one, _two = _misconduct(staffed)
    opened = staffed.reading.open(one, tip.reference)
    assert "open_tip" not in {row.act for row in opened.history}
    assert "accept" in {row.act for row in opened.history}
    shown = staffed.trail.of_centre(one, AuditChoice()).entries
    assert "open_tip" not in {entry.row.act for entry in shown}


def test_the_last_act_is_taken_back_within_ten_minutes_by_who_did_it(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    work.accept(by, tip.reference)
    not_now(lambda: work.undo(staffed.signed("lead-4505"), tip.reference))
    staffed.clock.forward(timedelta(minutes=9, seconds=59))
    work.undo(by, tip.reference)
    assert staffed.stored(tip.reference) == tip
    not_now(lambda: work.undo(by, tip.reference))
    work.accept(by, tip.reference)
    staffed.clock.forward(timedelta(minutes=10))
    not_now(lambda: work.undo(by, tip.reference))


def test_undo_takes_outcome_seizures_referral_note_and_dates_along(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    work.accept(by, tip.reference)
    accepted = staffed.stored(tip.reference)
    work.investigated(by, tip.reference, Outcome.SEIZURE, seized=SEIZED)
    work.undo(by, tip.reference)
    refer(staffed, by, tip.reference)
    work.undo(by, tip.reference)
    work.set_urgency(by, tip.reference, Urgency.NOW, "มีเด็ก")
    work.undo(by, tip.reference)
    work.note(by, tip.reference, "ผิดเรื่อง")
    work.undo(by, tip.reference)
    opened = staffed.reading.open(by, tip.reference)
    assert opened.tip == accepted
    assert not opened.seizures
    assert not opened.referrals
    assert not opened.notes


def test_undoing_a_reopening_closes_again(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    work.accept(by, tip.reference)
    work.investigated(by, tip.reference, Outcome.SEIZURE, seized=SEIZED)
    work.reopen(by, tip.reference, "ยังไม่จบ")
    work.undo(by, tip.reference)
    opened = staffed.reading.open(by, tip.reference)
    assert (opened.tip.status, opened.tip.outcome) == (Status.INVESTIGATED, Outcome.SEIZURE)
    assert opened.tip.content_until is not None
    assert len(opened.seizures) == 2


def test_a_withdrawn_tip_only_takes_notes(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    staffed.change(staffed.stored(tip.reference), withdrawn=True)
    not_now(lambda: staffed.casework.undo(by, tip.reference))
    not_now(lambda: staffed.casework.investigating(by, tip.reference))
    opened = staffed.reading.open(by, tip.reference)
    assert opened.acts == {Act.NOTE}
    assert opened.undo_until is None


def test_undoing_a_note_or_a_reopening_leaves_the_dates_of_erasure(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    work.accept(by, tip.reference)
    work.investigated(by, tip.reference, Outcome.UNFOUNDED)
    closed = staffed.stored(tip.reference)
    with staffed.store.read() as store:
        address = store.receipts.reply_address(tip.id)
    staffed.clock.forward(timedelta(days=20))
    work.note(by, tip.reference, "ผิดเรื่อง")
    work.undo(by, tip.reference)
    work.reopen(by, tip.reference, "ยังไม่จบ")
    work.undo(by, tip.reference)
    assert staffed.stored(tip.reference) == closed
    with staffed.store.read() as store:
        assert store.receipts.reply_address(tip.id) == address


def test_undoing_a_note_leaves_what_rested_too_long_closed(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    work.accept(by, tip.reference)
    work.insufficient(by, tip.reference)
    resting = staffed.stored(tip.reference)
    until = resting.hour + timedelta(days=910)
    staffed.change(resting, content_until=until, media_until=until)
    work.note(by, tip.reference, "ผิดเรื่อง")
    work.undo(by, tip.reference)
    assert staffed.stored(tip.reference).content_until == until
