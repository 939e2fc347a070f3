"""``flask areas find``, as an operator types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assembly.area_commands import areas, official_areas
from assembly.house import database_of
from intake.services.areas import load_areas
from settings import CommonSettings
from storage.commands import db

PROVINCES = ("45", "55")


@pytest.fixture
def areas_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BOSAE_HOME", str(tmp_path))
    monkeypatch.setenv("BOSAE_ENVIRONMENT", "test")
    assert CliRunner().invoke(db, ["upgrade"]).exit_code == 0
    empty = flask_areas("find", "น่าน")
    assert "no areas are loaded" in empty.output
    with database_of(CommonSettings.load()) as database:
        load_areas(database, (one for one in official_areas() if one.code[:2] in PROVINCES), {})
    return tmp_path


def flask_areas(*words: str) -> Result:
    return CliRunner().invoke(areas, list(words))


def test_an_operator_asks_what_a_typed_place_means(areas_loaded: Path) -> None:
    clear = flask_areas("find", "ท่าวังผา", "น่าน")
    assert clear.output.splitlines()[:2] == ["it is", "  1. 5506  อ.ท่าวังผา จ.น่าน"]
    several = flask_areas("find", "เมือง")
    assert several.output.splitlines()[0] == "it may be"
    assert flask_areas("find", "ไม่รู้เลย").output == "no place that is like it\n"
    as_data = json.loads(flask_areas("find", "--json", "ต.นิเวศน์", "อ.ธวัชบุรี").output)
    assert as_data[0] == {"code": "450501", "name": "ต.นิเวศน์ อ.ธวัชบุรี จ.ร้อยเอ็ด"}
    assert flask_areas("find").exit_code == 2

    typed = areas_loaded / "typed.txt"
    typed.write_text("\ufeffธวัดบุรี\n\nthawat buri\nzzzz", encoding="utf-8")
    lines = flask_areas("find", "--file", str(typed)).output.splitlines()
    found = [[one["code"] for one in json.loads(line)][:1] for line in lines]
    assert found == [["4505"], [], ["4505"], []]
