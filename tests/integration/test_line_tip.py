"""A whole tip through the real webhook, the real store and LINE's rules."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.line_house import LineHouse

RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


@pytest.fixture
def house(database: Database, tmp_path: Path) -> Iterator[LineHouse]:
    made = LineHouse(database, tmp_path)
    yield made
    made.close()


def test_a_tip_is_told_by_button_number_and_label(house: LineHouse) -> None:
    talk = house.phone()
    print(talk.says("สวัสดี"))
    print(talk.taps("แจ้งเรื่องยา"))
    print(talk.says("1"))
    print(talk.says("ธวัชบุรี"))
    print(talk.says("ขายยาหลังวัดทุกคืน รถสีแดง"))
    print(talk.taps("ส่งเลย", "ยังไม่ได้ส่ง"))
    print(talk.taps("ส่งเลย", "รหัสติดตาม"))
    assert RECEIPT.search(talk.last().text)
