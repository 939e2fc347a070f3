"""With the receipt, or the button of the receipt's message."""

import pytest

from bot.flows.content import addition
from bot.flows.values import (
    Add,
    ForgetAddress,
    LookedUp,
    LookUp,
    Media,
    Pick,
    Question,
    Withdraw,
)
from tests.unit.flow_world import HANDLE, RECEIPT, Talk, at_send_screen, refused


def looked_up(**changes: object) -> Talk:
    return Talk(**changes).say("ติดตามเรื่อง").say("4821 0937 5516 2046")  # type: ignore[arg-type]


def asking() -> Talk:
    found = LookedUp("waiting", (Question("q1", "รถสีอะไร"),), True, False, HANDLE)  # noqa: FBT003
    return looked_up(outcomes={LookUp: found})


@pytest.mark.parametrize(("language", "asks"), [("th", "มักเกิดวันไหน"), ("en", "On which days")])
def test_a_safe_wording_is_read_in_the_language_of_the_chat(language: str, asks: str) -> None:
    question = Question("q1", "แถวตลาดหรือแถววัด", "when")
    found = LookedUp("waiting", (question,), True, False, HANDLE)  # noqa: FBT003
    talk = Talk(language=language, outcomes={LookUp: found}).say(RECEIPT)
    assert asks in talk.said
    assert "● แถวตลาดหรือแถววัด" in talk.said


def test_files_that_were_lost_after_sending_are_told_beside_the_status() -> None:
    found = LookedUp("delivered", (), True, False, HANDLE, files_lost=2)  # noqa: FBT003
    talk = looked_up(outcomes={LookUp: found})
    assert talk.keys == ["status", "files-lost", "ask-follow"]
    assert "2 ไฟล์" in talk.said
    assert "files-lost" not in looked_up().keys


def test_the_receipt_shows_the_status_in_safe_words() -> None:
    talk = looked_up()
    assert talk.effects == [LookUp(RECEIPT)]
    assert talk.keys == ["status", "ask-follow"]
    assert "ส่งถึงศูนย์แล้ว รอเปิดอ่าน" in talk.said


@pytest.mark.parametrize(
    "typed", ["4821093755162046", "๔๘๒๑ ๐๙๓๗ ๕๕๑๖ ๒๐๔๖", "4821-0937-5516-2046"]
)
def test_a_receipt_typed_with_nothing_running_is_looked_up(typed: str) -> None:
    assert Talk().say(typed).effects == [LookUp(RECEIPT)]


def test_a_receipt_typed_into_a_tip_is_left_out_of_it() -> None:
    talk = Talk().say("เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น").tap("selling").say("ข้าม")
    told = talk.state.words if talk.state else ()
    for typed in ("4821 0937 5516 2046", "๔๘๒๑๐๙๓๗๕๕๑๖๒๐๔๖"):
        talk.say(typed)
        assert talk.effects == []
        assert talk.keys[0] == "receipt-left-out"
        assert talk.state is not None
        assert talk.state.words == told


@pytest.mark.parametrize("typed", ["4821 0937 5516 2047", "บัตร 4821 0937 5516 2046"])
def test_sixteen_other_digits_in_a_tip_are_kept_as_told(typed: str) -> None:
    talk = Talk().say("เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น").tap("selling").say("ข้าม")
    talk.say(typed)
    assert talk.state is not None
    assert talk.state.words[-1].text == typed


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("unknown", "receipt-unknown"),
        ("not_ready", "receipt-not-ready"),
        ("too_many", "receipt-too-many"),
    ],
)
def test_a_failed_look_up_says_why_and_asks_again(reason: str, key: str) -> None:
    talk = looked_up(outcomes=refused(reason))
    assert talk.keys == [key, "ask-receipt"]
    assert talk.at == "follow_up/receipt"


def test_a_receipt_with_a_digit_missing_is_asked_for_again() -> None:
    assert Talk().say("ติดตาม").say("4821 0937").keys == ["receipt-unknown", "ask-receipt"]


def test_more_is_collected_and_leaves_as_one_addition_after_which_nothing_is_left() -> None:
    talk = looked_up().tap("add").tap("vehicle").say("กระบะสีดำ").say("ทะเบียน กข 1").say("เสร็จแล้ว")
    talk.give(Media("image", "p9", "m9")).tap("time").tap("daily")
    assert talk.effects == [LookUp(RECEIPT)]
    talk.tap("done")
    assert talk.effects[1:] == [Add()]
    assert talk.keys == ["added"]
    assert talk.state is None
    assert talk.told is not None
    added = addition(talk.told)
    assert added.handle == HANDLE
    assert [word.text for word in added.words] == ["กระบะสีดำ", "ทะเบียน กข 1"]
    assert [file.part_id for file in added.attachments] == ["p9"]
    assert added.answers == {"time": ("daily",)}
    assert added.answers_questions == ()


