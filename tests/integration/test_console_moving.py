"""Tips on their way between centres, as the pages show it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.model import Role
from tests.console_house import House
from tests.console_people import LEAD_45
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45)


def test_what_waited_above_is_offered_in_the_queue_and_moved_with_one_press(house: House) -> None:
    tips = [tell(house), tell(house)]
    assert not house.visit("lead-45").get("/tips").has("offer")
    house.clock.forward(timedelta(hours=2))
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    lead = house.visit("lead-45")
    queue = lead.get("/tips")
    assert queue.has("offer")
    path = f"/hand-down/{house.centres['4505']}"
    assert path in queue.text
    assert "2 เรื่อง" in lead.get(path).text
    done = lead.post(path)
    assert "2 เรื่อง" in done.test_id("hand-down-moved")
    assert done.has("hand-down-done")
    assert not done.has("hand-down-kept")
    assert not lead.get("/tips").has("offer")
    assert lead.get(path).status == 404
    new = house.visit("lead").get("/tips").text
    assert all(tip.reference in new for tip in tips)


def test_a_tip_is_sent_back_with_a_reason_and_a_third_arrival_asks_first(house: House) -> None:
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    path = f"/tips/{tell(house).reference}/transfer"
    district, province = house.visit("lead"), house.visit("lead-45")
    assert not district.get(path).has("way")
    up = {"centre": str(house.centres["45"]), "reason": "other_level"}
    assert district.post(path, **up).status == 303

    back = province.get(path)
    assert back.text.count('data-testid="stop"') == 2
    down = {"centre": str(house.centres["4505"]), "reason": "returned"}
    assert province.post(path, **down).status == 409
    assert province.post(path, note="ของท่าน", **down).status == 303
    assert district.post(path, **up).status == 303

    assert province.get(path.removesuffix("/transfer")).text.count('data-testid="stop"') == 4
    again = province.get(path)
    assert again.has("back-loops")
    warned = province.post(path, note="ของท่าน", **down)
    assert (warned.status, warned.has("loops")) == (409, True)
    assert province.post(path, note="ของท่าน", loops="yes", **down).status == 303
    left = province.get("/tips").text.partition('data-testid="left"')[2]
    assert "แจ้งเรื่องยา" in left or "ยาเสพติด" in left


def test_where_the_reporter_kept_the_district_out_none_is_moved_and_the_page_says_so(
    house: House,
) -> None:
    tell(house, not_district=True)
    house.clock.forward(timedelta(hours=2))
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    path = f"/hand-down/{house.centres['4505']}"
    province = house.visit("lead-45")
    province.get(path)
    done = province.post(path)
    assert done.test_id("hand-down-moved").startswith("ไม่มีเรื่องที่ย้ายไป")
    assert done.has("hand-down-kept")
