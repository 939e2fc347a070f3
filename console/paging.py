"""Long lists a page at a time: nothing is cut off, it is only further on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

PAGE = 50  # lines
_DIGITS = 6  # of a page's number; more is no page of ours


@dataclass(frozen=True, slots=True)
class Paging:
    """Where the reader is. ``before`` and ``after`` are addresses, empty where there is no page."""

    number: int
    pages: int
    before: str
    after: str
    size: int = PAGE

    @property
    def start(self) -> int:
        """How many lines come before this page."""
        return (self.number - 1) * self.size


def asked_page() -> int:
    """The page's number in the address; the first one for what is no number."""
    typed = request.args.get("page", "")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) <= _DIGITS else 1


def paging(total: int, path: str, chosen: Mapping[str, str], *, size: int = PAGE) -> Paging:
    """The asked page of ``total`` lines, or the last one there is; links keep what was chosen."""
    pages = max(1, -(-total // size))
    number = min(asked_page(), pages)

    def link(to: int) -> str:
        return f"{path}?{urlencode({**chosen, 'page': to})}" if 1 <= to <= pages else ""

    return Paging(number, pages, link(number - 1), link(number + 1), size)
