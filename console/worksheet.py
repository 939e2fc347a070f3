"""The worksheet for MOI Drugs GIS: what waits to be keyed, what is keyed, and the ticks."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import dates, worksheet_files
from console.forms import LINE
from console.gate import signed
from console.language import language, t, word
from console.page import now, page
from console.paging import PAGE, asked_page, paging
from console.places import places
from console.services import services
from intake.errors import Refused
from intake.ports.photos import FiledReport
from intake.services.own_areas import EVERYWHERE, own_areas
from intake.services.worksheet import KEY_WITHIN, PART, Listed, Ticked, WorksheetChoice
from reports.worksheet import numbered

blueprint = Blueprint("worksheet", __name__, url_prefix="/installation/worksheet")
_PATH = "/installation/worksheet"
_DISTRICT, _SUBDISTRICT = 4, 6
_PART_DIGITS = 6
_KEYED = "keyed"


@dataclass(frozen=True, slots=True)
class Row:
    """A report as the page shows it; ``number`` is that of the files too."""

    id: UUID
    number: str
    day: str
    kind: str
    name: str
    place: str
    code: str
    photo: str
    by: str
    by_hand: bool
    keyed: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the filter."""

    area: str
    since: str
    until: str
    keyed: bool

    def address(self, **more: str | int) -> str:
        """These choices as the end of an address."""
        state = _KEYED if self.keyed else ""
        chosen = {"area": self.area, "since": self.since, "until": self.until, "state": state}
        return urlencode({name: one for name, one in {**chosen, **more}.items() if one})

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return bool(self.area or self.since or self.until)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Reports of own areas, by district and day."""
    typed = _typed()
    try:
        return _page(typed, _choice(typed))
    except dates.NotADate:
        whole = WorksheetChoice(typed.area, keyed=typed.keyed)
        return _page(typed, whole, Refused("console-refused-date")), 422


@blueprint.post("/key")
def key() -> ResponseReturnValue:
    """These reports are keyed: the chosen ones, or all that the page showed."""
    everything = request.form.get("all") == "1"
    report_ids = _ids("shown" if everything else "report")
    if not report_ids:
        return _nothing_chosen()
    services().worksheet.key(signed(), report_ids)
    flash("console-worksheet-done-keyed")
    return _back()


@blueprint.post("/undo")
def undo() -> ResponseReturnValue:
    """Takes back what this member ticked last."""
    try:
        services().worksheet.undo(signed())
    except Refused as refused:
        return _page(_typed(), _choice_or_400(), refused), 409
    flash("console-worksheet-done-undone")
    return _back()


@blueprint.post("/reopen")
def reopen() -> ResponseReturnValue:
    """The chosen reports wait to be keyed again."""
    report_ids = _ids("report")
    if not report_ids:
        return _nothing_chosen()
    services().worksheet.reopen(signed(), report_ids)
    flash("console-worksheet-done-reopened")
    return _back()


@blueprint.post("/download")
def download() -> ResponseReturnValue:
    """One part of the chosen reports as a workbook, or as a ZIP of it and the photos."""
    form, part = request.form.get("format", ""), request.form.get("part", "")
    if form not in {"xlsx", "zip"} or not (part.isdecimal() and len(part) <= _PART_DIGITS):
        abort(400)
    choice = _choice_or_400()
    found = services().worksheet.download(signed(), choice, int(part), form)
    files = worksheet_files.Part(choice, found, signed().account.name, now())
    return files.workbook() if form == "xlsx" else files.zip(services().sign_photo)


# Reading what was asked --------------------------------------------------------------------------


def _typed() -> Typed:
    area = request.args.get("area", "")
    if area and not area.isdecimal():
        abort(404)
    since, until = (request.args.get(name, "").strip()[:LINE] for name in ("since", "until"))
    return Typed(area, since, until, request.args.get("state") == _KEYED)


def _choice(typed: Typed) -> WorksheetChoice:
    """Raises NotADate."""
    return WorksheetChoice(typed.area, _day(typed.since), _day(typed.until), typed.keyed)


def _choice_or_400() -> WorksheetChoice:
    try:
        return _choice(_typed())
    except dates.NotADate:
        abort(400)


def _day(typed: str) -> date | None:
    return dates.parse_day(typed) if typed else None


def _ids(name: str) -> list[UUID]:
    try:
        return [UUID(one) for one in request.form.getlist(name)[:PAGE]]
    except ValueError:
        abort(400)


def _back() -> ResponseReturnValue:
    asked = _typed().address(page=asked_page())
    return redirect(f"{_PATH}?{asked}", 303)


def _nothing_chosen() -> ResponseReturnValue:
    return _page(_typed(), _choice_or_400(), Refused("console-refused-nothing-chosen")), 409


# The page ----------------------------------------------------------------------------------------


def _page(typed: Typed, choice: WorksheetChoice, refused: Refused | None = None) -> str:
    found = services().worksheet.listed(signed(), choice, (asked_page() - 1) * PAGE, PAGE)
    where = paging(found.total, _PATH, {"area": typed.area, **_dates_and_state(typed)})
    standing = services().worksheet.standing(signed(), typed.area)
    ticked = services().worksheet.ticked(signed())
    return page(
        "installation/worksheet.html",
        here="installation",
        refused=refused,
        typed=typed,
        address=typed.address(page=where.number),
        views=[(one, f"{_PATH}?{_other_view(typed, one)}") for one in (False, True)],
        standing=standing,
        last=dates.day(standing.last_keyed, language()) if standing.last_keyed else "",
        limit=KEY_WITHIN.days,
        ticked=ticked,
        until=_until(ticked),
        areas=_areas(typed.area),
        groups=_groups(found),
        shown=len(found.reports),
        parts=_parts(found.total),
        most=PART,
        example=dates.typed_day(now()),
        paging=where,
    )


def _dates_and_state(typed: Typed) -> dict[str, str]:
    state = _KEYED if typed.keyed else ""
    return {"since": typed.since, "until": typed.until, "state": state}


def _other_view(typed: Typed, keyed: bool) -> str:  # noqa: FBT001 - which of the two
    return Typed(typed.area, typed.since, typed.until, keyed).address()


def _until(ticked: Ticked | None) -> str:
    return dates.clock(ticked.until, language()) if ticked else ""


def _groups(found: Listed) -> list[tuple[str, list[Row]]]:
    """The rows under the name of their district."""
    numbers = enumerate(found.reports, found.start + 1)
    by_district = groupby(numbers, key=lambda one: one[1].area_code[:_DISTRICT])
    return [
        (places().district(code), [_row(number, one) for number, one in rows])
        for code, rows in by_district
    ]


def _row(number: int, found: FiledReport) -> Row:
    report, keyed = found.report, ""
    if report.keyed_at:
        when = dates.minute(report.keyed_at, language())
        keyed = t("console-worksheet-keyed-by", name=found.keyed_by_name, when=when)
    return Row(
        report.id,
        numbered(number),
        dates.day(report.day, language()),
        word("console-site-kind", found.site_kind),
        found.site_name,
        places().whole(found.area_code[:_SUBDISTRICT]),
        report.code,
        f"/installation/photos/{report.photo_id}.jpg",
        found.by_name,
        report.by_hand,
        keyed,
    )


def _parts(total: int) -> list[tuple[int, int, int]]:
    """Number, first and last report of each download."""
    starts = range(0, total, PART)
    return [(n, start + 1, min(start + PART, total)) for n, start in enumerate(starts, 1)]


def _areas(chosen: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen, in groups: own areas, then the districts of one province."""
    with services().store.read() as work:
        own = own_areas(work, signed().account)
    groups = []
    if own == EVERYWHERE:
        provinces = {code: one.shown for code, one in places().provinces().items()}
        groups.append((t("console-coverage-everywhere"), list(provinces.items())))
    elif len(own) > 1:
        named = [(code, places().name(code)) for code in own]
        groups.append((t("console-coverage-own"), named))
    province = chosen[:2] if own == EVERYWHERE else own[0] if len(own[0]) < _DISTRICT else ""
    if province:
        below = [(row.code, places().name(row.code)) for row in places().below(province)]
        groups.append((places().district(province), below))
    return groups
