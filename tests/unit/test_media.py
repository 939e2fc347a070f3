import io
import secrets
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import av
import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from bot.line_client import Answer, Content, Quota
from bot.media import MediaLimits, Sealed, fetch_and_seal
from cleaning.child import PROJECT, Cleaned, clean_in_child
from intake.keys import Key
from intake.media_seal import Place, SealedMedia
from intake.model import PartKind
from intake.outbox import Account, FetchMedia
from intake.sealing import KeyPair
from tests.clips import NAME, PLACE, clip, office, pdf, with_place_box

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


@pytest.mark.parametrize(
    ("kind", "form", "picture", "sound", "media_type"),
    [
        ("video", "mp4", "libx264", "aac", "video/mp4"),
        ("video", "mov", "libx264", "aac", "video/mp4"),
        ("video", "mp4", "libx265", "", "video/mp4"),
        ("video", "webm", "libvpx", "libopus", "video/webm"),
        ("audio", "ipod", "", "aac", "audio/mp4"),
        ("audio", "mp3", "", "libmp3lame", "audio/mpeg"),
        ("audio", "ogg", "", "libopus", "audio/ogg"),
        ("file", "mp4", "libx264", "aac", "video/mp4"),
    ],
)
def test_clips_and_voices_are_packed_anew_without_name_and_place(
    kind: str, form: str, picture: str, sound: str, media_type: str
) -> None:
    told = clip(form, picture, sound)
    assert NAME.encode() in told
    cleaned = clean_in_child(kind, told)
    assert (cleaned.problem, cleaned.media_type, cleaned.mark) == ("", media_type, "")
    for trace in (NAME, PLACE[:8], "x264", "x265", "2026"):
        assert trace.encode() not in cleaned.data
    with av.open(io.BytesIO(cleaned.data), "r") as kept:
        types = [one.type for one in kept.streams]
        assert types == [name for name, made in (("video", picture), ("audio", sound)) if made]
        assert sum(1 for _ in kept.decode(kept.streams[0])) >= 15


def test_the_position_as_phones_write_it_and_what_is_appended_are_gone() -> None:
    told = with_place_box(clip()) + b"PK\x03\x04 <script>an archive behind the clip</script>"
    with av.open(io.BytesIO(told)) as seen:
        assert PLACE in seen.metadata.values()
    cleaned = clean_in_child("video", told)
    assert cleaned.media_type == "video/mp4"
    for trace in (PLACE, "\xa9xyz", NAME, "archive"):
        assert trace.encode("latin-1") not in cleaned.data


def test_a_pdf_keeps_its_page_and_loses_scripts_names_attachments_and_position() -> None:
    told = pdf()
    cleaned = clean_in_child("file", told)
    assert (cleaned.problem, cleaned.media_type, cleaned.mark) == ("", "application/pdf", "")
    with pikepdf.open(io.BytesIO(cleaned.data)) as kept:
        assert len(kept.pages) == 1
        assert not len(kept.attachments)
        assert not dict(kept.docinfo)
        assert not {"/OpenAction", "/Metadata"} & set(kept.Root.keys())
        photo = kept.pages[0].resources.XObject.photo
        drawn = Image.open(io.BytesIO(photo.read_raw_bytes()))
        assert drawn.size == (64, 48)
        assert not drawn.getexif()
        kept.save(plain := io.BytesIO(), compress_streams=False, qdf=True)
    for trace in (b"JavaScript", b"alert", b"MZ ", NAME.encode()):
        assert trace in told
        assert trace not in plain.getvalue()


def test_an_office_document_is_kept_with_the_mark_that_it_may_tell_more() -> None:
    cleaned = clean_in_child("file", office())
    assert (cleaned.problem, cleaned.media_type, cleaned.mark) == (
        "",
        "application/x-docx",
        "metadata",
    )
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as kept:
        everything = b"".join(kept.read(one) for one in kept.namelist())
        assert not Image.open(kept.open("word/media/image1.jpeg")).getexif()
    assert NAME.encode() not in everything


OUTSIDE = b'<Relationship Type="x/attachedTemplate" Target="http://x/" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"MZ a program", "not_supported"),
        (b"#!/bin/sh", "not_supported"),
        (b" <html><script>alert(1)</script>", "not_supported"),
        (b"\x7fELF\x02\x01\x01", "not_supported"),
        (office(**{"word/vbaProject.bin": b"macro"}), "not_supported"),
        (office(**{"word/_rels/settings.xml.rels": OUTSIDE}), "not_allowed"),
        (office(**{"word/a.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "not_allowed"),
        (b"%PDF-1.7 and nothing of a document", "not_allowed"),
        (pdf()[:200], "not_allowed"),
        (clip()[:300], "not_allowed"),
        (b"GIF89a/*<script>alert(1)</script>*/", "not_allowed"),
    ],
)
def test_what_could_run_or_burst_or_is_not_whole_is_refused(data: bytes, problem: str) -> None:
    assert clean_in_child("file", data).problem == problem


def test_a_document_that_bursts_when_unpacked_is_refused_by_its_promise() -> None:
    bomb = office(**{"word/a.xml": bytes(130 * 1024 * 1024)})
    assert clean_in_child("file", bomb).problem == "too_big"


def test_what_is_sent_as_a_clip_is_a_clip_and_as_a_picture_a_picture() -> None:
    assert clean_in_child("video", pictured()).problem == "not_supported"
    play_list = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"
    assert clean_in_child("video", play_list).problem == "not_supported"
    assert clean_in_child("audio", pdf()).problem == "not_supported"
    assert clean_in_child("image", clip()).problem == "not_allowed"
    assert clean_in_child("file", pictured()).media_type == "image/jpeg"
    assert clean_in_child("audio", clip()).media_type == "audio/mp4"  # its picture is not kept
    assert clean_in_child("file", "เห็นเมื่อคืน\n".encode()).media_type == "text/plain"


PROBE = """
import os, sys
sys.path.append({project!r})
from cleaning.cleaner import limit_resources
limit_resources()
print(sorted(set(os.environ) - {{"LC_CTYPE"}}))
try:
    os.write(os.open({file!r}, os.O_CREAT | os.O_WRONLY), b"plain bytes")
except OSError:
    print("no file")
"""


def test_the_cleaner_can_write_no_file_and_sees_no_environment(tmp_path: Path) -> None:
    file = tmp_path / "temporary"
    probe = PROBE.format(project=PROJECT, file=str(file))
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
