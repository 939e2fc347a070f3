"""Recovery sheets and changes of the register."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.centre_keys import ACTIVATE, CentreProposalRow, ChangeRow, SheetRow
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table

_SHEET = table(tables.RecoverySheet)
_CHANGE = table(tables.RegisterChange)
_PROPOSAL = table(tables.CentreProposal)
_PROPOSED_DISTRICT = table(tables.CentreProposalDistrict)
_COVERED = frozenset({"districts"})


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
        """Records a change of the register, asked for or made."""
        self._connection.execute(sa.insert(_CHANGE).values(**to_row(change)))

    def asked_changes(self, act: str) -> tuple[ChangeRow, ...]:
        """Changes of this sort that wait for the second person, the oldest first."""
        query = sa.select(_CHANGE).where(_CHANGE.c.act == act, _CHANGE.c.confirmed_at.is_(None))
        rows = self._connection.execute(query.order_by(_CHANGE.c.asked_at, _CHANGE.c.id))
        return tuple(from_row(ChangeRow, dict(row)) for row in rows.mappings())

    def activated(self) -> dict[UUID, datetime]:
        """When each centre was made active for the first time."""
        query = sa.select(_CHANGE.c.centre_id, _CHANGE.c.confirmed_at).where(
            _CHANGE.c.act == ACTIVATE, _CHANGE.c.confirmed_at.is_not(None)
        )
        return {row.centre_id: row.confirmed_at for row in self._connection.execute(query)}

    def last_confirmed(self) -> dict[UUID, datetime]:
        """When the last change of each centre's entry was confirmed."""
        query = (
            sa.select(_CHANGE.c.centre_id, sa.func.max(_CHANGE.c.confirmed_at).label("last"))
            .where(_CHANGE.c.centre_id.is_not(None), _CHANGE.c.confirmed_at.is_not(None))
            .group_by(_CHANGE.c.centre_id)
        )
        return {row.centre_id: row.last for row in self._connection.execute(query)}

    def confirm_change(self, change_id: UUID, by: UUID, now: datetime) -> bool:
        """Whether it still waited; from now on it is confirmed."""
        confirmed = sa.update(_CHANGE).where(_waits(change_id))
        done = self._connection.execute(confirmed.values(confirmed_by=by, confirmed_at=now))
        self._forget_entry(change_id)
        return done.rowcount == 1

    def drop_change(self, change_id: UUID) -> bool:
        """Whether it still waited; it is as if it had not been asked for (the audit knows)."""
        self._forget_entry(change_id)
        return self._connection.execute(sa.delete(_CHANGE).where(_waits(change_id))).rowcount == 1

    def propose_entry(self, proposal: CentreProposalRow) -> None:
        """Keeps what was asked for; its change must stand."""
        self._connection.execute(sa.insert(_PROPOSAL), to_row(proposal, without=_COVERED))
        if proposal.districts:
            self._connection.execute(
                sa.insert(_PROPOSED_DISTRICT),
                [
                    {"change_id": proposal.change_id, "district_code": one}
                    for one in proposal.districts
                ],
            )

    def proposed_entries(self) -> dict[UUID, CentreProposalRow]:
        """What was asked for and waits, by the id of its change."""
        covered: dict[UUID, list[str]] = defaultdict(list)
        for row in self._connection.execute(sa.select(_PROPOSED_DISTRICT)):
            covered[row.change_id].append(row.district_code)
        rows = self._connection.execute(sa.select(_PROPOSAL)).mappings()
        return {
            row["change_id"]: from_row(
                CentreProposalRow, dict(row), districts=tuple(sorted(covered[row["change_id"]]))
            )
            for row in rows
        }

    def _forget_entry(self, change_id: UUID) -> None:
        for one in (_PROPOSED_DISTRICT, _PROPOSAL):
            self._connection.execute(sa.delete(one).where(one.c.change_id == change_id))


def _waits(change_id: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(_CHANGE.c.id == change_id, _CHANGE.c.confirmed_at.is_(None))
