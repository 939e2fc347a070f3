"""The register of sites and signs as an admin sees it: what hangs where, and where nothing does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import dates, forms
from console.doing import done
from console.forms import LINE
from console.gate import signed
from console.language import language, t, word
from console.page import page
from console.paging import PAGE, asked_page, paging
from console.places import alphabetic, places
from console.print_handing import template_in_words
from console.services import services
from intake.errors import Refused
from intake.ports.signs import AreaSigns, SignRow, SiteSearch
from intake.services.signs import HungSite
from intake.sign_model import IN_USE, SignMode, SignState

blueprint = Blueprint("signs", __name__, url_prefix="/signs")
_PROVINCE, _DISTRICT, _SUBDISTRICT = 2, 4, 6
_NONE = "none"
_MONTHS = 12  # shown
_PHOTOS = 6
_MARKS = (SignState.INSTALLED, SignState.TAMPERED, SignState.RETIRED)
_CHOICES = (_NONE, *SignState)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area as the overview shows it."""

    name: str
    path: str
    sites: int
    bare: int
    in_use: int
    installed: int


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site as a list shows it, with the state of its newest sign in use."""

    id: UUID
    name: str
    kind: str
    place: str
    signs: tuple[SignRow, ...]


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Every province; the districts of one; the sites of a district, a state, or a search."""
    area = request.args.get("area", "")
    words = " ".join(request.args.get("q", "").split())[:LINE]
    state = request.args.get("state", "")
    if not (area.isdecimal() or not area) or state not in {"", *_CHOICES}:
        abort(404)
    if words or state or len(area) >= _DISTRICT or "all" in request.args:
        return _list(area, words, state)
    return _overview(area)


def _overview(area: str) -> str:
    digits = _DISTRICT if area else _PROVINCE
    found = {one.area_code: one for one in services().signs.tally(signed(), area, digits)}
    names = _names(area)
    if area and area not in _names(""):
        abort(404)
    offices = found.pop(area, None) if area else None  # sites of the province itself
    lines = [_area_line(found.get(code, AreaSigns(code)), name) for code, name in names.items()]
    return page(
        "signs/signs.html",
        here="signs",
        area=area,
        title=places().district(area) if area else t("console-signs-title"),
        lines=sorted(lines, key=lambda one: alphabetic(one.name)),
        own=_own_line(offices) if offices else None,
        total=_total([*found.values(), *([offices] if offices else [])]),
    )


def _list(area: str, words: str, state: str) -> str:
    search = SiteSearch(area, words, _state(state), bare=state == _NONE)
    chosen = {"area": area, "q": words, "state": state}
    given = {name: value for name, value in chosen.items() if value}
    if "all" in request.args:
        given["all"] = ""
    start = (asked_page() - 1) * PAGE
    total, sites = services().signs.search(signed(), search, start, PAGE)
    where = paging(total, "/signs", given)
    if where.start != start:  # past the last page
        _, sites = services().signs.search(signed(), search, where.start, PAGE)
    return page(
        "signs/sites.html",
        here="signs",
        area=area,
        title=places().district(area) if area else t("console-signs-title"),
        above=_above(area),
        query=words,
        state=state,
        filters=[("", _path(given, "")), *((one, _path(given, one)) for one in _CHOICES)],
        total=total,
        bare=_how_many_bare(area) if len(area) == _DISTRICT else 0,
        sites=[_site_line(one) for one in sites],
        paging=where,
    )


@blueprint.get("/sites/<uuid:site_id>")
def show_site(site_id: UUID) -> ResponseReturnValue:
    """One site: its signs, what each brought, and what may be done."""
    return _site(site_id)


@blueprint.post("/<code>/mark")
def mark(code: str) -> ResponseReturnValue:
    """A sign was hung, was tampered with, or is given up."""
    state = forms.word("state", SignState)
    if state not in _MARKS:
        abort(400)
    return _done(
        forms.identity("site"),
        "console-sign-marked",
        lambda: services().signs.mark(signed(), code, state),
    )


@blueprint.post("/sites/<uuid:site_id>/rename")
def rename(site_id: UUID) -> ResponseReturnValue:
    """A site's name as its signs say it from now on."""
    return _done(
        site_id,
        "console-sign-renamed",
        lambda: services().signs.rename(signed(), site_id, forms.line("name")),
    )


