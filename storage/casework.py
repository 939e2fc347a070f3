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
from storage.barring import kept_from
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_TIP = table(tables.Tip)
_KEY = table(tables.TipKey)
_PART = table(tables.Part)
_READ = table(tables.TipRead)
_REFERRAL = table(tables.Referral)
_TRANSFER = table(tables.Transfer)
_SEIZURE = table(tables.Seizure)
_RECUSAL = table(tables.Recusal)
_UNDOABLE = table(tables.UndoableAct)
_REPLY_ADDRESS = table(tables.ReplyAddress)
_BLOCK_TOKEN = table(tables.BlockToken)
_MAILBOX = table(tables.MailboxMessage)

_MOST_URGENT_FIRST = sa.case(
    {urgency.value: place for place, urgency in enumerate(Urgency)}, value=_TIP.c.urgency
)


class SqlCasework:
    """See ``intake.ports.casework.Casework``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def queue(self, centre_id: UUID, account_id: UUID) -> Sequence[QueuedTip]:
        """The centre's tips, most urgent and newest first, less those the member must not see."""
        seen = sa.and_(_READ.c.tip_id == _TIP.c.id, _READ.c.account_id == account_id)
        unread = sa.func.coalesce(_READ.c.part_count, 0) < _TIP.c.part_count
        query = (
            sa.select(_TIP, unread.label("unread"))
            .outerjoin(_READ, seen)
            .where(_visible(centre_id, account_id))
            .order_by(_MOST_URGENT_FIRST, _TIP.c.hour.desc(), _TIP.c.reference)
        )
        rows = self._connection.execute(query).mappings()
        return [QueuedTip(from_row(Tip, dict(row)), bool(row["unread"])) for row in rows]

    def by_reference(
        self, reference: str, centre_id: UUID, account_id: UUID, *, lock: bool = False
    ) -> Tip | None:
        """The tip if it is the centre's and the member may see it."""
        visible = sa.and_(_TIP.c.reference == reference, _visible(centre_id, account_id))
        return self._case(visible, lock=lock)

    def save(self, tip: Tip) -> None:
        """Writes every column of an existing tip; the row must be locked."""
        self._connection.execute(sa.update(_TIP).where(_TIP.c.id == tip.id).values(**to_row(tip)))

    def any(self, tip_id: UUID, *, lock: bool = False) -> Tip | None:
        """The tip wherever it is: for the worker's jobs, never for a member."""
        return self._case(_TIP.c.id == tip_id, lock=lock)

    def wrap(self, tip_id: UUID, centre_id: UUID, role: Holder) -> Sequence[TipKey]:
        """The centre's wraps of the tip's key in this role, newest key version first."""
        query = (
            sa.select(_KEY)
            .where(
                _KEY.c.tip_id == tip_id, _KEY.c.centre_id == centre_id, _KEY.c.role == role.value
            )
            .order_by(_KEY.c.key_version.desc())
        )
        rows = self._connection.execute(query).mappings()
        return [from_row(TipKey, dict(row)) for row in rows]

    def replace_wraps(self, tip_id: UUID, wraps: Sequence[TipKey]) -> None:
        """Removes every wrap of the tip and writes these."""
        self._connection.execute(sa.delete(_KEY).where(_KEY.c.tip_id == tip_id))
        self._connection.execute(sa.insert(_KEY), [to_row(wrap) for wrap in wraps])

    def remove_part(self, tip_id: UUID, part_id: UUID) -> None:
        """Erases a part."""
        self._connection.execute(
            sa.delete(_PART).where(_PART.c.tip_id == tip_id, _PART.c.id == part_id)
        )

    def mark_read(self, tip_id: UUID, account_id: UUID, part_count: int) -> None:
        """The member has seen this many parts."""
        self._connection.execute(
            sa.delete(_READ).where(_READ.c.tip_id == tip_id, _READ.c.account_id == account_id)
        )
        self._connection.execute(  # the same member in two tabs at once
            insert_ignoring(self._connection, _READ).values(
                tip_id=tip_id, account_id=account_id, part_count=part_count
            )
        )

    def add_referral(self, referral: ReferralRow) -> None:
        """Records a referral."""
        self._connection.execute(sa.insert(_REFERRAL).values(**to_row(referral)))

    def remove_referral(self, referral_id: UUID) -> None:
        """Takes a referral back."""
        self._connection.execute(sa.delete(_REFERRAL).where(_REFERRAL.c.id == referral_id))

    def rename_referral(self, referral_id: UUID, new_id: UUID) -> None:
        """Gives a referral another id; nothing when there is none of this id."""
        self._connection.execute(
            sa.update(_REFERRAL).where(_REFERRAL.c.id == referral_id).values(id=new_id)
        )

    def referrals(self, tip_id: UUID) -> Sequence[ReferralRow]:
        """Referrals of a tip, by date."""
        query = sa.select(_REFERRAL).where(_REFERRAL.c.tip_id == tip_id)
        rows = self._connection.execute(
            query.order_by(_REFERRAL.c.sent_on, _REFERRAL.c.id)
        ).mappings()
        return [from_row(ReferralRow, dict(row)) for row in rows]

    def add_transfer(self, transfer: TransferRow) -> None:
        """Records a transfer."""
        self._connection.execute(sa.insert(_TRANSFER).values(**to_row(transfer)))

    def transfers(self, tip_id: UUID) -> Sequence[TransferRow]:
        """Where the tip has been, in order."""
        query = sa.select(_TRANSFER).where(_TRANSFER.c.tip_id == tip_id)
        rows = self._connection.execute(query.order_by(_TRANSFER.c.number)).mappings()
        return [from_row(TransferRow, dict(row)) for row in rows]

    def left(self, centre_id: UUID, account_id: UUID) -> Sequence[LeftTip]:
        """What the centre transferred away, newest first, less what came back or is barred."""
        barred = sa.select(_RECUSAL.c.tip_id).where(_RECUSAL.c.account_id == account_id)
        last = sa.func.max(_TRANSFER.c.hour)
        query = (
            sa.select(_TIP.c.reference, _TIP.c.kind, last.label("hour"))
            .join(_TRANSFER, _TRANSFER.c.tip_id == _TIP.c.id)
            .where(_TRANSFER.c.from_centre_id == centre_id, _TIP.c.centre_id != centre_id)
            .where(_TIP.c.id.not_in(barred))
            .group_by(_TIP.c.reference, _TIP.c.kind)
            .order_by(last.desc(), _TIP.c.reference)
        )
        rows = self._connection.execute(query).mappings()
        return [LeftTip(row["reference"], Kind(row["kind"]), row["hour"]) for row in rows]

    def set_seizures(self, tip_id: UUID, seizures: Sequence[SeizureRow]) -> None:
        """These are the tip's seizures."""
        self._connection.execute(sa.delete(_SEIZURE).where(_SEIZURE.c.tip_id == tip_id))
        if seizures:
            self._connection.execute(sa.insert(_SEIZURE), [to_row(one) for one in seizures])

    def seizures(self, tip_id: UUID) -> Sequence[SeizureRow]:
        """What was seized."""
        query = sa.select(_SEIZURE).where(_SEIZURE.c.tip_id == tip_id).order_by(_SEIZURE.c.drug)
        return [
            from_row(SeizureRow, dict(row)) for row in self._connection.execute(query).mappings()
        ]

    def add_recusal(self, recusal: RecusalRow) -> None:
        """The member loses sight of the tip."""
        self._connection.execute(sa.insert(_RECUSAL).values(**to_row(recusal)))

    def recused(self, tip_id: UUID) -> frozenset[UUID]:
        """Who must not see the tip."""
        query = sa.select(_RECUSAL.c.account_id).where(_RECUSAL.c.tip_id == tip_id)
        return frozenset(self._connection.execute(query).scalars())

    def undoable(self, tip_id: UUID) -> UndoableAct | None:
        """The last act that might be undone."""
        query = sa.select(_UNDOABLE).where(_UNDOABLE.c.tip_id == tip_id)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else from_row(UndoableAct, dict(row))

    def set_undoable(self, tip_id: UUID, act: UndoableAct | None) -> None:
        """Remembers this act, or that there is none, instead of an earlier one."""
        self._connection.execute(sa.delete(_UNDOABLE).where(_UNDOABLE.c.tip_id == tip_id))
        if act is not None:
            self._connection.execute(sa.insert(_UNDOABLE).values(**to_row(act)))

    def forget_undoable(self, before: datetime) -> int:
        """Deletes what can no longer be undone; how many."""
        old = sa.delete(_UNDOABLE).where(_UNDOABLE.c.at < before)
        return self._connection.execute(old).rowcount

    def keep_reply_address_until(self, tip_id: UUID, until: datetime) -> None:
        """When reply address, block token and mailbox of a tip are deleted, as far as there are."""
        for one in (_REPLY_ADDRESS, _BLOCK_TOKEN, _MAILBOX):
            self._connection.execute(
                sa.update(one).where(one.c.tip_id == tip_id).values(delete_after=until)
            )

    def _case(self, condition: sa.ColumnElement[bool], *, lock: bool) -> Tip | None:
        query = sa.select(_TIP).where(condition)
        row = (
            self._connection.execute(query.with_for_update() if lock else query)
            .mappings()
            .one_or_none()
        )
        return None if row is None else from_row(Tip, dict(row))


def _visible(centre_id: UUID, account_id: UUID) -> sa.ColumnElement[bool]:
    return sa.and_(_TIP.c.centre_id == centre_id, ~kept_from(account_id))
