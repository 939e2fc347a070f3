"""An order of signs as a form tells it."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from flask import abort

from intake.services.print_choice import Wish
from intake.sign_model import Binding, PrintFormat, PrintMode
from qr.artwork.templates import CUSTOM, TEMPLATES, custom_name

FIRST_TEMPLATE = "vinyl-240x120"
_AREA = re.compile(r"(?:[0-9]{2}){0,4}")
_CODE = re.compile(r"[0-9A-Z]{0,8}")
_LONGEST_SIDE = 8  # letters
_Word = TypeVar("_Word", bound=StrEnum)


def wish_of(given: Mapping[str, str]) -> Wish:
    """What was chosen, with defaults for what was not; what no page of ours offers is a 400."""
    template = _template(given)
    area, code = given.get("area", ""), "".join(given.get("code", "").split()).upper()
    if not (_AREA.fullmatch(area) and _CODE.fullmatch(code)):
        abort(400)
    form = _word(given, "format", PrintFormat.PDF)
    return Wish(
        template=template,
        mode=_word(given, "mode", PrintMode.SITE),
        format=form,
        binding=_word(given, "binding", Binding.ZIPS),
        thai_digits="digits" in given,
        area_code="" if code else area,
        codes=(code,) if code else (),
    )


def fields_of(wish: Wish) -> dict[str, str]:
    """The same as fields of a form."""
    return {
        "area": wish.area_code,
        "code": "".join(wish.codes),
        "template": wish.template,
        "mode": str(wish.mode),
        "format": str(wish.format),
        "binding": str(wish.binding),
        **({"digits": "yes"} if wish.thai_digits else {}),
    }


def query_of(wish: Wish) -> str:
    """The same in an address."""
    return urlencode({name: value for name, value in fields_of(wish).items() if value})


def sides_of(wish: Wish) -> tuple[str, str] | None:
    """Width and height that were typed; None where a usual template was chosen."""
    if wish.template in TEMPLATES:
        return None
    width, _, height = wish.template.removeprefix(f"{CUSTOM}-").partition("x")
    return width, height


def _template(given: Mapping[str, str]) -> str:
    template = given.get("template") or FIRST_TEMPLATE
    if template == CUSTOM:
        sides = ("".join(given.get(one, "").split()) for one in ("width", "height"))
        width, height = (one[:_LONGEST_SIDE] for one in sides)
        return custom_name(width, height)
    if template not in TEMPLATES and not template.startswith(f"{CUSTOM}-"):
        abort(400)
    return template


def _word(given: Mapping[str, str], name: str, first: _Word) -> _Word:
    try:
        return type(first)(given.get(name) or first)
    except ValueError:
        abort(400)
