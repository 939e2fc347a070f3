"""Signed-in browsers."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.accounts import SessionRow
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table

_SESSION = table(tables.Session)


class SqlSessions:
    """See ``intake.ports.accounts.Sessions``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, session: SessionRow) -> None:
        """A new session."""
        self._connection.execute(sa.insert(_SESSION).values(**to_row(session)))

    def get(self, cookie_hash: bytes) -> SessionRow | None:
        """The session of this cookie."""
        row = (
            self._connection.execute(
                sa.select(_SESSION).where(_SESSION.c.cookie_hash == cookie_hash)
            )
            .mappings()
            .one_or_none()
        )
        return None if row is None else from_row(SessionRow, dict(row))

    def seen(self, cookie_hash: bytes, at: datetime) -> None:
        """The browser asked for something."""
        self._connection.execute(
            sa.update(_SESSION).where(_SESSION.c.cookie_hash == cookie_hash).values(seen_at=at)
        )

    def remove(self, cookie_hash: bytes) -> None:
        """Ends the session."""
        self._connection.execute(sa.delete(_SESSION).where(_SESSION.c.cookie_hash == cookie_hash))

    def remove_of(self, account_id: UUID) -> None:
        """Ends every session of the account."""
        self._connection.execute(sa.delete(_SESSION).where(_SESSION.c.account_id == account_id))

    def remove_older(self, *, started_before: datetime, seen_before: datetime) -> int:
        """Sweeps sessions past either limit; how many."""
        swept = self._connection.execute(
            sa.delete(_SESSION).where(
                sa.or_(_SESSION.c.started_at < started_before, _SESSION.c.seen_at < seen_before)
            )
        )
        return swept.rowcount
