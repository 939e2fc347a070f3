from typing import Any

import pytest

from simulator.errors import LineError
from simulator.messages import check_body
from simulator.units import graphemes, utf16_units
from tests.unit.line_messages import BUBBLE, POSTBACK, TEXT, body_of, buttons, flex, quick, refusal

FINE = {
    "text at its limit": {"type": "text", "text": "ก" * 5000},
    "emoji count two units each": {"type": "text", "text": "😀" * 2500},
    "thirteen quick replies": quick(*[POSTBACK] * 13),
    "label of twenty graphemes with marks": quick({**POSTBACK, "label": "กำ้" * 10 + "ก" * 10}),
    "every quick reply action": quick(
        POSTBACK,
        {"type": "message", "label": "ก", "text": "ข" * 300},
        {"type": "uri", "label": "ก", "uri": "tel:191"},
        {"type": "datetimepicker", "label": "ก", "data": "d", "mode": "date"},
        {"type": "camera", "label": "ก"},
        {"type": "cameraRoll", "label": "ก"},
        {"type": "location", "label": "ก"},
        {"type": "clipboard", "label": "ก", "clipboardText": "4821"},
    ),
    "postback data of 300": quick({**POSTBACK, "data": "d" * 300}),
    "bubble": flex(BUBBLE),
    "twelve bubbles": flex({"type": "carousel", "contents": [BUBBLE] * 12}),
    "forty graphemes on a Flex button": body_of(
        {"type": "button", "action": {**POSTBACK, "label": "ก" * 40}}
    ),
    "spans in a text": body_of(
        {"type": "text", "contents": [{"type": "span", "text": "ก", "weight": "bold"}]}
    ),
    "a baseline box with a filler": body_of(
        {"type": "box", "layout": "baseline", "contents": [{"type": "filler"}]}
    ),
    "sizes in pixels and percent": body_of(paddingAll="10px", width="50%", cornerRadius="md"),
    "buttons": buttons(),
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "image": {
        "type": "image",
        "originalContentUrl": "https://example.go.th/a.jpg",
        "previewImageUrl": "https://example.go.th/b.jpg",
    },
    "location": {
        "type": "location",
        "title": "ที่ว่าการอำเภอ",
        "address": "ธวัชบุรี",
        "latitude": 16.05,
        "longitude": 103.7,
    },
}


@pytest.mark.parametrize("message", FINE.values(), ids=FINE.keys())
def test_a_message_within_every_limit_is_accepted(message: dict[str, Any]) -> None:
    check_body("push", {"to": "U1", "messages": [message]})


