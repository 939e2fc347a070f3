"""Changes of the register that wait for a second person."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console.entries import asked
from console.gate import signed
from console.page import page
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import Role

blueprint = Blueprint("changes", __name__, url_prefix="/changes")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Everything that waits."""
    return _page()


@blueprint.post("/<uuid:change_id>/confirm")
def confirm(change_id: UUID) -> ResponseReturnValue:
    """The second person's word, about exactly what they have read."""
    changes, digest = services().centre_changes, request.form.get("digest", "")
    return _done("console-centre-confirmed", lambda: changes.confirm(signed(), change_id, digest))


@blueprint.post("/<uuid:change_id>/drop")
def drop(change_id: UUID) -> ResponseReturnValue:
    """Declined, or taken back."""
    changes = services().centre_changes
    return _done("console-centre-dropped", lambda: changes.drop(signed(), change_id))


def _done(message: str, act: Callable[[], None]) -> ResponseReturnValue:
    _admit()
    try:
        act()
    except NotFound:
        abort(404)
    except Refused as refused:
        return _page(refused), 409
    flash(message)
    return redirect("/changes", 303)


def _admit() -> None:
    """Admins, and leads of the national desk; for anybody else there is no such page."""
    by = signed()
    if by.account.role is not Role.ADMIN and not services().routing_changes.may_confirm(by):
        abort(404)


def _page(refused: Refused | None = None) -> str:
    _admit()
    return page(
        "centres/changes.html",
        here="changes",
        refused=refused,
        waiting=[asked(one) for one in services().centre_changes.waiting()],
        routing=services().routing_changes.proposal() is not None,
        may_confirm=services().routing_changes.may_confirm(signed()),
    )
