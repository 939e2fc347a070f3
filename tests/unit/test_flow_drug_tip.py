"""The shortest drug tip, and what its send screen offers."""

import pytest

from bot.flows.content import tip_content
from bot.flows.render import button_label
from bot.flows.values import Followed, Media, Pick, Submit
from tests.unit.flow_world import HANDLE, SIGN, SmallWorld, Talk, at_send_screen
from texts import Catalogue


def test_the_first_screen_says_who_sees_what_and_offers_the_menu() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}")
    assert talk.keys == ["welcome"]
    assert "โทร 191" in talk.said
    assert "1. แจ้งเรื่องยา" in talk.said
    assert "English" in talk.said


def test_a_new_friend_with_a_prefilled_text_is_welcomed_once() -> None:
    talk = Talk().give(Followed())
    assert talk.keys == ["welcome"]
    talk.say(f"สวัสดี {SIGN}")
    assert talk.keys == ["ask-menu"]
    assert talk.state is not None
    assert (talk.state.sign, talk.state.sign_district) == (SIGN, "4505")
    assert talk.say("สวัสดี 222222").keys == ["ask-menu"]


def test_the_list_stands_apart_from_a_text_of_several_lines() -> None:
    assert "\n\n1. ส่งเลย" in at_send_screen().said
    assert "\n\n1. แจ้งเรื่องยา" in Talk().give(Followed()).said
    assert "ตัวเลข\n1. ขายยา" in begun_at_what().said


def begun_at_what() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug")


def test_six_taps_and_one_line_make_a_tip() -> None:
    talk = at_send_screen()
    assert talk.effects == []
    assert "ยังไม่ได้ส่ง" in talk.said
    talk.tap("send")
    assert talk.effects == [Submit()]
    assert talk.state is None
    assert talk.told is not None
    tip = tip_content(talk.told)
    assert (tip.kind, tip.category, tip.district, tip.province) == ("drug", "selling", "4505", "45")
    assert [word.text for word in tip.words] == ["ขายที่กระท่อมท้ายหมู่บ้านทุกเย็น"]
    assert not tip.consent
    assert tip.sign == SIGN


def test_the_whole_tip_can_be_told_with_typed_numbers() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").say("1").say("๑").say("1").say("เห็นคนแปลกหน้าเข้าออกทั้งคืน")
    talk.say("เสร็จแล้ว").say("1")
    assert talk.effects == [Submit()]


def test_the_whole_tip_can_be_told_with_typed_labels() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").say("แจ้งเรื่องยา").say("ขายยา").say("ใช่ค่ะ")
    assert talk.at == "drug_tip/story"
    talk.say("เห็นคนแปลกหน้าเข้าออกทั้งคืน").say("ส่งเลย").say("ส่งเลย")
    assert talk.effects == [Submit()]


def test_the_receipt_is_grouped_must_arrive_and_names_nothing_of_the_tip() -> None:
    talk = at_send_screen().tap("send")
    assert talk.turn is not None
    receipt = talk.turn.replies[-1]
    assert receipt.must_arrive
    assert "4821 0937 5516 2046" in talk.said
    assert not {"ธวัชบุรี", "ยาบ้า", "ขายยา", "กระท่อม"} & set(talk.said.split())
    kinds = [(button.kind, button.sealed) for button in receipt.buttons]
    assert kinds[:2] == [("clipboard", False), ("postback", True)]


def test_too_many_tips_in_a_day_are_received_and_said_to_be_slow() -> None:
    talk = at_send_screen(quarantined=True).tap("send")
    assert talk.keys == ["many-today", "receipt"]


def test_only_the_send_screen_sends() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").say("ขายทุกเย็นค่ะที่บ้าน")
    talk.say("ส่งเลย")
    assert talk.effects == []
    assert talk.at == "drug_tip/send"


def test_two_taps_on_the_button_that_opens_the_send_screen_send_nothing() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").say("หลังวัด")
    assert talk.state is not None
    tap = Pick("drug_tip/story", "/send", talk.state.session)
    talk.give(tap).give(tap)
    assert talk.at == "drug_tip/send"
    assert talk.effects == []


def test_send_typed_at_the_send_screen_sends() -> None:
    assert at_send_screen().say("ส่ง").effects == [Submit()]


