"""Pictures, clips and files that people sent: kept as files, fetched by message id."""

import io
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from simulator.allowances import Now
from simulator.errors import LineError

PREVIEW_PIXELS = 240


@dataclass(slots=True)
class Content:
    """What is known of one file.

    It is not ready for the next `answers_202` requests, nor for any before `ready_at`.
    """

    message_id: str
    account: str
    kind: str
    content_type: str
    answers_202: int = 0
    ready_at: float = 0.0
    gone: bool = False


class Contents:
    """The files of all accounts in one folder."""

    def __init__(self, folder: Path, now: Now) -> None:
        self._folder = folder
        self._now = now
        self.known: dict[str, Content] = {}

    def keep(self, content: Content, data: bytes) -> None:
        """Keep a file under its message id."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self._folder / content.message_id).write_bytes(data)
        self.known[content.message_id] = content

    def forget(self, message_id: str) -> None:
        """Remove an unsent file; asking for it answers 410 from now on."""
        if message_id in self.known:
            self.known[message_id].gone = True
            (self._folder / message_id).unlink(missing_ok=True)

    def find(self, account: str, message_id: str) -> Content:
        """Find a file of an account: 404 where there is none, 410 after it was unsent."""
        content = self.known.get(message_id)
        if content is None or content.account != account:
            raise LineError(404, "Not found")
        if content.gone:
            raise LineError(410, "The content has been deleted")
        return content

    def read(self, content: Content) -> bytes | None:
        """Give the bytes, or None while LINE still prepares them (202)."""
        if not self._ready(content):
            return None
        return self.bytes_of(content)

    def bytes_of(self, content: Content) -> bytes:
        """Give the bytes whatever LINE would say about readiness: the phone has its own copy."""
        return (self._folder / content.message_id).read_bytes()

    def transcoding(self, content: Content) -> str:
        """Say how far the preparation of a clip is; pictures have none (400)."""
        if content.kind not in {"video", "audio"}:
            raise LineError(400, "The message is neither video nor audio")
        return "succeeded" if self._ready(content) else "processing"

    def _ready(self, content: Content) -> bool:
        if content.answers_202 > 0:
            content.answers_202 -= 1
            return False
        return self._now() >= content.ready_at

    def preview(self, content: Content) -> bytes:
        """Give a small JPEG of a picture; a clip's is a plain dark frame."""
        if content.kind not in {"image", "video"}:
            raise LineError(400, "The message is neither image nor video")
        try:
            with Image.open(io.BytesIO(self.bytes_of(content))) as picture:
                small = picture.convert("RGB")
        except (UnidentifiedImageError, OSError):
            small = Image.new("RGB", (PREVIEW_PIXELS, PREVIEW_PIXELS), "#333333")
        small.thumbnail((PREVIEW_PIXELS, PREVIEW_PIXELS))
        out = io.BytesIO()
        small.save(out, "JPEG")
        return out.getvalue()

    def dump(self) -> list[dict[str, Any]]:
        """Give what is known as JSON for the snapshot."""
        return [asdict(one) for one in self.known.values()]

    def load(self, raw: list[dict[str, Any]]) -> None:
        """Read what is known from a snapshot."""
        self.known = {one["message_id"]: Content(**one) for one in raw}
