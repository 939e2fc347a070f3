"""The rich menus of both accounts: what each area does, and the picture that typst draws of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst

from bot.buttons import button_data
from intake.outbox import Account
from texts import Catalogue

WIDTH, HEIGHT = 2500, 1686  # LINE's own template of a large menu
MOST_BYTES = 1024 * 1024  # LINE: a menu's picture is at most 1 MB
_COLUMNS = (0, 833, 1667, WIDTH)
_MIDDLE = HEIGHT // 2
_DRAWING = Path(__file__).parent / "menu"
_FONTS = Path(__file__).parent.parent / "qr" / "fonts"
_MARK = "bosae-"
_HASH_LENGTH = 16


class MenuTooBigError(ValueError):
    """The picture would be refused by LINE."""


@dataclass(frozen=True, slots=True)
class Area:
    """One place to tap. ``small``: whether the English words stand below the Thai ones."""

    label: str
    icon: str
    left: int
    top: int
    right: int
    bottom: int
    action: Mapping[str, str]
    tone: str = "plain"
    size: int = 108
    drawing: int = 240
    beside: bool = False
    small: bool = True


@dataclass(frozen=True, slots=True)
class RichMenu:
    """What LINE is given: the object, its picture, and a name that says what both are."""

    account: Account
    body: Mapping[str, Any]
    picture: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Ours, of this account, and of exactly this content."""
        return str(self.body["name"])


def is_ours(name: str, account: Account) -> bool:
    """Whether a menu of this name was made here, now or in an earlier version."""
    return name.startswith(f"{_MARK}{account}-")


def rich_menus(console_url: str) -> tuple[RichMenu, ...]:
    """The menus of both accounts; the officers' one opens ``console_url``."""
    return (
        _menu(Account.CITIZEN, _citizen_areas(), opened=False),
        _menu(Account.OFFICER, _officer_areas(console_url), opened=True),
    )


def _citizen_areas() -> tuple[Area, ...]:
    left, second, third, right = _COLUMNS
    return (
        _says("drug", "menu-drug", "report", (left, 0, second, _MIDDLE), tone="first"),
        _says("official", "menu-official", "official", (second, 0, third, _MIDDLE)),
        _says("follow", "menu-follow", "follow", (third, 0, right, _MIDDLE)),
        _says("help", "menu-help", "help", (left, _MIDDLE, second, HEIGHT), size=98),
        _says("who", "menu-who", "who", (second, _MIDDLE, third, HEIGHT)),
        *_last_place(third, right),
    )


def _last_place(left: int, right: int) -> tuple[Area, ...]:
    """The sixth place is two: numbers to call above, the language below."""
    half = _MIDDLE + (HEIGHT - _MIDDLE) // 2
    number = _says("hotlines", "menu-hotlines", "phone", (left, _MIDDLE, right, half), **_LOW)
    language = _says(
        "language", "menu-language", "language", (left, half, right, HEIGHT), small=False, **_LOW
    )
    return number, language


_LOW: dict[str, Any] = {"size": 84, "drawing": 140, "beside": True}


def _officer_areas(console_url: str) -> tuple[Area, ...]:
    centre = WIDTH // 2
    return (
        Area(
            "officer-menu-open", "open", 0, 0, WIDTH, _MIDDLE,
            {"type": "uri", "uri": console_url}, tone="first", size=130, drawing=270,
        ),
        _says("link", "officer-menu-link", "link", (0, _MIDDLE, centre, HEIGHT)),
        _says("about", "officer-menu-about", "about", (centre, _MIDDLE, WIDTH, HEIGHT)),
    )  # fmt: skip


def _says(value: str, label: str, icon: str, place: tuple[int, int, int, int], **look: Any) -> Area:
    """A place whose tap says a value of the step ``menu``, and closes the menu over the chat."""
    action = {
        "type": "postback",
        "data": button_data("menu", value, ""),
        "inputOption": "closeRichMenu",
    }
    return Area(label, icon, *place, action, **look)


def _menu(account: Account, areas: Sequence[Area], *, opened: bool) -> RichMenu:
    thai = Catalogue("th")
    body: dict[str, Any] = {
        "size": {"width": WIDTH, "height": HEIGHT},
        "selected": opened,
        "chatBarText": thai.text("label-menu"),
        "areas": [_area(area, thai.text(area.label)) for area in areas],
    }
    picture = _picture(areas)
    if len(picture) > MOST_BYTES:
        raise MenuTooBigError(account)
    content = json.dumps(body, ensure_ascii=False, sort_keys=True).encode() + picture
    digest = hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]
    return RichMenu(account, {**body, "name": f"{_MARK}{account}-{digest}"}, picture)


def _area(area: Area, label: str) -> dict[str, Any]:
    action = {**area.action, "label": label}
    if action["type"] == "postback":
        action["displayText"] = label  # on a slow line, what was tapped shows at once
    bounds = {
        "x": area.left,
        "y": area.top,
        "width": area.right - area.left,
        "height": area.bottom - area.top,
    }
    return {"bounds": bounds, "action": action}


def _picture(areas: Sequence[Area]) -> bytes:
    """A PNG of the areas, one pixel a unit of LINE's bounds; the same words give the same bytes."""
    cells = [_cell(area) for area in areas]
    menu = json.dumps({"width": WIDTH, "height": HEIGHT, "cells": cells}, ensure_ascii=False)
    drawn = typst.compile(
        str(_DRAWING / "menu.typ"),
        root=str(_DRAWING),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        format="png",
        ppi=72.0,
        sys_inputs={"menu": menu},
    )
    assert isinstance(drawn, bytes)  # noqa: S101 - one page gives one picture
    return drawn


def _cell(area: Area) -> dict[str, Any]:
    thai, english = Catalogue("th"), Catalogue("en")
    return {
        "x": area.left,
        "y": area.top,
        "width": area.right - area.left,
        "height": area.bottom - area.top,
        "title": thai.text(area.label),
        "small": english.text(area.label) if area.small else "",
        "icon": area.icon,
        "tone": area.tone,
        "size": area.size,
        "drawing": area.drawing,
        "beside": area.beside,
    }
