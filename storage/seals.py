"""Seals over the audit in SQL, and the audit read back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import READERS, Kind
from intake.ports.audit import SIGN_IN, Actor, AuditRow
from intake.ports.seals import AuditSight, SealRow
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_AUDIT = table(tables.Audit)
_SEAL = table(tables.AuditSeal)
_TIP = table(tables.Tip)
_ACCOUNT = table(tables.Account)
_RECUSAL = table(tables.Recusal)


class SqlSeals:
    """See ``intake.ports.seals.Seals``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def newest(self) -> SealRow | None:
        """The last seal."""
        query = sa.select(_SEAL).order_by(_SEAL.c.number.desc()).limit(1)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else from_row(SealRow, dict(row))

    def after(self, number: int, limit: int) -> Sequence[SealRow]:
        """Seals with higher numbers, in order."""
        query = sa.select(_SEAL).where(_SEAL.c.number > number).order_by(_SEAL.c.number)
        rows = self._connection.execute(query.limit(limit)).mappings()
        return [from_row(SealRow, dict(row)) for row in rows]

    def rows_of(self, number: int) -> Sequence[AuditRow]:
        """The rows under a seal, by id."""
        return self._rows(sa.select(_AUDIT).where(_AUDIT.c.seal_number == number), _AUDIT.c.id)

    def unsealed(
        self, actors: Collection[Actor], before: datetime, limit: int
    ) -> Sequence[AuditRow]:
        """Rows of these actors from before a moment that no seal covers, by id."""
        query = sa.select(_AUDIT).where(
            _AUDIT.c.seal_number.is_(None), _AUDIT.c.actor.in_(actors), _AUDIT.c.at < before
        )
        return self._rows(query.limit(limit), _AUDIT.c.id)

    def add(self, seal: SealRow, rows: Collection[UUID]) -> bool:
        """Writes the seal and puts the rows under it; False when another host was first."""
        added = self._connection.execute(
            insert_ignoring(self._connection, _SEAL).values(**to_row(seal))
        )
        if added.rowcount != 1:
            return False
        self._connection.execute(
            sa.update(_AUDIT).where(_AUDIT.c.id.in_(rows)).values(seal_number=seal.number)
        )
        return True

    def last_sign_ins(self, since: datetime) -> dict[UUID, datetime]:
        """When a reader of each centre last signed in, for sign-ins since that moment."""
        query = (
            sa.select(_AUDIT.c.centre_id, sa.func.max(_AUDIT.c.at).label("last"))
            .join(_ACCOUNT, _ACCOUNT.c.id == _AUDIT.c.account_id)
            .where(
                _AUDIT.c.act == SIGN_IN,
                _AUDIT.c.at >= since,
                _AUDIT.c.centre_id.is_not(None),
                _ACCOUNT.c.role.in_([str(role) for role in READERS]),
            )
            .group_by(_AUDIT.c.centre_id)
        )
        return {row.centre_id: row.last for row in self._connection.execute(query)}

    def of_tip(self, tip_id: UUID) -> Sequence[AuditRow]:
        """What happened to a tip, by time."""
        query = sa.select(_AUDIT).where(_AUDIT.c.tip_id == tip_id)
        return self._rows(query, _AUDIT.c.at, _AUDIT.c.id)

    def seen(self, sight: AuditSight, start: int, limit: int) -> Sequence[AuditRow]:
        """Rows from the ``start``-th on, newest first."""
        query = sa.select(_AUDIT).where(_seen(sight)).offset(start).limit(limit)
        return self._rows(query, _AUDIT.c.at.desc(), _AUDIT.c.id)

    def count_seen(self, sight: AuditSight) -> int:
        """How many rows there are to see."""
        query = sa.select(sa.func.count()).select_from(_AUDIT).where(_seen(sight))
        return int(self._connection.execute(query).scalar_one())

    def references(self, tips: Collection[UUID]) -> dict[UUID, str]:
        """References by tip id."""
        query = sa.select(_TIP.c.id, _TIP.c.reference).where(_TIP.c.id.in_(tips))
        return {row.id: row.reference for row in self._connection.execute(query)}

    def _rows(self, query: sa.Select[tuple[object, ...]], *by: object) -> Sequence[AuditRow]:
        ordered = query.order_by(*by)  # type: ignore[arg-type]
        return [
            from_row(AuditRow, dict(row)) for row in self._connection.execute(ordered).mappings()
        ]


def _of_kind(kind: Kind) -> sa.ColumnElement[bool]:
    return sa.exists().where(_TIP.c.id == _AUDIT.c.tip_id, _TIP.c.kind == kind.value)


def _seen(sight: AuditSight) -> sa.ColumnElement[bool]:
    for_above = sa.and_(_AUDIT.c.act.in_(sight.reads), _of_kind(sight.kind))
    recused = sa.exists().where(
        _RECUSAL.c.tip_id == _AUDIT.c.tip_id, _RECUSAL.c.account_id == sight.account_id
    )
    bar = _AUDIT.c.act.in_(sight.bars)
    against = sa.and_(bar, _AUDIT.c.object_id == sight.account_id)
    own = sa.and_(_AUDIT.c.centre_id == sight.centre_id, ~for_above)
    below = sa.and_(_AUDIT.c.centre_id.in_(sight.below), sa.or_(for_above, bar))
    conditions = [sa.or_(own, below), ~recused, ~against]
    if sight.member is not None:
        conditions.append(_AUDIT.c.account_id == sight.member)
    if sight.since is not None:
        conditions.append(_AUDIT.c.at >= sight.since)
    if sight.before is not None:
        conditions.append(_AUDIT.c.at < sight.before)
    return sa.and_(*conditions)
