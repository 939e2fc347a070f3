"""One centre: its entry in the register, its members, and asking for another entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import forms
from console.entries import asked, entry_lines
from console.gate import signed
from console.language import t, word
from console.page import page
from console.places import name_of, places
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import CentreState, Level
from intake.ports.register import CentreRow
from intake.services.activation_board import NEED_REMINDING, Standing
from intake.services.centre_changes import Wish

blueprint = Blueprint("centre", __name__, url_prefix="/centres/<uuid:centre_id>")
_STATES = {
    CentreState.ACTIVE: (CentreState.ACTIVE, CentreState.DEACTIVATED),
    CentreState.DEACTIVATED: (CentreState.DEACTIVATED, CentreState.ACTIVE),
}


@dataclass(frozen=True, slots=True)
class District:
    """A district that the centre serves or could: ``by`` names another centre that does now."""

    code: str
    name: str
    served: bool
    by: str


@blueprint.get("")
def show(centre_id: UUID) -> ResponseReturnValue:
    """Entry, members, state, what waits, and the form that asks for a change."""
    return _page(centre_id)


@blueprint.post("/ask")
def ask(centre_id: UUID) -> ResponseReturnValue:
    """An admin's wish; nothing changes until a lead of the national desk confirms it."""
    centre = _centre(centre_id)
    try:
        services().centre_changes.ask(signed(), centre_id, _wish(centre))
    except NotFound:
        abort(404)
    except Refused as refused:
        return _page(centre_id, refused), 409
    flash("console-centre-asked")
    return redirect(f"/centres/{centre_id}", 303)


def _wish(centre: CentreRow) -> Wish:
    chosen = [one.code for one in _districts(centre) if request.form.get(f"district-{one.code}")]
    return Wish(
        forms.line("name_th"),
        forms.line("name_en"),
        forms.optional_line("phone"),
        forms.optional_line("contact"),
        tuple(chosen),
        forms.word("state", CentreState),
    )


def _centre(centre_id: UUID) -> CentreRow:
    return places().find(centre_id) or abort(404)


def _page(centre_id: UUID, refused: Refused | None = None) -> str:
    centre = _centre(centre_id)
    waiting = [one for one in services().centre_changes.waiting() if one.before.id == centre_id]
    members = services().staff.members(signed(), centre_id)
    return page(
        "centres/centre.html",
        here="centres",
        refused=refused,
        centre=centre,
        name=name_of(centre),
        above=places().centre(centre.parent_id),
        lines=[one for one in entry_lines(centre) if one[1]],
        members=[
            (
                one.account.name,
                word("role", one.account.role),
                t(f"console-member-state-{one.account.state}"),
            )
            for one in members
        ],
        waiting=[asked(one) for one in waiting],
        districts=_districts(centre),
        states=_STATES.get(centre.state, ()) if centre.level is not Level.DESK else (),
        letter=centre.level is not Level.DESK and _standing(centre_id) in NEED_REMINDING,
        typed=request.form if refused else None,
    )


def _standing(centre_id: UUID) -> Standing | None:
    found = (one for one in services().activation_board.lines() if one.centre.id == centre_id)
    return next((one.standing for one in found), None)


def _districts(centre: CentreRow) -> Sequence[District]:
    """The districts of its province, for a district centre."""
    if centre.level is not Level.DISTRICT or centre.area_code is None:
        return ()
    served_by = {code: one for one in places().all_centres() for code in one.districts}
    found = []
    for area in places().districts_of(centre.area_code):
        by = served_by.get(area.code)
        own = by is not None and by.id == centre.id
        other = name_of(by) if by and not own else ""
        found.append(District(area.code, places().district(area.code), own, other))
    return found
