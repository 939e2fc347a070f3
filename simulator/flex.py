"""Flex containers and components: which may hold which, their properties, their weight."""

from collections.abc import Iterator
from typing import Any

from simulator.actions import action
from simulator.checks import (
    At,
    Check,
    Fault,
    address,
    by_type,
    each,
    flag,
    one_of,
    pattern,
    record,
    text,
    whole,
)
from simulator.units import json_bytes

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
CAROUSEL_BUBBLES = 12
BLOCKS = ("header", "hero", "body", "footer")
BUBBLE_SIZES = ("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")

_STEPS = "none|xs|sm|md|lg|xl|xxl"
_FONTS = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"
_PX = r"\d{1,4}(\.\d{1,2})?px"
_PERCENT = r"\d{1,3}(\.\d{1,2})?%"

_color = pattern(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})", "invalid color")
_gap = pattern(rf"{_STEPS}|{_PX}")
_padding = pattern(rf"{_STEPS}|{_PX}|{_PERCENT}")
_length = pattern(rf"{_PX}|{_PERCENT}")
_offset = pattern(rf"{_STEPS}|-?{_PX}|-?{_PERCENT}")
_font = pattern(rf"{_FONTS}|{_PX}")
_ratio = pattern(r"[1-9]\d{0,5}(\.\d+)?:[1-9]\d{0,5}(\.\d+)?")
_picture = address(("https",), 2000)
_flexible = whole(0, 1000)
_tap = action("flex", labelled=False)
_press = action("flex", labelled=True)

_PLACED: dict[str, Check] = {
    "margin": _gap,
    "position": one_of("relative", "absolute"),
    **{f"offset{side}": _offset for side in ("Top", "Bottom", "Start", "End")},
}
_ALIGN = one_of("start", "end", "center")
_GRAVITY = one_of("top", "bottom", "center")
_LETTERS: dict[str, Check] = {
    "size": _font,
    "color": _color,
    "weight": one_of("regular", "bold"),
    "style": one_of("normal", "italic"),
    "decoration": one_of("none", "underline", "line-through"),
}
_gradient = by_type(
    {
        "linearGradient": record(
            {
                "angle": pattern(r"\d{1,3}(\.\d+)?deg"),
                "startColor": _color,
                "endColor": _color,
            },
            {"centerColor": _color, "centerPosition": pattern(_PERCENT)},
        )
    }
)
_BOX_LOOKS: dict[str, Check] = {
    **_PLACED,
    "flex": _flexible,
    "spacing": _gap,
    "backgroundColor": _color,
    "borderColor": _color,
    "borderWidth": pattern(rf"none|light|normal|medium|semi-bold|bold|{_PX}"),
    "cornerRadius": _gap,
    **dict.fromkeys(("width", "maxWidth", "height", "maxHeight"), _length),
    **{f"padding{side}": _padding for side in ("All", "Top", "Bottom", "Start", "End")},
    "action": _tap,
    "justifyContent": one_of(
        "center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"
    ),
    "alignItems": one_of("center", "flex-start", "flex-end"),
    "background": _gradient,
}


def _box(value: object, at: At) -> Iterator[Fault]:
    layout = value.get("layout") if isinstance(value, dict) else None
    inside = _IN_BASELINE if layout == "baseline" else _IN_BOX
    yield from record(
        {
            "layout": one_of("horizontal", "vertical", "baseline"),
            "contents": each(by_type(inside), 0, 1000),
        },
        _BOX_LOOKS,
    )(value, at)


_span = by_type({"span": record({"text": text(1, 5000)}, _LETTERS)})


def _has_words(value: dict[str, Any], at: At) -> Iterator[Fault]:
    if not value.get("text") and not value.get("contents"):
        yield Fault(at / "text", "must be a non-empty text")


_text: Check = record(
    {},
    {
        **_PLACED,
        **_LETTERS,
        "text": text(0, 5000),
        "contents": each(_span, 0, 1000),
        "flex": _flexible,
        "align": _ALIGN,
        "gravity": _GRAVITY,
        "wrap": flag,
        "lineSpacing": pattern(_PX),
        "maxLines": whole(0, 1000),
        "action": _tap,
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": flag,
    },
    _has_words,
)
_button = record(
    {"action": _press},
    {
        **_PLACED,
        "flex": _flexible,
        "color": _color,
        "style": one_of("primary", "secondary", "link"),
        "gravity": _GRAVITY,
        "height": one_of("md", "sm"),
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": flag,
    },
)
_image = record(
    {"url": _picture},
    {
        **_PLACED,
        "flex": _flexible,
        "align": _ALIGN,
        "gravity": _GRAVITY,
        "size": pattern(rf"{_FONTS}|full|{_PX}|{_PERCENT}"),
        "aspectRatio": _ratio,
        "aspectMode": one_of("fit", "cover"),
        "backgroundColor": _color,
        "action": _tap,
        "animated": flag,
    },
)
_icon = record(
    {"url": _picture}, {**_PLACED, "size": _font, "aspectRatio": _ratio, "scaling": flag}
)
_separator = record({}, {"margin": _gap, "color": _color})
_filler = record({}, {"flex": _flexible})

_IN_BOX: dict[str, Check] = {
    "box": _box,
    "button": _button,
    "image": _image,
    "text": _text,
    "separator": _separator,
    "filler": _filler,
}
_IN_BASELINE: dict[str, Check] = {"icon": _icon, "text": _text, "filler": _filler}

_block = by_type({"box": _box})
_video = record(
    {
        "url": _picture,
        "previewUrl": _picture,
        "altContent": by_type({"box": _box, "image": _image}),
    },
    {"aspectRatio": _ratio, "action": _tap},
)
_looks = record({}, {"backgroundColor": _color, "separator": flag, "separatorColor": _color})


def _has_blocks_and_fits(value: dict[str, Any], at: At) -> Iterator[Fault]:
    if not any(value.get(block) for block in BLOCKS):
        yield Fault(at, "At least one block must be specified")
    if json_bytes({"type": "bubble", **value}) > BUBBLE_BYTES:
        yield Fault(at, f"A bubble may not exceed {BUBBLE_BYTES // 1024} KB")


_bubble: Check = record(
    {},
    {
        "size": one_of(*BUBBLE_SIZES),
        "direction": one_of("ltr", "rtl"),
        "header": _block,
        "hero": by_type({"box": _box, "image": _image, "video": _video}),
        "body": _block,
        "footer": _block,
        "styles": record({}, dict.fromkeys(BLOCKS, _looks)),
        "action": _tap,
    },
    _has_blocks_and_fits,
)


def _alike_and_fits(value: dict[str, Any], at: At) -> Iterator[Fault]:
    bubbles = [one for one in value.get("contents") or [] if isinstance(one, dict)]
    if len({one.get("size", "mega") for one in bubbles}) > 1:
        yield Fault(at / "contents", "All bubbles of a carousel must have the same size")
    if json_bytes({"type": "carousel", **value}) > CAROUSEL_BYTES:
        yield Fault(at, f"A carousel may not exceed {CAROUSEL_BYTES // 1024} KB")


container: Check = by_type(
    {
        "bubble": _bubble,
        "carousel": record(
            {"contents": each(by_type({"bubble": _bubble}), 1, CAROUSEL_BUBBLES)},
            {},
            _alike_and_fits,
        ),
    }
)
