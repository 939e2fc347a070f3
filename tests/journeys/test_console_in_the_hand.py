"""The console on a phone, and without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from demo.people import ADMIN, member_of, person
from tests.journeys.chat_page import TH
from tests.journeys.console_page import PHONE, open_tip, overflow
from tests.journeys.telling import notified, up_to_the_send_screen
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SIGNED_OUT = ("/sign-in", "/enrol", "/no-such-page")
PAGES = {
    "lead": ("/tips", "/tips?status=all&urgency=all", "/members", "/audit", "/account"),
    "admin": ("/centres", "/centres?province=45", "/centres?q=เมือง", "/members", "/account"),
}


def _fits(page: Page) -> str:
    page.set_viewport_size(PHONE)
    return f"{page.url}: {overflow(page)} px" if overflow(page) else ""


def test_no_page_of_the_console_scrolls_sideways_on_a_phone(town: Town) -> None:
    citizen, officer = town.phone("citizen-in-the-hand"), town.phone("officer-4505", "officer")
    long_word = "https://example.invalid/" + "ยาวมาก" * 40
    up_to_the_send_screen(citizen, town.sign(), f"มีปืน {long_word}")
    _, reference = notified(town, citizen, officer)
    wide = []

    visitor = town.browser(PHONE).new_page()
    for path in SIGNED_OUT:
        with town.watch.expecting("404"):
            visitor.goto(town.stack.console_url + path)
        wide.append(_fits(visitor))

    for role, paths in PAGES.items():
        page = town.desk("lead-4505" if role == "lead" else ADMIN.login)
        for path in paths:
            answer = page.goto(town.stack.console_url + path)
            assert answer
            assert answer.ok, path
            wide.append(_fits(page))

    tip = town.desk(member_of("4505").login)
    wide.append(_fits(tip))
    open_tip(tip, reference)
    tip.get_by_test_id("accept").click()
    for act in tip.locator("details").all():
        act.evaluate("one => { one.open = true }")
    wide.append(_fits(tip))
    tip.get_by_test_id("to-transfer").click()
    wide.append(_fits(tip))

    assert [one for one in wide if one] == []
    assert town.watch.complaints == []


def test_a_member_signs_in_with_the_keyboard_alone(town: Town) -> None:
    login = member_of("5506").login
    page = town.browser(PHONE).new_page()
    page.goto(town.stack.console_url)
    press = page.keyboard.press
    expect(page.get_by_test_id("login")).to_be_focused()
    page.keyboard.type(login)
    press("Tab")
    page.keyboard.type("not the password")
    with town.watch.expecting("403"):
        press("Enter")
        expect(page.get_by_test_id("refused")).to_be_visible()
    expect(page.get_by_test_id("password")).to_be_focused()
    page.keyboard.type(person(login).password)
    press("Enter")
    expect(page.get_by_test_id("code")).to_be_focused()
    page.keyboard.type(town.digits(login))
    press("Enter")
    expect(page.get_by_test_id("queue").or_(page.get_by_test_id("queue-empty"))).to_be_visible()
    press("Tab")
    expect(page.locator(":focus")).to_have_text(TH.text("console-skip"))
    press("Enter")
    press("Tab")
    inside = page.locator("main :focus")
    expect(inside).to_have_count(1)
    assert town.watch.complaints == []
