"""A member's own account."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from console.gate import signed
from console.language import t
from console.page import page
from console.places import places
from console.services import services
from intake.errors import Refused
from intake.model import READERS

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Who I am, and the way to get notices in LINE."""
    return _account_page()


@blueprint.post("/officer-code")
def officer_code() -> ResponseReturnValue:
    """A code that links the officers' LINE account; shown once."""
    try:
        code = services().officer_codes.new(signed())
    except Refused as refused:
        return _account_page(refused), 409
    return page(
        "members/code.html",
        here="account",
        title=t("console-officer-code-title"),
        text=t("console-officer-code-text"),
        code=code,
        back="/account",
    )


def _account_page(refused: Refused | None = None) -> str:
    account = signed().account
    with services().store.read() as work:
        linked = work.officers.of_account(account.id) is not None
    return page(
        "account/account.html",
        here="account",
        refused=refused,
        account=account,
        centre=places().centre(account.centre_id),
        may_link=account.role in READERS,
        linked=linked,
    )
