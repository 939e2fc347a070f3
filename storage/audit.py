"""The audit in SQL: rows are only ever added here."""

from collections.abc import Sequence

import sqlalchemy as sa

from intake.ports.audit import AuditRow
from storage import tables
from storage.rows import to_row
from storage.statements import table

_AUDIT = table(tables.Audit)


class SqlAudit:
    """Every read and act."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def append(self, rows: Sequence[AuditRow]) -> None:
        """Write rows; nothing here changes or deletes one."""
        if rows:
            self._connection.execute(sa.insert(_AUDIT), [to_row(row) for row in rows])
