"""A tip about an official through the real webhook: who receives it, and what stands outside."""

import json

import sqlalchemy as sa

from intake.model import Category, Kind, PartKind, Service, Urgency, Workplace
from intake.ports.tips import Part, Tip
from intake.sealing import KeyPair, SealedPart, open_part
from intake.told import ToldAnswers
from storage import tables
from tests.adversaries.test_people import an_officer
from tests.integration.test_line_tip import only_tip, texts_of
from tests.line_house import SIGN, LineHouse, Talk

STORY = "นายดาบเอาเรื่องที่ชาวบ้านแจ้งไปเล่าให้คนขายฟัง"


def answers_of(tip: Tip, parts: tuple[Part, ...], pair: KeyPair) -> ToldAnswers:
    (part,) = (one for one in parts if one.kind is PartKind.ANSWERS)
    assert part.ciphertext
    sealed = SealedPart(part.ciphertext, part.sealed_key)
    return ToldAnswers.from_bytes(open_part(pair.private, tip.id, part.id, part.kind, sealed))


def row_of_tip(line: LineHouse) -> str:
    """The tip's row as a thief of the database reads it."""
    with line.database.read() as work:
        (row,) = work.connection.execute(sa.select(tables.Tip.__table__)).mappings()
        return json.dumps({name: str(value) for name, value in row.items()})


def up_to_the_story(line: LineHouse, *answers: str) -> Talk:
    talk = line.phone("brave")
    talk.phone.scan(SIGN)
    talk.phone.wait_for("ไม่ต้องบอกชื่อ")
    talk.taps("เจ้าหน้าที่พัวพันยา", "ทำอะไร")
    for answer, question in zip(
        answers, ("ฝ่ายไหน", "ทำงานที่ไหน", "ที่ทำงานของเขา", "เล่าเท่าที่รู้"), strict=True
    ):
        talk.taps(answer, question) if not answer.isdecimal() else talk.says(answer, question)
    return talk


def test_a_leak_at_the_police_station_goes_to_the_province_at_once_and_says_who_only_inside(
    line: LineHouse,
) -> None:
    at_district = an_officer(line, line.house.district.id, "accused")
    at_province = an_officer(line, line.house.province.id, "above")
    before = len(at_district.phone.messages())
    talk = up_to_the_story(line, "บอกว่าใครเป็นคนแจ้ง", "ตำรวจ", "อำเภอ/เขต/โรงพัก", "ใช่ อ.ธวัชบุรี")
    talk.says(STORY, "รับแล้ว")
    screen = talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    assert line.house.province.name_th in screen
    assert "ไม่ให้จังหวัดนี้เห็น" in screen
    talk.sends()
    line.working().loop.drain()

    notice = at_province.phone.wait_for("เรื่องลับ").text
    for word in ("ตำรวจ", "โรงพัก", "ธวัชบุรี", "แจ้งไป"):
        assert word not in notice
    assert len(at_district.phone.messages()) == before
    tip, parts, pair = only_tip(line)
    assert (tip.kind, tip.category) == (Kind.MISCONDUCT, Category.LEAKS_REPORTER)
    assert (tip.centre_id, tip.standby_id) == (line.house.province.id, line.house.desk.id)
    assert tip.urgency is Urgency.NOW
    assert texts_of(tip, parts, pair) == [STORY]
    told = answers_of(tip, parts, pair)
    assert (told.service, told.workplace) == (Service.POLICE, Workplace.DISTRICT)
    outside = row_of_tip(line)
    assert "leaks_reporter" in outside
    assert "police" not in outside


def test_about_the_desks_own_department_the_reporter_is_warned_before_sending(
    line: LineHouse,
) -> None:
    talk = up_to_the_story(line, "1", "2", "4", "1")
    talk.says("คนในกรมรับเงินจากคนค้ายา", "รับแล้ว")
    screen = talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    assert "กรมเดียวกับคนที่เล่ามา" in screen
    assert "1205" in screen
    assert "1206" in screen
    talk.sends()
    tip, _parts, _pair = only_tip(line)
    assert (tip.centre_id, tip.rules_mark) == (line.house.desk.id, "own_department")
    assert tip.urgency is Urgency.SOON


def test_a_drug_tip_that_turns_out_to_be_about_an_official_passes_by_the_district(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.phone.scan(SIGN)
    talk.phone.wait_for("แจ้งเรื่องยา")
    talk.says("1", "เรื่องอะไร")
    talk.says("1", "ธวัชบุรี")
    talk.says("1", "เล่าเท่าที่รู้")
    talk.says("ผู้ใหญ่บ้านขายเอง", "รับแล้ว")
    talk.taps("ส่งเลย", "รู้เห็นด้วยไหม")
    talk.says("ใช่", "ทำอะไร")
    talk.says("ขายหรือเป็นเจ้าของเอง", "ฝ่ายไหน")
    talk.says("ผู้ใหญ่บ้าน", "ทำงานที่ไหน")
    assert line.house.province.name_th in talk.says("หมู่บ้าน", "ยังไม่ได้ส่ง")
    talk.sends()
    tip, parts, pair = only_tip(line)
    assert (tip.kind, tip.centre_id) == (Kind.MISCONDUCT, line.house.province.id)
    assert tip.category is Category.OFFICIAL_SELLS
    told = answers_of(tip, parts, pair)
    assert (told.service, told.workplace) == (Service.INTERIOR, Workplace.VILLAGE)
    assert told.answers["what"] == ("selling",)
    assert texts_of(tip, parts, pair) == ["ผู้ใหญ่บ้านขายเอง"]
