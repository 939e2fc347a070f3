"""The operator's page about LINE's accounts names what there is, and all of it."""

import re

import click

from app import create_app
from assembly.line_commands import line
from secret_files import SECRETS
from settings import WebSettings, WorkerSettings
from tests.rules.tree import ROOT

PAGE = (ROOT / "docs" / "line-setup.md").read_text(encoding="utf-8")
SETTINGS = {field.upper() for kind in (WebSettings, WorkerSettings) for field in kind.model_fields}


def test_every_setting_it_names_exists_and_none_of_lines_is_forgotten() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", PAGE))
    assert named <= SETTINGS
    assert {one for one in SETTINGS if one.startswith("LINE_")} - named == {"LINE_API_BASE"}


def test_it_puts_each_secret_into_the_file_of_its_process() -> None:
    for process, secrets in SECRETS.items():
        for row in re.findall(r"^\| `secrets/(\w+)\.env` \|(.*)\|$", PAGE, re.MULTILINE):
            if row[0] == process:
                named = set(re.findall(r"`(LINE_[A-Z_]+)`", row[1]))
                assert named == {one for one in secrets if one.startswith("LINE_")}, process


def test_every_command_and_option_it_shows_exists() -> None:
    context = click.Context(click.Command("flask"))
    shown = re.findall(r"flask (\w+) (\w+)((?: --[\w-]+)*)", PAGE)
    assert {("line", one) for one in line.commands} <= {(group, name) for group, name, _ in shown}
    for group, name, options in shown:
        found = create_app().cli.get_command(context, group)
        assert isinstance(found, click.Group), group
        command = found.get_command(context, name)
        assert command is not None, f"flask {group} {name}"
        known = {text for option in command.params for text in option.opts}
        assert set(options.split()) <= known, f"flask {group} {name}{options}"


def test_what_it_says_a_check_says_is_what_a_check_says() -> None:
    source = (ROOT / "assembly" / "line_commands.py").read_text(encoding="utf-8")
    for said in re.findall(r"^\| `((?:WRONG|no valid)[^`…]*)", PAGE, re.MULTILINE):
        assert said.strip() in source, said
