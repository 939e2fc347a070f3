"""How well signs cover an area: each figure by an example, all of them against a plain count."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.errors import NotFound
from intake.ports.coverage import Coverage
from intake.ports.register import AreaRow
from intake.services.coverage import SignCoverage
from intake.sign_model import IN_USE, SignState, SiteKind
from storage import tables
from storage.work import SqlWork
from tests.hung_signs import hang, photograph, say
from tests.staff.house import StaffHouse

INSTALLED, PRINTED, REGISTERED = SignState.INSTALLED, SignState.PRINTED, SignState.REGISTERED
TAMPERED, RETIRED = SignState.TAMPERED, SignState.RETIRED
YEAR = timedelta(days=365)
LAND = (AreaRow("450501", "4505", "นิเวศน์", "Niwet"),)


@pytest.fixture
def house(house: StaffHouse) -> StaffHouse:
    with house.store.write() as work:
        work.areas.add(LAND)
    return house


@pytest.fixture
def coverage(house: StaffHouse) -> SignCoverage:
    return SignCoverage(house.store, house.clock)


def today(house: StaffHouse) -> date:
    return house.clock.now().date()


def total(house: StaffHouse, coverage: SignCoverage) -> Coverage:
    return coverage.under(house.signed("admin")).total


def test_a_sign_is_printed_when_it_came_out_of_the_press_and_is_in_use(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    with house.store.write() as work:
        hang(work, "4505", SiteKind.OTHER, "", PRINTED)
        hang(work, "4505", SiteKind.OTHER, "", INSTALLED)
        (code,) = hang(work, "4505", SiteKind.OTHER, "", REGISTERED)
        say(work, code, printed=today(house))
        (code,) = hang(work, "4505", SiteKind.OTHER, "", RETIRED)
        say(work, code, printed=today(house))
        hang(work, "4505", SiteKind.OTHER, "", REGISTERED)
    assert total(house, coverage).printed == 3


def test_a_site_is_counted_once_however_many_signs_it_has(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    with house.store.write() as work:
        hang(work, "4505", SiteKind.OTHER, "", INSTALLED, INSTALLED, TAMPERED, RETIRED)
        hang(work, "4505", SiteKind.OTHER, "", TAMPERED)
        hang(work, "4505")
    found = total(house, coverage)
    assert (found.sites, found.installed, found.tampered, found.missing) == (3, 1, 2, 2)


def test_a_sign_is_complete_by_the_letter_when_it_hangs_with_both_codes_and_a_photo_shows_it(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    by, day = house.account("admin").id, today(house)
    with house.store.write() as work:
        complete, one_code, unproven, gone, foreign = (
            hang(work, "4505", SiteKind.OTHER, "", state)[0]
            for state in (INSTALLED, INSTALLED, INSTALLED, PRINTED, INSTALLED)
        )
        for code in (complete, unproven, gone, foreign):
            say(work, code, complete=True)
        for code in (complete, one_code, gone):
            photograph(work, code, day, by)
        photograph(work, foreign, day, by, tampered=True)
    assert total(house, coverage).complete == 1


def test_both_codes_on_one_sign_and_the_photo_of_another_do_not_make_one_complete(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    with house.store.write() as work:
        with_both, photographed = hang(work, "4505", SiteKind.OTHER, "", INSTALLED, INSTALLED)
        say(work, with_both, complete=True)
        photograph(work, photographed, today(house), house.account("admin").id)
    assert total(house, coverage).complete == 0


@pytest.mark.parametrize(("days", "old"), [(365, 0), (366, 1)])
def test_a_photo_is_old_after_a_year(
    house: StaffHouse, coverage: SignCoverage, days: int, old: int
) -> None:
    by, day = house.account("admin").id, today(house) - timedelta(days=days)
    with house.store.write() as work:
        (code,) = hang(work, "4505", SiteKind.OTHER, "", INSTALLED)
        photograph(work, code, day - YEAR, by)
        photograph(work, code, day, by)
        hang(work, "4505", SiteKind.OTHER, "", INSTALLED)  # no photo at all is not an old one
    assert total(house, coverage).old_photo == old


def test_a_site_of_two_signs_has_no_old_photo_while_one_of_them_was_seen_lately(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    by = house.account("admin").id
    with house.store.write() as work:
        codes = hang(work, "4505", SiteKind.OTHER, "", INSTALLED, INSTALLED)
        for code, ago in zip(codes, (YEAR * 2, YEAR // 2), strict=True):
            photograph(work, code, today(house) - ago, by)
    assert total(house, coverage).old_photo == 0


# Areas and kinds ---------------------------------------------------------------------------------


def fill(house: StaffHouse) -> None:
    with house.store.write() as work:
        hang(work, "45", SiteKind.PROVINCE_HALL, "", INSTALLED)
        hang(work, "4505", SiteKind.DISTRICT_OFFICE, "", INSTALLED)
        hang(work, "450501", SiteKind.KAMNAN, "")
        hang(work, "45050103", SiteKind.HEADMAN, "", INSTALLED)
        hang(work, "4506", SiteKind.DISTRICT_OFFICE, "")
        hang(work, "5506", SiteKind.HEADMAN, "", INSTALLED)


def test_the_country_falls_into_provinces_these_into_districts_and_these_into_subdistricts(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    fill(house)
    admin = house.signed("admin")

    def sites(area: str) -> dict[str, int]:
        found = coverage.under(admin, area)
        return {code: one.sites for code, one in found.by_area.items()}

    assert sites("") == {"45": 5, "55": 1}
    assert sites("45") == {"45": 1, "4505": 3, "4506": 1}
    assert sites("4505") == {"4505": 1, "450501": 2}
    assert sites("55") == {"5506": 1}
    assert [coverage.under(admin, one).above for one in ("", "45", "4505")] == [None, "", "45"]


def test_an_area_without_a_site_is_there_and_one_of_the_past_only_where_it_has_some(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    with house.store.write() as work:
        work.areas.add([AreaRow("4508", "45", "เก่า", "Kao", successor_code="4505")])
    admin = house.signed("admin")
    assert set(coverage.under(admin, "45").by_area) == {"4505", "4506"}
    with house.store.write() as work:
        hang(work, "4508")
    assert coverage.under(admin, "45").by_area["4508"].sites == 1


def test_one_kind_alone_changes_the_areas_and_leaves_the_kinds(
    house: StaffHouse, coverage: SignCoverage
) -> None:
    fill(house)
    found = coverage.under(house.signed("admin"), "45", SiteKind.DISTRICT_OFFICE)
    assert (found.total.sites, found.total.installed) == (2, 1)
    assert found.by_kind[SiteKind.HEADMAN].sites == 1
    assert set(found.by_kind) == set(SiteKind)


def test_everybody_sees_their_own_areas_alone(staffed: StaffHouse) -> None:
    house, coverage = staffed, SignCoverage(staffed.store, staffed.clock)
    fill(house)
    assert coverage.under(house.signed("desk")).everywhere
    province = coverage.under(house.signed("lead-45"))
    assert (province.area_code, province.above, province.total.sites) == ("45", None, 5)
    district = coverage.under(house.signed("staff-4505"))
    assert (district.area_code, district.above, district.total.sites) == ("4505", None, 3)
    assert coverage.under(house.signed("lead-45"), "4505").above == "45"
    for who, area in (
        ("lead-45", "55"),
        ("lead-45", "5506"),
        ("staff-4505", "45"),
        ("staff-4505", "4506"),
        ("admin", "99"),
        ("admin", "450501"),
        ("admin", "45x"),
    ):
        with pytest.raises(NotFound):
            coverage.under(house.signed(who), area)


def test_a_centre_of_two_districts_sees_both_and_each_alone(staffed: StaffHouse) -> None:
    house, coverage = staffed, SignCoverage(staffed.store, staffed.clock)
    fill(house)
    both = {"district_code": "4506", "centre_id": house.centres["4505"]}
    with house.store.write() as work:
        work.connection.execute(
            sa.update(tables.CentreDistrict)
            .where(tables.CentreDistrict.district_code == "4506")
            .values(**both)
        )
    staff = house.signed("staff-4505")
    found = coverage.under(staff)
    assert (found.area_code, found.everywhere) == ("", False)
    assert {code: one.sites for code, one in found.by_area.items()} == {"4505": 3, "4506": 1}
    assert coverage.under(staff, "4506").above == ""


def test_what_is_taken_away_is_recorded(house: StaffHouse, coverage: SignCoverage) -> None:
    admin = house.signed("admin")
    assert coverage.export(admin, "45") == coverage.under(admin, "45")
    with pytest.raises(NotFound):
        coverage.export(admin, "99")
    with house.store.read() as work:
        rows = work.connection.execute(
            sa.select(tables.Audit.account_id, tables.Audit.detail).where(
                tables.Audit.act == "export_coverage"
            )
        ).all()
    assert [tuple(row) for row in rows] == [(admin.account.id, "45")]


# Against a plain count ---------------------------------------------------------------------------

DAY = date(2026, 1, 13)
SINCE = DAY - YEAR
AREAS = ("45", "4505", "450501", "450502", "45050103", "4506", "4510", "55", "5506")
signs = st.tuples(
    st.sampled_from(SignState),
    st.booleans(),  # complete
    st.booleans(),  # printed
    st.lists(st.tuples(st.integers(360, 370), st.booleans()), max_size=2),  # days ago, tampered
)
registers = st.lists(
    st.tuples(st.sampled_from(AREAS), st.sampled_from(SiteKind), st.lists(signs, max_size=3)),
    max_size=6,
)
MadeSign = tuple[SignState, bool, bool, list[tuple[int, bool]]]
MadeSite = tuple[str, SiteKind, list[MadeSign]]


class _UndoneError(Exception):
    """Nothing of an example stays."""


@contextmanager
def undone(house: StaffHouse) -> Iterator[SqlWork]:
    """A transaction that never was."""
    with suppress(_UndoneError), house.store.write() as work:
        yield work
        raise _UndoneError


@given(registers, st.sampled_from([("",), ("45",), ("4505",), ("4505", "4506")]))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_store_counts_as_one_would_by_hand(
    house: StaffHouse, register: list[MadeSite], areas: tuple[str, ...]
) -> None:
    by = house.account("admin").id
    digits = 4 if len(areas) > 1 else len(areas[0]) + 2
    with undone(house) as work:
        for area, kind, made in register:
            codes = hang(work, area, kind, "", *(one[0] for one in made))
            for code, (_, complete, printed, photos) in zip(codes, made, strict=True):
                say(work, code, complete=complete, printed=DAY if printed else None)
                for ago, tampered in photos:
                    photograph(work, code, DAY - timedelta(days=ago), by, tampered=tampered)
        counted = work.coverage.count(areas, digits, SINCE)
        found = {(one.area_code, one.kind): one.coverage for one in counted}
    assert found == by_hand(register, areas, digits)


def by_hand(
    register: list[MadeSite], areas: tuple[str, ...], digits: int
) -> dict[tuple[str, SiteKind], Coverage]:
    found: dict[tuple[str, SiteKind], Coverage] = {}
    for area, kind, made in register:
        if area.startswith(areas):
            key = (area[:digits], kind)
            found[key] = found.get(key, Coverage()) + one_site(made)
    return found


def one_site(made: list[MadeSign]) -> Coverage:
    hung = [one for one in made if one[0] is INSTALLED]
    seen = [[ago for ago, tampered in one[3] if not tampered] for one in hung]
    newest = min((ago for one in seen for ago in one), default=None)
    return Coverage(
        sites=1,
        printed=any(one[0] in IN_USE and (one[2] or one[0] is not REGISTERED) for one in made),
        installed=bool(hung),
        complete=any(one[1] and days for one, days in zip(hung, seen, strict=True)),
        old_photo=newest is not None and newest > YEAR.days,
        tampered=any(one[0] is TAMPERED for one in made),
    )
