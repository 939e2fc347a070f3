"""What an operator's command asks of LINE: rich menus, and where the webhooks go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from linebot.v3.messaging import ApiException, MessagingApi, MessagingApiBlob, RichMenuRequest
from linebot.v3.messaging.exceptions import NotFoundException

from bot.line_client import (
    CONTENT_TIMEOUT,
    LINE_API_HOST,
    OUTSIDE_FAULTS,
    OWN_FAULTS,
    client_without_token,
)
from bot.line_tokens import NoTokenError, Tokens, with_token


@dataclass(frozen=True, slots=True)
class Webhook:
    """What LINE keeps of an account's webhook; ``active``: the switch *Use webhook*."""

    address: str
    active: bool


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


class AccountClient:
    """One account as its operator sets it up; see MenuApi. For command lines: one short process."""

    def __init__(self, tokens: Tokens, api_base: str = LINE_API_HOST) -> None:
        client = client_without_token(api_base)
        self._tokens = tokens
        self._messaging, self._pictures = MessagingApi(client), MessagingApiBlob(client)

    def webhook(self) -> Webhook | None:
        """Where LINE sends what people write, or None where no address was ever given."""
        try:
            found = self._asked("read the webhook", self._messaging.get_webhook_endpoint)
        except LineRefusedError as error:
            if isinstance(error.__context__, NotFoundException):
                return None
            raise
        return Webhook(str(found.endpoint), bool(found.active))

    def listing(self) -> Mapping[str, str]:
        """See MenuApi."""
        found = self._asked("list rich menus", self._messaging.get_rich_menu_list)
        return {menu.rich_menu_id: menu.name for menu in found.richmenus}

    def default(self) -> str:
        """See MenuApi."""
        try:
            found = self._asked("read the default menu", self._messaging.get_default_rich_menu_id)
        except LineRefusedError as error:
            if isinstance(error.__context__, NotFoundException):
                return ""  # LINE: 404 where no default was set
            raise
        return str(found.rich_menu_id)

    def create(self, body: Mapping[str, Any], picture: bytes) -> str:
        """See MenuApi."""
        request = RichMenuRequest.from_dict(dict(body))
        made = self._asked("create a rich menu", self._messaging.create_rich_menu, request)
        kind = {"Content-Type": "image/png"}
        upload, menu_id = self._pictures.set_rich_menu_image, str(made.rich_menu_id)
        self._asked("upload the picture", upload, menu_id, body=picture, headers=kind)
        return menu_id

    def show_to_all(self, menu_id: str) -> None:
        """See MenuApi."""
        self._asked("set the default rich menu", self._messaging.set_default_rich_menu, menu_id)

    def delete(self, menu_id: str) -> None:
        """See MenuApi."""
        self._asked("remove a rich menu", self._messaging.delete_rich_menu, menu_id)

    def _asked(self, what: str, call: Callable[..., Any], *given: Any, **more: Any) -> Any:
        headers = more.pop("headers", {})

        def act(token: str) -> Any:
            signed = {**headers, "Authorization": f"Bearer {token}"}
            return call(*given, _headers=signed, _request_timeout=CONTENT_TIMEOUT, **more)

        try:
            return with_token(self._tokens, act)
        except (ApiException, NoTokenError, *OWN_FAULTS, *OUTSIDE_FAULTS) as error:
            raise LineRefusedError(_refusal(what, error)) from None


def _refusal(what: str, error: Exception) -> str:
    """One line; LINE's own words could hold what was sent, so its status alone."""
    if isinstance(error, NoTokenError):
        return f"{what}: no channel access token ({error})"
    if isinstance(error, ApiException):
        return f"{what}: LINE answered {error.status}"
    return f"{what}: no valid answer ({type(error).__name__})"
