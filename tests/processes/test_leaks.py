"""Whole conversations at DEBUG, after which nobody's words, ids or receipts stand in any file.

Everything under the data folder is read, what the processes printed, their temporary folder, and
on PostgreSQL the server's files of this database with its write-ahead log; not the simulator's own
folder, which is LINE's side and must hold it all: it shows that the search finds.
"""

import json
import os
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
import urllib3

from demo.people import member_of
from simulator.client import Phone
from start.stack import Stack
from storage import tables
from tests.processes import demo_town as town
from tests.processes.leaked import Secrets, a_photo, leaks
from tests.processes.needles import found_in, spellings

if TYPE_CHECKING:
    from tests.postgresql import PostgresqlServer

pytestmark = pytest.mark.processes

LEAD = "lead-4505"
CODE = re.compile(r'data-testid="code-once">([^<]+)<')


@pytest.fixture(params=["sqlite", "postgresql"])
def debug_stack(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stack]:
    """All processes at DEBUG, with a temporary folder of their own."""
    (tmp_path / "tmp").mkdir()
    given = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "TMPDIR": str(tmp_path / "tmp"),
        "BOSAE_ENVIRONMENT": "test",
        "BOSAE_LOG_LEVEL": "DEBUG",
        "NOTICE_DELAY_SECONDS": "0",
        "STATUS_DELAY_SECONDS": "0",
        "MEMBER_ARGON2_MIB": "1",
        "RECEIPT_ARGON2_MIB": "1",
    }
    name = f"bosae_leaks_{uuid.uuid4().hex[:12]}"
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        given["DATABASE_URL"] = server.create(name)
    with Stack(tmp_path / "home", given=given) as running:
        yield running
    if request.param == "postgresql":
        server.drop(name)


def lines_ids(stack: Stack, known: Secrets) -> None:
    """Every id that LINE gave: people, messages, events, tokens."""
    with urllib3.PoolManager() as http:
        sent = json.loads(http.request("GET", f"{stack.simulator_url}/_sim/deliveries").data)
    events = [event["webhookEventId"] for one in sent["deliveries"] for event in one["events"]]
    known.seen("webhook event ids", *events)
    replies = town.calls(stack, "citizen", "reply")
    known.seen("reply tokens", *(call["body"]["replyToken"] for call in replies))


def tells_a_drug_tip(stack: Stack, known: Secrets) -> Phone:
    """Up to the send screen, with all that people type about a place, a car, a person."""
    story = known.told("story", "เขาถือปืนขายยาอยู่หลังโรงสีเก่า")
    phone = town.at_the_send_screen(stack, "leak-citizen", story)
    known.seen("citizen's LINE id", phone.user_id)
    phone.tap("เพิ่มรายละเอียด")
    phone.wait_for("เพิ่มเรื่องไหน", town.PATIENCE)
    for label, words in (
        ("รถ/ทะเบียน", known.told("plate", "กข-1234 กระบะสีดำ")),
        ("ใคร", known.told("person", "ชื่อเล่นเอก โทร 081-234-5678")),
    ):
        phone.tap(label)
        phone.wait_for("", town.PATIENCE)
        phone.send_text(words)
        phone.wait_for("รับแล้ว", town.PATIENCE)
        phone.send_text("เสร็จแล้ว")
        phone.wait_for("เพิ่มเรื่องไหน", town.PATIENCE)
    maker = known.told("maker of the camera", "Camera of the reporter")
    picture = a_photo(maker)
    known.bytes_of("picture as sent", picture)
    phone.send_image(picture)
    phone.wait_for("รับไฟล์แล้ว", town.PATIENCE)
    return phone


def to_the_send_screen(phone: Phone) -> None:
    phone.send_text("ส่งเลย")
    phone.wait_for("ยังไม่ได้ส่ง", town.PATIENCE)


def sends(phone: Phone, known: Secrets, name: str) -> str:
    """From the send screen; gives the receipt's digits."""
    phone.tap("ส่งเลย")
    spaced = town.RECEIPT.search(phone.wait_for("รหัสติดตาม", town.PATIENCE).text)
    assert spaced
    digits = spaced[0].replace(" ", "")
    known.seen(name, spaced[0], digits, spaced[0].replace(" ", "-"))
    return digits


def tells_a_misconduct_tip(stack: Stack, known: Secrets) -> Phone:
    phone = Phone(stack.simulator_url, "citizen", "leak-brave")
    known.seen("brave citizen's LINE id", phone.user_id)
    for text, wanted in (
        ("เจ้าหน้าที่พัวพันยา", "ทำอะไร"),
        ("4", "ฝ่ายไหน"),
        ("2", "ทำงานที่ไหน"),
        ("4", "ที่ทำงานของเขาอยู่"),
        ("ธวัชบุรี", "หมายถึง"),
        ("1", "เล่าเท่าที่รู้"),
        (known.told("misconduct", "ผู้ใหญ่บ้านถือปืนขายเองทุกคืน"), "รับแล้ว"),
    ):
        phone.send_text(text)
        phone.wait_for(wanted, town.PATIENCE)
    return phone


def opens_by_receipt(phone: Phone, digits: str) -> None:
    phone.send_text("ติดตามเรื่อง")
    phone.wait_for("16", town.PATIENCE)

    def answered() -> bool:
        phone.send_text(digits)
        return "สถานะ" in phone.wait_for("", town.PATIENCE).text

    town.until(answered)


