"""From the console's printing to a tip: the file of a sign leads to the sign's own district."""

from pathlib import Path
from urllib.parse import urlsplit

import cv2
import numpy as np
import pytest
from playwright.sync_api import Page, expect

from demo.people import ADMIN
from qr.artwork.preflight import read
from qr.artwork.raster import Pages
from qr.codes import is_code
from tests.artwork.photo_of import FINER, PIXELS_AT_8_M, from_a_hand
from tests.journeys.console_page import PHONE
from tests.journeys.telling import begun_on_the_page
from tests.journeys.town import Town

pytestmark = [pytest.mark.browser, pytest.mark.processes]
VINYL = "vinyl-240x120"
DISTRICT = "4505"
PATIENCE = 60_000  # until the worker has drawn a few signs, in milliseconds


def test_a_sign_printed_by_the_console_is_read_far_away_and_starts_a_tip_in_its_district(
    town: Town, tmp_path: Path
) -> None:
    pdf = printed(town.desk(ADMIN.login, "/prints/order"), tmp_path / "signs.pdf")
    near, far = by_a_second_reader(pdf), from_eight_metres(pdf)
    assert far in near
    code = far.rpartition("/")[2]
    assert is_code(code)

    page = town.browser(PHONE).new_page()
    address = urlsplit(far)
    assert far.startswith(f"HTTPS://{urlsplit(town.stack.public_url).netloc}/S/")
    page.goto(town.stack.public_url + address.path)
    expect(page.get_by_test_id("site")).to_contain_text("ธวัชบุรี")
    begun_on_the_page(town, page, code, "citizen-printed")
    assert town.watch.complaints == []


def printed(page: Page, file: Path) -> bytes:
    """All vinyls of the district as one PDF, ordered, drawn by the worker, and downloaded."""
    page.get_by_test_id("print-area").select_option(DISTRICT[:2])
    page.get_by_test_id(f"template-{VINYL}").check()
    page.get_by_test_id("binding-one_file").check()
    page.get_by_test_id("print-look").click()
    expect(page.get_by_test_id("print-preview")).to_be_visible()
    page.get_by_test_id("print-order").click()
    handed_out = page.get_by_test_id("print-file").first
    expect(handed_out).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        handed_out.click()
    download.value.save_as(file)
    return file.read_bytes()


def by_a_second_reader(pdf: bytes) -> set[str]:
    """What OpenCV reads in all pages; the product itself reads with zxing-cpp."""
    found: set[str] = set()
    with Pages(pdf) as pages:
        for number in range(len(pages)):
            picture = np.asarray(pages.picture(number, 0.5, grey=True))
            found |= {*cv2.QRCodeDetectorAruco().detectAndDecodeMulti(picture)[1]}
    return found


def from_eight_metres(pdf: bytes) -> str:
    """What the product reads in a telephone's picture of the first page."""
    with Pages(pdf) as pages:
        sign = pages.picture(0, PIXELS_AT_8_M * FINER, grey=True)
    (ours,) = (one for one in read(from_a_hand(sign, seed=1)) if "/S/" in one)
    return ours
