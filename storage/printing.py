"""Batches of signs in SQL: drawn under a lease, settled only by who holds it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.printing import PrintBatch, PrintSheet
from intake.sign_model import BatchState, SheetState
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_BATCH = table(tables.PrintBatch)
_SHEET = table(tables.PrintSheet)
_ASIDE = "aside"  # no worker's name
_UNFINISHED = (BatchState.WAITING, BatchState.DRAWING)


class SqlPrinting:
    """See ``intake.ports.printing.Printing``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, batch: PrintBatch, sheets: Sequence[PrintSheet]) -> bool:
        """Write a new batch with all its sheets; False when its number is taken."""
        insert = insert_ignoring(self._connection, _BATCH)
        if self._connection.execute(insert, to_row(batch)).rowcount != 1:
            return False
        if sheets:
            self._connection.execute(sa.insert(_SHEET), [to_row(one) for one in sheets])
        return True

    def find(self, batch_id: UUID) -> PrintBatch | None:
        """One batch, or None."""
        return self._one(sa.select(_BATCH).where(_BATCH.c.id == batch_id))

    def newest(self, start: int, most: int) -> tuple[int, tuple[PrintBatch, ...]]:
        """How many batches there are, and a stretch of them, newest first."""
        total = self._connection.scalar(sa.select(sa.func.count()).select_from(_BATCH)) or 0
        chosen = sa.select(_BATCH).order_by(_BATCH.c.made_at.desc(), _BATCH.c.number.desc())
        rows = self._connection.execute(chosen.offset(start).limit(most)).mappings()
        return total, tuple(from_row(PrintBatch, dict(row)) for row in rows)

    def last_number(self, start: str) -> str | None:
        """The highest of the numbers that start so."""
        like = _BATCH.c.number.startswith(start, autoescape=True)
        longest = sa.func.length(_BATCH.c.number).desc()
        numbers = sa.select(_BATCH.c.number).where(like).order_by(longest, _BATCH.c.number.desc())
        return self._connection.scalar(numbers.limit(1))

    def progress(self, batch_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[SheetState, int]]:
        """How many sheets of each batch are in each state."""
        rows = self._connection.execute(
            sa.select(_SHEET.c.batch_id, _SHEET.c.state, sa.func.count())
            .where(_SHEET.c.batch_id.in_(batch_ids))
            .group_by(_SHEET.c.batch_id, _SHEET.c.state)
        )
        found: dict[UUID, dict[SheetState, int]] = defaultdict(dict)
        for batch_id, state, many in rows:
            found[batch_id][SheetState(state)] = many
        return found

    def sheets(
        self, batch_id: UUID, state: SheetState | None = None, most: int | None = None
    ) -> tuple[PrintSheet, ...]:
        """The sheets of a batch, all or those in a state, by area and name; the first ``most``."""
        chosen = sa.select(_SHEET).where(_SHEET.c.batch_id == batch_id)
        if state is not None:
            chosen = chosen.where(_SHEET.c.state == str(state))
        chosen = chosen.order_by(_SHEET.c.area_code, _SHEET.c.name).limit(most)
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(PrintSheet, dict(row)) for row in rows)

    def claim(self, owner: str, now: datetime, until: datetime) -> PrintBatch | None:
        """Take the oldest batch to be drawn that nobody else holds; holding it already renews."""
        free = sa.or_(
            _BATCH.c.owner.is_(None), _BATCH.c.owner == owner, _BATCH.c.lease_until <= now
        )
        found = self._one(
            sa.select(_BATCH)
            .where(_BATCH.c.state.in_([str(one) for one in _UNFINISHED]), free)
            .order_by(_BATCH.c.made_at, _BATCH.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if found is None:
            return None
        held = {"owner": owner, "lease_until": until, "state": str(BatchState.DRAWING)}
        self._connection.execute(sa.update(_BATCH).where(_BATCH.c.id == found.id).values(**held))
        return self.find(found.id)

    def renew(self, batch_id: UUID, owner: str, until: datetime) -> bool:
        """Hold a batch longer; False when it is no longer this owner's to draw."""
        changed = self._connection.execute(
            sa.update(_BATCH).where(_held(batch_id, owner)).values(lease_until=until)
        )
        return changed.rowcount == 1

    def set_aside(self, batch_id: UUID, owner: str, until: datetime) -> None:
        """Give up a batch that this owner holds; nobody takes it until then."""
        self._connection.execute(
            sa.update(_BATCH).where(_held(batch_id, owner)).values(owner=_ASIDE, lease_until=until)
        )

    def settle(self, batch_id: UUID, owner: str, sheets: Sequence[PrintSheet]) -> bool:
        """Write what became of sheets; False when the batch is no longer this owner's."""
        held = sa.select(_BATCH.c.id).where(_held(batch_id, owner))
        if self._connection.scalar(held.with_for_update()) is None:
            return False
        for one in sheets:
            values = {
                "state": str(one.state),
                "problem": one.problem,
                "size": one.size,
                "digest": one.digest,
            }
            which = sa.and_(_SHEET.c.batch_id == batch_id, _SHEET.c.name == one.name)
            self._connection.execute(sa.update(_SHEET).where(which).values(**values))
        return True

    def change(self, batch: PrintBatch) -> None:
        """Write a batch's state, owner and times again."""
        values = to_row(batch)
        self._connection.execute(
            sa.update(_BATCH).where(_BATCH.c.id == values.pop("id")).values(**values)
        )

    def states(self) -> Mapping[UUID, BatchState]:
        """How far each batch is."""
        rows = self._connection.execute(sa.select(_BATCH.c.id, _BATCH.c.state))
        return {batch_id: BatchState(state) for batch_id, state in rows}

    def erase(self, before: datetime) -> tuple[UUID, ...]:
        """Erase batches that were finished or stopped before; which they were."""
        old = sa.select(_BATCH.c.id).where(_BATCH.c.finished_at < before)
        gone = tuple(self._connection.scalars(old))
        if gone:
            self._connection.execute(sa.delete(_SHEET).where(_SHEET.c.batch_id.in_(gone)))
            self._connection.execute(sa.delete(_BATCH).where(_BATCH.c.id.in_(gone)))
        return gone

    def _one(self, chosen: sa.Select[tuple[object, ...]]) -> PrintBatch | None:
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(PrintBatch, dict(row))


def _held(batch_id: UUID, owner: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        _BATCH.c.id == batch_id,
        _BATCH.c.owner == owner,
        _BATCH.c.state == str(BatchState.DRAWING),
    )
