"""A tip is its centre's alone: moved, it is gone from where it was; secret, it is the desk's."""

import pytest
from playwright.sync_api import Page, expect

from demo.people import FIRST_LEAD, SECOND_LEAD, member_of
from tests.journeys.chat_page import TH
from tests.journeys.console_page import open_tip, status_is, transfer
from tests.journeys.telling import (
    RECEIPT,
    TOLD,
    notified,
    status,
    up_to_the_send_screen,
)
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]
NOT_FOUND = "404"


def _answer(town: Town, page: Page, path: str) -> tuple[int, bytes]:
    with town.watch.expecting(NOT_FOUND):
        response = page.goto(town.stack.console_url + path)
        assert response
        return response.status, response.body()


def test_a_transferred_tip_opens_at_the_receiving_centre_and_nowhere_else(town: Town) -> None:
    citizen, officer = town.phone("citizen-2"), town.phone("officer-4505", "officer")
    up_to_the_send_screen(citizen, town.sign())
    receipt, reference = notified(town, citizen, officer)

    sender = town.desk(member_of("4505").login)
    open_tip(sender, reference)
    transfer(sender, "ท่าวังผา")

    receiver = town.desk(member_of("5506").login)
    open_tip(receiver, reference)
    expect(receiver.get_by_test_id("said")).to_contain_text([TOLD])
    status_is(receiver, "new")

    gone = _answer(town, sender, f"/tips/{reference}")
    never_was = _answer(town, sender, "/tips/6801-ZZZZZZ")
    assert gone == never_was
    assert gone[0] == 404
    status(citizen, receipt, TH.text("shown-passed-on"))
    assert town.watch.complaints == []


def test_a_secret_tip_reaches_the_desk_alone_and_two_people_close_it(town: Town) -> None:
    citizen, officer = town.phone("citizen-3"), town.phone("officer-national", "officer")
    district = town.phone("officer-4505", "officer")
    before = district.heard()
    citizen.scan(town.sign())
    citizen.hears("ไม่ต้องบอกชื่อ")
    citizen.taps("menu-official")
    for question, answer in (
        ("ทำอะไร", "3"),
        ("ฝ่ายไหน", "2"),
        ("ทำงานที่ไหน", "ข้าม"),
        ("ที่ทำงานของเขาอยู่", "1"),
    ):
        citizen.hears(question)
        citizen.types(answer)
    citizen.hears("เล่าเท่าที่รู้")
    told = "ผู้ช่วยผู้ใหญ่บ้านปล่อยยาเอง พกปืนด้วย"
    citizen.types(told)
    citizen.hears("รับแล้วค่ะ")
    citizen.taps("label-send")
    citizen.hears("ศูนย์ส่วนกลาง")
    _, reference = notified(town, citizen, officer)
    notice = officer.hears(reference)
    assert "เรื่องลับ" in notice
    for words in ("ยาเสพติด", "ด่วน", "ธวัชบุรี", "ปืน"):
        assert words not in notice

    for login in (member_of("4505").login, "lead-45"):
        elsewhere = town.desk(login)
        assert _answer(town, elsewhere, f"/tips/{reference}") == _answer(
            town, elsewhere, "/tips/6801-ZZZZZZ"
        )
    assert district.heard() == before

    desk = town.desk(FIRST_LEAD.login)
    open_tip(desk, reference)
    expect(desk.get_by_test_id("said")).to_contain_text([told])
    desk.get_by_test_id("accept").click()
    desk.locator("[data-testid=act-investigated] > summary").click()
    desk.get_by_test_id("outcome-watch").check()
    desk.get_by_test_id("investigated").click()
    expect(desk.get_by_test_id("closing")).to_be_visible()
    status_is(desk, "accepted")
    expect(desk.get_by_test_id("agree-to-close")).to_have_count(0)

    other = town.desk(SECOND_LEAD.login)
    open_tip(other, reference)
    other.get_by_test_id("agree-to-close").click()
    status_is(other, "investigated")
    assert RECEIPT.search(other.content()) is None
    assert town.watch.complaints == []
