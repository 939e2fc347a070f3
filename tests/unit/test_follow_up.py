"""What the holder of a receipt may do, and what nobody else can."""

import secrets
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from intake.errors import Refused
from intake.keys import Key
from intake.model import PartKind, PartState, Shown, Status
from intake.origin import part_origin_holds, tip_origin_holds
from intake.outbox import CaseNotice, ShowStatus, open_item
from intake.ports.tips import Part
from intake.questions import Asked, Mailbox, seal_question
from intake.sealing import (
    Argon2Cost,
    KeyPair,
    SealedPart,
    new_salt,
    open_part,
    seal_padded,
    stretch,
)
from intake.sent import SentText
from intake.services.follow_up import FollowUp, LookUpRefused
from intake.services.submit import Submitted
from intake.told import ToldText
from storage import tables
from storage.database import Database
from storage.work import SqlWork
from tests.unit.registers import CONSOLE, CONSOLE_SIGNATURES
from tests.unit.stores import NOW, House, picture, told

CHEAP = Argon2Cost(8 * 1024, 1)
PERSON = b"rate pseudonym of today"
ASKED = "รถสีอะไร"


def cheap(secret: bytes, salt: bytes) -> bytes:
    return stretch(secret, salt, CHEAP)


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


@pytest.fixture
def follow_up(house: House) -> FollowUp:
    return FollowUp(
        store=house.database,
        receipt_keys=house.receipts,
        stretch=cheap,
        intake_signing=house.intake,
        worker_public=house.worker_public,
        console_signatures=CONSOLE_SIGNATURES,
    )


def prepared(house: House, done: Submitted) -> KeyPair:
    """What the worker does: the mailbox of the receipt."""
    salt = new_salt()
    pair = KeyPair.of(cheap(done.receipt.encode(), salt))
    with house.database.write() as work:
        work.receipts.prepare(done.tip.id, salt, pair.public)
    return pair


def parts_of(house: House, tip_id: UUID) -> tuple[Part, ...]:
    with house.database.read() as work:
        return work.parts.of(tip_id)


def test_a_receipt_opens_the_status_of_its_tip(house: House, follow_up: FollowUp) -> None:
    done, other = house.submit(consent=True), house.submit()
    prepared(house, done)
    prepared(house, other)
    found = follow_up.look_up(done.receipt, PERSON, NOW)
    assert (found.tip_id, found.shown) == (done.tip.id, Shown.DELIVERED)
    assert found.may_withdraw
    assert found.has_reply_address
    assert not follow_up.look_up(other.receipt, PERSON, NOW).has_reply_address


