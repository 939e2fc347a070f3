"""Photos of hung signs: what each reports, who is told what, and how long they are kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from intake.model import (
    AccountState,
    Level,
    PhotoProblem,
    PhotoState,
    PhotoWay,
    Role,
    SignState,
    SiteKind,
)
from intake.ports.accounts import Account
from intake.ports.photos import FiledReport, ReportSearch, SignPhoto, SignReport
from intake.ports.signs import SignRow, SiteRow
from intake.services.own_areas import own_areas
from intake.services.retention import Retention
from intake.services.sign_answers import Standing, place, standing, tell, to_be_placed
from intake.services.sign_photos import SignPhotos, by_hand, unusable, waiting
from intake.sign_seen import Corners, OwnCode, Point, Seen
from storage.blobs import Blobs
from storage.database import Database
from tests.unit.stores import NOW, House

OURS, OTHER, AWAY, RETIRED, UNKNOWN = "45K7M8", "222222", "999996", "ABCDEC", "XYZXYG"
SQUARE: Corners = ((0, 0), (9, 0), (9, 9), (0, 9))
ON_IT, BESIDE = (5.0, 5.0), (99.0, 99.0)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def lies_on(template: str, corners: Corners, point: Point) -> bool:
    assert template == "poster-a3"
    return corners == SQUARE and point == ON_IT


def shows(*codes: str, foreign: tuple[Point, ...] = ()) -> Seen:
    return Seen(tuple(OwnCode(code, SQUARE) for code in codes), foreign)


@dataclass
class Photographed:
    """A house with signs, and an officer of the district who photographs them."""

    house: House
    officer: Account

    def hang(self, code: str, area: str = "4505", state: SignState = SignState.PRINTED) -> None:
        site = SiteRow(uuid4(), SiteKind.OTHER, area, f"จุดของ {code}")
        with self.house.database.write() as work:
            work.signs.add_sites([site])
            work.signs.add_sign(code, site.id, state, template="poster-a3")

    def member(self, centre_id: UUID | None, role: Role = Role.STAFF) -> Account:
        account = Account(
            id=uuid4(),
            name="ปลัด",
            role=role,
            state=AccountState.ACTIVE,
            centre_id=centre_id,
            created_at=NOW,
            login=uuid4().hex,
        )
        with self.house.database.write() as work:
            work.accounts.add(account)
        return account

    def sends(
        self, sent_at: datetime = NOW, by: Account | None = None, way: PhotoWay = PhotoWay.LINE
    ) -> UUID:
        photo = SignPhoto(uuid4(), (by or self.officer).id, way, sent_at)
        with self.house.database.write() as work:
            work.photos.add(photo)
        return photo.id

    def read(self, photo_id: UUID, seen: Seen, now: datetime = NOW) -> bool:
        with self.house.database.write() as work:
            return SignPhotos(lies_on).read(work, photo_id, seen, now)

    def photographs(self, seen: Seen, sent_at: datetime = NOW, by: Account | None = None) -> UUID:
        photo_id = self.sends(sent_at, by)
        assert self.read(photo_id, seen)
        return photo_id

    def photo(self, photo_id: UUID) -> SignPhoto:
        with self.house.database.read() as work:
            found = work.photos.find(photo_id)
        assert found is not None
        return found

    def sign(self, code: str) -> SignRow:
        with self.house.database.read() as work:
            found = work.signs.find(code)
        assert found is not None
        return found

    def reports(self, search: ReportSearch | None = None) -> list[FiledReport]:
        with self.house.database.read() as work:
            return list(work.photos.reports(search or ReportSearch(), 0, 99))


@pytest.fixture
def street(database: Database) -> Photographed:
    house = House(database)
    made = Photographed(house, Account(uuid4(), "", Role.STAFF, AccountState.ACTIVE, None, NOW))
    made.officer = made.member(house.district.id)
    for code, area in ((OURS, "4505"), (OTHER, "45050103"), (AWAY, "4506")):
        made.hang(code, area)
    made.hang(RETIRED, state=SignState.RETIRED)
    return made


def test_each_own_sign_in_a_photo_gets_its_report_and_hangs(street: Photographed) -> None:
    photo_id = street.photographs(shows(OURS, OTHER))
    assert street.photo(photo_id).state is PhotoState.READ
    assert [one.report.code for one in street.reports()] == [OURS, OTHER]
    assert {one.report.day for one in street.reports()} == {date(2026, 11, 16)}
    for code in (OURS, OTHER):
        sign = street.sign(code)
        assert sign.state is SignState.INSTALLED
        assert (sign.installed, sign.last_seen) == (date(2026, 11, 16), date(2026, 11, 16))


def test_the_day_is_bangkoks_and_that_of_sending(street: Photographed) -> None:
    late = datetime(2026, 11, 16, 18, 0, tzinfo=NOW.tzinfo)  # one in the morning, in Bangkok
    photo_id = street.sends(late)
    street.read(photo_id, shows(OURS), late + DAY)
    assert [one.report.day for one in street.reports()] == [date(2026, 11, 17)]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (AWAY, PhotoProblem.OUTSIDE),
        (RETIRED, PhotoProblem.RETIRED),
        (UNKNOWN, PhotoProblem.UNKNOWN),
    ],
)
def test_other_signs_are_named_and_nothing_changes(
    street: Photographed, code: str, problem: PhotoProblem
) -> None:
    photo_id = street.photographs(shows(OURS, code))
    assert street.photo(photo_id).problem is problem
    assert [one.report.code for one in street.reports()] == [OURS]
    if code != UNKNOWN:
        assert street.sign(code).last_seen is None


def test_a_province_reports_for_its_districts_and_a_removed_member_for_none(
    street: Photographed,
) -> None:
    above = street.member(street.house.province.id)
    street.photographs(shows(OURS, AWAY), by=above)
    assert len(street.reports()) == 2
    with street.house.database.write() as work:
        work.accounts.save(replace(street.officer, state=AccountState.REMOVED))
    photo_id = street.photographs(shows(OURS), NOW + MINUTE)
    assert street.photo(photo_id).problem is PhotoProblem.OUTSIDE


def test_who_reports_where(street: Photographed) -> None:
    house = street.house
    members = {
        street.member(None, Role.ADMIN): ("",),
        street.member(house.desk.id): ("",),
        street.member(house.province.id, Role.CLERK): ("45",),
        street.officer: ("4505",),
        street.member(None): (),
    }
    with house.database.read() as work:
        assert {one.id: own_areas(work, one) for one in members} == {
            one.id: areas for one, areas in members.items()
        }
    assert house.desk.level is Level.DESK


def test_a_foreign_code_on_a_sign_is_tampering_and_beside_it_none(street: Photographed) -> None:
    beside = street.photographs(shows(OURS, foreign=(BESIDE,)))
    assert not street.photo(beside).foreign_code
    assert street.sign(OURS).state is SignState.INSTALLED
    on_it = street.photographs(shows(OURS, foreign=(BESIDE, ON_IT)), NOW + MINUTE)
    assert street.photo(on_it).foreign_code
    assert street.sign(OURS).state is SignState.TAMPERED
    assert [one.report.tampered for one in street.reports() if one.report.photo_id == on_it] == [
        True
    ]


def test_the_newest_photo_decides_in_whatever_order_they_are_read(street: Photographed) -> None:
    first, second, third = (street.sends(NOW + step * MINUTE) for step in range(3))
    bad, good = shows(OURS, foreign=(ON_IT,)), shows(OURS)
    street.read(second, bad)
    assert street.sign(OURS).state is SignState.TAMPERED
    street.read(first, good)
    assert street.sign(OURS).state is SignState.TAMPERED
    street.read(third, good)
    assert street.sign(OURS).state is SignState.INSTALLED
    street.photographs(bad, NOW + MINUTE)
    assert street.sign(OURS).state is SignState.INSTALLED
    assert len(street.reports()) == 4


def test_of_two_photos_of_one_moment_the_one_tampered_with_counts(street: Photographed) -> None:
    street.photographs(shows(OURS, foreign=(ON_IT,)))
    street.photographs(shows(OURS))
    assert street.sign(OURS).state is SignState.TAMPERED


def test_a_photo_settles_once(street: Photographed) -> None:
    photo_id = street.photographs(shows(OURS))
    assert not street.read(photo_id, shows(OTHER))
    with street.house.database.write() as work:
        assert not unusable(work, photo_id, PhotoProblem.GONE)
        assert not work.photos.drop(photo_id)
    assert len(street.reports()) == 1
    gone = street.sends()
    with street.house.database.write() as work:
        assert work.photos.drop(gone)
    assert not street.read(gone, shows(OURS))


def test_a_code_is_typed_for_a_photo_that_shows_none(street: Photographed) -> None:
    photo_id = street.photographs(shows(foreign=(BESIDE,)))
    assert street.photo(photo_id).state is PhotoState.NO_CODE
    with street.house.database.write() as work:
        assert by_hand(work, photo_id, AWAY, NOW) is PhotoProblem.OUTSIDE
        assert by_hand(work, photo_id, UNKNOWN, NOW) is PhotoProblem.UNKNOWN
        (still,) = waiting(work, street.officer.id, PhotoWay.LINE, NOW + DAY)
        assert still.id == photo_id
        assert waiting(work, street.officer.id, PhotoWay.LINE, NOW + DAY + MINUTE) == ()
        assert by_hand(work, photo_id, OURS, NOW) is None
        assert by_hand(work, photo_id, OURS, NOW) is PhotoProblem.GONE
    (report,) = street.reports()
    assert (report.report.by_hand, report.report.tampered) == (True, True)
    assert street.sign(OURS).state is SignState.TAMPERED


# One answer for all ------------------------------------------------------------------------------


def standings(street: Photographed, sent: datetime, now: datetime) -> Standing:
    with street.house.database.read() as work:
        return standing(work, street.officer.id, sent, now)


def test_an_answer_waits_for_the_photos_of_its_batch_and_is_given_once(
    street: Photographed,
) -> None:
    first, second = street.sends(NOW), street.sends(NOW + MINUTE)
    street.read(first, shows(OURS))
    now = NOW + MINUTE
    assert standings(street, NOW, now) is Standing.NEEDLESS  # the newer photo's answer tells all
    assert standings(street, NOW + MINUTE, now) is Standing.SOON
    street.read(second, shows(OTHER))
    assert standings(street, NOW + MINUTE, now) is Standing.TELL
    with street.house.database.write() as work:
        told = tell(work, street.officer.id, now)
    assert told is not None
    assert [(one.number, one.reports[0].report.code) for one in told.outcomes] == [
        (1, OURS),
        (2, OTHER),
    ]
    assert not told.asks_place
    assert standings(street, NOW + MINUTE, now) is Standing.NEEDLESS
    with street.house.database.write() as work:
        assert tell(work, street.officer.id, now) is None


def test_a_photo_that_cannot_be_fetched_holds_nothing_up_and_is_given_up(
    street: Photographed,
) -> None:
    stuck = street.sends(NOW)
    later = NOW + 4 * MINUTE
    assert standings(street, NOW, later) is Standing.LATER
    street.photographs(shows(OURS), NOW + MINUTE)
    assert standings(street, NOW + MINUTE, later) is Standing.TELL
    with street.house.database.write() as work:
        told = tell(work, street.officer.id, later)
    assert told is not None
    assert [one.number for one in told.outcomes] == [2]
    assert told.more_to_come
    assert not told.asks_place
    assert standings(street, NOW, NOW + DAY) is Standing.TELL
    with street.house.database.write() as work:
        told = tell(work, street.officer.id, NOW + DAY)
    assert told is not None
    assert [one.photo.problem for one in told.outcomes] == [PhotoProblem.UNAVAILABLE]
    assert street.photo(stuck).state is PhotoState.UNUSABLE


def told_now(street: Photographed, now: datetime) -> None:
    with street.house.database.write() as work:
        tell(work, street.officer.id, now)


def test_a_position_is_that_of_the_one_sign_of_the_last_answer(street: Photographed) -> None:
    street.photographs(shows(OTHER))
    told_now(street, NOW)
    street.photographs(shows(OURS), NOW + MINUTE)
    street.photographs(shows(OURS), NOW + 2 * MINUTE)
    now = NOW + 3 * MINUTE
    with street.house.database.read() as work:
        assert to_be_placed(work, street.officer.id, now) is None  # not told of yet
    told_now(street, now)
    with street.house.database.write() as work:
        assert place(work, street.officer.id, (16.05, 103.72), now)
        site = work.signs.site(street.reports()[0].site_id)
    placed = [one.report for one in street.reports() if one.report.latitude is not None]
    assert [(one.code, one.latitude, one.longitude) for one in placed] == [(OURS, 16.05, 103.72)]
    assert site is not None
    with street.house.database.read() as work:
        assert to_be_placed(work, street.officer.id, NOW + 30 * MINUTE) is None
    street.photographs(shows(OURS, OTHER), NOW + 4 * MINUTE)
    told_now(street, now)
    with street.house.database.read() as work:
        assert to_be_placed(work, street.officer.id, now) is None


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
