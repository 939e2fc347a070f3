"""Four short Thai words, offered as a password that can be remembered."""

import secrets
from functools import cache
from importlib.resources import files

WORDS_IN_A_PHRASE = 4


@cache
def words() -> tuple[str, ...]:
    """The everyday words a phrase is drawn from, each once."""
    text = files("intake").joinpath("phrase_words.txt").read_text(encoding="utf-8")
    return tuple(dict.fromkeys(text.split()))


def new_phrase() -> str:
    """Random words with hyphens between, so that where one ends is seen; 14 characters or more."""
    while True:
        phrase = "-".join(secrets.choice(words()) for _ in range(WORDS_IN_A_PHRASE))
        if len(phrase) >= 14:  # noqa: PLR2004 - the shortest password that is taken
            return phrase
