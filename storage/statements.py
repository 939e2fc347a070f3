"""Statements that both databases know under the same words but SQLAlchemy keeps apart."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import Base


def table(mapped: type[Base]) -> sa.Table:
    """The table behind a mapped class, for statements without the ORM."""
    found = mapped.__table__
    if not isinstance(found, sa.Table):
        raise TypeError(mapped.__name__)
    return found


def insert_ignoring(connection: sa.Connection, into: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """INSERT … ON CONFLICT DO NOTHING; ``rowcount`` 0 says that the row was there."""
    ignoring = _insert(connection, into).on_conflict_do_nothing()
    return ignoring.execution_options(preserve_rowcount=True)  # psycopg's is dropped otherwise


def insert_adding(
    connection: sa.Connection, into: sa.Table, column: str, values: dict[str, Any]
) -> ReturningInsert[int]:
    """INSERT a count, or add it to the one that is there; returns the new total."""
    insert = _insert(connection, into).values(**values)
    return insert.on_conflict_do_update(
        index_elements=[one.name for one in into.primary_key],
        set_={column: into.c[column] + insert.excluded[column]},
    ).returning(into.c[column])


def wait_for_name(connection: sa.Connection, name: bytes) -> None:
    """One write transaction at a time for each name, until it ends; nothing of it is stored.

    SQLite lets one write transaction run at a time anyway.
    """
    if connection.dialect.name != "sqlite":
        number = int.from_bytes(name[-8:], signed=True)
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(number)))


def _insert(connection: sa.Connection, into: sa.Table) -> sqlite.Insert | postgresql.Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(into)
    return postgresql.insert(into)
