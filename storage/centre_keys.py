"""Recovery sheets and changes of the register."""

from uuid import UUID

import sqlalchemy as sa

from intake.ports.centre_keys import ChangeRow, SheetRow
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table

_SHEET = table(tables.RecoverySheet)
_CHANGE = table(tables.RegisterChange)


class SqlCentreKeys:
    """See ``intake.ports.centre_keys.CentreKeys``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep_sheet(self, sheet: SheetRow) -> None:
        """Instead of an earlier sheet of the same key version."""
        self._connection.execute(
            sa.delete(_SHEET).where(
                _SHEET.c.centre_id == sheet.centre_id, _SHEET.c.key_version == sheet.key_version
            )
        )
        self._connection.execute(sa.insert(_SHEET).values(**to_row(sheet)))

    def sheet(self, centre_id: UUID, key_version: int) -> SheetRow | None:
        """The wrap that two paper halves open."""
        query = sa.select(_SHEET).where(
            _SHEET.c.centre_id == centre_id, _SHEET.c.key_version == key_version
        )
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else from_row(SheetRow, dict(row))

    def add_change(self, change: ChangeRow) -> None:
        """Records a change of the register."""
        self._connection.execute(sa.insert(_CHANGE).values(**to_row(change)))
