"""A map pin through the real webhook: inside the seal, and nowhere else."""

from storage import tables
from tests.integration.test_line_tip import only_tip, texts_of
from tests.line_acts import at_the_story
from tests.line_house import STORY, LineHouse


def test_a_pin_of_the_place_is_opened_by_the_centre_alone(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_location(16.03, 103.71, "วัดป่า", "")
    talk.phone.wait_for("หมุดนี้คือที่ไหน")
    talk.taps("ที่เกิดเหตุ", "เก็บหมุดไว้กับเรื่องแล้ว")
    talk.says(STORY, "รับแล้ว")
    talk.says("ส่งเลย", "มีหมุดที่เกิดเหตุ")
    assert talk.sends()
    assert texts_of(*only_tip(line)) == ["16.03000, 103.71000 วัดป่า", STORY]


def test_a_pin_of_where_the_writer_is_leaves_no_trace(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_location(16.03, 103.71, "", "")
    talk.phone.wait_for("หมุดนี้คือที่ไหน")
    talk.says("2", "ไม่เก็บหมุดนี้แล้ว")
    talk.says(STORY, "รับแล้ว")
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    assert talk.sends()
    assert line.rows(tables.Tip) == 1
    assert texts_of(*only_tip(line)) == [STORY]
