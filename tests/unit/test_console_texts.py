"""Every sentence the console can ask for exists in both languages; none is kept for nothing."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from intake.model import (
    AccountState,
    Category,
    CentreState,
    Drug,
    Kind,
    Level,
    Mark,
    Outcome,
    Role,
    Service,
    Status,
    Trust,
    Urgency,
    Workplace,
)
from intake.questions import Wording
from intake.services.activation_board import Standing
from intake.services.barring import BarReason
from intake.services.case_rules import Act
from intake.services.reading import READS
from intake.services.transfers import TransferReason
from intake.sign_model import (
    BatchState,
    Binding,
    PhotoProblem,
    PrintFormat,
    PrintMode,
    SignMode,
    SignState,
    SiteKind,
)
from intake.takeover import Ground
from qr.artwork.templates import TEMPLATES
from texts import LANGUAGES, Catalogue, messages

ROOT = Path(__file__).parents[2]
CONSOLE = [
    *(ROOT / "console").glob("*.py"),
    *(ROOT / "console/templates").rglob("*.html"),
    *(ROOT / "reports").glob("*.py"),
]
# What only a reporter or an operator meets is told in the chat or on the command line.
NOT_IN_THE_CONSOLE = frozenset({"follow_up.py", "submit.py", "keys.py", "retention.py"})
BY_CODE: dict[str, type[StrEnum]] = {
    "category": Category,
    "drug": Drug,
    "kind": Kind,
    "outcome": Outcome,
    "role": Role,
    "service": Service,
    "status": Status,
    "urgency": Urgency,
    "trust": Trust,
    "workplace": Workplace,
    "console-centre-state": CentreState,
    "console-level": Level,
    "console-mark": Mark,
    "console-member-state": AccountState,
    "console-print-binding": Binding,
    "console-print-format": PrintFormat,
    "console-print-mode": PrintMode,
    "console-print-mode-text": PrintMode,
    "console-print-state": BatchState,
    "console-sign-mode": SignMode,
    "console-sign-state": SignState,
    "console-site-kind": SiteKind,
    "console-photo-problem": PhotoProblem,
    "console-standing": Standing,
    "console-transfer-reason": TransferReason,
    "console-bar-reason": BarReason,
    "console-ground": Ground,
    "wording": Wording,
}
RECORDING = frozenset({"_row", "_audit", "by_staff", "by_reporter", "by_service"})


def asked_for() -> set[str]:
    """Keys that stand in a page or a view."""
    source = "".join(file.read_text(encoding="utf-8") for file in CONSOLE)
    return set(re.findall(r"""["']((?:console|worksheet)-[a-z0-9-]*[a-z0-9])["']""", source))


def services() -> Iterator[ast.AST]:
    for file in (*(ROOT / "intake/services").glob("*.py"), ROOT / "qr/artwork/style.py"):
        if file.name not in NOT_IN_THE_CONSOLE:
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def name_of(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def words_in(node: ast.Call) -> Iterator[str]:
    for argument in node.args[:3]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def refusals() -> set[str]:
    calls = (node for node in services() if isinstance(node, ast.Call))
    return {word for one in calls if name_of(one) == "Refused" for word in words_in(one)}


def recorded_acts() -> set[str]:
    calls = (node for node in services() if isinstance(node, ast.Call))
    return {word for one in calls if name_of(one) in RECORDING for word in words_in(one) if word}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_the_pages_ask_for_exists(language: str) -> None:
    catalogue = Catalogue(language)
    groups = ("console-agency", "console-did", "console-done", "console-error", *BY_CODE)
    groups += (
        "console-media-failed",
        "console-note-about",
        "console-print-fault",
        "console-print-file",
        "console-print-template",
        "console-question",
        "console-refused",
        "console-sign-mark",
        "console-sign-mode",
        "console-site-kind",
        "console-unit",
    )
    missing = {key for key in asked_for() if not catalogue.has(key)} - set(groups)
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_shown_has_its_word(language: str) -> None:
    catalogue = Catalogue(language)
    keys = {f"{group}-{code}" for group, codes in BY_CODE.items() for code in codes if code}
    assert {key for key in keys if not catalogue.has(key.replace("_", "-"))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_says_why(language: str) -> None:
    catalogue = Catalogue(language)
    assert len(refusals()) > 10
    missing = {key for key in refusals() if not catalogue.has(f"console-refused-{key}")}
    assert missing == {"enrolment-code-unknown"}  # told in LINE alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_of_the_audit_has_its_word(language: str) -> None:
    catalogue = Catalogue(language)
    acts = {*Act, *READS, *recorded_acts()}
    assert {
        one for one in acts if not catalogue.has(f"console-did-{one.replace('_', '-')}")
    } == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_and_every_fault_of_a_sign_has_its_words(language: str) -> None:
    artwork = "".join(
        (ROOT / file).read_text(encoding="utf-8")
        for file in ("qr/artwork/preflight.py", "qr/artwork/press.py", "assembly/artwork.py")
    )
    faults = set(re.findall(r'(?:Fault\(|problem=)"(\w+)"', artwork))
    faults |= {"not_in_use", "no_centre"}
    assert {"overflow", "unreadable", "undrawable", "no_ministry"} < faults
    keys = {f"console-print-fault-{one.replace('_', '-')}" for one in faults}
    keys |= {f"console-print-template-{one}" for one in TEMPLATES}
    assert {key for key in keys if not Catalogue(language).has(key)} == set()


def test_no_sentence_is_kept_for_nothing() -> None:
    files = ("console", "register", "signs", "prints", "coverage", "worksheet")
    keys = {key for file in files for key, _ in messages("th", f"{file}.ftl")}
    computed = re.compile(
        "console-(agency|asked|centre-state|did|done|error|level|mark|media-failed|media-name"
        "|member-state|nav|note-about|print-(binding|fault|file|format|mode|state|template)"
        "|question|refused|sign-mark|sign-mode|sign-state|site-kind"
        "|standing|strength|transfer-reason|unit)-.+"
        "|console-coverage-.+-means|worksheet-cover-.+"
        "|role-.+|trust-.+"
    )
    assert {key for key in keys - asked_for() if not computed.fullmatch(key)} == set()
