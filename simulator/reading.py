"""Reads messages the way a person does: the words on them, and the buttons to press."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `quick_reply_of` is the message whose quick reply it is."""

    label: str
    action: dict[str, Any]
    quick_reply_of: str | None = None

    def answers_to(self, name: str) -> bool:
        """Tell whether a label, postback data, text or address names this button."""
        values = (self.action.get(key) for key in ("data", "text", "uri", "clipboardText"))
        return name == self.label or name in values


def words(message: dict[str, Any]) -> str:
    """Give all text a person can read on a message, a line for each piece."""
    kind = message.get("type")
    if kind in {"text", "textV2"}:
        return str(message.get("text", ""))
    if kind == "flex":
        return "\n".join(_flex_words(message["contents"]))
    if kind == "template":
        template = message["template"]
        pieces = [template, *template.get("columns", [])]
        return "\n".join(
            str(piece[key]) for piece in pieces for key in ("title", "text") if piece.get(key)
        )
    return ""


def buttons(message: dict[str, Any]) -> Iterator[Button]:
    """Give the buttons that are part of a message (not its quick replies)."""
    if message.get("type") == "flex":
        yield from _flex_buttons(message["contents"])
    if message.get("type") == "template":
        template = message["template"]
        for piece in [template, *template.get("columns", [])]:
            single = [piece["action"]] if "action" in piece else []
            for action in piece.get("actions", single):
                yield Button(action.get("label", ""), action)


def _children(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in ("header", "hero", "body", "footer"):
        if isinstance(part.get(block), dict):
            yield part[block]
    yield from part.get("contents") or []


def _flex_words(part: dict[str, Any]) -> Iterator[str]:
    if part.get("type") == "text":
        spans = part.get("contents")
        text = "".join(str(span.get("text", "")) for span in spans) if spans else part["text"]
        yield str(text)
        return
    for child in _children(part):
        yield from _flex_words(child)


def _flex_buttons(part: dict[str, Any]) -> Iterator[Button]:
    if isinstance(part.get("action"), dict):
        action = part["action"]
        label = action.get("label") or "\n".join(_flex_words(part))
        yield Button(label, action)
    for child in _children(part):
        yield from _flex_buttons(child)
