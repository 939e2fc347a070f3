"""Between frozen values and rows: same names on both sides, the domain's words as plain text."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_KNOWN: dict[type[Any], tuple[tuple[str, type[StrEnum] | None], ...]] = {}  # hints are slow to read


def to_row(value: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of a frozen value as column values."""
    row = {}
    for name in _names(type(value)):
        if name not in without:
            held = getattr(value, name)
            row[name] = str(held) if isinstance(held, StrEnum) else held
    return row


def from_row(type_: type[Value], row: Mapping[str, Any], **more: Any) -> Value:
    """A frozen value from a row that has a column for each field not in ``more``."""
    held = dict(more)
    for name, word in _words(type_):
        if name not in held:
            column = row[name]
            held[name] = column if word is None or column is None else word(column)
    return type_(**held)


def _names(type_: type[Any]) -> tuple[str, ...]:
    return tuple(name for name, _ in _words(type_))


def _words(type_: type[Any]) -> tuple[tuple[str, type[StrEnum] | None], ...]:
    known = _KNOWN.get(type_)
    if known is None:
        hints = get_type_hints(type_)
        known = tuple((one.name, _word(hints[one.name])) for one in fields(type_))
        _KNOWN[type_] = known
    return known


def _word(hint: Any) -> type[StrEnum] | None:
    options = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    for option in options:
        if isinstance(option, type) and issubclass(option, StrEnum):
            return option
    return None
