"""Rules of the house that no other tool checks."""

import ast
import re

import pytest

from secret_files import SECRETS
from settings import CommonSettings, ConsoleSettings, WebSettings, WorkerSettings
from start.ports import DEFAULTS
from tests.rules.tree import ROOT, files, name, parsed, product

TOO_LONG = 400  # 300 is the aim

# These read the environment and nothing else does: typed settings, and what starts processes.
MAY_READ_ENVIRONMENT = {
    "settings/common.py",
    "gunicorn.conf.py",
    "start/__main__.py",
    "start/stack.py",  # the default of ``given``: the environment of make run
    "simulator/settings.py",
}
MAY_PRINT = re.compile(r"^(.*/)?\w*commands\.py$|^demo/|^start/__main__\.py$")
LEFT_OVER = re.compile("TO" + "DO|FIX" + "ME|XX" + "X|Not" + r"ImplementedError|mock\.p" + "atch")

PROCESSES: tuple[type[CommonSettings], ...] = (WebSettings, WorkerSettings, ConsoleSettings)


def test_the_environment_is_read_in_settings_alone() -> None:
    readers = {
        name(file)
        for file in product()
        for node in ast.walk(parsed(file))
        if (isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"})
        or (isinstance(node, ast.ImportFrom) and node.module == "os")
    }
    assert readers <= MAY_READ_ENVIRONMENT


def test_nothing_is_left_to_do_later() -> None:
    found = [
        f"{name(file)}:{number}: {line.strip()}"
        for file in files("*.py", "*.html", "*.js", "*.css", "*.ftl", "*.md")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if LEFT_OVER.search(line)
    ]
    assert found == []


def test_only_command_lines_print() -> None:
    printing = set()
    for file in product():
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                printing |= {name(file)} if node.func.id in {"print", "pprint"} else set()
    assert {one for one in printing if not MAY_PRINT.search(one)} == set()


def test_files_stay_short_enough_to_be_read_at_once() -> None:
    sizes = {
        name(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in files("*.py")
        if "/versions/" not in name(file)
    }
    assert {one: lines for one, lines in sizes.items() if lines > TOO_LONG} == {}


def test_every_requirement_is_pinned_exactly_and_once() -> None:
    for file in files("requirements*.txt"):
        lines = file.read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and not line.startswith(("#", "-r"))]
        assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
        names = [pin.partition("==")[0].lower() for pin in pins]
        assert sorted(names) == sorted(set(names))


def test_env_example_lists_every_setting_with_one_line_each() -> None:
    listed: list[str] = []
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            setting = re.fullmatch(r"([A-Z0-9_]+)=(\S*)\s+# \S.*", line)
            assert setting, f"not 'NAME=default  # what it is': {line}"
            listed.append(setting[1])
    fields = {field.upper() for kind in PROCESSES for field in kind.model_fields}
    wanted = fields | frozenset().union(*SECRETS.values()) | set(DEFAULTS)
    assert sorted(listed) == sorted(wanted | {"BOSAE_SECRETS", "TEST_DATABASE_URL"})


def test_env_example_shows_the_true_defaults() -> None:
    defaults = {
        field.upper(): info.default
        for field, info in WebSettings.model_fields.items()
        if info.default not in {None, ""} and not info.is_required()
    }
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        setting, _, rest = line.partition("=")
        if setting in defaults:
            assert rest.split()[0] == str(defaults[setting]), setting


def test_no_secret_has_a_default() -> None:
    for process, kind in zip(SECRETS, PROCESSES, strict=True):
        for field, info in kind.model_fields.items():
            if field.upper() in SECRETS[process] and not field.endswith("_previous"):
                assert info.is_required(), field


@pytest.mark.parametrize("process", ["release", "web", "console", "worker"])
def test_procfile_has_each_process_once(process: str) -> None:
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines].count(process) == 1


def test_nothing_of_the_place_it_was_written_in_stands_in_the_project() -> None:
    pattern = re.compile("/wo" + "rk/|/ro" + "ot/|/tmp/pl" + "an|pi" + "p.conf")
    found = [
        name(file)
        for file in files("*.py", "*.md", "*.html", "*.toml", "*.txt", "Makefile", "run")
        if pattern.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
