"""How a citizen on a phone tells a tip, step by step, in a real browser."""

import re
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.chat_page import TH, ChatPage
from tests.journeys.town import Town

RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
REFERENCE = re.compile(r"\d{4}-[2-9A-HJKMNP-TV-Z]{6}")
# A new friend was welcomed at length already, and is then only asked.
GREETED = re.compile(f"ไม่ต้องบอกชื่อ|{re.escape(TH.text('ask-menu'))}")
HERE = re.compile("^ใช่")
LOOK_UPS = 6  # one person may try ten an hour
WORKER_ROUND_MS = 2000
# A weapon makes it urgent, so that its notice does not wait for the morning.
TOLD = "ขายยาที่กระท่อมท้ายหมู่บ้านทุกเย็น คนขายมีปืน"


def up_to_the_send_screen(phone: ChatPage, sign: str, told: str = TOLD) -> None:
    """Sign, drug tip, selling, here, one line."""
    phone.scan(sign)
    phone.hears(GREETED)
    phone.taps("menu-drug")
    phone.hears(TH.text("ask-what"))
    phone.taps("category-selling")
    phone.hears("เกิดที่")
    phone.taps_label(HERE)
    phone.hears("เล่าเท่าที่รู้")
    phone.types(told)
    phone.hears("รับแล้วค่ะ")
    phone.taps("label-send")
    phone.hears("ยังไม่ได้ส่ง")


def send(phone: ChatPage) -> str:
    """Press send on the send screen; gives the receipt."""
    phone.taps("label-send")
    found = RECEIPT.search(phone.hears(RECEIPT))
    assert found
    return found[0]


def status(phone: ChatPage, receipt: str, words: str) -> str:
    """Ask with a receipt until it answers with these words."""
    phone.types(TH.text("menu-follow"))
    phone.hears("รหัสติดตาม 16")
    for _ in range(LOOK_UPS):
        phone.types(receipt)
        if words in (answer := phone.hears("สถานะ:")):
            return answer
        phone.page.wait_for_timeout(WORKER_ROUND_MS)
    raise AssertionError(f"the receipt answers: {answer}")


def notified(town: Town, citizen: ChatPage, officer: ChatPage) -> tuple[str, str]:
    """Send, and wait for this tip's notice on an officer's phone; gives receipt and reference."""
    town.delivered()  # a notice of somebody else's tip may still be under way
    officer.expect_from_now()
    receipt = send(citizen)
    found = REFERENCE.search(officer.hears(REFERENCE))
    assert found
    return receipt, found[0]


def begun_on_the_page(town: Town, page: Page, code: str, person: str) -> None:
    """From a sign's page into LINE, and the first taps: the tip is about ธวัชบุรี. Then given up."""
    button = urlsplit(page.get_by_test_id("line").get_attribute("href") or "")
    assert (button.scheme, button.netloc) == ("https", "line.me")
    assert unquote(button.query) == f"สวัสดี {code}"
    citizen = town.phone(person)  # the same path at the simulator opens the phone
    citizen.page.goto(f"{town.stack.simulator_url}{button.path}?{button.query}")
    expect(citizen.page.get_by_test_id("input")).to_have_value(f"สวัสดี {code}")
    citizen.expect_from_now()
    citizen.page.get_by_test_id("send").click()
    citizen.hears(GREETED)
    citizen.taps("menu-drug")
    citizen.taps("category-selling")
    citizen.hears(re.compile("เกิดที่.*ธวัชบุรี"))
    citizen.types("เลิกแจ้ง")
    citizen.taps("label-cancel-yes")
    citizen.hears(TH.text("cancelled"))