@blueprint.post("/sites/<uuid:site_id>/make")
def make_one(site_id: UUID) -> ResponseReturnValue:
    """A new code for a site that has none in use, or for its whole district."""
    return _done(
        site_id,
        "console-sign-made",
        lambda: services().signs.make_one(signed(), site_id, forms.word("mode", SignMode)),
    )


@blueprint.post("/make")
def make_all() -> ResponseReturnValue:
    """A code for every site of an area, or every district of it, that has none in use."""
    area = request.form.get("area", "")
    if not (area.isdecimal() and len(area) >= _PROVINCE):
        abort(400)
    made = services().signs.make_all(signed(), area, forms.word("mode", SignMode))
    flash("console-signs-made" if made else "console-signs-none-to-make")
    return redirect(forms.local_path(request.form.get("next", "")), 303)


def _done(site_id: UUID, message: str, act: Callable[[], object]) -> ResponseReturnValue:
    return done(message, f"/signs/sites/{site_id}", act, partial(_site, site_id))


def _site(site_id: UUID, refused: Refused | None = None) -> str:
    found = services().signs.site(signed(), site_id)
    months = services().signs.months(signed(), [one.code for one in found.signs], _MONTHS)
    return page(
        "signs/site.html",
        here="signs",
        refused=refused,
        typed=request.form.get("name"),  # of a renaming that was refused
        site=found.site,
        place=places().whole(found.site.area_code[:_SUBDISTRICT]),
        above=_around(found.site.area_code),
        needs_another=found.needs_another,
        signs=found.signs,
        missing=found.missing,
        marks=_MARKS,
        months=months,
        reports=services().sign_uploads.of_site(signed(), site_id, _PHOTOS),
        month=_month,
        day=_day,
        in_words=template_in_words,
    )


def _names(area: str) -> dict[str, str]:
    if not area:
        return {code: one.shown for code, one in places().provinces().items()}
    rows = places().districts_of(area)
    return {row.code: row.name_th if language() == "th" else row.name_en for row in rows}


def _area_line(found: AreaSigns, name: str) -> AreaLine:
    code = found.area_code
    return AreaLine(
        name,
        "/signs?" + urlencode({"area": code}),
        found.sites,
        found.bare,
        sum(many for state, many in found.states.items() if state in IN_USE),
        found.states.get(SignState.INSTALLED, 0),
    )


def _own_line(found: AreaSigns) -> AreaLine:
    """The sites of the province itself, which come first in the list of all of it."""
    line = _area_line(found, t("console-signs-own"))
    return replace(line, path=line.path + "&all=")


def _total(found: list[AreaSigns]) -> AreaLine:
    lines = [_area_line(one, "") for one in found]
    return AreaLine(
        "",
        "",
        sum(one.sites for one in lines),
        sum(one.bare for one in lines),
        sum(one.in_use for one in lines),
        sum(one.installed for one in lines),
    )


def _site_line(found: HungSite) -> SiteLine:
    site = found.site
    kind = word("console-site-kind", site.kind)
    place = places().whole(site.area_code[:_SUBDISTRICT])
    return SiteLine(site.id, site.name, kind, place, found.signs)


def _state(typed: str) -> SignState | None:
    return SignState(typed) if typed and typed != _NONE else None


def _path(given: dict[str, str], state: str) -> str:
    kept = {name: value for name, value in given.items() if name != "state"}
    return "/signs?" + urlencode({**kept, "state": state} if state else kept)


def _above(area: str) -> tuple[str, str]:
    """Name and address of what lies above an area."""
    if len(area) <= _PROVINCE:
        return t("console-signs-title"), "/signs"
    province = area[:_PROVINCE]
    return places().district(province), "/signs?" + urlencode({"area": province})


def _around(area: str) -> tuple[str, str]:
    """Name and address of the list that a site stands in."""
    if len(area) < _DISTRICT:
        return places().district(area), "/signs?" + urlencode({"area": area, "all": ""})
    district = area[:_DISTRICT]
    return places().district(district), "/signs?" + urlencode({"area": district})


def _how_many_bare(area: str) -> int:
    return sum(one.bare for one in services().signs.tally(signed(), area, len(area)))


def _month(month: str) -> str:
    return dates.month(date.fromisoformat(f"{month}-01"), language())


def _day(moment: date | None) -> str:
    return dates.day(moment, language()) if moment else ""
