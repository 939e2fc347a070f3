"""A misconduct tip is closed by two people: what each of them reads, on both databases."""

from collections.abc import Callable

import pytest

from intake.model import Category, Kind, Role, Service, Status, Workplace
from intake.ports.tips import Tip
from tests.console_house import House
from tests.console_pages import Visit
from tests.console_people import Joining
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(Joining("first", Role.LEAD, "45", confirmed_by="desk-lead"))


@pytest.fixture
def tip(house: House) -> Tip:
    return tell(
        house,
        kind=Kind.MISCONDUCT,
        category=Category.OFFICIAL_OTHER,
        service=Service.INTERIOR,
        workplace=Workplace.VILLAGE,
    )


def asked_to_close(house: House, tip: Tip) -> Visit:
    visit = house.visit("first")
    visit.post(f"/tips/{tip.reference}/accept")
    visit.post(f"/tips/{tip.reference}/investigated", outcome="unfounded")
    return visit


def status_of(house: House, tip: Tip) -> Status:
    with house.store.read() as work:
        found = work.tips.find(tip.id)
    assert found is not None
    return found.status


def test_the_only_reader_is_told_before_and_after_asking_that_another_must_agree(
    house: House, tip: Tip
) -> None:
    path = f"/tips/{tip.reference}"
    visit = house.visit("first")
    visit.post(f"{path}/accept")
    assert "คุณคนเดียว" in visit.get(path).test_id("two-to-close")
    visit.post(f"{path}/investigated", outcome="unfounded")
    assert "คุณคนเดียว" in visit.get(path).test_id("closing-other")
    house.add("second", Role.STAFF, "45", by="admin", confirmed_by="first")
    assert "คุณคนเดียว" not in visit.get(path).test_id("closing-other")
    assert status_of(house, tip) is Status.ACCEPTED


def test_the_queue_shows_who_may_agree_which_tips_wait(house: House, tip: Tip) -> None:
    asked_to_close(house, tip)
    house.add("second", Role.STAFF, "45", by="admin", confirmed_by="first")
    second = house.visit("second")
    assert second.get("/tips").has("flag-closing")
    second.post(f"/tips/{tip.reference}/close/agree")
    assert status_of(house, tip) is Status.INVESTIGATED
    assert not second.get("/tips?status=all").has("flag-closing")


def test_taking_back_what_was_only_asked_does_not_say_it_was_closed(house: House, tip: Tip) -> None:
    path = f"/tips/{tip.reference}"
    visit = asked_to_close(house, tip)
    assert "ทำแล้ว: ขอปิดเรื่อง · เลิกทำได้ถึง" in visit.get(path).text
    visit.post(f"{path}/undo")
    page = visit.get(path)
    assert "เลิกทำ · ขอปิดเรื่อง" in page.text
    assert not page.has("closing")
    assert status_of(house, tip) is Status.ACCEPTED


def test_whoever_declines_leaves_the_tip_open_and_is_named(house: House, tip: Tip) -> None:
    asked_to_close(house, tip)
    house.add("second", Role.STAFF, "45", by="admin", confirmed_by="first")
    visit = house.visit("second")
    visit.post(f"/tips/{tip.reference}/close/decline")
    page = visit.get(f"/tips/{tip.reference}")
    assert page.test_id("done") == "เรื่องยังเปิดอยู่"
    assert 'ไม่เห็นชอบปิดเรื่อง <span class="quiet small">second</span>' in page.text
    assert not page.has("undo")
    assert status_of(house, tip) is Status.ACCEPTED
