import copy
from typing import Any

import pytest

from simulator.checks import At
from simulator.errors import LineError
from simulator.menu_checks import check_menu_picture, rich_menu
from simulator.messages import check_body
from simulator.units import graphemes, utf16_units

TEXT = {"type": "text", "text": "สวัสดี"}
POSTBACK = {"type": "postback", "label": "ส่งเลย", "data": "send"}
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


LONG = {"type": "text", "text": "ก" * 4900}
TEXT_PART = {"type": "text", "text": "ก"}
FLEX_REFUSED = [
    ("unknown container", flex({"type": "circle"}), "/type"),
    ("no block", flex({"type": "bubble"}), "/"),
    ("unknown size", flex({**BUBBLE, "size": "tera"}), "/size"),
    ("unknown property", flex({**BUBBLE, "colour": "#000000"}), "/colour"),
    ("text as a body", flex({"type": "bubble", "body": TEXT_PART}), "/body/type"),
    ("video outside the hero", body_of({"type": "video"}), "/body/contents/0/type"),
    ("unknown component", body_of({"type": "table"}), "/body/contents/0/type"),
    ("unknown key of a text", body_of({**TEXT_PART, "colour": "x"}), "/body/contents/0/colour"),
    ("bad colour", body_of({**TEXT_PART, "color": "red"}), "/body/contents/0/color"),
    ("bad font", body_of({**TEXT_PART, "size": "huge"}), "/body/contents/0/size"),
    ("bad weight", body_of({**TEXT_PART, "weight": "700"}), "/body/contents/0/weight"),
    ("empty text", body_of({"type": "text", "text": ""}), "/body/contents/0/text"),
    ("wrap is no boolean", body_of({**TEXT_PART, "wrap": "yes"}), "/body/contents/0/wrap"),
    (
        "box without layout",
        body_of({"type": "box", "contents": []}),
        "/body/contents/0/layout",
    ),
    (
        "box without contents",
        body_of({"type": "box", "layout": "vertical"}),
        "/body/contents/0/contents",
    ),
    (
        "button in a baseline box",
        body_of(
            {
                "type": "box",
                "layout": "baseline",
                "contents": [{"type": "button", "action": POSTBACK}],
            }
        ),
        "/body/contents/0/contents/0/type",
    ),
    (
        "icon outside a baseline box",
        body_of({"type": "icon", "url": "https://a.th/a.png"}),
        "/body/contents/0/type",
    ),
    ("button without action", body_of({"type": "button"}), "/body/contents/0/action"),
    (
        "button label of 41",
        body_of({"type": "button", "action": {**POSTBACK, "label": "ก" * 41}}),
        "/body/contents/0/action/label",
    ),
    (
        "button without label",
        body_of({"type": "button", "action": {"type": "postback", "data": "d"}}),
        "/body/contents/0/action/label",
    ),
    (
        "camera in Flex",
        body_of({"type": "button", "action": {"type": "camera", "label": "ก"}}),
        "/body/contents/0/action/type",
    ),
    (
        "image without https",
        body_of({"type": "image", "url": "http://a.th/a.png"}),
        "/body/contents/0/url",
    ),
    ("bubble over 30 KB", body_of(*[LONG] * 3), "/"),
    (
        "13 bubbles",
        flex({"type": "carousel", "contents": [BUBBLE] * 13}),
        "/contents",
    ),
    (
        "bubbles of two sizes",
        flex({"type": "carousel", "contents": [BUBBLE, {**BUBBLE, "size": "kilo"}]}),
        "/contents",
    ),
    (
        "carousel over 50 KB",
        flex({"type": "carousel", "contents": [body_of(LONG)["contents"]] * 4}),
        "/",
    ),
]


@pytest.mark.parametrize(
    ("message", "place"),
    [case[1:] for case in FLEX_REFUSED],
    ids=[case[0] for case in FLEX_REFUSED],
)
def test_a_wrong_flex_message_is_refused_with_a_pointer_into_it(
    message: dict[str, Any], place: str
) -> None:
    error = refusal(TEXT, message)
    assert error.status == 400
    assert error.message == "A message (messages[1]) in the request body is invalid"
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


MENU: dict[str, Any] = {
    "size": {"width": 2500, "height": 843},
    "selected": True,
    "name": "citizen",
    "chatBarText": "เมนู",
    "areas": [
        {
            "bounds": {"x": 0, "y": 0, "width": 800, "height": 843},
            "action": {"type": "postback", "data": "a"},
        }
    ],
}
MENUS_REFUSED = [
    ({"size": {"width": 100, "height": 100}}, "size.width"),
    ({"size": {"width": 800, "height": 800}}, "size"),
    ({"chatBarText": "ก" * 15}, "chatBarText"),
    ({"name": "ก" * 301}, "name"),
    ({"areas": MENU["areas"] * 21}, "areas"),
    (
        {"areas": [{**MENU["areas"][0], "bounds": {"x": 2000, "y": 0, "width": 501, "height": 1}}]},
        "areas[0].bounds",
    ),
    (
        {"areas": [{**MENU["areas"][0], "action": {"type": "camera", "label": "ก"}}]},
        "areas[0].action.type",
    ),
]


def test_a_rich_menu_of_lines_own_template_size_is_accepted() -> None:
    assert list(rich_menu(copy.deepcopy(MENU), At())) == []


@pytest.mark.parametrize(("change", "place"), MENUS_REFUSED)
def test_a_wrong_rich_menu_is_refused_with_its_place(change: dict[str, Any], place: str) -> None:
    faults = list(rich_menu({**MENU, **change}, At()))
    assert place in [fault.at.dotted() for fault in faults]


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"GIF89a", "image/gif", 415),
        (b"no picture", "image/png", 400),
        (b"0" * (1024 * 1024 + 1), "image/png", 413),
    ],
)
def test_a_wrong_rich_menu_picture_is_refused(data: bytes, content_type: str, status: int) -> None:
    with pytest.raises(LineError) as caught:
        check_menu_picture(data, content_type)
    assert caught.value.status == status


def test_text_is_counted_in_units_and_labels_in_what_a_reader_sees() -> None:
    assert utf16_units("ก็😀") == 4
    assert graphemes("ก็😀") == 2
