"""Chats of several people: the accounts leave them, and keep nothing of what is said there."""

import secrets
from datetime import timedelta
from typing import Any

import pytest

from simulator.events import event, text_content
from simulator.groups import Groups
from storage.tables import Conversation, OutboxRow, ParkedEvent
from tests.line_house import LineHouse

BOTH = pytest.mark.parametrize("account", ["citizen", "officer"])
WORDS = "แชตส่วนตัว"


def groups(line: LineHouse, account: str) -> Groups:
    return line.simulated.platform.channels[account].groups


def put_into(line: LineHouse, account: str, kind: str = "group") -> str:
    """Somebody invites the account; gives the group's id."""
    platform = line.simulated.platform
    joined = groups(line, account).join(kind, int(platform.now() * 1000))
    platform.deliver(account, kind, [joined]).settled.wait(5)
    return str(joined["source"][f"{kind}Id"])


@BOTH
@pytest.mark.parametrize("kind", ["group", "room"])
def test_put_into_a_group_it_says_once_that_it_works_one_to_one_and_leaves(
    line: LineHouse, account: str, kind: str
) -> None:
    line.simulated.platform.courier.duplicates = 1
    chat = put_into(line, account, kind)
    line.working().loop.drain()
    said = groups(line, account).said[chat]
    assert [WORDS in one["text"] for one in said] == [True]
    assert "private chats" in said[0]["text"]
    assert "ยา" not in said[0]["text"].replace("ส่วนตัว", "")
    assert groups(line, account).inside == set()
    assert line.kinds_waiting() == []


@BOTH
def test_what_is_said_in_a_group_is_neither_answered_nor_kept(
    line: LineHouse, account: str
) -> None:
    platform = line.simulated.platform
    person = "U" + secrets.token_hex(16)
    words = event("message", person, int(platform.now() * 1000), replyToken="token")
    words["message"] = text_content("1", "ขายยาบ้าหลังวัดทุกคืน")
    words["source"] = {"type": "group", "groupId": "C" + "0" * 32, "userId": person}
    platform.deliver(account, "group", [words]).settled.wait(5)
    assert [line.rows(one) for one in (OutboxRow, Conversation, ParkedEvent)] == [0, 0, 0]
    assert line.simulated.calls("reply") == []


@pytest.mark.parametrize(("hours", "waits"), [(0, ["leave_chat"]), (1, [])])
def test_while_line_is_away_it_is_tried_for_an_hour_and_the_groups_name_is_forgotten(
    line: LineHouse, hours: int, waits: list[str]
) -> None:
    line.fails("*", "status", times=99)
    put_into(line, "citizen")
    line.clock.forward(timedelta(hours=hours))
    line.working().loop.drain()
    assert line.kinds_waiting() == waits


def test_a_join_that_names_no_group_of_lines_shape_is_passed_over(line: LineHouse) -> None:
    platform = line.simulated.platform
    strange: list[dict[str, Any]] = [
        {"type": "group"},
        {"type": "group", "groupId": "../../message/push"},
        {"type": "room", "groupId": "C" + "0" * 32},
        {"type": "user", "userId": "U" + "0" * 32},
    ]
    for source in strange:
        joined = event("join", "", int(platform.now() * 1000), replyToken="token")
        platform.deliver("citizen", "group", [{**joined, "source": source}]).settled.wait(5)
    assert line.kinds_waiting() == []
    assert set(line.simulated.statuses) == {200}
