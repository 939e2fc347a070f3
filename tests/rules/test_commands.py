"""The command line and the processes as an operator meets them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app import create_app
from command_line import GROUPS
from secret_files import write_secrets
from tests.line_keys import AS_SECRETS
from tests.rules.tree import ROOT

_BIN = Path(sys.executable).parent


def _run(*command: str, home: Path, **given: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603 - our own commands
        [str(_BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env={**kept, "BOSAE_HOME": str(home), **given},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_every_command_group_loads_and_has_commands() -> None:
    context = click.Context(click.Command("flask"))
    for name in GROUPS:
        group = create_app().cli.get_command(context, name)
        assert isinstance(group, click.Group)
        assert group.list_commands(context), name


def test_make_help_names_every_target_a_newcomer_needs() -> None:
    shown = subprocess.run(
        ["make", "help"],  # noqa: S607 - make as the newcomer's shell finds it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    targets = set(re.findall(r"^make (\S+)", shown, re.MULTILINE))
    assert {"setup", "run", "demo-data", "demo", "test", "check", "clean-data"} <= targets


@pytest.mark.parametrize("door", ["public", "console"])
def test_an_app_without_its_secrets_ends_with_one_line(door: str, home: Path) -> None:
    ended = _run("gunicorn", "--bind", "127.0.0.1:0", f"app:{door}()", home=home)
    assert ended.returncode != 0
    assert re.fullmatch(r"(web|console): no secrets file \S+ \(.*\)\n", ended.stderr)


@pytest.mark.parametrize("door", ["public", "console"])
def test_an_app_that_sees_another_processs_secret_ends_with_one_line(door: str, home: Path) -> None:
    write_secrets(home, AS_SECRETS, line_secrets=True)
    ended = _run(
        "gunicorn", "--bind", "127.0.0.1:0", f"app:{door}()", home=home, WORKER_PRIVATE_KEY="x"
    )
    assert ended.returncode != 0
    assert re.fullmatch(r".* holds WORKER_PRIVATE_KEY, a secret of another process\n", ended.stderr)


def test_a_database_that_is_away_is_one_line(home: Path) -> None:
    ended = _run(
        "flask", "db", "upgrade", home=home, DATABASE_URL="postgresql://x@127.0.0.1:1/bosae"
    )
    assert ended.returncode != 0
    assert re.fullmatch(r"Error: the database cannot be used: .*\n", ended.stderr)


def test_an_installation_is_founded_once_its_database_is_there(home: Path) -> None:
    too_early = _run("flask", "keys", "init", home=home)
    assert too_early.stderr == "Error: the database is empty: flask db upgrade comes first\n"
    assert _run("flask", "db", "upgrade", home=home).returncode == 0
    founded = _run("flask", "keys", "init", home=home)
    assert founded.returncode == 0, founded.stderr
    codes = re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", founded.stdout)
    assert len(set(codes)) == 2
    assert _run("flask", "routing", "show", home=home).returncode == 0


def test_a_database_born_real_refuses_the_demo(home: Path) -> None:
    assert _run("flask", "db", "upgrade", home=home).returncode == 0
    refused = _run("flask", "db", "upgrade", home=home, BOSAE_ENVIRONMENT="development")
    assert refused.stderr == "Error: this database is real, the settings say demo\n"
