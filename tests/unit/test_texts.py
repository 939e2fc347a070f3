"""The catalogues: both languages complete, nothing unused, short enough, honest."""

import ast
import re
from pathlib import Path

import pytest
import regex

from bot.flows.clues import DRUGS
from bot.flows.drug_tip import CATEGORIES
from bot.flows.registry import FLOWS
from bot.flows.render import own_name
from bot.flows.typed import COMMANDS, command
from texts import LANGUAGES, BrokenTextError, Catalogue, MissingTextError, messages
from texts.checks import LABEL_GRAPHEMES, faults

ROOT = Path(__file__).parents[2]
FILES = sorted({file.name for file in (ROOT / "texts").glob("*/*.ftl")})
ALWAYS = {"one-moment", "nudge", "one-to-one-only"}  # said outside any conversation
# Groups of which a member's key is made of the group's name and a stored value.
GROUPS = (
    "shown",
    "within",
    "region",
    "media-failed",
    "place",
    "topic",
    "category",
    "command",
    "label",
)
STAFF_GROUPS = (
    *("status", "flag", "urgency", "outcome", "service", "workplace", "kind", "drug", "wording"),
)


def keys(language: str, file: str) -> dict[str, frozenset[str]]:
    return dict(messages(language, file))


def test_nothing_is_missing_unknown_or_too_long_in_any_language() -> None:
    assert list(faults()) == []


def test_a_language_is_offered_by_its_own_name_and_can_be_typed_in_every_other() -> None:
    assert [own_name(one).th for one in LANGUAGES[:2]] == ["ภาษาไทย", "English"]
    assert command("ภาษาอังกฤษ") == command("english") == "en"
    assert command("thai") == command("ภาษาไทย") == "th"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    found = [key for file in FILES for key in keys(language, file)]
    assert len(found) == len(set(found))


def used_in_flows() -> set[str]:
    """Keys that the flows' data names, and every string of their code and of what refuses them."""
    data = {
        key
        for flow in FLOWS.values()
        for step in flow.steps.values()
        for key in (step.prompt, *(option.label for option in step.options), *step.cards.values())
    }
    return data | {
        node.value
        for file in (
            *(ROOT / "bot" / "flows").glob("*.py"),
            *(ROOT / "intake" / "services").glob("*.py"),
        )
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_key_the_flows_name_exists() -> None:
    known = {key for file in FILES for key in keys("th", file)}
    data = {
        key
        for flow in FLOWS.values()
        for step in flow.steps.values()
        for key in (step.prompt, *(option.label for option in step.options), *step.cards.values())
    }
    called = set()
    for file in (ROOT / "bot" / "flows").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "Reply",
                "Phrase",
                "card",
            ):
                called |= {
                    one.value
                    for one in node.args[:1]
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    assert (data | called) - known == set()


def test_no_text_of_the_chat_is_unused() -> None:
    used = used_in_flows()
    unused = {
        key
        for key in keys("th", "chat.ftl")
        if key not in used | ALWAYS and not key.startswith(tuple(f"{group}-" for group in GROUPS))
    }
    assert unused == set()


def test_no_shared_word_is_unused() -> None:
    used = used_in_flows()
    groups = tuple(f"{group}-" for group in (*GROUPS, *STAFF_GROUPS))
    unused = {
        key for key in keys("th", "words.ftl") if key not in used if not key.startswith(groups)
    }
    assert unused == set()


def test_every_command_has_spellings_in_both_languages_and_no_two_share_one() -> None:
    for language in LANGUAGES:
        spellings = [
            spelling
            for command in COMMANDS
            for spelling in Catalogue(language).text(f"command-{command}").split("|")
        ]
        assert len(spellings) == len(set(spellings))
        assert all(spelling.strip() == spelling != "" for spelling in spellings)


def test_drugs_and_categories_have_names() -> None:
    for language in LANGUAGES:
        catalogue = Catalogue(language)
        for drug in (*DRUGS, "other", "unknown"):
            assert catalogue.text(f"drug-{drug.replace('_', '-')}")
        for option in CATEGORIES:
            assert catalogue.text(option.label)


def test_the_names_of_what_may_be_reported_fit_a_button() -> None:
    for language in LANGUAGES:
        catalogue = Catalogue(language)
        for option in CATEGORIES:
            assert len(regex.findall(r"\X", catalogue.text(option.label))) <= LABEL_GRAPHEMES


HARMFUL = re.compile(
    r"100\s?%|ปลอดภัยแน่นอน|ตรวจสอบไม่ได้|เป็นความลับ|ติดต่อกลับ|ผู้ร้องเรียน|ผู้เสียหาย|พยาน|ไม่เข้าใจ|ถ่ายภาพเพิ่ม|ความเท็จ"
)


def test_words_that_harm_are_not_used_towards_reporters() -> None:
    for key, names in messages("th", "chat.ftl"):
        text = Catalogue("th").text(key, **dict.fromkeys(names, "1669"))
        assert not HARMFUL.search(text), key


def test_reporters_never_read_an_outcome() -> None:
    outcomes = {
        Catalogue("th").text(key) for key in keys("th", "words.ftl") if key.startswith("outcome-")
    }
    shown = {
        Catalogue("th").text(key) for key in keys("th", "words.ftl") if key.startswith("shown-")
    }
    assert len(shown) == 9
    assert not any(outcome in text for outcome in outcomes for text in shown)


def test_a_missing_key_a_missing_parameter_and_a_missing_language_are_errors() -> None:
    with pytest.raises(MissingTextError):
        Catalogue("th").text("no-such-key")
    with pytest.raises(BrokenTextError):
        Catalogue("th").text("receipt", within="1")
    with pytest.raises(MissingTextError):
        Catalogue("xx")
