"""One database, SQLite or PostgreSQL: connections, transactions, and the turn to write.

SQLite has one writer at a time. Whoever wants to write first passes a turnstile, then takes the
lock: the process that just wrote must queue behind those who wait, so that nobody starves. The
kernel frees both when a process is killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from intake.ports.store import StoreUnavailableError
from storage.work import SqlWork

BUSY_MILLISECONDS = 10_000
POOL = 8
POOL_OVERFLOW = 24
_WRITES = "bosae_writes"
_SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

# What is erased for a promise: PostgreSQL keeps dead rows in the file until vacuum.
_VACUUMED = (
    *("conversation", "parked_event", "rate", "outbox", "reply_address", "block_token"),
    *("part", "tip_key", "mailbox_message"),
)


class Database:
    """The store: ``with database.write() as work`` commits when the block ends well."""

    def __init__(self, engine: sa.Engine, lock_file: Path | None) -> None:
        self.engine = engine
        self._lock_file = lock_file

    @classmethod
    def open(cls, url: str, home: Path) -> Self:
        """Connect lazily; ``home`` is where a relative SQLite file stands. Raises nothing yet.

        Statement parameters never appear in errors or logs.
        """
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            file = (home / (parsed.database or "bosae.db")).resolve()
            engine = _engine(parsed.set(database=str(file)))
            _prepare_sqlite(engine)
            return cls(engine, file.with_name(f"{file.name}.lock"))
        return cls(_engine(parsed), None)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded default."""
        return self._lock_file is not None

    @contextmanager
    def read(self) -> Iterator[SqlWork]:
        """A consistent view; never held across cryptography, a network call or a stream."""
        options = {} if self.is_sqlite else _SNAPSHOT
        with (
            _storage_errors(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield SqlWork(connection)

    @contextmanager
    def write(self) -> Iterator[SqlWork]:
        """One write transaction: committed on a clean exit, rolled back on any exception."""
        with (
            _storage_errors(),
            self.turn_to_write(),
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield SqlWork(connection)

    @contextmanager
    def turn_to_write(self) -> Iterator[None]:
        """The exclusive turn of this database among all processes and threads (SQLite only)."""
        if self._lock_file is None:
            yield
            return
        lock = self._waited(self._lock_file)
        try:
            yield
        finally:
            os.close(lock)

    def _waited(self, lock_file: Path) -> int:
        try:
            turnstile = _locked(lock_file.with_name(f"{lock_file.name}.turn"))
            try:
                return _locked(lock_file)
            finally:
                os.close(turnstile)
        except OSError as error:
            raise StoreUnavailableError(type(error).__name__) from error

    def clear_erased(self, busy_milliseconds: int = 1_000) -> bool:
        """Overwrite what was erased: WAL checkpoint on SQLite, vacuum on PostgreSQL.

        False while a reader still holds the old pages, waited for that long at most: the erasure
        stays pending until True.
        """
        with self.turn_to_write(), self.engine.connect() as connection:
            direct = connection.execution_options(isolation_level="AUTOCOMMIT")
            if self.is_sqlite:
                direct.exec_driver_sql(f"PRAGMA busy_timeout={busy_milliseconds}")
                row = direct.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
                direct.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
                return int(row[0]) == 0
            for table in _VACUUMED:
                direct.exec_driver_sql(f"VACUUM {table}")
            return True

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


@contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        raise StoreUnavailableError(type(error).__name__) from error


def _engine(url: sa.URL) -> sa.Engine:
    return sa.create_engine(
        url, hide_parameters=True, pool_size=POOL, max_overflow=POOL_OVERFLOW, pool_pre_ping=True
    )


def _locked(file: Path) -> int:
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _prepare_sqlite(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={BUSY_MILLISECONDS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "foreign_keys=ON",
            "temp_store=MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
