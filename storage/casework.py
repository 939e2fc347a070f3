"""Tips as the members of their centre meet them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import Holder, Kind, Urgency
from intake.ports.casework import (
    LeftTip,
    QueuedTip,
    RecusalRow,
    ReferralRow,
    SeizureRow,
    TransferRow,
    UndoableAct,
)
from intake.ports.tips import Tip, TipKey
from storage import tables
from storage.records import table_of, to_record, to_values

_tip = table_of(tables.Tip)
_key = table_of(tables.TipKey)
_part = table_of(tables.Part)
_read = table_of(tables.TipRead)
_referral = table_of(tables.Referral)
_transfer = table_of(tables.Transfer)
_seizure = table_of(tables.Seizure)
_recusal = table_of(tables.Recusal)
_undoable = table_of(tables.UndoableAct)
_reply_address = table_of(tables.ReplyAddress)
_block_token = table_of(tables.BlockToken)

_MOST_URGENT_FIRST = sa.case(
    {urgency.value: place for place, urgency in enumerate(Urgency)}, value=_tip.c.urgency
)


class SqlCasework:
    """See ``intake.ports.casework.Casework``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def queue(self, centre_id: UUID, account_id: UUID) -> Sequence[QueuedTip]:
        """The centre's tips, most urgent and newest first, less those the member must not see."""
        seen = sa.and_(_read.c.tip_id == _tip.c.id, _read.c.account_id == account_id)
        unread = sa.func.coalesce(_read.c.part_count, -1) < _tip.c.part_count
        query = (
            sa.select(_tip, unread.label("unread"))
            .outerjoin(_read, seen)
            .where(_visible(centre_id, account_id))
            .order_by(_MOST_URGENT_FIRST, _tip.c.hour.desc(), _tip.c.reference)
        )
        rows = self._connection.execute(query)
        return [QueuedTip(to_record(Tip, row), bool(row.unread)) for row in rows]

    def by_reference(
        self, reference: str, centre_id: UUID, account_id: UUID, *, lock: bool = False
    ) -> Tip | None:
        """The tip if it is the centre's and the member may see it."""
        visible = sa.and_(_tip.c.reference == reference, _visible(centre_id, account_id))
        return self._case(visible, lock=lock)

    def save(self, tip: Tip) -> None:
        """Writes every column of an existing tip; the row must be locked."""
        self._connection.execute(sa.update(_tip).where(_tip.c.id == tip.id).values(to_values(tip)))

    def any(self, tip_id: UUID, *, lock: bool = False) -> Tip | None:
        """The tip wherever it is: for the worker's jobs, never for a member."""
        return self._case(_tip.c.id == tip_id, lock=lock)

    def wrap(self, tip_id: UUID, centre_id: UUID, role: Holder) -> Sequence[TipKey]:
        """The centre's wraps of the tip's key in this role, newest key version first."""
        query = (
            sa.select(_key)
            .where(
                _key.c.tip_id == tip_id, _key.c.centre_id == centre_id, _key.c.role == role.value
            )
            .order_by(_key.c.key_version.desc())
        )
        return [to_record(TipKey, row) for row in self._connection.execute(query)]

    def replace_wraps(self, tip_id: UUID, wraps: Sequence[TipKey]) -> None:
        """Removes every wrap of the tip and writes these."""
        self._connection.execute(sa.delete(_key).where(_key.c.tip_id == tip_id))
        self._connection.execute(sa.insert(_key), [to_values(wrap) for wrap in wraps])

    def remove_part(self, tip_id: UUID, part_id: UUID) -> None:
        """Erases a part."""
        self._connection.execute(
            sa.delete(_part).where(_part.c.tip_id == tip_id, _part.c.id == part_id)
        )

    def mark_read(self, tip_id: UUID, account_id: UUID, part_count: int) -> None:
        """The member has seen this many parts."""
        self._connection.execute(
            sa.delete(_read).where(_read.c.tip_id == tip_id, _read.c.account_id == account_id)
        )
        self._connection.execute(
            sa.insert(_read).values(tip_id=tip_id, account_id=account_id, part_count=part_count)
        )

    def add_referral(self, referral: ReferralRow) -> None:
        """Records a referral."""
        self._connection.execute(sa.insert(_referral).values(to_values(referral)))

    def remove_referral(self, referral_id: UUID) -> None:
        """Takes a referral back."""
        self._connection.execute(sa.delete(_referral).where(_referral.c.id == referral_id))

    def referrals(self, tip_id: UUID) -> Sequence[ReferralRow]:
        """Referrals of a tip, by date."""
        query = sa.select(_referral).where(_referral.c.tip_id == tip_id)
        rows = self._connection.execute(query.order_by(_referral.c.sent_on, _referral.c.id))
        return [to_record(ReferralRow, row) for row in rows]

    def add_transfer(self, transfer: TransferRow) -> None:
        """Records a transfer."""
        self._connection.execute(sa.insert(_transfer).values(to_values(transfer)))

    def transfers(self, tip_id: UUID) -> Sequence[TransferRow]:
        """Where the tip has been, by hour."""
        query = sa.select(_transfer).where(_transfer.c.tip_id == tip_id)
        rows = self._connection.execute(query.order_by(_transfer.c.hour, _transfer.c.id))
        return [to_record(TransferRow, row) for row in rows]

    def left(self, centre_id: UUID) -> Sequence[LeftTip]:
        """What the centre transferred away, newest first, less what came back."""
        last = sa.func.max(_transfer.c.hour)
        query = (
            sa.select(_tip.c.reference, _tip.c.kind, last.label("hour"))
            .join(_transfer, _transfer.c.tip_id == _tip.c.id)
            .where(_transfer.c.from_centre_id == centre_id, _tip.c.centre_id != centre_id)
            .group_by(_tip.c.reference, _tip.c.kind)
            .order_by(last.desc(), _tip.c.reference)
        )
        rows = self._connection.execute(query)
        return [LeftTip(row.reference, Kind(row.kind), row.hour) for row in rows]

    def set_seizures(self, tip_id: UUID, seizures: Sequence[SeizureRow]) -> None:
        """These are the tip's seizures."""
        self._connection.execute(sa.delete(_seizure).where(_seizure.c.tip_id == tip_id))
        if seizures:
            self._connection.execute(sa.insert(_seizure), [to_values(one) for one in seizures])

    def seizures(self, tip_id: UUID) -> Sequence[SeizureRow]:
        """What was seized."""
        query = sa.select(_seizure).where(_seizure.c.tip_id == tip_id).order_by(_seizure.c.drug)
        return [to_record(SeizureRow, row) for row in self._connection.execute(query)]

    def add_recusal(self, recusal: RecusalRow) -> None:
        """The member loses sight of the tip."""
        self._connection.execute(sa.insert(_recusal).values(to_values(recusal)))

    def recused(self, tip_id: UUID) -> frozenset[UUID]:
        """Who must not see the tip."""
        query = sa.select(_recusal.c.account_id).where(_recusal.c.tip_id == tip_id)
        return frozenset(self._connection.execute(query).scalars())

    def undoable(self, tip_id: UUID) -> UndoableAct | None:
        """The last act that might be undone."""
        query = sa.select(_undoable).where(_undoable.c.tip_id == tip_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else to_record(UndoableAct, row)

    def set_undoable(self, tip_id: UUID, act: UndoableAct | None) -> None:
        """Remembers this act, or that there is none, instead of an earlier one."""
        self._connection.execute(sa.delete(_undoable).where(_undoable.c.tip_id == tip_id))
        if act is not None:
            self._connection.execute(sa.insert(_undoable).values(to_values(act)))

    def keep_reply_address_until(self, tip_id: UUID, until: datetime) -> None:
        """When the reply address and the block token of a tip are deleted, if there are any."""
        for table in (_reply_address, _block_token):
            self._connection.execute(
                sa.update(table).where(table.c.tip_id == tip_id).values(delete_after=until)
            )

    def _case(self, condition: sa.ColumnElement[bool], *, lock: bool) -> Tip | None:
        query = sa.select(_tip).where(condition)
        row = self._connection.execute(query.with_for_update() if lock else query).one_or_none()
        return None if row is None else to_record(Tip, row)


def _visible(centre_id: UUID, account_id: UUID) -> sa.ColumnElement[bool]:
    recused = sa.exists().where(_recusal.c.tip_id == _tip.c.id, _recusal.c.account_id == account_id)
    return sa.and_(_tip.c.centre_id == centre_id, ~recused)
