"""``flask areas`` as an operator types it: what is imported, said and refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assembly.area_commands import areas
from intake.model import Installation
from intake.services.areas import load_areas
from storage.database import Database
from storage.installation import be_born
from tests.unit.made_up_land import AREAS, collection, feature, two_districts

Flask = Callable[..., Result]


@pytest.fixture
def flask(database: Database, database_url: str, tmp_path: Path) -> Flask:
    """Runs one command of the group over a database with a few areas."""
    be_born(database, Installation.REAL)
    load_areas(database, AREAS, {})
    settings = {"BOSAE_HOME": str(tmp_path), "DATABASE_URL": database_url}

    def run(*command: object) -> Result:
        return CliRunner().invoke(areas, [str(one) for one in command], env=settings)

    return run


@pytest.fixture
def outlines(tmp_path: Path) -> Path:
    file = tmp_path / "districts.geojson"
    file.write_bytes(two_districts())
    return file


def test_outlines_are_imported_again_and_again_and_a_point_is_found(
    flask: Flask, outlines: Path
) -> None:
    assert "flask areas import-boundaries" in flask("locate", 16.5, 104.5).stderr
    first = flask("import-boundaries", outlines)
    assert first.stdout == (
        "read 2 districts, 8 corners\nadded 2, changed 0, unchanged 0, removed 0\n"
    )
    assert "unchanged 2" in flask("import-boundaries", outlines).stdout
    found = flask("locate", "16.5", "104.5").stdout
    assert found == "4505 ธวัชบุรี ร้อยเอ็ด (Thawat Buri, Roi Et)\n"
    near = flask("locate", "16.5", "104.0001").stdout
    assert near.splitlines()[1].startswith("within 200 m of a border: 4501 เมืองร้อยเอ็ด")
    assert flask("locate", "-33.8", "151.2").stdout == "outside Thailand\n"
    assert json.loads(flask("locate", "--json", "16.5", "104.0001").stdout) == {
        "code": "4505",
        "candidates": ["4505", "4501"],
    }


def test_points_of_a_file_are_answered_line_by_line(
    flask: Flask, outlines: Path, tmp_path: Path
) -> None:
    flask("import-boundaries", outlines)
    points = tmp_path / "points.txt"
    points.write_text("16.5 104.5\n0 0\nno point\n", encoding="utf-8")
    first, second, third = map(json.loads, flask("locate", "--file", points).stdout.splitlines())
    assert first == {"code": "4505", "candidates": ["4505"]}
    assert second == {"code": None, "candidates": []}
    assert third["code"] is None
    assert "numbers in degrees" in third["error"]


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (("104.5", "16.5"), "swapped: latitude comes first, 16.5 104.5"),
        (("91", "0"), "no such place"),
        (("north", "east"), "numbers in degrees"),
        (("1e999", "nan"), "numbers in degrees"),
        (("16.5",), "two numbers"),
        ((), "give LAT LON"),
    ],
)
def test_nonsense_gets_a_clear_sentence(
    flask: Flask, outlines: Path, point: tuple[str, ...], said: str
) -> None:
    flask("import-boundaries", outlines)
    refused = flask("locate", *point)
    assert refused.exit_code != 0
    assert said in refused.stderr


def test_of_a_file_with_a_fault_nothing_is_imported(
    flask: Flask, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "broken.geojson"
    file.write_bytes(collection(feature("4505"), feature("9999"), feature("4505")))
    refused = flask("import-boundaries", file)
    assert refused.exit_code == 1
    assert "broken.geojson: feature 2: no district has the code 9999" in refused.stderr
    assert "broken.geojson: feature 3: 4505 was given already by feature 1" in refused.stderr
    assert "nothing was imported" in refused.stderr
    with database.read() as work:
        assert work.outlines.edition() is None


def test_districts_without_an_outline_are_named(flask: Flask, tmp_path: Path) -> None:
    file = tmp_path / "one.geojson"
    file.write_bytes(collection(feature("4505")))
    said = flask("import-boundaries", file).stdout
    assert "1 districts have no outline" in said
    assert "without 4501" in said
    assert flask("locate", "7", "100").stdout.startswith("in none of the imported districts")


def test_villages_are_imported_whole_or_not_at_all(
    flask: Flask, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "villages.csv"
    file.write_bytes("รหัสหมู่บ้าน,ชื่อ\n45050101,บ้านดอน\n45050102,บ้านนา\n".encode("cp874"))
    done = flask("import-villages", file)
    assert done.stdout == (
        "read 2 villages (CSV, Windows-874)\nadded 2, renamed 0, unchanged 0, removed 0\n"
    )
    file.write_text("code,name\n45050101,บ้านใหม่\n450501,บ้านนา\n", encoding="utf-8")
    refused = flask("import-villages", file)
    assert refused.exit_code == 1
    assert "villages.csv: row 3: '450501' is no code of a village" in refused.stderr
    with database.read() as work:
        assert [row.name_th for row in work.areas.all(8)] == ["บ้านดอน", "บ้านนา"]
    file.write_bytes(b"")
    assert "villages.csv: the file is empty" in flask("import-villages", file).stderr
