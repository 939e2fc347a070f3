"""The only file that talks to LINE; whatever happens on the wire comes out as one word."""

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
    MessagingApiBlob,
    PushMessageRequest,
    ReplyMessageRequest,
    RichMenuRequest,
)
from linebot.v3.messaging.exceptions import ApiTypeError, NotFoundException

LINE_API_HOST = "https://api.line.me"
LINE_CONTENT_HOST = "https://api-data.line.me"
TIMEOUT = (3.05, 8.0)  # to connect, to be answered
CONTENT_TIMEOUT = (3.05, 20.0)
_PIECE = 64 * 1024


class Answer(StrEnum):
    """What became of a call."""

    DONE = "done"  # 200, and 409: LINE had accepted this retry key before
    REFUSED = "refused"  # 400: a used token, a blocked or unknown addressee, a wrong message
    LIMITED = "limited"  # 429: too fast, or this month's messages are used up
    UNAVAILABLE = "unavailable"  # 5xx, no connection, no answer: perhaps it arrived
    FORBIDDEN = "forbidden"  # other 4xx: wrong token, wrong account


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


class LineRefusedError(Exception):
    """An act of setting up that LINE did not do; one line that says which and why."""


class MenuApi(Protocol):
    """Rich menus of one account. Every act raises LineRefusedError when LINE does not do it."""

    def listing(self) -> Mapping[str, str]:
        """The names of all menus that were made through the API, by id."""
        ...

    def default(self) -> str:
        """The id of the menu everybody sees, or nothing."""
        ...

    def create(self, body: Mapping[str, Any], picture: bytes) -> str:
        """Make a menu with its picture (PNG); gives its id. Nobody sees it yet."""
        ...

    def show_to_all(self, menu_id: str) -> None:
        """Make it the menu everybody sees; LINE takes up to a minute."""
        ...

    def delete(self, menu_id: str) -> None:
        """Remove a menu."""
        ...


