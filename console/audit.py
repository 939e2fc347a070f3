"""The audit of the centre: who read and did what, and which seal covers it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from console.gate import signed
from console.page import page
from console.rows import line_of
from console.services import services

blueprint = Blueprint("audit", __name__, url_prefix="/audit")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The newest rows of the own centre, less reads that only the level above may see."""
    entries = services().audit.of_centre(signed())
    rows = [line_of(one.row, name=one.name, reference=one.reference) for one in entries]
    return page("audit/audit.html", here="audit", rows=rows)
