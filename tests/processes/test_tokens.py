"""The real processes while their channel access tokens end, are refused, and cannot be renewed."""

import time
from functools import partial
from typing import Any

import pytest
import urllib3

from demo.people import member_of
from simulator.client import Phone
from start.stack import Stack
from tests.processes import demo_town as town

pytestmark = pytest.mark.processes

LIFE = 3


def tokens(stack: Stack, **wanted: Any) -> None:
    """Shorten the lives of tokens, or end them."""
    answer = urllib3.request("POST", f"{stack.simulator_url}/_sim/tokens", json=wanted)
    assert answer.status == 200


def issued(stack: Stack, account: str, by: str) -> list[int]:
    found = town.calls(stack, account, "token")
    return [one["status"] for one in found if one["body"] == {"by": by}]


def renewed(stack: Stack, account: str, by: str) -> bool:
    return issued(stack, account, by).count(200) >= 2


def test_web_and_worker_go_on_while_tokens_end_are_refused_and_cannot_be_renewed(
    stack: Stack,
) -> None:
    officer = Phone(stack.simulator_url, "officer", member_of(town.DISTRICT).login)
    heard = len(officer.messages())
    tokens(stack, seconds=LIFE, void=True)  # what the processes hold is refused from now on
    began = time.monotonic()
    phone = town.at_the_send_screen(stack, "tokens-1", "เขาถือปืนขายยาอยู่ตอนนี้")
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    town.until(lambda: len(officer.messages()) == heard + 1)
    refused = town.calls(stack, "", "reply")  # LINE knows nobody by a dead token
    assert {call["status"] for call in refused} == {401}
    town.until(lambda: time.monotonic() > began + LIFE)

    town.order(stack, account="*", endpoint="token", kind="status", status=500, times=3)
    phone = town.at_the_send_screen(stack, "tokens-2", "เขาถือปืนขายยาอยู่ตอนนี้")
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    town.until(lambda: len(officer.messages()) == heard + 2)
    # Who sends learns that its token is dead: web answers reporters, the worker tells officers.
    town.until(partial(renewed, stack, "citizen", "secret"))
    town.until(partial(renewed, stack, "officer", "assertion"))
    tokens(stack, seconds=900)

    for process in ("web", "worker"):
        said = stack.log(process).read_text(encoding="utf-8")
        assert "channel access token renewed account=citizen" in said
        assert "Bearer" not in said
        assert "access_token" not in said
