"""The simulator's phone in a browser, as a person uses it."""

import re

from playwright.sync_api import Locator, Page, expect

from texts import Catalogue

TH = Catalogue("th")
PATIENCE_MS = 25_000


class ChatPage:
    """One chat on a phone's screen; `hears` looks at what came since the last own act."""

    def __init__(self, page: Page, simulator_url: str, account: str, person: str) -> None:
        self.page = page
        page.goto(f"{simulator_url}/#{account}/{person}")
        expect(page.get_by_test_id("person-name")).to_contain_text("มือถือของ")
        expect(page.locator("#messages")).to_have_attribute("data-shown", f"{account}/{person}")
        self._last = ""
        self.expect_from_now()

    def scan(self, code: str, *, panel_open: bool = False) -> None:
        """Choose a sign from the panel and press send on what it prefills."""
        if not panel_open:
            self.page.get_by_test_id("panel-open").click()
        self.page.get_by_test_id(f"sign-{code}").click()
        expect(self.page.get_by_test_id("input")).to_have_value(f"สวัสดี {code}")
        self.expect_from_now()
        self.page.get_by_test_id("send").click()

    def types(self, text: str) -> None:
        self.expect_from_now()
        self.page.get_by_test_id("input").fill(text)
        self.page.get_by_test_id("send").click()
        expect(self.page.get_by_test_id("my-message").filter(has_text=text).last).to_be_visible()

    def taps(self, key: str) -> None:
        """Press a quick reply by the key of its label."""
        self.taps_label(re.compile(f"^{re.escape(TH.text(key))}$"))

    def taps_label(self, label: re.Pattern[str]) -> None:
        chip = self.page.get_by_test_id("chip").filter(has_text=label)
        expect(chip).to_have_count(1, timeout=PATIENCE_MS)
        self.expect_from_now()
        chip.click()

    def presses(self, key: str, about: str = "") -> None:
        """Press a button by the key of its label, in the first message with these words."""
        message = self.page.get_by_test_id("message").filter(has_text=about)
        button = message.get_by_test_id("button").filter(has_text=TH.text(key)).first
        self.expect_from_now()
        button.click()

    def sends_sample_photo(self) -> None:
        self.expect_from_now()
        self.page.get_by_test_id("tray-open").click()
        self.page.get_by_test_id("sample-photo").click()

    def hears(self, text: str | re.Pattern[str]) -> str:
        """Wait for a message with these words since the last own act; gives all its words."""
        message = self._new().filter(has_text=text).first
        expect(message).to_be_visible(timeout=PATIENCE_MS)
        return message.inner_text()

    def heard(self) -> str:
        """Every word of the account on the screen."""
        return "\n".join(self.page.get_by_test_id("message").all_inner_texts())

    def _new(self) -> Locator:
        after = f"[data-id='{self._last}'] ~ " if self._last else ""
        return self.page.locator(f"#messages > {after}[data-testid='message']")

    def expect_from_now(self) -> None:
        """`hears` shall look only at what comes after this moment."""
        rows = self.page.locator("#messages > [data-id]")
        self._last = (rows.last.get_attribute("data-id") or "") if rows.count() else ""
