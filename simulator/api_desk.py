"""What every call of the Messaging API passes: token, ordered trouble, rate, size, type, record."""

import json
import socket
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Request, Response, request

from simulator.channels import Channel
from simulator.errors import LineError
from simulator.failures import FailPlan
from simulator.line_platform import ApiCall, LinePlatform

BODY_BYTES = 2 * 1024 * 1024
RETRY_KEY_ENDPOINTS = frozenset({"push", "multicast"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call that has passed the desk; `path` holds the variable parts of the address."""

    channel: Channel
    request_id: str
    body: dict[str, Any]
    raw: bytes
    content_type: str
    retry_key: str | None
    path: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller gets: JSON, or bytes of a type."""

    json: Any = field(default_factory=dict)
    status: int = 200
    data: bytes | None = None
    content_type: str = "application/json"

    def response(self) -> Response:
        """Make the HTTP response."""
        text = self.data if self.data is not None else json.dumps(self.json, ensure_ascii=False)
        return Response(text, self.status, content_type=self.content_type)


Handler = Callable[[Call], Answer]


class ApiDesk:
    """Takes calls in, asks a handler, records them, and spoils those that were ordered spoilt."""

    def __init__(self, platform: LinePlatform) -> None:
        self._platform = platform

    def take(self, endpoint: str, handler: Handler, body_is: str, path: dict[str, str]) -> Response:
        """Answer one call; `body_is` says what is read: "json", "picture" or "nothing"."""
        request_id = str(uuid.uuid4())
        account, body, plan = "", None, None
        try:
            channel = self._channel()
            account = channel.account.name
            with self._platform.lock:
                plan = self._platform.plans.take(account, endpoint)
                if plan is not None:
                    spoil_at_once(plan)
                channel.rates.spend(endpoint)
            raw = _read(request, endpoint)
            body = _parse(request, raw) if body_is == "json" else {}
            with self._platform.lock:
                response = handler(
                    Call(
                        channel=channel,
                        request_id=request_id,
                        body=body,
                        raw=raw,
                        content_type=request.mimetype,
                        retry_key=request.headers.get("X-Line-Retry-Key"),
                        path=path,
                    )
                ).response()
            if request.method != "GET":
                self._platform.changed()
        except LineError as error:
            response = Answer(error.body(), error.status).response()
            response.headers.extend(error.headers)
        response.headers["x-line-request-id"] = request_id
        self._record(endpoint, account, response.status_code, request_id, body)
        if plan is not None:
            spoil_afterwards(plan)
        return response

    def _channel(self) -> Channel:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        for channel in self._platform.channels.values():
            if scheme == "Bearer" and channel.access_tokens.takes(token):
                return channel
        raise LineError(
            401, "Authentication failed. Confirm that the access token in the header is valid."
        )

    def _record(self, endpoint: str, account: str, status: int, request_id: str, body: Any) -> None:
        with self._platform.lock:
            self._platform.calls.append(
                ApiCall(
                    at=self._platform.now(),
                    account=account,
                    endpoint=endpoint,
                    method=request.method,
                    path=request.path,
                    status=status,
                    request_id=request_id,
                    retry_key=request.headers.get("X-Line-Retry-Key"),
                    body=body,
                )
            )


def _read(incoming: Request, endpoint: str) -> bytes:
    if (incoming.content_length or 0) > BODY_BYTES:
        raise LineError(413, "Request body too large")
    if "X-Line-Retry-Key" in incoming.headers and endpoint not in RETRY_KEY_ENDPOINTS:
        raise LineError(400, "The X-Line-Retry-Key header is not supported by this endpoint")
    raw = incoming.get_data()
    if len(raw) > BODY_BYTES:
        raise LineError(413, "Request body too large")
    return raw


def _parse(incoming: Request, raw: bytes) -> dict[str, Any]:
    if incoming.mimetype != "application/json":
        raise LineError(415, "The content type is not supported")
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise LineError(400, "The request body could not be parsed as JSON") from error
    if not isinstance(body, dict):
        raise LineError(400, "The request body must be a JSON object")
    return body


def spoil_at_once(plan: FailPlan) -> None:
    """Refuse a call or cut it before anything is done, where that was ordered."""
    if plan.kind == "status":
        limit = "The API rate limit has been exceeded. Try again later."
        usual = {429: limit, 500: "Internal Server Error"}
        raise LineError(plan.status, plan.message or usual.get(plan.status, "Ordered failure"))
    if plan.kind == "refuse":
        _cut_connection()


def spoil_afterwards(plan: FailPlan) -> None:
    """Answer late or not at all, after the call was done."""
    if plan.kind == "slow":
        time.sleep(plan.seconds)
    if plan.kind == "drop":
        _cut_connection()


class ConnectionCutError(ConnectionResetError):
    """The call's connection was cut on order."""


def _cut_connection() -> None:
    held = _socket()
    if held is not None:
        held.shutdown(socket.SHUT_RDWR)
    raise ConnectionCutError


def answer_nobody(error: ConnectionCutError) -> Response:
    """End a call whose connection is cut; a test client, which has none, gets the error."""
    if _socket() is None:
        raise error
    return Response(status=500)


def _socket() -> socket.socket | None:
    held = request.environ.get("gunicorn.socket") or request.environ.get("werkzeug.socket")
    return held if isinstance(held, socket.socket) else None