def adds_by_receipt(phone: Phone, digits: str, known: Secrets) -> None:
    opens_by_receipt(phone, digits)
    phone.tap("เพิ่มรายละเอียด")
    phone.wait_for("เพิ่มเรื่องไหน", town.PATIENCE)
    phone.tap("เวลา")
    phone.wait_for("", town.PATIENCE)
    phone.send_text(known.told("addition", "มาทุกคืนตอนตีสองกับน้องชาย"))
    phone.wait_for("รับแล้ว", town.PATIENCE)
    for _ in range(2):
        phone.send_text("เสร็จแล้ว")
        if "เพิ่มให้แล้ว" in phone.wait_for("", town.PATIENCE).text:
            return
    raise AssertionError("nothing was added")


def an_officer_enrols(stack: Stack, known: Secrets) -> None:
    console = town.signed_in(stack, LEAD)
    console.open("/account")
    console.send("/account/officer-code")
    code = CODE.search(console.page)
    assert code, console.page
    known.seen("officer's one-time code", code[1], code[1].replace("-", ""))
    officer = Phone(stack.simulator_url, "officer", "leak-officer")
    known.seen("officer's LINE id", officer.user_id)
    officer.send_text(code[1])
    officer.wait_for("ผูกบัญชีเรียบร้อย", town.PATIENCE)


def a_member_works(stack: Stack, known: Secrets) -> None:
    """Reads, sees the picture, writes a note, refers."""
    phone = Phone(stack.simulator_url, "officer", member_of(town.DISTRICT).login)
    known.seen("other officer's LINE id", phone.user_id)
    town.until(lambda: any(town.REFERENCE.search(one.text) for one in phone.messages()))
    (reference,) = {found for one in phone.messages() for found in town.REFERENCE.findall(one.text)}
    console = town.signed_in(stack)
    path = f"/tips/{reference}"
    shown = re.compile(rf'<img src="({re.escape(path)}/media/[0-9a-f-]+)"')

    def picture() -> str:
        console.open(path)
        found = shown.search(console.page)
        return found[1] if found else ""

    town.until(lambda: bool(picture()))
    known.bytes_of("picture as kept", console.file(picture()))
    console.open(path)
    console.send(f"{path}/notes", text=known.told("note", "สายข่าวยืนยันแล้วว่าจริง"))
    console.send(f"{path}/accept")
    console.send(f"{path}/refer", target="สภ.ธวัชบุรี", letter_number="1", sent_on="1/1/2567")
    console.open("/audit" if console.offers("/audit") else path)


def withdraws(stack: Stack, known: Secrets) -> None:
    phone = town.at_the_send_screen(
        stack, "leak-sorry", known.told("withdrawn", "เขาถือปืนขายยาแถวบ้านฉันเอง")
    )
    known.seen("sorry citizen's LINE id", phone.user_id)
    digits = sends(phone, known, "receipt of the withdrawn")
    opens_by_receipt(phone, digits)
    phone.tap("ถอนเรื่อง")
    phone.wait_for("ถอนแล้วเรียกคืนไม่ได้", town.PATIENCE)
    phone.send_text("1")
    phone.wait_for("ถอนเรื่องแล้ว", town.PATIENCE)


def test_nobodys_words_ids_or_receipts_stand_in_any_file(debug_stack: Stack) -> None:
    stack, known = debug_stack, Secrets()
    with town.database_of(stack) as database:
        phone = tells_a_drug_tip(stack, known)
        brave = tells_a_misconduct_tip(stack, known)
        lines_ids(stack, known)
        assert leaks(stack, database, known.needles) == [], "while drafts run"

        for one in (phone, brave):
            to_the_send_screen(one)
        digits = sends(phone, known, "receipt")
        sends(brave, known, "receipt of the brave")
        with database.read() as work:
            drafts = sa.select(sa.func.count()).select_from(tables.Conversation)
            assert work.connection.scalar(drafts) == 0, "drafts outlive their tips"
        a_member_works(stack, known)
        an_officer_enrols(stack, known)
        adds_by_receipt(phone, digits, known)
        withdraws(stack, known)
        lines_ids(stack, known)
        message_ids = [
            one.id for phone_ in (phone, brave) for one in phone_.messages() if len(one.id) >= 12
        ]
        known.seen("message ids", *message_ids)
        assert leaks(stack, database, known.needles) == [], "after all was sent"
    logs = "".join(file.read_text() for file in (stack.home / "logs").glob("*.log"))
    assert "Traceback" not in logs
    at_lines_side = found_in((stack.home / "simulator").rglob("*.json"), known.needles)
    assert {one.partition(":")[0] for one in at_lines_side} >= {"story", "receipt", "misconduct"}


def test_the_search_finds_every_dress(tmp_path: Path) -> None:
    import base64  # noqa: PLC0415 - for this test alone

    words, needles = "หลังโรงสีเก่า 4821", {"words": spellings("หลังโรงสีเก่า 4821")}
    dresses = [
        words.encode(),
        words.encode("utf-16"),
        words.encode().hex().encode(),
        json.dumps({"text": words}).encode(),
        *(base64.b64encode(b"x" * before + words.encode() + b"!") for before in range(4)),
        *(base64.urlsafe_b64encode(b"~" * before + words.encode() + b"?") for before in range(4)),
    ]
    file = tmp_path / "file"
    for dress in dresses:
        file.write_bytes(b"before" + dress + b"after")
        assert found_in([file], needles) == [f"words: {file}"]
    file.write_bytes("หลังโรงสีใหม่ 4821".encode())
    assert found_in([file], needles) == []
