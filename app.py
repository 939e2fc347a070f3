"""Composition root: the two apps and the root of the command line.

``gunicorn "app:public()"`` and ``gunicorn "app:console()"`` serve the two front doors;
``.venv/bin/flask`` finds ``create_app`` here and reads no setting before a command asks for it.
"""

import atexit

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from command_line import groups
from console.headers import protect
from health import health
from intake.ports.store import StoreUnavailableError
from logs import log_ids_and_types
from settings import CommonSettings, ConsoleSettings, WebSettings
from storage.database import Database
from storage.installation import WrongInstallationError, refuse_other

MAX_BODY_BYTES = 1024 * 1024  # of a webhook, before it is parsed


class StartRefusedError(Exception):
    """Why an app must not start, in one line."""


def create_app() -> Flask:
    """The command line's root: no settings, no routes, groups that load when used."""
    root = Flask("bosae", static_folder=None)
    for group in groups():
        root.cli.add_command(group)
    return root


def public() -> Flask:
    """The public app, as gunicorn asks for it."""
    return create_public_app(WebSettings.load())


def console() -> Flask:
    """The staff console, as gunicorn asks for it."""
    return create_console_app(ConsoleSettings.load())


def create_public_app(settings: WebSettings) -> Flask:
    """LINE's webhooks and the pages of signs; no staff page can be reached through it."""
    from assembly.house import CLOCK  # noqa: PLC0415 - commands need none of it
    from assembly.landing import landing_side  # noqa: PLC0415 - the web process alone
    from assembly.line import line_side_of  # noqa: PLC0415 - LINE's SDK is heavy; web alone
    from intake.services.registry import Registry  # noqa: PLC0415
    from landing.page import STATIC  # noqa: PLC0415

    log_ids_and_types(settings.bosae_log_level)
    app = Flask("bosae.public", static_folder=STATIC, static_url_path="/static")
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    database = Database.open(settings.database_url, settings.home)
    app.register_blueprint(health(database))
    protect(app)
    registry = Registry(database, settings.console_signatures, CLOCK)
    side = line_side_of(settings, database, registry)
    app.register_blueprint(side.blueprint)
    pages, openings = landing_side(settings, database, registry)
    app.register_blueprint(pages)
    side.begin()
    openings.begin()
    atexit.register(side.finish)
    atexit.register(openings.finish)
    return app


def create_console_app(settings: ConsoleSettings) -> Flask:
    """The staff console."""
    from assembly.console import console_services  # noqa: PLC0415 - the console's pages alone
    from console.app import build  # noqa: PLC0415

    log_ids_and_types(settings.bosae_log_level)
    database = Database.open(settings.database_url, settings.home)
    services = console_services(settings, database)
    return build(services, forms=settings.forms, health=health(database))


def refuse_unsafe_start(settings: CommonSettings) -> None:
    """Raise StartRefusedError when the database is away or was born for the other purpose."""
    database = Database.open(settings.database_url, settings.home)
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with database.engine.connect():
            pass
        refuse_other(database, settings.installation)
    except WrongInstallationError as reason:
        raise StartRefusedError(str(reason)) from None
    except (SQLAlchemyError, StoreUnavailableError, OSError) as error:
        raise StartRefusedError(f"the database cannot be used: {type(error).__name__}") from None
    finally:
        database.close()