def test_until_the_mailbox_is_made_the_reporter_is_asked_to_wait(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit()
    with pytest.raises(LookUpRefused) as refused:
        follow_up.look_up(done.receipt, PERSON, NOW)
    assert refused.value.reason == "not_ready"


@pytest.mark.parametrize("digits", ["", "4821093755162047", "๔๘๒๑", "8909732043291515"])
def test_unknown_and_mistyped_receipts_are_one_answer(
    house: House, follow_up: FollowUp, digits: str
) -> None:
    house.submit()
    with pytest.raises(LookUpRefused) as refused:
        follow_up.look_up(digits, PERSON, NOW)
    assert refused.value.reason == "unknown"


def test_the_eleventh_look_up_in_an_hour_is_refused(house: House, follow_up: FollowUp) -> None:
    done = house.submit()
    prepared(house, done)
    for _ in range(10):
        follow_up.look_up(done.receipt, PERSON, NOW)
    with pytest.raises(LookUpRefused) as refused:
        follow_up.look_up(done.receipt, PERSON, NOW)
    assert refused.value.reason == "too_many"
    assert follow_up.look_up(done.receipt, b"somebody else", NOW)
    assert follow_up.look_up(done.receipt, PERSON, NOW + timedelta(hours=1))


def test_questions_open_with_the_receipt_and_planted_ones_are_left_out(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit()
    pair = prepared(house, done)
    other = house.submit()
    asked, *others = (part.id for part in parts_of(house, done.tip.id))
    forger = Key(CONSOLE.version, secrets.token_bytes(32))
    planted = (
        seal_padded(pair.public, "คุณชื่ออะไร".encode()),  # the mailbox's public half is readable
        question(done, others[0], pair, signing=forger),
        question(done, asked, pair),  # a true one, put under another id
        question(done, others[0], KeyPair.make()),
        question(other, others[0], pair),
    )
    with house.database.write() as work:
        ask(work, done, asked, question(done, asked, pair))
    for sealed in planted:
        with house.database.write() as work:
            work.receipts.drop_messages(others[:1])
            ask(work, done, others[0], sealed)
        found = follow_up.look_up(done.receipt, sealed[:32], NOW)
        assert found.questions == ((asked, Asked(ASKED)),)
    assert follow_up.look_up(done.receipt, PERSON, NOW).questions == ((asked, Asked(ASKED)),)


def test_a_file_that_is_lost_after_sending_is_told_to_who_looks(
    house: House, follow_up: FollowUp
) -> None:
    file = picture()
    done = house.submit(told(files=(file,)))
    prepared(house, done)
    assert follow_up.look_up(done.receipt, PERSON, NOW).files_lost == 0
    with house.database.write() as work:
        work.parts.settle(file.part_id, PartState.FAILED, result="gone", size=0, hour=NOW)
    assert follow_up.look_up(done.receipt, PERSON, NOW).files_lost == 1


def test_what_is_added_is_sealed_to_the_tip_and_signed(house: House, follow_up: FollowUp) -> None:
    sent = told()
    done = house.submit(sent)
    more = (SentText(uuid4(), "เพิ่งเห็นอีก", "who"),)
    addition = follow_up.add(done.tip.id, texts=more, files=(picture(),), now=NOW)
    for _ in range(2):  # a retried event adds nothing a second time
        with house.database.write() as work:
            addition.write(work)
    stored = {part.id: part for part in parts_of(house, done.tip.id)}
    assert len(stored) == 5
    part = stored[more[0].part_id]
    assert part.ciphertext is not None
    assert part_origin_holds(part, done.tip.public_half, house.intake_signatures)
    sealed = SealedPart(part.ciphertext, part.sealed_key)
    plain = open_part(sent.pair.private, done.tip.id, part.id, part.kind, sealed)
    assert ToldText.from_bytes(plain).text == "เพิ่งเห็นอีก"
    with house.database.read() as work:
        tip = work.tips.find(done.tip.id)
    assert tip is not None
    assert (tip.part_count, tip.has_media) == (5, True)
    assert tip_origin_holds(tip, stored.values(), house.intake_signatures)
    assert not part_origin_holds(
        replace(part, kind=PartKind.ANSWER), done.tip.public_half, house.intake_signatures
    )


def test_an_answer_takes_the_question_away(house: House, follow_up: FollowUp) -> None:
    done = house.submit()
    pair = prepared(house, done)
    asked = parts_of(house, done.tip.id)[0].id
    with house.database.write() as work:
        ask(work, done, asked, question(done, asked, pair))
        work.casework.save(replace(done.tip, waiting=True, shown=Shown.WAITING))
    texts = (SentText(uuid4(), "แดง", "answer"),)
    addition = follow_up.add(done.tip.id, texts=texts, answered=[asked], now=NOW)
    with house.database.write() as work:
        addition.write(work)
    found = follow_up.look_up(done.receipt, PERSON, NOW)
    assert found.questions == ()
    assert found.shown is Shown.DELIVERED
    with house.database.read() as work:
        tip = work.tips.find(done.tip.id)
    assert tip is not None
    assert not tip.waiting


def test_an_answer_to_a_question_taken_back_leaves_the_next_one_waiting(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit()
    pair = prepared(house, done)
    taken_back, asked = (part.id for part in parts_of(house, done.tip.id)[:2])
    with house.database.write() as work:
        work.casework.save(replace(done.tip, waiting=True, shown=Shown.WAITING))
        ask(work, done, asked, question(done, asked, pair))
    texts = (SentText(uuid4(), "แดง", "answer"),)
    with house.database.write() as work:
        follow_up.add(done.tip.id, texts=texts, answered=[taken_back], now=NOW).write(work)
        tip = work.tips.find(done.tip.id)
    assert tip is not None
    assert (tip.waiting, tip.shown) == (True, Shown.WAITING)
    assert follow_up.look_up(done.receipt, PERSON, NOW).questions == ((asked, Asked(ASKED)),)


def test_what_a_question_hid_of_the_status_is_shown_after_a_delay(
    house: House, follow_up: FollowUp
) -> None:
    """Asked and accepted before the reporter was shown either; then answered."""
    done = house.submit()
    pair = prepared(house, done)
    asked = parts_of(house, done.tip.id)[0].id
    with house.database.write() as work:
        work.casework.save(replace(done.tip, waiting=True, status=Status.ACCEPTED))
        ask(work, done, asked, question(done, asked, pair))
    texts = (SentText(uuid4(), "แดง", "answer"),)
    with house.database.write() as work:
        follow_up.add(done.tip.id, texts=texts, answered=[asked], now=NOW).write(work)
        later = NOW + timedelta(days=2)
        rows = work.outbox.claim("t", later, lease=timedelta(0), limit=9, kinds={"show_status"})
    jobs = [open_item(row.kind, row.payload, house.worker_private) for row in rows]
    assert jobs == [ShowStatus(done.tip.id, Shown.ACCEPTED)]
    assert follow_up.look_up(done.receipt, PERSON, NOW).shown is Shown.DELIVERED


def test_withdrawing_a_new_tip_erases_parts_and_wraps_and_keeps_the_row(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit(consent=True)
    prepared(house, done)
    withdraw(house, follow_up, done)
    with house.database.read() as work:
        assert work.parts.of(done.tip.id) == ()
        assert work.tip_keys.of(done.tip.id) == ()
        tip = work.tips.find(done.tip.id)
    assert tip is not None
    assert tip.withdrawn
    found = follow_up.look_up(done.receipt, PERSON, NOW)
    assert (found.shown, found.may_withdraw) == (Shown.WITHDRAWN, False)
    with pytest.raises(Refused):
        follow_up.add(done.tip.id, texts=(), now=NOW)


def test_withdrawing_an_accepted_tip_tells_the_centre_and_keeps_it_30_days(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit()
    officer = house.add_officer()
    with house.database.write() as work:
        work.casework.save(replace(done.tip, status=Status.ACCEPTED))
    withdraw(house, follow_up, done)
    with house.database.write() as work:
        assert len(work.parts.of(done.tip.id)) == 3
        tip = work.tips.find(done.tip.id)
        later = NOW + timedelta(days=1)
        rows = work.outbox.claim("t", later, lease=timedelta(0), limit=9, kinds={"case_notice"})
    assert tip is not None
    assert tip.content_until == done.tip.hour + timedelta(days=30)
    assert [open_item(row.kind, row.payload, house.worker_private) for row in rows] == [
        CaseNotice(officer, done.tip.reference, done.tip.kind, "withdrawn")
    ]


def test_nothing_is_added_that_nobody_could_ever_open(house: House, follow_up: FollowUp) -> None:
    done = house.submit()
    more = (SentText(uuid4(), "ยังมีอยู่"),)
    in_hand = follow_up.add(done.tip.id, texts=more, now=NOW)
    with house.database.write() as work:
        work.tips.erase_content(done.tip.id)
    with pytest.raises(Refused, match="already-erased"):
        follow_up.add(done.tip.id, texts=more, now=NOW)
    with house.database.write() as work:
        in_hand.write(work)
    assert parts_of(house, done.tip.id) == ()


def test_the_holder_of_the_receipt_can_have_the_address_forgotten(
    house: House, follow_up: FollowUp
) -> None:
    done = house.submit(consent=True)
    with house.database.write() as work:
        follow_up.forget_address(done.tip.id, NOW).write(work)
        assert work.receipts.reply_address(done.tip.id) is None


def withdraw(house: House, follow_up: FollowUp, done: Submitted) -> None:
    for _ in range(2):
        with house.database.write() as work:
            follow_up.withdraw(done.tip.id, NOW).write(work)


def ask(work: SqlWork, done: Submitted, part_id: UUID, sealed: bytes) -> None:
    values = {"part_id": part_id, "tip_id": done.tip.id, "sealed": sealed}
    work.connection.execute(sa.insert(tables.MailboxMessage), values)


def question(done: Submitted, part_id: UUID, pair: KeyPair, *, signing: Key = CONSOLE) -> bytes:
    """What the console leaves in the mailbox of a receipt."""
    place = Mailbox(done.tip.id, done.tip.public_half, part_id)
    return seal_question(place, Asked(ASKED), pair.public, signing)
