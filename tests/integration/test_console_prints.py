"""Printing in the console: what an admin orders, sees, fetches and says of it."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote, urlencode

import pikepdf
import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from assembly.artwork import SignPress
from console.headers import FILE_POLICY
from intake.places.sites import ListedSite
from intake.services.print_work import PrintWork
from intake.services.sign_facts import SignBook
from intake.sign_model import SignState, SiteKind
from qr.artwork.press import Press
from storage.prints import Prints
from tests.console_house import STYLE, House
from tests.console_pages import Visit
from tests.integration.test_console_browser import overflow, served, sign_in

TOO_LONG = "ที่ทำการองค์การบริหารส่วนตำบลหนองบัว" * 4
STICKER = {"area": "4505", "template": "sticker-10x10"}


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of()


def hang(house: House, *names: str) -> list[str]:
    sites = [ListedSite(SiteKind.OTHER, "4505", name) for name in names]
    house.services.signs.import_sites(sites)
    return list(house.services.signs.make_signs("4505"))


def ordered(admin: Visit, **wish: str) -> str:
    """The address of a new batch."""
    answer = admin.post("/prints/order", **{**STICKER, **wish})
    assert answer.status == 303, answer.refused
    return str(answer.response.headers["Location"])


def draw(house: House) -> None:
    """As the worker does, with a real press."""
    press = SignPress(STYLE, Press(1))
    worker = PrintWork(
        store=house.store,
        clock=house.clock,
        book=SignBook(house.store, house.services.registry),
        press=press,
        folder=Prints(house.blobs / "prints"),
        owner="worker",
    )
    while worker.once():
        pass


def test_sites_without_a_code_are_told_before_the_order(house: House) -> None:
    hang(house, "ตลาดสด")
    more = [ListedSite(SiteKind.OTHER, "4505", name) for name in ("วัดเหนือ", "วัดใต้")]
    house.services.signs.import_sites(more)
    admin = house.visit("admin")
    for area in ("45", "4505"):
        look = admin.get(f"/prints/order?area={area}")
        assert look.test_id("print-bare").startswith("มี 2 แห่งยังไม่มีรหัส")
        assert look.test_id("print-many") == "ทั้งหมด 1 แผ่น"
    square = admin.get("/prints/order?area=4505&mode=square")
    assert not square.has("print-bare")
    house.services.signs.make_signs("4505")
    assert not admin.get("/prints/order?area=4505").has("print-bare")


def test_the_missing_codes_of_districts_are_made_where_their_signs_are_ordered(
    house: House,
) -> None:
    house.services.signs.make_sites("45")
    admin = house.visit("admin")
    wish = "area=45&mode=district&template=poster-a3"
    look = admin.get(f"/prints/order?{wish}")
    assert (look.has("print-order"), "ไม่มีป้าย" in look.refused) == (False, True)
    assert look.test_id("print-bare").startswith("มี 1 อำเภอ")
    (back,) = re.findall(r'name="next" value="([^"]+)"', look.text)
    back = back.replace("&amp;", "&")
    made = admin.post("/signs/make", area="45", mode="district", next=back)
    assert (made.status, made.response.headers["Location"]) == (303, back)
    look = admin.get(back.partition("#")[0])
    assert (look.test_id("print-many"), look.has("print-bare")) == ("ทั้งหมด 1 แผ่น", False)
    assert 'value="poster-a3" checked' in look.text
    away = admin.post("/signs/make", area="45", mode="district", next="//evil.example/")
    assert away.response.headers["Location"] == "/"


def test_an_admin_orders_watches_fetches_and_sends_a_batch(house: House) -> None:
    good, bad = hang(house, "ตลาดสด", TOO_LONG)
    admin = house.visit("admin")
    assert admin.get("/prints").has("prints-empty")
    look = admin.get("/prints/order?area=4505&template=sticker-10x10")
    assert look.test_id("print-many") == "ทั้งหมด 2 แผ่น"
    assert not look.has("print-incomplete")
    path = ordered(admin)
    page = admin.get(path)
    assert page.test_id("print-progress").startswith("0 จาก 2 แผ่น")
    assert 'data-runs="yes"' in page.text
    assert page.has("print-stop")
    assert not page.has("print-file")

    draw(house)
    page = admin.get(path)
    assert not page.has("print-stop")
    assert "data-runs" not in page.text
    assert page.test_id("print-progress").startswith("2 จาก 2 แผ่น")
    assert "ชื่อยาวเกินที่ว่าง" in page.text
    assert re.search(rf'/signs/sites/[0-9a-f-]+"><span class="reference">{bad}<', page.text)
    assert re.findall(r'files/([^"]+)"', page.text) == [
        "4505.zip",
        "order.pdf",
    ]
    taken = admin.get(f"{path}/files/4505.zip")
    with zipfile.ZipFile(io.BytesIO(taken.body)) as inside:
        (name,) = (one for one in inside.namelist() if good in one)
        assert inside.read(name).startswith(b"%PDF-")
        assert not [one for one in inside.namelist() if bad in one]
    disposition = str(taken.response.headers["Content-Disposition"])
    assert 'filename="signs-6901-001-sticker-10x10-4505.zip"' in disposition
    thai = unquote(disposition.partition("filename*=UTF-8''")[2])
    assert thai.startswith("ป้าย-6901-001-sticker-10x10-อ.ธวัชบุรี")
    assert taken.response.headers["Content-Security-Policy"] == FILE_POLICY
    assert taken.response.headers["Cache-Control"] == "no-store"
    assert admin.get(f"{path}/files/order.pdf").body.startswith(b"%PDF-")
    assert admin.get(f"{path}/files/4506.zip").status == 404

    assert admin.post(f"{path}/sent").status == 303
    assert admin.get(path).has("print-sent")
    again = admin.post(f"{path}/sent")
    assert (again.status, "ไว้แล้ว" in again.refused) == (409, True)
    with house.store.read() as work:
        states = [sign.state for code in (good, bad) if (sign := work.signs.find(code))]
    assert states == [SignState.PRINTED, SignState.REGISTERED]
    listed = admin.get("/prints")
    assert listed.test_id("print-state") == "ส่งโรงพิมพ์แล้ว"
    assert listed.test_id("print-some-withheld") == "ไม่ผ่าน 1"


def test_the_first_sign_is_shown_as_it_would_be_drawn_now(house: House) -> None:
    (code,) = hang(house, "ตลาดสด")
    admin = house.visit("admin")
    shown = admin.get(f"/prints/preview.png?code={code}&template=poster-a3")
    with Image.open(io.BytesIO(shown.body)) as picture:
        assert (picture.format, max(picture.size)) == ("PNG", 1080)
    assert shown.response.headers["Cache-Control"] == "no-store"
    assert shown.response.headers["Content-Security-Policy"] == FILE_POLICY
    assert admin.get("/prints/preview.png?area=5506").status == 404
    assert admin.get("/prints/preview.png?code=222222").status == 404
    assert house.visit("desk-lead").get(f"/prints/preview.png?code={code}").status == 404


def test_a_batch_is_stopped_by_its_button_and_is_over(house: House) -> None:
    hang(house, "ตลาดสด")
    admin = house.visit("admin")
    path = ordered(admin)
    assert admin.post(f"{path}/stop").status == 303
    page = admin.get(path)
    assert page.test_id("print-state") == "หยุดแล้ว"
    draw(house)
    assert not admin.get(path).has("print-file")
    assert admin.post(f"{path}/stop").status == 409
    assert admin.post(f"{path}/sent").status == 409


def test_what_cannot_be_printed_is_told_beside_what_was_chosen(house: House) -> None:
    hang(house, "ตลาดสด")
    admin = house.visit("admin")
    for wish, why in (
        ({"area": "5506"}, "ออกรหัสก่อน"),
        ({"mode": "square"}, "ไม่มีที่สำหรับช่องขาว"),
        ({"format": "png", "binding": "one_file"}, "เฉพาะ PDF"),
        ({"code": "222222"}, "222222"),
    ):
        refused = admin.post("/prints/order", **{**STICKER, **wish})
        assert (refused.status, why in refused.refused) == (409, True), wish
        assert refused.has("print-form")
        assert not refused.has("print-order")
    assert admin.get("/prints/order").has("print-none")
    for wrong in ("template=no", "mode=no", "area=x", "area=450", "code=%3Cb%3E"):
        assert admin.get(f"/prints/order?{wrong}").status == 400


def test_a_size_of_its_own_is_shown_ordered_and_named_as_it_is(house: House) -> None:
    (code,) = hang(house, "ตลาดสด")
    admin = house.visit("admin")
    chosen = "area=4505&template=custom&width=๑๕&height=7.5&binding=one_file"
    look = admin.get(f"/prints/order?{chosen}")
    assert look.test_id("print-size") == "15 × 7.5 ซม. สแกนได้จากระยะ 0.5 เมตร"
    assert re.search(r'value="custom" checked', look.text)
    assert 'name="width" value="15"' in look.text
    assert 'name="height" value="7.5"' in look.text
    (shown,) = re.findall(r'src="(/prints/preview[^"]+)"', look.text)
    with Image.open(io.BytesIO(admin.get(shown.replace("&amp;", "&")).body)) as picture:
        assert picture.width > 1.8 * picture.height
    path = ordered(admin, template="custom-15x7.5")
    draw(house)
    page = admin.get(path)
    assert "ขนาด 15 × 7.5 ซม." in page.text
    taken = admin.get(f"{path}/files/4505.zip")
    with zipfile.ZipFile(io.BytesIO(taken.body)) as inside:
        (name,) = (one for one in inside.namelist() if code in one)
        assert "custom-15x7.5" in name
        with pikepdf.open(io.BytesIO(inside.read(name))) as sign:
            left, low, right, high = (float(one) for one in sign.pages[0].TrimBox)
        order = pdfium.PdfDocument(inside.read("ใบสั่งพิมพ์.pdf"))
    assert [round(one / 72 * 2.54, 2) for one in (right - left, high - low)] == [15, 7.5]
    assert "15 × 7.5" in order[0].get_textpage().get_text_range()
    order.close()


def test_a_picture_for_chats_says_what_it_is_for_and_needs_no_print_shop(house: House) -> None:
    (code,) = hang(house, "ตลาดสด")
    admin = house.visit("admin")
    wish = {"area": "4505", "template": "square-1080", "format": "pdf", "binding": "one_file"}
    look = admin.get("/prints/order?" + urlencode(wish))
    assert "ไม่ต้องพิมพ์" in look.test_id("print-size")
    path = ordered(admin, **wish)
    draw(house)
    page = admin.get(path)
    assert (page.has("print-picture"), page.has("print-mark-sent")) == (True, False)
    assert "โทร 1386" in page.text
    assert re.findall(r'files/([^"]+)"', page.text) == ["4505.zip"]
    taken = admin.get(f"{path}/files/4505.zip")
    with zipfile.ZipFile(io.BytesIO(taken.body)) as inside:
        names = sorted(inside.namelist())
        assert [one.endswith(".png") and code in one for one in names[1:]] == [True]
        assert names[0] == "manifest.csv"
        with Image.open(io.BytesIO(inside.read(names[1]))) as picture:
            assert picture.size == (1080, 1080)
    assert admin.get(f"{path}/files/order.pdf").status == 404
    assert admin.post(f"{path}/sent").status == 404


def test_a_size_that_cannot_be_drawn_is_explained_and_what_was_typed_stays(house: House) -> None:
    hang(house, "ตลาดสด")
    admin = house.visit("admin")
    for width, height, why in (
        ("", "", "6 ถึง 500"),
        ("ใหญ่", "2", "6 ถึง 500"),
        ("2400", "1200", "6 ถึง 500"),
        ("150", "100", "150 × 75 · 200 × 100"),
    ):
        look = admin.get(f"/prints/order?area=4505&template=custom&width={width}&height={height}")
        assert why in look.refused.replace("\u00a0", " ")
        assert re.search(r'value="custom" checked', look.text)
        assert f'name="width" value="{width}"' in look.text
        assert not look.has("print-order")
        assert admin.post("/prints/order", **STICKER | {"template": "custom-1x1"}).status == 409


def faults(page: Page) -> list[str]:
    """What axe finds, by the name of its rule."""
    return [one["id"] for one in Axe().run(page).response["violations"]]


@pytest.mark.browser
def test_an_open_page_tells_how_far_a_batch_is_and_then_offers_its_files(
    house: House, browser: BrowserContext
) -> None:
    hang(house, "ตลาดสด")
    path = ordered(house.visit("admin"))
    with served(house) as console:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(console + path)
        sign_in(house, page, "admin")
        page.wait_for_url(f"**{path}")
        page.get_by_test_id("print-stop").wait_for()
        page.get_by_test_id("print-refresh").focus()
        draw(house)
        page.get_by_test_id("print-file").first.wait_for()
        assert faults(page) == []
        assert page.locator("progress").evaluate("bar => bar.value / bar.max") == 1
        page.goto(f"{console}/prints/order?area=4505&template=poster-a3")
        shown = page.get_by_test_id("print-preview")
        assert shown.evaluate("img => img.decode().then(() => img.naturalHeight)") == 1080
        page.get_by_test_id("template-sticker-10x10").check()
        page.get_by_test_id("print-look").press("Enter")
        page.wait_for_url("**template=sticker-10x10**")
        assert (overflow(page) <= 0, faults(page)) == (True, [])
        assert not page.get_by_test_id("print-sides").is_visible()
        page.get_by_test_id("template-custom").check()
        page.get_by_test_id("print-width").fill("30")
        page.get_by_test_id("print-height").fill("15")
        page.get_by_test_id("print-look").press("Enter")
        page.wait_for_url("**template=custom**")
        assert page.get_by_test_id("print-width").is_visible()
        assert (overflow(page) <= 0, faults(page)) == (True, [])
        page.get_by_test_id("print-order").click()
        page.get_by_test_id("print-number").wait_for()
        assert complaints == []
        page.close()


def test_signs_lead_to_their_printing(house: House) -> None:
    (code,) = hang(house, "ตลาดสด")
    admin = house.visit("admin")
    for path, wanted in (
        ("/signs", "/prints"),
        ("/signs?area=45", "/prints/order?area=45"),
        ("/signs?area=4505", "/prints/order?area=4505"),
    ):
        assert f'href="{wanted}"' in admin.get(path).text
    with house.store.read() as work:
        sign = work.signs.find(code)
    assert sign
    page = admin.get(f"/signs/sites/{sign.site_id}").text
    (link,) = re.findall(r'href="(/prints/order[^"]*)"', page)
    look = admin.get(link.replace("&amp;", "&"))
    assert look.test_id("print-many") == "ทั้งหมด 1 แผ่น"


def test_without_the_ministrys_address_the_order_says_what_is_missing(house: House) -> None:
    hang(house, "ตลาดสด")
    desk = replace(house.services.printing, ministry=False)
    house.app.extensions["bosae"] = replace(house.services, printing=desk)
    admin = house.visit("admin")
    assert admin.get("/prints/order?area=4505&template=poster-a3").has("print-incomplete")
    assert not admin.get("/prints/order?area=4505&template=sticker-10x10").has("print-incomplete")
