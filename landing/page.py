"""``/S/CODE``: what a phone opens that scanned a sign. No cookie, no script."""

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request

from intake.ports.register import AreaRow
from intake.services.landing import HungSign
from landing.bucket import Bucket
from qr.codes import LENGTH, is_code
from texts import FIRST_LANGUAGE, Catalogue, languages

STATIC = Path(__file__).parent / "static"
LANGUAGES = languages(of="landing.ftl")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none';"
    " frame-ancestors 'none'; base-uri 'none'"
)
LINE_LINK = "https://line.me/R/oaMessage/{account}/?{text}"
_BANGKOK = "10"
_NUMBER = re.compile(r"[+\d][\d\s()-]*\d")
_WAIT_SECONDS = "60"

log = logging.getLogger(__name__)


class Finder(Protocol):
    """Looks up signs in use."""

    def find(self, code: str) -> HungSign | None:
        """The sign in use with this code, or None."""
        ...


class Tally(Protocol):
    """Counts openings."""

    def count(self, code: str) -> None:
        """One more opening of this sign's page."""
        ...


@dataclass(frozen=True, slots=True)
class Addresses:
    """What the page leads to. ``account``: LINE's basic id with its @. Empty ones are left out."""

    account: str
    moi_gis: str
    hotlines: Mapping[str, str]


def landing(
    addresses: Addresses, finder: Finder, openings: Tally, bucket: Bucket | None = None
) -> Blueprint:
    """The page of every sign, under ``/S/`` and ``/s/``."""
    pages = Blueprint("landing", __name__, template_folder="templates")
    door = _Door(addresses, finder, openings, bucket or Bucket())
    for start in ("/S/", "/s/"):
        pages.add_url_rule(f"{start}<path:code>", endpoint="page", view_func=door.show)
        pages.add_url_rule(start, endpoint="page", view_func=door.show, defaults={"code": ""})
    return pages


class _Door:
    """Answers one scan. Neither its code nor its address is ever put into the log."""

    def __init__(
        self, addresses: Addresses, finder: Finder, openings: Tally, bucket: Bucket
    ) -> None:
        self._addresses = addresses
        self._finder = finder
        self._openings = openings
        self._bucket = bucket

    def show(self, code: str) -> Response:
        code = code.upper()
        try:
            return self._answer(code)
        except Exception as error:  # noqa: BLE001 - the front door: Flask would log the address
            log.error("sign not looked up error=%s", type(error).__name__)  # noqa: TRY400
        return self._later(code, 503)

    def _answer(self, code: str) -> Response:
        if self._bucket.is_empty():
            return self._later(code, 429)
        sign = self._finder.find(code[: LENGTH + 1])
        if sign is None:
            self._bucket.take()
            return self._page("closed", 404)
        if request.method == "GET":
            self._openings.count(sign.code)
        return self._page("open", 200, code=sign.code, sign=sign)

    def _later(self, code: str, status: int) -> Response:
        """Nobody looked the code up, so nothing is said of it; who scanned it can still write."""
        answer = self._page("later", status, code=code if is_code(code) else "")
        answer.headers["Retry-After"] = _WAIT_SECONDS
        return answer

    def _page(
        self, state: str, status: int, *, code: str = "", sign: HungSign | None = None
    ) -> Response:
        language = request.args.get("l", "")
        catalogue = Catalogue(language if language in LANGUAGES else FIRST_LANGUAGE)
        prefilled = catalogue.text("landing-prefilled", code=code).strip()
        account = self._addresses.account if state != "closed" else ""
        centre = sign.centre if sign else None
        body = render_template(
            "landing/page.html",
            t=catalogue.text,
            language=catalogue.language,
            others=[(one, Catalogue(one).text("language-name")) for one in LANGUAGES],
            style=_style(),
            state=state,
            site=sign.site if sign else "",
            place=_place(sign, catalogue) if sign else "",
            prefilled=prefilled,
            account=account,
            line=_line_link(account, prefilled) if account else "",
            moi_gis=self._addresses.moi_gis,
            numbers=self._addresses.hotlines,
            centre=_name(centre.name_th, centre.name_en, catalogue) if centre else "",
            phone=centre.phone if centre else "",
            dial=dialled(centre.phone) if centre else "",
        )
        answer = Response(body, status, mimetype="text/html")
        answer.headers["Content-Security-Policy"] = POLICY
        return answer


def dialled(phone: str) -> str:
    """What a telephone dials of a number as written, ``043 569 000 ต่อ 2``; empty for none."""
    found = _NUMBER.search(phone)
    return re.sub(r"[^\d+]", "", found[0]) if found else ""


def _line_link(account: str, text: str) -> str:
    """Opens the account's chat with text in its input box; LINE: id and text percent-encoded."""
    return LINE_LINK.format(account=quote(account, safe=""), text=quote(text, safe=""))


def _place(sign: HungSign, catalogue: Catalogue) -> str:
    province, district = sign.province, sign.district
    if province is None:
        return ""
    if district is None:
        key = "place-bangkok" if province.code == _BANGKOK else "place-province"
        return catalogue.text(key, name=_area(province, catalogue))
    name = _area(district, catalogue)
    if province.code == _BANGKOK:
        return catalogue.text("place-khet-full", name=name)
    return catalogue.text("place-district-full", name=name, province=_area(province, catalogue))


def _area(area: AreaRow, catalogue: Catalogue) -> str:
    return _name(area.name_th.removeprefix("เขต"), area.name_en, catalogue)


def _name(thai: str, english: str, catalogue: Catalogue) -> str:
    return thai if catalogue.language == FIRST_LANGUAGE else english


@cache
def _style() -> str:
    # The address changes with the content, so that a browser may keep the file.
    mark = hashlib.sha256((STATIC / "landing.css").read_bytes()).hexdigest()[:12]
    return f"/static/landing.css?v={mark}"
