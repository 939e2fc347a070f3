"""People as they write, each in a file of this folder, through the real flows and seals."""

from pathlib import Path

import pytest

from simulator.client import Message
from simulator.play import ExpectationError, Player
from storage.database import Database
from tests.line_house import LineHouse
from tests.personas.house import PersonaHouse
from tests.personas.judging import (
    FOLDER,
    Figures,
    Opened,
    asks_who,
    broken,
    personas,
    without_number,
)

AT_LEAST = 58
PATIENCE = 15.0
HEAD = {"who", "age", "phone", "mood", "typing"}


def test_each_persona_says_who_it_is_and_where_the_tip_must_go() -> None:
    found = personas()
    assert len(found) >= AT_LEAST
    for name, script in found.items():
        assert set(script.about) == HEAD, name
        assert script.promised("queue") or script.promised("gone"), name
        assert script.told or script.promised("gone") or script.promised("files"), name


def test_every_persona_reaches_the_right_queue_with_every_fact(
    database: Database, tmp_path: Path
) -> None:
    line = LineHouse(database, tmp_path)
    house, figures = PersonaHouse(line), Figures()
    for name, script in personas().items():
        player = Player(
            line.simulated.url,
            name,
            house.sign,
            FOLDER,
            patience=PATIENCE,
            idle=house.work,
            centre_asks=house.ask,
        )
        house.before = house.tips()
        try:
            player.play(script)
        except ExpectationError as reason:
            figures.wrong.append(f"{name}: {reason}")
            continue
        fresh = list(house.tips() - house.before)
        figures.add(name, script, house.opened(fresh[0]) if len(fresh) == 1 else None, player)
    line.close()
    assert figures.missed() == []
    assert figures.in_right_queue == figures.played == len(personas())


def _said(text: str, *labels: str) -> Message:
    actions = [{"type": "postback", "label": label, "data": label} for label in labels]
    raw = {"type": "text", "quickReply": {"items": [{"action": one} for one in actions]}}
    return Message("1", mine=False, way="reply", kind="text", text=text, unsent=False, read=False,
                   raw=raw)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "labels", "missing"),
    [
        ("อะไรคะ\n1. ก\n2. ข", ("ก", "ข", "เมนู"), False),
        ("อะไรคะ\n1. ก", ("ก", "ข"), True),
        ("เล่าเท่าที่รู้ได้เลยค่ะ", ("ข้าม", "เลิกแจ้ง"), False),
    ],
)
def test_a_choice_without_its_number_is_noticed(
    text: str, labels: tuple[str, ...], *, missing: bool
) -> None:
    assert without_number(_said(text, *labels)) is missing


def test_a_question_for_the_reporters_name_is_noticed() -> None:
    assert asks_who("คุณชื่ออะไรคะ")
    assert asks_who("What is your name?")
    assert not asks_who("ใครคะ ชื่อเล่น รูปร่าง หรือบ้านหลังไหนก็ได้")


def test_a_lost_fact_and_a_wrong_queue_are_noticed() -> None:
    script = personas()["01-shortest"]
    whole = Opened("4505", "drug", "normal", other_language=False, words=script.told, files=0)
    assert broken(script, whole) == []
    elsewhere = Opened("45", "drug", "normal", other_language=False, words=(), files=0)
    assert len(broken(script, elsewhere)) == 2
    assert broken(script, None) == ["no tip was sent"]
