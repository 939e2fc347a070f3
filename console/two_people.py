"""Pages of what one person asks for and another confirms: who is let in, and how an act ends."""

from collections.abc import Callable

from flask import abort
from flask.typing import ResponseReturnValue

from console import doing
from console.gate import signed
from console.services import services
from intake.errors import Refused
from intake.model import Role


def admit() -> None:
    """Admins, and leads of the national desk; for anybody else there is no such page."""
    by = signed()
    if by.account.role is not Role.ADMIN and not services().routing_changes.may_confirm(by):
        abort(404)


def done(
    message: str, path: str, act: Callable[[], object], again: Callable[[Refused], str]
) -> ResponseReturnValue:
    """As any form ends (``console.doing``), for those who are admitted here."""
    admit()
    return doing.done(message, path, act, again)
