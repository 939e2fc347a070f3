"""Builds the staff application from use cases; knows no settings and no database."""

from pathlib import Path

from flask import Blueprint, Flask
from flask_wtf import CSRFProtect

from console import (
    account,
    acts,
    audit,
    barring,
    board,
    centre,
    centres,
    changes,
    coverage,
    enrol,
    handing_down,
    installation_photos,
    members,
    prints,
    queue,
    routing,
    sign_in,
    signs,
    standby,
    tip,
    transfer,
    worksheet,
)
from console.errors import answer_errors
from console.gate import (
    ADMINS,
    ANYONE,
    KEEPERS_OF_SIGNS,
    LEADS,
    LEADS_AND_ADMINS,
    READERS_OF_TIPS,
    SIGNED_IN,
    admit,
    keep,
    refuse_other_sites,
)
from console.headers import protect
from console.in_memory import InMemoryRequest
from console.page import dress
from console.services import Services
from intake.keys import Keyring

MAX_FORM_BYTES = 256 * 1024


def build(use_cases: Services, *, forms: Keyring, health: Blueprint) -> Flask:
    """The console. ``forms`` signs form tokens; a previous key keeps open pages alive."""
    app = Flask("bosae.console", root_path=str(Path(__file__).parent), static_folder="static")
    app.config.update(
        SECRET_KEY=forms.current.material,
        SECRET_KEY_FALLBACKS=[forms.previous.material] if forms.previous else [],
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_BYTES,
        SESSION_COOKIE_NAME="__Host-form",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the form's own cookie
        # Our pages send no Referer at all; the gate asks Sec-Fetch-Site instead.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.request_class = InMemoryRequest
    app.extensions["bosae"] = use_cases
    protect(app)
    refuse_other_sites(app)
    installation_photos.allow_uploads(app)
    CSRFProtect(app)
    keep(app)
    dress(app)
    answer_errors(app)
    admit(app, health, ANYONE)
    admit(app, sign_in.blueprint, ANYONE)
    admit(app, enrol.blueprint, ANYONE)
    admit(app, account.blueprint, SIGNED_IN)
    admit(app, queue.blueprint, READERS_OF_TIPS)
    admit(app, tip.blueprint, READERS_OF_TIPS)
    admit(app, acts.blueprint, READERS_OF_TIPS)
    admit(app, transfer.blueprint, READERS_OF_TIPS)
    admit(app, handing_down.blueprint, READERS_OF_TIPS)
    admit(app, members.blueprint, LEADS_AND_ADMINS)
    admit(app, centres.blueprint, ADMINS)
    admit(app, centre.blueprint, ADMINS)
    admit(app, board.blueprint, ADMINS)
    admit(app, changes.blueprint, LEADS_AND_ADMINS)
    admit(app, signs.blueprint, ADMINS)
    admit(app, prints.blueprint, ADMINS)
    admit(app, coverage.blueprint, KEEPERS_OF_SIGNS)
    admit(app, worksheet.blueprint, KEEPERS_OF_SIGNS)
    admit(app, installation_photos.blueprint, KEEPERS_OF_SIGNS)
    admit(app, routing.blueprint, LEADS_AND_ADMINS)
    admit(app, audit.blueprint, LEADS)
    admit(app, barring.blueprint, READERS_OF_TIPS)
    admit(app, standby.blueprint, LEADS)
    return app
