"""The outbox in SQL: claimed with a lease, settled only by who holds it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from intake.outbox import OutboxItem
from intake.ports.outbox import ClaimedItem, OutboxFigures
from storage import tables
from storage.rows import to_row
from storage.statements import insert_ignoring, table

_ROW = table(tables.OutboxRow)
_SLOT = table(tables.Slot)
_CLAIMED = ("id", "kind", "payload", "tries", "born")


def _queued(item: OutboxItem, owner: str | None, lease: datetime | None) -> dict[str, Any]:
    return {**to_row(item), "state": "queued", "tries": 0, "owner": owner, "lease_until": lease}


class SqlOutbox:
    """Rows to be sent or done, and slots of periodic work."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def enqueue(self, items: Sequence[OutboxItem]) -> None:
        """Write rows that whoever comes first may claim once they are due."""
        if items:
            rows = [_queued(item, None, None) for item in items]
            self._connection.execute(sa.insert(_ROW), rows)

    def enqueue_leased(self, item: OutboxItem, owner: str, lease_until: datetime) -> None:
        """Write a row that its writer sends itself; others may have it after the lease."""
        self._connection.execute(sa.insert(_ROW), _queued(item, owner, lease_until))

    def claim(
        self,
        owner: str,
        now: datetime,
        *,
        lease: timedelta,
        limit: int,
        kinds: Collection[str] | None = None,
        without: Collection[str] = (),
    ) -> tuple[ClaimedItem, ...]:
        """Take due rows that nobody holds, the longest due first: of all or these kinds."""
        free = sa.select(_ROW.c.id).where(
            _ROW.c.state == "queued", _ROW.c.due <= now, self._unheld(now)
        )
        if kinds is not None:
            free = free.where(_ROW.c.kind.in_(kinds))
        if without:
            free = free.where(_ROW.c.kind.not_in(without))
        free = free.order_by(_ROW.c.due).limit(limit)
        return self._take(free.with_for_update(skip_locked=True), owner, now + lease)

    def claim_one(self, item_id: UUID, owner: str, until: datetime) -> ClaimedItem | None:
        """Take one known row whatever its due time, unless somebody else holds it or it is gone."""
        free = sa.select(_ROW.c.id).where(
            _ROW.c.id == item_id,
            _ROW.c.state == "queued",
            sa.or_(_ROW.c.owner.is_(None), _ROW.c.owner == owner),
        )
        taken = self._take(free.with_for_update(skip_locked=True), owner, until)
        return taken[0] if taken else None

    def settle(self, item_id: UUID, owner: str) -> bool:
        """Delete a row that is done; False when the lease went to another owner."""
        done = self._connection.execute(sa.delete(_ROW).where(*self._held(item_id, owner)))
        return done.rowcount == 1

    def release(self, item_id: UUID, owner: str, due: datetime) -> bool:
        """Give a row back for another try at ``due``; fenced like ``settle``."""
        return self._change(
            item_id, owner, due=due, owner=None, lease_until=None, tries=_ROW.c.tries + 1
        )

    def park(self, item_id: UUID, owner: str, now: datetime) -> bool:
        """Set a row aside for 72 hours; the caller raises an alarm. Fenced like ``settle``."""
        return self._change(item_id, owner, state="parked", due=now, owner=None, lease_until=None)

    def delete_unsent(self, item_id: UUID, now: datetime) -> bool:
        """Delete a row that nobody holds at this moment; False when it is gone or on its way."""
        unsent = sa.delete(_ROW).where(_ROW.c.id == item_id, self._unheld(now))
        return self._connection.execute(unsent).rowcount == 1

    def figures(self, now: datetime) -> OutboxFigures:
        """Queue, parked rows and the age of the oldest due one."""
        by_state = sa.select(_ROW.c.state, sa.func.count()).group_by(_ROW.c.state)
        counted = {state: int(rows) for state, rows in self._connection.execute(by_state)}
        oldest = self._connection.scalar(
            sa.select(sa.func.min(_ROW.c.due)).where(_ROW.c.state == "queued")
        )
        age = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
        return OutboxFigures(counted.get("queued", 0), counted.get("parked", 0), age)

    def take_slot(self, kind: str, slot: datetime) -> bool:
        """True for the one host that does this periodic work at this time."""
        insert = insert_ignoring(self._connection, _SLOT)
        values = {"kind": kind, "slot": slot}
        return self._connection.execute(insert, values).rowcount == 1

    def slots_taken(self, kind: str, since: datetime) -> frozenset[datetime]:
        """Slots of this kind that some host has taken."""
        chosen = sa.select(_SLOT.c.slot).where(_SLOT.c.kind == kind, _SLOT.c.slot >= since)
        return frozenset(self._connection.scalars(chosen))

    def _unheld(self, now: datetime) -> sa.ColumnElement[bool]:
        return sa.or_(_ROW.c.owner.is_(None), _ROW.c.lease_until <= now)

    def _held(self, item_id: UUID, owner: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (_ROW.c.id == item_id, _ROW.c.owner == owner)

    def _take(
        self, free: sa.Select[Any], owner: str, lease_until: datetime
    ) -> tuple[ClaimedItem, ...]:
        ids = list(self._connection.scalars(free))
        if not ids:
            return ()
        taken = (
            sa.update(_ROW)
            .where(_ROW.c.id.in_(ids))
            .values(owner=owner, lease_until=lease_until)
            .returning(_ROW)
        )
        found = {row["id"]: row for row in self._connection.execute(taken).mappings()}
        return tuple(
            ClaimedItem(
                **{name: found[one][name] for name in _CLAIMED},
                lease_until=lease_until,
                owner=owner,
            )
            for one in ids
        )

    def _change(self, item_id: UUID, owner: str, /, **values: Any) -> bool:
        changed = sa.update(_ROW).where(*self._held(item_id, owner)).values(**values)
        return self._connection.execute(changed).rowcount == 1
