"""Photos of hung signs: what each reports, who is told what, and how long they are kept."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from intake.model import AccountState, Level, Role
from intake.services.own_areas import own_areas
from intake.services.sign_answers import Standing, place, standing, tell, to_be_placed
from intake.services.sign_photos import by_hand, unusable, waiting
from intake.sign_model import PhotoProblem, PhotoState, PhotoWay, SignState
from storage.database import Database
from tests.unit.photographed import (
    AWAY,
    BESIDE,
    DAY,
    MINUTE,
    ON_IT,
    OTHER,
    OURS,
    RETIRED,
    UNKNOWN,
    Photographed,
    photographed,
    shows,
)
from tests.unit.stores import NOW


@pytest.fixture
def street(database: Database) -> Photographed:
    return photographed(database)


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
