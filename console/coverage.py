"""How well signs cover an area: the page, and the same figures to take away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from console import dates
from console.downloads import dated, download
from console.gate import signed
from console.language import language, t, word
from console.page import now, page
from console.places import alphabetic, places
from console.services import services
from intake.model import Role
from intake.ports.coverage import Coverage
from intake.services.coverage import AreaCoverage
from intake.sign_model import SiteKind
from reports.sheets import Cell, Column, Sheet, workbook
from reports.tables import csv_table

blueprint = Blueprint("coverage", __name__, url_prefix="/installation")
_PROVINCE, _DISTRICT = 2, 4
_BANGKOK = "10"
_COLUMNS = (
    ("console-coverage-sites", "sites"),
    ("console-coverage-printed", "printed"),
    ("console-coverage-installed", "installed"),
    ("console-coverage-complete", "complete"),
    ("console-coverage-old-photo", "old_photo"),
    ("console-coverage-tampered", "tampered"),
    ("console-coverage-missing", "missing"),
)
_NAME_WIDTH, _NUMBER_WIDTH, _MEANING_WIDTH = 34, 16, 90


@dataclass(frozen=True, slots=True)
class Line:
    """An area or a kind of site; ``path`` leads further down, ``register`` to its list of sites."""

    name: str
    coverage: Coverage
    path: str = ""
    register: str = ""

    def percent(self, name: str) -> float:
        """How many of the sites, in hundredths, to a tenth."""
        sites = self.coverage.sites
        return round(getattr(self.coverage, name) * 100 / sites, 1) if sites else 0

    @property
    def installed_percent(self) -> int:
        """Whole hundredths; only all of them are 100."""
        return int(self.coverage.installed * 100 / max(1, self.coverage.sites))


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The coverage of an own area: its areas, and its kinds of site."""
    kind = _kind(request.args.get("kind", ""))
    found = services().coverage.under(signed(), _area(request.args.get("area", "")), kind)
    return page(
        "installation/coverage.html",
        here="installation",
        found=found,
        title=_title(found.area_code, everywhere=found.everywhere),
        above=_above(found, kind),
        kind=kind or "",
        filters=[(one, _path(found.area_code, one)) for one in (None, *SiteKind)],
        columns=_COLUMNS,
        total=Line("", found.total),
        areas=_areas(found, kind),
        kinds=_kinds(found),
        when=dates.minute(now(), language()),
        register=_register(found.area_code),
    )


@blueprint.post("/export")
def export() -> ResponseReturnValue:
    """What the page shows, for a spreadsheet; recorded."""
    form = request.form.get("format", "")
    if form not in {"xlsx", "csv"}:
        abort(400)
    kind = _kind(request.form.get("kind", ""))
    found = services().coverage.export(signed(), _area(request.form.get("area", "")), kind)
    name = dated(f"coverage-{found.area_code or 'all'}", now())
    sheets = _sheets(found, kind)
    if form == "xlsx":
        return download(workbook([*sheets, _meanings()], now()), f"{name}.xlsx")
    return download(csv_table(_as_rows(sheets)), f"{name}.csv")


def _area(typed: str) -> str:
    if typed and not typed.isdecimal():
        abort(404)
    return typed


def _kind(typed: str) -> SiteKind | None:
    try:
        return SiteKind(typed) if typed else None
    except ValueError:
        abort(404)


# What the page shows -----------------------------------------------------------------------------


def _title(area_code: str, *, everywhere: bool) -> str:
    if area_code:
        return places().district(area_code)
    return t("console-coverage-everywhere" if everywhere else "console-coverage-own")


def _areas(found: AreaCoverage, kind: SiteKind | None) -> list[Line]:
    """The area's own sites first, then the areas in it by name."""
    if found.area_code:  # all names in one look
        places().below(found.area_code)
    else:
        places().provinces()
    lines = [
        Line(places().name(code), one, _down(code, kind), "" if kind else _register(code))
        for code, one in found.by_area.items()
        if code != found.area_code
    ]
    lines.sort(key=lambda one: alphabetic(one.name))
    own = found.by_area.get(found.area_code)
    return [Line(_of_itself(found.area_code), own), *lines] if own and own.sites else lines


def _kinds(found: AreaCoverage) -> list[Line]:
    return [
        Line(word("console-site-kind", kind), one, _path(found.area_code, kind))
        for kind, one in found.by_kind.items()
    ]


def _of_itself(area_code: str) -> str:
    if len(area_code) == _PROVINCE:
        return t("console-coverage-of-province")
    in_bangkok = area_code.startswith(_BANGKOK)
    return t("console-coverage-of-khet" if in_bangkok else "console-coverage-of-district")


def _above(found: AreaCoverage, kind: SiteKind | None) -> tuple[str, str] | None:
    """Name and address of what lies above, where the member sees that."""
    if found.above is None:
        return None
    return _title(found.above, everywhere=found.everywhere), _path(found.above, kind)


def _down(code: str, kind: SiteKind | None) -> str:
    return _path(code, kind) if len(code) <= _DISTRICT else ""


def _register(code: str) -> str:
    """The register's list of an area, for who may see it."""
    if signed().account.role is not Role.ADMIN:
        return ""
    return "/signs?" + urlencode({"area": code} if code else {})


def _path(area_code: str, kind: SiteKind | None) -> str:
    chosen = {"area": area_code, "kind": kind or ""}
    given = urlencode({name: value for name, value in chosen.items() if value})
    return f"/installation?{given}" if given else "/installation"


# What is taken away ------------------------------------------------------------------------------


def _sheets(found: AreaCoverage, kind: SiteKind | None) -> list[Sheet]:
    above = (
        f"{t('console-coverage-title')} · {_title(found.area_code, everywhere=found.everywhere)}",
        t("console-coverage-as-of", when=dates.minute(now(), language())),
        word("console-site-kind", kind) if kind else t("console-coverage-every-kind"),
    )
    by_area = ("console-coverage-by-area", "console-coverage-area")
    by_kind = ("console-coverage-by-kind", "console-coverage-kind")
    total = Line(t("console-coverage-total"), found.total)
    areas = _sheet(*by_area, [*_areas(found, kind), total], above)
    return [areas] if kind else [areas, _sheet(*by_kind, _kinds(found), above)]


def _sheet(name: str, heading: str, lines: Iterable[Line], above: tuple[str, ...]) -> Sheet:
    columns = [Column(t(key), _NUMBER_WIDTH) for key, _ in _COLUMNS]
    rows: list[list[Cell]] = [
        [one.name, *(getattr(one.coverage, field) for _, field in _COLUMNS)] for one in lines
    ]
    return Sheet(t(name), [Column(t(heading), _NAME_WIDTH), *columns], rows, above)


def _meanings() -> Sheet:
    return Sheet(
        t("console-coverage-words"),
        [Column("", _NAME_WIDTH), Column("", _MEANING_WIDTH)],
        [(t(key), t(f"{key}-means")) for key, _ in _COLUMNS],
    )


def _as_rows(sheets: Iterable[Sheet]) -> Iterable[Sequence[Cell]]:
    """One under the other; what stands above them is said once."""
    for number, sheet in enumerate(sheets):
        yield from ([line] for line in (sheet.above if number == 0 else ("",)))
        yield [column.title for column in sheet.columns]
        yield from sheet.rows
