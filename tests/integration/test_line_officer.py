"""The officers' account: link, notice, one tap, unlink."""

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from intake.codes import LINE_LINK, code_hash, new_code
from intake.model import AccountState, Role
from intake.ports.accounts import Account
from tests.line_house import LineHouse, Talk

LATER = timedelta(hours=1)


def a_member(line: LineHouse, name: str) -> UUID:
    account = Account(
        id=uuid4(),
        name=name,
        role=Role.STAFF,
        state=AccountState.ACTIVE,
        centre_id=line.house.district.id,
        created_at=line.clock.now(),
        login=secrets.token_hex(4),
    )
    with line.database.write() as work:
        work.accounts.add(account)
    return account.id


def a_code(line: LineHouse, account_id: UUID) -> str:
    code = new_code(LINE_LINK)
    with line.database.write() as work:
        hashed = code_hash("officer", code)
        work.officers.set_code(account_id, hashed, line.clock.now() + timedelta(days=1))
    return code


def an_officer(line: LineHouse, name: str = "ปลัดหนึ่ง", person: str = "officer-1") -> Talk:
    talk = line.phone(person, "officer")
    talk.phone.follow()
    talk.phone.wait_for("รหัสผูกบัญชี")
    talk.says(a_code(line, a_member(line, name)).lower(), "ผูกบัญชีเรียบร้อย")
    return talk


def a_tip_arrives(line: LineHouse, talk: Talk) -> None:
    citizen = line.phone()
    citizen.tells_a_tip()
    citizen.sends()
    line.clock.forward(LATER)
    line.working().loop.drain()
    talk.phone.wait_for("เลขรับเรื่อง")


def test_an_officer_is_told_of_a_tip_and_nothing_of_what_was_told(line: LineHouse) -> None:
    talk = an_officer(line)
    a_tip_arrives(line, talk)
    notice = talk.last()
    assert notice.kind == "flex"
    assert "ยาเสพติด" in notice.text
    assert "วัด" not in notice.text
    opened = talk.phone.tap("เปิดเรื่อง")["opened"]
    assert opened.startswith("https://console.example/tips/")


def test_one_tap_acknowledges_a_second_says_when_a_colleagues_says_who(line: LineHouse) -> None:
    first = an_officer(line)
    second = an_officer(line, "ปลัดสอง", "officer-2")
    a_tip_arrives(line, first)
    second.phone.wait_for("เลขรับเรื่อง")
    assert "รับทราบแล้วค่ะ" in first.taps("รับทราบ")
    assert "คุณรับทราบ" in first.taps("รับทราบ")
    assert "ปลัดหนึ่ง รับทราบ" in second.taps("รับทราบ")


def test_an_officer_who_blocks_the_account_is_unlinked(line: LineHouse) -> None:
    talk = an_officer(line)
    talk.phone.block()
    assert talk.phone.settle()
    citizen = line.phone()
    citizen.tells_a_tip()
    citizen.sends()
    line.clock.forward(LATER)
    line.working().loop.drain()
    assert line.simulated.calls("push") == []


def test_a_code_links_once(line: LineHouse) -> None:
    talk = line.phone("officer-1", "officer")
    code = a_code(line, a_member(line, "ปลัดหนึ่ง"))
    talk.says(code, "ผูกบัญชีเรียบร้อย")
    other = line.phone("officer-2", "officer")
    assert "ไม่พบรหัสนี้" in other.says(code)
    assert "ผูกบัญชีไว้แล้ว" in talk.says(code)


def test_the_officers_account_takes_no_tips(line: LineHouse) -> None:
    talk = line.phone("officer-1", "officer")
    assert "รับเบาะแสไม่ได้" in talk.says("ขายยาหลังวัด")


def test_a_stranger_cannot_acknowledge(line: LineHouse) -> None:
    talk = an_officer(line)
    a_tip_arrives(line, talk)
    button = next(one for one in talk.phone.buttons() if one.label == "รับทราบ")
    stranger = line.phone("officer-9", "officer")
    stranger.phone.postback(button.action["data"], "รับทราบ")
    stranger.phone.wait_for("ไม่พบเรื่องนี้")
    assert "รับทราบแล้วค่ะ" in talk.taps("รับทราบ")


def test_one_person_has_different_ids_on_the_two_accounts(line: LineHouse) -> None:
    citizen, officer = line.phone("same"), line.phone("same", "officer")
    assert citizen.phone.user_id != officer.phone.user_id
