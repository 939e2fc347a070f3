"""Where channel access tokens are issued, and the stage door that shortens their lives."""

import uuid
from typing import Any

from flask import Blueprint, Response, jsonify, request

from simulator.access_tokens import AccessTokens, TokenRefusedError, channel_id_of
from simulator.api_desk import spoil_afterwards, spoil_at_once
from simulator.channels import Channel
from simulator.errors import LineError
from simulator.line_platform import ApiCall, LinePlatform

ENDPOINT = "token"


def tokens(platform: LinePlatform) -> Blueprint:
    """Make the blueprint of `/oauth2/v3/token` and `/_sim/tokens` over a platform."""
    blueprint = Blueprint("tokens", __name__)

    @blueprint.post("/oauth2/v3/token")
    def issue() -> tuple[Response, int]:
        channel, status = None, 200
        try:
            channel = _channel(platform, channel_id_of(request.form))
            answer = _answered(platform, channel)
        except TokenRefusedError as refused:
            answer, status = {"error": refused.error, "error_description": refused.description}, 400
        except LineError as error:
            answer, status = error.body(), error.status
        _record(platform, channel, status)
        return jsonify(answer), status

    @blueprint.post("/_sim/tokens")
    def shorten() -> Response:
        """Set how long the next tokens live (`seconds`); `void`: those there are die now."""
        wanted = request.get_json()
        with platform.lock:
            for channel in platform.channels.values():
                if wanted.get("account", "*") in {"*", channel.account.name}:
                    _change(channel.access_tokens, wanted)
        return jsonify({})

    return blueprint


def _change(tokens: AccessTokens, wanted: dict[str, Any]) -> None:
    tokens.life_seconds = float(wanted.get("seconds", tokens.life_seconds))
    if wanted.get("void"):
        tokens.forget()


def _answered(platform: LinePlatform, channel: Channel) -> dict[str, Any]:
    with platform.lock:
        plan = platform.plans.take(channel.account.name, ENDPOINT)
    if plan is not None:
        spoil_at_once(plan)
    with platform.lock:
        issued = _issued(channel.access_tokens)
    if plan is not None:
        spoil_afterwards(plan)
    return issued


def _issued(own: AccessTokens) -> dict[str, Any]:
    own.check(request.form)
    token, seconds = own.issue(), max(1, int(own.life_seconds))
    return {"token_type": "Bearer", "access_token": token, "expires_in": seconds}


def _channel(platform: LinePlatform, channel_id: str) -> Channel:
    for channel in platform.channels.values():
        if channel.account.channel_id == channel_id:
            return channel
    raise TokenRefusedError("invalid_client", "no such channel")


def _record(platform: LinePlatform, channel: Channel | None, status: int) -> None:
    """Kept without what was sent: secrets and assertions are nothing for a list of calls."""
    with platform.lock:
        platform.calls.append(
            ApiCall(
                at=platform.now(),
                account=channel.account.name if channel else "",
                endpoint=ENDPOINT,
                method=request.method,
                path=request.path,
                status=status,
                request_id=str(uuid.uuid4()),
                retry_key=None,
                body={"by": "assertion" if "client_assertion" in request.form else "secret"},
            )
        )
