"""The register of centres as an admin sees it: states and members, never a tip."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from console.forms import LINE
from console.page import page
from console.places import name_of, places
from intake.model import CentreState, Level

blueprint = Blueprint("centres", __name__, url_prefix="/centres")
SHOWN = 100
_LEVELS = tuple(Level)
_STATES = (CentreState.ACTIVE, CentreState.INVITED, CentreState.LISTED, CentreState.DEACTIVATED)


@dataclass(frozen=True, slots=True)
class Line:
    """A centre as the page shows it."""

    id: UUID
    name: str
    level: Level
    state: CentreState
    parent: str


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Centres, those at work first; a search narrows them."""
    query = request.args.get("q", "").strip()[:LINE]
    centres = places().all_centres()
    found = [
        centre
        for centre in centres
        if query.casefold() in f"{centre.name_th} {centre.name_en}".casefold()
    ]
    found.sort(key=lambda one: (_STATES.index(one.state), _LEVELS.index(one.level), one.name_th))
    return page(
        "centres/centres.html",
        here="centres",
        query=query,
        total=len(centres),
        active=sum(centre.state is CentreState.ACTIVE for centre in centres),
        centres=[
            Line(one.id, name_of(one), one.level, one.state, places().centre(one.parent_id))
            for one in found[:SHOWN]
        ],
        more=len(found) > SHOWN,
    )
