"""Who adds the account, blocks it, and comes back."""

from tests.line_acts import at_the_story
from tests.line_house import LineHouse


def test_who_adds_the_account_is_greeted_with_what_can_be_done(line: LineHouse) -> None:
    talk = line.phone()
    talk.phone.follow()
    greeting = talk.phone.wait_for("ไม่ต้องบอกชื่อ")
    assert "1. แจ้งเรื่องยา" in greeting.text
    assert line.simulated.calls("profile") == []


def test_who_blocks_in_the_middle_and_comes_back_finds_what_was_told(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says("ขายยาบ้าหลังวัดทุกคืน รถกระบะสีแดง", "รับแล้ว")
    talk.phone.block()
    talk.phone.settle()
    talk.phone.follow()
    assert "ยังอยู่" in talk.phone.wait_for("กลับมาแล้ว").text
    assert "หลังวัด" in talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
