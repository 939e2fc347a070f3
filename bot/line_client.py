"""The only file that sends to LINE; whatever happens on the wire comes out as one word."""

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

import pydantic.v1
import requests
import urllib3.exceptions
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
)
from linebot.v3.messaging.exceptions import ApiTypeError, UnauthorizedException

from bot.line_tokens import NoTokenError, Tokens, with_token

LINE_API_HOST = "https://api.line.me"
LINE_CONTENT_HOST = "https://api-data.line.me"
TIMEOUT = (3.05, 8.0)  # to connect, to be answered
CONTENT_TIMEOUT = (3.05, 20.0)
_PIECE = 64 * 1024

Headers = Mapping[str, str]


class Answer(StrEnum):
    """What became of a call."""

    DONE = "done"  # 200, and 409: LINE had accepted this retry key before
    REFUSED = "refused"  # 400: a used token, a blocked or unknown addressee, a wrong message
    LIMITED = "limited"  # 429: too fast, or this month's messages are used up
    UNAVAILABLE = "unavailable"  # 5xx, no connection, no answer: perhaps it arrived; no token
    FORBIDDEN = "forbidden"  # other 4xx: wrong account, a token refused although it is new


@dataclass(frozen=True, slots=True)
class Content:
    """A fetched file, or why there is none: pending | gone | too_big | unavailable."""

    data: bytes = field(default=b"", repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """Messages of this month; ``limit`` None: no limit."""

    limit: int | None
    used: int


class LineApi(Protocol):
    """What the service asks of LINE, for one account."""

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """Answer an event; free, once, within a minute of it."""
        ...

    def push(self, retry_key: UUID, to: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """Send without an event; counts towards the quota. The key makes repeats safe for 24 h."""
        ...

    def content(self, message_id: str, limit: int) -> Content:
        """The bytes of a picture or file, at most ``limit`` of them."""
        ...

    def leave(self, chat: str, chat_id: str) -> Answer:
        """Leave a group or room, as ``chat`` says."""
        ...

    def quota(self) -> Quota | None:
        """This month's messages, or None when LINE does not answer."""
        ...


OUTSIDE_FAULTS = (urllib3.exceptions.HTTPError, UnicodeDecodeError, OSError)
OWN_FAULTS = (pydantic.v1.ValidationError, ApiTypeError, ValueError, TypeError)


def answer_of(status: int) -> Answer:
    """Reads LINE's status (https://developers.line.biz/en/docs/messaging-api/retrying-api-request/)."""
    if status in {200, 202, 409}:
        return Answer.DONE
    if status == 400:  # noqa: PLR2004 - HTTP
        return Answer.REFUSED
    if status == 429:  # noqa: PLR2004 - HTTP
        return Answer.LIMITED
    return Answer.UNAVAILABLE if status >= 500 else Answer.FORBIDDEN  # noqa: PLR2004 - HTTP


class LineClient:
    """One account's client; connections are made on first use, so after a fork."""

    def __init__(self, tokens: Tokens, api_base: str = LINE_API_HOST) -> None:
        self._tokens = tokens
        self._base = api_base
        self._content_base = LINE_CONTENT_HOST if api_base == LINE_API_HOST else api_base
        self._lock = threading.Lock()
        self._process = 0
        self._messaging: MessagingApi | None = None

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """See LineApi. Never with a retry key: LINE answers 400 to it here."""

        def send(api: MessagingApi, headers: Headers) -> None:
            request = ReplyMessageRequest.from_dict(
                {"replyToken": token, "messages": list(messages)}
            )
            api.reply_message(request, _headers=headers, _request_timeout=TIMEOUT)

        return self._call(send)

    def push(self, retry_key: UUID, to: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """See LineApi."""

        def send(api: MessagingApi, headers: Headers) -> None:
            body = {"to": to, "messages": list(messages)}
            api.push_message(
                PushMessageRequest.from_dict(body),
                x_line_retry_key=str(retry_key),
                _headers=headers,
                _request_timeout=TIMEOUT,
            )

        return self._call(send)

    def leave(self, chat: str, chat_id: str) -> Answer:
        """See LineApi."""

        def go(api: MessagingApi, headers: Headers) -> None:
            leave = api.leave_group if chat == "group" else api.leave_room
            leave(chat_id, _headers=headers, _request_timeout=TIMEOUT)

        return self._call(go)

    def quota(self) -> Quota | None:
        """See LineApi."""
        found: list[Quota] = []

        def ask(api: MessagingApi, headers: Headers) -> None:
            limit = api.get_message_quota(_headers=headers, _request_timeout=TIMEOUT)
            used = api.get_message_quota_consumption(_headers=headers, _request_timeout=TIMEOUT)
            value = limit.value if limit.type == "limited" else None
            found.append(Quota(value, used.total_usage))

        self._call(ask)
        return found[0] if found else None

    def content(self, message_id: str, limit: int) -> Content:
        """See LineApi. Streamed: the SDK would read all of it, whatever its size."""
        url = f"{self._content_base}/v2/bot/message/{message_id}/content"
        try:
            return with_token(self._tokens, lambda token: _fetched(url, token, limit))
        except (ApiException, NoTokenError, requests.RequestException, *OUTSIDE_FAULTS):
            return Content(problem="unavailable")

    def _call(self, act: Callable[[MessagingApi, Headers], None]) -> Answer:
        def with_headers(token: str) -> None:
            act(self._api(), {"Authorization": f"Bearer {token}"})

        try:
            with_token(self._tokens, with_headers)
        except NoTokenError:
            return Answer.UNAVAILABLE  # known not to have arrived; it is tried again like that
        except ApiException as error:
            return answer_of(int(error.status or 0) or 500)
        except OWN_FAULTS:
            return Answer.REFUSED  # our own message breaks a rule: sending again cannot help
        except OUTSIDE_FAULTS:
            return Answer.UNAVAILABLE
        return Answer.DONE

    def _api(self) -> MessagingApi:
        with self._lock:
            if self._messaging is None or self._process != os.getpid():
                self._messaging = MessagingApi(client_without_token(self._base))
                self._process = os.getpid()
            return self._messaging


def client_without_token(api_base: str) -> ApiClient:
    """The SDK's client, which would hold one token for ever: ours goes with each call's headers."""
    settings = Configuration(host=host_of(api_base), access_token="")
    settings.retries = False  # our outbox repeats, with the same key
    client = ApiClient(settings)
    del client.default_headers["Authorization"]
    settings.access_token = None  # the other place from which the SDK would set one
    return client


def host_of(api_base: str) -> str | None:
    """What the SDK takes as host; None lets it choose among LINE's own by operation."""
    return None if api_base == LINE_API_HOST else api_base


def _fetched(url: str, token: str, limit: int) -> Content:
    headers = {"Authorization": f"Bearer {token}"}
    with requests.get(url, headers=headers, stream=True, timeout=CONTENT_TIMEOUT) as answer:
        if answer.status_code == 401:  # noqa: PLR2004 - HTTP
            raise UnauthorizedException(status=401)
        if answer.status_code != 200:  # noqa: PLR2004 - HTTP
            return Content(problem=_content_problem(answer.status_code))
        pieces, size = [], 0
        for piece in answer.iter_content(_PIECE):
            size += len(piece)
            if size > limit:
                return Content(problem="too_big")
            pieces.append(piece)
        return Content(b"".join(pieces))


def _content_problem(status: int) -> str:
    if status == 202:  # noqa: PLR2004 - LINE is still preparing a large file
        return "pending"
    return "gone" if status in {404, 410} else "unavailable"
