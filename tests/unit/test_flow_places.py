"""Where it happens, and when somebody is asked whether it is about an official."""

import pytest

from bot.flows.clues import names_an_official
from bot.flows.content import TipContent, tip_content
from bot.flows.values import Unsend
from bot.flows.world import Sign
from tests.unit.flow_world import SIGN, SmallWorld, Talk, at_send_screen


def told(talk: Talk) -> TipContent:
    assert talk.state is not None
    return tip_content(talk.state)


def told_place(talk: Talk) -> tuple[str | None, str | None]:
    return told(talk).district, told(talk).province


def at_place() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling")


def test_another_place_is_found_by_region_province_and_district() -> None:
    talk = at_place().tap("elsewhere").tap("north_upper").tap("55").tap("5506")
    assert talk.at == "drug_tip/subdistrict"
    assert told_place(talk) == ("5506", "55")
    assert talk.tap("550601").at == "drug_tip/story"
    assert told(talk).answers["subdistrict"] == ("550601",)


def test_the_subdistrict_may_be_skipped() -> None:
    talk = at_place().tap("elsewhere").tap("north_upper").tap("55").tap("5506").say("ข้าม")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == ("5506", "55")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ท่าวังผา น่าน", "5506"),
        ("อ.ท่าวังผา จ.น่าน", "5506"),
        ("อำเภอธวัชบุรี", "4505"),
        ("ธวัดบุรี", "4505"),
        ("thawat buri roi et", "4505"),
        ("เมืองร้อยเอ็ด", "4501"),
        ("อ.เมือง จ.น่าน", "5501"),
        ("คลองสาน กทม", "1018"),
        ("อยู่ที่อำเภอท่าวังผาค่ะ", "5506"),
        ("it is in Tha Wang Pha", "5506"),
        ("เฉลิมพระเกียรติ น่าน", "5515"),
    ],
)
def test_a_clear_name_is_confirmed_in_one_tap(typed: str, code: str) -> None:
    talk = at_place().say(typed)
    assert talk.at == "drug_tip/which"
    assert talk.said.startswith("หมายถึง")
    assert told_place(talk) == (None, "45")  # not here, and not yet where
    talk.tap(code)
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == (code, code[:2])


def test_yes_confirms_and_no_asks_again() -> None:
    talk = at_place().say("ต.นิเวศน์ ธวัชบุรี")
    assert "1. ใช่ ต.นิเวศน์ อ.ธวัชบุรี จ.ร้อยเอ็ด" in talk.said
    assert talk.say("ไม่ใช่").at == "drug_tip/region"
    assert told_place(talk) == (None, "45")
    talk.say("ต.นิเวศน์ ธวัชบุรี").say("ใช่ค่ะ")
    assert told_place(talk) == ("4505", "45")


def test_a_name_of_a_district_and_a_subdistrict_is_asked_about() -> None:
    talk = at_place().say("ท่าวังผา")
    assert "1. อ.ท่าวังผา จ.น่าน\n2. ต.ท่าวังผา อ.ท่าวังผา จ.น่าน\n3. ไม่ใช่" in talk.said
    assert told_place(talk.say("2")) == ("5506", "55")
    assert told(talk).answers["subdistrict"] == ("550609",)


def test_namesakes_are_offered_with_what_they_lie_in_and_a_second_text_decides() -> None:
    talk = at_place().say("เฉลิมพระเกียรติ")
    assert talk.buttons.count("5515") == talk.buttons.count("8023") == 1
    talk.say("น่าน")
    assert "ใช่ อ.เฉลิมพระเกียรติ จ.น่าน" in talk.said
    assert told_place(talk.say("1")) == ("5515", "55")


def test_a_subdistrict_or_village_is_told_to_the_centre_and_the_district_routes() -> None:
    talk = at_place().say("บ้านน้ำปั้ว ท่าวังผา").say("1")
    assert told_place(talk) == ("5506", "55")
    content = told(talk)
    assert content.answers["subdistrict"] == ("55060101",)
    assert [(word.topic, word.text) for word in content.words] == [("place", "บ้านน้ำปั้ว ท่าวังผา")]
    talk.say("ขายที่กระท่อมท้ายหมู่บ้านทุกเย็น").tap("/send")
    assert "บ้านน้ำปั้ว หมู่ 1 ต.ริม อ.ท่าวังผา จ.น่าน" in talk.said


def test_a_confirmed_name_of_a_district_is_no_more_than_the_answer() -> None:
    talk = at_place().say("อ.ท่าวังผา จ.น่าน").tap("5506")
    assert told(talk).words == ()
    assert told_place(talk) == ("5506", "55")


def test_an_unknown_name_is_kept_and_the_lists_stay() -> None:
    talk = at_place().tap("elsewhere").say("บ้านดงผี")
    assert talk.keys == ["place-not-found", "ask-region"]
    assert "ท่าวังผา น่าน" in talk.said
    talk.tap("north_upper").tap("55").say("ข้าม")
    assert [word.text for word in told(talk).words] == ["บ้านดงผี"]
    assert talk.at == "drug_tip/story"


def test_a_story_at_the_question_for_the_place_is_kept_and_a_place_in_it_is_offered() -> None:
    talk = at_place().tap("elsewhere").say("เขาขายยาอยู่ที่ อ.ท่าวังผา จ.น่าน หน้าร้านของชำ")
    assert talk.at == "drug_tip/which"
    assert [word.topic for word in told(talk).words] == ["story"]
    assert told_place(talk.say("1")) == ("5506", "55")
    lost = at_place().tap("elsewhere").say("ขายอยู่หลังบ้านลุงดำทุกเย็นเลย")
    assert lost.keys == ["place-not-found", "ask-region"]
    assert [word.topic for word in told(lost).words] == ["story"]


