"""The accused official, the curious colleague, the stolen phone, the replayer of webhooks."""

import json
import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from intake.codes import LINE_LINK, code_hash, new_code
from intake.errors import NotFound
from intake.model import AccountState, Kind, Role, Workplace
from intake.ports.accounts import Account
from intake.services.audit import AuditChoice
from intake.services.transfers import TransferReason
from simulator.courier import SIGNATURE_HEADER, signature
from storage import tables
from tests.line_house import STORY, LineHouse, Talk
from tests.line_simulated import SECRET
from tests.staff.house import StaffHouse

NIGHT_OVER = timedelta(hours=1)


def an_officer(line: LineHouse, centre_id: UUID, person: str) -> Talk:
    """A member whose phone is linked."""
    account = Account(
        id=uuid4(),
        name=person,
        role=Role.STAFF,
        state=AccountState.ACTIVE,
        centre_id=centre_id,
        created_at=line.clock.now(),
        login=person,
    )
    code = new_code(LINE_LINK)
    with line.database.write() as work:
        work.accounts.add(account)
        hashed = code_hash("officer", code)
        work.officers.set_code(account.id, hashed, line.clock.now() + timedelta(days=1))
    talk = line.phone(person, "officer")
    talk.says(code, "ผูกบัญชีเรียบร้อย")
    return talk


def accuses(line: LineHouse, story: str) -> None:
    talk = line.phone("brave")
    talk.says("เจ้าหน้าที่พัวพันยา", "ทำอะไร")
    talk.says("คุ้มครอง", "ฝ่ายไหน")
    talk.says("ข้าม", "ทำงานที่ไหน")
    talk.says("จังหวัด", "ที่ทำงานของเขา")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    talk.says(story, "รับแล้ว")
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    line.clock.forward(NIGHT_OVER)
    line.working().loop.drain()


def everything_on(talk: Talk) -> str:
    """Every word, button and address on the phone, except what its owner typed."""
    return json.dumps(
        [one.raw for one in talk.phone.messages() if not one.mine], ensure_ascii=False
    )


def test_the_accused_officials_phone_stays_silent_and_the_desks_says_only_that_there_is_something(
    line: LineHouse,
) -> None:
    accused = an_officer(line, line.house.district.id, "accused")
    above = an_officer(line, line.house.province.id, "above")
    desk = an_officer(line, line.house.desk.id, "desk")
    before = [len(one.phone.messages()) for one in (accused, above)]
    accuses(line, "ปลัดถือปืนคุมคนขายยาเอง")
    assert [len(one.phone.messages()) for one in (accused, above)] == before
    heard = desk.phone.wait_for("เรื่องลับ").text
    for word in ("ปลัด", "ปืน", "ยา", "ธวัชบุรี", "4505", "ด่วน"):
        assert word not in heard.replace("เรื่องลับ", "")


def test_the_accused_official_finds_no_row_count_act_or_audit_line(staffed: StaffHouse) -> None:
    empty = staffed.reading.queue(staffed.signed("lead-4505"))
    tip = staffed.tip("4505", kind=Kind.MISCONDUCT, workplace=Workplace.DISTRICT)
    staffed.reading.open(staffed.signed("lead-45"), tip.reference)
    for login in ("lead-4505", "staff-4505", "lead-4506", "admin"):
        by = staffed.signed(login)
        for act in (staffed.reading.open, staffed.casework.accept):
            with pytest.raises(NotFound):
                act(by, tip.reference)
        if login != "admin":
            assert staffed.reading.queue(by) == empty
            assert staffed.reading.left(by) == []
        if login.startswith("lead"):
            seen = staffed.trail.of_centre(by, AuditChoice())
            assert tip.reference not in repr(seen)
            assert str(tip.id) not in repr(seen)


