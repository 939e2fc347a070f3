"""One tip, opened: the reporter's words, pictures, notes, history, and what can be done."""

from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from console import dates
from console.gate import signed
from console.headers import FILE_POLICY
from console.language import t
from console.media import SHOWN_TYPES, opened
from console.page import now, page
from console.services import services
from console.tip_view import view_of
from intake.errors import Refused
from intake.model import Drug, Outcome, Urgency
from intake.questions import LONGEST_QUESTION, Wording
from intake.sealing import SealBroken
from intake.services.closing import UNITS

blueprint = Blueprint("tip", __name__, url_prefix="/tips/<reference>")
AGENCIES = (
    *("police", "narcotics-police", "oncb", "health"),
    *("dopa", "nacc", "pacc", "inspector"),
)


@blueprint.get("")
def show(reference: str) -> ResponseReturnValue:
    """The tip; opening it is recorded."""
    return tip_page(reference)


@blueprint.get("/media")
def pending(reference: str) -> ResponseReturnValue:
    """How many files are still being fetched, as a number: the open page asks now and then."""
    waiting = services().reading.pending(signed(), reference)
    return Response(str(waiting), mimetype="text/plain")


@blueprint.get("/media/<uuid:part_id>")
def media(reference: str, part_id: UUID) -> ResponseReturnValue:
    """A picture or file, deciphered as it is sent; reading it is recorded."""
    access = services().reading.media(signed(), reference, part_id)
    try:
        pieces = opened(access)
    except (FileNotFoundError, SealBroken):
        abort(404)
    media_type = pieces.media_type
    shown = media_type in SHOWN_TYPES and "save" not in request.args
    response = Response(pieces, mimetype=media_type if shown else "application/octet-stream")
    response.content_length = pieces.length
    name = f"{reference}-{str(part_id)[:8]}.{_ending(media_type)}"
    response.headers["Content-Disposition"] = (
        f'{"inline" if shown else "attachment"}; filename="{name}"'
    )
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def tip_page(
    reference: str, refused: Refused | None = None, *, doubtful: str = "", wording: str = ""
) -> str:
    """The page of an opened tip; raises NotFound. ``doubtful``: a question to look at again."""
    tip = services().reading.open(signed(), reference)
    return page(
        "tips/tip.html",
        here="tips",
        refused=refused,
        doubtful=doubtful,
        wording=wording or request.form.get("wording", ""),
        wordings=tuple(Wording),
        longest_question=LONGEST_QUESTION,
        unsent_question=doubtful or (request.form.get("question", "") if refused else ""),
        unsaved_note=request.form.get("text", "") if refused else "",
        path=f"/tips/{tip.tip.reference}",
        today=dates.typed_day(now()),
        outcomes=tuple(Outcome),
        drugs=tuple(Drug),
        units=UNITS,
        urgencies=tuple(Urgency),
        agencies=[t(f"console-agency-{name}") for name in AGENCIES],
        **view_of(tip),
    )


def _ending(media_type: str) -> str:
    return {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}.get(media_type, "bin")
