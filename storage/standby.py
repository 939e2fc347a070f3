"""Tips as the centre that stands by may know of them, and takeovers, in SQL."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from intake.model import READERS, AccountState, Kind, Status, Urgency
from intake.ports.standby import ArrivedTip, TakenTip, TakeoverRow
from intake.ports.tips import Tip
from intake.status import CLOSED
from storage import tables
from storage.barring import kept_from
from storage.rows import from_row, to_row
from storage.statements import table

_TIP = table(tables.Tip)
_KEY = table(tables.TipKey)
_TRANSFER = table(tables.Transfer)
_TAKEOVER = table(tables.Takeover)
_RECUSAL = table(tables.Recusal)
_ACCOUNT = table(tables.Account)
_READER_ROLES = [str(role) for role in READERS]


class SqlStandby:
    """See ``intake.ports.standby.Standby``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def tip(
        self, reference: str, centre_id: UUID, account_id: UUID, *, lock: bool = False
    ) -> ArrivedTip | None:
        """The tip if the centre stands by for it and the member is not barred from it."""
        query = sa.select(_TIP).where(
            _TIP.c.reference == reference, _TIP.c.standby_id == centre_id, ~kept_from(account_id)
        )
        row = (
            self._connection.execute(query.with_for_update() if lock else query)
            .mappings()
            .one_or_none()
        )
        return self.arrived([from_row(Tip, dict(row))])[0] if row else None

    def open_tips(self, centre_id: UUID, account_id: UUID) -> Sequence[ArrivedTip]:
        """Those of them that are not closed, withdrawn or erased, the longest waiting first."""
        query = sa.select(_TIP).where(
            _TIP.c.standby_id == centre_id,
            ~kept_from(account_id),
            _TIP.c.status.not_in([str(one) for one in CLOSED]),
            _TIP.c.withdrawn.is_(False),
            sa.exists().where(_KEY.c.tip_id == _TIP.c.id, _KEY.c.centre_id == centre_id),
        )
        return self._found(query)

    def unaccepted(self) -> Sequence[ArrivedTip]:
        """Every tip that nobody has accepted yet and that does not ring for nobody."""
        rings = sa.or_(_TIP.c.quarantined.is_(False), _TIP.c.urgency == str(Urgency.NOW))
        return self._found(
            sa.select(_TIP).where(
                _TIP.c.status == str(Status.NEW), _TIP.c.withdrawn.is_(False), rings
            )
        )

    def arrived(self, tips: Sequence[Tip]) -> Sequence[ArrivedTip]:
        """These tips, each with the hour in which it came to the centre that has it."""
        moved = self._last_moves([one.id for one in tips])
        return [ArrivedTip(tip, moved.get(tip.id, tip.hour)) for tip in tips]

    def readers(self, centres: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Active staff and leads of each centre."""
        query = sa.select(_ACCOUNT.c.centre_id, _ACCOUNT.c.id).where(
            _ACCOUNT.c.centre_id.in_(list(centres)),
            _ACCOUNT.c.state == str(AccountState.ACTIVE),
            _ACCOUNT.c.role.in_(_READER_ROLES),
        )
        return self._sets(query)

    def recused(self, tips: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Who must not see each tip; a tip that nobody is kept from is left out."""
        wanted, query = set(tips), sa.select(_RECUSAL.c.tip_id, _RECUSAL.c.account_id)
        if len(wanted) == 1:
            query = query.where(_RECUSAL.c.tip_id.in_(list(wanted)))
        return {key: one for key, one in self._sets(query).items() if key in wanted}

    def add(self, takeover: TakeoverRow) -> None:
        """Records a takeover."""
        self._connection.execute(sa.insert(_TAKEOVER).values(**to_row(takeover)))

    def of_tip(self, tip_id: UUID) -> Sequence[TakeoverRow]:
        """Who took the tip over, by hour."""
        query = sa.select(_TAKEOVER).where(_TAKEOVER.c.tip_id == tip_id)
        rows = self._connection.execute(query.order_by(_TAKEOVER.c.hour, _TAKEOVER.c.id)).mappings()
        return [from_row(TakeoverRow, dict(row)) for row in rows]

    def taken_from(self, centre_id: UUID, account_id: UUID) -> Sequence[TakenTip]:
        """What others took over from the centre, newest first, less what came back."""
        query = (
            sa.select(_TIP.c.reference, _TIP.c.kind, _TAKEOVER.c.to_centre_id, _TAKEOVER.c.hour)
            .join(_TAKEOVER, _TAKEOVER.c.tip_id == _TIP.c.id)
            .where(
                _TAKEOVER.c.from_centre_id == centre_id,
                _TIP.c.centre_id != centre_id,
                ~kept_from(account_id),
            )
            .order_by(_TAKEOVER.c.hour.desc(), _TIP.c.reference)
        )
        newest: dict[str, TakenTip] = {}
        for row in self._connection.execute(query):
            one = TakenTip(row.reference, Kind(row.kind), row.to_centre_id, row.hour)
            newest.setdefault(one.reference, one)
        return list(newest.values())

    def _found(self, query: sa.Select[tuple[object, ...]]) -> Sequence[ArrivedTip]:
        ordered = query.order_by(_TIP.c.hour, _TIP.c.reference)
        rows = self._connection.execute(ordered).mappings()
        return self.arrived([from_row(Tip, dict(row)) for row in rows])

    def _last_moves(self, tips: Sequence[UUID]) -> dict[UUID, datetime]:
        """The hour of each tip's last transfer or takeover, where there was one."""
        moved: dict[UUID, datetime] = {}
        for moves in (_TRANSFER, _TAKEOVER):
            query = sa.select(moves.c.tip_id, sa.func.max(moves.c.hour).label("hour"))
            if len(tips) == 1:  # else all: there are fewer moves than parameters of a query
                query = query.where(moves.c.tip_id == tips[0])
            for row in self._connection.execute(query.group_by(moves.c.tip_id)):
                moved[row.tip_id] = max(row.hour, moved.get(row.tip_id, row.hour))
        return moved

    def _sets(self, query: sa.Select[Any]) -> dict[UUID, frozenset[UUID]]:
        found: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for row in self._connection.execute(query):
            if row[0] is not None:
                found[row[0]].add(row[1])
        return {key: frozenset(ones) for key, ones in found.items()}
