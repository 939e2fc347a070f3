"""The queue of a centre: what is urgent first, nothing out of sight."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.console_house import House
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, STAFF)


def test_the_queue_shows_urgent_tips_first_and_forgets_unread_once_read(house: House) -> None:
    calm = tell(house)
    urgent = tell(house, facts=frozenset({"weapon"}))
    visit = house.visit("staff")
    queue = visit.get("/tips").text
    assert queue.index(urgent.reference) < queue.index(calm.reference)
    assert queue.count('data-testid="unread"') == 2
    visit.get(f"/tips/{urgent.reference}")
    assert visit.get("/tips").text.count('data-testid="unread"') == 1


def test_a_withdrawal_is_news_once_to_each_who_had_read_the_tip(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    visit.get(f"/tips/{tip.reference}")
    visit.post(f"/tips/{tip.reference}/accept")
    with house.store.write() as work:
        work.tips.mark_withdrawn(tip.id, house.clock.now())
    queue = visit.get("/tips")
    assert tip.reference in queue.text
    assert queue.has("flag-withdrawn")
    assert queue.has("unread")
    visit.get(f"/tips/{tip.reference}")
    assert tip.reference not in visit.get("/tips").text
    assert tip.reference in visit.get("/tips?status=all").text
    assert tip.reference in house.visit("lead").get("/tips").text


def test_the_queue_is_narrowed_by_status_and_urgency(house: House) -> None:
    calm = tell(house)
    urgent = tell(house, facts=frozenset({"weapon"}))
    visit = house.visit("staff")
    only_now = visit.get("/tips?status=open&urgency=now").text
    assert urgent.reference in only_now
    assert calm.reference not in only_now
    assert visit.get("/tips?status=investigated").has("queue-empty")
    assert visit.get("/tips?status=nonsense&urgency=nonsense").has("queue")


def test_no_tip_of_a_long_queue_is_out_of_sight(house: House) -> None:
    tips = [tell(house, facts=frozenset({"weapon"} if n % 20 == 0 else ())) for n in range(101)]
    visit = house.visit("staff")
    shown, path = [], "/tips?status=open&urgency=all"
    for number in (1, 2, 3):
        page = visit.get(path)
        assert page.test_id("page-number") == f"หน้า {number} จาก 3"
        assert "ทั้งหมด 101 เรื่อง" in page.test_id("queue-summary")
        shown.append(re.findall(r'data-reference="([^"]+)"', page.text))
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        path = unescape(following[1]) if following else ""
    assert path == ""
    assert [len(one) for one in shown] == [50, 50, 1]
    in_order = [one for page in shown for one in page]
    assert sorted(in_order) == sorted(tip.reference for tip in tips)
    assert set(in_order[:6]) == {tip.reference for tip in tips[::20]}


def test_links_to_other_pages_keep_what_was_chosen(house: House) -> None:
    for _ in range(51):
        tell(house)
    visit = house.visit("staff")
    page = visit.get("/tips?status=new&urgency=normal")
    assert 'href="/tips?status=new&amp;urgency=normal&amp;page=2"' in page.text
    last = visit.get("/tips?status=new&urgency=normal&page=999")
    assert last.test_id("page-number") == "หน้า 2 จาก 2"
    for nonsense in ("0", "-1", "x", "9" * 5_000):
        assert visit.get(f"/tips?page={nonsense}").test_id("page-number") == "หน้า 1 จาก 2"


def test_an_empty_queue_says_so(house: House) -> None:
    assert house.visit("staff").get("/tips").has("queue-empty")
