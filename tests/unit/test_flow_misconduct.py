"""The tip about an official: its questions, what is kept, and what is asked only once."""

import pytest

from bot.flows.clues import of_official
from bot.flows.content import TipContent, tip_content
from bot.flows.misconduct_tip import ACTS, SERVICES, WORKPLACES
from bot.flows.render import button_label, graphemes
from bot.flows.values import Button, Phrase, Submit
from intake.model import Category, Service, Workplace
from tests.unit.flow_world import SIGN, SmallWorld, Talk
from texts import LANGUAGES, Catalogue

STORY = "นายดาบคนหนึ่งรับเงินทุกเดือน"


def told(talk: Talk) -> TipContent:
    assert talk.state is not None
    return tip_content(talk.state)


def sent(talk: Talk) -> TipContent:
    talk.tap("send")
    assert talk.effects == [Submit()]
    assert talk.told is not None
    return tip_content(talk.told)


def begun() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("official")


def at_workplace() -> Talk:
    return begun().tap("takes_money").tap("police")


def after_the_officials_question(answer: str = "yes") -> Talk:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")
    return talk.say("ผู้ใหญ่บ้านขายเอง").tap("/send").tap(answer)


def test_an_official_is_told_of_in_five_taps_and_a_line() -> None:
    talk = at_workplace().tap("district").tap("here").say(STORY).tap("/send")
    assert talk.at == "misconduct_tip/send"
    for line in ("รับเงิน/ส่วย", "ตำรวจ", "อำเภอ/เขต/โรงพัก", "อ.ธวัชบุรี", STORY):
        assert line in talk.said
    tip = sent(talk)
    assert (tip.kind, tip.category) == ("misconduct", "takes_money")
    assert (tip.service, tip.workplace, tip.district) == ("police", "district", "4505")
    assert [word.text for word in tip.words] == [STORY]


def test_service_and_workplace_are_said_in_fields_of_their_own_and_nowhere_else() -> None:
    talk = at_workplace().tap("province").tap("here")
    assert told(talk).answers == {"act": ("takes_money",)}


def test_all_of_it_can_be_typed_by_number() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").say("2")
    for number in ("๖", "1", "4", "1"):
        talk.say(number)
    assert talk.at == "misconduct_tip/story"
    tip = told(talk)
    assert (tip.category, tip.service, tip.workplace) == ("leaks_reporter", "police", "central")


@pytest.mark.parametrize("passed_over", ["/skip", "ไม่รู้"])
def test_nothing_must_be_known(passed_over: str) -> None:
    talk = begun()
    for step in ("act", "service", "workplace", "place"):
        assert talk.at == f"misconduct_tip/{step}"
        talk = talk.tap(passed_over) if passed_over.startswith("/") else talk.say(passed_over)
    talk.say(STORY).tap("/send" if "/send" in talk.buttons else "/done")
    assert "ศูนย์ (desk)" in talk.said
    tip = sent(talk)
    unsure = None if passed_over == "/skip" else "unsure"
    assert (tip.category, tip.service, tip.workplace) == ("official_other", unsure, unsure)
    assert (tip.district, tip.province) == (None, None)


def test_elsewhere_and_then_skipped_is_no_place_and_not_the_signs_province() -> None:
    talk = at_workplace().tap("district").tap("elsewhere").say("ข้าม")
    assert (told(talk).district, told(talk).province) == (None, None)


def test_the_send_button_is_there_from_the_third_answer_on() -> None:
    talk = at_workplace()
    assert "/send" not in talk.buttons
    assert "/send" in talk.tap("district").buttons
    assert talk.tap("/send").at == "misconduct_tip/send"


@pytest.mark.parametrize("answer", ["yes", "unsure", "/skip", "/unknown"])
def test_yes_unsure_and_silence_make_it_a_misconduct_tip_that_asks_only_what_is_missing(
    answer: str,
) -> None:
    talk = after_the_officials_question(answer)
    asked = []
    for value in ("official_sells", "interior", "village"):
        asked.append(talk.at)
        talk.tap(value)
    assert asked == [f"misconduct_tip/{step}" for step in ("act", "service", "workplace")]
    assert talk.at == "misconduct_tip/send"
    assert "ศูนย์ (province)" in talk.said
    tip = sent(talk)
    assert (tip.kind, tip.category, tip.district) == ("misconduct", "official_sells", "4505")
    assert [word.text for word in tip.words] == ["ผู้ใหญ่บ้านขายเอง"]
    assert tip.answers == {"what": ("selling",), "act": ("official_sells",)}


def test_what_was_begun_as_a_misconduct_tip_may_be_sent_at_once() -> None:
    talk = after_the_officials_question().say("ส่งเลย")
    assert talk.at == "misconduct_tip/send"
    assert "ศูนย์ (desk)" in talk.said


def test_going_back_after_a_yes_does_not_lead_around_the_question() -> None:
    talk = after_the_officials_question().tap("/back").tap("/back")
    assert talk.at == "drug_tip/story"
    talk.say("ส่งเลย")
    assert talk.at == "drug_tip/officials"
    talk.tap("no")
    assert told(talk).kind == "drug"
    assert (told(talk).service, told(talk).workplace) == (None, None)


def test_after_a_no_nothing_of_an_official_is_left_in_the_drug_tip() -> None:
    talk = after_the_officials_question().tap("protects").tap("police").tap("district")
    for _ in range(4):
        talk.tap("/back")
    tip = told(talk.tap("no"))
    assert (tip.kind, tip.category) == ("drug", "selling")
    assert tip.answers == {"what": ("selling",)}
    assert (tip.service, tip.workplace) == (None, None)


