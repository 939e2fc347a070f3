import io
import secrets
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from bot.line_client import Answer, Content, Quota
from bot.media import CLEANER, Cleaned, MediaLimits, Sealed, clean_in_child, fetch_and_seal
from intake.keys import Key
from intake.media_seal import Place, SealedMedia
from intake.model import PartKind
from intake.outbox import Account, FetchMedia
from intake.sealing import KeyPair

LIMITS = MediaLimits(image=1000, other=2000)
SIGNING = Key(1, secrets.token_bytes(32))


class OneFile:
    """A LINE that has one file."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self.limits: list[int] = []

    def content(self, _message_id: str, limit: int) -> Content:
        self.limits.append(limit)
        return self._content

    def reply(self, _token: str, _messages: Sequence[Mapping[str, Any]]) -> Answer:
        return Answer.DONE

    def push(self, _key: uuid.UUID, _to: str, _messages: Sequence[Mapping[str, Any]]) -> Answer:
        return Answer.DONE

    def leave(self, _chat: str, _chat_id: str) -> Answer:
        return Answer.DONE

    def quota(self) -> Quota | None:
        return None


def pictured(size: tuple[int, int] = (40, 30), form: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, form, **more)
    return out.getvalue()


def a_job(kind: PartKind = PartKind.IMAGE) -> tuple[FetchMedia, KeyPair]:
    pair = KeyPair.make()
    job = FetchMedia(Account.CITIZEN, "1", uuid.uuid4(), uuid.uuid4(), pair.public, kind)
    return job, pair


def kept(kind: str, data: bytes) -> Cleaned:
    return Cleaned(f"{kind}/any", data)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_come_out_as_plain_jpegs(form: str) -> None:
    cleaned = clean_in_child("image", pictured(form=form))
    assert cleaned.problem == ""
    with Image.open(io.BytesIO(cleaned.data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (40, 30))
        assert not picture.getexif()


def test_no_metadata_and_nothing_appended_survives() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "somebody-by-name")
    data = pictured(pnginfo=info) + b"PK\x03\x04 an archive behind the picture"
    cleaned = clean_in_child("image", data)
    assert cleaned.data
    assert b"somebody-by-name" not in cleaned.data
    assert b"archive" not in cleaned.data


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    cleaned = clean_in_child("image", pictured(form="JPEG", exif=exif))
    with Image.open(io.BytesIO(cleaned.data)) as picture:
        assert picture.size == (30, 40)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ a program",
        b"%PDF-1.7",
        b"<svg onload='alert(1)'/>",
        pictured()[:60],
        b"\x89PNG\r\n\x1a\n" + bytes(500),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    assert clean_in_child("image", data) == Cleaned(problem="not_allowed")


def test_a_bomb_is_refused_by_its_promise_before_it_is_unpacked() -> None:
    assert clean_in_child("image", pictured((20_001, 10))).problem == "too_big"
    assert clean_in_child("image", pictured((8000, 8000))).problem == "too_big"


def test_other_kinds_wait_for_a_cleaner_of_their_own() -> None:
    assert clean_in_child("video", b"\x00\x00\x00\x18ftypmp42").problem == "not_supported"


PROBE = """
import os, sys
exec(open({cleaner!r}).read().split("if __name__")[0])
limit_resources()
print(sorted(set(os.environ) - {{"LC_CTYPE"}}))
try:
    os.write(os.open({file!r}, os.O_CREAT | os.O_WRONLY), b"plain bytes")
except OSError:
    print("no file")
"""


def test_the_cleaner_can_write_no_file_and_sees_no_environment(tmp_path: Path) -> None:
    file = tmp_path / "temporary"
    probe = PROBE.format(cleaner=str(CLEANER), file=str(file))
    done = subprocess.run(  # noqa: S603 - our own probe
        [sys.executable, "-I", "-c", probe], capture_output=True, env={}, check=False
    )
    assert done.stdout.split(b"\n")[:2] == [b"[]", b"no file"]
    assert not file.exists() or file.read_bytes() == b""


def test_a_fetched_file_is_sealed_for_its_tip_alone() -> None:
    job, pair = a_job()
    line = OneFile(Content(b"plain bytes"))
    sealed = fetch_and_seal(job, line, LIMITS, SIGNING, kept)
    assert line.limits == [1000]
    container = b"".join(sealed.pieces)
    assert sealed.size == len(container)
    assert b"plain bytes" not in container
    place = Place(job.tip_id, job.part_id, "image", job.tip_public)
    assert b"".join(SealedMedia(io.BytesIO(container), place, pair.private).read()) == (
        b"plain bytes"
    )


@pytest.mark.parametrize(
    ("problem", "later"),
    [("pending", True), ("unavailable", True), ("gone", False), ("too_big", False)],
)
def test_a_file_that_cannot_be_had_now_is_fetched_later(problem: str, *, later: bool) -> None:
    job, _ = a_job(PartKind.FILE)
    line = OneFile(Content(problem=problem))
    assert fetch_and_seal(job, line, LIMITS, SIGNING, kept) == Sealed(problem=problem, later=later)
    assert line.limits == [2000]


def test_what_the_cleaner_refuses_is_not_kept() -> None:
    job, _ = a_job()

    def refusing(_kind: str, _data: bytes) -> Cleaned:
        return Cleaned(problem="not_allowed")

    sealed = fetch_and_seal(job, OneFile(Content(b"x")), LIMITS, SIGNING, refusing)
    assert sealed == Sealed(problem="not_allowed")
