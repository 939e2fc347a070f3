"""Another language is one more folder of texts: here Lao, dropped in for one test."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from texts import FOLDER, Catalogue, languages
from texts.checks import faults

ROOT = Path(__file__).parents[2]
NAME = "ພາສາລາວ"
WELCOME = "ສະບາຍດີ ແຈ້ງເລື່ອງຢາໄດ້ບ່ອນນີ້ ບໍ່ຕ້ອງບອກຊື່"
STORY = "ມີຄົນຂາຍຢາຢູ່ຫຼັງວັດທຸກແລງ"
IN_LAO = {
    "language-name": NAME,
    "language-spellings": f"{NAME}|ลาว|lao",
    "language-script": "Lao",
    "ask-what": "ເລື່ອງຫຍັງ",
}
# What a person writes, and what is read: by flows that know nothing of the new folder.
CHAT = """
import json
from tests.unit.flow_world import Talk
from texts import LANGUAGES, STAFF_LANGUAGES
found = Talk().say("สวัสดี").say("ລາຍງານເລື່ອງຢາ " + STORY)
tapped = Talk().say("สวัสดี").tap("/lo").tap("drug")
chosen = Talk().say("สวัสดี").tap("language")
again = chosen.say("3").say("ติดตามเรื่อง").say("ภาษาไทย")
typed = Talk().say("hello").say("ลาว")
place = Talk().say("สวัสดี 45K7M8").tap("/lo").tap("drug").tap("selling")
print(json.dumps({
    "languages": [LANGUAGES, STAFF_LANGUAGES],
    "greeted": found.said, "speaks": found.state.language, "kept": found.state.words[0].text,
    "asked": tapped.said, "again": again.state.language, "typed": typed.state.language,
    "menu": Talk().say("สวัสดี").tap("language").said, "place": place.said,
}))
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """The catalogues with a third folder: English but for a few texts."""
    folder = tmp_path / "texts"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "lo").mkdir()
    for file in ("chat.ftl", "words.ftl"):
        shutil.copy(folder / "en" / file, folder / "lo" / file)
    for key, text in IN_LAO.items():
        file = "chat.ftl" if key.startswith("ask-") else "words.ftl"
        rewrite(folder / "lo" / file, key, text)
    chat = folder / "lo/chat.ftl"
    hello = "Hello. You can report drugs here without giving your name."
    chat.write_text(chat.read_text("utf-8").replace(hello, WELCOME), "utf-8")
    return folder


def rewrite(file: Path, key: str, text: str | None) -> None:
    """Another text for a key, or none."""
    lines = [one for one in file.read_text("utf-8").splitlines() if not one.startswith(f"{key} =")]
    lines += [f"{key} = {text}"] if text is not None else []
    file.write_text("\n".join(lines) + "\n", "utf-8")


def test_the_chat_speaks_a_language_that_is_only_a_folder(texts: Path) -> None:
    done = subprocess.run(  # noqa: S603 - this interpreter, with a script of this file
        [sys.executable, "-P", "-c", f"STORY = {STORY!r}\n{CHAT}"],
        env={**os.environ, "PYTHONPATH": f"{texts.parent}{os.pathsep}{ROOT}"},
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    chat = json.loads(done.stdout)
    assert chat["languages"] == [["th", "en", "lo"], ["th", "en"]]
    assert f"3. {NAME}" in chat["menu"]
    assert chat["asked"].startswith("ເລື່ອງຫຍັງ")
    assert chat["greeted"].startswith(WELCOME)  # recognised by its script, greeted in it
    assert (chat["speaks"], chat["typed"], chat["again"]) == ("lo", "lo", "th")
    assert chat["kept"].endswith(STORY)
    assert "Thawat Buri" in chat["place"]  # areas have names in Thai and English


def test_a_whole_folder_has_no_faults(texts: Path) -> None:
    assert languages(texts) == ("th", "en", "lo")
    assert list(faults(texts)) == []
    assert Catalogue("lo", texts).text("language-name") == NAME


def test_what_a_new_folder_lacks_is_said_key_by_key(texts: Path) -> None:
    chat, words = texts / "lo/chat.ftl", texts / "lo/words.ftl"
    rewrite(chat, "ask-district", None)
    rewrite(chat, "status", "ສະຖານະ")
    rewrite(chat, "count", "{ $n } { $many }")
    rewrite(chat, "closed", "ຂ" * 601)
    rewrite(chat, "hurrah", "ໄຊໂຍ")
    rewrite(words, "label-skip", "ຂ້າມໄປ" * 6)
    assert sorted(faults(texts)) == [
        "lo/chat.ftl: ask-district is missing",
        "lo/chat.ftl: closed has 601 characters of 600",
        "lo/chat.ftl: count has many, which nobody fills in",
        "lo/chat.ftl: hurrah is a text that nothing asks for",
        "lo/chat.ftl: status lacks status",
        "lo/words.ftl: label-skip has 30 graphemes of 20",
    ]


def test_a_missing_file_and_one_that_cannot_be_read_are_said(texts: Path) -> None:
    (texts / "lo/words.ftl").unlink()
    (texts / "lo/chat.ftl").write_text("welcome\n", "utf-8")
    assert sorted(faults(texts)) == [
        "lo/chat.ftl: welcome: cannot be read",
        "lo/words.ftl: there is no such file",
    ]
