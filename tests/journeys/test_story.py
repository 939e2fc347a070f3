"""The story in a real browser: citizen, officer, console, safe words; on both databases."""

import pytest
from playwright.sync_api import expect

from demo.people import member_of
from tests.journeys.chat_page import TH
from tests.journeys.console_page import investigated, open_tip, picture, status_is
from tests.journeys.telling import TOLD, notified, status, up_to_the_send_screen
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_scanned_sign_becomes_a_handled_tip(any_town: Town) -> None:
    citizen = any_town.phone("citizen-1")
    officer = any_town.phone("officer-4505", "officer")

    up_to_the_send_screen(citizen, any_town.sign())
    citizen.taps("label-add")
    citizen.taps("topic-pictures")
    citizen.hears(TH.text("ask-pictures").splitlines()[0])
    citizen.sends_sample_photo()
    citizen.hears("รับไฟล์แล้ว")
    citizen.taps("label-send")
    citizen.hears("ยังไม่ได้ส่ง")
    receipt, reference = notified(any_town, citizen, officer)
    assert TOLD not in officer.heard()
    officer.presses("notice-acknowledge", about=reference)
    officer.hears("รับทราบแล้วค่ะ")
    officer.presses("notice-acknowledge", about=reference)
    officer.hears("คุณรับทราบ")

    desk = any_town.desk(member_of("4505").login)
    open_tip(desk, reference)
    expect(desk.get_by_test_id("said")).to_contain_text([TOLD])
    assert (
        picture(desk).evaluate("async one => { await one.decode(); return one.naturalWidth }") > 0
    )
    desk.get_by_test_id("accept").click()
    status_is(desk, "accepted")
    investigated(desk, "arrest")
    status_is(desk, "investigated")

    answer = status(citizen, receipt, TH.text("shown-completed"))
    assert TH.text("outcome-arrest") not in answer
    assert any_town.watch.complaints == []
