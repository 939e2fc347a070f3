"""People tell the story at the first button, in bubbles, with stickers and pictures."""

import pytest

from bot.flows.content import tip_content
from bot.flows.values import (
    Followed,
    Media,
    MediaFailed,
    Resumed,
    Sticker,
    Text,
    Unsend,
    Unsupported,
)
from tests.unit.flow_world import SIGN, SmallWorld, Talk, at_send_screen, begun, words

STORY = "เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น"


def test_a_story_at_a_button_question_is_kept_and_the_question_repeated() -> None:
    talk = begun().say(STORY)
    assert words(talk) == [STORY]
    assert talk.keys == ["kept", "ask-what"]
    assert talk.turn is not None
    assert all(reply.burst for reply in talk.turn.replies)


def test_a_story_without_a_code_opens_a_tip() -> None:
    talk = Talk().say(STORY)
    assert talk.at == "drug_tip/what"
    assert words(talk) == [STORY]


def test_a_clear_story_answers_the_question_it_was_told_at() -> None:
    talk = begun().say("ลุงข้างบ้านขายยาทุกเย็น")
    assert talk.at == "drug_tip/place"
    assert talk.state is not None
    assert talk.state.answer("what") == "selling"
    assert words(talk) == ["ลุงข้างบ้านขายยาทุกเย็น"]


def test_a_story_about_two_things_is_kept_and_asked_about() -> None:
    talk = begun().say("ขายยาแล้วก็อาละวาดทุกคืน")
    assert talk.at == "drug_tip/what"


def test_a_label_with_more_around_it_is_kept_as_told() -> None:
    talk = begun().say("มั่วสุมเสพยากันทุกคืน")
    assert words(talk) == ["มั่วสุมเสพยากันทุกคืน"]
    assert talk.state is not None
    assert talk.state.answer("what") == "gathering"


def test_most_of_a_label_and_a_slip_of_the_finger_are_understood() -> None:
    for typed in ("มั่วสุม", "อาละวาด", "ขายออนไลน", "ขายยาา", "ผลิต"):
        assert begun().say(typed).at == "drug_tip/place", typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เมายา", "violent_user"),
        ("ให้เด็ก", "children"),
        ("555", ""),
        ("5555", ""),
        ("ขาย", "selling"),
    ],
)
def test_a_clear_piece_of_one_label_chooses_it(typed: str, meant: str) -> None:
    talk = begun().say(typed)
    assert talk.state is not None
    assert talk.state.answer("what") == meant


def test_a_story_with_a_code_in_it_is_kept_and_the_sign_is_known() -> None:
    talk = Talk().say(f"ขอแจ้งเรื่องคนแปลกหน้า {SIGN}")
    assert talk.state is not None
    assert talk.state.sign == SIGN
    assert len(words(talk)) == 1


def test_drugs_named_in_a_story_are_chosen_and_the_story_is_kept() -> None:
    talk = begun().tap("selling").tap("here").say("หลังวัด").tap("/send").tap("more").tap("drugs")
    talk.say("ส่วนมากเป็นยาบ้ากับไอซ์ปนกัน")
    assert talk.state is not None
    assert talk.state.answer("drugs") == "yaba,ice"
    assert words(talk)[-1] == "ส่วนมากเป็นยาบ้ากับไอซ์ปนกัน"


def test_selling_to_children_is_not_just_selling() -> None:
    talk = begun().say("เขาขายยาให้เด็กหน้าโรงเรียน")
    assert talk.state is not None
    assert talk.state.answer("what") == "children"


def test_a_short_slip_is_asked_again_without_shaming() -> None:
    talk = begun().say("อืม")
    assert talk.keys == ["one-at-a-time", "ask-what"]
    assert words(talk) == []


def test_short_bubbles_at_a_button_are_kept_too_and_answered_as_one_burst() -> None:
    talk = begun()
    bubbles = ["มันขายอะ", "ตรงศาลา", "หลังวัด", "ทุกคืน", "คนชื่อแดง"]
    for number, bubble in enumerate(bubbles):
        talk.say(bubble)
        assert talk.keys == ["kept-more" if number else "kept", "ask-what"]
        assert talk.turn is not None
        assert all(reply.burst for reply in talk.turn.replies)
    assert words(talk) == bubbles


def test_the_shortest_story_opens_a_tip() -> None:
    talk = Talk().say("สวัสดี").say("มีคนขายยา")
    assert words(talk) == ["มีคนขายยา"]
    assert talk.state is not None
    assert talk.state.answer("what") == "selling"


def test_a_burst_of_bubbles_is_kept_bubble_by_bubble() -> None:
    talk = begun().tap("selling").tap("here")
    for bubble in ("หลังวัด", "ตอนค่ำ", "มีรถกระบะ", "1", "5"):
        talk.say(bubble)
        assert talk.keys == ["heard"]
        assert talk.turn is not None
        assert talk.turn.replies[0].burst
    assert words(talk) == ["หลังวัด", "ตอนค่ำ", "มีรถกระบะ", "1", "5"]


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
def test_an_empty_text_repeats_the_question(typed: str) -> None:
    assert begun().say(typed).keys == ["ask-what"]