def test_a_typed_name_that_is_taken_back_takes_its_place_along() -> None:
    talk = at_place().say("ท่าวังผา")
    typed = talk.state.words[-1].message_id if talk.state else ""
    assert talk.give(Unsend(typed)).at == "drug_tip/region"
    again = at_place().say("ท่าวังผา").tap("5506")
    assert told_place(again.give(Unsend(typed))) == ("4505", "45")
    assert "ท่าวังผา" not in (again.state.to_json() if again.state else "")


def test_going_back_and_skipping_after_a_typed_name_leave_the_signs_province() -> None:
    talk = at_place().say("ท่าวังผา").say("ข้าม")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == (None, "45")


def test_a_name_inside_the_chosen_province_is_meant() -> None:
    talk = at_place().tap("elsewhere").tap("south_upper").tap("80").say("เฉลิมพระเกียรติ")
    assert talk.buttons.count("5515") == 0
    assert told_place(talk.say("1")) == ("8023", "80")


def test_a_typed_province_leads_to_its_districts() -> None:
    talk = at_place().say("น่าน")
    assert talk.at == "drug_tip/district"
    assert "ท่าวังผา" in talk.said


def test_long_lists_come_in_pages_and_every_number_works_at_once() -> None:
    talk = at_place().say("นครศรีธรรมราช")
    assert "11. " in talk.said
    assert "12. " not in talk.said
    assert "0. ดูต่อ" in talk.said
    assert talk.buttons[-1] == "/more"
    talk.tap("/more")
    assert "12. " in talk.said
    talk.say("0")
    assert "12. " not in talk.said
    talk.say("2")
    assert told_place(talk) == ("8002", "80")


def test_skipping_the_place_means_the_signs_district() -> None:
    talk = at_place().say("ข้าม")
    assert told_place(talk) == ("4505", "45")


def test_elsewhere_and_then_skipped_means_the_signs_province() -> None:
    talk = at_place().tap("elsewhere").say("ไม่รู้")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == (None, "45")


def test_without_a_sign_a_skipped_place_is_no_place() -> None:
    talk = Talk().say("เมนู").tap("drug").tap("selling")
    assert talk.at == "drug_tip/region"
    talk.say("ข้าม")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == (None, None)


def test_bangkok_has_khet() -> None:
    sign = Sign("234567", "1008")
    talk = Talk(SmallWorld(signs={SIGN: sign})).say(f"สวัสดี {SIGN}").tap("drug").tap("selling")
    assert "เขตป้อมปราบศัตรูพ่าย" in talk.said
    assert "อ." not in talk.said.replace("พิมพ์ชื่ออำเภอ", "")


def test_editing_the_place_returns_to_the_send_screen_after_its_last_question() -> None:
    talk = at_send_screen().tap("edit").tap("place").tap("elsewhere")
    talk.tap("north_upper").tap("55").tap("5506").tap("/skip")
    assert talk.at == "drug_tip/send"
    assert "ท่าวังผา" in talk.said


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ใหญ่บ้านขายเอง",
        "ตำรวจรู้แต่ไม่จับ",
        "ลูกกำนัน",
        "ครูคนหนึ่ง",
        "นายก อบต.",
        "the Police know",
        "ผญ.บ้าน",
    ],
)
def test_words_for_officials_are_heard(text: str) -> None:
    assert names_an_official(text)


@pytest.mark.parametrize(
    "text",
    [
        *("อยากให้เจ้าหน้าที่มาตรวจด้วย", "ฝากตำรวจเข้ามาดูหน่อย", "ขอให้ทางเจ้าหน้าที่ช่วยจัดการ"),
        "I want the police to come",
    ],
)
def test_what_is_asked_of_officials_says_nothing_of_them(text: str) -> None:
    assert not names_an_official(text)
    assert names_an_official(f"{text} แต่ตำรวจที่นี่รับเงิน")


@pytest.mark.parametrize(
    "text", ["จ่ายเงินให้เจ้าหน้าที่ทุกเดือน", "แจ้งตำรวจแล้วไม่มา", "อยากให้ตำรวจคนนี้โดนบ้าง"]
)
def test_what_officials_got_or_left_undone_is_still_heard(text: str) -> None:
    assert names_an_official(text)


@pytest.mark.parametrize("text", ["รอสักครู่นะ", "เขาจ่ายเงิน", "ขายยาหลังวัด", "policy", "มีดดาบ"])
def test_other_words_are_not_taken_for_officials(text: str) -> None:
    assert not names_an_official(text)


def with_official_in_story() -> Talk:
    return at_place().tap("here").say("ผู้ใหญ่บ้านขายเอง").tap("/send")


def test_words_for_officials_raise_one_question_before_the_send_screen() -> None:
    talk = with_official_in_story()
    assert talk.at == "drug_tip/officials"
    talk.tap("no")
    assert talk.at == "drug_tip/send"
    talk.tap("more").tap("who").say("ตำรวจรู้แต่ไม่จับ").tap("/send")
    assert talk.at == "drug_tip/send"


def test_the_question_cannot_be_passed_by_sending() -> None:
    talk = with_official_in_story().say("ส่งเลย")
    assert talk.at == "drug_tip/officials"
    assert talk.effects == []


def test_officials_in_a_text_at_the_send_screen_raise_the_question_too() -> None:
    talk = at_send_screen().say("ตำรวจในพื้นที่รู้แต่ไม่จับ")
    assert talk.at == "drug_tip/officials"
