"""Keeping people from a tip, and taking over from a centre below, through the pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.model import Kind, Urgency, Workplace
from tests.console_house import House
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import STORY, tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    """A province above a district with a lead and staff."""
    return house_of(LEAD_45, LEAD, STAFF)


def test_a_lead_keeps_a_member_out_before_opening_and_lets_them_in_again(house: House) -> None:
    path = f"/tips/{tell(house).reference}"
    staff, lead = house.visit("staff"), house.visit("lead")
    queue = lead.get("/tips")
    assert queue.has("to-barring")
    form = lead.get(f"{path}/barring")
    assert STORY not in form.text
    member = str(house.people["staff"].id)
    done = lead.post(f"{path}/bar", member=member, reason="kin")
    assert done.response.headers["Location"] == f"{path}/barring"
    assert staff.get(path).status == 404
    assert staff.get("/tips").has("queue-empty")
    assert lead.get(f"{path}/barring").has("barred")
    assert staff.post(f"{path}/bar/lift", member=member).status == 404
    assert lead.post(f"{path}/bar/lift", member=member).status == 303
    assert staff.get(path).status == 200


def test_who_steps_aside_is_asked_for_a_reason_and_sees_it_no_more(house: House) -> None:
    path = f"/tips/{tell(house).reference}"
    staff = house.visit("staff")
    page = staff.get(f"{path}/barring")
    assert page.has("recuse")
    assert not page.has("bar-form")
    assert staff.post(f"{path}/recuse").status == 400
    assert staff.post(f"{path}/recuse", reason="involved").status == 303
    assert staff.get(path).status == 404
    refused = staff.post(f"{path}/bar", member=str(house.people["lead"].id), reason="kin")
    assert refused.status == 404


def test_staff_who_try_to_keep_others_out_are_told_that_they_may_not(house: House) -> None:
    path = f"/tips/{tell(house).reference}"
    staff = house.visit("staff")
    page = staff.post(f"{path}/bar", member=str(house.people["lead"].id), reason="kin")
    assert page.status == 409
    assert page.has("refused")
    assert house.visit("lead").get(path).status == 200


def test_the_level_above_takes_over_what_is_late_and_the_centre_reads_who_did(
    house: House,
) -> None:
    tip = tell(house, facts=("now",))
    assert tip.urgency is Urgency.NOW
    assert house.visit("lead-45").get("/standby").has("standby-empty")
    house.clock.forward(timedelta(hours=2))
    above, lead = house.visit("lead-45"), house.visit("lead")
    page = above.get("/standby")
    assert tip.reference in page.text
    assert page.has("ground-late")
    assert STORY not in page.text
    assert above.get(f"/tips/{tip.reference}").status == 404
    assert above.post("/standby/take", reference=tip.reference).status == 303
    assert STORY in above.get(f"/tips/{tip.reference}").text
    assert lead.get(f"/tips/{tip.reference}").status == 404
    queue = lead.get("/tips")
    assert queue.has("lost")
    assert "ศูนย์ ร้อยเอ็ด รับช่วง" in queue.text
    again = above.post("/standby/take", reference=tip.reference)
    assert again.status == 409
    assert again.refused == above.post("/standby/take", reference="6901-AAAAAA").refused


def test_all_that_are_offered_are_taken_at_one_press(house: House) -> None:
    tips = [tell(house, facts=("now",)) for _ in range(3)]
    house.clock.forward(timedelta(hours=2))
    above = house.visit("lead-45")
    assert above.get("/standby").has("take-all")
    assert above.post("/standby/take", all="yes").status == 303
    queue = above.get("/tips").text
    assert all(one.reference in queue for one in tips)


def test_from_above_a_lead_is_kept_out_by_reference_and_let_in_by_who_did_it(
    house: House,
) -> None:
    tip = tell(house)
    above, lead = house.visit("lead-45"), house.visit("lead")
    account = str(house.people["lead"].id)
    wrong = above.post("/standby/bar", reference="6901-AAAAAA", member=account, reason="kin")
    assert wrong.status == 409
    typed = {"reference": tip.reference.lower(), "member": account}
    assert above.post("/standby/bar", reason="involved", **typed).status == 303
    assert lead.get(f"/tips/{tip.reference}").status == 404
    assert tip.reference not in lead.get("/audit").text
    assert tip.reference in above.get("/audit").text
    page = above.get("/standby")
    assert page.has("kept")
    assert STORY not in page.text
    assert above.post("/standby/lift", **typed).status == 303
    assert lead.get(f"/tips/{tip.reference}").status == 200


def test_a_secret_tip_is_listed_as_secret_alone(house: House) -> None:
    tip = tell(house, kind=Kind.MISCONDUCT, workplace=Workplace.DISTRICT, facts=("now",))
    house.clock.forward(timedelta(hours=2))
    page = house.visit("desk-lead").get("/standby")
    assert tip.reference in page.text
    assert "เรื่องลับ" in page.text
    assert "ธวัชบุรี" not in page.text


def test_what_is_most_urgent_stands_first_though_others_wait_longer(house: House) -> None:
    calm = tell(house)
    house.clock.forward(timedelta(days=1))
    urgent = tell(house, facts=("now",))
    house.clock.forward(timedelta(days=2))
    house.visit("lead")  # so that the centre is not silent
    page = house.visit("lead-45").get("/standby").text
    assert page.index(urgent.reference) < page.index(calm.reference)


def test_staff_are_offered_to_step_aside_and_leads_to_keep_others_out_too(house: House) -> None:
    path = f"/tips/{tell(house).reference}"
    assert house.visit("staff").get(path).test_id("to-barring") == "ถอนตัวจากเรื่องนี้"
    assert house.visit("lead").get(path).test_id("to-barring") == "ถอนตัว / กันคนออก"
