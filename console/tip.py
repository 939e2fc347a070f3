"""One tip, opened: the reporter's words, pictures, notes, history, and what can be done."""

from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import Range
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from console import dates
from console.gate import signed
from console.headers import FILE_POLICY
from console.language import language, t
from console.media import INLINE_TYPES, ending_of, opened
from console.page import now, page
from console.places import places
from console.services import services
from console.tip_view import view_of
from intake.errors import Refused
from intake.model import Drug, Outcome, Role, Urgency
from intake.questions import LONGEST_QUESTION, Wording
from intake.sealing import SealBroken
from intake.services.closing import UNITS
from intake.services.transfers import Way

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
    """A picture, clip, voice or file, deciphered as it is sent; reading it is recorded.

    A player asks for ranges of bytes (RFC 9110, 14) and gets just these.
    """
    asked = _range_asked()
    access = services().reading.media(signed(), reference, part_id, playing=asked is not None)
    try:
        pieces = opened(access, asked)
    except (FileNotFoundError, SealBroken):
        abort(404)
    except RequestedRangeNotSatisfiable as beyond:
        return Response(status=416, headers={"Content-Range": f"bytes */{beyond.length}"})
    media_type = pieces.media_type
    shown = media_type in INLINE_TYPES and "save" not in request.args
    response = Response(pieces, mimetype=media_type if shown else "application/octet-stream")
    response.content_length = pieces.stop - pieces.start
    response.accept_ranges = "bytes"
    if asked is not None:
        response.status_code = 206
        response.content_range.set(pieces.start, pieces.stop, pieces.whole)
    name = f"{reference}-{str(part_id)[:8]}.{ending_of(media_type)}"
    response.headers["Content-Disposition"] = (
        f'{"inline" if shown else "attachment"}; filename="{name}"'
    )
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def _range_asked() -> Range | None:
    """The one range of bytes that was asked for; anything else means the whole.

    There is no validator to compare, so ``If-Range`` means the whole too.
    """
    asked = request.range
    one = asked is not None and asked.units == "bytes" and len(asked.ranges) == 1
    return asked if one and "If-Range" not in request.headers else None


def stops_of(way: Way) -> list[tuple[str, str]]:
    """The centres it has been at, each with the hour in which it came."""
    return [
        (places().centre(one.centre_id), dates.hour(one.since, language())) for one in way.stops
    ]


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
        printed=dates.minute(now(), language()),
        lead=signed().account.role is Role.LEAD,
        stops=stops_of(services().transfers.way(signed(), reference)),
        outcomes=tuple(Outcome),
        drugs=tuple(Drug),
        units=UNITS,
        urgencies=tuple(Urgency),
        agencies=[t(f"console-agency-{name}") for name in AGENCIES],
        **view_of(tip),
    )
