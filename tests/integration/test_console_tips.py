"""What members see and do, page by page, on both databases."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from console.dates import typed_day
from intake.model import Category, Kind, Role, Service, Status, Workplace
from intake.ports.register import AreaRow
from tests.console_house import House
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import LATER_STORY, STORY, now_of, page_of, tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, STAFF)


def test_the_reporters_words_stand_as_they_were_written(house: House) -> None:
    page = page_of(house.visit("staff"), tell(house))
    assert STORY in page
    assert LATER_STORY not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page
    assert page.index(STORY) < page.index("&lt;script&gt;")
    for answer in ("ทุกวัน", "ยาบ้า, ไอซ์", "เห็นเอง", "ธวัชบุรี"):
        assert answer in page
    assert 'data-testid="origin-proven"' in page


def test_members_read_the_subdistrict_or_village_that_was_told(house: House) -> None:
    with house.store.write() as work:
        work.areas.add([AreaRow("450501", "4505", "นิเวศน์", "Niwet")])
        work.areas.add([AreaRow("45050103", "450501", "บ้านหนองหิน", "")])
    visit = house.visit("staff")
    told = {code: tell(house, answers={"subdistrict": (code,)}) for code in ("450501", "45050103")}
    assert "ต.นิเวศน์ อ.ธวัชบุรี จ.ร้อยเอ็ด" in page_of(visit, told["450501"])
    village = page_of(visit, told["45050103"])
    assert "บ้านหนองหิน หมู่ 3 ต.นิเวศน์ อ.ธวัชบุรี จ.ร้อยเอ็ด" in village
    gone = page_of(visit, tell(house, answers={"subdistrict": ("450599",)}))
    assert "อ.ธวัชบุรี จ.ร้อยเอ็ด" in gone


def test_a_note_is_kept_sealed_and_shown(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    note = "โทรถามผู้ใหญ่บ้านแล้ว"
    assert visit.post(f"/tips/{tip.reference}/notes", text=note).status == 303
    assert note in page_of(visit, tip)
    assert note in page_of(house.visit("lead"), tip)
    with house.store.read() as work:
        stored = [part.ciphertext or b"" for part in work.parts.of(tip.id)]
    assert all(note.encode() not in one for one in stored)


def test_a_refused_note_stays_in_the_page(house: House) -> None:
    tip = tell(house)
    words = "ก" * 5_001
    page = house.visit("staff").post(f"/tips/{tip.reference}/notes", text=words)
    assert page.status == 409
    assert page.has("refused")
    assert words in page.text


def test_a_tip_is_accepted_investigated_and_closed_with_an_outcome(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    assert visit.get(f"/tips/{tip.reference}").has("accept")
    visit.post(f"/tips/{tip.reference}/accept")
    assert now_of(house, tip).status is Status.ACCEPTED
    page = visit.get(f"/tips/{tip.reference}")
    assert not page.has("accept")
    assert page.test_id("assigned") == "staff"
    visit.post(f"/tips/{tip.reference}/investigating")
    visit.post(
        f"/tips/{tip.reference}/investigated",
        outcome="arrest",
        count="๒",
        **{"drug-1": "yaba", "amount-1": "1,200", "unit-1": "pill"},
    )
    closed = now_of(house, tip)
    assert (closed.status, closed.outcome, closed.outcome_count) == ("investigated", "arrest", 2)
    page = visit.get(f"/tips/{tip.reference}")
    assert page.test_id("outcome") == "จับกุม/ดำเนินคดี 2 คน"
    assert "ยาบ้า 1,200 เม็ด" in page.text


def test_an_act_can_be_undone_for_ten_minutes(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    visit.post(f"/tips/{tip.reference}/accept")
    page = visit.get(f"/tips/{tip.reference}")
    assert page.has("undo")
    assert "ทำแล้ว: รับเรื่อง" in page.text
    visit.post(f"/tips/{tip.reference}/undo")
    assert now_of(house, tip).status is Status.NEW


def test_an_act_out_of_turn_is_refused_and_changes_nothing(house: House) -> None:
    tip = tell(house)
    page = house.visit("staff").post(f"/tips/{tip.reference}/insufficient")
    assert page.status == 409
    assert page.has("refused")
    assert now_of(house, tip).status is Status.NEW


def test_a_referral_is_recorded_with_its_buddhist_date(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    visit.post(f"/tips/{tip.reference}/accept")
    fields = {"target": "สภ.ธวัชบุรี", "letter_number": "รอ 0318/12"}
    wrong = visit.post(f"/tips/{tip.reference}/refer", **fields, sent_on="31/2/2569")
    assert wrong.status == 409
    visit.post(f"/tips/{tip.reference}/refer", **fields, sent_on="12/1/2569")
    assert now_of(house, tip).status is Status.REFERRED
    page = visit.get(f"/tips/{tip.reference}")
    assert page.test_id("referrals") == "สภ.ธวัชบุรี · รอ 0318/12 · 12 ม.ค. 2569"


def test_urgency_and_reopening_need_a_reason_that_becomes_a_note(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}"
    assert visit.post(f"{path}/urgency", urgency="now", reason=" ").status == 409
    visit.post(f"{path}/urgency", urgency="now", reason="มีเด็กอยู่ในบ้าน")
    assert now_of(house, tip).urgency == "now"
    visit.post(f"{path}/accept")
    visit.post(f"{path}/insufficient")
    visit.post(f"{path}/reopen", reason="มีข้อมูลเพิ่ม")
    assert now_of(house, tip).status is Status.ACCEPTED
    page = page_of(visit, tip)
    assert "มีเด็กอยู่ในบ้าน" in page
    assert "มีข้อมูลเพิ่ม" in page


def test_a_transferred_tip_opens_there_and_no_longer_here(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    page = visit.get(f"/tips/{tip.reference}/transfer")
    assert str(house.centres["45"]) in page.text
    assert str(house.centres["55"]) not in page.text  # not active
    answer = visit.post(
        f"/tips/{tip.reference}/transfer",
        centre=str(house.centres["45"]),
        reason="other_level",
        note="ฝากดูต่อ",
    )
    assert answer.response.headers["Location"] == "/tips"
    assert visit.get(f"/tips/{tip.reference}").status == 404
    queue = visit.get("/tips")
    assert queue.has("left")
    assert tip.reference in queue.text
    there = page_of(house.visit("lead-45"), tip)
    assert STORY in there
    assert "ฝากดูต่อ" in there


def test_a_misconduct_tip_closes_when_a_second_member_agrees(house: House) -> None:
    house.add("second", Role.LEAD, "desk", by="admin", confirmed_by="desk-lead")
    tip = tell(
        house,
        kind=Kind.MISCONDUCT,
        category=Category.OFFICIAL_OTHER,
        service=Service.POLICE,
        workplace=Workplace.CENTRAL,
    )
    first, second = house.visit("desk-lead"), house.visit("second")
    path = f"/tips/{tip.reference}"
    assert first.get(path).has("flag-secret")
    first.post(f"{path}/accept")
    first.post(f"{path}/investigated", outcome="unfounded")
    assert "ขอปิดเรื่อง · ไม่มีมูล" in first.get(path).text
    assert now_of(house, tip).status is Status.ACCEPTED
    assert not first.get(path).has("agree-to-close")
    assert first.post(f"{path}/close/agree").status == 409
    assert second.get(path).has("agree-to-close")
    second.post(f"{path}/close/agree")
    assert now_of(house, tip).status is Status.INVESTIGATED


def test_a_tip_planted_in_the_database_says_its_origin_is_not_proven(house: House) -> None:
    tip = tell(house)
    with house.store.write() as work:
        stored = work.casework.any(tip.id, lock=True)
        assert stored is not None
        work.casework.save(replace(stored, origin_signature=bytes(64)))
    page = page_of(house.visit("staff"), tip)
    assert 'data-testid="origin-not-proven"' in page
    assert 'data-testid="origin-proven"' not in page


def test_leads_read_the_audit_of_their_centre(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    visit.get(f"/tips/{tip.reference}")
    visit.post(f"/tips/{tip.reference}/accept")
    page = house.visit("lead").get("/audit").text
    assert page.count(tip.reference) >= 2
    assert "เปิดอ่าน" in page
    assert tip.reference not in house.visit("lead-45").get("/audit").text


def test_leads_look_at_one_member_on_one_day(house: House) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    for _ in range(51):
        visit.get(f"/tips/{tip.reference}")
    lead, member = house.visit("lead"), house.people["staff"].id
    day = typed_day(house.clock.now())
    assert lead.get("/audit").test_id("page-number").startswith("หน้า 1 จาก ")
    page = lead.get(f"/audit?member={member}&day={day}&page=99")
    assert page.test_id("page-number") == "หน้า 2 จาก 2"
    assert f"member={member}&amp;day=" in page.text
    assert tip.reference in page.text
    assert not lead.get(f"/audit?member={member}&day=1/1/2560").has("audit")
    assert lead.get("/audit?day=32/1/2569").status == 422
