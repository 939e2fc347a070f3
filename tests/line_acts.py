"""Small things that tests of chats share."""

import secrets
import time
from collections.abc import Callable
from typing import Any

from tests.line_house import LineHouse, Talk


def raw_event(line: LineHouse, user_id: str, kind: str, **more: Any) -> dict[str, Any]:
    """One event as LINE writes it, with a token that nobody was told of yet."""
    return {
        "type": kind,
        "mode": "active",
        "timestamp": int(line.clock.now().timestamp() * 1000),
        "webhookEventId": secrets.token_hex(13),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": secrets.token_hex(16),
        "source": {"type": "user", "userId": user_id},
        **more,
    }


def an_event(line: LineHouse, talk: Talk, text: str, **more: Any) -> dict[str, Any]:
    message = {"type": "text", "id": "1", "quoteToken": "q", "text": text}
    return raw_event(line, talk.phone.user_id, "message", **{"message": message, **more})


def answers(talk: Talk, wanted: str) -> int:
    return sum(wanted in one.text for one in talk.phone.messages() if not one.mine)


def at_the_story(line: LineHouse) -> Talk:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    return talk


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
