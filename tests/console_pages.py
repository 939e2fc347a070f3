"""The console's pages as a test opens them, reads them and sends their forms."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Protocol

from flask import Flask
from urllib3 import encode_multipart_formdata
from werkzeug.test import TestResponse

HOST = "http://127.0.0.1"


class Served(Protocol):
    """Who has the console's app."""

    app: Flask


class Page:
    """An answer, as a test looks at it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.body = response.get_data()
        self.text = self.body.decode("utf-8", "replace")
        response.close()

    def field(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"no field {name}"
        return unescape(found[1])

    def test_id(self, name: str) -> str:
        """The text of the first element with this data-testid."""
        found = re.search(rf'data-testid="{name}"[^>]*>([^<]*)<', self.text)
        assert found, f"no {name} on the page: {self.refused}"
        return unescape(found[1]).strip()

    def has(self, name: str) -> bool:
        """Whether an element with this data-testid is on the page."""
        return f'data-testid="{name}"' in self.text

    @property
    def refused(self) -> str:
        """Why the last act was not done."""
        pattern = r'data-testid="(?:refused|error-[^"]+)">(.*?)</div>'
        found = re.search(pattern, self.text, re.DOTALL)
        return unescape(found[1]).strip() if found else ""


class Visit:
    """One browser at the console; it sends the token of the form like a person would."""

    def __init__(self, console: Served) -> None:
        self._client = console.app.test_client()
        self._token = ""

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Page:
        """Opens a page."""
        return self._keep(Page(self._client.get(path, base_url=HOST, headers=headers)))

    def post(self, path: str, **fields: str) -> Page:
        """Sends a form."""
        if not self._token:
            self.get("/sign-in")
        page = Page(
            self._client.post(path, base_url=HOST, data={"csrf_token": self._token, **fields})
        )
        self._token = ""
        return self._keep(page)

    def upload(self, path: str, name: str, *files: bytes) -> Page:
        """Sends a form with files."""
        if not self._token:
            self.get("/sign-in")
        chosen = [(name, (f"{number}.jpg", data)) for number, data in enumerate(files, 1)]
        body, kind = encode_multipart_formdata([("csrf_token", self._token), *chosen])
        page = Page(self._client.post(path, base_url=HOST, data=body, content_type=kind))
        self._token = ""
        return self._keep(page)

    def cookie(self, name: str) -> str | None:
        """A cookie of this browser."""
        found = self._client.get_cookie(name, domain="127.0.0.1")
        return found.value if found else None

    def _keep(self, page: Page) -> Page:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        self._token = token[1] if token else self._token
        return page
