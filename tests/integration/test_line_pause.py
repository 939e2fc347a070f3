"""A phone that is put away for a while, and taken up again."""

from datetime import timedelta

from tests.line_acts import at_the_story
from tests.line_house import STORY, LineHouse


def test_after_half_an_hour_the_chat_says_where_we_are_and_that_nothing_is_sent(
    line: LineHouse,
) -> None:
    talk = at_the_story(line)
    talk.says(STORY, "รับแล้ว")
    line.clock.forward(timedelta(minutes=29))
    assert "ยังไม่ได้ส่ง" not in talk.says("ตอนค่ำ", "รับแล้ว")
    line.clock.forward(timedelta(minutes=30))
    talk.says("มีรถกระบะสีดำ", "ที่เล่าไว้ยังอยู่ครบ แต่ยังไม่ได้ส่ง")
    assert "รับแล้ว" in talk.says("กับรถเก๋ง", "รับแล้ว")
    assert STORY in talk.says("ส่งเลย", "จะส่งถึง")
