"""Where it happens, and when somebody is asked whether it is about an official."""

import pytest

from bot.flows.clues import names_an_official
from bot.flows.content import tip_content
from bot.flows.places import named
from bot.flows.world import Name, Sign
from tests.unit.flow_world import SIGN, SmallWorld, Talk, at_send_screen


def told_place(talk: Talk) -> tuple[str | None, str | None]:
    assert talk.state is not None
    content = tip_content(talk.state)
    return content.district, content.province


def at_place() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling")


def test_another_place_is_found_by_region_province_and_district() -> None:
    talk = at_place().tap("elsewhere").tap("north_upper").tap("55").tap("5506")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == ("5506", "55")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ท่าวังผา", "5506"),
        ("อ.ท่าวังผา จ.น่าน", "5506"),
        ("อำเภอธวัชบุรี", "4505"),
        ("ธวัชบุรี ร้อยเอ็ด", "4505"),
        ("ธวัชบุ", "4505"),
        ("เมืองร้อยเอ็ด", "4501"),
        ("อ.เมือง จ.น่าน", "5501"),
        ("เขตคลองสาน", "1018"),
        ("คลองสาน กทม", "1018"),
        ("กทม.", "10"),
        ("อยุธยา", "14"),
        ("Tha Wang Pha", "5506"),
        ("น่าน", "55"),
        ("จังหวัดร้อยเอ็ด", "45"),
        ("อยู่ที่อำเภอท่าวังผาค่ะ", "5506"),
        ("it is in Tha Wang Pha", "5506"),
        ("พระนครศรีอยุธยา", "14"),
        ("เฉลิมพระเกียรติ", None),
        ("เฉลิมพระเกียรติ น่าน", "5515"),
        ("บ้านลุงดำ", None),
    ],
)
def test_a_typed_name_is_the_place_where_it_is_clear(typed: str, code: str | None) -> None:
    found = named(typed, SmallWorld())
    assert (found.code if found else None) == code


def test_a_chosen_province_decides_between_districts_of_one_name() -> None:
    found = named("เฉลิมพระเกียรติ", SmallWorld(), province="80")
    assert found is not None
    assert found.code == "8023"


def test_a_typed_district_is_taken_at_the_first_question_about_the_place() -> None:
    talk = at_place().say("ท่าวังผา")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == ("5506", "55")


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
    sign = Sign("234567", Name("สำนักงานเขตป้อมปราบ", "Khet office"), "1008")
    talk = Talk(SmallWorld(signs={SIGN: sign})).say(f"สวัสดี {SIGN}").tap("drug").tap("selling")
    assert "เขตป้อมปราบศัตรูพ่าย" in talk.said
    assert "อ." not in talk.said.replace("พิมพ์ชื่ออำเภอ", "")


def test_editing_the_place_returns_to_the_send_screen_after_its_last_question() -> None:
    talk = at_send_screen().tap("edit").tap("place").tap("elsewhere")
    talk.tap("north_upper").tap("55").tap("5506")
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
