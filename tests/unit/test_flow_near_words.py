"""Missing tone marks, slips of the finger, laughter, numbers as people write them, pauses."""

import pytest

from bot.flows.content import in_other_language, tip_content
from bot.flows.state import Word
from bot.flows.typed import near_command, numbers
from bot.flows.values import (
    AfterPause,
    Followed,
    Media,
    MediaFailed,
    Pick,
    Resumed,
    Text,
    Unsend,
)
from tests.unit.flow_world import SIGN, Talk, at_send_screen, words


def at_story() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("ขาม", "skip"), ("ข้ามม", "skip"), ("ไมรู้", "unknown"), ("ไม่รุ้", "unknown")),
        *(("ยอนกลับ", "back"), ("เลิกแจง", "cancel"), ("เเจ้ง", None), ("เสรจแล้ว", "done")),
        *(("สงเลย", "send"), ("เมนุ", "menu"), ("อันตรายย", "danger"), ("ช้วยด้วย", "danger")),
        *(("ไม้", None), ("ดี่", None), ("บ้าน", None), ("ไม่ใช้", None)),
    ],
)
def test_a_command_without_its_tone_marks_is_understood(typed: str, meant: str | None) -> None:
    assert near_command(typed, slips=False) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cancle", "cancel"),
        ("meun", "menu"),
        ("finishd", "done"),
        ("ย้อยกลับ", "back"),
        ("bank", None),
    ],
)
def test_one_slip_of_the_finger_is_forgiven_in_a_long_word(typed: str, meant: str | None) -> None:
    assert near_command(typed, slips=True) == meant


def test_kham_without_its_tone_mark_skips_also_where_people_tell() -> None:
    assert at_story().say("หลังวัด").say("ขาม").at == "drug_tip/send"
    assert words(at_story().say("ทำไม่ได้")) == ["ทำไม่ได้"]


@pytest.mark.parametrize("typed", ["555", "5555", "5+", "555+", "55555555", "๕๕๕"])
def test_laughter_is_not_a_number(typed: str) -> None:
    assert numbers(typed) == ()
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug")
    assert talk.say(typed).at == "drug_tip/what"
    assert talk.keys == ["one-at-a-time", "ask-what"]


@pytest.mark.parametrize(
    "typed",
    *[
        [
            *("1", "๑", "1.", "1)", "(1)", "(๑)", "[1]", "ข้อ 1", "ข้อที่ 1", "ข้อ ๑.", "เบอร์ 1"),
            *("1 ค่ะ", "1ครับ", "#1", "no. 1", "１", "①", "1️⃣", "១", "၁", "໑"),
        ]
    ],
)
def test_a_number_is_understood_as_people_write_it(typed: str) -> None:
    assert numbers(typed) == (1,)
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").say(typed)
    assert talk.state is not None
    assert talk.state.answer("what") == "selling"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(1) (3)", (1, 3)),
        ("๑, ๓", (1, 3)),
        ("1 และ 3", (1, 3)),
        ("ข้อแรก", (1,)),
        ("ข้อสองค่ะ", (2,)),
        ("อันที่สาม", (3,)),
        ("number two", (2,)),
        ("สอง", ()),
    ],
)
def test_several_numbers_and_spoken_ones_are_understood(typed: str, meant: tuple[int, ...]) -> None:
    assert numbers(typed) == meant


@pytest.mark.parametrize("value", ["/danger", "/en", "/th"])
def test_danger_and_languages_work_as_buttons_of_the_first_screen(value: str) -> None:
    first = Talk().say("สวัสดี")
    assert first.state is not None
    talk = first.give(Pick("menu", value, first.state.session))
    assert talk.keys == (["danger"] if value == "/danger" else ["welcome"])
    nothing_runs = Talk().give(Pick("menu", value))
    assert nothing_runs.keys == talk.keys


