"""Sites and signs in SQL."""

from uuid import UUID

import sqlalchemy as sa

from intake.model import SignState, SiteKind
from intake.ports.register import SignRow
from storage import tables
from storage.rows import from_row
from storage.statements import insert_adding, insert_ignoring, table

_SITE = table(tables.Site)
_SIGN = table(tables.Sign)
_COUNT = table(tables.SignCount)


class SqlSigns:
    """Sites and signs."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, code: str) -> SignRow | None:
        """The sign with this code, or None."""
        rows = self._rows(_SIGN.c.code == code)
        return rows[0] if rows else None

    def all(self) -> tuple[SignRow, ...]:
        """Every sign, by code."""
        return self._rows(sa.true())

    def add_site(self, site_id: UUID, kind: SiteKind, area_code: str, name: str) -> None:
        """Write a site."""
        values = {"id": site_id, "kind": str(kind), "area_code": area_code, "name": name}
        self._connection.execute(sa.insert(_SITE), values)

    def add_sign(self, code: str, site_id: UUID, state: SignState) -> bool:
        """Write a sign; False when the code is taken."""
        values = {"code": code, "site_id": site_id, "state": str(state)}
        insert = insert_ignoring(self._connection, _SIGN)
        return self._connection.execute(insert, values).rowcount == 1

    def count(self, code: str, month: str) -> None:
        """One more tip by this sign in this month; a sign that is gone is not counted."""
        if self.find(code) is not None:
            values = {"code": code, "month": month, "tips": 1}
            self._connection.execute(insert_adding(self._connection, _COUNT, "tips", values))

    def _rows(self, condition: sa.ColumnElement[bool]) -> tuple[SignRow, ...]:
        chosen = (
            sa.select(
                _SIGN.c.code,
                _SIGN.c.state,
                _SIGN.c.site_id,
                _SITE.c.kind.label("site_kind"),
                _SITE.c.name.label("site_name"),
                _SITE.c.area_code,
            )
            .join(_SITE, _SITE.c.id == _SIGN.c.site_id)
            .where(condition)
            .order_by(_SIGN.c.code)
        )
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(SignRow, dict(row)) for row in rows)