FIRST = "messages[0]"
ITEM = f"{FIRST}.quickReply.items[0].action"
REFUSED = [
    ("text of 5001", {"type": "text", "text": "ก" * 5001}, f"{FIRST}.text"),
    ("2501 emoji", {"type": "text", "text": "😀" * 2501}, f"{FIRST}.text"),
    ("empty text", {"type": "text", "text": ""}, f"{FIRST}.text"),
    ("text missing", {"type": "text"}, f"{FIRST}.text"),
    ("unknown type", {"type": "poem", "text": "ก"}, f"{FIRST}.type"),
    ("no type", {"text": "ก"}, f"{FIRST}.type"),
    ("unknown property", {**TEXT, "colour": "red"}, f"{FIRST}.colour"),
    ("14 quick replies", quick(*[POSTBACK] * 14), f"{FIRST}.quickReply.items"),
    ("no quick replies", quick(), f"{FIRST}.quickReply.items"),
    (
        "item without action",
        {**TEXT, "quickReply": {"items": [{"type": "action"}]}},
        ITEM,
    ),
    ("label of 21", quick({**POSTBACK, "label": "ก" * 21}), f"{ITEM}.label"),
    ("no label", quick({"type": "postback", "data": "d"}), f"{ITEM}.label"),
    ("data of 301", quick({**POSTBACK, "data": "d" * 301}), f"{ITEM}.data"),
    (
        "display text of 301",
        quick({**POSTBACK, "displayText": "ก" * 301}),
        f"{ITEM}.displayText",
    ),
    ("fill-in without keyboard", quick({**POSTBACK, "fillInText": "ก"}), f"{ITEM}.fillInText"),
    ("postback text in quick reply", quick({**POSTBACK, "text": "ก"}), f"{ITEM}.text"),
    (
        "message text of 301",
        quick({"type": "message", "label": "ก", "text": "ก" * 301}),
        f"{ITEM}.text",
    ),
    (
        "uri over 1000",
        quick({"type": "uri", "label": "ก", "uri": "https://a.th/" + "a" * 1000}),
        f"{ITEM}.uri",
    ),
    ("uri scheme", quick({"type": "uri", "label": "ก", "uri": "ftp://a.th"}), f"{ITEM}.uri"),
    ("uri in Thai", quick({"type": "uri", "label": "ก", "uri": "https://a.th/ก"}), f"{ITEM}.uri"),
    (
        "desktop address in quick reply",
        quick({"type": "uri", "label": "ก", "uri": "tel:191", "altUri": {"desktop": "https://a"}}),
        f"{ITEM}.altUri",
    ),
    (
        "clipboard over 1000",
        quick({"type": "clipboard", "label": "ก", "clipboardText": "c" * 1001}),
        f"{ITEM}.clipboardText",
    ),
    (
        "picker mode",
        quick({"type": "datetimepicker", "label": "ก", "data": "d", "mode": "week"}),
        f"{ITEM}.mode",
    ),
    (
        "picker initial",
        quick(
            {
                "type": "datetimepicker",
                "label": "ก",
                "data": "d",
                "mode": "time",
                "initial": "2026-01-01",
            }
        ),
        f"{ITEM}.initial",
    ),
    (
        "menu switch in quick reply",
        quick({"type": "richmenuswitch", "richMenuAliasId": "a", "data": "d"}),
        f"{ITEM}.type",
    ),
    ("alt text of 1501", flex(BUBBLE, "ก" * 1501), f"{FIRST}.altText"),
    ("no alt text", {"type": "flex", "contents": BUBBLE}, f"{FIRST}.altText"),
    ("no contents", {"type": "flex", "altText": "ก"}, f"{FIRST}.contents"),
    ("five actions", buttons(actions=[POSTBACK] * 5), f"{FIRST}.template.actions"),
    ("template text of 161", buttons(text="ก" * 161), f"{FIRST}.template.text"),
    ("titled text of 61", buttons(title="ก", text="ก" * 61), f"{FIRST}.template.text"),
    ("title of 41", buttons(title="ก" * 41), f"{FIRST}.template.title"),
    (
        "location in a template",
        buttons(actions=[{"type": "location", "label": "ก"}]),
        f"{FIRST}.template.actions[0].type",
    ),
    (
        "confirm with one action",
        {
            "type": "template",
            "altText": "ก",
            "template": {"type": "confirm", "text": "ก", "actions": [POSTBACK]},
        },
        f"{FIRST}.template.actions",
    ),
    (
        "unlike columns",
        {
            "type": "template",
            "altText": "ก",
            "template": {
                "type": "carousel",
                "columns": [
                    {"text": "ก", "actions": [POSTBACK]},
                    {"text": "ก", "actions": [POSTBACK] * 2},
                ],
            },
        },
        f"{FIRST}.template.columns",
    ),
    (
        "image without https",
        {
            "type": "image",
            "originalContentUrl": "http://a.th/a.jpg",
            "previewImageUrl": "https://a.th/a.jpg",
        },
        f"{FIRST}.originalContentUrl",
    ),
    ("sender called LINE", {**TEXT, "sender": {"name": "LINE team"}}, f"{FIRST}.sender.name"),
]


@pytest.mark.parametrize(
    ("message", "place"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_message_beyond_a_limit_is_refused_with_its_place(
    message: dict[str, Any], place: str
) -> None:
    error = refusal(message)
    assert error.status == 400
    assert error.message == f"The request body has {len(error.details)} error(s)"
    assert place in [detail["property"] for detail in error.details]


BODIES_REFUSED = [
    ("push", {"to": "U1", "messages": []}, "messages"),
    ("push", {"to": "U1", "messages": [TEXT] * 6}, "messages"),
    ("push", {"messages": [TEXT]}, "to"),
    ("push", {"to": "U1", "messages": "hello"}, "messages"),
    ("push", {"to": "U1", "messages": [None]}, "messages[0]"),
    (
        "push",
        {"to": "U1", "messages": [TEXT], "notificationDisabled": "no"},
        "notificationDisabled",
    ),
    ("reply", {"messages": [TEXT]}, "replyToken"),
    ("multicast", {"to": ["U1"] * 501, "messages": [TEXT]}, "to"),
    ("multicast", {"to": "U1", "messages": [TEXT]}, "to"),
    ("loading", {"chatId": "U1", "loadingSeconds": 7}, "loadingSeconds"),
    ("loading", {"chatId": "U1", "loadingSeconds": 65}, "loadingSeconds"),
    ("loading", {"loadingSeconds": 5}, "chatId"),
]


@pytest.mark.parametrize(("kind", "body", "place"), BODIES_REFUSED)
def test_a_wrong_body_is_refused_with_its_place(
    kind: str, body: dict[str, Any], place: str
) -> None:
    with pytest.raises(LineError) as caught:
        check_body(kind, body)
    assert [detail["property"] for detail in caught.value.details] == [place]


def test_six_messages_are_refused_in_the_words_of_line() -> None:
    error = refusal(*[TEXT] * 6)
    assert error.body() == {
        "message": "The request body has 1 error(s)",
        "details": [{"message": "Size must be between 1 and 5", "property": "messages"}],
    }


def test_text_is_counted_in_units_and_labels_in_what_a_reader_sees() -> None:
    assert utf16_units("ก็😀") == 4
    assert graphemes("ก็😀") == 2