_OUTSIDE_FAULTS = (urllib3.exceptions.HTTPError, UnicodeDecodeError, OSError)
_OWN_FAULTS = (pydantic.v1.ValidationError, ApiTypeError, ValueError, TypeError)


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

    def __init__(self, access_token: str, api_base: str = LINE_API_HOST) -> None:
        self._token = access_token
        self._base = api_base
        self._content_base = LINE_CONTENT_HOST if api_base == LINE_API_HOST else api_base
        self._lock = threading.Lock()
        self._process = 0
        self._messaging: MessagingApi | None = None

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """See LineApi. Never with a retry key: LINE answers 400 to it here."""

        def send(api: MessagingApi) -> None:
            body = {"replyToken": token, "messages": list(messages)}
            api.reply_message(ReplyMessageRequest.from_dict(body), _request_timeout=TIMEOUT)

        return self._call(send)

    def push(self, retry_key: UUID, to: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        """See LineApi."""

        def send(api: MessagingApi) -> None:
            body = {"to": to, "messages": list(messages)}
            api.push_message(
                PushMessageRequest.from_dict(body),
                x_line_retry_key=str(retry_key),
                _request_timeout=TIMEOUT,
            )

        return self._call(send)

    def leave(self, chat: str, chat_id: str) -> Answer:
        """See LineApi."""

        def go(api: MessagingApi) -> None:
            leave = api.leave_group if chat == "group" else api.leave_room
            leave(chat_id, _request_timeout=TIMEOUT)

        return self._call(go)

    def quota(self) -> Quota | None:
        """See LineApi."""
        found: list[Quota] = []

        def ask(api: MessagingApi) -> None:
            limit = api.get_message_quota(_request_timeout=TIMEOUT)
            used = api.get_message_quota_consumption(_request_timeout=TIMEOUT)
            value = limit.value if limit.type == "limited" else None
            found.append(Quota(value, used.total_usage))

        self._call(ask)
        return found[0] if found else None

    def content(self, message_id: str, limit: int) -> Content:
        """See LineApi. Streamed: the SDK would read all of it, whatever its size."""
        url = f"{self._content_base}/v2/bot/message/{message_id}/content"
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            with requests.get(url, headers=headers, stream=True, timeout=CONTENT_TIMEOUT) as answer:
                if answer.status_code != 200:  # noqa: PLR2004 - HTTP
                    return Content(problem=_content_problem(answer.status_code))
                pieces, size = [], 0
                for piece in answer.iter_content(_PIECE):
                    size += len(piece)
                    if size > limit:
                        return Content(problem="too_big")
                    pieces.append(piece)
                return Content(b"".join(pieces))
        except (requests.RequestException, *_OUTSIDE_FAULTS):
            return Content(problem="unavailable")

    def _call(self, act: Callable[[MessagingApi], None]) -> Answer:
        try:
            act(self._api())
        except ApiException as error:
            return answer_of(int(error.status or 0) or 500)
        except _OWN_FAULTS:
            return Answer.REFUSED  # our own message breaks a rule: sending again cannot help
        except _OUTSIDE_FAULTS:
            return Answer.UNAVAILABLE
        return Answer.DONE

    def _api(self) -> MessagingApi:
        with self._lock:
            if self._messaging is None or self._process != os.getpid():
                host = None if self._base == LINE_API_HOST else self._base
                settings = Configuration(host=host, access_token=self._token)
                settings.retries = False  # our outbox repeats, with the same key
                self._messaging = MessagingApi(ApiClient(settings))
                self._process = os.getpid()
            return self._messaging


class MenuClient:
    """One account's rich menus; see MenuApi. For command lines: one process, one thread."""

    def __init__(self, access_token: str, api_base: str = LINE_API_HOST) -> None:
        host = None if api_base == LINE_API_HOST else api_base
        settings = Configuration(host=host, access_token=access_token)
        settings.retries = False  # whoever set it up reads what failed and does it again
        client = ApiClient(settings)
        self._messaging, self._pictures = MessagingApi(client), MessagingApiBlob(client)

    def listing(self) -> Mapping[str, str]:
        """See MenuApi."""
        found = _asked("list rich menus", self._messaging.get_rich_menu_list)
        return {menu.rich_menu_id: menu.name for menu in found.richmenus}

    def default(self) -> str:
        """See MenuApi."""
        try:
            found = _asked("read the default menu", self._messaging.get_default_rich_menu_id)
        except LineRefusedError as error:
            if isinstance(error.__context__, NotFoundException):
                return ""  # LINE: 404 where no default was set
            raise
        return str(found.rich_menu_id)

    def create(self, body: Mapping[str, Any], picture: bytes) -> str:
        """See MenuApi."""
        request = RichMenuRequest.from_dict(dict(body))
        made = _asked("create a rich menu", self._messaging.create_rich_menu, request)
        kind = {"Content-Type": "image/png"}
        upload, menu_id = self._pictures.set_rich_menu_image, str(made.rich_menu_id)
        _asked("upload the picture", upload, menu_id, body=picture, _headers=kind)
        return menu_id

    def show_to_all(self, menu_id: str) -> None:
        """See MenuApi."""
        _asked("set the default rich menu", self._messaging.set_default_rich_menu, menu_id)

    def delete(self, menu_id: str) -> None:
        """See MenuApi."""
        _asked("remove a rich menu", self._messaging.delete_rich_menu, menu_id)


def _asked(what: str, call: Callable[..., Any], *given: Any, **more: Any) -> Any:
    try:
        return call(*given, _request_timeout=CONTENT_TIMEOUT, **more)
    except (ApiException, *_OWN_FAULTS, *_OUTSIDE_FAULTS) as error:
        raise LineRefusedError(_refusal(what, error)) from None


def _refusal(what: str, error: Exception) -> str:
    """One line; LINE's own words could hold what was sent, so its status alone."""
    if isinstance(error, ApiException):
        hint = ": is the channel access token right?" if error.status in {401, 403} else ""
        return f"{what}: LINE answered {error.status}{hint}"
    return f"{what}: no valid answer ({type(error).__name__})"


def _content_problem(status: int) -> str:
    if status == 202:  # noqa: PLR2004 - LINE is still preparing a large file
        return "pending"
    return "gone" if status in {404, 410} else "unavailable"
