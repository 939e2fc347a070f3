"""Moving a tip to another centre, sending it back, and where it has been."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import forms
from console.acts import say_why
from console.gate import signed
from console.page import page
from console.places import name_of
from console.services import services
from console.tip import stops_of
from intake.errors import Refused
from intake.model import Level
from intake.ports.register import CentreRow
from intake.services.transfers import CHOSEN, TransferReason, Way

blueprint = Blueprint("transfer", __name__, url_prefix="/tips/<reference>/transfer")
blueprint.register_error_handler(Refused, say_why)
_ASKED_AGAIN = frozenset({"transfer-loops", "transfer-back-why"})


@dataclass(frozen=True, slots=True)
class Target:
    """A centre to choose; ``loops``: it would be the third arrival there."""

    id: UUID
    name: str
    loops: bool


@blueprint.get("")
def ask(reference: str) -> ResponseReturnValue:
    """Where to, where it has been, and what a transfer does."""
    return _page(reference)


@blueprint.post("")
def transfer(reference: str) -> ResponseReturnValue:
    """Moves the tip; afterwards this centre has its reference, kind and date, nothing else."""
    try:
        services().transfers.transfer(
            signed(),
            reference,
            forms.identity("centre"),
            forms.word("reason", TransferReason),
            forms.optional_text("note"),
            knowing_loop=request.form.get("loops") == "yes",
        )
    except Refused as refused:
        if refused.key not in _ASKED_AGAIN:
            raise
        return _page(reference, refused), 409
    flash("console-done-transfer")
    return redirect("/tips", 303)


def _page(reference: str, refused: Refused | None = None) -> str:
    targets = services().transfers.targets(signed(), reference)
    way = services().transfers.way(signed(), reference)
    return page(
        "tips/transfer.html",
        here="tips",
        refused=refused,
        reference=reference,
        path=f"/tips/{reference}",
        targets=_groups(targets, way),
        reasons=CHOSEN,
        stops=stops_of(way),
        back=_target(way.back_to, way) if way.back_to else None,
        loops=refused is not None and refused.key == "transfer-loops",
        typed=request.form,
    )


def _groups(targets: Sequence[CentreRow], way: Way) -> list[tuple[Level, list[Target]]]:
    found = [
        (level, [_target(one, way) for one in targets if one.level is level]) for level in Level
    ]
    return [(level, ones) for level, ones in found if ones]


def _target(centre: CentreRow, way: Way) -> Target:
    return Target(centre.id, name_of(centre), way.loops_at(centre.id))