def test_five_thousand_characters_are_kept_whole() -> None:
    story = "ก" * 5000
    assert words(begun().tap("selling").tap("here").say(story)) == [story]


@pytest.mark.parametrize("given", [Sticker(), Unsupported("dice"), Resumed(), Followed()])
def test_anything_else_repeats_the_question_kindly(given: object) -> None:
    talk = begun().give(given)  # type: ignore[arg-type]
    assert talk.keys[-1] == "ask-what"
    assert talk.at == "drug_tip/what"


def test_a_picture_anywhere_in_a_tip_is_kept() -> None:
    talk = begun().give(Media("image", "p1", "m1")).tap("selling").tap("here")
    talk.give(Media("video", "p2", "m2"))
    assert talk.state is not None
    assert [(file.part_id, file.topic) for file in talk.state.attachments] == [
        ("p1", "pictures"),
        ("p2", "story"),
    ]


def test_a_picture_alone_opens_a_tip() -> None:
    talk = Talk().give(Media("image", "p1", "m1"))
    assert talk.at == "drug_tip/what"


def test_a_voice_is_kept_with_a_word_of_caution() -> None:
    talk = begun().give(Media("audio", "p1", "m1"))
    assert "พิมพ์ปลอดภัยกว่า" in talk.said


def test_a_file_that_failed_is_dropped_and_said() -> None:
    talk = begun().give(Media("image", "p1", "m1")).give(MediaFailed("p1", "too_big"))
    assert talk.keys == ["media-failed-too-big"]
    assert talk.state is not None
    assert talk.state.attachments == ()
    assert "selling" in talk.buttons


def test_unsending_removes_the_words_and_what_was_read_from_them() -> None:
    talk = begun().say("ลุงข้างบ้านขายยาทุกเย็น")
    assert talk.state is not None
    talk.give(Unsend(talk.state.words[0].message_id))
    assert words(talk) == []
    assert talk.state.answer("what") == ""
    assert talk.turn is not None
    assert talk.turn.replies == ()


def test_unsending_a_picture_removes_it() -> None:
    talk = begun().give(Media("image", "p1", "m1")).give(Unsend("m1"))
    assert talk.state is not None
    assert talk.state.attachments == ()


def test_unsending_something_unknown_or_with_nothing_running_is_quiet() -> None:
    assert Talk().give(Unsend("x")).state is None
    talk = begun()
    before = talk.state
    assert talk.give(Unsend("x")).state == before


def test_a_second_scan_in_the_middle_of_a_tip_drops_nothing() -> None:
    talk = begun().say(STORY).say(f"สวัสดี {SIGN}")
    assert talk.at == "drug_tip/what"
    assert words(talk) == [STORY]


def test_a_code_that_no_sign_has_is_greeted_all_the_same() -> None:
    assert Talk(SmallWorld(signs={})).say(f"สวัสดี {SIGN}").keys == ["welcome"]


def test_a_story_typed_at_the_send_screen_joins_the_tip_and_sends_nothing() -> None:
    talk = at_send_screen().say("อีกอย่าง เขามีคนคอยดูต้นทาง")
    assert talk.at == "drug_tip/send"
    assert len(words(talk)) == 2
    assert talk.effects == []


def test_a_text_is_never_refused() -> None:
    assert Talk().give(Text("555", "p", "m")).keys == ["welcome"]


def test_thanks_after_the_receipt_are_taken_as_thanks() -> None:
    talk = Talk().say("ขอบคุณค่ะ")
    assert talk.keys == ["closed"]
    assert talk.state is None


def test_thanks_in_a_tip_end_nothing() -> None:
    assert begun().say(STORY).say("ขอบคุณค่ะ").at == "drug_tip/what"


@pytest.mark.parametrize(
    ("written", "flagged"),
    [
        ("ມີຄົນຂາຍຢາຢູ່ຫຼັງວັດ", True),
        ("ညတိုင်း ဆေးပြား ရောင်းနေတယ်", True),
        ("មានគេលក់ថ្នាំញៀន", True),
        ("Ada orang jual pil kuda di belakang masjid", True),
        ("卖毒品", True),
        ("ဆေး", True),
        ("ขายยาบ้าหลังวัด รถ Honda Click สีดำ", False),
        ("ขายยาอยู่ท้ายซอยค่ะ", False),
    ],
)
def test_a_story_in_any_language_is_kept_as_written_and_flagged(
    written: str, *, flagged: bool
) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").say(written)
    talk.say("ส่งเลย").say("1")
    assert talk.told is not None
    content = tip_content(talk.told)
    assert [word.text for word in content.words] == [written]
    assert content.other_language is flagged
