"""A raw webhook event to what happened. Never raises: what LINE may add tomorrow is passed over.

The SDK's own parser is not used: one unknown event type, mode or missing field would cost the
whole body, other people's events included.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from bot.buttons import HandleSeal, read_button
from bot.flows.values import (
    Followed,
    Input,
    Location,
    Media,
    MediaKind,
    Sticker,
    Text,
    Unsend,
    Unsupported,
)
from bot.incoming import Incoming, Joined, Left

_USER_ID = re.compile(r"U[0-9a-f]{32}")
_SHARED_ID = re.compile(r"[CR][0-9a-f]{32}")
_MEDIA: Mapping[str, MediaKind] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "file": "file",
}
Raw = Mapping[str, Any]


def event_type(event: object) -> str:
    """What may stand in a log line: LINE's word for the event, if it looks like one."""
    kind = event.get("type") if isinstance(event, dict) else None
    return kind if isinstance(kind, str) and re.fullmatch(r"[A-Za-z]{1,30}", kind) else "unknown"


def read_event(event: object, seal: HandleSeal) -> Incoming | None:
    """What happened in a one-to-one chat, or None for everything else (groups, other modes)."""
    if not isinstance(event, dict) or event.get("mode", "active") != "active":
        return None
    source = _dict(event, "source")
    user_id = _text(source, "userId")
    if source.get("type") != "user" or not _USER_ID.fullmatch(user_id):
        return None
    given = _given(event, seal, user_id)
    if given is None:
        return None
    context = _dict(event, "deliveryContext")
    at = event.get("timestamp")
    return Incoming(
        event_id=_text(event, "webhookEventId") or _made_id(event),
        kind=event_type(event),
        user_id=user_id,
        token=_text(event, "replyToken"),
        at=at if isinstance(at, int) and not isinstance(at, bool) else 0,
        redelivered=context.get("isRedelivery") is True,
        given=given,
        image_set=_text(_dict(_dict(event, "message"), "imageSet"), "id"),
        message_id=_text(_dict(event, "message"), "id")
        or _text(_dict(event, "unsend"), "messageId"),
    )


def read_joined(event: object) -> Joined | None:
    """The group or room the account was just put into, or None for every other event."""
    if not isinstance(event, dict) or event.get("type") != "join":
        return None
    source = _dict(event, "source")
    chat = _text(source, "type")
    chat_id = _text(source, f"{chat}Id") if chat in {"group", "room"} else ""
    if event.get("mode", "active") != "active" or not _SHARED_ID.fullmatch(chat_id):
        return None
    event_id = _text(event, "webhookEventId") or _made_id(event)
    return Joined(event_id, chat, chat_id, _text(event, "replyToken"))


def _given(event: Raw, seal: HandleSeal, user_id: str) -> Input | Left | None:
    reader = _READERS.get(_text(event, "type"))
    return reader(event, seal, user_id) if reader else None


def _message(event: Raw, _seal: HandleSeal, _user_id: str) -> Input:
    message = _dict(event, "message")
    kind, message_id = _text(message, "type"), _text(message, "id")
    if kind == "text" and isinstance(message.get("text"), str):
        return Text(_text(message, "text"), str(uuid.uuid4()), message_id)
    if kind == "sticker":
        return Sticker()
    if kind == "location":
        return _location(message, message_id)
    kept_by_line = _dict(message, "contentProvider").get("type", "line") == "line"
    if kind in _MEDIA and message_id.isdigit() and kept_by_line:
        return Media(_MEDIA[kind], str(uuid.uuid4()), message_id)
    return Unsupported(kind)


def _location(message: Raw, message_id: str) -> Input:
    latitude, longitude = message.get("latitude"), message.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return Unsupported("location")
    place = float(latitude), float(longitude)
    return Location(*place, _text(message, "title"), str(uuid.uuid4()), message_id)


def _postback(event: Raw, seal: HandleSeal, user_id: str) -> Input:
    pick = read_button(_text(_dict(event, "postback"), "data"), seal, user_id)
    return pick or Unsupported("postback")


def _unsend(event: Raw, _seal: HandleSeal, _user_id: str) -> Input | None:
    message_id = _text(_dict(event, "unsend"), "messageId")
    return Unsend(message_id) if message_id else None


def _follow(event: Raw, _seal: HandleSeal, _user_id: str) -> Input:
    return Followed(again=_dict(event, "follow").get("isUnblocked") is True)


def _unfollow(_event: Raw, _seal: HandleSeal, _user_id: str) -> Left:
    return Left()


_READERS: Mapping[str, Callable[[Raw, HandleSeal, str], Input | Left | None]] = {
    "message": _message,
    "postback": _postback,
    "unsend": _unsend,
    "follow": _follow,
    "unfollow": _unfollow,
}


def _dict(holder: Raw, name: str) -> Raw:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _text(holder: Raw, name: str) -> str:
    """A string that can be stored: half of a character, as JSON may carry it, is replaced."""
    value = holder.get(name)
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _made_id(event: Raw) -> str:
    """For an event without an id: the same bytes are the same event."""
    same = {name: value for name, value in event.items() if name != "deliveryContext"}
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()
