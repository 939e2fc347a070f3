"""A sign is scanned: its page, the button, and the tip that starts with the sign's district."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.console_page import DESKTOP
from tests.journeys.telling import begun_on_the_page
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SMALL: ViewportSize = {"width": 320, "height": 568}
SITE = "ที่ว่าการอำเภอธวัชบุรี"


def landed(town: Town, size: ViewportSize, code: str, query: str = "") -> Page:
    page = town.browser(size).new_page()
    page.goto(f"{town.stack.public_url}/s/{code.lower()}{query}")
    return page


def faults(page: Page) -> list[str]:
    """What axe finds, by the name of its rule."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:80]}" for one in found for node in one["nodes"]]


def test_the_button_prefills_a_message_that_starts_the_tip_with_the_signs_district(
    town: Town,
) -> None:
    code = district_sign(town)
    page = landed(town, SMALL, code)
    expect(page.get_by_test_id("site")).to_have_text(f"ป้ายของ {SITE}")
    expect(page.get_by_test_id("desk")).to_be_hidden()
    begun_on_the_page(town, page, code, "citizen-1")
    assert town.watch.complaints == []


def test_the_page_is_clean_to_axe_and_fits_the_smallest_phone_in_light_and_dark(
    town: Town,
) -> None:
    code = district_sign(town)
    for size in (SMALL, DESKTOP):
        for query in ("", "?l=en"):
            for path in (code, "222222"):
                page = landed(town, size, path, query)
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    assert faults(page) == [], (size, query, path, scheme)
                width = page.evaluate("document.documentElement.scrollWidth")
                assert width <= size["width"]
                assert page.context.cookies() == []
                page.close()
    desk = landed(town, DESKTOP, code)
    expect(desk.get_by_test_id("desk")).to_contain_text(f"สวัสดี {code}")


def test_nobody_who_opened_a_page_stands_in_a_log(town: Town) -> None:
    code = district_sign(town)
    landed(town, SMALL, code)
    landed(town, SMALL, "222222")
    logs = "".join(
        file.read_text(encoding="utf-8", errors="replace")
        for file in town.stack.home.rglob("*.log")
    )
    assert logs
    assert not re.search(rf"/s/|{code}|222222", logs, re.IGNORECASE)


def district_sign(town: Town) -> str:
    """The code of the sign at the district office."""
    listed = town.stack.run("signs", "list")
    (code,) = re.findall(rf"^(\w{{6}}) .* {SITE}$", listed, re.MULTILINE)
    return str(code)