def test_the_list_and_the_menu_lead_here_too_with_what_was_told() -> None:
    assert Talk().say("เมนู").tap("drug").tap("official").at == "misconduct_tip/act"
    talk = Talk().say("เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น").say("เมนู").say("2")
    talk.tap("/skip").tap("/skip").tap("/skip")
    assert talk.at == "misconduct_tip/region"
    assert talk.say("ท่าวังผา").say("1").at == "misconduct_tip/send"


def test_a_story_at_the_first_questions_answers_them_where_it_is_clear() -> None:
    talk = begun().say("ตำรวจชุดนี้มาเก็บส่วยทุกสิ้นเดือน")
    assert talk.keys[0] == "kept"
    assert (talk.at, told(talk).category) == ("misconduct_tip/service", "takes_money")
    talk.say("เป็นตำรวจที่มาบ่อย ๆ ค่ะ")
    assert (talk.at, told(talk).service) == ("misconduct_tip/workplace", "police")
    talk.say("เห็นเขาเดินอยู่แถวโรงพักกับอำเภอบ่อย")
    assert (talk.at, told(talk).workplace) == ("misconduct_tip/workplace", None)
    talk.tap("district").tap("here")
    assert talk.at == "misconduct_tip/send"


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("act", "ตำรวจรู้แต่ไม่จับ", "protects"),
        ("act", "ผู้ใหญ่บ้านขายเอง", "official_sells"),
        ("act", "เขายัดยาใส่กระเป๋าหลานฉัน", "plants_evidence"),
        ("act", "พอแจ้งไปเขาไปบอกชื่อคนแจ้งกับคนขาย", "leaks_reporter"),
        ("act", "รับเงินแล้วปล่อยตัวไป", None),
        ("act", "อยู่หลังวัดมาหลายปีแล้ว", None),
        ("service", "ครูที่โรงเรียนนั้น", "education"),
        ("service", "มีทั้งตำรวจและ อบต.", None),
        ("workplace", "อยู่ที่อำเภอกับจังหวัด", None),
    ],
)
def test_only_one_clear_sign_answers_a_question(
    question: str, text: str, value: str | None
) -> None:
    assert of_official(question, text) == value


def test_post_and_name_are_one_text_that_nobody_must_give() -> None:
    talk = at_workplace().tap("district").tap("here").say(STORY).tap("/send")
    talk.tap("more").tap("post").say("รองสารวัตร ชื่อเล่นหนึ่ง").tap("/send")
    assert talk.at == "misconduct_tip/send"
    assert [word.topic for word in told(talk).words] == ["story", "post"]


def test_every_part_can_be_changed_from_the_send_screen() -> None:
    talk = at_workplace().tap("district").tap("here").say(STORY).tap("/send")
    for part, value in (("act", "protects"), ("service", "military"), ("workplace", "province")):
        assert talk.tap("edit").tap(part).tap(value).at == "misconduct_tip/send"
    tip = told(talk)
    assert (tip.category, tip.service, tip.workplace) == ("protects", "military", "province")
    assert "ศูนย์ (desk)" in talk.said
    talk.tap("edit").tap("place").tap("elsewhere").tap("north_upper").tap("55").tap("5506")
    talk.tap("550601")
    assert (talk.at, told(talk).district) == ("misconduct_tip/send", "5506")


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_the_desks_own_department_the_send_screen_says_so_and_offers_others(
    language: str,
) -> None:
    talk = Talk(language=language).say(f"สวัสดี {SIGN}" if language == "th" else f"Hello {SIGN}")
    talk.tap("official").tap("takes_money").tap("interior").tap("central").tap("here")
    talk.say(STORY).tap("/send")
    assert talk.keys == ["send-screen-own"]
    assert {"tel:1205", "tel:1206"} <= set(talk.buttons)
    assert talk.buttons.index("send") < talk.buttons.index("tel:1205")
    assert sent(talk).service == "interior"


def test_about_other_central_offices_it_offers_no_other_number() -> None:
    talk = at_workplace().tap("central").tap("here").say(STORY).tap("/send")
    assert talk.keys == ["send-screen"]
    assert not any(one.startswith("tel:") for one in talk.buttons)


def test_bangkok_has_khet_and_a_city_hall() -> None:
    talk = Talk(SmallWorld()).say("เมนู").tap("official").tap("/skip").tap("/skip").say("เขต")
    assert told(talk).workplace == "district"
    talk.say("เขตคลองสาน").say("ใช่")
    assert (told(talk).district, told(talk).province) == ("1018", "10")
    talk.tap("/back").tap("/back").tap("/back").say("กทม.")
    assert told(talk).workplace == "province"


def test_the_answers_are_those_of_the_domain() -> None:
    acts = {option.value for option in ACTS}
    assert acts == {one.value for one in Category if one.value in acts}
    assert {"takes_money", "leaks_reporter", "official_other"} < acts
    assert len(acts) == 7
    assert {option.value for option in SERVICES} == {one.value for one in Service}
    assert {option.value for option in WORKPLACES} == {one.value for one in Workplace}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_cut_on_its_button(language: str) -> None:
    catalogue = Catalogue(language)
    for option in (*ACTS, *SERVICES, *WORKPLACES):
        shown = button_label(Button(Phrase(option.label)), catalogue)
        assert not shown.endswith("…"), option
        assert len(graphemes(shown)) <= 20
