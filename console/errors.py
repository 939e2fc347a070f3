"""Kind pages for what went wrong. They carry nothing that differs between two tips."""

import logging

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from console.gate import page_asked_for
from console.page import page
from intake.errors import NotFound, Refused
from intake.ports.store import StoreUnavailableError

log = logging.getLogger("bosae.console")
_KINDS = {400: "400", 403: "403", 404: "404", 405: "404", 413: "413", 503: "503"}


def error_page(status: int, kind: str = "", again: str = "") -> ResponseReturnValue:
    """The page of an error: the same bytes for everybody who reads this language."""
    kind = kind or _KINDS.get(status, "400")
    return render_template("error.html", kind=kind, again=again), status


def refusal_page(refused: Refused) -> ResponseReturnValue:
    """Why an act was not done, where no page can be shown below it."""
    return page("refused.html", refused=refused), 409


def answer_errors(app: Flask) -> None:
    """Registers the pages."""

    @app.errorhandler(NotFound)
    def not_found(_error: NotFound) -> ResponseReturnValue:
        return error_page(404)

    @app.errorhandler(Refused)
    def refusal(refused: Refused) -> ResponseReturnValue:
        return refusal_page(refused)

    @app.errorhandler(CSRFError)
    def stale_form(_error: CSRFError) -> ResponseReturnValue:
        return error_page(400, "form", again=page_asked_for())

    @app.errorhandler(StoreUnavailableError)
    def store_away(error: StoreUnavailableError) -> ResponseReturnValue:
        log.error("store unavailable: %s", type(error).__name__)
        return error_page(503)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        if error.code is None or error.code < 400:  # noqa: PLR2004 - redirects
            return error
        return error_page(error.code)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> ResponseReturnValue:
        if app.testing:
            raise error
        # Type only: a message or a traceback could hold words of a tip.
        log.error("a page failed: %s", type(error).__name__)
        return error_page(500, "500")