def test_the_receipt_messages_button_adds_without_the_receipt() -> None:
    talk = at_send_screen().tap("send")
    talk.give(Pick("receipt", "add", "", HANDLE))
    assert talk.at == "follow_up/topics"
    talk.say("เขาย้ายไปขายหลังวัดแล้วค่ะ").tap("done")
    assert talk.effects[-1] == Add()


def test_adding_nothing_ends_without_an_addition() -> None:
    talk = looked_up().tap("done")
    assert talk.effects == [LookUp(RECEIPT)]
    assert talk.state is None


def test_a_question_from_staff_is_shown_and_its_answer_is_marked() -> None:
    talk = asking()
    assert talk.keys == ["status", "questions", "ask-follow"]
    assert "● รถสีอะไร" in talk.said
    talk.tap("answer").say("สีดำ").say("เสร็จแล้ว")
    assert talk.effects[-1] == Add()
    assert talk.told is not None
    assert addition(talk.told).answers_questions == ("q1",)
    assert talk.state is None


@pytest.mark.parametrize("typed", ["สีดำ", "มาทุกวันพุธกับวันเสาร์ ประมาณสองทุ่ม"])
def test_what_is_typed_right_below_a_question_from_staff_answers_it(typed: str) -> None:
    talk = asking().say(typed)
    assert (talk.at, talk.keys) == ("follow_up/answer", ["heard"])
    talk.say("เสร็จแล้ว")
    assert talk.effects[-1] == Add()
    assert talk.told is not None
    added = addition(talk.told)
    assert ([word.text for word in added.words], added.answers_questions) == ([typed], ("q1",))


@pytest.mark.parametrize("typed", ["ไม่รู้", "/unknown"])
def test_not_to_know_is_an_answer_and_to_skip_leaves_the_question(typed: str) -> None:
    talk = asking().tap("answer")
    talk = talk.tap(typed) if typed.startswith("/") else talk.say(typed)
    assert talk.effects[-1] == Add()
    assert talk.told is not None
    added = addition(talk.told)
    assert (added.unknown, added.answers_questions, added.answers) == (True, ("q1",), {})
    assert asking().tap("answer").say("ข้าม").effects == [LookUp(RECEIPT)]


def test_withdrawing_asks_once_more() -> None:
    talk = looked_up().tap("withdraw")
    assert talk.effects == [LookUp(RECEIPT)]
    talk.tap("no")
    assert talk.at == "follow_up/status"
    talk.tap("withdraw").tap("yes")
    assert talk.effects[-1] == Withdraw()
    assert talk.keys == ["withdrawn"]
    assert talk.state is None


def test_the_reply_address_is_forgotten_on_request() -> None:
    talk = looked_up().tap("forget")
    assert talk.effects[-1] == ForgetAddress()
    assert talk.state is None


def test_the_reply_address_waits_until_what_was_told_is_sent() -> None:
    talk = looked_up().say("เมื่อวานตำรวจมาแล้วแต่เขาหนีไป").tap("forget")
    assert talk.keys == ["unfinished-addition", "ask-follow"]


def test_what_is_not_possible_is_not_offered() -> None:
    found = LookedUp("accepted", (), False, False, HANDLE)  # noqa: FBT003
    talk = looked_up(outcomes={LookUp: found})
    assert not {"withdraw", "forget", "answer"} & set(talk.buttons)


def test_after_a_withdrawn_tip_was_shown_a_story_opens_a_new_one() -> None:
    found = LookedUp("withdrawn", (), False, False, HANDLE)  # noqa: FBT003
    talk = looked_up(outcomes={LookUp: found})
    assert talk.keys == ["status"]
    assert talk.state is None
    talk.say("เมื่อวานเห็นคนเดิมกลับมาขายอีก")
    assert talk.at.startswith("drug_tip/")


def test_a_story_told_instead_of_a_choice_is_added_when_done() -> None:
    talk = looked_up().say("เมื่อวานตำรวจมาแล้วแต่เขาหนีไป")
    assert talk.keys == ["kept-addition", "ask-follow"]
    talk.tap("done")
    assert talk.effects[-1] == Add()


def test_a_file_before_the_receipt_is_asked_for_later() -> None:
    talk = Talk().say("ติดตาม").give(Media("image", "p", "m"))
    assert talk.keys == ["files-after-code", "ask-receipt"]


