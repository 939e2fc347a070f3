"""Rows and the frozen values of the ports: same names on both sides, domain words as enums."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from sqlalchemy import Row, Table

from storage.tables import Base

Record = TypeVar("Record")


def table_of(mapped: type[Base]) -> Table:
    """The table behind a mapped class, for Core statements."""
    return cast("Table", mapped.__table__)


@cache
def _words(type_: type[Any]) -> Mapping[str, type[StrEnum]]:
    found = {}
    for name, hint in get_type_hints(type_).items():
        options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        for option in options:
            if isinstance(option, type) and issubclass(option, StrEnum):
                found[name] = option
    return found


def to_record(type_: type[Record], row: Row[Any]) -> Record:
    """The value of this type from a row that has columns of its fields' names."""
    words = _words(type_)  # type: ignore[arg-type] # types are hashable
    values = {}
    for field in fields(type_):  # type: ignore[arg-type]
        value = row._mapping[field.name]  # noqa: SLF001 - its public name
        word = words.get(field.name)
        values[field.name] = value if word is None or value is None else word(value)
    return type_(**values)


def to_values(record: Any) -> dict[str, Any]:
    """Column values of a record; a driver is given plain strings, never enums."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return {
        name: value.value if isinstance(value, StrEnum) else value for name, value in values.items()
    }
