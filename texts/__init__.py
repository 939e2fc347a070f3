"""Every sentence a person reads, as Fluent catalogues: one folder beside this file a language.

A folder with `chat.ftl` and `words.ftl` is a language of the chat, one with `console.ftl` too is
one of the console: nothing else names it. `python -m texts.checks` says what it still lacks.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as syntax

FOLDER = Path(__file__).parent
FIRST_LANGUAGE = "th"  # of whom nobody knows, and what every other catalogue is compared with


def languages(folder: Path = FOLDER, *, of: str = "chat.ftl") -> tuple[str, ...]:
    """The languages that have this catalogue: Thai, English, then the others by their code."""
    found = {file.parent.name for file in folder.glob(f"*/{of}")}
    known = tuple(one for one in (FIRST_LANGUAGE, "en") if one in found)
    return (*known, *sorted(found.difference(known)))


LANGUAGES = languages()
STAFF_LANGUAGES = languages(of="console.ftl")


class MissingTextError(KeyError):
    """A key that no catalogue of the language has."""


class BrokenTextError(ValueError):
    """A text that could not be filled in, for instance for want of a parameter."""


@cache
def _bundle(language: str, folder: Path) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((folder / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


class Catalogue:
    """The texts of one language. Cheap to make; the files are read once."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        """Raises MissingTextError for a language without catalogues."""
        if language not in (LANGUAGES if folder == FOLDER else languages(folder)):
            raise MissingTextError(language)
        self.language = language
        self._bundle = _bundle(language, folder)

    def has(self, key: str) -> bool:
        """Whether this language has a text for the key."""
        return bool(self._bundle.has_message(key))

    def text(self, key: str, /, **params: str | int) -> str:
        """The text of a key, filled in. Raises MissingTextError or BrokenTextError."""
        if not self.has(key):
            raise MissingTextError(f"{self.language}: {key}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingTextError(f"{self.language}: {key} has no value")
        text, errors = self._bundle.format_pattern(pattern, params)
        if errors:
            raise BrokenTextError(f"{self.language}: {key}: {errors[0]}")
        return str(text)


def messages(
    language: str, file: str, folder: Path = FOLDER
) -> Iterator[tuple[str, frozenset[str]]]:
    """Each key of one catalogue file with the names of its parameters, in the order written.

    Parameters of a text that is quoted in another one (`{ first-words }`) are that one's too.
    """
    found: dict[str, frozenset[str]] = {}
    source = (folder / language / file).read_text(encoding="utf-8")
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, syntax.Junk):
            start = (entry.content or "")[:60]
            raise BrokenTextError(f"{language}/{file}: {start}")
        if isinstance(entry, syntax.Message):
            found[entry.id.name] = frozenset(_parameters(entry.value, found))
    yield from found.items()


def _parameters(node: object, quoted: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if isinstance(node, syntax.VariableReference):
        yield node.id.name
    elif isinstance(node, syntax.MessageReference):
        yield from quoted.get(node.id.name, ())
    elif isinstance(node, syntax.BaseNode):
        for child in vars(node).values():
            yield from _parameters(child, quoted)
    elif isinstance(node, list):
        for child in node:
            yield from _parameters(child, quoted)
