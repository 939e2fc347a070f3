"""Areas, centres and the routing table in SQL."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from intake.model import READERS, AccountState
from intake.ports.register import AreaRow, CentreRow, RoutingTableRow, RuleRow
from intake.register import PROVINCE_DIGITS
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table, wait_for_name

_AREA = table(tables.Area)
_CENTRE = table(tables.Centre)
_COVERAGE = table(tables.CentreDistrict)
_RULE = table(tables.RoutingRule)
_VERSION = table(tables.RoutingVersion)
_OFFICER = table(tables.Officer)
_ACCOUNT = table(tables.Account)
_COVERED = frozenset({"districts"})


class SqlAreas:
    """Official areas."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self, digits: int) -> tuple[AreaRow, ...]:
        """All areas whose code has that many digits, by code; retired ones included."""
        chosen = sa.select(_AREA).where(sa.func.length(_AREA.c.code) == digits)
        if digits == PROVINCE_DIGITS:  # by the index, past 80,000 villages
            chosen = chosen.where(_AREA.c.parent_code.is_(None))
        rows = self._connection.execute(chosen.order_by(_AREA.c.code)).mappings()
        return tuple(from_row(AreaRow, dict(row)) for row in rows)

    def below(self, code: str) -> tuple[AreaRow, ...]:
        """What lies right below: a province's districts, a district's subdistricts; by code."""
        chosen = sa.select(_AREA).where(_AREA.c.parent_code == code)
        rows = self._connection.execute(chosen.order_by(_AREA.c.code)).mappings()
        return tuple(from_row(AreaRow, dict(row)) for row in rows)

    def find(self, code: str) -> AreaRow | None:
        """One area, or None."""
        chosen = sa.select(_AREA).where(_AREA.c.code == code)
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(AreaRow, dict(row))

    def stamp(self) -> tuple[int, ...]:
        """Some numbers that differ after all but the rarest changes: how many areas, how long."""
        counted = sa.select(
            sa.func.count(),
            sa.func.count(_AREA.c.successor_code),
            sa.func.coalesce(sa.func.sum(sa.func.length(_AREA.c.name_th)), 0),
            sa.func.coalesce(sa.func.sum(sa.func.length(_AREA.c.name_en)), 0),
        )
        return tuple(int(one) for one in self._connection.execute(counted).one())

    def add(self, rows: Sequence[AreaRow]) -> None:
        """Write new areas."""
        if rows:
            self._connection.execute(sa.insert(_AREA), [to_row(row) for row in rows])

    def change(self, row: AreaRow) -> None:
        """Write new names, or the successor of a retired code."""
        self._connection.execute(
            sa.update(_AREA).where(_AREA.c.code == row.code).values(**to_row(row))
        )


