"""``python -m tests.journeys.screenshots``: the pictures of README and docs, of a real run."""

import io
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from bot.rich_menu import rich_menus
from demo.people import ADMIN, member_of
from simulator.client import Phone
from start.stack import ROOT, Stack
from tests.artwork.photo_of import a_sign, jpeg
from tests.artwork.sign import FACTS
from tests.conftest import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.journeys.console_page import DESKTOP, PHONE, open_tip, picture
from tests.journeys.settings import QUICK
from tests.journeys.telling import notified, up_to_the_send_screen
from tests.journeys.town import Town

FOLDER = ROOT / "docs" / "screenshots"
COLOURS = 128
SETTLED_MS = 700
DRAWN_MS = 60_000


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """Write a picture of the page as a small PNG."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED_MS)
    with Image.open(io.BytesIO(page.screenshot(full_page=whole))) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}.png", optimize=True)


def both_sizes(page: Page, name: str) -> None:
    """The same page on a phone and on a desk."""
    page.set_viewport_size(PHONE)
    take(page, f"{name}-390", whole=True)
    page.set_viewport_size(DESKTOP)
    take(page, name, whole=True)


def tell_one(town: Town, person: str, told: str, *, with_picture: bool = False) -> str:
    """A tip without a camera looking; gives its reference."""
    citizen = town.phone(person)
    officer = town.phone(member_of("4505").login, "officer")
    up_to_the_send_screen(citizen, town.sign(), told)
    if with_picture:
        citizen.taps("label-add")
        citizen.taps("topic-pictures")
        citizen.sends_sample_photo()
        citizen.hears("รับไฟล์แล้ว")
        citizen.taps("label-send")
        citizen.hears("ยังไม่ได้ส่ง")
    _, reference = notified(town, citizen, officer)
    return reference


def chats(town: Town) -> None:
    """First screen, send screen, receipt, and the officer's notice."""
    citizen = town.phone("citizen-1")
    officer = town.phone(member_of("4505").login, "officer")
    citizen.page.get_by_test_id("banner-button").click()
    citizen.hears("ไม่ต้องบอกชื่อ")
    take(citizen.page, "chat-first-screen-390")
    citizen.page.set_viewport_size(DESKTOP)
    take(citizen.page, "simulator")
    citizen.page.set_viewport_size(PHONE)
    up_to_the_send_screen(citizen, town.sign())
    take(citizen.page, "chat-send-screen-390")
    _, reference = notified(town, citizen, officer)
    take(citizen.page, "chat-receipt-390")
    officer.presses("notice-acknowledge", about=reference)
    officer.hears("รับทราบแล้วค่ะ")
    take(officer.page, "officer-notice-390")


def console(town: Town, reference: str) -> None:
    """Sign-in, queue, an opened tip, transfer."""
    visitor = town.browser(DESKTOP).new_page()
    visitor.goto(town.stack.console_url)
    both_sizes(visitor, "sign-in")
    page = town.desk(member_of("4505").login, "/tips")
    both_sizes(page, "queue")
    open_tip(page, reference)
    picture(page).evaluate("one => one.decode()")
    both_sizes(page, "tip")
    page.get_by_test_id("to-transfer").click()
    expect(page.get_by_test_id("transfer-form")).to_be_visible()
    both_sizes(page, "transfer")
    lead = town.desk("lead-4505", "/members")
    both_sizes(lead, "members")
    lead.goto(town.stack.console_url + "/audit")
    both_sizes(lead, "audit")


def signs(town: Town) -> None:
    """Ordering signs, a batch that is ready; a photo's report in coverage and worksheet."""
    page = town.desk(ADMIN.login, "/prints/order?area=4505&template=vinyl-240x120#look")
    page.get_by_test_id("print-preview").evaluate("one => one.decode()")
    both_sizes(page, "print-order")
    page.get_by_test_id("print-order").click()
    expect(page.get_by_test_id("print-file").first).to_be_visible(timeout=DRAWN_MS)
    both_sizes(page, "print-batch")
    host = urlsplit(town.stack.public_url).netloc
    sign = a_sign(town.sign(), facts=replace(FACTS, host=host))
    hung = Phone(town.stack.simulator_url, "officer", member_of("4505").login)
    hung.send_image(jpeg(sign))
    hung.wait_for(town.sign())
    lead = town.desk("lead-4505", "/installation")
    both_sizes(lead, "coverage")
    lead.goto(town.stack.console_url + "/installation/worksheet")
    take(lead, "worksheet", whole=True)


def main() -> int:
    """Start a town, play, and write the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bosae-pictures-") as folder, sync_playwright() as one:
        chromium = one.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_ARGUMENTS))
        given = {"PATH": os.environ["PATH"], **QUICK}
        with Stack(Path(folder) / "home", given=given) as stack:
            town = Town(stack, chromium)
            chats(town)
            tell_one(town, "citizen-2", "ตั้งวงเสพยาในสวนยางหลังวัดทุกคืน มีปืน")
            reference = tell_one(
                town,
                "citizen-3",
                "รถกระบะสีขาวมาส่งของที่บ้านไม้สองชั้นคืนวันศุกร์ คนขับพกปืน",
                with_picture=True,
            )
            console(town, reference)
            signs(town)
        chromium.close()
    for menu in rich_menus("https://staff.example.go.th"):
        (FOLDER / f"menu-{menu.account}.png").write_bytes(menu.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
