"""What a member does with a tip, in which order, and what the reporter is let know."""

import threading
from datetime import timedelta

import pytest

from intake.errors import NotFound, Refused
from intake.keys import Key, Keyring
from intake.model import Drug, Outcome, PartKind, Shown, Status, Urgency
from intake.outbox import ShowStatus, open_item
from intake.ports.casework import RecusalRow
from intake.services.case_rules import Act
from intake.services.casework import Seized, show_if_still_so
from intake.services.closing import UNITS
from intake.services.reading import Reading
from intake.services.sessions import Signed
from tests.staff.acts import SEIZED, TODAY, all_acts, not_now, refer
from tests.staff.house import STORY, StaffHouse
from tests.staff.meanwhile import Meanwhile


def test_the_centre_reads_what_was_told_and_sees_where_it_came_from(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    opened = staffed.reading.open(staffed.signed("staff-4505"), tip.reference)
    assert [part.text for part in opened.told] == [STORY]
    assert opened.origin_proven
    assert all(part.origin_proven and not part.broken for part in opened.told)


@pytest.mark.parametrize("login", ["lead-45", "lead-4506", "desk", "admin"])
def test_staff_of_another_centre_find_nothing_by_any_act(staffed: StaffHouse, login: str) -> None:
    tip, by = staffed.tip(), staffed.signed(login)
    for act in all_acts(staffed).values():
        answers = []
        for reference in (tip.reference, "6801-K7M3QX"):
            with pytest.raises(NotFound) as refused:
                act(by, reference)
            answers.append((refused.value.key, refused.value.params))
        assert answers[0] == answers[1]
    assert staffed.stored(tip.reference) == tip


@pytest.mark.parametrize("login", ["lead-45", "lead-4506", "desk"])
def test_another_centres_queue_does_not_count_the_tip(staffed: StaffHouse, login: str) -> None:
    staffed.tip()
    assert not staffed.reading.queue(staffed.signed(login))
    assert len(staffed.reading.queue(staffed.signed("staff-4505"))) == 1


def test_a_barred_member_loses_every_sight_of_the_tip(staffed: StaffHouse) -> None:
    tip, lead = staffed.tip(), staffed.signed("lead-4505")
    barred = staffed.signed("staff-4505")
    staffed.reading.open(barred, tip.reference)
    with staffed.store.write() as work:
        work.casework.add_recusal(
            RecusalRow(tip.id, barred.account.id, lead.account.id, tip.hour, "barred")
        )
    assert not staffed.reading.queue(barred)
    for act in all_acts(staffed).values():
        with pytest.raises(NotFound):
            act(barred, tip.reference)
    with pytest.raises(Refused) as refused:
        staffed.casework.assign(lead, tip.reference, barred.account.id)
    assert refused.value.key == "not-assignable"
    assert staffed.reading.open(lead, tip.reference)


def test_the_queue_is_most_urgent_and_newest_first_and_knows_what_is_unread(
    staffed: StaffHouse,
) -> None:
    by = staffed.signed("staff-4505")
    old = staffed.tip()
    staffed.clock.forward(timedelta(hours=2))
    new, urgent = staffed.tip(), staffed.tip()
    staffed.change(urgent, urgency=Urgency.NOW)
    staffed.reading.open(by, new.reference)
    queue = staffed.reading.queue(by)
    assert [one.tip.id for one in queue] == [urgent.id, new.id, old.id]
    assert [one.unread for one in queue] == [True, False, True]
    staffed.casework.note(staffed.signed("lead-4505"), new.reference, "ดูด้วย")
    assert staffed.reading.queue(by)[1].unread


def test_every_reading_is_audited_by_name_and_second(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.reading.open(by, tip.reference)
    opened = staffed.reading.open(by, tip.reference)
    reads = [row for row in opened.history if row.act == "open_tip"]
    assert [row.account_id for row in reads] == [by.account.id] * 2
    assert reads[0].at == staffed.clock.now().replace(microsecond=0)


def test_a_note_is_sealed_signed_and_named(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.casework.note(staffed.signed("staff-4505"), tip.reference, "  ไปดูแล้ว ")
    with staffed.store.read() as work:
        [stored] = [one for one in work.parts.of(tip.id) if one.kind is PartKind.NOTE]
    assert "ไปดูแล้ว".encode() not in (stored.ciphertext or b"")
    [note] = staffed.reading.open(staffed.signed("lead-4505"), tip.reference).notes
    assert (note.text, note.by, note.origin_proven) == ("ไปดูแล้ว", "staff-4505", True)
    for text, key in (("  ", "text-missing"), ("ก" * 10_001, "text-long")):
        with pytest.raises(Refused) as refused:
            staffed.casework.note(staffed.signed("staff-4505"), tip.reference, text)
        assert refused.value.key == key


def test_the_status_moves_forward_only(staffed: StaffHouse) -> None:
    tip, by, work = staffed.tip(), staffed.signed("staff-4505"), staffed.casework
    not_now(lambda: work.investigating(by, tip.reference))
    not_now(lambda: work.investigated(by, tip.reference, Outcome.WATCH))
    work.accept(by, tip.reference)
    assert staffed.stored(tip.reference).assigned_to == by.account.id
    not_now(lambda: work.accept(by, tip.reference))
    work.investigating(by, tip.reference)
    not_now(lambda: work.accept(by, tip.reference))
    assert work.investigated(by, tip.reference, Outcome.ARREST, count=2, seized=SEIZED)
    not_now(lambda: work.insufficient(by, tip.reference))
    not_now(lambda: work.set_urgency(by, tip.reference, Urgency.NOW, "เหตุ"))
    closed = staffed.reading.open(by, tip.reference)
    assert (closed.tip.status, closed.tip.outcome_count) == (Status.INVESTIGATED, 2)
    assert {(one.drug, one.amount) for one in closed.seizures} == {(Drug.YABA, 200), (Drug.ICE, 5)}
    work.reopen(by, tip.reference, "มีข้อมูลใหม่")
    again = staffed.reading.open(by, tip.reference)
    assert (again.tip.status, again.tip.outcome) == (Status.ACCEPTED, None)
    assert again.tip.content_until is None
    assert [one.about for one in again.notes] == ["reopen"]


def test_what_is_offered_is_what_is_allowed(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    offered = staffed.reading.open(by, tip.reference).acts
    assert offered == {Act.NOTE, Act.ASK, Act.ACCEPT, Act.TRANSFER, Act.URGENCY, Act.ASSIGN}


@pytest.mark.parametrize(
    "seized",
    [
        (Seized(Drug.YABA, 0, "pill"),),
        (Seized(Drug.YABA, 1, "handful"),),
        (Seized(Drug.YABA, 1, "pill"), Seized(Drug.YABA, 2, "pill")),
    ],
)
def test_seizures_that_make_no_sense_are_refused(
    staffed: StaffHouse, seized: tuple[Seized, ...]
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    with pytest.raises(Refused) as refused:
        staffed.casework.investigated(by, tip.reference, Outcome.SEIZURE, seized=seized)
    assert refused.value.key == "seized-malformed"
    assert "pill" in UNITS


def test_closing_sets_the_dates_of_deletion(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    assert refer(staffed, by, tip.reference)
    closed = staffed.stored(tip.reference)
    hour = staffed.clock.now().replace(minute=0)
    assert closed.content_until == hour + timedelta(days=730)
    assert closed.media_until == hour + timedelta(days=365)
    with staffed.store.read() as work:
        address = work.receipts.reply_address(tip.id)
    assert address is not None
    assert address.delete_after == hour + timedelta(days=30)


def test_a_referral_names_agency_letter_and_a_day_that_has_been(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    for target, day, key in (
        (" ", TODAY, "target-missing"),
        ("สภ.", TODAY + timedelta(days=1), "date-in-future"),
    ):
        with pytest.raises(Refused) as refused:
            staffed.casework.refer(by, tip.reference, target=target, letter_number="", sent_on=day)
        assert refused.value.key == key
    refer(staffed, by, tip.reference)
    [row] = staffed.reading.open(by, tip.reference).referrals
    assert (row.target, row.letter_number, row.sent_on) == ("สภ.", "1/69", TODAY)


def _told_later(house: StaffHouse) -> list[ShowStatus]:
    private = Keyring(Key(1, house.worker.private))
    with house.store.write() as work:
        rows = work.outbox.claim(
            "test",
            house.clock.now() + timedelta(days=1),
            lease=timedelta(),
            limit=99,
            kinds=["show_status"],
        )
    found = [open_item(row.kind, row.payload, private) for row in rows]
    return [one for one in found if isinstance(one, ShowStatus)]


def test_the_reporter_sees_a_status_only_after_a_delay(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    assert staffed.stored(tip.reference).shown is Shown.DELIVERED
    assert _told_later(staffed) == [ShowStatus(tip.id, Shown.ACCEPTED)]


def test_a_job_that_was_overtaken_shows_nothing(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    staffed.casework.investigating(by, tip.reference)
    with staffed.store.write() as work:
        show_if_still_so(work, tip.id, Shown.ACCEPTED, tip.hour)
    assert staffed.stored(tip.reference).shown is Shown.DELIVERED
    with staffed.store.write() as work:
        show_if_still_so(work, tip.id, Shown.IN_PROGRESS, tip.hour)
    assert staffed.stored(tip.reference).shown is Shown.IN_PROGRESS


def test_an_act_that_changes_nothing_for_the_reporter_tells_nothing(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.note(by, tip.reference, "บันทึก")
    staffed.casework.assign(by, tip.reference, by.account.id)
    assert not _told_later(staffed)


def test_a_tip_withdrawn_before_it_was_accepted_is_said_to_be_erased(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    with staffed.store.write() as work:
        work.tips.mark_withdrawn(tip.id, None)
        work.tips.erase_content(tip.id)
    [queued] = staffed.reading.queue(by)
    assert (queued.tip.withdrawn, queued.unread) == (True, False)
    with pytest.raises(Refused) as refused:
        staffed.reading.open(by, tip.reference)
    assert refused.value.key == "content-erased"


def test_of_two_who_accept_at_once_one_is_told_that_it_is_done(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    members = [staffed.signed("staff-4505"), staffed.signed("lead-4505")]
    refusals: list[str] = []

    def accept(by: Signed) -> None:
        try:
            staffed.casework.accept(by, tip.reference)
        except Refused as refused:
            refusals.append(refused.key)

    threads = [threading.Thread(target=accept, args=(by,)) for by in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == ["act-not-now"]
    assert staffed.stored(tip.reference).status is Status.ACCEPTED


def test_what_was_added_while_a_tip_was_opened_stays_unread(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")

    def added() -> None:
        with staffed.store.write() as work:
            work.tips.added(tip.id, 1, media=False)

    store = Meanwhile(staffed.store, added)
    Reading(store, staffed.clock, staffed.keys).open(by, tip.reference)
    [queued] = staffed.reading.queue(by)
    assert queued.unread
    staffed.reading.open(by, tip.reference)
    [queued] = staffed.reading.queue(by)
    assert not queued.unread