class SqlRegister:
    """Centres and the routing table."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def centres(self) -> tuple[CentreRow, ...]:
        """All centres with their coverage."""
        covered: dict[UUID, list[str]] = defaultdict(list)
        for district, centre_id in self._connection.execute(
            sa.select(_COVERAGE.c.district_code, _COVERAGE.c.centre_id)
        ):
            covered[centre_id].append(district)
        rows = self._connection.execute(sa.select(_CENTRE)).mappings()
        return tuple(
            from_row(CentreRow, dict(row), districts=tuple(sorted(covered[row["id"]])))
            for row in rows
        )

    def stamp(self) -> tuple[int, ...]:
        """Some numbers that differ after every change of a centre's entry or the table."""
        centres = self._connection.execute(
            sa.select(
                sa.func.count(),
                sa.func.coalesce(sa.func.sum(_CENTRE.c.register_version), 0),
                sa.func.coalesce(sa.func.sum(_CENTRE.c.key_version), 0),
            )
        ).one()
        rules = self._connection.scalar(sa.select(sa.func.max(_VERSION.c.version)))
        return (*(int(one) for one in centres), rules or 0)

    def centre(self, centre_id: UUID) -> CentreRow | None:
        """One centre, or None."""
        chosen = sa.select(_CENTRE).where(_CENTRE.c.id == centre_id)
        row = self._connection.execute(chosen).mappings().one_or_none()
        if row is None:
            return None
        districts = self._connection.scalars(
            sa.select(_COVERAGE.c.district_code).where(_COVERAGE.c.centre_id == centre_id)
        )
        return from_row(CentreRow, dict(row), districts=tuple(sorted(districts)))

    def add(self, centres: Sequence[CentreRow]) -> None:
        """Write new centres with their coverage; parents must stand before their children."""
        if centres:
            self._connection.execute(
                sa.insert(_CENTRE), [to_row(one, without=_COVERED) for one in centres]
            )
        for one in centres:
            self._cover(one)

    def change(self, centre: CentreRow) -> None:
        """Write a centre's entry again, coverage included."""
        self._connection.execute(
            sa.update(_CENTRE)
            .where(_CENTRE.c.id == centre.id)
            .values(**to_row(centre, without=_COVERED))
        )
        self._connection.execute(sa.delete(_COVERAGE).where(_COVERAGE.c.centre_id == centre.id))
        self._cover(centre)

    def routing_table(self) -> RoutingTableRow | None:
        """The newest version, or None before the first."""
        newest = (
            self._connection.execute(
                sa.select(_VERSION).order_by(_VERSION.c.version.desc()).limit(1)
            )
            .mappings()
            .one_or_none()
        )
        if newest is None:
            return None
        return RoutingTableRow(
            newest["version"],
            self._rules(newest["version"]),
            newest["signature"],
            newest["signature_key_version"],
        )

    def add_routing_table(self, table_row: RoutingTableRow) -> None:
        """Write a new version beside the ones before; rules proposed for it are replaced."""
        self._connection.execute(
            sa.insert(_VERSION),
            {
                "version": table_row.version,
                "signature": table_row.signature,
                "signature_key_version": table_row.signature_key_version,
            },
        )
        self._keep_rules(table_row.version, table_row.rules)

    def proposed_rules(self) -> tuple[RuleRow, ...]:
        """The rules that were proposed as the next version and wait for a second person."""
        return self._rules(self._next_version())

    def propose_rules(self, rules: Sequence[RuleRow]) -> None:
        """Keep these rules as the next version's, instead of earlier proposed ones; none: drop."""
        self._keep_rules(self._next_version(), rules)

    def _next_version(self) -> int:
        return (self._connection.scalar(sa.select(sa.func.max(_VERSION.c.version))) or 0) + 1

    def _rules(self, version: int) -> tuple[RuleRow, ...]:
        rows = self._connection.execute(sa.select(_RULE).where(_RULE.c.version == version))
        return tuple(from_row(RuleRow, dict(row)) for row in rows.mappings())

    def _keep_rules(self, version: int, rules: Sequence[RuleRow]) -> None:
        self._connection.execute(sa.delete(_RULE).where(_RULE.c.version == version))
        if rules:
            self._connection.execute(
                sa.insert(_RULE), [{"version": version, **to_row(rule)} for rule in rules]
            )

    def one_change_at_a_time(self) -> None:
        """Waits for other changes of the register, and lets none begin before this one ends."""
        wait_for_name(self._connection, b"register")

    def officers_of(self, centre_id: UUID) -> tuple[UUID, ...]:
        """Officers who get this centre's notices: active staff and leads with a linked chat."""
        return tuple(
            self._connection.scalars(
                sa.select(_OFFICER.c.id)
                .join(_ACCOUNT, _ACCOUNT.c.id == _OFFICER.c.account_id)
                .where(
                    _ACCOUNT.c.centre_id == centre_id,
                    _ACCOUNT.c.state == str(AccountState.ACTIVE),
                    _ACCOUNT.c.role.in_([str(role) for role in READERS]),
                )
            )
        )

    def _cover(self, centre: CentreRow) -> None:
        if centre.districts:
            self._connection.execute(
                sa.insert(_COVERAGE),
                [{"district_code": one, "centre_id": centre.id} for one in centre.districts],
            )
