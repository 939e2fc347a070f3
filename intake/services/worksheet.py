"""What the data clerk keys into MOI Drugs GIS: reports of hung signs, and which are keyed.

MOI Drugs GIS has no interface for other systems; a person types there what the worksheet lists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.ports.audit import by_staff
from intake.ports.clock import BANGKOK, Clock
from intake.ports.photos import FiledReport, ReportSearch
from intake.ports.store import Store, Work
from intake.services.own_areas import lies_in, own_areas
from intake.services.sessions import Signed
from intake.status import UNDO_WITHIN

# ศปก.ครส. meets the provinces twice a month (มท ๐๓๑๑.๓/ว ๑๗๕๗ of 17 December 2567).
KEY_WITHIN = timedelta(days=15)
PART = 200  # reports in one download; photos are about 1 MB each


@dataclass(frozen=True, slots=True)
class WorksheetChoice:
    """Which reports: in an area, "" for all own ones; from a day to a day; waiting or keyed."""

    area_code: str = ""
    since: date | None = None
    until: date | None = None
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A stretch of the chosen reports in keying order; ``start`` of them come before it.

    ``areas``: where they are from, ("",) for the whole country.
    """

    areas: tuple[str, ...]
    total: int
    start: int
    reports: tuple[FiledReport, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the keying is. ``days`` since a report was keyed last, or since the oldest waits.

    None where nothing was ever keyed and nothing waits.
    """

    waiting: int
    last_keyed: datetime | None
    days: int | None

    @property
    def late(self) -> bool:
        """Whether something waits for longer than between two meetings with the province."""
        return self.waiting > 0 and self.days is not None and self.days > KEY_WITHIN.days


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a member said last to be keyed, all at once, and until when it can be taken back."""

    report_ids: tuple[UUID, ...]
    at: datetime

    @property
    def until(self) -> datetime:
        """The last moment to take it back; afterwards reports are opened again."""
        return self.at + UNDO_WITHIN


class Worksheet:
    """The worksheet for members; everybody sees reports of their own areas alone.

    A report with a foreign code on the sign is none of a sign as it should hang, so it is left out.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def listed(self, by: Signed, choice: WorksheetChoice, start: int, most: int) -> Listed:
        """A stretch of the chosen reports; past the end, the last one. Raises NotFound."""
        with self._store.read() as work:
            search = _search(work, by, choice)
            total = work.photos.count(search)
            there = max(0, min(start, (total - 1) // most * most))
            areas = (choice.area_code,) if choice.area_code else search.within
            return Listed(areas, total, there, work.photos.to_key(search, there, most))

    def download(self, by: Signed, choice: WorksheetChoice, part: int, form: str) -> Listed:
        """One part of the chosen reports to be taken away, the first is 1; recorded.

        Raises NotFound, also for a part that there is not.
        """
        found = self.listed(by, choice, (part - 1) * PART, PART)
        if not found.reports or found.start != (part - 1) * PART:
            raise NotFound
        with self._store.write() as work:
            self._audit(work, by, "export_worksheet", (None,), f"{choice.area_code}:{form}")
        return found

    def standing(self, by: Signed, area_code: str = "") -> Standing:
        """How far the keying is in an area, "" for all own ones. Raises NotFound."""
        now = self._clock.now()
        with self._store.read() as work:
            search = _search(work, by, WorksheetChoice(area_code))
            areas = (area_code,) if area_code else search.within
            keyed = [at for one in areas if (at := work.photos.last_keyed(one)) is not None]
            waiting, oldest = work.photos.count(search), work.photos.oldest(search)
        last = max(keyed, default=None)
        since = last.astimezone(BANGKOK).date() if last else oldest
        days = (now.astimezone(BANGKOK).date() - since).days if since else None
        return Standing(waiting, last, days)

    # Acts ----------------------------------------------------------------------------------------

    def key(self, by: Signed, report_ids: Sequence[UUID]) -> int:
        """Say that these reports are keyed; how many were not yet.

        Raises NotFound, and then none is.
        """
        now = self._clock.now().replace(microsecond=0)
        with self._store.write() as work:
            _own(work, by, report_ids)
            keyed = work.photos.key(report_ids, by.account.id, now)
            self._audit(work, by, "key_report", keyed)
        return len(keyed)

    def ticked(self, by: Signed) -> Ticked | None:
        """What this member may still take back."""
        with self._store.read() as work:
            return self._ticked(work, by)

    def undo(self, by: Signed) -> int:
        """Take back what this member ticked last, within ten minutes; how many reports.

        Raises Refused("undo-over") where there is nothing to take back any more.
        """
        with self._store.write() as work:
            last = self._ticked(work, by)
            if last is None:
                raise Refused("undo-over")
            opened = work.photos.reopen(last.report_ids)
            self._audit(work, by, "undo_key_report", opened)
        return len(opened)

    def reopen(self, by: Signed, report_ids: Sequence[UUID]) -> int:
        """Say that these reports are to be keyed again; how many were keyed.

        Raises NotFound, and then none is.
        """
        with self._store.write() as work:
            _own(work, by, report_ids)
            opened = work.photos.reopen(report_ids)
            self._audit(work, by, "reopen_report", opened)
        return len(opened)

    def _ticked(self, work: Work, by: Signed) -> Ticked | None:
        mine = work.photos.keyed_by(by.account.id, self._clock.now() - UNDO_WITHIN)
        own = own_areas(work, by.account)
        last = [one.report for one in mine if lies_in(one.area_code, own)]
        at = last[0].keyed_at if last else None
        if at is None:
            return None
        return Ticked(tuple(one.id for one in last if one.keyed_at == at), at)

    def _audit(
        self,
        work: Work,
        by: Signed,
        act: str,
        report_ids: Iterable[UUID | None],
        detail: str = "",
    ) -> None:
        now = self._clock.now()
        account = by.account
        work.audit.append(
            [
                by_staff(
                    now,
                    act,
                    account_id=account.id,
                    centre_id=account.centre_id,
                    object_id=one,
                    detail=detail,
                )
                for one in report_ids
            ]
        )


def _search(work: Work, by: Signed, choice: WorksheetChoice) -> ReportSearch:
    own = own_areas(work, by.account)
    area = choice.area_code
    if not own or (area and not (lies_in(area, own) and work.areas.find(area))):
        raise NotFound
    return ReportSearch(
        area,
        within=own,
        since=choice.since,
        until=choice.until,
        keyed=choice.keyed,
        tampered=False,
    )


def _own(work: Work, by: Signed, report_ids: Sequence[UUID]) -> None:
    own, found = own_areas(work, by.account), work.photos.chosen(report_ids)
    theirs = {one.report.id for one in found if lies_in(one.area_code, own)}
    if theirs != set(report_ids):
        raise NotFound
