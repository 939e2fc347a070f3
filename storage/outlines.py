"""Outlines of districts in SQL."""

from collections.abc import Mapping

import sqlalchemy as sa

from storage import tables
from storage.statements import table

_OUTLINE = table(tables.DistrictOutline)


class SqlOutlines:
    """What was imported last."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def edition(self) -> str | None:
        """A name that differs after every import that changed something; None before the first."""
        found = self._connection.scalar(sa.select(sa.func.max(_OUTLINE.c.edition)))
        return None if found is None else str(found)

    def all(self) -> Mapping[str, bytes]:
        """The packed outline of each district, by code."""
        rows = self._connection.execute(
            sa.select(_OUTLINE.c.code, _OUTLINE.c.shape).order_by(_OUTLINE.c.code)
        )
        return {row.code: bytes(row.shape) for row in rows}

    def replace(self, shapes: Mapping[str, bytes], edition: str) -> None:
        """These outlines and no others."""
        self._connection.execute(sa.delete(_OUTLINE))
        rows = [
            {"code": code, "shape": shape, "edition": edition} for code, shape in shapes.items()
        ]
        if rows:
            self._connection.execute(sa.insert(_OUTLINE), rows)
