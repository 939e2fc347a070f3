"""The console in a real browser: nothing runs over the edge or against the page's policy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page
from werkzeug.serving import make_server

from intake.model import PartKind, Status, Urgency
from tests.clips import clip
from tests.console_house import ONE_STEP, PASSWORD, House
from tests.console_people import LEAD, LEAD_45
from tests.console_tips import STORY, fetch, picture, sent, tell

pytestmark = pytest.mark.browser
PHONE, DESK = 390, 1440
SCREEN = 844  # px a phone is high
SEEKS = """clip => new Promise((done, lost) => {
  clip.onerror = () => lost(clip.error.message);
  clip.onseeked = () => done(clip.videoWidth === 64 ? clip.currentTime : -1);
  const seek = () => { clip.currentTime = 6; };
  if (clip.readyState > 0) seek(); else clip.onloadedmetadata = seek;
})"""
PLAYS = """voice => new Promise((done, lost) => {
  voice.onerror = () => lost(voice.error.message);
  voice.ontimeupdate = () => { if (voice.currentTime > 0.5) done(voice.currentTime); };
  voice.muted = true;
  voice.play().catch((error) => lost(error.message));
})"""
NOTE = "คุยกับผู้ใหญ่บ้านแล้ว\nจะไปดูพรุ่งนี้"


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD)


@contextmanager
def served(house: House) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, house.app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sign_in(house: House, page: Page, login: str) -> None:
    house.clock.forward(ONE_STEP)
    page.get_by_test_id("login").fill(login)
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("sign-in").click()
    page.get_by_test_id("code").fill(house.digits(house.people[login].factor))
    page.get_by_test_id("second-factor").click()


def overflow(page: Page) -> int:
    width = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return int(width)


def test_a_member_signs_in_reads_accepts_and_closes_by_keyboard_and_touch(
    house: House, browser: BrowserContext
) -> None:
    tip = tell(house, files=(picture(),))
    with served(house) as console:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.set_viewport_size({"width": PHONE, "height": 844})
        page.goto(f"{console}/tips/{tip.reference}")
        sign_in(house, page, "lead")
        page.wait_for_url(f"**/tips/{tip.reference}")
        assert page.get_by_test_id("said").first.inner_text().startswith(STORY)
        shown = page.locator(".picture img").first
        shown.scroll_into_view_if_needed()
        assert shown.evaluate("img => img.decode().then(() => img.naturalWidth)") == 640
        page.get_by_test_id("accept").press("Enter")
        page.get_by_test_id("done").wait_for()
        page.get_by_test_id("act-investigated").locator("summary").first.press("Enter")
        page.get_by_test_id("outcome-watch").check()
        page.get_by_test_id("investigated").click()
        page.get_by_test_id("outcome").wait_for()
        assert complaints == []
        page.close()
    with house.store.read() as work:
        closed = work.tips.find(tip.id)
    assert closed is not None
    assert closed.status is Status.INVESTIGATED


def test_a_picture_that_is_still_being_fetched_appears_beside_a_half_written_note(
    house: House, browser: BrowserContext
) -> None:
    awaited = picture()
    tip = tell(house, files=(awaited,), fetched=False)
    with served(house) as console:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{console}/tips/{tip.reference}")
        sign_in(house, page, "lead")
        page.wait_for_url(f"**/tips/{tip.reference}")
        page.get_by_test_id("picture-pending").wait_for()
        page.get_by_test_id("note-text").fill(NOTE)
        fetch(house, tip, awaited.part_id)
        shown = page.locator(".picture img")
        shown.wait_for()
        shown.scroll_into_view_if_needed()
        assert shown.evaluate("img => img.decode().then(() => img.naturalWidth)") == 640
        assert page.get_by_test_id("note-text").input_value() == NOTE
        assert complaints == []
        page.close()


def test_a_clip_seeks_and_a_voice_plays_after_one_more_tap(
    house: House, browser: BrowserContext
) -> None:
    seen, heard = sent(PartKind.VIDEO), sent(PartKind.AUDIO)
    tip = tell(house, files=(seen, heard), fetched=False)
    plain = clip("webm", "libvpx", "libopus", seconds=8)
    fetch(house, tip, seen.part_id, "video/webm", plain=plain, kind=seen.kind)
    voice = clip("ogg", "", "libopus")
    fetch(house, tip, heard.part_id, "audio/ogg", plain=voice, kind=heard.kind)
    with served(house) as console:
        page = browser.new_page()
        page.goto(f"{console}/tips/{tip.reference}")
        sign_in(house, page, "lead")
        page.wait_for_url(f"**/tips/{tip.reference}")
        shown = page.get_by_test_id("clip")
        shown.scroll_into_view_if_needed()
        at = shown.evaluate(SEEKS)
        assert at == pytest.approx(6, abs=0.2)
        played = page.get_by_test_id("voice")
        assert not played.is_visible()
        page.get_by_test_id("voice-open").locator("summary").click()
        played.wait_for()
        assert played.evaluate(PLAYS) > 0.5
        page.close()


def test_the_first_tip_is_whole_on_the_first_screen_of_a_phone(
    house: House, browser: BrowserContext
) -> None:
    for status, urgency in zip(Status, (*Urgency, *Urgency), strict=True):
        tip = tell(house)
        with house.store.write() as work:
            work.casework.save(replace(tip, status=status, urgency=urgency))
    with served(house) as console:
        page = browser.new_page()
        page.goto(console)
        sign_in(house, page, "lead")
        page.wait_for_url("**/tips")
        for language in ("th", "en"):
            assert page.locator("html").get_attribute("lang") == language
            first = page.get_by_test_id("tip-row").first.bounding_box()
            assert first is not None
            assert first["y"] < SCREEN / 3
            assert first["y"] + first["height"] < SCREEN
            if language == "th":
                page.get_by_test_id("language").click()
                page.wait_for_load_state()
        page.close()


def test_no_page_runs_over_the_edge_of_a_phone_or_a_desk(
    house: House, browser: BrowserContext
) -> None:
    tip = tell(house, files=(picture(),))
    path = f"/tips/{tip.reference}"
    paths = ("/tips", path, f"{path}/transfer", f"{path}/barring", "/standby")
    wide = []
    with served(house) as console:
        page = browser.new_page()
        page.goto(f"{console}/sign-in")
        assert overflow(page) == 0
        sign_in(house, page, "lead")
        page.wait_for_url("**/tips")
        for language in ("th", "en"):
            for path in (*paths, "/members", "/audit", "/account", "/no-such-page"):
                page.goto(console + path)
                for width in (PHONE, DESK):
                    page.set_viewport_size({"width": width, "height": 844})
                    if overflow(page):
                        wide.append((language, path, width))
            page.goto(f"{console}/account")
            page.get_by_test_id("language").click()
            page.wait_for_url("**/account")
        page.close()
    assert wide == []


def test_a_tip_prints_black_on_white_without_empty_headings_also_from_a_dark_screen(
    house: House, browser: BrowserContext
) -> None:
    tip = tell(house, facts=frozenset({"weapon"}))
    path = f"/tips/{tip.reference}"
    with served(house) as console:
        page = browser.new_page()
        page.goto(console + path)
        sign_in(house, page, "lead")
        page.wait_for_url(f"**{path}")
        by = page.locator(".print-only")
        assert not by.is_visible()
        page.emulate_media(media="print", color_scheme="dark")
        for name in ("status", "urgency"):
            inked = page.get_by_test_id(name).first
            assert inked.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
        assert by.inner_text().startswith("ข้อมูลลับ")
        assert not page.locator("#h-notes").is_visible()
        assert not page.locator("#h-questions").is_visible()
        assert page.get_by_test_id("said").first.is_visible()
        page.close()
