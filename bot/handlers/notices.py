"""What officers get: nothing of what was told, and nothing at all about a secret tip's kind."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.buttons import button_data
from bot.officers import ACKNOWLEDGE
from intake.model import Kind
from intake.outbox import CaseNotice, Digest, Notice
from intake.ports.clock import BANGKOK
from texts import Catalogue

_COLOURS: Mapping[str, str] = {"now": "#B3261E", "soon": "#8A5A00", "normal": "#1F4E79"}
_PLAIN_COLOUR = "#333333"

Message = dict[str, Any]


def notice_message(notice: Notice, catalogue: Catalogue, open_url: str, now: datetime) -> Message:
    """A new tip: urgency, reference, has-picture, by when. A misconduct tip: that there is one."""
    reference = catalogue.text("notice-reference", reference=notice.reference)
    if notice.kind is Kind.MISCONDUCT:
        title, colour, lines = catalogue.text("notice-secret"), _PLAIN_COLOUR, [reference]
    else:
        urgency = catalogue.text(f"urgency-{notice.urgency}")
        title = catalogue.text("notice-title", urgency=urgency)
        colour = _COLOURS[notice.urgency]
        facts = [catalogue.text("notice-drug")]
        facts += [catalogue.text("notice-has-media")] if notice.has_media else []
        facts += [notice.district_name] if notice.district_name else []
        lines = [reference, " · ".join(facts), _due(notice.due_hour, now, catalogue)]
    return _bubble(title, colour, lines, _buttons(notice.reference, catalogue, open_url))


def case_message(notice: CaseNotice, catalogue: Catalogue, open_url: str) -> Message:
    """Something happened to a tip the centre has; of a secret tip only that something did."""
    reference = catalogue.text("notice-reference", reference=notice.reference)
    secret = notice.kind is Kind.MISCONDUCT
    title = catalogue.text("notice-secret" if secret else _heading(notice.what))
    colour = _PLAIN_COLOUR if secret else _COLOURS["normal"]
    return _bubble(title, colour, [reference], [_open(catalogue, open_url)])


def _heading(what: str) -> str:
    return f"notice-{what.replace('_', '-')}"


def digest_message(digest: Digest, catalogue: Catalogue, open_url: str) -> Message:
    """How many quarantined tips came in an hour."""
    title = catalogue.text("notice-digest", count=digest.count)
    lines = [catalogue.text("notice-digest-line")]
    return _bubble(title, _COLOURS["normal"], lines, [_open(catalogue, open_url)])


def bangkok_time(moment: datetime) -> str:
    """``10.32``, as clocks are written in Thai."""
    return moment.astimezone(BANGKOK).strftime("%H.%M")


def _due(due: datetime, now: datetime, catalogue: Catalogue) -> str:
    local, today = due.astimezone(BANGKOK), now.astimezone(BANGKOK).date()
    if local.date() == today or due - now < timedelta(hours=12):
        return catalogue.text("notice-due", time=bangkok_time(due))
    day = f"{local.day}/{local.month}"
    return catalogue.text("notice-due-day", day=day, time=bangkok_time(due))


def _buttons(reference: str, catalogue: Catalogue, open_url: str) -> list[Message]:
    label = catalogue.text("notice-acknowledge")
    data = button_data(ACKNOWLEDGE, reference, "")
    action = {"type": "postback", "label": label, "data": data, "displayText": label}
    acknowledge = {"type": "button", "style": "primary", "height": "sm", "action": action}
    return [acknowledge, _open(catalogue, open_url)]


def _open(catalogue: Catalogue, open_url: str) -> Message:
    action = {"type": "uri", "label": catalogue.text("notice-open"), "uri": open_url}
    return {"type": "button", "style": "link", "height": "sm", "action": action}


def _bubble(title: str, colour: str, lines: list[str], buttons: list[Message]) -> Message:
    heading = {
        "type": "text",
        "text": title,
        "weight": "bold",
        "size": "lg",
        "color": colour,
        "wrap": True,
    }
    body = [{"type": "text", "text": line, "size": "md", "wrap": True} for line in lines]
    return {
        "type": "flex",
        "altText": "\n".join([title, *lines]),
        "contents": {
            "type": "bubble",
            "size": "kilo",
            "body": {
                "type": "box",
                "layout": "vertical",
                "spacing": "sm",
                "contents": [heading, *body],
            },
            "footer": {
                "type": "box",
                "layout": "vertical",
                "spacing": "sm",
                "contents": buttons,
            },
        },
    }
