"""Message objects and the bodies that carry them: counts and lengths in LINE's own units."""

from collections.abc import Iterator
from typing import Any

from simulator import flex
from simulator.actions import action
from simulator.checks import (
    At,
    Check,
    Fault,
    Together,
    address,
    by_type,
    each,
    flag,
    number,
    one_of,
    pattern,
    record,
    text,
    whole,
)
from simulator.errors import refuse_body, refuse_flex
from simulator.units import graphemes

MAX_MESSAGES = 5
MAX_RECIPIENTS = 500
MAX_QUICK_REPLIES = 13
TEXT_UNITS = 5000
ALT_TEXT_UNITS = 1500

_https = address(("https",), 2000)


def _sender_name(value: object, at: At) -> Iterator[Fault]:
    yield from text(1, 20)(value, at)
    if isinstance(value, str) and "line" in value.lower().split():
        yield Fault(at, "Invalid sender name")


_quick_reply = record(
    {
        "items": each(
            record(
                {"action": action("quick reply", labelled=True)},
                {"type": one_of("action"), "imageUrl": _https},
            ),
            1,
            MAX_QUICK_REPLIES,
        )
    },
    {},
)
_COMMON: dict[str, Check] = {
    "quickReply": _quick_reply,
    "sender": record({}, {"name": _sender_name, "iconUrl": _https}),
}
_button = action("template", labelled=True)
_tap = action("template", labelled=False)
_PICTURE: dict[str, Check] = {
    "imageAspectRatio": one_of("rectangle", "square"),
    "imageSize": one_of("cover", "contain"),
}
_title = text(1, 40, graphemes)


def _narrow_beside_picture(high: int) -> Together:
    """Accept a template text that is shorter where a picture or a title stands beside it."""

    def check(value: dict[str, Any], at: At) -> Iterator[Fault]:
        if value.get("thumbnailImageUrl") or value.get("title"):
            yield from text(1, high, graphemes)(value.get("text"), at / "text")

    return check


_CARD: dict[str, Check] = {
    "thumbnailImageUrl": _https,
    "imageBackgroundColor": pattern(r"#[0-9A-Fa-f]{6}"),
    "title": _title,
    "defaultAction": _tap,
}
_buttons = record(
    {"text": text(1, 160, graphemes), "actions": each(_button, 1, 4)},
    {**_CARD, **_PICTURE},
    _narrow_beside_picture(60),
)
_column = record(
    {"text": text(1, 120, graphemes), "actions": each(_button, 1, 3)},
    _CARD,
    _narrow_beside_picture(60),
)


def _columns_alike(value: dict[str, Any], at: At) -> Iterator[Fault]:
    columns = [one for one in value.get("columns") or [] if isinstance(one, dict)]
    shapes = {
        (len(one.get("actions") or []), "title" in one, "thumbnailImageUrl" in one)
        for one in columns
    }
    if len(shapes) > 1:
        yield Fault(at / "columns", "All columns must have the same number of actions and parts")


_template = by_type(
    {
        "buttons": _buttons,
        "confirm": record({"text": text(1, 240, graphemes), "actions": each(_button, 2, 2)}, {}),
        "carousel": record({"columns": each(_column, 1, 10)}, _PICTURE, _columns_alike),
        "image_carousel": record(
            {
                "columns": each(
                    record(
                        {
                            "imageUrl": _https,
                            "action": action("image carousel", labelled=True),
                        },
                        {},
                    ),
                    1,
                    10,
                )
            },
            {},
        ),
    }
)
_emoji = record(
    {"index": whole(0, TEXT_UNITS), "productId": text(1, 100), "emojiId": text(1, 100)}, {}
)


def _any_object(value: object, at: At) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(at, "Must be an object")


_alt_text = text(1, ALT_TEXT_UNITS)
_message = by_type(
    {
        "text": record(
            {"text": text(1, TEXT_UNITS)},
            {**_COMMON, "emojis": each(_emoji, 0, 20), "quoteToken": text(1, 1000)},
        ),
        "textV2": record(
            {"text": text(1, TEXT_UNITS)},
            {**_COMMON, "substitution": _any_object, "quoteToken": text(1, 1000)},
        ),
        "sticker": record(
            {"packageId": text(1, 20), "stickerId": text(1, 20)},
            {**_COMMON, "quoteToken": text(1, 1000)},
        ),
        "image": record({"originalContentUrl": _https, "previewImageUrl": _https}, _COMMON),
        "video": record(
            {"originalContentUrl": _https, "previewImageUrl": _https},
            {**_COMMON, "trackingId": text(1, 100)},
        ),
        "audio": record(
            {"originalContentUrl": _https, "duration": whole(1, 24 * 3600 * 1000)}, _COMMON
        ),
        "location": record(
            {
                "title": text(1, 100),
                "address": text(1, 100),
                "latitude": number(-90, 90),
                "longitude": number(-180, 180),
            },
            _COMMON,
        ),
        "template": record({"altText": _alt_text, "template": _template}, _COMMON),
        "flex": record({"altText": _alt_text, "contents": _any_object}, _COMMON),
    }
)
_messages = each(_message, 1, MAX_MESSAGES)
_units = each(pattern(r"[A-Za-z0-9_]{1,30}"), 0, 1)
_PUSH: dict[str, Check] = {"notificationDisabled": flag, "customAggregationUnits": _units}

BODIES: dict[str, Check] = {
    "reply": record(
        {"replyToken": text(1, 1000), "messages": _messages}, {"notificationDisabled": flag}
    ),
    "push": record({"to": text(1, 100), "messages": _messages}, _PUSH),
    "multicast": record(
        {"to": each(text(1, 100), 1, MAX_RECIPIENTS), "messages": _messages}, _PUSH
    ),
    "validate": record({"messages": _messages}, {}),
    "loading": record({"chatId": text(1, 100)}, {"loadingSeconds": whole(5, 60, step=5)}),
    "mark_as_read": record({"markAsReadToken": text(1, 1000)}, {}),
}


def check_body(kind: str, body: dict[str, Any]) -> None:
    """Raise `LineError` 400 unless the body is one that LINE accepts on this endpoint."""
    refuse_body(BODIES[kind](body, At()))
    for index, message in enumerate(body.get("messages") or []):
        if message["type"] == "flex":
            refuse_flex(index, flex.container(message["contents"], At()))
