"""A conversation on the simulator's phone in one language, and a camera that looks at it."""

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import urllib3
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from simulator.client import Message, Phone
from texts import Catalogue

PATIENCE = 20.0
TALLEST = 2000  # pixels; no screen is cut by the window
QUIET_SECONDS = 0.2  # longer than a burst waits
# What is not of the conversation is put away, the row of buttons folded so that all can be read.
STYLE = """
.stage { display: block !important; padding: 0 !important; }
.panel, .phone > *:not([data-part="wall"], [data-part="chips"]), .day, .stamp, .before,
[data-part="loading"] { display: none !important; }
.phone { width: 390px !important; height: auto !important; max-height: none !important;
  border: 0 !important; border-radius: 0 !important; overflow: visible !important; }
.wall { flex: none !important; height: auto !important; overflow: visible !important; }
.chips { flex-wrap: wrap !important; overflow: visible !important; padding-bottom: 12px; }
.before + .follows .avatar { visibility: visible !important; }
"""
ONLY_FROM = """(first) => {
  for (let one = first.previousElementSibling; one; one = one.previousElementSibling)
    one.classList.add("before");
}"""
# What is no picture inside cannot be decoded, and is shown so.
VISIBLE = """(wall) => Promise.all(
  [...wall.querySelectorAll("img")].map((one) => one.decode().catch(() => null)))"""


class Camera:
    """Takes pictures of chats, as wide as a phone."""

    def __init__(self, chromium: Browser, simulator_url: str) -> None:
        context = chromium.new_context(
            viewport={"width": 390, "height": TALLEST},
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            bypass_csp=True,  # for the style above, of this page alone
        )
        self._page: Page = context.new_page()
        self._url = simulator_url

    def take(self, account: str, person: str, first: str, last: str) -> Image.Image:
        """The chat up to the last message, from the first one where that is named, with buttons."""
        self._page.goto("about:blank")
        self._page.goto(f"{self._url}/#{account}/{person}")
        phone = self._page.get_by_test_id("phone")
        wall = phone.get_by_test_id("messages")
        expect(wall).to_have_attribute("data-shown", f"{account}/{person}")
        expect(wall.locator(f"> [data-id='{last}']")).to_be_attached()
        if first:
            wall.locator(f"> [data-id='{first}']").evaluate(ONLY_FROM)
        self._page.add_style_tag(content=STYLE)
        wall.evaluate(VISIBLE)
        with Image.open(io.BytesIO(phone.screenshot())) as image:
            return image.convert("RGB")


@dataclass
class Album:
    """The pictures taken so far, by screen and language."""

    camera: Camera
    taken: dict[str, dict[str, Image.Image]] = field(default_factory=dict)
    _shapes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def keep(self, name: str, language: str, picture: Image.Image, shape: tuple[int, int]) -> None:
        """A screen is taken once in each language.

        ``shape``: how many messages and buttons it shows, the same in each: else the conversation
        has come to another place in one of them.
        """
        found = self.taken.setdefault(name, {})
        assert language not in found, f"{name} is taken twice"
        expected = self._shapes.setdefault(name, shape)
        assert expected == shape, f"{name}: {language} shows {shape}, not {expected}"
        found[language] = picture


class Talk:
    """One person's chat. Every act waits for the answer; `shot` takes what came since."""

    def __init__(
        self, album: Album, base_url: str, person: str, language: str, account: str = "citizen"
    ) -> None:
        self.language = language
        self.words = Catalogue(language)
        self.phone = Phone(base_url, account, person)
        self._album = album
        self._from = 0

    def begin(self, sign: str) -> None:
        """Scan, and in English take the language first."""
        self.does(lambda: self.phone.scan(sign))
        if self.language == "en":
            self.does(lambda: self.phone.tap(Catalogue("en").text("language-name")))

    def taps(self, key: str) -> None:
        """Tap a button by the key of its label."""
        label = self.words.text(key)
        self.does(lambda: self.phone.tap(label))

    def taps_here(self) -> None:
        """Tap the sign's own district."""
        yes = {"th": "ใช่", "en": "Yes"}[self.language]
        label = next(one.label for one in self.phone.buttons() if one.label.startswith(yes))
        self.does(lambda: self.phone.tap(label))

    def types(self, thai: str, english: str) -> None:
        """Type the sentence of this chat's language."""
        self.does(lambda: self.phone.send_text(thai if self.language == "th" else english))

    def number(self, typed: str) -> None:
        """Type a number or anything else that is the same in both languages."""
        self.does(lambda: self.phone.send_text(typed))

    def kept_button(self, key: str) -> Mapping[str, str]:
        """A button as it stands now, to be tapped when it is old."""
        label = self.words.text(key)
        return next(one.action for one in self.phone.buttons() if one.label == label)

    def taps_old(self, action: Mapping[str, str]) -> None:
        """Tap a button far up the chat."""
        self.does(lambda: self.phone.postback(action["data"], action.get("displayText")))

    def does(self, act: Callable[[], object], *, answered: bool = True) -> None:
        """Do it, and wait for the answer."""
        self.look_from_now()
        act()
        if answered:
            self.phone.wait_for("", PATIENCE)
        self.settle()

    def look_from_now(self) -> None:
        """The next picture begins with what comes now."""
        self._from = len(self.phone.messages())
        self.phone.expect_from_now()

    def hears(self, words: str) -> Message:
        """Wait for words since the last act."""
        found = self.phone.wait_for(words, PATIENCE)
        self.settle()
        return found

    def settle(self) -> None:
        """Wait until nothing more comes."""
        self.phone.settle(PATIENCE)
        before, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET_SECONDS:
            if (now := len(self.phone.messages())) != before:
                before, since = now, time.monotonic()
            time.sleep(0.05)

    def shot(self, name: str) -> None:
        """Take the picture of this screen."""
        shown = self.phone.messages()[self._from :]
        shape = (len(shown), len(self.phone.buttons()))
        self._keep(name, self.phone.person, shown[0].id, shown[-1].id, shape)

    def shot_of_group(self, name: str, group_id: str) -> None:
        """Take the picture of a group on this person's phone."""
        said = [one for one in self.phone.group(group_id)["bubbles"] if one["way"] != "line"]
        place = f"{self.phone.person}/groups/{group_id}"
        self._keep(name, place, "", said[-1]["id"], (len(said), 0))

    def _keep(self, name: str, place: str, first: str, last: str, shape: tuple[int, int]) -> None:
        picture = self._album.camera.take(self.phone.account, place, first, last)
        self._album.keep(name, self.language, picture, shape)


def spoil_next_fetch(base_url: str, **trouble: str | int) -> None:
    """LINE gives the next file late (`kind="slow"`), or answers with a `status` instead."""
    order = {"account": "citizen", "endpoint": "content", **trouble}
    urllib3.request("POST", f"{base_url}/_sim/fail", json=order)
