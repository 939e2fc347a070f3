"""Sites and signs in SQL."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from intake.ports.signs import AreaSigns, MonthCount, SignRow, SiteRow, SiteSearch
from intake.sign_model import IN_USE, SignMode, SignState, SiteKind
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_adding, insert_ignoring, table

_SITE = table(tables.Site)
_SIGN = table(tables.Sign)
_COUNT = table(tables.SignCount)
_OF_THE_SITE = frozenset({"site_kind", "site_name", "area_code"})
_IN_USE = sa.select(_SIGN.c.code).where(
    _SIGN.c.site_id == _SITE.c.id, _SIGN.c.state.in_([str(one) for one in IN_USE])
)
_HAS_ONE = _IN_USE.exists()


class SqlSigns:
    """Sites and signs."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, code: str, *, lock: bool = False) -> SignRow | None:
        """The sign with this code, or None; ``lock`` keeps other writers off until the commit."""
        rows = self._signs(_SIGN.c.code == code, lock=lock)
        return rows[0] if rows else None

    def in_use(self, area_code: str) -> tuple[SignRow, ...]:
        """The signs in use under an area, by area and code."""
        used = _SIGN.c.state.in_([str(one) for one in IN_USE])
        found = self._signs(sa.and_(_under(area_code), used))
        return tuple(sorted(found, key=lambda one: (one.area_code, one.code)))

    def all(self) -> tuple[SignRow, ...]:
        """Every sign, by code."""
        return self._signs(sa.true())

    def of_sites(self, site_ids: Sequence[UUID]) -> tuple[SignRow, ...]:
        """The signs of these sites, by code."""
        return self._signs(_SIGN.c.site_id.in_(site_ids)) if site_ids else ()

    def site(self, site_id: UUID) -> SiteRow | None:
        """One site, or None."""
        rows = self._sites(sa.select(_SITE).where(_SITE.c.id == site_id))
        return rows[0] if rows else None

    def sites(self, area_code: str = "") -> tuple[SiteRow, ...]:
        """The sites under an area, all by default, by area and name."""
        return self._sites(_in_order(sa.select(_SITE).where(_under(area_code))))

    def bare_sites(
        self, area_code: str, kinds: Sequence[SiteKind], mode: SignMode | None = None
    ) -> tuple[SiteRow, ...]:
        """The sites of these kinds under an area without a sign in use, or one of this mode."""
        wanted = _SITE.c.kind.in_([str(one) for one in kinds])
        has_one = _IN_USE.where(_SIGN.c.mode == str(mode)).exists() if mode else _HAS_ONE
        return self._sites(
            _in_order(sa.select(_SITE).where(_under(area_code), wanted, sa.not_(has_one)))
        )

    def search(self, search: SiteSearch, start: int, most: int) -> tuple[int, tuple[SiteRow, ...]]:
        """How many sites there are of this kind, and a stretch of them by area and name."""
        found = sa.select(_SITE).where(_meant(search))
        total = self._connection.scalar(sa.select(sa.func.count()).select_from(found.subquery()))
        return total or 0, self._sites(_in_order(found).offset(start).limit(most))

    def tally(self, area_code: str, digits: int) -> tuple[AreaSigns, ...]:
        """Figures of each area with so many digits under an area, where it has sites; by code."""
        area = sa.func.substr(_SITE.c.area_code, 1, digits).label("area")
        bare = sa.func.sum(sa.case((_HAS_ONE, 0), else_=1))
        sites = self._connection.execute(
            sa.select(area, sa.func.count(), bare).where(_under(area_code)).group_by(area)
        )
        by_state = self._connection.execute(
            sa.select(area, _SIGN.c.state, sa.func.count())
            .join(_SITE, _SITE.c.id == _SIGN.c.site_id)
            .where(_under(area_code))
            .group_by(area, _SIGN.c.state)
        )
        states: dict[str, dict[SignState, int]] = defaultdict(dict)
        for code, state, many in by_state:
            states[code][SignState(state)] = many
        return tuple(
            AreaSigns(code, many, int(without), states[code])
            for code, many, without in sorted(sites, key=lambda row: str(row[0]))
        )

    def add_sites(self, sites: Sequence[SiteRow]) -> None:
        """Write new sites."""
        if sites:
            self._connection.execute(sa.insert(_SITE), [to_row(one) for one in sites])

    def change_site(self, site: SiteRow) -> None:
        """Write a site's name, owner and position again."""
        changed: dict[str, object] = {"name": site.name, "owner": site.owner}
        changed |= {"latitude": site.latitude, "longitude": site.longitude}
        self._connection.execute(sa.update(_SITE).where(_SITE.c.id == site.id).values(**changed))

    def add_sign(
        self,
        code: str,
        site_id: UUID,
        state: SignState,
        *,
        template: str = "",
        mode: SignMode = SignMode.SITE,
    ) -> bool:
        """Write a sign; False when the code is taken."""
        values = {"code": code, "site_id": site_id, "state": str(state), "template": template}
        insert = insert_ignoring(self._connection, _SIGN)
        return self._connection.execute(insert, {**values, "mode": str(mode)}).rowcount == 1

    def change_sign(self, sign: SignRow) -> None:
        """Write a sign's state and days again."""
        values = to_row(sign, without=_OF_THE_SITE)
        self._connection.execute(
            sa.update(_SIGN).where(_SIGN.c.code == values.pop("code")).values(**values)
        )

    def count(self, code: str, month: str, *, tips: int = 0, openings: int = 0) -> None:
        """More tips or openings by this sign in this month; a sign that is gone is not counted."""
        if self.find(code) is None:
            return
        for column, many in (("tips", tips), ("openings", openings)):
            if many:
                values = {"code": code, "month": month, "tips": 0, "openings": 0, column: many}
                self._connection.execute(insert_adding(self._connection, _COUNT, column, values))

    def counts(self, codes: Sequence[str], until: str) -> tuple[MonthCount, ...]:
        """What the months up to and with this one brought these signs, newest first."""
        rows = self._connection.execute(
            sa.select(_COUNT)
            .where(_COUNT.c.code.in_(codes), _COUNT.c.month <= until)
            .order_by(_COUNT.c.month.desc(), _COUNT.c.code)
        ).mappings()
        return tuple(from_row(MonthCount, dict(row)) for row in rows)

    def _sites(self, chosen: sa.Select[tuple[object, ...]]) -> tuple[SiteRow, ...]:
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(SiteRow, dict(row)) for row in rows)

    def _signs(
        self, condition: sa.ColumnElement[bool], *, lock: bool = False
    ) -> tuple[SignRow, ...]:
        chosen = (
            sa.select(
                _SIGN,
                _SITE.c.kind.label("site_kind"),
                _SITE.c.name.label("site_name"),
                _SITE.c.area_code,
            )
            .join(_SITE, _SITE.c.id == _SIGN.c.site_id)
            .where(condition)
            .order_by(_SIGN.c.code)
        )
        chosen = chosen.with_for_update(of=_SIGN) if lock else chosen
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(SignRow, dict(row)) for row in rows)


def _in_order(chosen: sa.Select[tuple[object, ...]]) -> sa.Select[tuple[object, ...]]:
    return chosen.order_by(_SITE.c.area_code, _SITE.c.name, _SITE.c.id)


def _under(area_code: str) -> sa.ColumnElement[bool]:
    return _SITE.c.area_code.startswith(area_code, autoescape=True)


def _meant(search: SiteSearch) -> sa.ColumnElement[bool]:
    wanted = [_under(search.area_code)]
    signs = sa.select(_SIGN.c.site_id)
    if search.words:
        coded = signs.where(_SIGN.c.code == search.words.upper())
        wanted.append(
            sa.or_(
                _SITE.c.name.icontains(search.words, autoescape=True),
                _SITE.c.owner.icontains(search.words, autoescape=True),
                _SITE.c.id.in_(coded),
            )
        )
    if search.bare:
        wanted.append(sa.not_(_HAS_ONE))
    elif search.state is not None:
        wanted.append(_SITE.c.id.in_(signs.where(_SIGN.c.state == str(search.state))))
    return sa.and_(*wanted)
