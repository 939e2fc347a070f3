"""Who must not see a tip: a form that opens nothing of it."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint
from flask.typing import ResponseReturnValue

from console import forms
from console.doing import done
from console.gate import signed
from console.page import page
from console.services import services
from intake.errors import Refused
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
    return _done(
        reference,
        "recuse",
        lambda: barring.recuse(by, reference, forms.word("reason", BarReason)),
        path="/tips",
    )


@blueprint.post("/bar")
def bar(reference: str) -> ResponseReturnValue:
    """A lead keeps a member from it."""
    by, barring = signed(), services().barring
    return _done(
        reference,
        "bar",
        lambda: barring.bar(
            by, reference, forms.identity("member"), forms.word("reason", BarReason)
        ),
    )


@blueprint.post("/bar/lift")
def lift(reference: str) -> ResponseReturnValue:
    """The member sees it again."""
    by, barring = signed(), services().barring
    return _done(reference, "lift", lambda: barring.lift(by, reference, forms.identity("member")))


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


def _done(
    reference: str, name: str, act: Callable[[], None], path: str = ""
) -> ResponseReturnValue:
    def allowed() -> None:
        # What is not theirs is not there, whatever the form says.
        services().barring.page(signed(), reference)
        act()

    path = path or f"/tips/{reference}/barring"
    return done(f"barring-done-{name}", path, allowed, partial(_page, reference))
