"""``kill -9`` of the web process between commit and reply, and of the worker during a push."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import urllib3

from demo.people import member_of
from simulator.client import Phone
from start.stack import Stack

pytestmark = pytest.mark.processes

DISTRICT = "4505"
PATIENCE = 60.0


def order(stack: Stack, **plan: Any) -> None:
    """Make the next calls of an endpoint go wrong."""
    answer = urllib3.request("POST", f"{stack.simulator_url}/_sim/fail", json=plan)
    assert answer.status == 200


def calls(stack: Stack, account: str, endpoint: str) -> list[dict[str, Any]]:
    answer = urllib3.request(
        "GET", f"{stack.simulator_url}/_sim/calls?account={account}&endpoint={endpoint}"
    )
    found: list[dict[str, Any]] = json.loads(answer.data)
    return found


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def at_the_send_screen(stack: Stack, person: str) -> Phone:
    phone = Phone(stack.simulator_url, "citizen", person)
    for text, wanted in (
        ("แจ้งเรื่องยา", "เรื่องอะไร"),
        ("ขายยา", "เกิดที่ไหน"),
        ("ธวัชบุรี", "หมายถึง"),
        ("1", "เล่าเท่าที่รู้"),
        ("เขาถือปืนขายยาอยู่ตอนนี้", "รับแล้ว"),
        ("ส่งเลย", "ยังไม่ได้ส่ง"),
    ):
        phone.send_text(text)
        phone.wait_for(wanted, PATIENCE)
    return phone


def receipts(phone: Phone) -> int:
    return sum("รหัสติดตาม" in one.text for one in phone.messages() if not one.mine)


def test_the_web_process_dies_after_its_commit_and_the_reporter_still_gets_one_receipt(
    stack: Stack,
) -> None:
    phone = at_the_send_screen(stack, "killed-1")
    order(stack, account="citizen", endpoint="reply", kind="status", status=500, times=1)
    phone.tap("ส่งเลย")
    assert phone.settle(PATIENCE)
    stack.kill("web")
    phone.wait_for("รหัสติดตาม", PATIENCE)
    stack.restart("web")
    phone.send_text("ส่งเลย")
    phone.wait_for("", PATIENCE)
    assert receipts(phone) == 1


def test_web_and_worker_die_while_line_answers_and_nobody_hears_twice(stack: Stack) -> None:
    officer = Phone(stack.simulator_url, "officer", member_of(DISTRICT).login)
    phone = at_the_send_screen(stack, "killed-2")
    heard = len(officer.messages())
    replied = len(calls(stack, "citizen", "reply"))
    pushed = len(calls(stack, "officer", "push"))
    order(stack, account="citizen", endpoint="reply", kind="slow", seconds=20, times=1)
    order(stack, account="officer", endpoint="push", kind="slow", seconds=20, times=1)
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", PATIENCE)
    until(lambda: len(officer.messages()) == heard + 1)
    for name in ("web", "worker"):
        stack.kill(name)
    for name in ("web", "worker"):
        stack.restart(name)
    until(lambda: len(calls(stack, "citizen", "reply")) > replied + 1)
    until(lambda: len(calls(stack, "officer", "push")) > pushed + 1)
    until(lambda: waiting(stack) == 0)
    assert receipts(phone) == 1
    assert len(officer.messages()) == heard + 1
    assert len({call["retry_key"] for call in calls(stack, "officer", "push")[pushed:]}) == 1


def waiting(stack: Stack) -> int:
    """Rows of the outbox."""
    return int(json.loads(stack.run("outbox", "stats", "--json"))["queue"])
