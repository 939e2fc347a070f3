"""What a browser complains about while a journey runs: errors, refused content, failed requests."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError


class Watch:
    """Collects the complaints of every browser it is shown."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self._expected = ""

    def over(self, context: BrowserContext) -> None:
        """Listen to all pages of a browser."""
        context.on("console", self._said)
        context.on("weberror", self._failed)

    @contextmanager
    def expecting(self, words: str) -> Iterator[None]:
        """A complaint with these words is what the journey wants to see."""
        self._expected = words
        yield
        self._expected = ""

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not (
            self._expected and self._expected in message.text
        ):
            self.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(str(error.error))
