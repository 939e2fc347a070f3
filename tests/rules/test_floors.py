"""Imports point downwards only, and the lowest floor needs next to nothing."""

import subprocess
import sys
from pathlib import Path

from tests.rules.tree import ROOT, imported, name, product

_PROJECT = {file.name.removesuffix(".py") for file in ROOT.glob("*.py")} | {
    folder.name for folder in ROOT.iterdir() if (folder / "__init__.py").exists()
}


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603 - our own tool
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


ALLOWED = {
    "intake/": {"nacl"},
    "intake/places/": {"rapidfuzz", "regex"},
    "intake/services/": {"nacl", "pyotp", "zxcvbn"},
    "bot/flows/": {"regex"},
    "texts/": {"fluent", "babel", "regex"},
    "simulator/": {"flask", "werkzeug", "urllib3", "PIL", "regex", "jwt"},
}


def _allowed(file: str) -> set[str] | None:
    floors = [folder for folder in ALLOWED if file.startswith(folder)]
    return ALLOWED[max(floors, key=len)] if floors else None


def test_a_floor_uses_the_standard_library_and_what_is_named_here() -> None:
    beyond = {}
    for file in product():
        allowed = _allowed(name(file))
        outside = imported(file) - _PROJECT - set(sys.stdlib_module_names)
        if allowed is not None and not outside <= allowed:
            beyond[name(file)] = outside - allowed
    assert beyond == {}
