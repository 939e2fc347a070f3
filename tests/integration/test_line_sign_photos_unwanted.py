"""Photos in the officers' account that are taken back or too many; and what no log says of them."""

import logging
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.officer_photos import MOST_A_DAY
from intake.sign_model import PhotoState
from tests.integration.test_line_officer import an_officer
from tests.integration.test_line_sign_photos import (
    FAKE,
    NOTHING,
    OTHER,
    answered,
    of,
    photos,
    reports,
    sends,
    tampered,
    works,
)
from tests.line_acts import until
from tests.line_house import SIGN, LineHouse


def test_a_photo_taken_back_before_it_is_read_is_gone(line: LineHouse) -> None:
    talk = an_officer(line)
    message_id = talk.phone.send_image(of(SIGN))
    talk.phone.unsend(message_id)
    assert talk.phone.settle()
    works(line)
    assert photos(line) == []
    assert reports(line) == []
    assert line.blob_count() == 0
    until(lambda: not line.kinds_waiting())
    assert talk.phone.new_messages() == []


def test_a_photo_sent_by_mistake_is_taken_back_with_its_file_and_a_report_stays(
    line: LineHouse,
) -> None:
    talk = an_officer(line)
    mistaken = talk.phone.send_image(NOTHING)
    answered(line, talk, "อ่าน QR ไม่ออก")
    filed = talk.phone.send_image(of(SIGN))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    assert line.blob_count() == 2
    for message_id in (mistaken, filed):
        talk.phone.unsend(message_id)
    assert talk.phone.settle()
    works(line)
    assert [one.state for one in photos(line)] == [PhotoState.READ]
    assert len(reports(line)) == line.blob_count() == 1


def test_more_photos_than_anybody_hangs_in_a_day_are_not_taken(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, of(SIGN))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    (first,) = photos(line)
    with line.database.write() as work:
        for _ in range(MOST_A_DAY - 1):
            work.photos.add(replace(first, id=uuid4()))
    sends(talk, of(SIGN))
    talk.phone.wait_for("วันหนึ่งรับได้ 300 รูป")
    assert len(photos(line)) == MOST_A_DAY
    assert line.kinds_waiting() == []
    line.clock.forward(timedelta(days=1, minutes=1))
    sends(talk, of(SIGN))
    works(line)
    talk.phone.wait_for("บันทึกแล้ว 1 ป้าย")


def test_logs_of_photos_name_no_sign_site_code_or_person(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    talk = an_officer(line)
    line.fails("content", "status")
    sends(talk, tampered(SIGN))
    sends(talk, b"no picture")
    works(line)
    works(line, after=timedelta(minutes=5))
    talk.says(OTHER, "รหัส")
    (filed,) = reports(line)
    said = (SIGN, OTHER, filed.site_name, FAKE, "evil", talk.phone.user_id, "no picture")
    for word in said:
        assert word not in caplog.text
