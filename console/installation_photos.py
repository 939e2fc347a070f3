"""Photos of hung signs in the console: send several, type what was not read, see the newest."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import BoundedSemaphore
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, Flask, Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from console import dates, forms
from console.doing import done
from console.gate import keeper, signed
from console.headers import FILE_POLICY
from console.language import language
from console.page import page
from console.paging import asked_page, paging
from console.places import places
from console.services import services
from intake.errors import NotFound, Refused
from intake.ports.photos import FiledReport
from intake.sealing import SealBroken
from intake.services.sign_answers import Outcome
from intake.sign_model import PhotoState
from intake.sign_seen import ReadSign, SignPicture

blueprint = Blueprint("installation_photos", __name__, url_prefix="/installation/photos")
MEGABYTE = 1024 * 1024
MOST_PHOTOS = 10
LARGEST = 20  # MB of one photo
MOST_TOGETHER = 60  # MB of an upload
_LINES = 12  # pictures a page: each is as large as it is kept
_AT_ONCE = 2  # children that read photos, of all uploads to this process
_CHILDREN = BoundedSemaphore(_AT_ONCE)
_UPLOADS = BoundedSemaphore(3)  # the other threads are for everybody else
_PATH = "/installation/photos"
_UPLOAD = "installation_photos.upload"


def allow_uploads(app: Flask) -> None:
    """Raises the limit of a form for this upload alone, and for who may come through its door.

    To be registered before what reads forms. An upload of whoever may not is never read.
    """

    @app.before_request
    def raise_limit() -> ResponseReturnValue | None:
        size = request.content_length or 0
        if request.endpoint != _UPLOAD or size <= app.config["MAX_CONTENT_LENGTH"]:
            return None
        closed = keeper()
        if closed is not None:
            return closed
        if size > MOST_TOGETHER * MEGABYTE:
            return _photos(_too_much()), 413
        request.max_content_length = MOST_TOGETHER * MEGABYTE
        return None


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Send photos; those that wait for a code; the newest reports of the own areas."""
    return _photos()


@blueprint.post("")
def upload() -> ResponseReturnValue:
    """Several photos at once: each is cleaned and read apart, and what it shows is filed."""
    files = [one.read() for one in request.files.getlist("photos")]
    pictures = [one for one in files if one]
    if not pictures:
        return _photos(Refused("photos-none")), 409
    if len(pictures) > MOST_PHOTOS:
        return _photos(_too_much()), 409
    if not _UPLOADS.acquire(blocking=False):
        return _photos(Refused("photos-busy")), 503
    try:
        read = services().read_sign
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="photo") as pool:
            seen = list(pool.map(lambda data: _read(read, data), pictures))
    finally:
        _UPLOADS.release()
    return redirect(_sent(services().sign_uploads.file(signed(), seen)), 303)


@blueprint.get("/sent")
def sent() -> ResponseReturnValue:
    """What came of each photo of an upload."""
    return _outcomes(_asked(request.args.getlist("photo")))


@blueprint.post("/<uuid:photo_id>/code")
def type_code(photo_id: UUID) -> ResponseReturnValue:
    """The code that a person reads below the symbol in a photo."""
    together = _asked(request.form.getlist("photo"))
    code = forms.digits("code").upper()
    return done(
        "console-photo-filed",
        _sent(together) if together else _PATH,
        lambda: services().sign_uploads.type_code(signed(), photo_id, code),
        partial(_outcomes, together) if together else _photos,
    )


@blueprint.get("/<uuid:photo_id>.jpg")
def picture(photo_id: UUID) -> ResponseReturnValue:
    """The cleaned picture, deciphered; not theirs and not there are one answer."""
    try:
        services().sign_uploads.refuse_others(signed(), photo_id)
        plain = services().sign_photo(photo_id)
    except (NotFound, FileNotFoundError, SealBroken):
        abort(404)
    response = Response(plain, mimetype="image/jpeg")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def _photos(refused: Refused | None = None) -> str:
    start = (asked_page() - 1) * _LINES
    total, reports = services().sign_uploads.reports(signed(), start, _LINES)
    where = paging(total, _PATH, {}, size=_LINES)
    if where.start != start:  # past the last page
        _, reports = services().sign_uploads.reports(signed(), where.start, _LINES)
    return page(
        "installation/photos.html",
        here="installation",
        refused=refused,
        most=MOST_PHOTOS,
        largest=LARGEST,
        together=MOST_TOGETHER,
        waiting=services().sign_uploads.waiting(signed()),
        total=total,
        reports=reports,
        place=place_of,
        day=day_of,
        paging=where,
    )


def _outcomes(photo_ids: Sequence[UUID], refused: Refused | None = None) -> str:
    outcomes = services().sign_uploads.outcomes(signed(), photo_ids)
    if not outcomes:
        abort(404)
    return page(
        "installation/sent.html",
        here="installation",
        refused=refused,
        outcomes=outcomes,
        signs=len({one.report.code for outcome in outcomes for one in outcome.reports}),
        needing=sum(_needs_code(one) for one in outcomes),
        needs_code=_needs_code,
        together=photo_ids,
        place=place_of,
    )


def _needs_code(outcome: Outcome) -> bool:
    return outcome.photo.state is PhotoState.NO_CODE


def place_of(report: FiledReport) -> str:
    """District and province of a report's site."""
    return places().district(report.area_code[:4])


def day_of(report: FiledReport) -> str:
    """The day a photo was sent."""
    return dates.day(report.report.day, language())


def _read(read: ReadSign, data: bytes) -> SignPicture:
    if len(data) > LARGEST * MEGABYTE:
        return SignPicture(problem="too_big")
    with _CHILDREN:
        return read(data)


def _too_much() -> Refused:
    return Refused("photos-too-much", most=MOST_PHOTOS, together=MOST_TOGETHER)


def _asked(given: Sequence[str]) -> tuple[UUID, ...]:
    """Ids of one upload, as our own pages name them."""
    try:
        return tuple(UUID(one) for one in given[:MOST_PHOTOS])
    except ValueError:
        abort(404)


def _sent(photo_ids: Sequence[UUID]) -> str:
    return f"{_PATH}/sent?" + urlencode([("photo", str(one)) for one in photo_ids])
