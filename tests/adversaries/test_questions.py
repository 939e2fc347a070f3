"""A question from staff and its answer, between the receipt and the centre alone."""

from datetime import timedelta

import pytest

from intake.model import PartKind
from intake.outbox import Nudge, open_item
from intake.sealing import KeyPair, SealedPart, open_part, open_sealed
from intake.told import ToldText
from tests.adversaries import loot
from tests.line_house import LineHouse, Talk
from tests.line_questions import ask, only_tip

QUESTION = "รถสีอะไรคะ จำทะเบียนได้ไหม"
ANSWER = "กระบะสีดำค่ะ ทะเบียนลงท้ายสองสอง"


def asked(line: LineHouse, way: str = "ส่ง+เตือนได้") -> tuple[Talk, str]:
    """A tip whose centre has left a question; gives the receipt."""
    talk = line.phone()
    talk.tells_a_tip()
    said = talk.taps(way, "รหัสติดตาม")
    digits = "".join(one for one in said.split("รหัสติดตาม")[1].splitlines()[0] if one.isdigit())
    line.working().loop.drain()
    ask(line, only_tip(line), QUESTION)
    return talk, digits


def answers_told(line: LineHouse) -> list[ToldText]:
    """The answers as the centre opens them."""
    tip = only_tip(line)
    with line.database.read() as work:
        parts = work.parts.of(tip.id)
        keys = work.tip_keys.of(tip.id)
    wrap = next(one for one in keys if one.centre_id == tip.centre_id)
    pair = KeyPair.of(open_sealed(line.house.pairs[tip.centre_id].private, wrap.wrap))
    return [
        ToldText.from_bytes(
            open_part(
                pair.private, tip.id, one.id, one.kind, SealedPart(one.ciphertext, one.sealed_key)
            )
        )
        for one in parts
        if one.kind is PartKind.ANSWER and one.ciphertext
    ]


def test_the_mailbox_opens_with_the_receipt_from_any_phone_and_with_nothing_else(
    line: LineHouse,
) -> None:
    _, digits = asked(line)
    stolen = loot.everything(line.database)
    found = loot.opened(stolen, [*loot.secrets_of_servers(line), *loot.keys_in(stolen)])
    assert "mailbox_message.sealed" not in {column for column, _ in found}
    assert QUESTION.encode() not in loot.readable(stolen)
    other = line.phone("citizen-2")
    other.says("ติดตามเรื่อง", "รหัสติดตาม")
    assert QUESTION not in other.says("8909732043291515", "ไม่พบรหัสนี้")
    assert QUESTION in other.says(digits, "ทำอะไรต่อดี")


@pytest.mark.parametrize(
    ("typed", "told"), [(ANSWER, (ANSWER, "answer")), ("ไม่รู้", ("", "unknown"))]
)
def test_an_answer_reaches_the_centre_and_the_question_is_gone(
    line: LineHouse, typed: str, told: tuple[str, str]
) -> None:
    _, digits = asked(line)
    talk = line.phone("citizen-2")
    talk.says("ติดตามเรื่อง", "รหัสติดตาม")
    talk.says(digits, QUESTION)
    talk.taps("ตอบคำถาม", "พิมพ์คำตอบ")
    if typed == ANSWER:
        talk.says(typed, "รับแล้ว")
        typed = "เสร็จแล้ว"
    talk.says(typed, "เพิ่มให้แล้ว")
    [answer] = answers_told(line)
    assert (answer.text, answer.topic) == told
    tip = only_tip(line)
    with line.database.read() as work:
        [question] = [one for one in work.parts.of(tip.id) if one.kind is PartKind.QUESTION]
        assert work.receipts.mailbox(tip.id) == ()
    assert answer.question == question.id.hex
    assert not tip.waiting
    talk.says("ติดตามเรื่อง", "รหัสติดตาม")
    assert QUESTION not in talk.says(digits, "ทำอะไรต่อดี")
    assert ANSWER.encode() not in loot.readable(loot.everything(line.database))


def test_a_nudge_carries_no_word_number_or_name_of_the_tip(line: LineHouse) -> None:
    talk, digits = asked(line)
    tip = only_tip(line)
    with line.database.write() as work:
        address = work.receipts.reply_address(tip.id)
        [row] = work.outbox.claim("t", line.clock.now(), lease=timedelta(0), limit=9)
    assert address
    assert open_item(row.kind, row.payload, line.house.worker_private) == Nudge(address.id)
    line.working().loop.drain()
    pushed = talk.phone.wait_for("ข้อความใหม่").text
    assert pushed == (
        "มีข้อความใหม่ เปิดดูเมื่อสะดวกค่ะ\nYou have a new message. Open it when it suits you."
    )
    [call] = line.simulated.calls("push")
    for secret in (QUESTION, tip.reference, str(tip.id), tip.id.hex, digits):
        assert secret not in str(call)


def test_without_consent_a_question_waits_in_silence(line: LineHouse) -> None:
    asked(line, "ส่งเลย")
    line.working().loop.drain()
    assert line.simulated.calls("push") == []
