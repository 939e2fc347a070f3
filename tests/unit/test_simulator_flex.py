from typing import Any

import pytest

from tests.unit.line_messages import (
    BUBBLE,
    POSTBACK,
    TEXT,
    TEXT_PART,
    body_of,
    flex,
    refusal,
)

LONG = {"type": "text", "text": "ก" * 4900}
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
