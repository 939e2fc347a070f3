"""The page behind a sign's code: what it leads to, what it keeps to itself, and how small it is."""

import logging
import re
from collections import Counter
from urllib.parse import unquote
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from console.headers import EVERYWHERE, protect
from intake.hotlines import HOTLINES
from intake.model import CentreState, Level
from intake.ports.register import AreaRow, CentreRow
from intake.services.landing import HungSign
from landing.bucket import Bucket
from landing.page import LANGUAGES, POLICY, STATIC, Addresses, dialled, landing
from qr.codes import check_character
from tests.integration.test_line_privacy import everything_logged
from texts import Catalogue

CODE, TH = "45K7M8", Catalogue("th")
MOI = "https://example.org/moi?a=1&b=2"
OTHER = "22222" + check_character("22222")
DISTRICT = AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri")
PROVINCE = AreaRow("45", None, "ร้อยเอ็ด", "Roi Et")
CENTRE = CentreRow(
    UUID(int=5),
    *(Level.DISTRICT, "4505", None, "ศป.ปส.อ.ธวัชบุรี", "Thawat Buri centre", CentreState.ACTIVE),
    phone="043 569 000 ต่อ 2",
)
SIGN = HungSign(CODE, 'ตลาด "สด" <ท่าม่วง>', PROVINCE, DISTRICT, CENTRE)


class Signs:
    """One sign in use; anything asked while ``broken`` fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def find(self, code: str) -> HungSign | None:
        self.asked.append(code)
        if self.broken:
            raise RuntimeError(f"no store for {code}")
        return SIGN if code == CODE else None


class Counted(Counter[str]):
    """Openings."""

    def count(self, code: str) -> None:
        self[code] += 1


class Stand:
    """The page in an application like the public one."""

    def __init__(self, moi: str = MOI, account: str = "@demo-citizen") -> None:
        self.signs, self.openings, self.seconds = Signs(), Counted(), 0.0
        bucket = Bucket(most=3, a_second=1, seconds=lambda: self.seconds)
        app = Flask("stand", static_folder=STATIC, static_url_path="/static")
        protect(app)
        addresses = Addresses(account, moi, HOTLINES)
        app.register_blueprint(landing(addresses, self.signs, self.openings, bucket))
        self.client = app.test_client()

    def opens(self, path: str) -> TestResponse:
        answer = self.client.get(path)
        answer.get_data()
        answer.close()
        return answer


@pytest.fixture
def stand() -> Stand:
    return Stand()


def travels(answer: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything but the clock."""
    headers = [pair for pair in answer.headers if pair[0] != "Date"]
    return answer.status_code, headers, answer.data


def link(answer: TestResponse) -> str:
    found = re.search(r'href="([^"]+)"[^>]*data-testid="line"', answer.text)
    assert found
    return found[1]


def test_the_button_opens_line_with_a_dull_text_that_holds_the_code(stand: Stand) -> None:
    for path in (f"/S/{CODE}", f"/s/{CODE.lower()}", f"/S/{CODE}?l=en"):
        start, _, text = link(stand.opens(path)).partition("?")
        assert start == "https://line.me/R/oaMessage/%40demo-citizen/"
        assert unquote(text) == f"สวัสดี {CODE}"
        assert text.isascii()
    assert stand.openings == {CODE: 3}


def test_the_page_names_the_site_escaped_with_its_district_and_both_numbers(stand: Stand) -> None:
    page = stand.opens(f"/S/{CODE}").text
    assert "ป้ายของ ตลาด &#34;สด&#34; &lt;ท่าม่วง&gt;" in page
    assert "อ.ธวัชบุรี จ.ร้อยเอ็ด" in page
    assert TH.text("landing-fake", oncb="1386") in page
    assert 'href="tel:1386"' in page
    assert 'href="tel:043569000"' in page
    assert "ศป.ปส.อ.ธวัชบุรี" in page
    assert TH.text("landing-call-text") in page
    assert MOI.replace("&", "&amp;") in page
    assert "Thawat Buri district, Roi Et" in stand.opens(f"/S/{CODE}?l=en").text


