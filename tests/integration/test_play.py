"""A written conversation, played as an operator plays it."""

from pathlib import Path

import pytest

from simulator.play import main
from simulator.script import ScriptError, read_script
from tests.line_house import SIGN, LineHouse

HEAD = "who: somebody\n\n"
GREETED = "scan\nsee: ไม่ต้องบอกชื่อ\ntap: แจ้งเรื่องยา\nsee: เรื่องอะไร\n"


def played(line: LineHouse, folder: Path, body: str) -> int:
    script = folder / "script.txt"
    script.write_text(HEAD + body, encoding="utf-8")
    return main([str(script), "--simulator", line.simulated.url, "--sign", SIGN])


def test_a_script_is_printed_as_a_transcript(
    line: LineHouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert played(line, tmp_path, GREETED + "button: ขายยา\nqueue: 4505\n") == 0
    told = capsys.readouterr().out
    assert f"reporter │ สวัสดี {SIGN}" in told
    assert "service  │ เรื่องอะไรคะ" in told
    assert "[ขายยา]" in told
    assert "? queue: 4505" in told


def test_everything_a_phone_can_send_can_be_written_down(
    line: LineHouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4")
    acts = "voice\nvideo\nphotos: 3\nphoto\nfile: paper.pdf\nlocation: 16.05, 103.7, ตลาด\n"
    slow = "network: 0.1\nsay: ช้า\nnetwork: 0\n"
    assert played(line, tmp_path, GREETED + acts + slow) == 0
    told = capsys.readouterr().out
    assert [told.count(one) for one in ("(voice)", "(clip)", "(photo)", "(file)")] == [1, 1, 4, 1]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("see not: เรื่องอะไร\n", "it says"),
        ("tap old: ส่งเลย\n", "was ever on this screen"),
        ("unsend: อะไร\n", "no own message"),
    ],
)
def test_what_does_not_come_true_ends_with_one_and_names_its_line(
    wrong: str, why: str, line: LineHouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert played(line, tmp_path, GREETED + wrong) == 1
    said = capsys.readouterr().err
    assert "line 7" in said
    assert why in said


def test_a_script_that_cannot_be_read_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "missing.txt")]) == 2
    assert "missing.txt" in capsys.readouterr().err


@pytest.mark.parametrize("body", ["whistle: now\n", "see:\n", "tap\n", "photos\n"])
def test_a_line_that_no_phone_can_do_is_refused_with_its_number(body: str) -> None:
    with pytest.raises(ScriptError, match="line 3"):
        read_script(HEAD + body)


def test_a_text_is_repeated_to_its_length_and_what_is_taken_back_is_not_promised() -> None:
    script = read_script(HEAD + "tell 40: กขค \ntell: หาย\ngone: หาย\n")
    assert len(script.acts[0].value) == 40
    assert script.told == (script.acts[0].value,)
