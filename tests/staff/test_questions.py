"""A question from staff: sealed twice, announced without content, one at a time."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.model import Outcome, Shown
from intake.outbox import CaseNotice, Nudge, open_item
from intake.ports.tips import Tip
from intake.questions import LONGEST_QUESTION, Asked, Wording, may_identify
from intake.receipts import mailbox
from intake.sealing import new_salt
from intake.sent import SentText
from intake.services.case_rules import Act
from intake.services.follow_up import FollowUp, OpenedByReceipt
from intake.services.retention import Retention
from storage import tables
from storage.blobs import Blobs
from tests.staff.acts import not_now
from tests.staff.house import CHEAP, StaffHouse, cheap_stretch

QUESTION = "รถสีอะไร จำทะเบียนได้บ้างไหมคะ"
ANSWER = "กระบะสีดำค่ะ"


def cleans(house: StaffHouse, folder: Path) -> Retention:
    return Retention(
        store=house.store,
        blobs=Blobs(folder),
        clear=lambda: True,
        worker_public=house.keys.worker_public,
    )


class Reporter:
    """Who holds the receipt of a tip."""

    def __init__(self, house: StaffHouse, tip: Tip, *, ready: bool = True) -> None:
        self.house, self.tip = house, tip
        self.digits = house.receipts[tip.id]
        if ready:
            salt = new_salt()
            with house.store.write() as work:
                work.receipts.prepare(tip.id, salt, mailbox(self.digits, salt, CHEAP).public)
        self.follow_up = FollowUp(
            store=house.store,
            receipt_keys=house.submit.receipt_keys,
            stretch=cheap_stretch,
            intake_signing=house.intake_signing,
            worker_public=house.keys.worker_public,
            console_signatures=house.keys.console_signatures,
        )

    def sees(self) -> OpenedByReceipt:
        return self.follow_up.look_up(self.digits, b"somebody", self.house.clock.now())

    def answers(self, text: str = ANSWER) -> None:
        ((part_id, _),) = self.sees().questions
        added = self.follow_up.add(
            self.tip.id,
            texts=[SentText(uuid4(), text, "answer")],
            answered=[part_id],
            now=self.house.clock.now(),
        )
        with self.house.store.write() as work:
            added.write(work)


def jobs(house: StaffHouse, kind: str) -> list[object]:
    later = house.clock.now() + timedelta(days=3)
    with house.store.write() as work:
        rows = work.outbox.claim("t", later, lease=timedelta(0), limit=99, kinds={kind})
    return [open_item(row.kind, row.payload, house.worker_private) for row in rows]


def test_a_question_waits_behind_the_receipt_and_its_answer_is_read_by_the_centre(
    staffed: StaffHouse,
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(by, tip.reference, QUESTION)
    assert [one for _, one in reporter.sees().questions] == [Asked(QUESTION)]
    opened = staffed.reading.open(by, tip.reference)
    assert opened.tip.waiting
    assert Act.ASK not in opened.acts
    not_now(lambda: staffed.questions.ask(by, tip.reference, "อีกข้อ"))
    [asked] = opened.notes
    assert (asked.text, asked.by, asked.origin_proven) == (QUESTION, by.account.name, True)
    reporter.answers()
    assert reporter.sees().questions == ()
    with staffed.store.read() as work:
        assert work.receipts.mailbox(tip.id) == ()
    [queued] = staffed.reading.queue(by)
    assert (queued.unread, queued.tip.waiting) == (True, False)
    opened = staffed.reading.open(by, tip.reference)
    answered = [one for one in opened.told if one.question == asked.id]
    assert [(one.text, one.origin_proven) for one in answered] == [(ANSWER, True)]
    assert Act.ASK in opened.acts


def test_a_safe_wording_goes_as_its_code_so_that_each_reader_reads_their_own_language(
    staffed: StaffHouse,
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(by, tip.reference, QUESTION, wording=Wording.WHEN, reads="On which days?")
    assert [one for _, one in reporter.sees().questions] == [Asked(QUESTION, Wording.WHEN)]
    [recorded] = staffed.reading.open(by, tip.reference).notes
    assert recorded.text == f"On which days?\n{QUESTION}"


def test_nothing_that_was_asked_or_answered_can_be_read_in_the_database(
    staffed: StaffHouse,
) -> None:
    tip = staffed.tip()
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(staffed.signed("staff-4505"), tip.reference, QUESTION)
    reporter.answers()
    with staffed.store.read() as work:
        for table in tables.Base.metadata.sorted_tables:
            for row in work.connection.execute(sa.select(table)):
                stored = b"\n".join(
                    one if isinstance(one, bytes) else str(one).encode() for one in row
                )
                assert QUESTION.encode() not in stored
                assert ANSWER.encode() not in stored


def test_the_nudge_names_only_where_the_address_is_kept_and_without_consent_there_is_none(
    staffed: StaffHouse,
) -> None:
    by, allowed, silent = staffed.signed("staff-4505"), staffed.tip(), staffed.tip()
    for tip in (allowed, silent):
        Reporter(staffed, tip)
    with staffed.store.write() as work:
        address = work.receipts.reply_address(allowed.id)
        work.receipts.forget_reply_address(silent.id)
    assert address
    for tip in (allowed, silent):
        staffed.questions.ask(by, tip.reference, QUESTION)
    assert jobs(staffed, "nudge") == [Nudge(address.id)]


def test_officers_hear_of_an_answer_by_its_reference_alone(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.links.link(staffed.officer_codes.new(by), "U" + "1" * 32)
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(by, tip.reference, QUESTION)
    reporter.answers()
    [told] = jobs(staffed, "case_notice")
    assert isinstance(told, CaseNotice)
    assert (told.reference, told.what) == (tip.reference, "added")


def test_a_question_is_shown_as_a_status_until_it_is_answered(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(by, tip.reference, QUESTION)
    staffed.casework.accept(by, tip.reference)
    [job] = jobs(staffed, "show_status")
    assert job.shown is Shown.WAITING  # type: ignore[attr-defined]
    with staffed.store.write() as work:
        work.tips.show(tip.id, Shown.WAITING, staffed.clock.now())
    assert reporter.sees().shown is Shown.WAITING
    reporter.answers()
    assert reporter.sees().shown is Shown.ACCEPTED


def test_a_question_is_taken_back_with_its_part_unless_it_was_answered(
    staffed: StaffHouse,
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    reporter = Reporter(staffed, tip)
    before = staffed.stored(tip.reference)
    staffed.questions.ask(by, tip.reference, QUESTION)
    staffed.casework.undo(by, tip.reference)
    assert staffed.stored(tip.reference) == before
    assert reporter.sees().questions == ()
    assert not staffed.reading.open(by, tip.reference).notes
    staffed.questions.ask(by, tip.reference, QUESTION)
    reporter.answers()
    not_now(lambda: staffed.casework.undo(by, tip.reference))


def test_a_closed_tip_is_asked_nothing_and_its_open_question_goes_after_30_days(
    staffed: StaffHouse, tmp_path: Path
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    reporter = Reporter(staffed, tip)
    staffed.questions.ask(by, tip.reference, QUESTION)
    staffed.casework.accept(by, tip.reference)
    staffed.casework.investigated(by, tip.reference, Outcome.WATCH)
    with staffed.store.write() as work:
        work.tips.show(tip.id, Shown.WAITING, staffed.clock.now())
    retention = cleans(staffed, tmp_path)
    staffed.clock.forward(timedelta(days=29))
    retention.each_hour(staffed.clock.now())
    assert len(reporter.sees().questions) == 1
    staffed.clock.forward(timedelta(days=1, hours=1))
    retention.each_hour(staffed.clock.now())
    found = reporter.sees()
    assert (found.questions, found.shown) == ((), Shown.COMPLETED)
    closed = staffed.stored(tip.reference)
    assert not closed.waiting
    with pytest.raises(Refused):
        staffed.questions.ask(staffed.fresh("staff-4505"), tip.reference, QUESTION)


def test_what_rests_for_want_of_information_may_be_asked_and_closes_by_its_own_clock(
    staffed: StaffHouse, tmp_path: Path
) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    Reporter(staffed, tip)
    staffed.casework.accept(by, tip.reference)
    staffed.clock.forward(timedelta(days=200))
    by = staffed.fresh("staff-4505")
    staffed.casework.insufficient(by, tip.reference)
    staffed.questions.ask(by, tip.reference, QUESTION)
    retention = cleans(staffed, tmp_path)
    retention.each_hour(staffed.clock.now())
    staffed.clock.forward(timedelta(days=179))
    retention.each_hour(staffed.clock.now())
    assert staffed.stored(tip.reference).content_until is None
    staffed.clock.forward(timedelta(days=1, hours=2))
    retention.each_hour(staffed.clock.now())
    assert staffed.stored(tip.reference).content_until is not None


def test_a_question_needs_words_a_mailbox_and_the_right_centre(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    Reporter(staffed, tip, ready=False)
    for text, key in (
        (" ", "text-missing"),
        ("ก" * (LONGEST_QUESTION + 1), "text-long"),
        (QUESTION, "mailbox-not-ready"),
    ):
        with pytest.raises(Refused, match=key):
            staffed.questions.ask(by, tip.reference, text)
    with pytest.raises(NotFound):
        staffed.questions.ask(staffed.signed("lead-4506"), tip.reference, QUESTION)


@pytest.mark.parametrize(
    "text",
    [
        *("คุณชื่ออะไรคะ", "ขอเบอร์โทรหน่อย", "เลขบัตรประชาชนของผู้แจ้ง", "บ้านคุณอยู่ตรงไหน", "คุณทำงานที่ไหน"),
        *("ให้เจ้าหน้าที่ติดต่อกลับได้ไหม", "What is your name?", "your phone please", "Where do you live?"),
    ],
)
def test_who_asks_for_the_person_is_warned(text: str) -> None:
    assert may_identify(text)


@pytest.mark.parametrize("text", [QUESTION, "เห็นครั้งล่าสุดเมื่อไรคะ", "Is it still as you told us?"])
def test_who_asks_for_the_deed_is_not(text: str) -> None:
    assert not may_identify(text)