def test_a_curious_colleague_is_told_what_is_told_about_a_tip_that_never_was(
    staffed: StaffHouse,
) -> None:
    tip, by = staffed.tip("4505"), staffed.signed("lead-4506")
    own, reason = staffed.centres["4506"], TransferReason.OTHER
    answers = []
    for reference in (tip.reference, "6901-AAAAAA"):
        for act in (
            lambda one: staffed.reading.open(by, one),
            lambda one: staffed.reading.media(by, one, uuid4()),
            lambda one: staffed.casework.note(by, one, "x"),
            lambda one: staffed.casework.accept(by, one),
            lambda one: staffed.transfers.transfer(by, one, own, reason),
        ):
            with pytest.raises(NotFound) as refused:
                act(reference)
            answers.append(repr(refused.value))
    assert answers[:5] == answers[5:]


def test_a_stolen_officer_phone_shows_reference_urgency_and_time_and_no_word_of_a_tip(
    line: LineHouse,
) -> None:
    stolen = an_officer(line, line.house.district.id, "robbed")
    citizen = line.phone("citizen-1")
    citizen.tells_a_tip()
    digits = citizen.sends()
    line.clock.forward(NIGHT_OVER)
    line.working().loop.drain()
    stolen.phone.wait_for("เลขรับเรื่อง")
    shown = everything_on(stolen)
    for word in (*STORY.split(), digits, "วัด", "กระบะ", citizen.phone.user_id, "หมู่ 3"):
        assert word not in shown
    assert stolen.phone.tap("เปิดเรื่อง")["opened"].startswith("https://console.example/")


def test_after_the_member_leaves_the_stolen_phone_hears_nothing_more(line: LineHouse) -> None:
    stolen = an_officer(line, line.house.district.id, "robbed")
    stolen.phone.block()
    assert stolen.phone.settle()
    assert line.rows(tables.Officer) == 0


def a_body(line: LineHouse, talk: Talk, text: str) -> bytes:
    event: dict[str, Any] = {
        "type": "message",
        "mode": "active",
        "timestamp": int(line.clock.now().timestamp() * 1000),
        "webhookEventId": secrets.token_hex(13),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": secrets.token_hex(16),
        "source": {"type": "user", "userId": talk.phone.user_id},
        "message": {"type": "text", "id": "1", "text": text},
    }
    return json.dumps({"destination": "x", "events": [event]}).encode()


def test_a_forger_of_webhooks_gets_nothing_and_a_replayer_one_effect(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    body = a_body(line, talk, "ส่งเลย")
    assert line.simulated.app
    good = signature(f"{SECRET}-citizen", body)
    for forged in ("", "x", good[1:] + good[0], signature(f"{SECRET}-officer", body)):
        answer = line.simulated.app.post(
            "/line/citizen/webhook", data=body, headers={SIGNATURE_HEADER: forged}
        )
        assert (answer.status_code, answer.data) == (400, b"")
    changed = body.replace("ส่งเลย".encode("ascii", "backslashreplace"), b"x")
    answer = line.simulated.app.post(
        "/line/citizen/webhook", data=changed, headers={SIGNATURE_HEADER: good}
    )
    assert answer.status_code == 400
    assert line.rows(tables.Tip) == 0
    for _ in range(5):
        answer = line.simulated.app.post(
            "/line/citizen/webhook", data=body, headers={SIGNATURE_HEADER: good}
        )
        assert answer.status_code == 200
    assert line.rows(tables.Tip) == 1
    assert line.rows(tables.Receipt) == 1


def test_a_body_kept_until_its_claim_has_died_finds_no_way_in(line: LineHouse) -> None:
    talk = line.phone()
    body = a_body(line, talk, "แจ้งเรื่องยา")
    line.clock.forward(timedelta(days=6, minutes=1))
    assert line.simulated.app
    answer = line.simulated.app.post(
        "/line/citizen/webhook",
        data=body,
        headers={SIGNATURE_HEADER: signature(f"{SECRET}-citizen", body)},
    )
    assert answer.status_code == 200
    assert line.rows(tables.Conversation) == 0
    assert line.rows(tables.EventClaim) == 0
