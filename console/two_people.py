"""Pages of what one person asks for and another confirms: who is let in, and how an act ends."""

from collections.abc import Callable

from flask import abort, flash, redirect
from flask.typing import ResponseReturnValue

from console.gate import signed
from console.services import services
from intake.errors import NotFound, Refused
from intake.model import Role


def admit() -> None:
    """Admins, and leads of the national desk; for anybody else there is no such page."""
    by = signed()
    if by.account.role is not Role.ADMIN and not services().routing_changes.may_confirm(by):
        abort(404)


def done(
    message: str, path: str, act: Callable[[], object], again: Callable[[Refused], str]
) -> ResponseReturnValue:
    """Acts and goes to ``path``; ``again``: the page with the reason why it was refused."""
    admit()
    try:
        act()
    except NotFound:
        abort(404)
    except Refused as refused:
        return again(refused), 409
    flash(message)
    return redirect(path, 303)
