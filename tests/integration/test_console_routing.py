"""The routing table in the console: read, asked, changed by two people."""

from collections.abc import Callable

import pytest

from tests.console_house import House
from tests.console_people import LEAD_45

POLICE_IN_VILLAGES = {
    "kind": "misconduct",
    "service": "police",
    "workplace": "village",
    "trust": "trusted",
    "area": "4505",
}
WISH = {**POLICE_IN_VILLAGES, "trust": "all", "receiver": "desk", "mark": "outside_body"}


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45)


def where(house: House) -> str:
    """Where such a tip would go, as the page answers."""
    asked = "&".join(f"{name}={value}" for name, value in POLICE_IN_VILLAGES.items())
    page = house.visit("admin").get(f"/routing?{asked}").text
    return page.partition('data-testid="where-answer"')[2].partition("</p>")[0]


def test_an_admin_asks_a_lead_of_the_desk_confirms_and_tips_go_there(house: House) -> None:
    admin, desk = house.visit("admin"), house.visit("desk-lead")
    assert "ร้อยเอ็ด" in where(house)

    assert admin.post("/routing/ask", **WISH).status == 303
    page = admin.get("/routing")
    assert "routing-asked" in page.text
    assert "routing-confirm" not in page.text
    assert "ร้อยเอ็ด" in where(house)

    waiting = desk.get("/routing")
    assert waiting.text.count('data-testid="routing-change"') == 3
    assert desk.post("/routing/confirm", digest=waiting.field("digest")).status == 303
    assert 'data-done="console-routing-confirmed"' in desk.get("/routing").text
    assert "ร้อยเอ็ด" not in where(house)
    assert "แจ้งหน่วยงานภายนอก" in where(house)


def test_less_than_the_rule_is_refused_with_the_reason(house: House) -> None:
    page = house.visit("admin").post("/routing/ask", **{**WISH, "receiver": "district"})
    assert page.status == 409
    assert "ต่ำกว่าหลัก" in page.text
    assert "routing-asked" not in page.text


def test_for_a_lead_below_the_desk_the_page_is_not_there(house: House) -> None:
    house.visit("admin").post("/routing/ask", **WISH)
    lead = house.visit("lead-45")
    digest = house.visit("desk-lead").get("/routing").field("digest")
    assert lead.get("/routing").status == 404
    assert lead.post("/routing/confirm", digest=digest).status == 404
    assert lead.post("/routing/drop").status == 404


def test_a_wish_that_is_declined_leaves_the_table(house: House) -> None:
    house.visit("admin").post("/routing/ask", **WISH)
    desk = house.visit("desk-lead")
    assert desk.post("/routing/drop").status == 303
    page = desk.get("/routing")
    assert "routing-asked" not in page.text
    assert "ร้อยเอ็ด" in where(house)


def test_what_nobody_chose_to_change_stays_as_it_is(house: House) -> None:
    admin = house.visit("admin")
    assert admin.get("/routing").text.count('<option value="as_it_is">คงเดิม') == 2
    everywhere = {"kind": "misconduct", "service": "all", "workplace": "all", "trust": "all"}
    kept = admin.post("/routing/ask", receiver="as_it_is", mark="as_it_is", **everywhere)
    assert (kept.status, "ไม่มีอะไรต่าง" in kept.refused) == (409, True)
    assert admin.post("/routing/ask", receiver="desk", mark="as_it_is", **everywhere).status == 303
    desk = house.visit("desk-lead")
    waiting = desk.get("/routing")
    assert waiting.text.count('data-testid="routing-change"') == 36  # none of a central office
    assert desk.post("/routing/confirm", digest=waiting.field("digest")).status == 303
    central = "kind=misconduct&service=interior&workplace=central&trust=trusted"
    answer = admin.get(f"/routing?{central}").text.partition('data-testid="where-answer"')[2]
    assert "หน่วยงานของส่วนกลางเอง" in answer.partition("</p>")[0]


def test_a_place_that_does_not_exist_is_said_instead_of_a_centre(house: House) -> None:
    page = house.visit("admin").get("/routing?kind=drug&area=9999")
    assert page.test_id("where-unknown") == "ไม่มีพื้นที่รหัส 9999 ตรวจเลขอีกครั้ง"
    assert not page.has("where-answer")
    assert house.visit("admin").get("/routing?kind=drug&area=").has("where-answer")
