"""The simulator as one WSGI application."""

import time
from urllib.parse import unquote, urlencode

from flask import Flask, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from simulator.allowances import Now
from simulator.api_desk import ConnectionCutError, answer_nobody
from simulator.api_routes import line_api
from simulator.control_routes import control
from simulator.courier import Post
from simulator.errors import LineError
from simulator.line_platform import LinePlatform
from simulator.phone_routes import phone
from simulator.settings import SimulatorSettings
from simulator.token_routes import tokens

_POLICY = (
    "default-src 'self'; img-src 'self' blob: data: https:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def create_simulator_app(
    settings: SimulatorSettings,
    *,
    now: Now = time.time,
    post: Post | None = None,
    saves: bool = True,
) -> Flask:
    """Make the simulator; `app.extensions["line_platform"]` is the platform behind it.

    Args:
        settings: folder, accounts, and the app whose webhooks are called.
        now: clock in seconds since the epoch; tests of limits move it by hand.
        post: how webhooks are posted; over HTTP unless a test takes them itself.
        saves: whether state is written to the data folder.

    Raises:
        SimulatorRefusedError: the environment is neither development nor test.
    """
    platform = LinePlatform(settings, now=now, post=post, saves=saves)
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.extensions["line_platform"] = platform
    app.register_blueprint(line_api(platform))
    app.register_blueprint(tokens(platform))
    app.register_blueprint(control(platform))
    app.register_blueprint(phone(platform))
    _pages(app, settings)
    _always(app)
    return app


def _pages(app: Flask, settings: SimulatorSettings) -> None:
    @app.get("/")
    def page() -> Response:
        return app.send_static_file("phone.html")

    @app.get("/R/oaMessage/<basic_id>/")
    def prefilled(basic_id: str) -> BaseResponse:
        """Open a chat with text in its input box, as the same address at line.me does."""
        text = unquote(request.query_string.decode("ascii", "replace"))
        return redirect(f"/?{urlencode({'account': _account(settings, basic_id), 'text': text})}")

    @app.get("/R/ti/p/<basic_id>")
    def profile_page(basic_id: str) -> BaseResponse:
        return redirect(f"/?{urlencode({'account': _account(settings, basic_id)})}")

    @app.get("/healthz")
    def alive() -> Response:
        return jsonify({"ok": True})


def _always(app: Flask) -> None:
    """What every answer has, and how a refusal is told."""
    app.register_error_handler(ConnectionCutError, answer_nobody)

    @app.errorhandler(LineError)
    def refused(error: LineError) -> tuple[Response, int]:
        return jsonify(error.body()), error.status

    @app.errorhandler(404)
    def unknown(_: Exception) -> tuple[Response, int]:
        return jsonify({"message": "Not found"}), 404

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _account(settings: SimulatorSettings, basic_id: str) -> str:
    for name, account in settings.accounts.items():
        if account.basic_id.lstrip("@") == basic_id.lstrip("@"):
            return name
    raise LineError(404, "Not found")
