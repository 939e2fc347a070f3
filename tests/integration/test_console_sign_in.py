"""Signing in and out through the pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.model import Role
from tests.console_house import ONE_STEP, PASSWORD, House
from tests.console_pages import Page, Visit
from tests.console_people import LEAD_45
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45)


def half_way(house: House, login: str) -> Visit:
    house.clock.forward(ONE_STEP)
    visit = Visit(house)
    visit.post("/sign-in", login=login, password=PASSWORD)
    return visit


def test_a_password_alone_opens_nothing(house: House) -> None:
    visit = half_way(house, "lead-45")
    for path in ("/tips", "/members", "/audit", "/account"):
        assert visit.get(path).status == 303


def test_a_wrong_code_is_refused_and_a_printed_one_works_once(house: House) -> None:
    printed = house.people["lead-45"].codes[0]
    visit = half_way(house, "lead-45")
    assert visit.post("/second-factor", code="000000").status == 403
    assert visit.post("/second-factor", code=printed).status == 303
    assert visit.get("/tips").status == 200
    again = half_way(house, "lead-45")
    assert again.post("/second-factor", code=printed).status == 403


def test_after_five_minutes_the_password_is_asked_again(house: House) -> None:
    visit = half_way(house, "lead-45")
    house.clock.forward(timedelta(minutes=5))
    page = visit.post("/second-factor", code=house.digits(house.people["lead-45"].factor))
    assert page.status == 403
    assert 'data-testid="sign-in-form"' in page.text


def test_fifteen_idle_minutes_end_the_session(house: House) -> None:
    visit = house.visit("lead-45")
    house.clock.forward(timedelta(minutes=14))
    assert visit.get("/tips").status == 200
    house.clock.forward(timedelta(minutes=15))
    address = visit.get("/tips").response.headers["Location"]
    assert address == "/sign-in?next=/tips&ended=yes"


def test_the_page_that_was_asked_for_follows_the_sign_in(house: House) -> None:
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    tip = tell(house)
    house.clock.forward(ONE_STEP)
    visit = Visit(house)
    page: Page = visit.get(f"/sign-in?next=/tips/{tip.reference}")
    visit.post("/sign-in", login="lead", password=PASSWORD, next=page.field("next"))
    answer = visit.post("/second-factor", code=house.digits(house.people["lead"].factor))
    assert answer.response.headers["Location"] == f"/tips/{tip.reference}"


def test_signing_out_ends_the_session_on_the_server(house: House) -> None:
    visit = house.visit("lead-45")
    token = visit.cookie("__Host-session")
    visit.post("/sign-out")
    client = house.app.test_client()
    client.set_cookie("__Host-session", token or "", domain="127.0.0.1", secure=True)
    assert client.get("/tips", base_url="http://127.0.0.1").status_code == 303


def test_the_second_factor_is_asked_for_after_the_password_alone(house: House) -> None:
    page = Visit(house).get("/second-factor")
    assert (page.status, page.response.headers["Location"]) == (303, "/sign-in")


def test_who_was_signed_out_after_a_while_is_told_so(house: House) -> None:
    visit = house.visit("lead-45")
    assert visit.get("/members").status == 200
    assert not visit.get("/sign-in").has("ended")
    house.clock.forward(timedelta(minutes=16))
    address = visit.get("/members").response.headers["Location"]
    assert address == "/sign-in?next=/members&ended=yes"
    assert visit.get(address).has("ended")
