"""The staff console as a program visits it: real pages, forms and cookies, no browser."""

import re
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

import urllib3

FOUND = 303
FAILED = 400


class ConsoleError(Exception):
    """The console did not answer as a person would need it to; one line."""


class ConsoleVisit:
    """One browser at the console; ``page`` is the page it shows, as HTML.

    Like browsers it keeps Secure cookies for http://127.0.0.1 too.
    """

    def __init__(self, base_url: str) -> None:
        self._base = base_url
        self._http = urllib3.PoolManager(retries=False)
        self._cookies: dict[str, str] = {}
        self.page = ""
        self.path = "/"
        self.status = 0

    def sign_in(self, login: str, password: str, code: str, onward: str = "/") -> None:
        """Password, then the six digits of the app. Raises ConsoleError."""
        self.open(f"/sign-in?{urlencode({'next': onward})}")
        self.send("/sign-in", login=login, password=password, next=onward)
        self.send("/second-factor", code=code)
        if self.path.startswith(("/sign-in", "/second-factor")):
            raise ConsoleError(f"{login} could not sign in: {self._why()}")

    def open(self, path: str) -> None:
        """Go to a page. Raises ConsoleError."""
        self._visit("GET", path)
        self._must_answer()

    def send(self, path: str, **fields: str) -> None:
        """Send a form of the page that is shown, with its token. Raises ConsoleError."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.page)
        if token is None:
            raise ConsoleError(f"{self.path} shows no form to send to {path}")
        self._visit("POST", path, urlencode({"csrf_token": unescape(token[1]), **fields}))
        self._must_answer()

    def offers(self, path: str) -> bool:
        """Tell whether the page has a form or link with this address."""
        return f'action="{path}"' in self.page or f'href="{path}"' in self.page

    def shows(self, text: str) -> bool:
        """Tell whether these words stand on the page."""
        return text in unescape(re.sub(r"<[^>]+>", " ", self.page))

    def file(self, path: str) -> bytes:
        """What is served at an address, a picture say. Raises ConsoleError."""
        answer = self._ask("GET", path, None)
        if answer.status >= FAILED:
            raise ConsoleError(f"{path} answered {answer.status}")
        return answer.data

    def _visit(self, method: str, path: str, body: str | None = None) -> None:
        answer = self._ask(method, path, body)
        self.path = path
        while answer.status == FOUND:
            target = urlsplit(urljoin(self._base + self.path, answer.headers["Location"]))
            self.path = target.path + (f"?{target.query}" if target.query else "")
            answer = self._ask("GET", self.path, None)
        self.page = answer.data.decode()
        self.status = answer.status

    def _ask(self, method: str, path: str, body: str | None) -> urllib3.BaseHTTPResponse:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer = self._http.request(
            method, self._base + path, body=body, headers=headers, redirect=False
        )
        for line in answer.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return answer

    def _must_answer(self) -> None:
        if self.status >= FAILED:
            raise ConsoleError(f"{self.path} answered {self.status}: {self._why()}")

    def _why(self) -> str:
        told = re.search(r'data-testid="refused">(.*?)</div>', self.page, re.DOTALL)
        told = told or re.search(r"<h1[^>]*>(.*?)</h1>", self.page, re.DOTALL)
        return unescape(re.sub(r"<[^>]+>", "", told[1])).strip() if told else "no reason shown"
