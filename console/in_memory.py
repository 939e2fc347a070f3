"""Requests whose files stay in memory: what is uploaded never touches a disk in the clear."""

from io import BytesIO
from typing import IO

from flask import Request


class InMemoryRequest(Request):
    """Flask's own would write an upload of more than 500 KB into a temporary file."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - werkzeug's
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()
