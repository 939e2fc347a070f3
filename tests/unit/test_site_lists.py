"""Lists of places that districts send: what is taken, and what is said of the rest."""

from pathlib import Path

import pytest

from assembly.tables_read import table_of
from intake.places.sites import ListedSite, SiteList, read_sites
from intake.sign_model import SiteKind
from tests.unit.made_up_sheet import write_sheets

AREAS = {"45", "4505", "450501", "450502"}
HEADER = ("ประเภท", "รหัสพื้นที่", "ชื่อจุดติดตั้ง", "หน่วยงาน", "ละติจูด", "ลองจิจูด")
ROWS = (
    ("ที่ทำการผู้ใหญ่บ้าน", "๔๕๐๕๐๑๐๓", "ที่ทำการผู้ใหญ่บ้าน หมู่ 3", "", "", ""),
    ("อบต.", "450501", "องค์การบริหารส่วนตำบลนิเวศน์", "อบต.นิเวศน์", "16.05", "103.72"),
    ("other", "450502", "ตลาดสด", "", "", ""),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sites"


def read(file: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> SiteList:
    file.write_text("\n".join(",".join(row) for row in (header, *rows)), encoding="utf-8")
    with table_of(file) as table:
        return read_sites(table.rows, AREAS, table.merged)


TAKEN = [
    ListedSite(SiteKind.HEADMAN, "45050103", "ที่ทำการผู้ใหญ่บ้าน หมู่ 3"),
    ListedSite(
        *(SiteKind.LOCAL_GOVERNMENT, "450501", "องค์การบริหารส่วนตำบลนิเวศน์", "อบต.นิเวศน์"),
        *(16.05, 103.72),
    ),
    ListedSite(SiteKind.OTHER, "450502", "ตลาดสด"),
]


def test_a_csv_of_an_office_is_read(file: Path) -> None:
    untitled = read(file, *ROWS, header=("รายการจุดติดตั้งป้าย",))
    assert "no row names the columns" in untitled.faults[0]
    found = read(file, *ROWS)
    assert (found.sites, found.faults) == (TAKEN, [])


def test_an_excel_file_says_the_same(file: Path) -> None:
    write_sheets(file, [HEADER, *ROWS])
    with table_of(file) as table:
        assert read_sites(table.rows, AREAS, table.merged).sites == TAKEN


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("ร้านค้า", "4505", "ร้าน", "", "", ""), "'ร้านค้า' is no kind of place"),
        (("อบต.", "45", "", "", "", ""), "45: has no name"),
        (("อบต.", "4599", "อบต.", "", "", ""), "no area has the code 4599"),
        (("อบต.", "450", "อบต.", "", "", ""), "'450' is no area code"),
        (("อบต.", "4505", "อบต.", "", "103.72", "16.05"), "is not in Thailand"),
        (("อบต.", "4505", "อบต.", "", "16.05", ""), "a position needs latitude and longitude"),
        (("อบต.", "4505", "ก" * 201, "", "", ""), "longer than 200"),
        (ROWS[2], "ตลาดสด stands already in row 4"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_row(
    file: Path, row: tuple[str, ...], said: str
) -> None:
    found = read(file, *ROWS, row)
    assert found.sites == TAKEN
    assert len(found.faults) == 1
    assert found.faults[0].startswith("row 5: ")
    assert said in found.faults[0]


def test_cells_that_were_merged_are_told(file: Path) -> None:
    found = read(file, *ROWS)
    assert found.faults == []
    with table_of(file) as table:
        hidden = read_sites(table.rows, AREAS, [(3, 4)])
    assert hidden.faults == ["rows 3 to 4: cells are merged; each row needs its own"]
    assert hidden.sites == TAKEN[:1]
