"""What works everywhere: old buttons, back, giving up, danger, cards, menu, language."""

import pytest

from bot.flows.values import (
    Followed,
    Pick,
    Resumed,
    Submit,
)
from tests.unit.flow_world import HANDLE, Talk, at_send_screen, begun, words

STORY = "เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น"


def test_an_old_button_of_another_session_is_answered_politely() -> None:
    talk = begun().give(Pick("drug_tip/what", "selling", "another"))
    assert talk.keys == ["old-button", "ask-what"]


def test_a_button_of_a_question_that_is_over_is_answered_politely() -> None:
    talk = begun().tap("selling")
    assert talk.state is not None
    talk.give(Pick("drug_tip/what", "online", talk.state.session))
    assert talk.keys == ["old-button", "ask-place"]
    assert talk.state.answer("what") == "selling"


def test_a_forged_value_is_no_answer() -> None:
    talk = begun()
    assert talk.state is not None
    talk.give(Pick("drug_tip/what", "everything", talk.state.session))
    assert talk.keys == ["old-button", "ask-what"]


def test_an_old_button_with_nothing_running_says_how_to_start() -> None:
    talk = Talk().give(Pick("drug_tip/what", "selling", "old"))
    assert talk.keys == ["old-button-nothing"]
    assert talk.state is None


def test_back_restores_the_question_with_its_buttons_and_the_answer_can_change() -> None:
    talk = begun().tap("selling").say("ย้อนกลับ")
    assert talk.at == "drug_tip/what"
    assert "selling" in talk.buttons
    talk.tap("online")
    assert talk.state is not None
    assert talk.state.answer("what") == "online"


def test_back_from_a_card_laid_over_returns_to_the_question_itself() -> None:
    talk = begun().tap("selling").say("อันตราย").say("ย้อนกลับ")
    assert talk.at == "drug_tip/place"


def test_a_double_tap_on_back_goes_back_once() -> None:
    talk = begun().tap("selling").tap("here")
    assert talk.state is not None
    tap = Pick("drug_tip/story", "/back", talk.state.session)
    talk.give(tap).give(tap)
    assert talk.at == "drug_tip/place"


def test_giving_up_asks_once_and_then_leaves_nothing() -> None:
    talk = begun().say(STORY).say("ยกเลิก")
    assert talk.at == "cancel"
    talk.tap("no")
    assert words(talk) == [STORY]
    talk.say("เลิกแจ้ง").say("เลิกแจ้ง")
    assert talk.keys == ["cancelled"]
    assert talk.state is None


def test_telling_on_while_asked_about_giving_up_keeps_the_tip() -> None:
    talk = begun().tap("selling").tap("here").say("หลังวัด").say("เลิกแจ้ง").say("มีรถกระบะสีดำด้วย")
    assert talk.at == "drug_tip/story"
    assert words(talk) == ["หลังวัด", "มีรถกระบะสีดำด้วย"]


@pytest.mark.parametrize("typed", ["อันตรายตอนนี้", "อันตราย", "danger", "ช่วยด้วย"])
def test_danger_is_answered_everywhere_and_leads_back(typed: str) -> None:
    talk = begun().say(STORY).say(typed)
    assert talk.keys == ["danger"]
    assert talk.turn is not None
    calls = [button.value for button in talk.turn.replies[0].buttons if button.kind == "uri"]
    assert calls == ["tel:191", "tel:1669"]
    talk.say("1")
    assert talk.at == "drug_tip/what"
    assert words(talk) == [STORY]


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("ใครเห็นบ้าง", "card-who"),
        ("รางวัล", "card-reward"),
        ("ช่วยเหลือ", "card-help"),
        ("เบอร์ฉุกเฉิน", "card-hotlines"),
        ("วิธีลบแชต", "card-delete"),
        ("who can see this", "card-who"),
    ],
)
def test_cards_are_given_anywhere_and_the_question_comes_again(typed: str, card: str) -> None:
    talk = begun().say(STORY).say(typed)
    assert talk.keys == [card, "ask-what"]
    assert words(talk) == [STORY]


def test_the_menu_over_a_tip_drops_nothing() -> None:
    talk = begun().say(STORY).say("เมนู")
    assert talk.at == "menu"
    talk.say("1")
    assert talk.keys == ["unfinished", "ask-what"]
    talk.say("เมนู").say("3")
    assert talk.keys == ["unfinished", "ask-what"]
    assert words(talk) == [STORY]


def test_the_language_changes_in_the_middle_of_a_tip() -> None:
    talk = begun().say(STORY).say("English")
    assert "What is it about?" in talk.said
    assert words(talk) == [STORY]
    assert "เรื่องอะไรคะ" in talk.say("ภาษาไทย").said


def test_following_again_greets_and_goes_on() -> None:
    assert Talk().give(Followed()).keys == ["welcome"]
    assert begun().give(Followed(again=True)).keys == ["welcome-back", "ask-what"]


def test_the_rich_menu_works_with_nothing_running_and_over_a_tip() -> None:
    assert Talk().give(Pick("menu", "drug")).at == "drug_tip/what"
    assert Talk().give(Pick("menu", "who")).keys == ["card-who", "ask-menu"]
    assert begun().say(STORY).give(Pick("menu", "drug")).keys == ["unfinished", "ask-what"]


def test_a_redelivered_event_with_nothing_running_is_quiet() -> None:
    talk = Talk().give(Resumed())
    assert talk.turn is not None
    assert talk.turn.replies == ()


def test_a_sent_tips_button_does_not_disturb_the_next_tip() -> None:
    talk = at_send_screen().tap("send").say("เมนู").tap("drug")
    talk.give(Pick("drug_tip/send", "send", "older", HANDLE))
    assert talk.keys == ["already-sent", "ask-what"]
    assert talk.effects == [Submit()]
