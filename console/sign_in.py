"""Signing in and out, and the choice of language."""

from flask import Blueprint, Response, make_response, redirect, request, session
from flask.typing import ResponseReturnValue

from console import forms
from console.gate import COOKIE, give_cookie, take_cookie
from console.language import LANGUAGE_COOKIE
from console.page import first_page, page
from console.services import services
from intake.errors import Refused
from intake.services.sessions import NotSignedIn
from texts import STAFF_LANGUAGES

blueprint = Blueprint("sign_in", __name__)
YEAR = 365 * 24 * 60 * 60


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """To the first page of the member's role, or to the sign-in page."""
    try:
        member = services().sessions.signed(request.cookies.get(COOKIE))
    except NotSignedIn:
        return redirect("/sign-in", 303)
    return redirect(first_page(member.account.role), 303)


@blueprint.get("/sign-in")
def ask_password() -> ResponseReturnValue:
    """Login and password."""
    onward = forms.local_path(request.args.get("next", "/"))
    return _password_page(onward, ended=request.args.get("ended") == "yes")


@blueprint.post("/sign-in")
def take_password() -> ResponseReturnValue:
    """Opens the five-minute session that only takes the second factor."""
    onward = forms.local_path(request.form.get("next", "/"))
    login = request.form.get("login", "").strip()[: forms.LINE]
    try:
        token = services().sessions.password(login, forms.secret("password"))
    except Refused as refused:
        return _password_page(onward, login=login, refused=refused), 403
    session.clear()  # forms of whoever sat here before are void
    session["next"] = onward
    return give_cookie(_onward("/second-factor"), token)


@blueprint.get("/second-factor")
def ask_second_factor() -> ResponseReturnValue:
    """The code of the app, or a printed one; without a password before it, the password."""
    if COOKIE not in request.cookies:
        return _onward("/sign-in")
    return page("sign_in/second_factor.html")


@blueprint.post("/second-factor")
def take_second_factor() -> ResponseReturnValue:
    """Opens the session."""
    token = request.cookies.get(COOKIE, "")
    try:
        opened = services().sessions.second_factor(token, forms.digits("code"))
    except NotSignedIn:
        onward = forms.local_path(session.get("next", "/"))
        return _password_page(onward, refused=Refused("console-refused-second-late")), 403
    except Refused as refused:
        return page("sign_in/second_factor.html", refused=refused), 403
    member = services().sessions.signed(opened)
    onward = forms.local_path(session.get("next", "/"))
    session.clear()
    onward = first_page(member.account.role) if onward == "/" else onward
    return give_cookie(_onward(onward), opened)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Ends the session."""
    services().sessions.sign_out(request.cookies.get(COOKIE))
    session.clear()
    return take_cookie(_onward("/sign-in"))


@blueprint.post("/language")
def choose_language() -> ResponseReturnValue:
    """Remembers the language in this browser."""
    chosen = request.form.get("language", "")
    response = _onward(forms.local_path(request.form.get("back", "/")))
    if chosen in STAFF_LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, YEAR, secure=True, httponly=True, samesite="Lax", path="/"
        )
    return response


def _password_page(
    onward: str, *, login: str = "", refused: Refused | None = None, ended: bool = False
) -> str:
    return page("sign_in/password.html", next=onward, login=login, refused=refused, ended=ended)


def _onward(path: str) -> Response:
    return make_response(redirect(path, 303))
