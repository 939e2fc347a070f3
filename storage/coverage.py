"""How well signs cover an area, in one statement."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from intake.ports.coverage import Coverage, CoverageLine
from intake.sign_model import IN_USE, SignState, SiteKind
from storage import tables
from storage.statements import table

_SITE = table(tables.Site)
_SIGN = table(tables.Sign)
_REPORT = table(tables.SignReport)
_COUNTED = ("printed", "installed", "complete", "old_photo", "tampered")


class SqlCoverage:
    """See ``intake.ports.coverage.CoverageCounts``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def count(
        self, areas: Sequence[str], digits: int, photos_since: date
    ) -> tuple[CoverageLine, ...]:
        """The sites under these areas, by the first ``digits`` of their area's code and by kind."""
        site = _by_site(areas, digits, photos_since).subquery()
        sums = [sa.func.sum(site.c[name]).label(name) for name in _COUNTED]
        rows = self._connection.execute(
            sa.select(site.c.area, site.c.kind, sa.func.count().label("sites"), *sums)
            .group_by(site.c.area, site.c.kind)
            .order_by(site.c.area, site.c.kind)
        ).mappings()
        return tuple(
            CoverageLine(
                row["area"],
                SiteKind(row["kind"]),
                Coverage(row["sites"], *(int(row[name]) for name in _COUNTED)),
            )
            for row in rows
        )


def _by_site(
    areas: Sequence[str], digits: int, photos_since: date
) -> sa.Select[tuple[object, ...]]:
    """Each site with 1 for what is true of one of its signs, 0 for what is not."""
    hangs = _SIGN.c.state == str(SignState.INSTALLED)
    photo = _newest_photos().subquery()
    in_use = _SIGN.c.state.in_([str(one) for one in IN_USE])
    pressed = sa.or_(_SIGN.c.printed.is_not(None), _SIGN.c.state != str(SignState.REGISTERED))
    newest = sa.func.max(sa.case((hangs, photo.c.day)))
    return (
        sa.select(
            sa.func.substr(_SITE.c.area_code, 1, digits).label("area"),
            _SITE.c.kind,
            _any(sa.and_(in_use, pressed)).label("printed"),
            _any(hangs).label("installed"),
            _any(sa.and_(hangs, _SIGN.c.complete, photo.c.day.is_not(None))).label("complete"),
            sa.case((newest < photos_since, 1), else_=0).label("old_photo"),
            _any(_SIGN.c.state == str(SignState.TAMPERED)).label("tampered"),
        )
        .select_from(_SITE.outerjoin(_SIGN, _SIGN.c.site_id == _SITE.c.id))
        .outerjoin(photo, photo.c.code == _SIGN.c.code)
        .where(sa.or_(*(_SITE.c.area_code.startswith(one, autoescape=True) for one in areas)))
        .group_by(_SITE.c.id)
    )


def _newest_photos() -> sa.Select[tuple[str, date]]:
    """The newest photo of each sign; one with a foreign code on it shows nothing of ours."""
    newest = sa.func.max(_REPORT.c.day).label("day")
    shown = sa.select(_REPORT.c.code, newest).where(sa.not_(_REPORT.c.tampered))
    return shown.group_by(_REPORT.c.code)


def _any(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.max(sa.case((condition, 1), else_=0))
