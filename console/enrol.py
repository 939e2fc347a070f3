"""From an invitation to an account with keys of its own."""

import qrcode
from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from zxcvbn import zxcvbn

from console import dates, forms
from console.language import language
from console.page import now, page
from console.places import places
from console.services import services
from intake.errors import Refused
from intake.services.centre_keys import RecoverySheet
from intake.services.enrolment import Offer

blueprint = Blueprint("enrol", __name__)
_SHOWN = 1_000  # characters; a symbol holds more
_BORDER = 4  # white modules around the symbol, as ISO/IEC 18004 wants


@blueprint.get("/enrol")
def ask_invitation() -> ResponseReturnValue:
    """The code of the invitation."""
    return page("enrol/invitation.html")


@blueprint.post("/enrol")
def take_invitation() -> ResponseReturnValue:
    """Shows what the invitation is for, and asks for login, password and second factor."""
    invitation = forms.optional_line("invitation").replace(" ", "")
    try:
        return _account_page(invitation, services().enrolment.offer(invitation))
    except Refused as refused:
        return page("enrol/invitation.html", refused=refused), 403


@blueprint.post("/enrol/account")
def make_account() -> ResponseReturnValue:
    """Makes the keys; shows one-time codes and, to a centre's first lead, the recovery sheet."""
    invitation = forms.optional_line("invitation")
    login = forms.optional_line("login")
    try:
        offer = services().enrolment.offer(invitation)
    except Refused as refused:
        return page("enrol/invitation.html", refused=refused), 403
    try:
        enrolled = services().enrolment.enrol(
            invitation,
            login=login,
            password=_password_typed_twice(),
            sealed_factor=forms.secret("sealed_factor"),
            digits=forms.digits("code"),
        )
    except Refused as refused:
        return _account_page(invitation, offer, login=login, refused=refused), 422
    recovery = enrolled.recovery
    return page(
        "enrol/paper.html",
        login=login,
        codes=enrolled.one_time_codes,
        active=enrolled.active,
        fingerprint=enrolled.fingerprint,
        recovery=recovery,
        halves=_halves(recovery) if recovery else (),
        printed=dates.minute(now(), language()),
    )


def _account_page(
    invitation: str, offer: Offer, *, login: str = "", refused: Refused | None = None
) -> str:
    return page(
        "enrol/account.html",
        refused=refused,
        invitation=invitation,
        name=offer.name,
        role=offer.role,
        centre=places().centre(offer.centre_id),
        # What was shown before is shown again, so that a mistake does not cost a second scan.
        phrase=_shown("phrase") or offer.phrase,
        secret=_shown("secret") or offer.factor,
        sealed_factor=_shown("sealed_factor") or offer.sealed_factor,
        factor_uri=_shown("factor_uri") or offer.factor_uri,
        symbol=symbol(_shown("factor_uri") or offer.factor_uri),
        login=login,
        strength=_strength(refused),
    )


def _password_typed_twice() -> str:
    password = forms.secret("password")
    if password != forms.secret("again"):
        raise Refused("console-refused-again")
    return password


def _shown(name: str) -> str:
    return request.form.get(name, "")[:_SHOWN]


def _strength(refused: Refused | None) -> int | None:
    if refused is None or refused.key != "password-weak":
        return None
    return int(zxcvbn(forms.secret("password")[:72])["score"])


def symbol(text: str) -> Markup:
    """A QR symbol as SVG inside the page: no second address knows the secret."""
    code = qrcode.QRCode(border=_BORDER)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    drawing = Markup(
        '<svg viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )
    return drawing.format(size=len(rows), path=path)


def _halves(sheet: RecoverySheet) -> tuple[dict[str, str], ...]:
    return (
        {"where": "console-recovery-own", "text": sheet.own_half},
        {"where": "console-recovery-parent", "text": sheet.parent_half},
    )
