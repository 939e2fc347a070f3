"""Photos of signs sent from a telephone's browser: chosen, sent, and seen once they are kept."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext

from tests.artwork.photo_of import a_sign, jpeg
from tests.console_house import House
from tests.integration.test_console_browser import overflow, served, sign_in
from tests.integration.test_console_sign_photos import OURS, PHOTOS, house, shows

__all__ = ["house"]
pytestmark = pytest.mark.browser


def test_a_clerk_sends_photos_from_a_telephone_and_sees_them_arrive(
    house: House,
    browser: BrowserContext,
    tmp_path: Path,
) -> None:
    read, unread = tmp_path / "1.jpg", tmp_path / "2.jpg"
    read.write_bytes(shows(house, OURS))
    unread.write_bytes(shows(house))
    with served(house) as console:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{console}{PHOTOS}")
        sign_in(house, page, "clerk")
        page.wait_for_url(f"**{PHOTOS}")
        page.get_by_test_id("photos").set_input_files([read, unread])
        page.get_by_test_id("send-photos").click()
        page.wait_for_url("**/sent?*")
        assert page.get_by_test_id("outcome").count() == 2
        assert overflow(page) == 0
        (photo_id,) = re.findall(r"photos/([0-9a-f-]{36})/code", page.content())
        page.goto(f"{console}{PHOTOS}")
        shown = page.get_by_test_id("waiting").locator("img")
        (house.blobs / f"{UUID(photo_id).hex}.jpg").write_bytes(jpeg(a_sign(OURS)))
        shown.scroll_into_view_if_needed()
        page.wait_for_selector("[data-testid=waiting] img[src*='?']")
        assert shown.evaluate("img => img.decode().then(() => img.naturalWidth)") > 300
        page.get_by_test_id("code").fill("45k 7m8")
        page.get_by_test_id("file-code").click()
        page.get_by_test_id("by-hand").wait_for()
        assert complaints == []
        page.close()
