"""Every promise of the threat model names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_each_test_the_threat_model_names_exists() -> None:
    named = NAMED.findall((ROOT / "docs/threat-model.md").read_text(encoding="utf-8"))
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).is_file()
        or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert named
    assert missing == []


def test_each_adversary_and_each_promise_names_a_test() -> None:
    page = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
    promises = [
        line for line in page.splitlines() if line.startswith("| ") and "| test |" not in line
    ]
    adversaries = page.split("## The adversaries")[1].split("\n\n**")[1:]
    unproven = [one for one in (*promises, *adversaries) if not NAMED.search(one)]
    assert [one[:40] for one in unproven] == ["Live root on the web server** sees new t"]
