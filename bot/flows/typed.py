"""What a typed message means: a number, most of a label, a command; in both languages always."""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

import regex

from bot.flows.render import graphemes, spoken
from bot.flows.values import Choice, Label
from texts import LANGUAGES, Catalogue

NARRATIVE_GRAPHEMES = 10  # from here on a text is kept as something told, not asked again
LONGEST_LABEL = 60
MOST = 0.4  # of a label's graphemes, where only one label has them
SHORTEST_PIECE = 3  # graphemes that say enough
CLEAR_PIECE = 4  # of the middle of a label, however long that label is
MOST_OF_TYPED = 0.6  # when the label stands inside what was typed
LIKENESS = 0.8  # for slips of the finger

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PARTICLES = regex.compile(r"(ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|นะ)+$")
_NOT_SAID = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_NUMBERS = regex.compile(
    r"(?:ข้อ|number|no\.?)?\s*\d{1,3}(?:(?:\s*(?:[,./&+]|และ|and)\s*|\s+)\d{1,3})*\.?"
)

COMMANDS = (
    *("back", "cancel", "menu", "skip", "unknown", "send", "done", "danger", "more", "hello"),
    *("help", "who", "hotlines", "reward", "delete", "language", "th", "en", "drug", "follow"),
    *("yes", "no", "thanks"),
)


def letters(text: str) -> str:
    """A text without spaces, marks of punctuation, capitals and Thai digits."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_THAI_DIGITS)
    return str(_NOT_SAID.sub("", plain))


def bare(text: str) -> str:
    """Its letters without polite particles at the end. Not for names: `จะนะ` is a district."""
    return str(_PARTICLES.sub("", letters(text)))


def is_narrative(text: str) -> bool:
    """Ten graphemes or more: a thought, not a slip."""
    return len(graphemes(text.strip())) >= NARRATIVE_GRAPHEMES


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        catalogue = Catalogue(language)
        for command in COMMANDS:
            for spelling in catalogue.text(f"command-{command}").split("|"):
                found[bare(spelling)] = command
    return found


def command(text: str) -> str | None:
    """The command that the whole text spells, or None."""
    return _spellings().get(bare(text)) if len(text) <= LONGEST_LABEL else None


def speaks_english(text: str) -> bool:
    """Whether a first message is in Latin letters, with none of the Thai script."""
    return bool(regex.search(r"[A-Za-z]{3}", text)) and not regex.search(r"\p{Thai}", text)


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a text that is nothing but numbers (`1`, `๑`, `1 3`, `1,3`), else none."""
    plain = text.strip().casefold().translate(_THAI_DIGITS)
    if len(plain) > LONGEST_LABEL or not _NUMBERS.fullmatch(plain):
        return ()
    return tuple(int(number) for number in regex.findall(r"\d+", plain))


def labels(label: Label) -> frozenset[str]:
    """Every bare spelling of a label: in each language, whole and by the parts around `/`."""
    found = set()
    for language in LANGUAGES:
        said = spoken(label, Catalogue(language))
        found |= {bare(said), *(bare(part) for part in regex.split(r"[/()]", said))}
    return frozenset(found - {""})


def exact_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice whose number or label this is, or None."""
    if len(text) > LONGEST_LABEL:
        return None
    if found := numbers(text):
        return next((choice for choice in choices if (choice.number,) == found), None)
    return _only([choice for choice in choices if bare(text) in labels(choice.label)])


def likely_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The only choice of whose label this is a clear piece, or a slip of the finger away."""
    typed = bare(text)
    if len(graphemes(typed)) < 2 or len(text) > LONGEST_LABEL:  # noqa: PLR2004 - one letter is no label
        return None
    return _only(
        [choice for choice in choices if any(_is_most(typed, one) for one in labels(choice.label))]
    )


def _is_most(typed: str, label: str) -> bool:
    length, whole = len(graphemes(typed)), len(graphemes(label))
    if label.startswith(typed):
        return length >= SHORTEST_PIECE or length / whole >= MOST
    if typed in label:
        return length >= CLEAR_PIECE or (length >= SHORTEST_PIECE and length / whole >= MOST)
    if length >= NARRATIVE_GRAPHEMES and length > whole:
        return False  # more than the label: something was told with it
    if label in typed:
        return whole / length >= MOST_OF_TYPED
    return SequenceMatcher(None, typed, label).ratio() >= LIKENESS


def _only(found: list[Choice]) -> Choice | None:
    return found[0] if len({choice.value for choice in found}) == 1 else None
