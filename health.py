"""``/healthz`` (alive) and ``/readyz`` (can take a tip), the same on both apps."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from storage.database import Database
from storage.readiness import readiness


def health(database: Database) -> Blueprint:
    """The two pages for whoever watches the service; they name no centre and no person.

    ``/readyz`` answers 200 as soon as tips can be taken and 503 before. Its ``light`` stays red
    until the national desk has its second lead.
    """
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def alive() -> ResponseReturnValue:
        return {"alive": True}

    @pages.get("/readyz")
    def ready() -> ResponseReturnValue:
        seen = readiness(database)
        body = {
            "ready": seen.ready,
            "light": "green" if seen.complete else "red",
            "database": seen.database,
            "migrations": seen.migrations,
            "keys": True,  # the process would not have started without its own
            "national_desk": seen.desk_has_keys,
            "second_lead": seen.complete,
        }
        return body, 200 if seen.ready else 503

    return pages
