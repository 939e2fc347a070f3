"""Which language this reader reads, and its texts."""

from flask import g, request

from texts import LANGUAGES, Catalogue

LANGUAGE_COOKIE = "__Host-language"


def language() -> str:
    """Thai, until the reader chose English."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def t(key: str, **params: str | int) -> str:
    """A sentence for the reader."""
    if "catalogue" not in g:
        g.catalogue = Catalogue(language())
    catalogue: Catalogue = g.catalogue
    return catalogue.text(key, **params)
