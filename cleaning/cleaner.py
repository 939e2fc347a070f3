"""The child process that meets hostile files: bytes in, clean bytes out, and nothing else.

Started with an empty environment, no keys, no database and hard resource limits; whatever a
crafted file does to a decoder, it does here. Reads one line with the kind, then the file, from
stdin; answers one line, ``ok <media type>`` (then ``metadata`` when some may be left, or of a photo
of signs the codes that were read) or ``no <reason>``, then the cleaned file. What reads clips,
documents and codes is imported only for those, so that a start is quick and the surface of each
kind small.
"""

import io
import resource
import sys
import warnings
from collections.abc import Callable
from typing import TypeVar

import puremagic
from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
MEMORY = 768 * MEGABYTE
CPU_SECONDS = 20
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 20_000
KEPT_SIDE = 4096
JPEG_QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MEDIA_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
_Made = TypeVar("_Made")


class NotAllowedError(Exception):
    """The file is none that we keep: not_allowed | not_supported | too_big."""


def limit_resources() -> None:
    """No file may be written, memory and time are bounded, no other process may be started."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def clean(kind: str, data: bytes) -> tuple[str, bytes]:
    """Answer line and cleaned bytes of a file; raises NotAllowedError.

    Names and declared types are never believed: the content decides what a file is, and the kind
    which of these it may be. Readers are imported when they are needed, and only here.
    """
    if kind == "image":
        return clean_image(data)
    word, _, public_url = kind.partition(" ")
    if word == "sign":
        from cleaning.signs import clean_sign  # noqa: PLC0415 - see above

        return clean_sign(data, public_url)
    if kind not in {"video", "audio", "file"}:
        raise NotAllowedError("not_supported")
    try:
        return _clean_by_content(kind, data)
    except NotAllowedError:
        raise
    except MemoryError:
        raise NotAllowedError("too_big") from None
    except Exception as error:  # whatever a reader throws at a crafted file
        raise NotAllowedError("not_allowed") from error


def _clean_by_content(kind: str, data: bytes) -> tuple[str, bytes]:
    from cleaning import clips  # noqa: PLC0415 - see clean()

    if demuxer := clips.demuxer_of(data):
        return clips.clean_clip(data, demuxer, video=kind != "audio")
    if kind != "file":
        raise NotAllowedError("not_supported")
    if looks_like_a_picture(data):
        return clean_image(data)
    from cleaning import documents  # noqa: PLC0415 - see clean()

    return documents.clean_document(data)


def looks_like_a_picture(data: bytes) -> bool:
    """A first filter by content: names and declared types are never believed."""
    try:
        return any(match.mime_type in MEDIA_TYPES for match in puremagic.magic_string(data))
    except (puremagic.PureError, ValueError):
        return False


def clean_image(data: bytes) -> tuple[str, bytes]:
    """The picture drawn anew, without any metadata; raises NotAllowedError.

    Only pixels survive: position, camera, time, thumbnails, colour profiles, comments and anything
    appended are gone. The orientation flag is applied first. Of an animation the first frame stays.
    """
    return "image/jpeg", with_upright(data, lambda upright: drawn_anew(upright, KEPT_SIDE))


def with_upright(data: bytes, make: Callable[[Image.Image], _Made]) -> _Made:
    """What is made of the decoded picture, upright; raises NotAllowedError."""
    if not looks_like_a_picture(data):
        raise NotAllowedError("not_allowed")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as probe:
            _refuse_bomb(probe)
            probe.verify()
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            picture.load()
            return make(ImageOps.exif_transpose(picture))
    except NotAllowedError:
        raise
    except MemoryError:
        raise NotAllowedError("too_big") from None
    except Exception as error:  # whatever a decoder throws at a crafted file
        raise NotAllowedError("not_allowed") from error


def _refuse_bomb(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise NotAllowedError("too_big")


def drawn_anew(picture: Image.Image, longest_side: int) -> bytes:
    """A JPEG of the pixels alone, scaled down to fit; ``picture`` itself is scaled with it."""
    picture.thumbnail((longest_side, longest_side))
    seen = picture.convert("RGBA")
    fresh = Image.new("RGB", seen.size, "white")
    fresh.paste(seen, mask=seen.getchannel("A"))
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=JPEG_QUALITY, optimize=False, exif=b"", icc_profile=None)
    return out.getvalue()


def main() -> int:
    """Serve one file."""
    limit_resources()
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    kind, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer, cleaned = clean(kind.decode("ascii", "replace"), data)
    except NotAllowedError as refused:
        sys.stdout.buffer.write(f"no {refused}\n".encode())
        return 0
    sys.stdout.buffer.write(f"ok {answer}\n".encode() + cleaned)
    return 0
