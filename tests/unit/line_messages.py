"""Small messages to be right or wrong in one place."""

from typing import Any

import pytest

from simulator.errors import LineError
from simulator.messages import check_body

TEXT = {"type": "text", "text": "สวัสดี"}
POSTBACK = {"type": "postback", "label": "ส่งเลย", "data": "send"}
TEXT_PART = {"type": "text", "text": "ก"}
BOX: dict[str, Any] = {
    "type": "box",
    "layout": "vertical",
    "contents": [{"type": "text", "text": "ก"}],
}
BUBBLE: dict[str, Any] = {"type": "bubble", "body": BOX}


def quick(*actions: dict[str, Any]) -> dict[str, Any]:
    items = [{"type": "action", "action": one} for one in actions]
    return {**TEXT, "quickReply": {"items": items}}


def flex(contents: dict[str, Any], alt_text: str = "แจ้ง") -> dict[str, Any]:
    return {"type": "flex", "altText": alt_text, "contents": contents}


def body_of(*parts: dict[str, Any], **looks: Any) -> dict[str, Any]:
    box = {"type": "box", "layout": "vertical", "contents": list(parts), **looks}
    return flex({"type": "bubble", "body": box})


def buttons(**more: Any) -> dict[str, Any]:
    template = {"type": "buttons", "text": "เลือก", "actions": [POSTBACK], **more}
    return {"type": "template", "altText": "เลือก", "template": template}


def refusal(*messages: dict[str, Any]) -> LineError:
    with pytest.raises(LineError) as caught:
        check_body("push", {"to": "U1", "messages": list(messages)})
    return caught.value
