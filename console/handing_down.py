"""Tips that waited for a centre below to begin: moved to it, a few with each request."""

from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from console import forms
from console.gate import signed
from console.page import page
from console.places import name_of
from console.services import services
from intake.errors import NotFound, Refused
from intake.services.handing_down import Offer, Step

blueprint = Blueprint("handing_down", __name__, url_prefix="/hand-down/<uuid:centre_id>")
_REFERENCE = 20  # characters, and more than any has


@blueprint.get("")
def ask(centre_id: UUID) -> ResponseReturnValue:
    """How many, to where, and what that does."""
    return _page(_offer(centre_id))


@blueprint.post("")
def move(centre_id: UUID) -> ResponseReturnValue:
    """Moves the next few; the page goes on by itself, or by a press, until none is left."""
    after = forms.optional_line("after", limit=_REFERENCE)
    moved, kept, failed = (forms.count(name) or 0 for name in ("moved", "kept", "failed"))
    try:
        step = services().handing_down.move(signed(), centre_id, after=after)
    except NotFound:
        abort(404)
    except Refused as refused:
        return _page(_offer(centre_id), refused=refused), 409
    total = Step(moved + step.moved, kept + step.kept, failed + step.failed, step.after)
    return _page(_offer(centre_id, done=True), total=total)


def _offer(centre_id: UUID, *, done: bool = False) -> Offer:
    offers = services().handing_down.offers(signed())
    found = next((one for one in offers if one.centre.id == centre_id), None)
    centre = services().registry.current().by_id.get(centre_id)
    if found is None and done and centre is not None:
        return Offer(centre, 0)
    return found or abort(404)


def _page(offer: Offer, *, total: Step | None = None, refused: Refused | None = None) -> str:
    return page(
        "tips/handing_down.html",
        here="tips",
        refused=refused,
        centre=name_of(offer.centre),
        path=f"/hand-down/{offer.centre.id}",
        count=offer.count,
        total=total,
    )
