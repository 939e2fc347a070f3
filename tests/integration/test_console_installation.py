"""Coverage and the worksheet in the console: pages, files, ticks, and the same in a browser."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext
from python_calamine import CalamineWorkbook

from intake.ports.photos import SignReport
from intake.sealing import SealBroken
from intake.sign_model import SignState, SiteKind
from tests.console_house import House
from tests.console_pages import Page
from tests.console_people import CLERK, LEAD, LEAD_45
from tests.hung_signs import hang, photograph, say
from tests.integration.test_console_browser import DESK, PHONE, overflow, served, sign_in

MARKET = '=HYPERLINK("http://x")'
PICTURE = b"\xff\xd8 a picture \xff\xd9"
WORKSHEET = "/installation/worksheet"


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, CLERK)


def fill(house: House) -> tuple[SignReport, SignReport]:
    """Four sites in 4505 and one in 5506; two of them photographed, one picture is there."""
    by, day = house.people["clerk"].id, house.clock.now().date()
    with house.store.write() as work:
        hang(work, "45", SiteKind.PROVINCE_HALL)
        (office,) = hang(work, "4505", SiteKind.DISTRICT_OFFICE, "ที่ว่าการอำเภอ", SignState.INSTALLED)
        (market,) = hang(work, "4505", SiteKind.OTHER, MARKET, SignState.INSTALLED)
        hang(work, "4505", SiteKind.HEADMAN, "", SignState.TAMPERED)
        hang(work, "5506", SiteKind.HEADMAN, "", SignState.INSTALLED)
        say(work, office, complete=True)
        first = photograph(work, office, day - timedelta(days=2), by)
        second = photograph(work, market, day, by)
    (house.blobs / f"{first.photo_id.hex}.jpg").write_bytes(PICTURE)
    return first, second


def numbers(page: Page, table: str) -> dict[str, list[int]]:
    """Each line of a table: its name, and sites to missing."""
    found = re.search(rf'data-testid="{table}".*?</table>', page.text, re.DOTALL)
    assert found
    rows = re.findall(r'data-testid="coverage-row">(.*?)</tr>', found[0], re.DOTALL)
    return {
        re.findall(r"<strong>([^<]*)<", row)[0]: [
            int(re.sub("<[^>]*>", "", one))
            for one in re.findall(r'class="number[^>]*>(.*?)</td>', row, re.DOTALL)
        ]
        for row in rows
    }


def sheets(page: Page | bytes) -> dict[str, list[list[object]]]:
    file = page if isinstance(page, bytes) else page.body
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}  # type: ignore[misc]


# Coverage ----------------------------------------------------------------------------------------


def test_the_page_shows_each_area_and_kind_of_the_own_province(house: House) -> None:
    fill(house)
    page = house.visit("lead-45").get("/installation")
    assert "จ.ร้อยเอ็ด" in page.text
    assert numbers(page, "coverage-areas") == {
        "ระดับจังหวัด": [1, 0, 0, 0, 0, 0, 1],
        "ธวัชบุรี": [3, 2, 2, 1, 0, 1, 1],
    }
    kinds = numbers(page, "coverage-kinds")
    assert kinds["ที่ทำการผู้ใหญ่บ้าน"] == [1, 0, 0, 0, 0, 1, 1]
    assert len(kinds) == len(SiteKind)
    assert "/installation?area=4505" in page.text
    assert "/signs" not in page.text
    one_kind = house.visit("lead-45").get("/installation?kind=other")
    assert numbers(one_kind, "coverage-areas")["ธวัชบุรี"] == [1, 1, 1, 0, 0, 0, 0]
    assert not one_kind.has("coverage-kinds")


def test_an_admin_sees_the_country_and_goes_on_to_the_register(house: House) -> None:
    fill(house)
    admin = house.visit("admin")
    page = admin.get("/installation")
    assert numbers(page, "coverage-areas")["น่าน"] == [1, 1, 1, 0, 0, 0, 0]
    assert "/signs?area=45&amp;state=tampered" in page.text
    assert admin.get("/installation?area=45").text.count('data-testid="coverage-above"') == 1
    assert admin.get("/installation?area=4505&kind=headman").status == 200


def test_where_there_is_no_site_the_page_says_what_comes(house: House) -> None:
    page = house.visit("clerk").get("/installation")
    assert page.has("coverage-empty")
    assert not page.has("coverage-xlsx")


@pytest.mark.parametrize("path", ["?area=55", "?area=99", "?area=x", "?kind=lost", "?area=450501"])
def test_what_is_not_theirs_is_not_there(house: House, path: str) -> None:
    lead = house.visit("lead-45")
    missing = lead.get("/no-such-page").body
    page = lead.get(f"/installation{path}")
    assert (page.status, page.body) == (404, missing)


def test_figures_are_taken_away_as_shown_with_where_and_when(house: House) -> None:
    fill(house)
    lead = house.visit("lead-45")
    page = lead.post("/installation/export", area="45", kind="", format="xlsx")
    name = page.response.headers["Content-Disposition"]
    assert name == 'attachment; filename="coverage-45-2569-01-13.xlsx"'
    found = sheets(page)["ตามพื้นที่"]
    assert found[0][0] == "ภาพรวมป้าย · จ.ร้อยเอ็ด"
    assert str(found[1][0]).startswith("ณ 13 ม.ค. 2569")
    assert found[5][:4] == ["ธวัชบุรี", 3.0, 2.0, 2.0]
    assert found[-1] == ["รวม", 4.0, 2.0, 2.0, 1.0, 0.0, 1.0, 2.0]

    page = lead.post("/installation/export", area="45", kind="headman", format="csv")
    assert page.body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(page.text.removeprefix("\ufeff"))))
    assert rows[2] == ["ที่ทำการผู้ใหญ่บ้าน"]
    assert rows[-1] == ["รวม", "1", "0", "0", "0", "0", "1", "1"]
    assert "ดาวน์โหลดภาพรวมป้าย" in lead.get("/audit").text
    assert lead.post("/installation/export", area="55", format="csv").status == 404
    assert lead.post("/installation/export", area="45", format="pdf").status == 400


# The worksheet -----------------------------------------------------------------------------------


def rows_shown(page: Page) -> list[str]:
    return re.findall(r'data-testid="report" data-code="(\w+)"', page.text)


def test_the_clerk_ticks_what_was_keyed_undoes_it_and_opens_it_again(house: House) -> None:
    first, second = fill(house)
    clerk = house.visit("clerk")
    page = clerk.get(WORKSHEET)
    assert rows_shown(page) == [first.code, second.code]
    assert f"/installation/photos/{first.photo_id}.jpg" in page.text
    assert "11 ม.ค. 2569" in page.text
    refused = clerk.post(f"{WORKSHEET}/key")
    assert (refused.status, "ยังไม่ได้เลือก" in refused.refused) == (409, True)
    assert rows_shown(refused) == [first.code, second.code]

    assert clerk.post(f"{WORKSHEET}/key?area=4505", report=str(first.id)).status == 303
    page = clerk.get(WORKSHEET)
    assert (rows_shown(page), page.has("ticked")) == ([second.code], True)
    assert "(วันนี้)" in page.test_id("last-keyed")
    assert clerk.post(f"{WORKSHEET}/undo").status == 303
    assert len(rows_shown(clerk.get(WORKSHEET))) == 2
    assert clerk.post(f"{WORKSHEET}/undo").status == 409

    assert clerk.post(f"{WORKSHEET}/key", all="1", shown=str(second.id)).status == 303
    keyed = clerk.get(f"{WORKSHEET}?state=keyed")
    assert rows_shown(keyed) == [second.code]
    assert "clerk คีย์เมื่อ" in keyed.text
    again = house.visit("lead").post(f"{WORKSHEET}/reopen?state=keyed", report=str(second.id))
    assert again.response.headers["Location"] == f"{WORKSHEET}?state=keyed&page=1"
    assert rows_shown(clerk.get(f"{WORKSHEET}?state=keyed")) == []
    audit = house.visit("lead").get("/audit").text
    for act in ("บันทึกว่าคีย์ใน", "ย้อนการบันทึก", "ให้คีย์ใหม่"):
        assert act in audit


def test_reports_are_narrowed_by_days_of_the_buddhist_era_and_area(house: House) -> None:
    first, second = fill(house)
    lead = house.visit("lead-45")
    assert rows_shown(lead.get(f"{WORKSHEET}?until=12/1/2569")) == [first.code]
    assert rows_shown(lead.get(f"{WORKSHEET}?area=4505&since=๑๓/๑/๒๕๖๙")) == [second.code]
    wrong = lead.get(f"{WORKSHEET}?since=yesterday")
    assert (wrong.status, "อ่านวันที่ไม่ออก" in wrong.refused) == (422, True)
    assert lead.get(f"{WORKSHEET}?since=1/1/2570").has("no-reports")
    assert lead.get(f"{WORKSHEET}?area=5506").status == 404
    assert lead.post(f"{WORKSHEET}/download?since=x", format="zip", part="1").status == 400


def test_the_zip_holds_the_sheet_and_each_photo_by_the_name_in_it(house: House) -> None:
    first, second = fill(house)
    clerk = house.visit("clerk")
    page = clerk.post(f"{WORKSHEET}/download", format="zip", part="1")
    assert 'filename="moi-drugs-gis-4505-2569-01-13-1.zip"' in str(page.response.headers)
    with ZipFile(io.BytesIO(page.body)) as made:
        names = made.namelist()
        sheet = sheets(made.read("moi-drugs-gis-4505-2569-01-13-1.xlsx"))
        assert made.read(names[0]) == PICTURE
    head, *rows = sheet["รายการ"]
    photo, remark = head.index("ไฟล์ภาพการติดตั้ง"), head.index("หมายเหตุ")
    assert [row[photo] for row in rows] == [f"001_{first.code}.jpg", f"002_{second.code}.jpg"]
    assert names == [f"001_{first.code}.jpg", "moi-drugs-gis-4505-2569-01-13-1.xlsx"]
    assert (rows[0][remark], "เปิดรูปไม่ได้" in str(rows[1][remark])) == ("", True)
    assert rows[1][head.index("สถานที่ติดตั้งป้ายประชาสัมพันธ์")] == MARKET
    assert rows[0][head.index("วันที่ดำเนินการ")] == "11/1/2569"
    again = clerk.post(f"{WORKSHEET}/download", format="zip", part="1")
    assert again.body == page.body
    alone = clerk.post(f"{WORKSHEET}/download", format="xlsx", part="1")
    assert [row[photo] for row in sheets(alone)["รายการ"][1:]] == [row[photo] for row in rows]
    assert ["พื้นที่", "ธวัชบุรี · ร้อยเอ็ด"] in sheets(alone)["ปก"]
    assert clerk.post(f"{WORKSHEET}/download", format="zip", part="2").status == 404
    assert clerk.post(f"{WORKSHEET}/download", format="zip", part="x").status == 400
    assert "ดาวน์โหลดใบงาน" in house.visit("lead").get("/audit").text


def test_a_photo_whose_seal_is_broken_is_named_and_the_others_are_there(house: House) -> None:
    first, second = fill(house)

    def broken(photo_id: UUID) -> bytes:
        if photo_id == first.photo_id:
            raise SealBroken
        return PICTURE

    house.app.extensions["bosae"] = replace(house.services, sign_photo=broken)
    page = house.visit("clerk").post(f"{WORKSHEET}/download", format="zip", part="1")
    with ZipFile(io.BytesIO(page.body)) as made:
        pictures = [name for name in made.namelist() if name.endswith(".jpg")]
        (file,) = set(made.namelist()) - set(pictures)
        rows = sheets(made.read(file))["รายการ"][1:]
    assert pictures == [f"002_{second.code}.jpg"]
    assert ["เปิดรูปไม่ได้" in str(row[-1]) for row in rows] == [True, False]


@pytest.mark.browser
def test_the_clerk_takes_the_workbook_the_zip_and_the_workbook_again_from_one_page(
    house: House, browser: BrowserContext
) -> None:
    fill(house)
    with served(house) as console:
        page = browser.new_page()
        page.goto(console + WORKSHEET)
        sign_in(house, page, "clerk")
        page.wait_for_url(f"**{WORKSHEET}")
        taken = []
        for button in ("take-xlsx", "take-zip", "take-xlsx"):
            with page.expect_download() as download:
                page.get_by_test_id(button).click()
            taken.append(download.value.suggested_filename.rpartition(".")[2])
        page.close()
    assert taken == ["xlsx", "zip", "xlsx"]


@pytest.mark.browser
def test_both_pages_are_clean_to_axe_and_fit_a_phone_and_a_desk(
    house: House, browser: BrowserContext
) -> None:
    fill(house)
    faults = []
    with served(house) as console:
        page = browser.new_page()
        page.goto(f"{console}/installation")
        sign_in(house, page, "clerk")
        page.wait_for_url("**/installation")
        for path in ("/installation", WORKSHEET, f"{WORKSHEET}?state=keyed"):
            page.goto(console + path)
            for width in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": 844})
                found = Axe().run(page).response["violations"]
                faults += [(path, width, one["id"]) for one in found]
                faults += [(path, width, "too wide")] if overflow(page) else []
        page.close()
    assert faults == []
