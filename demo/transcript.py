"""Prints a chat as it is read: who speaks, the words, the buttons under them."""

import unicodedata
from collections.abc import Iterable

WHO = 9  # columns of the speaker's name


def heading(title: str) -> None:
    """A part of the story begins."""
    print(f"\n── {title} {'─' * max(3, 72 - len(title))}", flush=True)


def said(who: str, text: str) -> None:
    """One message, its later lines below the first."""
    for number, line in enumerate(text.splitlines() or [""]):
        print(f"{_name(who if number == 0 else '')} │ {line}".rstrip(), flush=True)


def buttons(labels: Iterable[str]) -> None:
    """What could be pressed under the last message."""
    shown = " ".join(f"[{label}]" for label in labels)
    if shown:
        print(f"{_name('')} │ {shown}", flush=True)


def fact(text: str) -> None:
    """Something that was looked at and found to be so."""
    print(f"{_name('')} ✓ {text}", flush=True)


def _name(who: str) -> str:
    width = sum(not unicodedata.combining(letter) for letter in who)
    return who + " " * max(0, WHO - width)
