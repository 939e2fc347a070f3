"""What members see and do, page by page, on both databases."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from console.dates import typed_day
from intake.keys import Key
from intake.media_seal import CHUNK
from intake.model import Category, Kind, Role, Service, Status, Workplace
from intake.ports.tips import Tip
from intake.sealing import KeyPair
from storage.database import Database
from tests.clock import HandClock
from tests.console_house import House, Visit
from tests.console_tips import LATER_STORY, STORY, fetch, jpeg, picture, tell


@pytest.fixture
def house(database: Database, clock: HandClock, tmp_path: Path) -> House:
    house = House(database, clock, tmp_path)
    house.found()
    house.add("lead-45", Role.LEAD, "45", by="admin", confirmed_by="desk-lead")
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    house.add("staff", Role.STAFF, "4505", by="admin", confirmed_by="lead")
    return house


def now_of(house: House, tip: Tip) -> Tip:
    with house.store.read() as work:
        found = work.tips.find(tip.id)
    assert found is not None
    return found


def page_of(visit: Visit, tip: Tip) -> str:
    return visit.get(f"/tips/{tip.reference}").text


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


def test_the_reporters_words_stand_as_they_were_written(house: House) -> None:
    page = page_of(house.visit("staff"), tell(house))
    assert STORY in page
    assert LATER_STORY not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page
    assert page.index(STORY) < page.index("&lt;script&gt;")
    for answer in ("ทุกวัน", "ยาบ้า, ไอซ์", "เห็นเอง", "ธวัชบุรี"):
        assert answer in page
    assert 'data-testid="origin-proven"' in page


def test_a_picture_opens_for_members_only_as_a_harmless_file(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    assert path in page_of(visit, tip)
    shown = visit.get(path)
    assert shown.body == jpeg()
    assert shown.response.headers["Content-Type"] == "image/jpeg"
    assert shown.response.headers["Content-Disposition"].startswith("inline;")
    saved = visit.get(f"{path}?save=1")
    assert saved.response.headers["Content-Type"] == "application/octet-stream"
    assert saved.response.headers["Content-Disposition"].startswith("attachment;")


def test_how_many_files_are_awaited_is_no_reading_of_the_tip(house: House) -> None:
    sent = picture()
    tip = tell(house, files=(sent,), fetched=False)
    visit = house.visit("staff")
    assert visit.get(f"/tips/{tip.reference}/media").text == "1"
    fetch(house, tip, sent.part_id)
    assert visit.get(f"/tips/{tip.reference}/media").text == "0"
    assert visit.get("/tips").has("unread")
    assert house.visit("lead-45").get(f"/tips/{tip.reference}/media").status == 404


def test_what_is_no_picture_is_only_ever_saved(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    fetch(house, tip, file.part_id, media_type="text/html")
    answer = house.visit("staff").get(f"/tips/{tip.reference}/media/{file.part_id}")
    assert answer.response.headers["Content-Type"] == "application/octet-stream"
    assert answer.response.headers["Content-Disposition"].startswith("attachment;")


def test_a_file_that_was_changed_or_lost_is_not_found(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    blob = house.blobs / file.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-40] + bytes(40))
    assert visit.get(path).status == 404
    blob.unlink()
    assert visit.get(path).status == 404


def test_each_picture_says_whether_the_worker_fetched_just_this_one(house: House) -> None:
    good, planted, changed, lost = files = tuple(picture() for _ in range(4))
    tip = tell(house, files=files)
    worker, house.worker_signing = house.worker_signing, Key(1, KeyPair.make().private)
    fetch(house, tip, planted.part_id)  # by somebody who has another key
    house.worker_signing = worker
    blob = house.blobs / changed.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-1] + b"!")
    (house.blobs / lost.part_id.hex).unlink()
    visit = house.visit("staff")
    shown = page_of(visit, tip).split("<figure")[1:]
    said = {
        next(name for name in ("proven", "not-proven", "broken") if f'"picture-{name}"' in figure)
        for figure in shown
    }
    assert said == {"proven", "not-proven", "broken"}
    for figure in shown:
        assert ("<img" in figure) is ('"picture-broken"' not in figure)
        assert (str(good.part_id) in figure) is ('"picture-proven"' in figure)
        assert (str(planted.part_id) in figure) is ('"picture-not-proven"' in figure)


def test_half_of_a_long_file_is_never_sent(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    fetch(house, tip, file.part_id, plain=bytes(3 * CHUNK))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    assert len(visit.get(path).body) == 3 * CHUNK
    blob = house.blobs / file.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-1] + b"!")
    answer = visit.get(path)
    assert answer.status == 404
    assert len(answer.body) < CHUNK


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
