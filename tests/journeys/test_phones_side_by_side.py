"""The simulator's page in the hands of who judges a bot by it."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.chat_page import PATIENCE_MS
from tests.journeys.console_page import DESKTOP, PHONE
from tests.journeys.town import Town
from tests.unit.simulator_desk import picture

HERE, BESIDE = "citizen/citizen-41", "officer/officer-45"


def test_two_phones_lie_side_by_side_and_can_do_what_line_can(town: Town) -> None:
    page = town.browser(DESKTOP).new_page()
    page.goto(f"{town.stack.simulator_url}/#{HERE}")
    phone = page.locator("#phone")
    expect(page.locator("#messages")).to_have_attribute("data-shown", HERE)
    lays_another_beside_it(page)
    sends_pictures_a_voice_and_a_clip(phone)
    waits_for_a_slow_network(page, phone)
    invites_into_a_group(phone)
    only_the_one_in_hand_is_on_a_narrow_screen(page, phone)
    assert town.watch.complaints == []


def lays_another_beside_it(page: Page) -> None:
    page.get_by_test_id("add-phone").click()
    expect(page).to_have_url(re.compile(f"#{HERE},officer/officer-4505$"))
    page.get_by_test_id("person-officer-45").click()
    expect(page.locator("#messages-2")).to_have_attribute("data-shown", BESIDE)
    page.reload()
    for one, place in [("#messages", HERE), ("#messages-2", BESIDE)]:
        expect(page.locator(one)).to_have_attribute("data-shown", place)


def sends_pictures_a_voice_and_a_clip(phone: Locator) -> None:
    chosen = [
        FilePayload(name=f"{one}.png", mimeType="image/png", buffer=picture(40 + one, 30))
        for one in range(3)
    ]
    phone.get_by_test_id("photo-file").set_input_files(chosen)
    together = phone.get_by_role("group", name="รูปภาพ 3 รูป")
    expect(together.locator("img")).to_have_count(3)
    phone.get_by_test_id("mic").click()
    phone.page.get_by_test_id("voice-sample").click()
    play = phone.get_by_test_id("play-voice")
    expect(play).to_have_accessible_name("เล่นข้อความเสียง 0:03 นาที")
    play.press("Enter")
    expect(play).to_have_accessible_name("หยุดข้อความเสียง 0:03 นาที")
    expect(phone.locator(".voice-time")).to_have_text("0:01")
    phone.get_by_test_id("tray-open").click()
    phone.get_by_test_id("sample-clip").click()
    clip = phone.get_by_test_id("own-bubble").filter(has=phone.page.locator("video"))
    clip.click(button="right")
    phone.get_by_test_id("unsend").click()
    expect(phone.get_by_text("คุณยกเลิกข้อความแล้ว")).to_be_visible()


def waits_for_a_slow_network(page: Page, phone: Locator) -> None:
    page.get_by_test_id("network").select_option("3")
    expect(phone.get_by_test_id("slow")).to_be_visible()
    phone.get_by_test_id("input").fill("ช้าไหม")
    phone.get_by_test_id("send").click()
    mine = phone.get_by_test_id("my-message").last
    expect(mine).to_contain_text("กำลังส่ง")
    expect(mine).to_contain_text("อ่านแล้ว", timeout=PATIENCE_MS)
    page.get_by_test_id("network").select_option("0")
    expect(phone.get_by_test_id("slow")).to_be_hidden()


def invites_into_a_group(phone: Locator) -> None:
    phone.get_by_test_id("chat-menu").click()
    phone.get_by_test_id("invite").click()
    expect(phone.get_by_text("ออกจากกลุ่มแล้ว")).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.get_by_test_id("message")).to_contain_text("แชตส่วนตัว")
    phone.get_by_test_id("group-back").click()
    expect(phone.get_by_test_id("my-message").last).to_be_visible()


def only_the_one_in_hand_is_on_a_narrow_screen(page: Page, phone: Locator) -> None:
    page.set_viewport_size(PHONE)
    expect(page.locator("#phone-2")).to_be_hidden()
    phone.get_by_test_id("panel-open").click()
    page.get_by_test_id("phone-2").click()
    expect(page.locator("#phone-2")).to_be_visible()
    expect(phone).to_be_hidden()
