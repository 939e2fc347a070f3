"""How a form ends: its act is done and the next page says so, or its own page says why not."""

from collections.abc import Callable

from flask import abort, flash, redirect
from flask.typing import ResponseReturnValue

from intake.errors import NotFound, Refused


def done(
    message: str, path: str, act: Callable[[], object], again: Callable[[Refused], str]
) -> ResponseReturnValue:
    """Acts and goes to ``path``; ``again``: the form's page with the reason why it was refused."""
    try:
        act()
    except NotFound:
        abort(404)
    except Refused as refused:
        return again(refused), 409
    flash(message)
    return redirect(path, 303)
