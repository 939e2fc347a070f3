"""The parent's side of the child process that cleans: bytes through pipes, nothing else passes."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread, Timer
from typing import IO

PROJECT = str(Path(__file__).parent.parent)
CLEANER = (
    "import sys; sys.path.append(sys.argv[1]); import cleaning.cleaner as it; sys.exit(it.main())"
)
CLEANING_SECONDS = 30
AT_LEAST = 32 * 1024 * 1024  # bytes that a child may answer, however small its file
MARKS = frozenset({"", "metadata"})

Clean = Callable[[str, bytes], "Cleaned"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without metadata, or why it is not kept: not_allowed | too_big | not_supported.

    ``mark``: "metadata" when some may be left, which staff are told.
    """

    media_type: str = ""
    data: bytes = field(default=b"", repr=False)
    problem: str = ""
    mark: str = ""


def clean_in_child(kind: str, data: bytes) -> Cleaned:
    """Run the cleaner with an empty environment; bytes pass through pipes, never through a file."""
    word, rest, cleaned = run_child(kind, data)
    media_type, _, mark = rest.partition(" ")
    if word == "ok" and mark in MARKS:
        return Cleaned(media_type=media_type, data=cleaned, mark=mark)
    return Cleaned(problem=rest if word == "no" and rest else "not_allowed")


def run_child(
    kind: str, data: bytes, code: str = CLEANER, seconds: float = CLEANING_SECONDS
) -> tuple[str, str, bytes]:
    """The word, the rest of the line and the file that the child answers: ok | no | nothing.

    It is ended after so many ``seconds``, and when it says more than any clean file is long.
    """
    command = [sys.executable, "-I", "-B", "-c", code, PROJECT]
    child = subprocess.Popen(  # noqa: S603 - our own code, no argument from outside
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    answer = _answered(child, kind.encode() + b"\n" + data, seconds)
    head, _, cleaned = answer.partition(b"\n")
    word, _, rest = head.decode("ascii", "replace").partition(" ")
    if word == "ok" and (child.returncode or not cleaned):
        return "", "", b""
    return word, rest, cleaned


def _answered(child: "subprocess.Popen[bytes]", given: bytes, seconds: float) -> bytes:
    assert child.stdin is not None  # noqa: S101 - both are pipes
    assert child.stdout is not None  # noqa: S101
    hangs = Timer(seconds, child.kill)
    feeds = Thread(target=_fed, args=(child.stdin, given), name="feeds-child")
    hangs.start()
    feeds.start()
    most = 2 * len(given) + AT_LEAST
    with child.stdout:
        answer = child.stdout.read(most + 1)
    if len(answer) > most:
        child.kill()
    child.wait()
    hangs.cancel()
    feeds.join()
    return answer if len(answer) <= most else b""


def _fed(pipe: IO[bytes], given: bytes) -> None:
    try:
        with pipe:
            pipe.write(given)
    except OSError:  # it ended before it had read everything
        return
