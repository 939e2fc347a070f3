"""A map pin through the real webhook: inside the seal, and nowhere else."""

import logging

import pytest
import sqlalchemy as sa

from intake.places.geojson import read_outlines
from intake.services.outlines import import_outlines
from storage import tables
from storage.tables import Base
from tests.integration.test_line_tip import only_tip, texts_of
from tests.line_acts import at_the_story
from tests.line_house import STORY, LineHouse
from tests.unit.made_up_land import EAST_SQUARE, collection, feature, polygon, square


def test_a_pin_of_the_place_is_opened_by_the_centre_alone(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_location(16.03, 103.71, "วัดป่า", "")
    talk.phone.wait_for("หมุดนี้คือที่ไหน")
    talk.taps("ที่เกิดเหตุ", "เก็บหมุดไว้กับเรื่องแล้ว")
    talk.says(STORY, "รับแล้ว")
    talk.says("ส่งเลย", "มีหมุดที่เกิดเหตุ")
    assert talk.sends()
    assert texts_of(*only_tip(line)) == ["16.03000, 103.71000 วัดป่า", STORY]


def test_a_pin_of_where_the_writer_is_leaves_no_trace(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_location(16.03, 103.71, "", "")
    talk.phone.wait_for("หมุดนี้คือที่ไหน")
    talk.says("2", "ไม่เก็บหมุดนี้แล้ว")
    talk.says(STORY, "รับแล้ว")
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    assert talk.sends()
    assert line.rows(tables.Tip) == 1
    assert texts_of(*only_tip(line)) == [STORY]


def with_outlines(line: LineHouse) -> None:
    with line.database.read() as work:
        known = {row.code: row.name_th for row in work.areas.all(4)}
    ring = square(*EAST_SQUARE)
    read = read_outlines(collection(feature("4505", polygon(ring))), known)
    assert import_outlines(line.database, read.shapes).added == ("4505",)


def readable(line: LineHouse) -> str:
    """Everything in the database that is not outlines of districts."""
    with line.database.read() as work:
        return "".join(
            repr([tuple(row) for row in work.connection.execute(sa.select(table))])
            for table in Base.metadata.sorted_tables
            if table.name != tables.DistrictOutline.__tablename__
        )


def test_the_district_of_a_pin_is_one_tap_and_its_coordinates_are_under_seal_alone(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with_outlines(line)
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.phone.send_location(16.43219, 104.56781, "", "")
    talk.phone.wait_for("หมุดนี้อยู่ อ.ธวัชบุรี")
    talk.taps("ที่เกิดเหตุ", "เล่าเท่าที่รู้")
    talk.says(STORY, "รับแล้ว")
    assert "อ.ธวัชบุรี" in talk.says("ส่งเลย", "มีหมุดที่เกิดเหตุ")
    before = readable(line)
    assert talk.sends()
    assert texts_of(*only_tip(line)) == ["16.43219, 104.56781", STORY]
    for secret in ("16.43", "104.56"):
        assert secret not in before + readable(line)
        assert secret not in caplog.text
