"""Action objects: what a button may do depends on where the button is."""

from collections.abc import Iterator
from typing import Any, Literal

from simulator.checks import (
    At,
    Check,
    Fault,
    address,
    by_type,
    one_of,
    pattern,
    record,
    text,
)
from simulator.units import graphemes

Place = Literal["quick reply", "flex", "template", "image carousel", "rich menu"]

LABEL_LIMITS: dict[Place, int] = {
    "quick reply": 20,
    "flex": 40,
    "template": 20,
    "image carousel": 12,
    "rich menu": 20,
}
URI_LIMIT = 1000

_YEAR = r"(19\d\d|20\d\d|2100)"
_DATE = rf"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_MOMENTS = {"date": _DATE, "time": _TIME, "datetime": rf"{_DATE}[tT]{_TIME}"}


def action(place: Place, *, labelled: bool) -> Check:
    """Accept an action at a place; labels are required on everything that is a button."""
    label = text(1, LABEL_LIMITS[place], graphemes)
    must = {"label": label} if labelled else {}
    may = {} if labelled else {"label": label}
    kinds: dict[str, Check] = {
        "postback": _postback(place, must, may),
        "message": record({**must, "text": text(1, 300, graphemes)}, may),
        "uri": _uri(place, must, may),
        "datetimepicker": _datetimepicker(must, may),
        "clipboard": record({**must, "clipboardText": text(1, 1000)}, may),
    }
    if place == "quick reply":
        kinds |= {kind: record(must, may) for kind in ("camera", "cameraRoll", "location")}
    if place == "rich menu":
        alias = pattern(r"[a-z0-9_-]{1,32}", "Invalid rich menu alias ID")
        kinds["richmenuswitch"] = record({"richMenuAliasId": alias, "data": text(0, 300)}, may)
    return by_type(kinds)


def _postback(place: Place, must: dict[str, Check], may: dict[str, Check]) -> Check:
    shown = text(1, 300, graphemes)
    options = one_of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice")
    optional = {**may, "displayText": shown, "inputOption": options, "fillInText": shown}
    if place != "quick reply":
        optional["text"] = shown  # deprecated by LINE, and not for quick replies

    def together(value: dict[str, Any], at: At) -> Iterator[Fault]:
        if "text" in value and "displayText" in value:
            yield Fault(at / "text", "May not be used with displayText")
        if "fillInText" in value and value.get("inputOption") != "openKeyboard":
            yield Fault(at / "fillInText", "Requires inputOption openKeyboard")

    return record({**must, "data": text(0, 300)}, optional, together)


def _uri(place: Place, must: dict[str, Check], may: dict[str, Check]) -> Check:
    optional = dict(may)
    if place == "flex":
        optional["altUri"] = record({}, {"desktop": address(("http", "https"), URI_LIMIT)})
    return record({**must, "uri": address(("http", "https", "line", "tel"), URI_LIMIT)}, optional)


def _datetimepicker(must: dict[str, Check], may: dict[str, Check]) -> Check:
    required = {**must, "data": text(0, 300), "mode": one_of(*_MOMENTS)}
    moments = {name: text(1, 20) for name in ("initial", "max", "min")}

    def fits_mode(value: dict[str, Any], at: At) -> Iterator[Fault]:
        expression = _MOMENTS.get(str(value.get("mode")))
        for name in moments:
            if expression and value.get(name) is not None:
                yield from pattern(expression, "Invalid date or time")(value[name], at / name)

    return record(required, {**may, **moments}, fits_mode)
