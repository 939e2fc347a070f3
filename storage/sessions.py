"""Signed-in browsers."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.accounts import SessionRow
from storage import tables
from storage.records import table_of, to_record, to_values

_session = table_of(tables.Session)
_account = table_of(tables.Account)


class SqlSessions:
    """See ``intake.ports.accounts.Sessions``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, session: SessionRow) -> None:
        """A new session."""
        self._connection.execute(sa.insert(_session).values(to_values(session)))

    def get(self, cookie_hash: bytes) -> SessionRow | None:
        """The session of this cookie."""
        row = self._connection.execute(
            sa.select(_session).where(_session.c.cookie_hash == cookie_hash)
        ).one_or_none()
        return None if row is None else to_record(SessionRow, row)

    def seen(self, cookie_hash: bytes, at: datetime) -> None:
        """The browser asked for something."""
        self._connection.execute(
            sa.update(_session).where(_session.c.cookie_hash == cookie_hash).values(seen_at=at)
        )

    def remove(self, cookie_hash: bytes) -> None:
        """Ends the session."""
        self._connection.execute(sa.delete(_session).where(_session.c.cookie_hash == cookie_hash))

    def remove_of(self, account_id: UUID) -> None:
        """Ends every session of the account."""
        self._connection.execute(sa.delete(_session).where(_session.c.account_id == account_id))

    def remove_older(self, *, started_before: datetime, seen_before: datetime) -> int:
        """Sweeps sessions past either limit; how many."""
        swept = self._connection.execute(
            sa.delete(_session).where(
                sa.or_(_session.c.started_at < started_before, _session.c.seen_at < seen_before)
            )
        )
        return swept.rowcount

    def newest_of_centre(self, centre_id: UUID) -> datetime | None:
        """When somebody of the centre last used the console, among sessions that still exist."""
        query = (
            sa.select(sa.func.max(_session.c.seen_at))
            .join(_account, _account.c.id == _session.c.account_id)
            .where(_account.c.centre_id == centre_id)
        )
        return self._connection.execute(query).scalar()
