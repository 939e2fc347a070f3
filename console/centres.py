"""The register of centres as an admin sees it: states and members, never a tip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from console.forms import LINE
from console.page import page
from console.paging import PAGE, paging
from console.places import alphabetic, name_of, places, province_code
from console.services import services
from intake.model import CentreState, Level
from intake.ports.register import CentreRow

blueprint = Blueprint("centres", __name__, url_prefix="/centres")
_LEVELS = tuple(Level)
_STATES = (CentreState.ACTIVE, CentreState.INVITED, CentreState.LISTED, CentreState.DEACTIVATED)


@dataclass(frozen=True, slots=True)
class Line:
    """A centre as the page shows it."""

    id: UUID
    name: str
    level: Level
    state: CentreState
    above: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its centres, the province's own included."""

    name: str
    path: str
    active: int
    total: int


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The centres that are more than listed, and every province; or a province; or a search."""
    query = " ".join(request.args.get("q", "").split())[:LINE]
    province = request.args.get("province", "")
    centres = places().all_centres()
    if query:
        return _page(centres, _found(centres, query.casefold()), query=query)
    if province:
        return _province(centres, province)
    at_work = [one for one in centres if _is_at_work(one)]
    return _page(centres, at_work, provinces=_provinces(centres))


def _page(
    centres: Sequence[CentreRow],
    found: list[CentreRow],
    *,
    query: str = "",
    provinces: Sequence[Province] = (),
) -> str:
    found.sort(key=lambda one: (_STATES.index(one.state), *_in_line(one)))
    where = paging(len(found), "/centres", {"q": query} if query else {})
    return page(
        "centres/centres.html",
        here="centres",
        query=query,
        active=_active(centres),
        total=len(centres),
        found=len(found),
        centres=[_line(one) for one in found[where.start : where.start + PAGE]],
        paging=where,
        provinces=provinces,
        waiting=services().centre_changes.how_many_wait(),
    )


def _province(centres: Sequence[CentreRow], code: str) -> str:
    name = places().provinces().get(code)
    found = sorted((one for one in centres if province_code(one) == code), key=_in_line)
    if name is None or not found:
        abort(404)
    return page(
        "centres/province.html",
        here="centres",
        name=name.shown,
        active=_active(found),
        total=len(found),
        centres=[_line(one) for one in found],
    )


def _found(centres: Sequence[CentreRow], query: str) -> list[CentreRow]:
    """Centres with these letters in their name, and all of a province with them in its name."""
    codes = {code for code, name in places().provinces().items() if query in name.searched}
    return [
        one
        for one in centres
        if query in f"{one.name_th} {one.name_en}".casefold() or province_code(one) in codes
    ]


def _provinces(centres: Sequence[CentreRow]) -> list[Province]:
    names = places().provinces()
    of_province: dict[str, list[CentreRow]] = {}
    for one in centres:
        of_province.setdefault(province_code(one), []).append(one)
    listed = [
        Province(
            names[code].shown,
            "/centres?" + urlencode({"province": code}),
            _active(found),
            len(found),
        )
        for code, found in of_province.items()
        if code in names
    ]
    return sorted(listed, key=lambda one: alphabetic(one.name))


def _is_at_work(centre: CentreRow) -> bool:
    return centre.level is Level.DESK or centre.state is not CentreState.LISTED


def _active(centres: Iterable[CentreRow]) -> int:
    return sum(one.state is CentreState.ACTIVE for one in centres)


def _in_line(centre: CentreRow) -> tuple[int, str]:
    return _LEVELS.index(centre.level), alphabetic(name_of(centre))


def _line(centre: CentreRow) -> Line:
    above = places().centre(centre.parent_id)
    return Line(centre.id, name_of(centre), centre.level, centre.state, above)
