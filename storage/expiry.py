"""Erasing what is old, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import MEDIA_KINDS, PartState, Status
from intake.ports.conversations import ClosingDates
from storage import tables
from storage.statements import table

_CHAT = table(tables.Conversation)
_PARKED = table(tables.ParkedEvent)
_CLAIM = table(tables.EventClaim)
_RATE = table(tables.Rate)
_CENTRE_RATE = table(tables.CentreRate)
_OUTBOX = table(tables.OutboxRow)
_RESULT = table(tables.MediaResult)
_SLOT = table(tables.Slot)
_TIP = table(tables.Tip)
_PART = table(tables.Part)
_AUDIT = table(tables.Audit)
_MAILBOX = table(tables.MailboxMessage)
_LAID_ASIDE = "insufficient"  # the act that begins a rest
_DYING_WITH_TIP = (
    table(tables.ReplyAddress),
    table(tables.BlockToken),
    _MAILBOX,
)
_DYING = (*_DYING_WITH_TIP, table(tables.BlockedLabel))


class SqlExpiry:
    """What dies of age; each method gives how many rows it erased."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def conversations(self, idle_since: datetime, begun_before: datetime) -> int:
        """Chats without a turn since, or begun before."""
        return self._erase(
            _CHAT, sa.or_(_CHAT.c.last_hour < idle_since, _CHAT.c.first_hour < begun_before)
        )

    def parked_events(self, before: datetime) -> int:
        """Events that were never handled: the caller raises an alarm."""
        return self._erase(_PARKED, _PARKED.c.hour < before)

    def claims(self, before: datetime) -> int:
        """Claims of events."""
        return self._erase(_CLAIM, _CLAIM.c.hour < before)

    def rates(self, before: datetime) -> int:
        """Counts of persons and centres."""
        return sum(self._erase(one, one.c.hour < before) for one in (_RATE, _CENTRE_RATE))

    def outbox_parked(self, before: datetime) -> int:
        """Rows of the outbox that were parked before."""
        return self._erase(_OUTBOX, sa.and_(_OUTBOX.c.state == "parked", _OUTBOX.c.due < before))

    def media_results(self, before: datetime) -> int:
        """Results of fetches whose tip never came."""
        return self._erase(_RESULT, _RESULT.c.hour < before)

    def slots(self, before: datetime) -> int:
        """Periodic work long done."""
        return self._erase(_SLOT, _SLOT.c.slot < before)

    def reply_addresses(self, now: datetime) -> int:
        """Reply addresses, block tokens and mailbox messages whose time has come."""
        return sum(self._erase(one, one.c.delete_after <= now) for one in _DYING)

    def unanswered(self, limit: int) -> Sequence[UUID]:
        """Tips that wait for an answer to a question that is gone."""
        asked = sa.exists().where(_MAILBOX.c.tip_id == _TIP.c.id)
        chosen = sa.select(_TIP.c.id).where(_TIP.c.waiting.is_(True), ~asked)
        return list(self._connection.scalars(chosen.limit(limit)))

    def close_insufficient(self, since: datetime, dates: ClosingDates) -> int:
        """Close tips that have rested for want of information since then; how many.

        Since when is what the audit says: what the reporter is shown may be a question.
        """
        laid_aside = sa.exists().where(
            _AUDIT.c.tip_id == _TIP.c.id, _AUDIT.c.act == _LAID_ASIDE, _AUDIT.c.at > since
        )
        resting = sa.and_(
            _TIP.c.status == str(Status.INSUFFICIENT),
            _TIP.c.hour <= since,
            ~laid_aside,
            _TIP.c.content_until.is_(None),
        )
        for one in _DYING_WITH_TIP:
            of_them = one.c.tip_id.in_(sa.select(_TIP.c.id).where(resting))
            later = sa.or_(one.c.delete_after.is_(None), one.c.delete_after > dates.address)
            self._connection.execute(
                sa.update(one).where(of_them, later).values(delete_after=dates.address)
            )
        closed = sa.update(_TIP).where(resting)
        return self._connection.execute(
            closed.values(content_until=dates.content, media_until=dates.media)
        ).rowcount

    def due_content(self, now: datetime, limit: int) -> Sequence[UUID]:
        """Tips whose content is to be erased: time has come, no legal hold."""
        return self._due(_TIP.c.content_until, now, limit)

    def due_media(self, now: datetime, limit: int) -> Sequence[UUID]:
        """Tips whose media are to be erased: time has come, no legal hold."""
        return self._due(_TIP.c.media_until, now, limit)

    def erase_media(self, tip_id: UUID) -> tuple[UUID, ...]:
        """Say of a tip's media parts that they are erased; gives the names of their blobs.

        The rows stay, because the tip's origin signature names them.
        """
        kinds = [str(kind) for kind in MEDIA_KINDS]
        chosen = sa.and_(_PART.c.tip_id == tip_id, _PART.c.kind.in_(kinds))
        blobs = tuple(self._connection.scalars(sa.select(_PART.c.id).where(chosen)))
        self._connection.execute(
            sa.update(_PART).where(chosen).values(state=str(PartState.FAILED), result="erased")
        )
        self._connection.execute(
            sa.update(_TIP).where(_TIP.c.id == tip_id).values(has_media=False, media_until=None)
        )
        return blobs

    def _due(
        self, until: sa.ColumnElement[datetime | None], now: datetime, limit: int
    ) -> list[UUID]:
        chosen = sa.select(_TIP.c.id).where(until <= now, _TIP.c.legal_hold.is_(False))
        return list(self._connection.scalars(chosen.limit(limit)))

    def _erase(self, rows: sa.Table, condition: sa.ColumnElement[bool]) -> int:
        return self._connection.execute(sa.delete(rows).where(condition)).rowcount
