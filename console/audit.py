"""The audit of the centre: who read and did what, and which seal covers it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from console import dates
from console.forms import LINE
from console.gate import signed
from console.page import now, page
from console.paging import PAGE, asked_page, paging
from console.people import people
from console.rows import line_of
from console.services import services
from intake.errors import Refused
from intake.services.audit import AuditChoice

blueprint = Blueprint("audit", __name__, url_prefix="/audit")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Rows of the own centre, newest first, of one member or one day if chosen.

    Reads that only the level above may see are left out.
    """
    typed_day = request.args.get("day", "").strip()[:LINE]
    refused = None
    choice = AuditChoice(member=_member())
    try:
        choice = _on_day(choice, typed_day)
    except dates.NotADate:
        refused = Refused("console-refused-date")
    found = services().audit.of_centre(
        signed(), choice, start=(asked_page() - 1) * PAGE, limit=PAGE
    )
    chosen = {"member": str(choice.member or ""), "day": typed_day}
    where = paging(found.total, "/audit", {key: value for key, value in chosen.items() if value})
    body = page(
        "audit/audit.html",
        here="audit",
        refused=refused,
        rows=[
            line_of(one.row, name=one.name, reference=one.reference, about=one.about)
            for one in found.entries
        ],
        total=found.total,
        paging=where,
        members=people().everybody(),
        chosen=chosen,
        today=dates.typed_day(now()),
    )
    return body, 422 if refused else 200


def _member() -> UUID | None:
    try:
        return UUID(request.args.get("member", ""))
    except ValueError:
        return None


def _on_day(choice: AuditChoice, typed: str) -> AuditChoice:
    if not typed:
        return choice
    since = datetime.combine(dates.parse_day(typed), time(), tzinfo=dates.BANGKOK)
    return replace(choice, since=since, before=since + timedelta(days=1))
