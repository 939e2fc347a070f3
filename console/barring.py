"""Who must not see a tip: a form that opens nothing of it."""

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue

from console import forms
from console.errors import error_page
from console.gate import signed
from console.page import page
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import Role
from intake.services.barring import BarReason

blueprint = Blueprint("barring", __name__, url_prefix="/tips/<reference>")


@blueprint.get("/barring")
def show(reference: str) -> ResponseReturnValue:
    """Leave it oneself; for leads, keep others from it. Not recorded as a reading."""
    return _page(reference)


@blueprint.post("/recuse")
def recuse(reference: str) -> ResponseReturnValue:
    """From now on there is no such tip for this member."""
    by, barring = signed(), services().barring
    try:
        barring.page(by, reference)  # before the form is read: what is not theirs is not there
        barring.recuse(by, reference, forms.word("reason", BarReason))
    except NotFound:
        return error_page(404)
    except Refused as refused:
        return _page(reference, refused), 409
    flash("barring-done-recuse")
    return redirect("/tips", 303)


@blueprint.post("/bar")
def bar(reference: str) -> ResponseReturnValue:
    """A lead keeps a member from it."""
    by, barring = signed(), services().barring
    try:
        barring.page(by, reference)
        barring.bar(by, reference, forms.identity("member"), forms.word("reason", BarReason))
    except NotFound:
        return error_page(404)
    except Refused as refused:
        return _page(reference, refused), 409
    return _done(reference, "bar")


@blueprint.post("/bar/lift")
def lift(reference: str) -> ResponseReturnValue:
    """The member sees it again."""
    by, barring = signed(), services().barring
    try:
        barring.page(by, reference)
        barring.lift(by, reference, forms.identity("member"))
    except NotFound:
        return error_page(404)
    except Refused as refused:
        return _page(reference, refused), 409
    return _done(reference, "lift")


def _page(reference: str, refused: Refused | None = None) -> str:
    found = services().barring.page(signed(), reference)
    return page(
        "tips/barring.html",
        here="tips",
        refused=refused,
        reference=found.reference,
        path=f"/tips/{found.reference}",
        lead=signed().account.role is Role.LEAD,
        members=found.members,
        barred=found.barred,
        reasons=tuple(BarReason),
    )


def _done(reference: str, act: str) -> ResponseReturnValue:
    flash(f"barring-done-{act}")
    return redirect(f"/tips/{reference}/barring", 303)
