"""Reading forms: typed values out, or a reason. What no page of ours could send is a 400."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import abort, request

from intake.errors import Refused

LINE = 200
TEXT = 5_000
_LONGEST_NUMBER = 20  # digits; Python refuses to read thousands of them
_Word = TypeVar("_Word", bound=StrEnum)


def line(name: str, *, limit: int = LINE) -> str:
    """One line of text, trimmed; raises Refused when it is empty or too long."""
    text = optional_line(name, limit=limit)
    if not text:
        raise Refused("console-refused-empty")
    return text


def optional_line(name: str, *, limit: int = LINE) -> str:
    """One line of text, trimmed, perhaps empty; raises Refused when it is too long."""
    text = " ".join(request.form.get(name, "").split())
    if len(text) > limit:
        raise Refused("console-refused-long", limit=limit)
    return text


def text(name: str, *, limit: int = TEXT) -> str:
    """Text of several lines; raises Refused when it is empty or too long."""
    written = optional_text(name, limit=limit)
    if not written:
        raise Refused("console-refused-empty")
    return written


def optional_text(name: str, *, limit: int = TEXT) -> str:
    """Text of several lines, perhaps empty; raises Refused when it is too long."""
    written = request.form.get(name, "").replace("\r\n", "\n").strip()
    if len(written) > limit:
        raise Refused("console-refused-long", limit=limit)
    return written


def secret(name: str) -> str:
    """As typed: spaces of a password count."""
    return request.form.get(name, "")[:1_000]


def digits(name: str) -> str:
    """A code as people type it, without spaces and hyphens."""
    return "".join(request.form.get(name, "").split()).replace("-", "")[:100]


def word(name: str, words: type[_Word]) -> _Word:
    """One of the domain's words; anything else is no form of ours."""
    try:
        return words(request.form.get(name, ""))
    except ValueError:
        abort(400)


def count(name: str, *, highest: int = 1_000_000) -> int | None:
    """A whole number from nought, Thai digits too, or None when left empty; raises Refused."""
    typed = request.form.get(name, "").strip().replace(",", "")
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > _LONGEST_NUMBER or int(typed) > highest:
        raise Refused("console-refused-number")
    return int(typed)


def identity(name: str) -> UUID:
    """An id that one of our pages offered; anything else is no form of ours."""
    try:
        return UUID(request.form.get(name, ""))
    except ValueError:
        abort(400)


def local_path(typed: str) -> str:
    """The path if it leads to a page of this console, else the first page."""
    plain = typed.isprintable() and typed.isascii() and "\\" not in typed
    return typed if plain and typed.startswith("/") and not typed.startswith("//") else "/"
