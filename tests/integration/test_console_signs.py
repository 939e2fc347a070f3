"""The register of signs in the console: where nothing hangs, and what an admin says of a sign."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from intake.places.sites import ListedSite
from intake.sign_model import SiteKind
from tests.console_house import House
from tests.console_pages import Page

HEADMAN = "ที่ทำการผู้ใหญ่บ้าน หมู่ 3"


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of()


def with_sites(house: House, more: int = 0) -> None:
    signs = house.services.signs
    signs.make_sites("45")
    signs.import_sites([ListedSite(SiteKind.HEADMAN, "45050103", HEADMAN, "ผญบ. หมู่ 3")])
    market = [ListedSite(SiteKind.OTHER, "4505", f"จุดที่ {number:03}") for number in range(more)]
    signs.import_sites(market)


def rows(page: Page) -> list[str]:
    return re.findall(r'data-testid="site-open"><strong>([^<]*)<', page.text)


def open_site(house: House, name: str) -> str:
    with house.store.read() as work:
        (site,) = (one for one in work.signs.sites("45") if one.name == name)
    return f"/signs/sites/{site.id}"


def test_an_empty_register_says_how_it_is_filled(house: House) -> None:
    page = house.visit("admin").get("/signs")
    assert page.has("signs-empty")
    assert page.text.count('data-testid="sign-area"') == 2
    assert house.visit("admin").get("/signs?area=4505").has("sites-none")


def test_an_admin_sees_which_offices_have_none_and_makes_their_codes(house: House) -> None:
    with_sites(house)
    admin = house.visit("admin")
    assert "จุดติดตั้ง 3 แห่ง" in admin.get("/signs").test_id("signs-total")
    province = admin.get("/signs?area=45").text
    assert "ธวัชบุรี" in province
    assert "/signs?area=45&amp;all=" in province
    assert rows(admin.get("/signs?area=45&all="))[0] == "ศาลากลางจังหวัดร้อยเอ็ด"
    assert len(rows(admin.get("/signs?state=none"))) == 3

    assert admin.post("/signs/make", area="4505", mode="site").status == 303
    page = admin.get("/signs?area=4505")
    assert rows(admin.get("/signs?state=none")) == ["ศาลากลางจังหวัดร้อยเอ็ด"]
    assert 'data-done="console-signs-made"' in page.text
    assert page.text.count('data-testid="sign-state">ออกรหัสแล้ว') == 2
    (code,) = re.findall(r'"reference">(\w+)<', admin.get("/signs?q=ผู้ใหญ่บ้าน").text)
    assert rows(admin.get(f"/signs?q={code.lower()}")) == [HEADMAN]


def test_the_codes_of_a_whole_province_are_made_at_once_and_then_none_is_offered(
    house: House,
) -> None:
    with_sites(house)
    admin = house.visit("admin")
    assert admin.get("/signs?area=45").test_id("make-signs") == "ออกรหัสให้ 3 แห่งที่ยังไม่มี"
    assert admin.get("/signs?area=4505").test_id("make-signs") == "ออกรหัสให้ 2 แห่งที่ยังไม่มี"
    made = admin.post("/signs/make", area="45", mode="site", next="/signs?area=45")
    assert (made.status, made.response.headers["Location"]) == (303, "/signs?area=45")
    assert not admin.get("/signs?area=45").has("make-signs")
    assert not admin.get("/signs?area=4505").has("make-signs")


def test_a_site_leads_back_to_the_list_it_stands_in(house: House) -> None:
    with_sites(house)
    admin = house.visit("admin")
    assert (
        'href="/signs?area=4505" data-testid="signs-above"'
        in admin.get(open_site(house, HEADMAN)).text
    )
    hall = admin.get(open_site(house, "ศาลากลางจังหวัดร้อยเอ็ด")).text
    assert 'href="/signs?area=45&amp;all=" data-testid="signs-above"' in hall


def test_a_sign_is_marked_and_one_given_up_gets_a_follower(house: House) -> None:
    with_sites(house)
    house.services.signs.make_signs("45")
    admin, path = house.visit("admin"), open_site(house, HEADMAN)
    page = admin.get(path)
    assert page.has("second-sign")
    found = re.search(r'data-code="(\w+)"', page.text)
    assert found
    mark = f"/signs/{found[1]}/mark"
    site = path.rpartition("/")[2]
    assert admin.post(mark, state="installed", site=site).status == 303
    page = admin.get(path)
    assert 'data-testid="sign-state">ติดแล้ว' in page.text
    assert "13 ม.ค. 2569" in page.text
    assert admin.post(mark, state="registered", site=site).status == 400
    assert admin.post(mark, state="retired", site=site).status == 303
    assert admin.get(path).has("make-sign")
    refused = admin.post(mark, state="installed", site=site)
    assert (refused.status, "เลิกใช้แล้ว" in refused.refused) == (409, True)
    assert admin.post(f"{path}/make", mode="site").status == 303
    assert admin.post(f"{path}/make", mode="site").status == 409
    assert admin.get(path).text.count('data-testid="sign"') == 2


def test_a_district_office_gets_a_code_for_its_whole_district_beside_its_own(house: House) -> None:
    with_sites(house)
    admin = house.visit("admin")
    office, headman = open_site(house, "ที่ว่าการอำเภอธวัชบุรี"), open_site(house, HEADMAN)
    assert admin.get(office).has("make-sign")
    assert admin.post(f"{office}/make", mode="district").status == 303
    page = admin.get(office)
    assert (page.has("make-sign"), page.has("make-district")) == (True, False)
    assert admin.post(f"{office}/make", mode="district").status == 409
    assert admin.post(f"{office}/make", mode="site").status == 303
    page = admin.get(office)
    assert (page.has("make-sign"), page.text.count('data-testid="sign"')) == (False, 2)
    assert "ทั้งอำเภอ" in page.text
    assert not admin.get(headman).has("make-district")
    assert admin.post(f"{headman}/make", mode="district").status == 409


def test_a_site_is_renamed_with_its_signs_unless_such_a_place_is_there(house: House) -> None:
    with_sites(house)
    admin = house.visit("admin")
    path = open_site(house, HEADMAN)
    codes = re.findall(r'data-code="(\w+)"', admin.get(path).text)
    admin.get(path)
    assert admin.post(f"{path}/rename", name="  บ้านผู้ใหญ่   หมู่ 3 ").status == 303
    page = admin.get(path).text
    assert 'data-testid="site-name">บ้านผู้ใหญ่ หมู่ 3<' in page
    assert re.findall(r'data-code="(\w+)"', page) == codes
    assert admin.post(f"{path}/rename", name=" ").status == 409
    with house.store.write() as work:
        site = next(one for one in work.signs.sites() if one.name == "บ้านผู้ใหญ่ หมู่ 3")
        work.signs.add_sites([replace(site, id=uuid4(), name="ชื่อที่มีแล้ว")])
    refused = admin.post(f"{path}/rename", name="ชื่อที่มีแล้ว")
    assert refused.status == 409
    assert "มีจุดติดตั้งประเภทเดียวกัน" in refused.text
    assert 'name="name" value="ชื่อที่มีแล้ว"' in refused.text


def test_long_lists_come_a_page_at_a_time_and_keep_what_was_chosen(house: House) -> None:
    with_sites(house, more=120)
    admin = house.visit("admin")
    first = admin.get("/signs?area=4505&state=none")
    assert len(rows(first)) == 50
    assert "area=4505&amp;state=none&amp;page=2" in first.text
    assert len(rows(admin.get("/signs?area=4505&state=none&page=3"))) == 22
    assert len(rows(admin.get("/signs?area=4505&state=none&page=99"))) == 22


def test_what_was_finished_is_shown_by_month_and_few_as_few(house: House) -> None:
    with_sites(house)
    (code, *_) = house.services.signs.make_signs("45050103")
    with house.store.write() as work:
        work.signs.count(code, "2025-12", openings=12)
        work.signs.count(code, "2026-01", openings=99)
    page = house.visit("admin").get(open_site(house, HEADMAN)).text
    assert "ธ.ค. 2568" in page
    assert ">12<" in page
    assert "น้อยกว่า 5" in page
    assert ">99<" not in page


@pytest.mark.parametrize("path", ["/signs?area=99", "/signs?area=x", "/signs?state=lost"])
def test_what_is_no_area_and_no_state_is_not_there(house: House, path: str) -> None:
    assert house.visit("admin").get(path).status == 404
