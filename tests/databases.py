"""Databases for tests, of one kind: fresh ones, and copies of one that was filled before."""

import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from storage import migrations
from storage.database import Database
from tests.postgresql import PostgresqlServer

Fill = Callable[[str, Any], Any]
NOWHERE = Path("/nonexistent")  # the folder of who has no files
CopyOf = Callable[..., tuple[Database, Any]]  # see the fixture copy_of


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The store over a database that is being filled; needs no folder."""
    database = Database.open(url, NOWHERE)
    yield database
    database.close()


class Copies(Protocol):
    """Makes and drops databases of one kind, by their address."""

    def make(self, folder: Path, template: str | None = None) -> str:
        """An empty database, or a copy of one to which nobody is connected.

        What is a file stands in ``folder``.
        """
        ...

    def drop(self, url: str) -> None:
        """Forget it."""
        ...


class Databases:
    """Migrated databases of one kind, for one test process."""

    def __init__(self, copies: Copies, kept: Path) -> None:
        self._copies = copies
        self._kept = kept  # folder of what is copied
        self._filled: dict[tuple[Fill, ...], tuple[str, Any]] = {}

    def fresh(self, folder: Path) -> str:
        """The address of a migrated database with nothing in it."""
        url, _ = self.copy(folder)
        return url

    def copy(self, folder: Path, *fills: Fill) -> tuple[str, Any]:
        """The address of a copy that one fill after the other filled, and what the last gave.

        A fill is given the address and what the one before gave. It runs once for all who ask for
        the same row of fills, and leaves no connection open.
        """
        template, given = self._template((_migrated, *fills))
        return self._copies.make(folder, template), given

    def _template(self, fills: tuple[Fill, ...]) -> tuple[str, Any]:
        if fills not in self._filled:
            *before, last = fills
            template, given = self._template(tuple(before)) if before else (None, None)
            url = self._copies.make(self._kept, template)
            self._filled[fills] = url, last(url, given)
        return self._filled[fills]

    def drop(self, url: str) -> None:
        """Forget a copy."""
        self._copies.drop(url)

    def close(self) -> None:
        """Forget what was kept to be copied."""
        for url, _ in self._filled.values():
            self._copies.drop(url)


def _migrated(url: str, _: Any) -> None:
    engine = sa.create_engine(url)
    migrations.upgrade(engine)
    engine.dispose()


class SqliteCopies:
    """Files; they go with their folders."""

    def make(self, folder: Path, template: str | None = None) -> str:
        """See Copies."""
        file = folder / f"{uuid.uuid4().hex}.db"
        if template is not None:
            whole = sa.make_url(template).database
            assert whole
            with sqlite3.connect(whole) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            shutil.copyfile(whole, file)
        return f"sqlite:///{file}"

    def drop(self, url: str) -> None:
        """See Copies."""


class PostgresqlCopies:
    """Databases of one server."""

    def __init__(self, server: PostgresqlServer) -> None:
        self._server = server

    def make(self, _folder: Path, template: str | None = None) -> str:
        """See Copies."""
        whole = "template0" if template is None else sa.make_url(template).database
        assert whole
        return self._server.create(f"bosae_{uuid.uuid4().hex[:12]}", template=whole)

    def drop(self, url: str) -> None:
        """See Copies."""
        name = sa.make_url(url).database
        assert name
        self._server.drop(name)
