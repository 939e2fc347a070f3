"""Rendering: language, dates, addresses of static files, who is signed in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask, render_template, request, url_for

from console.gate import signed_or_nobody
from console.language import language, other_languages, t, why, word
from console.places import places
from console.services import services
from intake.errors import Refused
from intake.model import Level, Role

_STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation."""

    name: str
    path: str
    count: int = 0  # how many wait there


@dataclass(frozen=True, slots=True)
class Me:
    """What every page says about who is signed in."""

    id: UUID
    name: str
    place: str
    nav: tuple[Entry, ...]


_QUEUE = Entry("tips", "/tips")
_STANDBY = Entry("standby", "/standby")
_MEMBERS = Entry("members", "/members")
_CENTRES = Entry("centres", "/centres")
_SIGNS = Entry("signs", "/signs")
_INSTALLATION = Entry("installation", "/installation")
_ROUTING = Entry("routing", "/routing")
_AUDIT = Entry("audit", "/audit")
_ACCOUNT = Entry("account", "/account")
_NAVIGATION = {
    Role.STAFF: (_QUEUE, _INSTALLATION, _ACCOUNT),
    Role.LEAD: (_QUEUE, _MEMBERS, _INSTALLATION, _AUDIT, _ACCOUNT),
    Role.ADMIN: (_CENTRES, _SIGNS, _INSTALLATION, _ROUTING, _MEMBERS, _ACCOUNT),
    Role.CLERK: (_INSTALLATION, _ACCOUNT),
    Role.INSPECTOR: (_ACCOUNT,),
}


def first_page(role: Role) -> str:
    """Where a member of this role starts."""
    return _NAVIGATION[role][0].path


def page(template: str, *, here: str = "", refused: Refused | None = None, **values: Any) -> str:
    """A whole page; ``refused`` says on top why the last act was not done."""
    reason = why(refused) if refused else ""
    return render_template(template, here=here, refused=reason, me=_me(), **values)


def now() -> datetime:
    """The time of this request."""
    return services().clock.now()


def dress(app: Flask) -> None:
    """Gives templates what they all use."""
    app.jinja_env.globals.update(t=t, word=word, static=_static, other_languages=other_languages)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def _language() -> dict[str, str]:
        return {"language": language(), "this_page": _this_page()}


def _this_page() -> str:
    """Where the choice of another language leads back to: what was searched for stays."""
    if request.method != "GET":
        return "/"
    asked = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{asked}" if asked else request.path


def _me() -> Me | None:
    member = signed_or_nobody()
    if member is None:
        return None
    account = member.account
    place = places().centre(account.centre_id)
    nav = _NAVIGATION[account.role]
    if account.role is Role.LEAD and _stands_by(account.centre_id):
        nav = (nav[0], _STANDBY, *nav[1:])
    if services().routing_changes.may_confirm(member):
        waiting = Entry("changes", "/changes", _changes_waiting())
        nav = (nav[0], waiting, *nav[1:-1], _ROUTING, nav[-1])
    return Me(account.id, account.name, place, nav)


def _changes_waiting() -> int:
    routing = services().routing_changes.proposal() is not None
    return services().centre_changes.how_many_wait() + routing


def _stands_by(centre_id: UUID | None) -> bool:
    """Districts are the lowest: nobody is below them."""
    own = places().find(centre_id) if centre_id else None
    return own is not None and own.level is not Level.DISTRICT


@cache
def _static(name: str) -> str:
    # The address changes with the content, so that a browser may keep the file.
    mark = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]
    return url_for("static", filename=name, v=mark)
