"""Lists of villages as offices send them: what is taken, what is said, and what is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from assembly.tables_read import UnreadableTableError, table_of
from bot.worlds import Worlds
from intake.places.villages import Village, VillageList, read_villages
from intake.ports.signs import SiteRow
from intake.services.areas import load_areas
from intake.services.registry import Registry
from intake.services.villages import VillageReport, import_villages
from intake.sign_model import SignState, SiteKind
from storage.database import Database
from tests.clock import HandClock
from tests.unit.made_up_land import AREAS
from tests.unit.made_up_sheet import write_sheets
from tests.unit.registers import CONSOLE_SIGNATURES

SUBDISTRICTS = {"450501", "450502"}
HEADER = "ชื่อหมู่บ้าน,รหัสหมู่บ้าน"
LIST = f"{HEADER}\nบ้านหนองหิน,45050101\nบ้านโนนสูง,45050102\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "villages"


def read(file: Path, content: str | bytes) -> VillageList:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with table_of(file) as table:
        return read_villages(table.rows, SUBDISTRICTS, table.merged)


def names(found: VillageList) -> dict[str, str]:
    assert found.faults == []
    return {code: one.name for code, one in found.villages.items()}


BOTH = {"45050101": "บ้านหนองหิน", "45050102": "บ้านโนนสูง"}


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        LIST.encode("cp874"),
        LIST.encode("tis-620"),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace(",", ";").encode(),
        LIST.replace(",", "\t").encode(),
        f"รายชื่อหมู่บ้าน ปี 2568,\n,\n{LIST}\n\n,,\n".encode(),
        b"No,Village_Code,Village Name\n1,45050101,%s\n2,45050102,%s\n"
        % ("บ้านหนองหิน".encode(), "บ้านโนนสูง".encode()),
        "รหัสตำบล,หมู่ที่,ชื่อบ้าน\n450501,1,บ้านหนองหิน\n๔๕๐๕๐๑,ม.๒,บ้านโนนสูง\n".encode(),
        f"{HEADER}\nบ้านหนองหิน ม.๑,๔๕๐๕๐๑๐๑\nหมู่ที่ 2 บ้านโนนสูง,45050102\n".encode(),
    ],
)
def test_a_list_is_read_however_its_office_writes_it(file: Path, content: bytes) -> None:
    assert names(read(file, content)) == BOTH


def test_english_names_and_villages_without_a_name_are_kept(file: Path) -> None:
    found = read(file, "code,name,name_en\n45050101,บ้านดอน,Ban Don\n45050102,ม.๒,\n")
    assert found.faults == []
    assert list(found.villages.values()) == [
        Village("45050101", "บ้านดอน", "Ban Don"),
        Village("45050102", "หมู่ 2", ""),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("บ้านดอน,4505010", "'4505010' is no code of a village"),
        ("บ้านดอน,ม.๓", "'ม.๓' is no code of a village"),
        ("บ้านดอน,4.50501E+07", "was a number to the spreadsheet"),
        ("บ้านดอน,99990101", "no subdistrict has the code 999901"),
        ("บ้านดอน,45050100", "number begins at 01"),
        ("บ้านดอน ม.๔,45050103", "the name says moo 4, the code moo 3"),
        ("บ้านดอน,", "has no code (a cell merged"),
        ("บ้านดอน", "has no code (a cell merged"),
        (",45050103", "has no name (a cell merged"),
        (f"{'ก' * 201},45050103", "longer than 200"),
        ("บ้าน\x07ดอน,45050103", "no letters"),
        ("บ้านดอน,45050101", "45050101 was given already in row 2"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_by_its_number(file: Path, row: str, said: str) -> None:
    (fault,) = read(file, f"{LIST}{row}\n").faults
    assert fault.startswith("row 4: ")
    assert said in fault


def test_a_number_that_is_not_the_codes_is_told(file: Path) -> None:
    (fault,) = read(file, "code,name,moo\n45050101,บ้านดอน,ม.๒\n").faults
    assert fault == "row 2: 45050101: the number 'ม.๒' is not that of the code"


def test_every_fault_of_a_list_is_told_at_once(file: Path) -> None:
    assert len(read(file, LIST + "บ้านดอน,1\n" * 30).faults) == 30


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 and no more", "no table can be read from it"),
        (LIST.encode() + b"\xe0\xb8,45050103\n", "row 4 is neither UTF-8 nor Windows-874"),
        (LIST.encode() + b"\xff\x00,45050103\n", "row 4 is neither"),
        (f'{LIST}"บ้านดอน,45050103\n'.encode(), "row 4: "),
        (LIST.encode("utf-16")[:-1], "ends within a character"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_one_sentence(
    file: Path, content: bytes, said: str
) -> None:
    with pytest.raises(UnreadableTableError) as refused:
        read(file, content)
    assert said in str(refused.value)


@pytest.mark.parametrize("content", ["บ้านดอน,45050101\n", "\n\n", "ชื่อหมู่บ้าน\nบ้านดอน\n"])
def test_a_table_without_a_header_is_told_what_is_missing(file: Path, content: str) -> None:
    (fault,) = read(file, content).faults
    assert fault.startswith("no row names the columns")


def test_a_header_alone_is_no_list(file: Path) -> None:
    assert read(file, HEADER).faults == ["the file names no village"]


def sheet(file: Path, *sheets: Sequence[Sequence[object]], merged: str = "") -> VillageList:
    return read(file, write_sheets(file, *sheets, merged=merged).read_bytes())


def test_an_excel_sheet_is_read_with_its_titles_above(file: Path) -> None:
    rows: list[list[object]] = [
        ["รายชื่อหมู่บ้าน", "", ""],
        [],
        ["", "รหัสหมู่บ้าน", "ชื่อ"],
        ["", 45050101, "บ้านหนองหิน"],
        ["", "๔๕๐๕๐๑๐๒", "บ้านโนนสูง ม.๒"],
    ]
    assert names(sheet(file, rows, [], merged="A1:C1")) == BOTH


def test_merged_cells_are_told_by_their_rows_and_the_rows_about_them_too(file: Path) -> None:
    rows: list[list[object]] = [
        ["รหัสหมู่บ้าน", "ชื่อ"],
        [45050101, "บ้านหนองหิน"],
        ["", "บ้านโนนสูง"],
        [1, "บ้านดอน"],
    ]
    assert sheet(file, rows, merged="A2:A3").faults == [
        "rows 2 to 3: cells are merged; each row needs its own",
        "row 4: '1' is no code of a village: 8 digits, subdistrict and moo",
    ]


def test_of_several_filled_sheets_none_is_guessed(file: Path) -> None:
    with pytest.raises(UnreadableTableError, match="several sheets"):
        sheet(file, [["code", "name"]], [["code", "name"]])


@pytest.fixture
def land(database: Database) -> Database:
    load_areas(database, AREAS, {})
    return database


def villages(**named: str) -> dict[str, Village]:
    found = (Village(f"4505{number.removeprefix('v')}", name) for number, name in named.items())
    return {one.code: one for one in found}


def test_an_import_says_what_it_changed_and_a_second_one_changes_nothing(land: Database) -> None:
    first = villages(v0101="บ้านหนองหิน", v0102="บ้านโนนสูง", v0201="บ้านดอน")
    assert import_villages(land, first) == VillageReport(tuple(first), (), 0, ())
    assert import_villages(land, first) == VillageReport((), (), 3, ())
    later = villages(v0101="บ้านหนองหินใหม่", v0103="บ้านนาดี")
    assert import_villages(land, later) == VillageReport(
        ("45050103",), ("45050101",), 0, ("45050102",)
    )
    with land.read() as work:
        gone, other = work.areas.find("45050102"), work.areas.find("45050201")
        assert [len(work.areas.all(digits)) for digits in (2, 4, 6, 8)] == [1, 2, 1, 4]
    assert gone is not None
    assert gone.successor_code == "450501"
    assert other is not None
    assert other.successor_code is None
    assert import_villages(land, first).renamed == ("45050101", "45050102")


def test_a_sign_in_a_village_hangs_in_its_district_also_after_the_subdistrict_moved(
    land: Database, clock: HandClock
) -> None:
    import_villages(land, villages(v0101="บ้านหนองหิน"))
    site = uuid4()
    with land.write() as work:
        work.signs.add_sites([SiteRow(site, SiteKind.HEADMAN, "45050101", "ที่ทำการผู้ใหญ่บ้าน")])
        work.signs.add_sign("45K7M8", site, SignState.INSTALLED)

    def district() -> str | None:
        worlds = Worlds(land, Registry(land, CONSOLE_SIGNATURES, clock), clock)
        sign = worlds.current().sign("45K7M8")
        return sign.district if sign else None

    assert district() == "4505"
    moved = replace(AREAS[3], code="450101", parent_code="4501")
    load_areas(land, [*AREAS[:3], moved], {"450501": "450101"})
    assert district() == "4501"
