"""Photos of hung signs in the store: found again, and kept as long as they are needed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from intake.ports.photos import ReportSearch, SignReport
from intake.services.retention import Retention
from intake.sign_model import PhotoWay
from storage.blobs import Blobs
from storage.database import Database
from tests.unit.photographed import (
    AWAY,
    DAY,
    MINUTE,
    OTHER,
    OURS,
    Photographed,
    photographed,
    shows,
)
from tests.unit.stores import NOW


@pytest.fixture
def street(database: Database) -> Photographed:
    return photographed(database)


# The repository ----------------------------------------------------------------------------------


def test_one_report_for_a_sign_of_a_photo(street: Photographed) -> None:
    photo_id = street.sends()
    report = SignReport(uuid4(), OURS, photo_id, street.officer.id, NOW.date())
    with street.house.database.write() as work:
        assert work.photos.file(report)
        assert not work.photos.file(replace(report, id=uuid4()))
        assert work.photos.last_sent(OURS) == NOW
        assert work.photos.last_sent(OTHER) is None
        assert work.photos.existing([photo_id, uuid4()]) == {photo_id}
        keyed = replace(report, keyed_by=street.officer.id, keyed_at=NOW)
        work.photos.change_report(keyed)
        found = work.photos.report(report.id)
    assert found is not None
    assert found.report == keyed
    assert (found.by_name, found.keyed_by_name) == ("ปลัด", "ปลัด")


def test_reports_are_found_by_area_day_site_and_whether_they_are_keyed(
    street: Photographed,
) -> None:
    above = street.member(street.house.province.id)
    street.photographs(shows(OURS))
    street.photographs(shows(AWAY, OTHER), NOW + DAY, by=above)
    with street.house.database.read() as work:
        site = work.signs.find(OTHER)
    assert site is not None
    wanted = {
        ReportSearch(): [OTHER, AWAY, OURS],
        ReportSearch("4505"): [OTHER, OURS],
        ReportSearch(within=("4506", "450501")): [OTHER, AWAY],
        ReportSearch("4506", within=("4505",)): [],
        ReportSearch(within=()): [],
        ReportSearch(site_id=site.site_id): [OTHER],
        ReportSearch(until=NOW.date()): [OURS],
        ReportSearch(since=NOW.date() + DAY): [OTHER, AWAY],
        ReportSearch(keyed=True): [],
        ReportSearch(keyed=False): [OTHER, AWAY, OURS],
    }
    found = {search: [one.report.code for one in street.reports(search)] for search in wanted}
    assert found == wanted
    with street.house.database.read() as work:
        assert {search: work.photos.count(search) for search in wanted} == {
            search: len(codes) for search, codes in wanted.items()
        }


def test_photos_of_a_member_are_those_of_one_way_since_a_time(street: Photographed) -> None:
    by_line = [street.sends(NOW + step * MINUTE) for step in (2, 0, 1)]
    street.sends(NOW, way=PhotoWay.CONSOLE)
    street.sends(NOW, by=street.member(street.house.district.id))
    with street.house.database.read() as work:
        since = work.photos.of_account(street.officer.id, since=NOW + MINUTE, way=PhotoWay.LINE)
    assert [one.id for one in since] == [by_line[2], by_line[0]]


# Retention ---------------------------------------------------------------------------------------


def test_photos_go_after_a_year_but_each_signs_newest_and_their_files_with_them(
    street: Photographed, tmp_path: Path
) -> None:
    year = timedelta(days=365)
    blobs = Blobs(tmp_path / "blobs")
    old = street.photographs(shows(OURS))
    kept = street.photographs(shows(OURS, OTHER), NOW + MINUTE)
    newest = street.photographs(shows(OURS), NOW + 2 * DAY)
    silent = street.photographs(shows(AWAY), NOW + 360 * DAY)
    for one in (old, kept, newest, silent):
        blobs.write(one, [b"sealed"], NOW)
    retention = Retention(
        store=street.house.database,
        blobs=blobs,
        clear=lambda: True,
        worker_public=street.house.worker_public,
    )
    retention.each_hour(NOW + 5 * DAY)
    assert holding(blobs, old, kept, newest, silent) == [True, True, True, True]
    retention.each_hour(NOW + year + timedelta(hours=1))
    assert holding(blobs, old, kept, newest, silent) == [False, True, True, True]
    retention.each_hour(NOW + year + 3 * DAY)
    assert holding(blobs, old, kept, newest, silent) == [False, True, True, False]
    assert [one.report.photo_id for one in street.reports()] == [newest, kept, kept]


def holding(blobs: Blobs, *photo_ids: UUID) -> list[bool]:
    def holds(photo_id: UUID) -> bool:
        try:
            with blobs.open(photo_id) as file:
                return bool(file.read())
        except FileNotFoundError:
            return False

    return [holds(one) for one in photo_ids]
