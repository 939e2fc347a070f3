"""What is to be said, as LINE message objects within LINE's limits."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.buttons import button_data
from bot.flows.render import button_label, message_text
from bot.flows.values import Button, Reply
from texts import Catalogue

MOST_MESSAGES = 5
MOST_BUTTONS = 13
TEXT_UNITS = 5000

Message = dict[str, Any]


def utf16_units(text: str) -> int:
    """LINE counts texts in UTF-16 code units: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def turn_messages(
    replies: Sequence[Reply], catalogue: Catalogue, session: str, handle: Callable[[], str]
) -> tuple[Message, ...]:
    """All replies of a turn as one call's messages (1 to 5).

    LINE shows the quick replies of the last message only, so the newest reply that has buttons
    gives them to it. ``handle`` seals the tip's handle for this person, for sealed buttons.
    """
    texts = [piece for reply in replies for piece in split(message_text(reply, catalogue))]
    messages: list[Message] = [{"type": "text", "text": text} for text in texts[-MOST_MESSAGES:]]
    with_buttons = next((reply for reply in reversed(replies) if reply.buttons), None)
    if messages and with_buttons is not None:
        items = [
            {"type": "action", "action": _action(button, catalogue, session, handle)}
            for button in with_buttons.buttons[:MOST_BUTTONS]
        ]
        messages[-1]["quickReply"] = {"items": items}
    return tuple(messages)


def plain_message(text: str) -> tuple[Message, ...]:
    """One text without buttons."""
    return tuple({"type": "text", "text": piece} for piece in split(text))


def split(text: str) -> list[str]:
    """A text in pieces of at most 5,000 UTF-16 units, cut at line ends where there are any."""
    pieces, rest = [], text
    while utf16_units(rest) > TEXT_UNITS:
        end = _units_to_index(rest, TEXT_UNITS)
        cut = rest.rfind("\n", 1, end)
        cut = end if cut < end // 2 else cut
        pieces.append(rest[:cut])
        rest = rest[cut:].lstrip("\n")
    return [*pieces, rest] if rest.strip() else pieces


def _units_to_index(text: str, units: int) -> int:
    used = 0
    for index, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - end of the basic plane
        if used > units:
            return index
    return len(text)


def _action(
    button: Button, catalogue: Catalogue, session: str, handle: Callable[[], str]
) -> dict[str, str]:
    label = button_label(button, catalogue)
    if button.kind == "clipboard":
        return {"type": "clipboard", "label": label, "clipboardText": button.value}
    if button.kind == "uri":
        return {"type": "uri", "label": label, "uri": button.value}
    if button.kind != "postback":
        return {"type": button.kind, "label": label}
    sealed = handle() if button.sealed else ""
    data = button_data(button.step, button.value, session, sealed)
    return {"type": "postback", "label": label, "data": data, "displayText": label}
