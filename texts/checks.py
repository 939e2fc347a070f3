"""What the catalogues lack, key by key: `python -m texts.checks`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import regex

from texts import FIRST_LANGUAGE, FOLDER, BrokenTextError, Catalogue, languages, messages

OBLIGATORY = ("chat.ftl", "words.ftl")
MOST_CHARACTERS = 600  # of a message in the chat: more is not read on a small telephone
LABEL_GRAPHEMES = 20  # LINE: a quick reply's label, counted in grapheme clusters
_LABELS = regex.compile(r"(label|menu|topic|edit|use|time|guard|source)-|language-name")
_HAS_A_SHORT_FORM = "label-here"
# The longest that stands for a parameter; what is not named here is a number to call or a count.
_LONGEST = {
    "answers": "ก" * 200,
    "questions": "ก" * 300,
    "chosen": "ก" * 250,
    "centre": "ก" * 60,
    "status": "ก" * 50,
}


def faults(folder: Path = FOLDER) -> Iterator[str]:
    """One line for each fault: `lo/chat.ftl: welcome is missing`."""
    for language in languages(folder):
        files = {file.name for file in (folder / language).glob("*.ftl")}
        yield from (f"{language}/{file}: there is no such file" for file in {*OBLIGATORY} - files)
        for file in sorted(files):
            try:
                yield from _compared(language, file, folder)
                yield from _too_long(language, file, folder)
            except BrokenTextError as broken:
                yield f"{str(broken).strip()}: cannot be read"


def _compared(language: str, file: str, folder: Path) -> Iterator[str]:
    """Keys and placeholders beside those of the first language."""
    wanted = dict(messages(FIRST_LANGUAGE, file, folder))
    found = dict(messages(language, file, folder))
    for key in wanted.keys() - found.keys():
        yield f"{language}/{file}: {key} is missing"
    for key in found.keys() - wanted.keys():
        yield f"{language}/{file}: {key} is a text that nothing asks for"
    for key in wanted.keys() & found.keys():
        lacking = ", ".join(sorted(wanted[key] - found[key]))
        unknown = ", ".join(sorted(found[key] - wanted[key]))
        if lacking:
            yield f"{language}/{file}: {key} lacks {lacking}"
        if unknown:
            yield f"{language}/{file}: {key} has {unknown}, which nobody fills in"


def _too_long(language: str, file: str, folder: Path) -> Iterator[str]:
    catalogue = Catalogue(language, folder)
    for key, names in messages(language, file, folder):
        text = catalogue.text(key, **{name: _LONGEST.get(name, "1669") for name in names})
        if file == "chat.ftl" and len(text) > MOST_CHARACTERS:
            yield f"{language}/{file}: {key} has {len(text)} characters of {MOST_CHARACTERS}"
        length = len(regex.findall(r"\X", text))
        is_label = _LABELS.match(key) and key != _HAS_A_SHORT_FORM
        if file == "words.ftl" and is_label and length > LABEL_GRAPHEMES:
            yield f"{language}/{file}: {key} has {length} graphemes of {LABEL_GRAPHEMES}"


if __name__ == "__main__":
    found = sorted(faults())
    sys.stdout.writelines(f"{one}\n" for one in found)
    sys.exit(1 if found else 0)