def test_what_is_not_set_is_not_shown() -> None:
    page = Stand(moi="", account="").opens(f"/S/{CODE}").text
    assert "MOI Drugs GIS" not in page
    assert 'data-testid="line"' not in page
    assert 'data-testid="desk"' not in page
    assert 'href="tel:1386"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_and_the_address_do_not_say_what_it_is_about(stand: Stand, language: str) -> None:
    page = stand.opens(f"/S/{CODE}?l={language}").text
    title = re.search(r"<title>(.*)</title>", page)
    assert title
    assert title[1] == Catalogue(language).text("landing-title")
    assert not re.search("ยา|drug|tip|เบาะแส|แจ้ง|report", title[1], re.IGNORECASE)


def test_the_whole_page_is_small_and_brings_nothing_from_elsewhere(stand: Stand) -> None:
    page = stand.opens(f"/S/{CODE}")
    loaded = re.findall(r'<(?:link|script|img|iframe|source)[^>]*(?:href|src)="([^"]+)"', page.text)
    assert all(address.startswith("/static/") for address in loaded)
    files = [stand.opens(address) for address in loaded]
    assert [one.status_code for one in files] == [200] * len(loaded)
    assert len(page.data) + sum(len(one.data) for one in files) < 30 * 1024
    assert "<script" not in page.text
    assert not re.search(r"\bon[a-z]+=|style=", page.text)
    assert "url(" not in files[1].text


def test_no_cookie_is_set_and_the_headers_are_as_strict_as_the_consoles(stand: Stand) -> None:
    for path in (f"/S/{CODE}", "/S/ZZZZZZ", "/S/"):
        headers = stand.opens(path).headers
        assert "Set-Cookie" not in headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["Cache-Control"] == "no-store"
        assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE


def test_codes_that_lead_nowhere_are_answered_byte_for_byte_alike(stand: Stand) -> None:
    odd = [
        "/S/222222",
        "/s/zzzzzz",
        "/S/45K7M9",
        "/S/x",
        "/S/",
        "/S/ป้าย",
        "/S/a/b",
        "/S/" + "A" * 900,
    ]
    answers = []
    for path in odd:
        stand.seconds += 10  # the bucket fills
        answers.append(travels(stand.opens(path)))
    assert len({str(one) for one in answers}) == 1
    status, _, body = answers[0]
    assert status == 404
    assert TH.text("landing-closed") in body.decode()
    assert "line.me" not in body.decode()
    assert 'href="tel:1386"' in body.decode()
    assert stand.openings == {}


def test_who_guesses_is_slowed_and_meanwhile_no_code_is_looked_up(stand: Stand) -> None:
    for guess in ("222222", "333333", "444444"):
        assert stand.opens(f"/S/{guess}").status_code == 404
    asked = len(stand.signs.asked)
    known, unknown = stand.opens(f"/S/{CODE}"), stand.opens(f"/S/{OTHER}")
    assert known.status_code == unknown.status_code == 429
    assert len(stand.signs.asked) == asked
    assert known.text == unknown.text.replace(OTHER, CODE)
    assert unquote(link(known).partition("?")[2]) == f"สวัสดี {CODE}"
    stand.seconds += 2
    assert stand.opens(f"/S/{CODE}").status_code == 200


def test_right_codes_take_nothing_from_the_bucket(stand: Stand) -> None:
    assert {stand.opens(f"/S/{CODE}").status_code for _ in range(20)} == {200}


def test_when_the_store_is_away_people_can_still_write_and_no_address_is_logged(
    stand: Stand,
) -> None:
    stand.signs.broken = True
    with everything_logged() as log:
        logging.getLogger("landing").debug("the log is heard")
        answer = stand.opens(f"/S/{CODE}?from=here")
    assert answer.status_code == 503
    assert CODE in unquote(link(answer))
    assert "the log is heard" in log.getvalue()
    assert "RuntimeError" in log.getvalue()
    assert not re.search(f"{CODE}|/S/|127\\.0|from=here", log.getvalue(), re.IGNORECASE)


def test_openings_are_counted_for_pages_that_are_shown_alone(stand: Stand) -> None:
    stand.client.head(f"/S/{CODE}")
    stand.opens("/S/222222")
    assert stand.openings == {}
    assert stand.client.post(f"/S/{CODE}").status_code == 405


@pytest.mark.parametrize(
    ("written", "dialled_as"),
    [
        ("1386", "1386"),
        ("0-4356-9123", "043569123"),
        ("โทร. 043 569 000 ต่อ 2", "043569000"),
        ("+66 43 569000", "+6643569000"),
        ("", ""),
        ("ห้องปลัด", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_written(written: str, dialled_as: str) -> None:
    assert dialled(written) == dialled_as