def test_giving_up_an_addition_asks_once() -> None:
    talk = looked_up().tap("add").tap("who").say("ชื่อเล่นว่าดำ").say("เลิกแจ้ง")
    assert talk.at == "cancel"
    talk.tap("yes")
    assert talk.state is None
    assert Add() not in talk.effects


def test_a_tip_being_told_is_finished_before_another_is_followed() -> None:
    talk = Talk().say("เมื่อคืนเห็นคนแปลกหน้าเข้าออกบ้านหลังนั้น")
    talk.give(Pick("receipt", "add", "", HANDLE))
    assert talk.keys == ["unfinished", "ask-what"]


def test_an_addition_needs_an_opened_tip() -> None:
    talk = Talk().say("เมนู")
    assert talk.state is not None
    with pytest.raises(ValueError, match="no tip"):
        addition(talk.state)


@pytest.mark.parametrize("at", ["status", "topics"])
def test_a_receipt_typed_beside_an_opened_tip_is_looked_up_and_never_told_to_the_staff(
    at: str,
) -> None:
    talk = looked_up()
    if at == "topics":
        talk.tap("add")
    talk.say("4821 0937 5516 2046")
    assert talk.effects == [LookUp(RECEIPT), LookUp(RECEIPT)]
    assert talk.state is not None
    assert talk.state.words == ()


def test_a_receipt_typed_before_an_addition_is_sent_waits_and_is_not_kept() -> None:
    talk = looked_up().say("เมื่อวานรถคันเดิมมาจอดอีก").say("4821 0937 5516 2046")
    assert talk.keys == ["unfinished-addition", "ask-follow"]
    assert talk.state is not None
    assert [word.text for word in talk.state.words] == ["เมื่อวานรถคันเดิมมาจอดอีก"]


def test_asking_for_the_status_again_with_nothing_added_asks_for_the_receipt() -> None:
    assert looked_up().say("ติดตามเรื่อง").keys == ["ask-receipt"]


@pytest.mark.parametrize(
    "typed",
    [
        "รหัส 4821 0937 5516 2046",
        "รหัสติดตามของหนูคือ ๔๘๒๑๐๙๓๗๕๕๑๖๒๐๔๖ ค่ะ",
        "my code is 4821093755162046",
    ],
)
def test_a_receipt_with_a_word_before_it_is_looked_up_and_never_told_to_staff(typed: str) -> None:
    assert isinstance(Talk().say("ติดตามเรื่อง").say(typed).effects[-1], LookUp)
    assert isinstance(Talk().say(typed).effects[-1], LookUp)
    told = at_send_screen().say(typed)
    assert told.keys[0] == "receipt-left-out"


def test_letters_that_look_like_digits_are_read_as_such_where_the_code_is_asked_for() -> None:
    assert isinstance(Talk().say("ติดตามเรื่อง").say("4821 O937 55l6 2o46").effects[-1], LookUp)


@pytest.mark.parametrize("typed", ["รหัสหายค่ะ", "จำรหัสไม่ได้แล้วทำไง", "ยังขายอยู่เลยค่ะ เมื่อวานก็เห็น"])
def test_words_before_the_code_are_not_kept_and_say_so_and_the_code_still_works(typed: str) -> None:
    talk = Talk().say("ติดตามเรื่อง").say(typed)
    assert talk.keys == ["words-after-code", "ask-receipt"]
    assert talk.state is not None
    assert not talk.state.holds_anything()
    assert talk.say(RECEIPT).keys[0] == "status"


def test_who_lost_the_code_can_tell_it_as_a_new_tip() -> None:
    assert Talk().say("ติดตามเรื่อง").say("รหัสหายค่ะ").say("แจ้ง").at == "drug_tip/what"


@pytest.mark.parametrize("typed", ["ขอยกเลิกเรื่องนี้", "ลบเรื่องนี้", "ขอถอนแจ้งค่ะ", "withdraw my report"])
def test_who_wants_a_looked_up_tip_back_is_asked_once_more(typed: str) -> None:
    talk = looked_up().say(typed)
    assert talk.at == "follow_up/withdraw"
    assert talk.effects == [LookUp(RECEIPT)]
    assert isinstance(talk.say("ใช่").effects[-1], Withdraw)


@pytest.mark.parametrize("typed", ["เรื่องถึงไหนแล้ว", "จับได้หรือยัง", "ทำไมยังไม่ทำอะไร"])
def test_asking_how_far_it_is_adds_nothing_to_the_tip(typed: str) -> None:
    talk = looked_up().say(typed)
    assert talk.keys == ["card-next", "ask-follow"]
    assert talk.state is not None
    assert talk.state.words == ()
