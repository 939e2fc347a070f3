"""Who is frightened, drunk, a child, or only wants to see what happens."""

import pytest

from bot.flows.values import Sticker
from tests.unit.flow_world import RECEIPT, SIGN, Talk, at_send_screen, words


def told() -> Talk:
    """At the place question, with something told."""
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").say("แฟนหนูเองเขาขายยาในห้อง")


def followed() -> Talk:
    """Where a receipt opened a tip."""
    return Talk().say(RECEIPT)


@pytest.mark.parametrize("typed", ["กลัวค่ะ", "ไม่กล้าบอก", "มีคนรู้ไหมว่าเป็นหนู", "เขาจะตีหนูไหม"])
def test_fear_is_answered_with_who_can_see_this(typed: str) -> None:
    assert told().say(typed).keys[0] == "card-who"
    assert Talk().say("สวัสดี").say(typed).keys == ["card-who", "ask-menu"]


def test_fear_for_ones_life_is_answered_with_the_numbers() -> None:
    assert told().say("เขาจะฆ่าหนูไหม").at == "danger"


UNTOLD = (
    *("อยากลบทุกอย่างเลย", "ลบข้อมูลหนูให้หมดเลยค่ะ", "ขอถอนแจ้ง", "กลัวอะ ไม่อยากแจ้งแล้ว"),
    *("ไม่เอาแล้วโว้ย", "เปลี่ยนใจแล้วค่ะ"),
)


@pytest.mark.parametrize(
    "typed",
    [*UNTOLD, "ไม่แจ้งดีกว่า", "ไม่เอาแล้วค่ะ ลบให้หน่อย", "เอาออกให้หน่อย", "ยกเลิก ๆ", "ลบเลย", "ช่วยลบให้ที"],
)
def test_who_would_rather_not_is_asked_once_and_forgotten(typed: str) -> None:
    talk = told().say(typed)
    assert talk.at == "cancel"
    assert talk.say("ลบ").state is None


@pytest.mark.parametrize("typed", ["ส่งแล้วเหรอ", "หนูยังไม่ได้ส่งใช่ไหม", "แจ้งไปแล้วหรือยัง"])
def test_whether_it_is_sent_is_answered_and_not_kept_as_told(typed: str) -> None:
    for talk in (told(), at_send_screen()):
        before = words(talk)
        talk.say(typed)
        assert talk.keys[0] == "unfinished"
        assert words(talk) == before
        assert talk.effects == []


@pytest.mark.parametrize("typed", ["ช่วยหนูด้วย", "ช่วยแม่ด้วยค่ะ", "help me!", "191 โทรยังไง"])
def test_a_cry_for_help_gets_the_numbers_at_every_step(typed: str) -> None:
    for talk in (Talk().say("สวัสดี"), told(), told().say("1"), at_send_screen()):
        assert talk.say(typed).at == "danger"


def test_a_wound_gets_the_numbers_and_is_kept_as_told() -> None:
    talk = Talk().say("ฮัลโหล").say("แม่เลือดออก")
    assert (talk.at, words(talk)) == ("danger", ["แม่เลือดออก"])
    talk = told().say("1").say("มันโดนยิงแล้วหนีเข้าป่าไป")
    assert talk.at == "danger"
    assert words(talk)[-1] == "มันโดนยิงแล้วหนีเข้าป่าไป"


@pytest.mark.parametrize(
    "typed", ["อยากตาย", "หนูไม่อยากอยู่แล้ว", "คิดสั้นหลายรอบแล้ว", "I want to die", "หนูจะฆ่าตัวตาย"]
)
def test_who_despairs_hears_who_listens_before_any_question(typed: str) -> None:
    for talk in (Talk().say("สวัสดี"), told(), told().say("1"), at_send_screen(), followed()):
        before = words(talk)
        talk.say(typed)
        assert talk.at == "distress"
        assert "1323" in talk.said
        assert talk.buttons[:2] == ["tel:1323", "tel:1669"]
        assert words(talk) == before or words(talk) == [*before, typed]
    assert Talk().say(typed).at == "distress"


def test_despair_alone_is_no_tip_and_what_is_told_with_it_is_kept() -> None:
    talk = Talk().say("สวัสดี").say("อยากตาย")
    assert words(talk) == []
    talk.say("ผัวติดยาตีหนูทุกวัน หนูจะฆ่าตัวตาย")
    assert talk.at == "distress"
    assert words(talk) == ["ผัวติดยาตีหนูทุกวัน หนูจะฆ่าตัวตาย"]
    assert talk.say("1").at == "drug_tip/use_alone"


@pytest.mark.parametrize(
    "typed", ["ลูกเมายาจะฆ่าแม่ ช่วยด้วยค่ะ", "เรียกตำรวจให้หน่อย", "หลานเมายาบ้า ไล่ตีแม่อยู่ตอนนี้เลย"]
)
def test_who_asks_for_the_police_or_fears_for_a_life_gets_the_numbers(typed: str) -> None:
    assert Talk().say("สวัสดี").say(typed).at == "danger"


def test_a_short_line_that_names_a_drug_is_kept() -> None:
    talk = Talk().say("ฮัลโหล").say("พ่อกินยาบ้า")
    assert words(talk) == ["พ่อกินยาบ้า"]


def test_a_number_typed_once_too_often_after_the_receipt_begins_nothing() -> None:
    talk = at_send_screen().say("1")
    assert talk.keys == ["receipt"]
    assert talk.say("1").keys == ["welcome"]
    assert talk.at == "menu/menu"


def test_who_wants_a_sent_tip_back_hears_how() -> None:
    for talk in (Talk(), Talk().say("สวัสดี")):
        assert talk.say("ลบข้อมูลหนูให้หมดเลยค่ะ").keys == ["card-withdraw", "ask-menu"]


def test_stickers_alone_never_end_or_send_anything() -> None:
    talk = told()
    for _ in range(20):
        talk.give(Sticker())
    assert talk.at == "drug_tip/place"
    assert talk.effects == []
