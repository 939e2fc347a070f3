"""Photos of hung signs and the reports they make, in SQL."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from intake.ports.photos import FiledReport, ReportSearch, SignPhoto, SignReport
from intake.sign_model import PhotoWay, SiteKind
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_DISTRICT_DIGITS = 4
_PHOTO = table(tables.SignPhoto)
_REPORT = table(tables.SignReport)
_SIGN = table(tables.Sign)
_SITE = table(tables.Site)
_BY = table(tables.Account).alias("by_account")
_KEYER = table(tables.Account).alias("keyed_account")
_ERASED_AT_ONCE = 500
_FILED = (
    sa.select(
        _REPORT,
        _SITE.c.id.label("site_id"),
        _SITE.c.kind.label("site_kind"),
        _SITE.c.name.label("site_name"),
        _SITE.c.area_code.label("area_code"),
        _BY.c.name.label("by_name"),
        _KEYER.c.name.label("keyed_by_name"),
    )
    .join(_SIGN, _SIGN.c.code == _REPORT.c.code)
    .join(_SITE, _SITE.c.id == _SIGN.c.site_id)
    .join(_BY, _BY.c.id == _REPORT.c.account_id)
    .outerjoin(_KEYER, _KEYER.c.id == _REPORT.c.keyed_by)
)


class SqlPhotos:
    """See ``intake.ports.photos.Photos``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, photo: SignPhoto) -> None:
        """Write a photo that has just come."""
        self._connection.execute(sa.insert(_PHOTO).values(**to_row(photo)))

    def find(self, photo_id: UUID, *, lock: bool = False) -> SignPhoto | None:
        """One photo, or None; ``lock`` keeps other writers off the row until the commit."""
        chosen = sa.select(_PHOTO).where(_PHOTO.c.id == photo_id)
        row = self._connection.execute(chosen.with_for_update() if lock else chosen).mappings()
        found = row.one_or_none()
        return None if found is None else from_row(SignPhoto, dict(found))

    def change(self, photo: SignPhoto) -> None:
        """Write what became of a photo."""
        values = to_row(photo)
        self._connection.execute(
            sa.update(_PHOTO).where(_PHOTO.c.id == values.pop("id")).values(**values)
        )

    def drop(self, photo_id: UUID) -> bool:
        """Forget a photo that has reported nothing; False when there is none."""
        reported = sa.exists().where(_REPORT.c.photo_id == _PHOTO.c.id)
        silent = sa.delete(_PHOTO).where(_PHOTO.c.id == photo_id, ~reported)
        return self._connection.execute(silent).rowcount == 1

    def of_account(
        self, account_id: UUID, *, since: datetime, way: PhotoWay
    ) -> tuple[SignPhoto, ...]:
        """What a member sent this way since then, oldest first."""
        chosen = sa.select(_PHOTO).where(
            _PHOTO.c.account_id == account_id, _PHOTO.c.sent_at >= since, _PHOTO.c.way == str(way)
        )
        rows = self._connection.execute(chosen.order_by(_PHOTO.c.sent_at, _PHOTO.c.id)).mappings()
        return tuple(from_row(SignPhoto, dict(row)) for row in rows)

    def file(self, report: SignReport) -> bool:
        """Write a report; False when this photo has one of this sign already."""
        insert = insert_ignoring(self._connection, _REPORT)
        return self._connection.execute(insert, to_row(report)).rowcount == 1

    def change_report(self, report: SignReport) -> None:
        """Write a report's position and whether it is keyed again."""
        values = to_row(report)
        self._connection.execute(
            sa.update(_REPORT).where(_REPORT.c.id == values.pop("id")).values(**values)
        )

    def report(self, report_id: UUID) -> FiledReport | None:
        """One report, or None."""
        found = self._filed(_FILED.where(_REPORT.c.id == report_id))
        return found[0] if found else None

    def reports_of_photos(self, photo_ids: Sequence[UUID]) -> tuple[FiledReport, ...]:
        """The reports that these photos made, by code."""
        chosen = _FILED.where(_REPORT.c.photo_id.in_(photo_ids))
        return self._filed(chosen.order_by(_REPORT.c.code))

    def reports(self, search: ReportSearch, start: int, most: int) -> tuple[FiledReport, ...]:
        """A stretch of such reports, those of the newest photo first."""
        ordered = (
            _FILED.join(_PHOTO, _PHOTO.c.id == _REPORT.c.photo_id)
            .where(_meant(search))
            .order_by(
                _REPORT.c.day.desc(),
                _PHOTO.c.sent_at.desc(),
                _SITE.c.area_code,
                _REPORT.c.code,
                _REPORT.c.id,
            )
        )
        return self._filed(ordered.offset(start).limit(most))

    def to_key(self, search: ReportSearch, start: int, most: int) -> tuple[FiledReport, ...]:
        """A stretch of such reports in keying order: by district, then day, area and code."""
        district = sa.func.substr(_SITE.c.area_code, 1, _DISTRICT_DIGITS)
        ordered = _FILED.where(_meant(search)).order_by(
            district, _REPORT.c.day, _SITE.c.area_code, _REPORT.c.code, _REPORT.c.id
        )
        return self._filed(ordered.offset(start).limit(most))

    def count(self, search: ReportSearch) -> int:
        """How many such reports there are."""
        counted = sa.select(sa.func.count()).select_from(_FILED.where(_meant(search)).subquery())
        return self._connection.scalar(counted) or 0

    def oldest(self, search: ReportSearch) -> date | None:
        """The day of the oldest such report."""
        found = _FILED.where(_meant(search)).subquery()
        day: date | None = self._connection.scalar(sa.select(sa.func.min(found.c.day)))
        return day

    def chosen(self, report_ids: Sequence[UUID]) -> tuple[FiledReport, ...]:
        """These reports, as far as they are there."""
        return self._filed(_FILED.where(_REPORT.c.id.in_(report_ids)).order_by(_REPORT.c.id))

    def key(self, report_ids: Sequence[UUID], account_id: UUID, at: datetime) -> tuple[UUID, ...]:
        """Say who keyed these reports, and when; those that were not keyed yet, by id."""
        waiting = (_REPORT.c.id.in_(report_ids), _REPORT.c.keyed_at.is_(None))
        keyed = sa.update(_REPORT).where(*waiting).values(keyed_by=account_id, keyed_at=at)
        return tuple(sorted(self._connection.scalars(keyed.returning(_REPORT.c.id))))

    def reopen(self, report_ids: Sequence[UUID]) -> tuple[UUID, ...]:
        """Say that these reports are not keyed; those that were, by id."""
        keyed = (_REPORT.c.id.in_(report_ids), _REPORT.c.keyed_at.is_not(None))
        open_again = sa.update(_REPORT).where(*keyed).values(keyed_by=None, keyed_at=None)
        return tuple(sorted(self._connection.scalars(open_again.returning(_REPORT.c.id))))

    def keyed_by(self, account_id: UUID, since: datetime) -> tuple[FiledReport, ...]:
        """What a member keyed since then, newest first."""
        mine = (_REPORT.c.keyed_by == account_id, _REPORT.c.keyed_at >= since)
        return self._filed(_FILED.where(*mine).order_by(_REPORT.c.keyed_at.desc(), _REPORT.c.id))

    def last_keyed(self, area_code: str) -> datetime | None:
        """When a report under this area was keyed last."""
        of_area = sa.select(_REPORT.c.keyed_at).select_from(
            _REPORT.join(_SIGN, _SIGN.c.code == _REPORT.c.code).join(
                _SITE, _SITE.c.id == _SIGN.c.site_id
            )
        )
        keyed = of_area.where(_under(area_code), _REPORT.c.keyed_at.is_not(None))
        return self._connection.scalar(keyed.order_by(_REPORT.c.keyed_at.desc()).limit(1))

    def last_sent(self, code: str) -> datetime | None:
        """When the newest photo with a report of this sign was sent."""
        sent = sa.select(_PHOTO.c.sent_at).join(_REPORT, _REPORT.c.photo_id == _PHOTO.c.id)
        newest = sent.where(_REPORT.c.code == code).order_by(_PHOTO.c.sent_at.desc()).limit(1)
        return self._connection.scalar(newest)

    def existing(self, photo_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Which of these photos are known."""
        chosen = sa.select(_PHOTO.c.id).where(_PHOTO.c.id.in_(photo_ids))
        return frozenset(self._connection.scalars(chosen))

    def erase(self, before: datetime, *, unreported: datetime) -> tuple[UUID, ...]:
        """Erase photos sent before, with their reports, but each sign's newest; which they were.

        Those that reported nothing go when they were sent before ``unreported``.
        """
        newer = _REPORT.alias("newer")
        newest = ~(
            sa.exists()
            .where(newer.c.code == _REPORT.c.code)
            .where(
                sa.or_(
                    newer.c.day > _REPORT.c.day,
                    sa.and_(newer.c.day == _REPORT.c.day, newer.c.id > _REPORT.c.id),
                )
            )
        )
        kept = sa.select(_REPORT.c.photo_id).where(newest)
        silent = ~sa.exists().where(_REPORT.c.photo_id == _PHOTO.c.id)
        due = sa.or_(_PHOTO.c.sent_at < before, sa.and_(_PHOTO.c.sent_at < unreported, silent))
        old = sa.select(_PHOTO.c.id).where(due, _PHOTO.c.id.not_in(kept)).limit(_ERASED_AT_ONCE)
        gone = tuple(self._connection.scalars(old))
        if gone:
            self._connection.execute(sa.delete(_REPORT).where(_REPORT.c.photo_id.in_(gone)))
            self._connection.execute(sa.delete(_PHOTO).where(_PHOTO.c.id.in_(gone)))
        return gone

    def _filed(self, chosen: sa.Select[Any]) -> tuple[FiledReport, ...]:
        rows = self._connection.execute(chosen).mappings()
        return tuple(_filed(dict(row)) for row in rows)


def _filed(row: dict[str, Any]) -> FiledReport:
    return FiledReport(
        report=from_row(SignReport, row),
        site_id=row["site_id"],
        site_kind=SiteKind(row["site_kind"]),
        site_name=row["site_name"],
        area_code=row["area_code"],
        by_name=row["by_name"],
        keyed_by_name=row["keyed_by_name"] or "",
    )


def _under(area_code: str) -> sa.ColumnElement[bool]:
    return _SITE.c.area_code.startswith(area_code, autoescape=True)


def _meant(search: ReportSearch) -> sa.ColumnElement[bool]:
    wanted = [_under(search.area_code), sa.or_(sa.false(), *map(_under, search.within))]
    if search.site_id is not None:
        wanted.append(_SITE.c.id == search.site_id)
    if search.since is not None:
        wanted.append(_REPORT.c.day >= search.since)
    if search.until is not None:
        wanted.append(_REPORT.c.day <= search.until)
    if search.keyed is not None:
        keyed = _REPORT.c.keyed_at.is_not(None)
        wanted.append(keyed if search.keyed else sa.not_(keyed))
    if search.tampered is not None:
        wanted.append(_REPORT.c.tampered if search.tampered else sa.not_(_REPORT.c.tampered))
    return sa.and_(*wanted)
