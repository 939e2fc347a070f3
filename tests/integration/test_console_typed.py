"""What was typed and is not kept yet is not lost, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from intake.model import Role
from tests.console_house import House
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import tell
from tests.integration.test_console_browser import NOTE, served, sign_in

pytestmark = pytest.mark.browser
IDLE = timedelta(minutes=16)
QUESTION = "เห็นครั้งล่าสุดเมื่อไรคะ"
WHY = "พยานบอกว่ามีปืนสองกระบอก"


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, STAFF)


@contextmanager
def tip_open(house: House, browser: BrowserContext, login: str = "lead") -> Iterator[Page]:
    """The page of a fresh tip, in a tab of its own."""
    tip = tell(house)
    with served(house) as console:
        page = browser.new_page()
        page.goto(f"{console}/tips/{tip.reference}")
        sign_in(house, page, login)
        page.wait_for_url(f"**/tips/{tip.reference}")
        yield page
        page.close()


def waiting_in_tab(page: Page) -> int:
    """How much that was typed stands in the browser."""
    kept = page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]")
    return sum(str(key).startswith("unsent ") for key in kept)


def shown(page: Page, form: str) -> bool:
    """Whether the form says that what was typed came back."""
    return page.get_by_test_id(form).get_by_test_id("restored").is_visible()


def act(page: Page, name: str) -> None:
    """Open the fold of an act."""
    page.get_by_test_id(f"act-{name}").locator("summary").first.click()


def test_a_note_sent_after_the_session_ended_waits_in_the_tab_until_it_is_kept(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        path = page.url
        page.get_by_test_id("note-text").fill(NOTE)
        house.clock.forward(IDLE)
        page.get_by_test_id("note-save").click()
        page.wait_for_url("**/sign-in**")
        assert page.get_by_test_id("ended").inner_text().endswith("ในแท็บนี้")
        sign_in(house, page, "lead")
        page.wait_for_url(path)
        assert page.get_by_test_id("note-text").input_value() == NOTE
        assert shown(page, "note-form")
        page.get_by_test_id("note-save").click()
        page.get_by_test_id("done").wait_for()
        assert page.get_by_test_id("note").locator(".words").inner_text() == NOTE
        assert page.get_by_test_id("note-text").input_value() == ""
        assert waiting_in_tab(page) == 0
        page.reload()
        assert not shown(page, "note-form")


def test_a_waiting_note_is_for_who_wrote_it_and_gone_after_signing_out(
    house: House, browser: BrowserContext
) -> None:
    house.add("second", Role.LEAD, "4505", by="admin", confirmed_by="lead")
    with tip_open(house, browser) as page:
        path = page.url
        for who, somebody_else in (("second", True), ("second", False)):
            page.get_by_test_id("note-text").fill(NOTE)
            house.clock.forward(IDLE)
            page.get_by_test_id("note-save").click()
            page.wait_for_url("**/sign-in**")
            assert waiting_in_tab(page) == 1
            sign_in(house, page, who)
            page.wait_for_url(path)
            assert page.get_by_test_id("note-text").input_value() == ("" if somebody_else else NOTE)
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_test_id("sign-out").click()
        page.wait_for_url("**/sign-in**")
        assert waiting_in_tab(page) == 0


def test_questions_and_reasons_typed_when_the_session_ended_come_back_too(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        path = page.url
        page.get_by_test_id("question-text").fill(QUESTION)
        act(page, "urgency")
        page.locator("[name=urgency][value=now]").check()
        page.get_by_test_id("urgency-reason").fill(WHY)
        house.clock.forward(IDLE)
        page.get_by_test_id("set-urgency").click()
        page.wait_for_url("**/sign-in**")
        assert waiting_in_tab(page) == 2
        sign_in(house, page, "lead")
        page.wait_for_url(path)
        assert page.get_by_test_id("question-text").input_value() == QUESTION
        assert page.get_by_test_id("urgency-reason").input_value() == WHY
        assert page.get_by_test_id("urgency-reason").is_visible()  # its fold is open
        assert page.locator("[name=urgency][value=now]").is_checked()
        page.get_by_test_id("set-urgency").click()
        page.get_by_test_id("done").wait_for()
        assert page.get_by_test_id("question-text").input_value() == QUESTION
        assert waiting_in_tab(page) == 1


def test_a_refused_form_comes_back_as_it_was_filled_in(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        page.get_by_test_id("accept").click()
        page.get_by_test_id("done").wait_for()
        act(page, "refer")
        page.get_by_test_id("refer-target").fill("ป.ป.ส. ภาค 4")
        page.get_by_test_id("letter_number").fill("รอ 0018/123")
        page.get_by_test_id("sent_on").fill("31/2/2569")
        page.get_by_test_id("refer").click()
        page.get_by_test_id("refused").wait_for()
        assert page.get_by_test_id("refer-target").input_value() == "ป.ป.ส. ภาค 4"
        assert page.get_by_test_id("sent_on").input_value() == "31/2/2569"
        assert shown(page, "refer-form")
        for field in ("refer-target", "letter_number", "sent_on"):
            page.get_by_test_id(field).fill("")
        assert waiting_in_tab(page) == 0


def test_another_act_first_keeps_what_is_half_written_and_asks_nothing(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        asked: list[str] = []

        def leave(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", leave)
        page.get_by_test_id("note-text").fill(NOTE)
        colleague = house.visit("staff")
        path = "/tips/" + page.url.rpartition("/")[2]
        colleague.get(path)
        assert colleague.post(f"{path}/accept").status == 303
        page.get_by_test_id("accept").click()
        page.get_by_test_id("refused").wait_for()
        assert page.get_by_test_id("note-text").input_value() == NOTE
        assert asked == []
        page.get_by_test_id("back-to-queue").click()
        page.wait_for_url("**/tips")
        assert asked == ["beforeunload"]


def test_a_tick_that_says_i_know_is_given_anew(house: House, browser: BrowserContext) -> None:
    with tip_open(house, browser) as page:
        page.get_by_test_id("to-transfer").click()
        page.get_by_test_id("transfer-centre").select_option(index=1)
        page.get_by_test_id("reason-other").check()
        page.get_by_test_id("transfer-note").fill(WHY)
        page.get_by_test_id("understood").check()
        chosen, path = page.get_by_test_id("transfer-centre").input_value(), page.url
        house.clock.forward(IDLE)
        page.get_by_test_id("transfer").click()
        page.wait_for_url("**/sign-in**")
        sign_in(house, page, "lead")
        page.goto(path)
        assert page.get_by_test_id("transfer-note").input_value() == WHY
        assert page.get_by_test_id("transfer-centre").input_value() == chosen
        assert not page.get_by_test_id("understood").is_checked()


def test_a_form_older_than_the_session_of_another_tab_leads_back_to_its_page(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        path = page.url
        page.get_by_test_id("note-text").fill(NOTE)
        house.clock.forward(IDLE)
        other = browser.new_page()
        other.goto(path)
        sign_in(house, other, "lead")
        other.wait_for_url(path)
        page.get_by_test_id("note-save").click()
        page.get_by_test_id("error-form").wait_for()
        page.get_by_test_id("error-again").click()
        page.wait_for_url(path)
        assert page.get_by_test_id("note-text").input_value() == NOTE
        page.get_by_test_id("note-save").click()
        page.get_by_test_id("done").wait_for()
        assert page.get_by_test_id("note").count() == 1
        other.close()


def test_a_question_to_look_at_again_is_in_sight_on_a_phone(
    house: House, browser: BrowserContext
) -> None:
    with tip_open(house, browser) as page:
        page.set_viewport_size({"width": 390, "height": 844})
        page.get_by_test_id("question-text").fill("ขอเบอร์โทรติดต่อกลับได้ไหม")
        page.get_by_test_id("ask").click()
        doubtful = page.get_by_test_id("question-doubtful")
        doubtful.wait_for()
        box = doubtful.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 844
        assert not shown(page, "question-form")  # the server gave it back already