def test_the_first_screen_offers_each_other_language_in_its_own_script() -> None:
    talk = Talk().say("สวัสดี")
    assert "/en" in talk.buttons
    assert talk.tap("/en").said.startswith("Hello.")
    assert "/th" in talk.buttons
    assert talk.tap("/th").said.startswith("สวัสดี")


def after_pause(talk: Talk, text: str) -> Talk:
    return talk.give(AfterPause(Text(text, "late-part", "late-message")))


def test_after_a_pause_the_first_answer_says_where_we_are_and_what_is_not_sent() -> None:
    talk = after_pause(at_story().say("หลังวัด"), "มีรถกระบะสีดำด้วย")
    assert talk.keys == ["after-pause", "ask-story-more"]
    assert "ยังไม่ได้ส่ง" in talk.said
    assert words(talk) == ["หลังวัด", "มีรถกระบะสีดำด้วย"]
    assert talk.turn is not None
    assert not any(reply.burst for reply in talk.turn.replies)


def test_after_a_pause_a_choice_goes_on_as_ever() -> None:
    talk = after_pause(Talk().say(f"สวัสดี {SIGN}").tap("drug"), "1")
    assert talk.keys == ["after-pause", "ask-place"]


def test_after_a_pause_a_voice_keeps_its_word_of_caution() -> None:
    talk = at_story().give(AfterPause(Media("audio", "p1", "m1")))
    assert talk.keys == ["after-pause", "heard-voice", "ask-story"]


def test_after_a_pause_sending_sends_and_danger_comes_first() -> None:
    assert after_pause(at_send_screen(), "1").keys == ["receipt"]
    assert after_pause(at_story(), "อันตราย").keys == ["danger"]


def test_a_pause_where_nothing_is_told_or_asked_adds_no_word() -> None:
    assert after_pause(Talk().say("สวัสดี"), "1").keys[-1] == "ask-what"
    for given in (Followed(again=True), Resumed(), Unsend("x"), MediaFailed("x", "gone")):
        assert "after-pause" not in at_story().give(AfterPause(given)).keys


OTHER = [
    "ယောက်ျားတစ်ယောက် ဆေးရောင်းနေတယ်",
    "គាត់លក់ថ្នាំញៀន",
    "ລາວຂາຍຢາບ້າ",
    "他在卖毒品",
    "جوال داده",
    "Ông ấy bán ma túy gần trường học",
    "he sells drugs near the school",
]


@pytest.mark.parametrize("told", OTHER)
def test_a_text_in_any_language_is_kept_as_written_and_flagged(told: str) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").say(told)
    assert words(talk) == [told]
    assert talk.state is not None
    assert tip_content(talk.state).other_language


@pytest.mark.parametrize("told", OTHER)
def test_a_text_in_any_language_is_no_slip_at_a_button_question(told: str) -> None:
    assert words(Talk().say(f"สวัสดี {SIGN}").tap("drug").say(told)) == [told]


@pytest.mark.parametrize(
    "told",
    ["ขายยาบ้าหลังวัดทุกคืน", "รถ Toyota Hilux Revo จอดหน้าบ้านเขาทุกคืน", "555 ไม่รู้เหมือนกัน 🙏", "µ ขายยา"],
)
def test_thai_with_names_numbers_and_pictures_is_not_flagged(told: str) -> None:
    assert not in_other_language((Word("p", "m", "story", told),))


def test_one_foreign_message_among_thai_ones_is_flagged() -> None:
    thai = Word("p", "m", "story", "ขายยาบ้าหลังวัดทุกคืน มีคนมาซื้อเยอะมาก")
    assert in_other_language((thai, Word("q", "n", "story", "ဆေးရောင်းနေတယ်")))


@pytest.mark.parametrize(
    "typed", ["ค่ะ", "ครับ", "ครับผม", "โอเคค่ะ", "ok", "ช่าย", "แม่นแล้ว", "เจ้า", "ใช่แล้วค่ะ"]
)
def test_yes_is_understood_in_every_region(typed: str) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").say(typed)
    assert talk.at == "drug_tip/story"


