"""Which language this reader reads, and its texts."""

from flask import g, request

from intake.errors import Refused
from texts import FIRST_LANGUAGE, STAFF_LANGUAGES, Catalogue

LANGUAGE_COOKIE = "__Host-language"


def language() -> str:
    """Thai, until the reader chose another one that the console speaks."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in STAFF_LANGUAGES else FIRST_LANGUAGE


def other_languages() -> list[tuple[str, str]]:
    """The languages to choose from, each with its own name in its own script."""
    others = [one for one in STAFF_LANGUAGES if one != language()]
    return [(one, Catalogue(one).text("language-name")) for one in others]


def t(key: str, **params: str | int) -> str:
    """A sentence for the reader."""
    if "catalogue" not in g:
        g.catalogue = Catalogue(language())
    catalogue: Catalogue = g.catalogue
    return catalogue.text(key, **params)


def word(group: str, code: str) -> str:
    """The reader's word for a stored code: ``word("category", "violent_user")``."""
    return t(f"{group}-{code.replace('_', '-')}")


def has_word(group: str, code: str) -> bool:
    """Whether there is one; what a conversation stored may be newer than these texts."""
    return Catalogue(language()).has(f"{group}-{code.replace('_', '-')}")


def why(refused: Refused) -> str:
    """Why an act was not done."""
    key = refused.key if refused.key.startswith("console-") else f"console-refused-{refused.key}"
    if not Catalogue(language()).has(key):
        return t("console-refused-other")
    return t(key, **refused.params)