def test_send_is_offered_from_the_third_answer_on_in_place_of_done() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug")
    assert "/send" not in talk.buttons
    talk.tap("selling").tap("here")
    assert "/send" not in talk.buttons
    assert "/done" in talk.buttons
    talk.say("ขายทุกเย็น")
    assert "/send" in talk.buttons
    assert "/done" not in talk.buttons


def test_the_buttons_stand_in_the_products_order() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").say("ขายทุกเย็น")
    the_map = ""  # LINE's own button, which sends no value of ours
    orders = ["/send", "/back", "/skip", "/menu", "/unknown", "/cancel"]
    assert talk.buttons == ["/danger", the_map, *orders]


def test_alerts_are_a_consent_that_is_given_by_its_own_button() -> None:
    talk = at_send_screen().tap("send_alert")
    assert talk.told is not None
    assert tip_content(talk.told).consent


def test_ten_taps_on_send_send_once() -> None:
    talk = at_send_screen()
    assert talk.state is not None
    session = talk.state.session
    talk.tap("send")
    for _ in range(9):
        talk.give(Pick("drug_tip/send", "send", session, HANDLE))
        assert talk.keys == ["already-sent"]
    assert talk.effects == [Submit()]


def test_the_first_tap_sends_although_its_button_carries_the_handle() -> None:
    talk = at_send_screen()
    assert talk.state is not None
    talk.give(Pick("drug_tip/send", "send", talk.state.session, HANDLE))
    assert talk.effects == [Submit()]


def test_the_sending_buttons_are_the_sealed_ones() -> None:
    talk = at_send_screen()
    assert talk.turn is not None
    sealed = {button.value for button in talk.turn.replies[-1].buttons if button.sealed}
    assert sealed == {"send", "send_alert"}


def test_hiding_from_the_district_goes_one_level_up_each_time_and_ends_at_the_desk() -> None:
    talk = at_send_screen().tap("hide")
    assert "ศูนย์ (province)" in talk.said
    assert talk.state is not None
    assert (talk.state.not_district, talk.state.not_province) == (True, False)
    talk.tap("hide")
    assert "ศูนย์ (desk)" in talk.said
    assert "hide" not in talk.buttons
    talk.tap("send")
    assert talk.told is not None
    assert tip_content(talk.told).not_province


def test_an_edited_story_replaces_the_old_one() -> None:
    talk = (
        at_send_screen().tap("edit").tap("story").say("จริง ๆ แล้วอยู่หลังวัด").say("ตอนค่ำ").say("ส่งเลย")
    )
    assert talk.at == "drug_tip/send"
    assert talk.state is not None
    assert [word.text for word in talk.state.words] == ["จริง ๆ แล้วอยู่หลังวัด", "ตอนค่ำ"]


def test_an_edit_that_is_not_made_changes_nothing() -> None:
    talk = at_send_screen()
    before = talk.state
    talk.tap("edit").tap("story").say("ข้าม")
    assert before is not None
    assert talk.state is not None
    assert talk.state.words == before.words
    assert talk.at == "drug_tip/send"


def test_editing_what_returns_to_the_send_screen_also_over_two_questions() -> None:
    talk = at_send_screen().tap("edit").tap("what").tap("use")
    assert talk.at == "drug_tip/use_alone"
    talk.tap("inform")
    assert talk.at == "drug_tip/send"
    assert "เสพยา" in talk.said


def test_use_alone_offers_treatment_first_and_ends_without_a_tip_when_that_is_enough() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("use").tap("treatment")
    assert "1165" in talk.said
    assert talk.at == "drug_tip/treatment"
    assert talk.tap("enough").keys == ["closed"]
    assert talk.state is None
    assert talk.effects == []


def test_who_told_something_and_then_wants_treatment_alone_is_asked_before_it_is_erased() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").say("ลูกชายผมอยู่ที่บ้านสามปีแล้ว")
    talk.tap("use").tap("treatment").tap("enough")
    assert talk.at == "cancel"
    kept = talk.tap("no").state
    assert kept is not None
    assert kept.answer("use_alone") == "treatment"
    assert kept.words


def test_troubled_by_a_user_stays_a_tip() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("use").tap("troubled")
    assert talk.at == "drug_tip/place"