@pytest.mark.parametrize("typed", ["บ่แม่น", "บ่", "ม่าย"])
def test_no_is_understood_in_every_region(typed: str) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").say(typed)
    assert talk.at == "drug_tip/region"


@pytest.mark.parametrize("typed", ["บ่ฮู้", "ม่ายโร้", "ไม่รู้สิ", "ไม่รู้เหมือนกันค่ะ"])
def test_not_to_know_is_understood_in_every_region(typed: str) -> None:
    talk = Talk().say("สวัสดี").tap("drug").tap("selling").say(typed)
    assert talk.at == "drug_tip/story"


def test_yes_at_a_list_of_places_is_no_name_of_one() -> None:
    talk = Talk().say("สวัสดี").tap("drug").tap("selling").say("ครับ")
    assert talk.keys[0] == "one-at-a-time"
    assert talk.state is not None
    assert talk.state.words == ()


def test_a_latin_greeting_does_not_keep_a_thai_in_english() -> None:
    talk = Talk().say("test")
    assert talk.state is not None
    assert talk.state.language == "en"
    talk.say("แจ้งเรื่องยา")
    assert talk.state is not None
    assert (talk.state.language, talk.at) == ("th", "drug_tip/what")


def test_send_typed_again_at_the_last_question_says_that_one_is_left() -> None:
    talk = at_story().say("ผู้ใหญ่บ้านขายเอง").say("ส่งเลย")
    assert talk.keys == ["ask-officials"]
    assert talk.say("ส่งเลย").keys == ["one-more", "ask-officials"]


@pytest.mark.parametrize("typed", ["ไม่มีแล้วค่ะ", "แค่นี้แหละ", "หมดแค่นี้", "no more", "that's it"])
def test_that_there_is_no_more_ends_the_telling(typed: str) -> None:
    talk = at_story().say("หลังวัด").say(typed)
    assert talk.at == "drug_tip/send"
    assert words(talk) == ["หลังวัด"]


def test_another_one_after_the_receipt_begins_a_tip_and_is_not_its_story() -> None:
    talk = Talk().say("มีอีกเรื่องนึงครับ")
    assert (talk.at, words(talk)) == ("drug_tip/what", [])


def test_what_is_told_again_at_a_button_is_answered_in_other_words() -> None:
    talk = Talk().say("สวัสดี").tap("drug").say("บ้านข้างหลังมีคนเข้าออก")
    assert talk.keys == ["kept", "ask-what"]
    assert talk.say("มีมอเตอร์ไซค์มาเรื่อย ๆ").keys == ["kept-more", "ask-what"]


@pytest.mark.parametrize("typed", ["ไม่รู้อำเภอค่ะ", "ไม่รู้ว่าอำเภออะไร", "ไม่รู้จังหวัด"])
def test_not_to_know_the_district_is_no_name_of_one(typed: str) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").say(typed)
    assert talk.at == "drug_tip/story"


def test_what_they_do_is_no_name_of_a_place() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").say("ขายยาค่ะ")
    assert (talk.at, words(talk)) == ("drug_tip/place", ["ขายยาค่ะ"])


@pytest.mark.parametrize("typed", ["ส่งเลย", "ส่งแล้วใช่ไหมคะ", "แจ้งไปแล้วหรือยัง"])
def test_who_asks_again_after_the_receipt_hears_that_nothing_waits(typed: str) -> None:
    talk = at_story().say("หลังวัด").say("ส่งเลย").say("ส่งเลย")
    assert talk.keys == ["receipt"]
    done = list(talk.effects)
    assert talk.say(typed).keys == ["card-sent", "ask-menu"]
    assert talk.effects == done


def test_a_vowel_typed_as_two_is_the_same_word() -> None:
    assert Talk().say("สวัสดี").say("เเจ้งเรื่องยา").at == "drug_tip/what"
