"""Sites and signs: made from areas and lists, coded, marked, and counted without saying of whom."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.places.sites import ListedSite
from intake.ports.register import AreaRow
from intake.ports.signs import SignRow, SiteSearch
from intake.services.signs import MonthFigures, SignRegister
from intake.sign_model import SignMode, SignState, SiteKind
from qr.codes import is_code, make_code
from storage import tables
from tests.staff.house import StaffHouse

LAND = (
    AreaRow("10", None, "กรุงเทพมหานคร", "Bangkok"),
    AreaRow("1001", "10", "เขตพระนคร", "Phra Nakhon"),
    AreaRow("100101", "1001", "พระบรมมหาราชวัง", "Phra Borom Maha Ratchawang"),
    AreaRow("450501", "4505", "นิเวศน์", "Niwet"),
    AreaRow("450502", "4505", "เก่า", "Kao", successor_code="450501"),
)
MARKET = ListedSite(SiteKind.OTHER, "450501", "ตลาดสด 100%")
HEADMAN = ListedSite(SiteKind.HEADMAN, "45050103", "ที่ทำการผู้ใหญ่บ้าน หมู่ 3")


@pytest.fixture
def signs(house: StaffHouse) -> SignRegister:
    with house.store.write() as work:
        work.areas.add(LAND)
    return SignRegister(house.store, house.clock, make_code)


def one_site(house: StaffHouse, signs: SignRegister) -> tuple[UUID, SignRow]:
    """A headman's office with its sign."""
    signs.import_sites([HEADMAN])
    signs.make_signs("4505")
    with house.store.read() as work:
        (site,) = work.signs.sites("45050103")
        (sign,) = work.signs.of_sites([site.id])
    return site.id, sign


def test_the_offices_of_every_area_are_made_once(house: StaffHouse, signs: SignRegister) -> None:
    assert set(signs.make_sites("45").added) == {
        "ศาลากลางจังหวัดร้อยเอ็ด",
        "ที่ว่าการอำเภอธวัชบุรี",
        "ที่ว่าการอำเภอพนมไพร",
        "ที่ทำการกำนัน ต.นิเวศน์",
    }
    everywhere = signs.make_sites()
    assert everywhere.unchanged == 4
    assert {"ศาลาว่าการกรุงเทพมหานคร", "สำนักงานเขตพระนคร"} < set(everywhere.added)
    assert not any("พระบรม" in name for name in everywhere.added)
    assert signs.make_sites().added == ()
    with house.store.read() as work:
        kinds = {site.area_code: site.kind for site in work.signs.sites("45")}
    assert kinds["450501"] is SiteKind.KAMNAN


def test_a_list_that_comes_again_changes_only_what_it_says(signs: SignRegister) -> None:
    assert signs.import_sites([MARKET]).added == (MARKET.name,)
    told = ListedSite(*MARKET.which, "เทศบาลนิเวศน์", 16.05, 103.72)
    assert signs.import_sites([told, HEADMAN]).changed == (MARKET.name,)
    again = signs.import_sites([MARKET, told])
    assert (again.added, again.changed, again.unchanged) == ((), (), 2)


def test_a_province_of_900_sites_gets_random_codes_in_one_go(
    house: StaffHouse, signs: SignRegister
) -> None:
    listed = [ListedSite(SiteKind.OTHER, "450501", f"จุดที่ {number}") for number in range(900)]
    assert len(signs.import_sites(listed).added) == 900
    codes = signs.make_signs("45", template="poster-a3")
    assert len(set(codes)) == 900
    assert all(is_code(code) for code in codes)
    assert sorted(codes) != list(codes)
    assert signs.make_signs("45") == ()
    with house.store.read() as work:
        found = work.signs.find(codes[0])
    assert found is not None
    assert (found.template, found.state) == ("poster-a3", SignState.REGISTERED)


def test_a_code_that_is_taken_is_not_given_twice(house: StaffHouse) -> None:
    given = iter(["45K7M8", "45K7M8", make_code()])
    signs = SignRegister(house.store, house.clock, lambda: next(given))
    signs.import_sites([MARKET, HEADMAN])
    assert len(set(signs.make_signs("4505"))) == 2


def test_one_code_for_a_district_hangs_on_its_office(
    house: StaffHouse, signs: SignRegister
) -> None:
    signs.make_sites("45")
    codes = signs.make_signs("45", SignMode.DISTRICT)
    with house.store.read() as work:
        found = [work.signs.find(code) for code in codes]
    assert {(one.area_code, one.mode) for one in found if one} == {
        ("4505", SignMode.DISTRICT),
        ("4506", SignMode.DISTRICT),
    }


def test_a_district_gets_its_code_also_where_the_office_has_a_sign_of_its_own(
    signs: SignRegister,
) -> None:
    signs.make_sites("45")
    signs.make_signs("45")
    assert len(signs.make_signs("45", SignMode.DISTRICT)) == 2
    assert signs.make_signs("45", SignMode.DISTRICT) == ()
    assert signs.make_signs("45") == ()