def test_topics_return_to_their_menu_and_reach_the_tip() -> None:
    talk = at_send_screen().tap("more").tap("drugs").say("1 3").tap("time").tap("now")
    talk.tap("guard").say("มีอาวุธ").tap("source").tap("saw").tap("who").say("ชื่อเล่นว่าดำ").tap("/send")
    talk.tap("send")
    assert talk.told is not None
    tip = tip_content(talk.told)
    assert tip.drugs == ("yaba", "heroin")
    assert {"now", "weapon"} <= tip.urgent_facts
    assert tip.answers["source"] == ("saw",)
    assert ("who", "ชื่อเล่นว่าดำ") in {(word.topic, word.text) for word in tip.words}


@pytest.mark.parametrize(
    ("story", "soon"),
    [
        ("คืนนี้จะมีของมาส่งที่บ้านเช่า", True),
        ("มันนัดส่งของกันพรุ่งนี้เช้า", True),
        ("they deliver it tonight", True),
        ("เมื่อวานมีคนมาส่งของ", False),
    ],
)
def test_a_delivery_within_the_day_is_urgent_by_the_story_alone(story: str, *, soon: bool) -> None:
    talk = at_send_screen().tap("more").tap("who").say(story)
    assert talk.state is not None
    assert ("soon" in tip_content(talk.state).urgent_facts) is soon


def test_several_drugs_can_be_tapped_one_by_one_and_taken_back() -> None:
    talk = at_send_screen().tap("more").tap("drugs").tap("yaba").tap("ice").tap("yaba")
    assert talk.state is not None
    assert talk.state.answer("drugs") == "ice"
    assert "● ไอซ์" in talk.said
    talk.say("เสร็จแล้ว")
    assert talk.at == "drug_tip/topics"


def test_slang_names_a_drug() -> None:
    talk = at_send_screen().tap("more").tap("drugs").say("ม้ากับน้ำแข็ง")
    assert talk.state is not None
    assert talk.state.answer("drugs") == "yaba,ice"


def test_nothing_told_is_not_sent() -> None:
    talk = Talk(SmallWorld(signs={})).say("เมนู").tap("drug").say("ข้าม").say("ข้าม").say("ข้าม")
    assert talk.at == "drug_tip/send"
    talk.tap("send")
    assert talk.keys == ["nothing-to-send", "send-screen"]
    assert talk.effects == []


@pytest.mark.parametrize("first", [None, "สวัสดี"])
def test_who_begins_with_the_story_in_english_reads_at_once_who_sees_what(
    first: str | None,
) -> None:
    talk = Talk()
    if first:  # LINE greets in Thai whoever adds the account
        talk.say(first)
    talk.say("They sell pills behind the school every evening")
    assert talk.keys[0] == "first-words"
    assert "Centre staff never see your name" in talk.said
    assert talk.state is not None
    assert (talk.state.flow, talk.state.language) == ("drug_tip", "en")
    talk.say("It is a man with a red cap")
    assert "first-words" not in talk.keys


def test_a_story_or_a_picture_that_comes_first_is_answered_with_who_sees_what() -> None:
    assert Talk().say("มีคนขายยาอยู่ท้ายซอยทุกคืน").keys[0] == "first-words"
    assert Talk().give(Media("image", "part", "message")).keys[0] == "first-words"


def test_a_code_typed_in_latin_letters_changes_no_language() -> None:
    talk = Talk().say("สวัสดี").say(SIGN).say("KMRPTF")
    assert talk.state is not None
    assert talk.state.language == "th"


def test_english_is_spoken_from_the_first_english_word_to_the_receipt() -> None:
    talk = Talk().say("hello").say("report drugs").say("selling drugs").say("Thawat Buri")
    talk.say("1")
    assert "Tell us what you know" in talk.said
    talk.say("behind the temple every night").say("send now").say("1")
    assert "Tracking code" in talk.said
    assert talk.turn is not None
    add = next(button for button in talk.turn.replies[-1].buttons if button.sealed)
    assert "What would you like to add?" in talk.give(Pick(add.step, add.value, "", HANDLE)).said
    assert talk.told is not None
    assert tip_content(talk.told).other_language


def test_labels_of_buttons_fit_line() -> None:
    talk = at_send_screen()
    assert talk.turn is not None
    for button in talk.turn.replies[-1].buttons:
        assert len(button_label(button, Catalogue("th"))) <= 40


def test_nothing_but_hotlines_is_given_while_nobody_can_open_tips() -> None:
    talk = Talk(SmallWorld(is_ready=False)).say(f"สวัสดี {SIGN}")
    assert talk.keys == ["not-ready"]
    assert "1386" in talk.said
    assert talk.state is None
