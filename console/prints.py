"""Batches of signs: ordered, watched, fetched, and sent to the print shop."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote
from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from console import dates
from console.doing import done
from console.gate import signed
from console.headers import FILE_POLICY
from console.language import language, t, why
from console.page import page
from console.paging import PAGE, asked_page, paging
from console.places import alphabetic, places
from console.print_handing import (
    TYPES,
    Pieces,
    file_names,
    handed,
    place_of,
    size_of,
    template_in_words,
)
from console.print_wish import fields_of, query_of, sides_of, wish_of
from console.services import services
from intake.errors import NotFound, Refused
from intake.hotlines import HOTLINES
from intake.services.print_choice import Wish
from intake.services.printing import Progress
from intake.services.sessions import Signed
from intake.sign_model import Binding, PrintFormat, PrintMode, SignMode
from qr.artwork.templates import CUSTOM, LARGEST, SMALLEST, TEMPLATES, Template, find

blueprint = Blueprint("prints", __name__, url_prefix="/prints")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch as the list shows it."""

    id: UUID
    number: str
    day: str
    what: str
    place: str
    state: str
    sent: bool
    withheld: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A template to choose: its name, its size in words, its shape in a drawing 100 units high."""

    name: str
    size: str
    across: float
    down: float


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The batches, newest first."""
    start = (asked_page() - 1) * PAGE
    total, found = services().printing.orders.batches(signed(), start, PAGE)
    where = paging(total, "/prints", {})
    if where.start != start:  # past the last page
        _, found = services().printing.orders.batches(signed(), where.start, PAGE)
    return page(
        "prints/prints.html", here="signs", lines=[_line(one) for one in found], paging=where
    )


@blueprint.get("/order")
def ask() -> ResponseReturnValue:
    """What to print, with a picture of the first sign and how many there are."""
    return _order_page(wish_of(request.args))


@blueprint.post("/order")
def order() -> ResponseReturnValue:
    """Order a batch."""
    wish = wish_of(request.form)
    if not _says_where(wish):
        return _order_page(wish, Refused("console-print-choose-first")), 409
    try:
        batch_id = services().printing.orders.order(signed(), wish)
    except NotFound:
        abort(404)
    except Refused as refused:
        return _order_page(wish, refused), 409
    flash("console-print-ordered")
    return redirect(f"/prints/{batch_id}", 303)


@blueprint.get("/preview.png")
def preview() -> ResponseReturnValue:
    """The first sign of a wish as it would be drawn now."""
    wish = wish_of(request.args)
    if not _says_where(wish):
        abort(404)
    try:
        sheets = services().printing.orders.sheets(signed(), wish)
    except Refused:
        abort(404)
    (facts,) = services().printing.book.facts(sheets[:1])
    drawn = services().printing.preview(wish, facts)
    if drawn is None:
        abort(404)
    response = Response(drawn, mimetype="image/png")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


@blueprint.get("/<uuid:batch_id>")
def show_batch(batch_id: UUID) -> ResponseReturnValue:
    """One batch: how far it is, its files, and what was withheld."""
    return _batch_page(batch_id)


@blueprint.post("/<uuid:batch_id>/stop")
def stop(batch_id: UUID) -> ResponseReturnValue:
    """Draw no more of it."""
    return _done(batch_id, "console-print-stopped", services().printing.orders.stop)


@blueprint.post("/<uuid:batch_id>/sent")
def sent(batch_id: UUID) -> ResponseReturnValue:
    """It went to the shop: its signs are printed."""
    return _done(batch_id, "console-print-sent-noted", services().printing.orders.sent)


@blueprint.get("/<uuid:batch_id>/files/<name>")
def take(batch_id: UUID, name: str) -> ResponseReturnValue:
    """A file of a batch; each time is recorded."""
    try:
        batch = services().printing.orders.take(signed(), batch_id, name)
        file = services().printing.open(batch_id, name)
    except (NotFound, FileNotFoundError):
        abort(404)
    response = Response(Pieces(file), mimetype=TYPES[name.rpartition(".")[2]])
    thai, plain = file_names(batch, name)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(thai)}"
    )
    response.headers["Content-Length"] = str(size_of(file))
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def _done(batch_id: UUID, message: str, act: Callable[[Signed, UUID], None]) -> ResponseReturnValue:
    path, again = f"/prints/{batch_id}", partial(_batch_page, batch_id)
    return done(message, path, lambda: act(signed(), batch_id), again)


def _order_page(wish: Wish, refused: Refused | None = None) -> str:
    many = 0
    try:
        if _says_where(wish):
            many = len(services().printing.orders.sheets(signed(), wish))
    except NotFound:
        abort(404)
    except Refused as reason:
        refused = refused or reason
    template = find(wish.template)
    return page(
        "prints/order.html",
        here="signs",
        reason=why(refused) if refused else "",
        wish=wish,
        code="".join(wish.codes),
        query=query_of(wish),
        fields=fields_of(wish),
        many=many,
        choices=[_choice(one) for one in TEMPLATES.values()],
        artwork=template,
        custom=CUSTOM,
        sides=sides_of(wish),
        smallest=SMALLEST,
        largest=LARGEST,
        modes=tuple(PrintMode),
        formats=tuple(PrintFormat),
        bindings=tuple(Binding),
        provinces=_provinces(),
        districts=_districts(wish.area_code),
        place=place_of(wish.area_code) if wish.area_code else "",
        incomplete=bool(template and template.ministry) and not services().printing.ministry,
        bare=_without_code(wish),
    )


def _without_code(wish: Wish) -> int:
    """How many sites or districts of the area will not be printed, as they have no code yet."""
    if wish.mode is PrintMode.SQUARE or not wish.area_code:
        return 0
    return services().signs.bare(signed(), wish.area_code, SignMode(wish.mode))


def _says_where(wish: Wish) -> bool:
    return bool(wish.area_code or wish.codes)


def _batch_page(batch_id: UUID, refused: Refused | None = None) -> str:
    found = services().printing.orders.batch(signed(), batch_id)
    batch = found.progress.batch
    template = find(batch.template)
    return page(
        "prints/batch.html",
        here="signs",
        refused=refused,
        batch=batch,
        line=_line(found.progress),
        progress=found.progress,
        files=[one for name in found.files if (one := handed(batch, name))],
        withheld=found.withheld,
        incomplete=not batch.complete and template is not None and template.ministry,
        picture=template is not None and template.is_picture,
        oncb=HOTLINES["oncb"],
        sent=dates.minute(batch.sent_at, language()) if batch.sent_at else "",
    )


def _line(progress: Progress) -> BatchLine:
    batch = progress.batch
    return BatchLine(
        batch.id,
        batch.number,
        dates.minute(batch.made_at, language()),
        template_in_words(batch.template),
        place_of(batch.area_code) if batch.area_code else t("console-print-everywhere"),
        batch.state,
        batch.sent_at is not None,
        progress.withheld,
        progress.total,
    )


def _provinces() -> list[tuple[str, str]]:
    named = [(code, one.shown) for code, one in places().provinces().items()]
    return sorted(named, key=lambda one: alphabetic(one[1]))


def _districts(area_code: str) -> list[tuple[str, str]]:
    """Of the chosen province, to choose one of them next."""
    if not area_code:
        return []
    rows = places().districts_of(area_code)
    return [(row.code, row.name_th if language() == "th" else row.name_en) for row in rows]


def _choice(template: Template) -> Choice:
    """Its shape, with the symbol's share of it."""
    longer = max(template.width, template.height)
    across, down = (side / longer * 100 for side in (template.width, template.height))
    return Choice(template.name, template.size, across, down)
