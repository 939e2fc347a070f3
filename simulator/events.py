"""Webhook events, shaped as LINE shapes them."""

import secrets
from typing import Any

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(at_ms: int) -> str:
    """Make an event id: 48 bits of time and 80 of chance in Crockford's base 32."""
    value = (at_ms << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def event(kind: str, user_id: str, at_ms: int, **more: Any) -> dict[str, Any]:
    """Make an event of a one-to-one chat; `more` holds what its kind adds."""
    return {
        "type": kind,
        "mode": "active",
        "timestamp": at_ms,
        "webhookEventId": ulid(at_ms),
        "deliveryContext": {"isRedelivery": False},
        "source": {"type": "user", "userId": user_id},
        **more,
    }


def text_content(message_id: str, text: str) -> dict[str, Any]:
    """Describe a typed message."""
    return {
        "id": message_id,
        "type": "text",
        "quoteToken": secrets.token_urlsafe(24),
        "markAsReadToken": secrets.token_urlsafe(24),
        "text": text,
    }


def sticker_content(message_id: str, package_id: str, sticker_id: str) -> dict[str, Any]:
    """Describe a sticker."""
    return {
        "id": message_id,
        "type": "sticker",
        "quoteToken": secrets.token_urlsafe(24),
        "markAsReadToken": secrets.token_urlsafe(24),
        "packageId": package_id,
        "stickerId": sticker_id,
        "stickerResourceType": "STATIC",
        "keywords": [],
    }


def location_content(
    message_id: str, latitude: float, longitude: float, title: str | None, address: str | None
) -> dict[str, Any]:
    """Describe a location; title and address are absent where the person gave none."""
    content: dict[str, Any] = {
        "id": message_id,
        "type": "location",
        "markAsReadToken": secrets.token_urlsafe(24),
        "latitude": latitude,
        "longitude": longitude,
    }
    if title:
        content["title"] = title
    if address:
        content["address"] = address
    return content


def media_content(message_id: str, kind: str, **facts: Any) -> dict[str, Any]:
    """Describe a picture, clip, voice or file; the bytes are fetched by the id."""
    content: dict[str, Any] = {
        "id": message_id,
        "type": kind,
        "markAsReadToken": secrets.token_urlsafe(24),
        **facts,
    }
    if kind in {"image", "video"}:
        content["quoteToken"] = secrets.token_urlsafe(24)
    if kind != "file":
        content["contentProvider"] = {"type": "line"}
    return content


def image_set(index: int, total: int, set_id: str) -> dict[str, Any]:
    """Describe the place of a picture among those chosen at once; `index` counts from 1."""
    return {"id": set_id, "index": index, "total": total}