def test_a_district_office_may_have_two_codes_and_any_other_place_one(
    house: StaffHouse, signs: SignRegister
) -> None:
    admin = house.signed("admin")
    signs.make_sites("45")
    with house.store.read() as work:
        by_kind = {one.kind: one.id for one in work.signs.sites("45")}
    office, hall = by_kind[SiteKind.DISTRICT_OFFICE], by_kind[SiteKind.PROVINCE_HALL]
    assert signs.site(admin, hall).missing == (SignMode.SITE,)
    assert signs.site(admin, office).missing == (SignMode.SITE, SignMode.DISTRICT)
    assert signs.bare(admin, "45", SignMode.DISTRICT) == 2
    code = signs.make_one(admin, office, SignMode.DISTRICT)
    assert signs.bare(admin, "45", SignMode.DISTRICT) == 1
    assert signs.site(admin, office).missing == (SignMode.SITE,)
    signs.make_one(admin, office)
    assert signs.site(admin, office).missing == ()
    signs.mark(admin, code, SignState.RETIRED)
    assert signs.site(admin, office).missing == (SignMode.DISTRICT,)
    assert signs.make_all(admin, "45", SignMode.DISTRICT) == 2
    with pytest.raises(Refused, match="sign-in-use"):
        signs.make_one(admin, hall, SignMode.DISTRICT)


def test_a_sign_is_hung_tampered_with_and_given_up_for_good(
    house: StaffHouse, signs: SignRegister
) -> None:
    admin = house.signed("admin")
    site, sign = one_site(house, signs)
    signs.mark(admin, sign.code, SignState.INSTALLED)
    hung = signs.site(admin, site).signs[0]
    assert (hung.installed, hung.last_seen) == (house.clock.now().date(), hung.installed)
    with pytest.raises(Refused, match="sign-in-use"):
        signs.make_one(admin, site)

    signs.mark(admin, sign.code, SignState.TAMPERED)
    assert signs.tally(admin, "45", 4)[0].bare == 1
    signs.mark(admin, sign.code, SignState.RETIRED)
    with pytest.raises(Refused, match="sign-retired"):
        signs.mark(admin, sign.code, SignState.INSTALLED)
    assert signs.make_one(admin, site) != sign.code
    assert [one.state for one in signs.site(admin, site).signs] == ["registered", "retired"]
    with house.store.read() as work:
        acts = work.connection.scalars(
            sa.select(tables.Audit.act).where(tables.Audit.object_id == site)
        )
        assert sorted(acts) == ["make_sign", *["mark_sign"] * 3]


def test_a_headmans_office_is_advised_to_hang_a_second_sign(
    house: StaffHouse, signs: SignRegister
) -> None:
    signs.import_sites([HEADMAN, MARKET])
    _, sites = signs.search(house.signed("admin"), SiteSearch("4505"), 0, 50)
    assert {one.site.kind: one.needs_another for one in sites} == {"headman": True, "other": False}


def test_sites_are_found_by_name_owner_code_state_and_lack(
    house: StaffHouse, signs: SignRegister
) -> None:
    admin = house.signed("admin")
    _, sign = one_site(house, signs)
    signs.import_sites([ListedSite(*MARKET.which, "เทศบาล")])

    def found(**search: object) -> list[str]:
        total, sites = signs.search(admin, SiteSearch(**search), 0, 50)  # type: ignore[arg-type]
        assert total == len(sites)
        return [one.site.name for one in sites]

    assert found(words="0%") == [MARKET.name]
    assert found(words="%") == [MARKET.name]
    assert found(words="เทศบาล") == [MARKET.name]
    assert found(words=sign.code.lower()) == [HEADMAN.name]
    assert found(state=SignState.REGISTERED) == [HEADMAN.name]
    assert found(bare=True) == [MARKET.name]
    assert found(area_code="4506") == []


def test_figures_are_of_finished_months_and_none_below_five(
    house: StaffHouse, signs: SignRegister
) -> None:
    admin = house.signed("admin")
    _, sign = one_site(house, signs)
    with house.store.write() as work:
        for month in ("2025-11", "2025-12", "2026-01"):
            work.signs.count(sign.code, month, tips=4)
            work.signs.count(sign.code, month, openings=7)
        work.signs.count(sign.code, "2025-12", tips=1)
        work.signs.count("222222", "2025-12", tips=9)

    assert house.clock.now() < datetime(2026, 2, 1, tzinfo=UTC)
    assert signs.months(admin, [sign.code], 12) == {
        sign.code: [MonthFigures("2025-12", 7, 5), MonthFigures("2025-11", 7, None)]
    }


@pytest.mark.parametrize(
    ("today", "newest"),
    [((2026, 1, 31), "2025-12"), ((2026, 2, 3), "2025-12"), ((2026, 2, 4), "2026-01")],
)
def test_a_month_is_finished_when_its_last_delayed_count_has_come(
    house: StaffHouse, signs: SignRegister, today: tuple[int, int, int], newest: str
) -> None:
    admin = house.signed("admin")
    _, sign = one_site(house, signs)
    with house.store.write() as work:
        for month in ("2025-12", "2026-01", "2026-02"):
            work.signs.count(sign.code, month, openings=9)
    house.clock.forward(datetime(*today, 2, tzinfo=UTC) - house.clock.now())
    assert signs.months(admin, [sign.code], 1)[sign.code][0].month == newest


def test_for_anybody_but_an_admin_there_is_no_register(
    house: StaffHouse, signs: SignRegister
) -> None:
    site, sign = one_site(house, signs)
    lead = house.signed("desk")
    for attempt in (
        lambda: signs.tally(lead, "", 2),
        lambda: signs.search(lead, SiteSearch(), 0, 1),
        lambda: signs.site(lead, site),
        lambda: signs.months(lead, [sign.code], 1),
        lambda: signs.mark(lead, sign.code, SignState.RETIRED),
        lambda: signs.make_one(lead, site),
        lambda: signs.make_all(lead, "45"),
        lambda: signs.bare(lead, "45", SignMode.SITE),
        lambda: signs.rename(lead, site, "ที่อื่น"),
    ):
        with pytest.raises(NotFound):
            attempt()
