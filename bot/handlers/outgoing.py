"""A linter for what is about to be sent: LINE refuses a whole call for one fault in it.

Limits: https://developers.line.biz/en/reference/messaging-api/ (message objects, actions).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.flows.render import LABEL_GRAPHEMES, graphemes
from bot.handlers.messages import MOST_BUTTONS, MOST_MESSAGES, TEXT_UNITS, utf16_units

ALT_TEXT_UNITS = 1500
FLEX_LABEL_GRAPHEMES = 40
BUBBLE_BYTES = 30 * 1024
DATA_UNITS = 300
URI_UNITS = 1000
CLIPBOARD_UNITS = 1000
URI_SCHEMES = ("https://", "http://", "line://", "tel:")
_ACTION_FIELDS = {
    "postback": {"data"},
    "clipboard": {"clipboardText"},
    "uri": {"uri"},
    "camera": set(),
    "cameraRoll": set(),
    "location": set(),
}


def faults(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """What LINE would refuse, as ``place: rule``; empty for a call that may be sent."""
    return list(_faults(messages))


def _faults(messages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not 1 <= len(messages) <= MOST_MESSAGES:
        yield "messages: 1 to 5"
    for index, message in enumerate(messages):
        at = f"messages[{index}]"
        if message.get("type") == "text":
            if not 1 <= utf16_units(str(message.get("text", ""))) <= TEXT_UNITS:
                yield f"{at}.text: 1 to 5000 units"
        elif message.get("type") == "flex":
            yield from _flex(message, at)
        else:
            yield f"{at}.type: text or flex"
        if "quickReply" in message:
            yield from _quick_reply(message["quickReply"]["items"], at)


def _quick_reply(items: Sequence[Mapping[str, Any]], at: str) -> Iterator[str]:
    if not 1 <= len(items) <= MOST_BUTTONS:
        yield f"{at}.quickReply: 1 to 13 buttons"
    for number, item in enumerate(items):
        yield from _action(item["action"], f"{at}.quickReply[{number}]", LABEL_GRAPHEMES)


def _flex(message: Mapping[str, Any], at: str) -> Iterator[str]:
    if not 1 <= utf16_units(str(message.get("altText", ""))) <= ALT_TEXT_UNITS:
        yield f"{at}.altText: 1 to 1500 units"
    contents = message.get("contents", {})
    if contents.get("type") != "bubble":
        yield f"{at}.contents: a bubble"
    if len(json.dumps(contents, ensure_ascii=False).encode()) > BUBBLE_BYTES:
        yield f"{at}.contents: 30 KB"
    for action in _actions_in(contents):
        yield from _action(action, f"{at}.contents", FLEX_LABEL_GRAPHEMES)


def _actions_in(node: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name == "action":
                yield value
            else:
                yield from _actions_in(value)
    elif isinstance(node, list):
        for one in node:
            yield from _actions_in(one)


def _action(action: Mapping[str, Any], at: str, label_limit: int) -> Iterator[str]:
    kind = action.get("type")
    if kind not in _ACTION_FIELDS:
        yield f"{at}.action: unknown type"
        return
    if not 1 <= len(graphemes(str(action.get("label", "")))) <= label_limit:
        yield f"{at}.label: 1 to {label_limit} graphemes"
    yield from (f"{at}.{name}: missing" for name in _ACTION_FIELDS[kind] - action.keys())
    if utf16_units(str(action.get("data", ""))) > DATA_UNITS:
        yield f"{at}.data: 300"
    if utf16_units(str(action.get("clipboardText", "x"))) not in range(1, CLIPBOARD_UNITS + 1):
        yield f"{at}.clipboardText: 1 to 1000"
    uri = str(action.get("uri", "tel:"))
    if utf16_units(uri) > URI_UNITS or not uri.startswith(URI_SCHEMES):
        yield f"{at}.uri: http, https, line or tel, 1000"
