"""LINE on a computer shows no buttons: everything can be typed."""

import pytest
from playwright.sync_api import expect

from tests.journeys.telling import RECEIPT
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_whole_tip_is_told_by_typed_numbers(town: Town) -> None:
    citizen = town.phone("citizen-on-a-computer")
    citizen.page.get_by_test_id("panel-open").click()
    citizen.page.get_by_test_id("pc-mode").check()
    citizen.scan(town.sign(), panel_open=True)
    citizen.hears("1. แจ้งเรื่องยา")
    expect(citizen.page.get_by_test_id("chip")).to_have_count(0)
    citizen.types("1")
    citizen.hears("1. ขายยา")
    citizen.types("๑")
    citizen.hears("1. ใช่")
    citizen.types("1")
    citizen.hears("เล่าเท่าที่รู้")
    citizen.types("เห็นคนแปลกหน้าเข้าออกทั้งคืน มีปืน")
    citizen.hears("รับแล้วค่ะ")
    citizen.types("เสร็จแล้ว")
    citizen.hears("ยังไม่ได้ส่ง")
    citizen.types("1")
    citizen.hears(RECEIPT)
    expect(citizen.page.get_by_test_id("chip")).to_have_count(0)
    assert town.watch.complaints == []
