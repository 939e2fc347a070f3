"""The activation board: who works, who has not started, who has fallen silent; and reminders."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from console import dates
from console.downloads import download
from console.entries import districts
from console.language import language, t, word
from console.page import now, page
from console.paging import PAGE, paging
from console.places import alphabetic, name_of, places, province_code
from console.services import services
from intake.model import Level
from intake.services.activation_board import NEED_REMINDING, BoardLine, Standing
from reports.tables import csv_table
from texts import FIRST_LANGUAGE, Catalogue

blueprint = Blueprint("board", __name__, url_prefix="/centres")
_ALL = "all"
_LEVELS = tuple(Level)
_STANDINGS = tuple(Standing)
_COLUMNS = (
    *("console-board-province", "console-board-centre", "console-board-level"),
    *("console-board-standing", "console-board-last", "console-board-phone"),
    "console-board-districts",
)
_OPENINGS = {
    Standing.LISTED: "console-letter-listed",
    Standing.INVITED: "console-letter-invited",
    Standing.STALE: "console-letter-stale",
}
_WHAT_TO_DO = {
    Standing.LISTED: (
        *("console-letter-listed-1", "console-letter-listed-2", "console-letter-listed-3"),
    ),
    Standing.INVITED: (
        *("console-letter-invited-1", "console-letter-invited-2", "console-letter-invited-3"),
    ),
    Standing.STALE: (
        *("console-letter-stale-1", "console-letter-stale-2", "console-letter-stale-3"),
    ),
}
_MANY = 1_000  # letters in one go: more than there are centres


@dataclass(frozen=True, slots=True)
class Line:
    """A centre as the board shows it."""

    id: UUID
    name: str
    province: str
    level: Level
    standing: Standing
    last: str
    phone: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with how many centres it would leave."""

    name: str
    label: str
    path: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder to one centre, in Thai whoever prints it."""

    centre: str
    subject: str
    opening: str
    lines: tuple[str, ...]


@blueprint.get("/board")
def show() -> ResponseReturnValue:
    """The chosen centres, those that need something first."""
    province, standing = _chosen_province(), _chosen_standing()
    there = [one for one in _lines() if not province or province_code(one.centre) == province]
    found = [one for one in there if standing in {_ALL, one.standing}]
    chosen = {"province": province, "state": standing}
    where = paging(len(found), "/centres/board", chosen)
    return page(
        "centres/board.html",
        here="centres",
        choices=_choices(there, province, standing),
        provinces=_provinces(),
        province=province,
        lines=[_line(one) for one in found[where.start : where.start + PAGE]],
        total=len(found),
        to_remind=sum(_needs_reminding(one) for one in found),
        query=urlencode(chosen),
        paging=where,
    )


@blueprint.get("/board.csv")
def export() -> ResponseReturnValue:
    """The chosen centres for a spreadsheet."""
    rows = [[t(key) for key in _COLUMNS]]
    for one in _found():
        line = _line(one)
        level, standing = (
            word("console-level", line.level),
            word("console-standing", line.standing),
        )
        cells = (line.province, line.name, level, standing, line.last, line.phone)
        rows.append([*cells, districts(one.centre)])
    return download(csv_table(rows), "centres.csv")


@blueprint.get("/letters")
def letters() -> ResponseReturnValue:
    """A reminder for each chosen centre that has not started or has fallen silent, to print."""
    return _letters([one for one in _found() if _needs_reminding(one)][:_MANY])


@blueprint.get("/<uuid:centre_id>/letter")
def letter(centre_id: UUID) -> ResponseReturnValue:
    """The reminder for one centre, when it needs one."""
    found = [one for one in _lines() if one.centre.id == centre_id and _needs_reminding(one)]
    return _letters(found) if found else abort(404)


def _letters(lines: Sequence[BoardLine]) -> str:
    thai = Catalogue(FIRST_LANGUAGE)
    with services().store.read() as work:
        desk = next((one for one in work.register.centres() if one.level is Level.DESK), None)
    return page(
        "centres/letters.html",
        here="centres",
        thai=thai.text,
        sender=desk.name_th if desk else "",
        phone=dates.thai_digits(desk.phone) if desk else "",
        today=dates.thai_digits(dates.whole_day(now())),
        letters=[_letter(one, thai) for one in lines],
    )


def _letter(one: BoardLine, thai: Catalogue) -> Letter:
    centre, what = one.centre.name_th, _WHAT_TO_DO[one.standing]
    subject, opening, day = "console-letter-subject-start", _OPENINGS[one.standing], ""
    if one.standing is Standing.STALE:
        subject = "console-letter-subject-stale"
        if one.last:
            opening = "console-letter-stale-last"
            day = dates.thai_digits(dates.whole_day(one.last))
    return Letter(
        centre,
        thai.text(subject),
        thai.text(opening, centre=centre, day=day),
        tuple(thai.text(key) for key in what),
    )


def _lines() -> list[BoardLine]:
    """Everything, in the order of who needs help, then by province, level and name."""
    names = {code: alphabetic(one.shown) for code, one in places().provinces().items()}

    def place(one: BoardLine) -> tuple[int, str, int, str]:
        centre = one.centre
        return (
            _STANDINGS.index(one.standing),
            names.get(province_code(centre), ""),
            _LEVELS.index(centre.level),
            alphabetic(name_of(centre)),
        )

    return sorted(services().activation_board.lines(), key=place)


def _found() -> list[BoardLine]:
    province, standing = _chosen_province(), _chosen_standing()
    return [
        one
        for one in _lines()
        if province in {"", province_code(one.centre)} and standing in {_ALL, one.standing}
    ]


def _needs_reminding(one: BoardLine) -> bool:
    return one.standing in NEED_REMINDING and one.centre.level is not Level.DESK


def _line(one: BoardLine) -> Line:
    centre = one.centre
    province = places().provinces().get(province_code(centre))
    return Line(
        centre.id,
        name_of(centre),
        province.shown if province else "",
        centre.level,
        one.standing,
        _last(one.last),
        centre.phone,
    )


def _last(day: date | None) -> str:
    return dates.day(day, language()) if day else ""


def _chosen_province() -> str:
    typed = request.args.get("province", "")
    return typed if typed in places().provinces() else ""


def _chosen_standing() -> str:
    typed = request.args.get("state", _ALL)
    return typed if typed in {*_STANDINGS} else _ALL


def _provinces() -> list[tuple[str, str]]:
    named = [(code, one.shown) for code, one in places().provinces().items()]
    return sorted(named, key=lambda one: alphabetic(one[1]))


def _choices(there: Sequence[BoardLine], province: str, standing: str) -> list[Choice]:
    counts = Counter(one.standing.value for one in there)
    counts[_ALL] = len(there)
    return [
        Choice(
            name,
            t("console-board-all") if name == _ALL else word("console-standing", name),
            "/centres/board?" + urlencode({"province": province, "state": name}),
            counts[name],
            name == standing,
        )
        for name in (_ALL, *_STANDINGS)
        if counts[name] or name in {_ALL, standing}
    ]
