"""Imports point downwards only, and the lowest floor needs next to nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        ("intake/", {"nacl"}),
        ("bot/flows/", {"regex"}),
        ("texts/", {"fluent", "babel"}),
        ("simulator/", {"flask", "werkzeug", "urllib3", "PIL"}),
    ],
)
def test_a_floor_uses_the_standard_library_and_what_is_named_here(
    folder: str, allowed: set[str]
) -> None:
    for file in product():
        if name(file).startswith(folder):
            outside = imported(file) - _PROJECT - set(sys.stdlib_module_names)
            assert outside <= allowed, name(file)
