"""Rows as files: nothing typed is reckoned, the same rows are the same bytes, photos one by one."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from reports.archive import zipped
from reports.sheets import Column, Sheet, workbook
from reports.tables import csv_table
from reports.worksheet import COLUMNS, Cover, Line, worksheet

MADE = datetime(2026, 1, 13, 2, 24, tzinfo=UTC)
FORMULAS = ("=1+1", "+66", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")
COVER = Cover(
    area="ธวัชบุรี",
    period="ทุกวัน",
    keyed=False,
    first=1,
    last=2,
    total=2,
    part=1,
    parts=1,
    made="13 ม.ค. 2569",
    by="เจ้าหน้าที่",
)
LINES = tuple(
    Line(number, "13/1/2569", "ตลาด", site, "นิเวศน์", "ธวัชบุรี", "ร้อยเอ็ด", "45K7M8", "สมาชิก")
    for number, site in ((1, "=HYPERLINK(1)"), (2, "วัด"))
)


def read(file: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}  # type: ignore[misc]


def test_what_was_typed_is_text_in_a_workbook_and_numbers_are_numbers() -> None:
    sheet = Sheet("แผ่น", [Column("ชื่อ", 9), Column("จำนวน", 9)], [(one, 7) for one in FORMULAS])
    file = workbook([sheet], MADE)
    found = read(file)["แผ่น"]
    assert found[0] == ["ชื่อ", "จำนวน"]
    assert [row[0] for row in found[1:4]] == ["=1+1", "+66", "-1"]
    assert {row[1] for row in found[1:]} == {7.0}
    with ZipFile(io.BytesIO(file)) as inside:
        assert "<f>" not in inside.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_was_typed_is_not_reckoned_in_csv(typed: str) -> None:
    file = csv_table([["ชื่อ", typed, -3, None]])
    assert file.startswith(b"\xef\xbb\xbf")
    text = file.decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(text, newline=""))) == ["ชื่อ", f"'{typed}", "-3", ""]


def test_the_same_rows_at_the_same_moment_are_the_same_bytes() -> None:
    assert worksheet(COVER, LINES, MADE) == worksheet(COVER, LINES, MADE)
    files = [("a.txt", b"1"), ("b.txt", b"2")]
    assert b"".join(zipped(files)) == b"".join(zipped(files))


def test_the_worksheet_says_where_to_key_and_lists_each_report_in_its_row() -> None:
    found = read(worksheet(COVER, LINES, MADE))
    cover = {str(row[0]): row[1] for row in found["ปก"][1:]}
    assert cover["เมนูหลัก"] == "ผลการดำเนินงาน"
    assert cover["หัวข้อ"] == "บันทึกประชาสัมพันธ์และสร้างการมีส่วนร่วม"
    assert cover["พื้นที่"] == "ธวัชบุรี"
    assert "2 รายการ" in str(cover["จำนวนรายการ"])
    head, *rows = found["รายการ"]
    assert len(head) == len(COLUMNS)
    assert [row[head.index("ไฟล์ภาพการติดตั้ง")] for row in rows] == [
        "001_45K7M8.jpg",
        "002_45K7M8.jpg",
    ]
    assert [row[0] for row in rows] == [1.0, 2.0]
    assert rows[0][head.index("สถานที่ติดตั้งป้ายประชาสัมพันธ์")] == "=HYPERLINK(1)"


def test_every_field_of_a_report_has_one_column() -> None:
    fields = {field for _, field, _ in COLUMNS}
    assert fields == {*Line.__dataclass_fields__, "activity", "photo"}
    assert len(fields) == len(COLUMNS)
    assert all(re.fullmatch("worksheet-column-[a-z]+", key) for key, _, _ in COLUMNS)


def test_a_zip_is_given_out_picture_by_picture() -> None:
    opened = []

    def pictures() -> Iterator[tuple[str, bytes]]:
        for number in range(5):
            opened.append(number)
            yield f"{number}.jpg", bytes([number]) * 1_000_000

    pieces = zipped(pictures())
    first = next(pieces)
    assert opened == [0]
    assert 1_000_000 < len(first) < 1_001_000
    file = first + b"".join(pieces)
    with ZipFile(io.BytesIO(file)) as made:
        assert made.testzip() is None
        assert made.namelist() == [f"{number}.jpg" for number in range(5)]
        assert made.read("3.jpg") == bytes([3]) * 1_000_000


def test_a_zip_of_nothing_is_a_zip() -> None:
    with ZipFile(io.BytesIO(b"".join(zipped([])))) as made:
        assert made.namelist() == []
