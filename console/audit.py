"""The audit of the centre: who read and did what, and which seal covers it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from console.gate import signed
from console.page import page
from console.rows import line_of
from console.services import services

blueprint = Blueprint("audit", __name__, url_prefix="/audit")
SHOWN = 200


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The newest rows of the own centre, less reads that only the level above may see."""
    rows = services().audit.of_centre(signed(), SHOWN)
    return page("audit/audit.html", here="audit", rows=[line_of(row) for row in rows])
