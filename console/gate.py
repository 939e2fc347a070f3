"""Who may come through which door. Each blueprint states its door when it is registered."""

from dataclasses import dataclass

from flask import Blueprint, Flask, Response, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from console.services import services
from intake.model import READERS, Role
from intake.services.sessions import NotSignedIn, Signed

COOKIE = "__Host-session"
_DOORS = "bosae.doors"


@dataclass(frozen=True, slots=True)
class Door:
    """Which roles a blueprint is for; ``roles`` is None when nobody need be signed in."""

    roles: frozenset[Role] | None


ANYONE = Door(None)
SIGNED_IN = Door(frozenset(Role))
READERS_OF_TIPS = Door(READERS)
LEADS = Door(frozenset({Role.LEAD}))
LEADS_AND_ADMINS = Door(frozenset({Role.LEAD, Role.ADMIN}))
KEEPERS_OF_SIGNS = Door(READERS | {Role.CLERK, Role.ADMIN})
ADMINS = Door(frozenset({Role.ADMIN}))


def admit(app: Flask, blueprint: Blueprint, door: Door) -> None:
    """Registers the blueprint behind a door."""
    doors(app)[blueprint.name] = door
    app.register_blueprint(blueprint)


def doors(app: Flask) -> dict[str, Door]:
    """The door of each blueprint, by its name."""
    found: dict[str, Door] = app.extensions.setdefault(_DOORS, {})
    return found


def refuse_other_sites(app: Flask) -> None:
    """Forms are taken from our own pages only, as far as the browser says where they come from."""

    @app.before_request
    def check_site() -> None:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if request.method not in {"GET", "HEAD"} and site not in {"same-origin", "none"}:
            abort(403)


def keep(app: Flask) -> None:
    """Puts a keeper before every page: a blueprint that states no door is closed to everybody."""
    app.before_request(keeper)


def keeper() -> ResponseReturnValue | None:
    """Lets a request through its door, or gives the answer that keeps it out."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    door = doors(current_app).get(request.blueprint or "")
    if door is None:
        abort(404)
    if door.roles is None:
        return None
    token = request.cookies.get(COOKIE)
    try:
        g.signed = services().sessions.signed(token)
    except NotSignedIn:
        ended = "yes" if token else None
        address = url_for("sign_in.ask_password", next=page_asked_for(), ended=ended)
        return redirect(address, 303)
    if g.signed.account.role not in door.roles:
        abort(404)  # what is not for this role looks as if it were not there
    return None


def page_asked_for() -> str:
    """What was asked for; of a form of a tip that tip, where what was typed can be sent again."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    reference = (request.view_args or {}).get("reference")
    return url_for("tip.show", reference=reference) if reference else "/"


def signed() -> Signed:
    """The member who asked for this page, unlocked."""
    found: Signed = g.signed
    return found


def signed_or_nobody() -> Signed | None:
    """The member, on pages that need none."""
    found: Signed | None = g.get("signed")
    return found


def give_cookie(response: Response, token: str) -> Response:
    """Hands the session's token to the browser, which sends it over TLS to this host only."""
    response.set_cookie(COOKIE, token, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def take_cookie(response: Response) -> Response:
    """Makes the browser forget the token."""
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response
