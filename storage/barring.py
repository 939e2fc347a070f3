"""Who must not see which tip, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import READERS, AccountState, Urgency
from intake.ports.barring import KeptFrom, SetBar
from intake.ports.casework import RecusalRow
from intake.ports.tips import Tip
from storage import tables
from storage.rows import from_row
from storage.statements import table

_RECUSAL = table(tables.Recusal)
_READ = table(tables.TipRead)
_TIP = table(tables.Tip)
_ACCOUNT = table(tables.Account)
_OFFICER = table(tables.Officer)


class SqlBarring:
    """See ``intake.ports.barring.Barring``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_tip(self, tip_id: UUID) -> Sequence[RecusalRow]:
        """Everyone who must not see the tip."""
        query = sa.select(_RECUSAL).where(_RECUSAL.c.tip_id == tip_id)
        rows = self._connection.execute(query.order_by(_RECUSAL.c.account_id)).mappings()
        return [from_row(RecusalRow, dict(row)) for row in rows]

    def set_by(self, account_id: UUID) -> Sequence[SetBar]:
        """What this member set on others, newest first."""
        query = (
            sa.select(_RECUSAL, _TIP.c.reference)
            .join(_TIP, _TIP.c.id == _RECUSAL.c.tip_id)
            .where(_RECUSAL.c.by == account_id, _RECUSAL.c.account_id != account_id)
            .order_by(_RECUSAL.c.hour.desc(), _TIP.c.reference, _RECUSAL.c.account_id)
        )
        rows = self._connection.execute(query).mappings()
        return [SetBar(row["reference"], from_row(RecusalRow, dict(row))) for row in rows]

    def lift(self, tip_id: UUID, account_id: UUID) -> None:
        """The member sees the tip again."""
        self._connection.execute(
            sa.delete(_RECUSAL).where(
                _RECUSAL.c.tip_id == tip_id, _RECUSAL.c.account_id == account_id
            )
        )

    def forget_reading(self, tip_id: UUID, account_id: UUID) -> None:
        """Nothing says any more that the member has read the tip."""
        self._connection.execute(
            sa.delete(_READ).where(_READ.c.tip_id == tip_id, _READ.c.account_id == account_id)
        )

    def heard(self, reference: str, account_id: UUID, *, above: bool) -> Tip | None:
        """The tip if the member may hear of it."""
        held = _TIP.c.standby_id if above else _TIP.c.centre_id
        query = (
            sa.select(_TIP)
            .join(_ACCOUNT, _ACCOUNT.c.centre_id == held)
            .where(
                _TIP.c.reference == reference,
                _ACCOUNT.c.id == account_id,
                _ACCOUNT.c.state == str(AccountState.ACTIVE),
                _ACCOUNT.c.role.in_([str(role) for role in READERS]),
                ~kept_from(account_id),
            )
        )
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else from_row(Tip, dict(row))

    def quarantined_kept_from(self, since: datetime, before: datetime) -> Sequence[KeptFrom]:
        """What of ``Tips.quarantined`` is kept from officers of its centre."""
        query = (
            sa.select(_OFFICER.c.id, _TIP.c.hour, sa.func.count())
            .join(_RECUSAL, _RECUSAL.c.account_id == _OFFICER.c.account_id)
            .join(_ACCOUNT, _ACCOUNT.c.id == _OFFICER.c.account_id)
            .join(
                _TIP,
                sa.and_(_TIP.c.id == _RECUSAL.c.tip_id, _TIP.c.centre_id == _ACCOUNT.c.centre_id),
            )
            .where(
                _TIP.c.hour >= since,
                _TIP.c.hour < before,
                _TIP.c.quarantined.is_(True),
                _TIP.c.withdrawn.is_(False),
                _TIP.c.urgency != str(Urgency.NOW),
            )
            .group_by(_OFFICER.c.id, _TIP.c.hour)
        )
        found = self._connection.execute(query)
        return [KeptFrom(officer_id, hour, int(count)) for officer_id, hour, count in found]


def kept_from(account_id: UUID) -> sa.ColumnElement[bool]:
    """Whether the member must not see the tip of the row."""
    return sa.exists().where(_RECUSAL.c.tip_id == _TIP.c.id, _RECUSAL.c.account_id == account_id)
