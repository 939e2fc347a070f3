"""What a member does with a tip: each form of the tip's page has its own address."""

from datetime import date
from uuid import UUID

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import dates, forms
from console.errors import error_page, refusal_page
from console.gate import signed
from console.language import word
from console.services import services
from console.tip import tip_page
from intake.errors import NotFound, Refused
from intake.model import Drug, Outcome, Urgency
from intake.questions import Wording, may_identify
from intake.services.casework import Seized
from intake.services.closing import UNITS

blueprint = Blueprint("acts", __name__, url_prefix="/tips/<reference>")
SEIZED_LINES = (1, 2, 3)


@blueprint.errorhandler(Refused)
def say_why(refused: Refused) -> ResponseReturnValue:
    """The tip's page again, with the reason on top and the note that was being written."""
    if isinstance(refused, NotFound):
        return error_page(404)
    reference = str((request.view_args or {})["reference"])
    try:
        return tip_page(reference, refused=refused), 409
    except NotFound:
        return error_page(404)
    except Refused as nothing_opens:
        return refusal_page(nothing_opens)


@blueprint.post("/notes")
def note(reference: str) -> ResponseReturnValue:
    """Keeps a note."""
    services().casework.note(signed(), reference, forms.text("text"))
    return _done(reference, "note")


@blueprint.post("/questions")
def ask(reference: str) -> ResponseReturnValue:
    """Leaves the reporter a question; one that could identify them only after a second look."""
    wording = forms.word("wording", Wording) if request.form.get("wording") else None
    typed = forms.optional_text("question")
    if may_identify(typed) and request.form.get("sure") != "yes":
        return tip_page(reference, doubtful=typed, wording=wording or "")
    reads = word("wording", wording) if wording else ""
    services().questions.ask(signed(), reference, typed, wording=wording, reads=reads)
    return _done(reference, "ask")


@blueprint.post("/media/<uuid:part_id>/transcript")
def transcript(reference: str, part_id: UUID) -> ResponseReturnValue:
    """Keeps what a voice says, written down."""
    services().casework.transcribe(signed(), reference, part_id, forms.text("transcript"))
    return _done(reference, "transcript")


@blueprint.post("/accept")
def accept(reference: str) -> ResponseReturnValue:
    """Takes the tip up."""
    services().casework.accept(signed(), reference)
    return _done(reference, "accept")


@blueprint.post("/investigating")
def investigating(reference: str) -> ResponseReturnValue:
    """An investigation is under way."""
    services().casework.investigating(signed(), reference)
    return _done(reference, "investigating")


@blueprint.post("/investigated")
def investigated(reference: str) -> ResponseReturnValue:
    """Closes with an outcome, or asks a second member to."""
    closed = services().casework.investigated(
        signed(),
        reference,
        forms.word("outcome", Outcome),
        count=forms.count("count"),
        seized=_seized(),
    )
    return _done(reference, "investigated" if closed else "asked")


@blueprint.post("/insufficient")
def insufficient(reference: str) -> ResponseReturnValue:
    """Rests for want of information."""
    services().casework.insufficient(signed(), reference)
    return _done(reference, "insufficient")


@blueprint.post("/refer")
def refer(reference: str) -> ResponseReturnValue:
    """Made known to an outside agency, or asks a second member to close so."""
    closed = services().casework.refer(
        signed(),
        reference,
        target=forms.line("target"),
        letter_number=forms.optional_line("letter_number"),
        sent_on=_day("sent_on"),
    )
    return _done(reference, "refer" if closed else "asked")


@blueprint.post("/reopen")
def reopen(reference: str) -> ResponseReturnValue:
    """Back to accepted, with a reason."""
    services().casework.reopen(signed(), reference, forms.text("reason"))
    return _done(reference, "reopen")


@blueprint.post("/urgency")
def set_urgency(reference: str) -> ResponseReturnValue:
    """Another urgency, with a reason."""
    urgency = forms.word("urgency", Urgency)
    services().casework.set_urgency(signed(), reference, urgency, forms.text("reason"))
    return _done(reference, "urgency")


@blueprint.post("/assign")
def assign(reference: str) -> ResponseReturnValue:
    """To a member, or to nobody."""
    member = forms.identity("member") if request.form.get("member") else None
    services().casework.assign(signed(), reference, member)
    return _done(reference, "assign")


@blueprint.post("/undo")
def undo(reference: str) -> ResponseReturnValue:
    """Takes the own last act back."""
    services().casework.undo(signed(), reference)
    return _done(reference, "undo")


@blueprint.post("/close/agree")
def agree_to_close(reference: str) -> ResponseReturnValue:
    """The second person's word."""
    services().casework.agree_to_close(signed(), reference)
    return _done(reference, "agree")


@blueprint.post("/close/decline")
def decline_to_close(reference: str) -> ResponseReturnValue:
    """Leaves it open."""
    services().casework.decline_to_close(signed(), reference)
    return _done(reference, "decline")


def _done(reference: str, act: str) -> ResponseReturnValue:
    flash(f"console-done-{act}")
    return redirect(f"/tips/{reference}", 303)


def _day(name: str) -> date:
    try:
        return dates.parse_day(forms.line(name))
    except dates.NotADate:
        raise Refused("console-refused-date") from None


def _seized() -> list[Seized]:
    lines = []
    for number in SEIZED_LINES:
        amount = forms.count(f"amount-{number}")
        drug = request.form.get(f"drug-{number}", "")
        if not drug and amount is None:
            continue
        if not drug or not amount:
            raise Refused("console-refused-seized")
        unit = request.form.get(f"unit-{number}", "")
        if unit not in UNITS:
            raise Refused("console-refused-seized")
        lines.append(Seized(forms.word(f"drug-{number}", Drug), amount, unit))
    return lines
