"""A whole installation with its demo people, and the browsers they sit at."""

import json

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from demo.people import person
from start.stack import Stack
from tests.journeys.chat_page import ChatPage
from tests.journeys.console_page import DESKTOP, PHONE, sign_in
from tests.journeys.watching import Watch

# The phone asks for news once a second; a test that takes thirty turns cannot wait so long.
_IMPATIENT = """
const later = window.setTimeout;
window.setTimeout = (act, ms, ...rest) => later(act, Math.min(ms ?? 0, 150), ...rest);
"""


DELIVERY_ROUNDS = 30  # each starts a command, about a second


class Town:
    """Everybody's browsers over one stack; who signed in once stays signed in."""

    def __init__(self, stack: Stack, chromium: Browser) -> None:
        self.stack = stack
        self.watch = Watch()
        self._chromium = chromium
        self._seats: dict[str, BrowserContext] = {}
        self._opened: list[BrowserContext] = []

    def phone(self, person: str, account: str = "citizen") -> ChatPage:
        """A phone of 390 px with this account's chat open."""
        context = self.browser(PHONE)
        context.add_init_script(_IMPATIENT)
        page = context.new_page()
        return ChatPage(page, self.stack.simulator_url, account, person)

    def browser(self, size: ViewportSize) -> BrowserContext:
        """A fresh profile that is watched."""
        context = self._chromium.new_context(
            viewport=size, locale="th-TH", timezone_id="Asia/Bangkok"
        )
        context.set_default_timeout(15_000)
        self.watch.over(context)
        self._opened.append(context)
        return context

    def desk(self, login: str, path: str = "/") -> Page:
        """A tab of this person's browser at the console, signed in; a code works only once."""
        seat = self._seats.get(login)
        if seat is None:
            seat = self._seats[login] = self.browser(DESKTOP)
            page = seat.new_page()
            page.goto(f"{self.stack.console_url}/sign-in")
            sign_in(page, login, person(login).password, self.digits(login))
        else:
            page = seat.new_page()
        page.goto(self.stack.console_url + path)
        return page

    def leave(self) -> None:
        """Close what a test left open: a phone that nobody looks at goes on asking for news."""
        for context in self._opened:
            for page in list(context.pages):
                page.close()

    def delivered(self) -> None:
        """Wait until nothing that is due waits in the outbox."""
        for _ in range(DELIVERY_ROUNDS):
            figures = json.loads(self.stack.run("outbox", "stats", "--json"))
            if not figures["oldest_seconds"]:
                return
        raise AssertionError(f"the outbox does not empty: {figures}")

    def digits(self, login: str) -> str:
        """What this person's authenticator shows, or shows next where that was used."""
        return self.stack.run("demo", "totp", login).strip()

    def sign(self) -> str:
        """The code of a sign that hangs in ธวัชบุรี."""
        file = self.stack.home / "simulator" / "signs.json"
        return str(json.loads(file.read_text(encoding="utf-8"))[0]["code"])
