"""Sign codes: five random characters and a check character, hard to misread on paper."""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{6}(?![0-9A-Za-z])")


def check_character(body: str) -> str:
    """The Luhn check character modulo 30: finds each wrong character, most swapped neighbours."""
    total = 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def make_code() -> str:
    """A new random sign code; the register decides whether it is free."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def is_code(text: str) -> bool:
    """Whether this is a sign code in capitals with a right check character."""
    return (
        len(text) == LENGTH
        and all(character in ALPHABET for character in text)
        and check_character(text[:-1]) == text[-1]
    )


def find_code(text: str) -> str | None:
    """The first sign code that stands alone in a text, in capitals, or None."""
    for candidate in _CANDIDATE.findall(text):
        if is_code(candidate.upper()):
            return str(candidate).upper()
    return None
