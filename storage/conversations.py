"""Sealed chats, claims, parked events and limits in SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.sql.dml import ReturningInsert

from intake.ports.conversations import Conversation, ParkedEvent
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_adding, insert_ignoring, table, wait_for_name

_CHAT = table(tables.Conversation)
_CLAIM = table(tables.EventClaim)
_PARKED = table(tables.ParkedEvent)
_RATE = table(tables.Rate)
_CENTRE_RATE = table(tables.CentreRate)


class SqlConversations:
    """Sealed chats by pseudonym."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, pseudonym: bytes) -> Conversation | None:
        """The running chat, or None."""
        chosen = sa.select(_CHAT).where(_CHAT.c.pseudonym == pseudonym)
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(Conversation, dict(row))

    def save(self, conversation: Conversation, expected_version: int | None) -> bool:
        """Write if the stored version is still the expected one (None: no row); else False."""
        values = to_row(conversation)
        if expected_version is None:
            insert = insert_ignoring(self._connection, _CHAT)
            return self._connection.execute(insert, values).rowcount == 1
        update = (
            sa.update(_CHAT)
            .where(_CHAT.c.pseudonym == conversation.pseudonym, _CHAT.c.version == expected_version)
            .values(**values)
        )
        return self._connection.execute(update).rowcount == 1

    def delete(self, pseudonym: bytes, expected_version: int) -> bool:
        """Delete if the stored version is still the expected one; else False."""
        delete = sa.delete(_CHAT).where(
            _CHAT.c.pseudonym == pseudonym, _CHAT.c.version == expected_version
        )
        return self._connection.execute(delete).rowcount == 1


class SqlEvents:
    """Claims and parked events."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def claim(self, names: Sequence[bytes], hour: datetime) -> bool:
        """True for the first who claims; False when the event had its effect already."""
        if len(names) > 1 and self.claimed(names[1:]):
            return False
        insert = insert_ignoring(self._connection, _CLAIM)
        return self._connection.execute(insert, {"event": names[0], "hour": hour}).rowcount == 1

    def claimed(self, names: Sequence[bytes]) -> bool:
        """Whether it had its effect."""
        return bool(
            self._connection.scalar(sa.select(sa.exists().where(_CLAIM.c.event.in_(names))))
        )

    def alone_with(self, names: Sequence[bytes]) -> None:
        """Wait until no other write transaction that asked for these names is under way."""
        wait_for_name(self._connection, names[0])

    def park(self, parked: ParkedEvent) -> bool:
        """Keep an event for later; False when it is parked already."""
        insert = insert_ignoring(self._connection, _PARKED)
        return self._connection.execute(insert, to_row(parked)).rowcount == 1

    def parked_of(self, pseudonym: bytes) -> tuple[ParkedEvent, ...]:
        """What waits of one person, in no order: LINE's time stands inside the seal."""
        return self._parked(sa.select(_PARKED).where(_PARKED.c.pseudonym == pseudonym))

    def parked(self, limit: int) -> tuple[ParkedEvent, ...]:
        """What waits at all, least tried first."""
        return self._parked(sa.select(_PARKED).order_by(_PARKED.c.tries).limit(limit))

    def tried(self, event: bytes) -> None:
        """Count one more try."""
        self._connection.execute(
            sa.update(_PARKED).where(_PARKED.c.event == event).values(tries=_PARKED.c.tries + 1)
        )

    def unpark(self, event: bytes) -> bool:
        """Delete a parked event; False when somebody else did."""
        gone = self._connection.execute(sa.delete(_PARKED).where(_PARKED.c.event == event))
        return gone.rowcount == 1

    def _parked(self, chosen: sa.Select[tuple[object, ...]]) -> tuple[ParkedEvent, ...]:
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(ParkedEvent, dict(row)) for row in rows)


class SqlRates:
    """How often something was done."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def count(self, pseudonym: bytes, act: str, hour: datetime) -> int:
        """Count one more and give the new total of this pseudonym (it changes every day)."""
        values = {"pseudonym": pseudonym, "act": act, "count": 1, "hour": hour}
        return self._total(insert_adding(self._connection, _RATE, "count", values))

    def so_far(self, pseudonym: bytes, act: str) -> int:
        """The total without counting."""
        chosen = sa.select(_RATE.c.count).where(_RATE.c.pseudonym == pseudonym, _RATE.c.act == act)
        return self._connection.scalar(chosen) or 0

    def count_tip(self, centre_id: UUID, hour: datetime) -> int:
        """Count a tip for a centre in this hour and give the new total."""
        values = {"centre_id": centre_id, "hour": hour, "count": 1}
        return self._total(insert_adding(self._connection, _CENTRE_RATE, "count", values))

    def tips_so_far(self, centre_id: UUID, hour: datetime) -> int:
        """Tips that reached a centre in this hour."""
        chosen = sa.select(_CENTRE_RATE.c.count).where(
            _CENTRE_RATE.c.centre_id == centre_id, _CENTRE_RATE.c.hour == hour
        )
        return self._connection.scalar(chosen) or 0

    def _total(self, statement: ReturningInsert[int]) -> int:
        return int(self._connection.execute(statement).scalar_one())
