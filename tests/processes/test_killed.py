"""The real processes, killed between commit and reply, and while LINE takes no token of theirs."""

import time
from http import HTTPStatus
from typing import Any

import pytest
import urllib3

from demo.people import member_of
from simulator.client import Phone
from start.stack import Stack
from tests.processes import demo_town as town

pytestmark = pytest.mark.processes

URGENT = "เขาถือปืนขายยาอยู่ตอนนี้"  # officers hear of it at night too
LIFE = 3  # seconds


def tokens(stack: Stack, **wanted: Any) -> None:
    """Shorten the lives of tokens, or end them."""
    answer = urllib3.request("POST", f"{stack.simulator_url}/_sim/tokens", json=wanted)
    assert answer.status == 200


def issued(stack: Stack, account: str, by: str) -> int:
    """How often LINE gave this account a token for such a proof."""
    found = town.calls(stack, account, "token")
    return sum(one["status"] == HTTPStatus.OK and one["body"] == {"by": by} for one in found)


def test_the_web_process_dies_after_its_commit_and_the_reporter_still_gets_one_receipt(
    stack: Stack,
) -> None:
    phone = town.at_the_send_screen(stack, "killed-1", URGENT)
    town.order(stack, account="citizen", endpoint="reply", kind="status", status=500, times=1)
    phone.tap("ส่งเลย")
    assert phone.settle(town.PATIENCE)
    stack.kill("web")
    with town.database_of(stack) as database:
        town.end_leases_of(database, "web")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    stack.restart("web")
    phone.send_text("ส่งเลย")
    phone.wait_for("", town.PATIENCE)
    assert len(town.receipts_of(phone)) == 1


def test_web_and_worker_die_while_line_answers_and_nobody_hears_twice(stack: Stack) -> None:
    officer = Phone(stack.simulator_url, "officer", member_of(town.DISTRICT).login)
    phone = town.at_the_send_screen(stack, "killed-2", URGENT)
    heard = len(officer.messages())
    replied = len(town.calls(stack, "citizen", "reply"))
    pushed = len(town.calls(stack, "officer", "push"))
    town.order(stack, account="citizen", endpoint="reply", kind="slow", seconds=20, times=1)
    town.order(stack, account="officer", endpoint="push", kind="slow", seconds=20, times=1)
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    town.until(lambda: len(officer.messages()) == heard + 1)
    for name in ("web", "worker"):
        stack.kill(name)
    with town.database_of(stack) as database:
        town.end_leases_of(database, "web", "worker")
    for name in ("web", "worker"):
        stack.restart(name)
    town.until(lambda: len(town.calls(stack, "citizen", "reply")) > replied + 1)
    town.until(lambda: len(town.calls(stack, "officer", "push")) > pushed + 1)
    with town.database_of(stack) as database:
        town.until(lambda: town.waiting(database) == 0)
    assert len(town.receipts_of(phone)) == 1
    assert len(officer.messages()) == heard + 1
    assert len({call["retry_key"] for call in town.calls(stack, "officer", "push")[pushed:]}) == 1


def test_web_and_worker_go_on_while_tokens_end_are_refused_and_cannot_be_renewed(
    stack: Stack,
) -> None:
    officer = Phone(stack.simulator_url, "officer", member_of(town.DISTRICT).login)
    heard = len(officer.messages())
    # Who sends learns that its token is dead: web answers reporters, the worker tells officers.
    web, worker = issued(stack, "citizen", "secret"), issued(stack, "officer", "assertion")
    tokens(stack, seconds=LIFE, void=True)  # what the processes hold is refused from now on
    began = time.monotonic()
    phone = town.at_the_send_screen(stack, "tokens-1", URGENT)
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    town.until(lambda: len(officer.messages()) == heard + 1)
    refused = town.calls(stack, "", "reply")  # LINE knows nobody by a dead token
    assert {call["status"] for call in refused} == {401}
    town.until(lambda: time.monotonic() > began + LIFE)

    town.order(stack, account="*", endpoint="token", kind="status", status=500, times=3)
    phone = town.at_the_send_screen(stack, "tokens-2", URGENT)
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    town.until(lambda: len(officer.messages()) == heard + 2)
    town.until(lambda: issued(stack, "citizen", "secret") >= web + 2)
    town.until(lambda: issued(stack, "officer", "assertion") >= worker + 2)
    tokens(stack, seconds=900)

    for process in ("web", "worker"):
        said = stack.log(process).read_text(encoding="utf-8")
        assert "channel access token renewed account=citizen" in said
        assert "Bearer" not in said
        assert "access_token" not in said
