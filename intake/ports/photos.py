"""Photos of hung signs and the reports they make, as the store keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from intake.sign_model import PhotoProblem, PhotoState, PhotoWay, SiteKind


@dataclass(frozen=True, slots=True)
class SignPhoto:
    """A photo that a member sent; the sealed picture stands under this id.

    ``problem``: why nothing was filed of it, or of one of the signs in it. ``foreign_code``: a code
    that is neither ours nor the Ministry's is on a sign in it, or in it where none of ours was
    read. ``told``: its sender knows what came of it. ``batch``: the photos that one
    answer told of.
    """

    id: UUID
    account_id: UUID
    way: PhotoWay
    sent_at: datetime
    state: PhotoState = PhotoState.PENDING
    problem: PhotoProblem | None = None
    foreign_code: bool = False
    told: bool = False
    batch: UUID | None = None


@dataclass(frozen=True, slots=True)
class SignReport:
    """That a sign hung on a day of Bangkok. Degrees of WGS 84, only where shared on purpose."""

    id: UUID
    code: str
    photo_id: UUID
    account_id: UUID
    day: date
    tampered: bool = False
    by_hand: bool = False
    latitude: float | None = None
    longitude: float | None = None
    keyed_by: UUID | None = None
    keyed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report with the place of its sign and the names that people read."""

    report: SignReport
    site_id: UUID
    site_kind: SiteKind
    site_name: str
    area_code: str
    by_name: str
    keyed_by_name: str


@dataclass(frozen=True, slots=True)
class ReportSearch:
    """Which reports: under an area, from a day to a day, keyed into MOI Drugs GIS or not yet.

    ``within``: under one of these areas, too. ``site_id``: of one site alone. ``tampered``: with a
    foreign code on the sign, or not.
    """

    area_code: str = ""
    within: tuple[str, ...] = ("",)
    site_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    keyed: bool | None = None
    tampered: bool | None = None


class Photos(Protocol):
    """Photos of signs and the reports they make."""

    def add(self, photo: SignPhoto) -> None:
        """Write a photo that has just come."""
        ...

    def find(self, photo_id: UUID, *, lock: bool = False) -> SignPhoto | None:
        """One photo, or None; ``lock`` keeps other writers off the row until the commit."""
        ...

    def change(self, photo: SignPhoto) -> None:
        """Write what became of a photo."""
        ...

    def drop(self, photo_id: UUID) -> bool:
        """Forget a photo that has reported nothing; False when there is none."""
        ...

    def of_account(
        self, account_id: UUID, *, since: datetime, way: PhotoWay
    ) -> tuple[SignPhoto, ...]:
        """What a member sent this way since then, oldest first."""
        ...

    def file(self, report: SignReport) -> bool:
        """Write a report; False when this photo has one of this sign already."""
        ...

    def change_report(self, report: SignReport) -> None:
        """Write a report's position and whether it is keyed again."""
        ...

    def report(self, report_id: UUID) -> FiledReport | None:
        """One report, or None."""
        ...

    def reports_of_photos(self, photo_ids: Sequence[UUID]) -> tuple[FiledReport, ...]:
        """The reports that these photos made, by code."""
        ...

    def reports(self, search: ReportSearch, start: int, most: int) -> tuple[FiledReport, ...]:
        """A stretch of such reports, those of the newest photo first."""
        ...

    def to_key(self, search: ReportSearch, start: int, most: int) -> tuple[FiledReport, ...]:
        """A stretch of such reports in keying order: by district, then day, area and code."""
        ...

    def count(self, search: ReportSearch) -> int:
        """How many such reports there are."""
        ...

    def oldest(self, search: ReportSearch) -> date | None:
        """The day of the oldest such report."""
        ...

    def chosen(self, report_ids: Sequence[UUID]) -> tuple[FiledReport, ...]:
        """These reports, as far as they are there."""
        ...

    def key(self, report_ids: Sequence[UUID], account_id: UUID, at: datetime) -> tuple[UUID, ...]:
        """Say who keyed these reports, and when; those that were not keyed yet, by id."""
        ...

    def reopen(self, report_ids: Sequence[UUID]) -> tuple[UUID, ...]:
        """Say that these reports are not keyed; those that were, by id."""
        ...

    def keyed_by(self, account_id: UUID, since: datetime) -> tuple[FiledReport, ...]:
        """What a member keyed since then, newest first."""
        ...

    def last_keyed(self, area_code: str) -> datetime | None:
        """When a report under this area was keyed last."""
        ...

    def last_sent(self, code: str) -> datetime | None:
        """When the newest photo with a report of this sign was sent."""
        ...

    def existing(self, photo_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Which of these photos are known."""
        ...

    def erase(self, before: datetime, *, unreported: datetime) -> tuple[UUID, ...]:
        """Erase photos sent before, with their reports, but each sign's newest; which they were.

        Those that reported nothing go when they were sent before ``unreported``. Some hundreds at
        once: none is left when none is given.
        """
        ...
