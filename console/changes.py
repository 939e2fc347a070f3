"""Changes of the register that wait for a second person."""

from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from console.entries import asked
from console.gate import signed
from console.page import page
from console.services import services
from console.two_people import admit, done
from intake.errors import Refused

blueprint = Blueprint("changes", __name__, url_prefix="/changes")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Everything that waits."""
    return _page()


@blueprint.post("/<uuid:change_id>/confirm")
def confirm(change_id: UUID) -> ResponseReturnValue:
    """The second person's word, about exactly what they have read."""
    changes, digest = services().centre_changes, request.form.get("digest", "")
    return done(
        "console-centre-confirmed",
        "/changes",
        lambda: changes.confirm(signed(), change_id, digest),
        _page,
    )


@blueprint.post("/<uuid:change_id>/drop")
def drop(change_id: UUID) -> ResponseReturnValue:
    """Declined, or taken back."""
    changes = services().centre_changes
    return done(
        "console-centre-dropped", "/changes", lambda: changes.drop(signed(), change_id), _page
    )


def _page(refused: Refused | None = None) -> str:
    admit()
    return page(
        "centres/changes.html",
        here="changes",
        refused=refused,
        waiting=[asked(one) for one in services().centre_changes.waiting()],
        routing=services().routing_changes.proposal() is not None,
        may_confirm=services().routing_changes.may_confirm(signed()),
    )
