"""Answers that a browser keeps as a file."""

from collections.abc import Iterator
from datetime import datetime

from flask import Response

from console.dates import BANGKOK, BUDDHIST_ERA

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def download(content: bytes | Iterator[bytes], name: str) -> Response:
    """The file under a plain ASCII name; pieces are sent as they are made."""
    response = Response(content, content_type=_TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def dated(name: str, moment: datetime) -> str:
    """``coverage-45`` becomes ``coverage-45-2569-01-13``: files of later days sort after it."""
    day = moment.astimezone(BANGKOK)
    return f"{name}-{day.year + BUDDHIST_ERA}-{day:%m-%d}"
