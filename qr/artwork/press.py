"""Signs drawn and checked in child processes, several at once, which know nothing but the signs.

Not multiprocessing: its children are given our environment, import our main module, and outlive a
parent that is killed. These have an empty environment and end with the pipe they read from.
"""

import json
import subprocess
import sys
import weakref
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from qr.artwork.facts import Design, Facts

PROJECT = str(Path(__file__).parents[2])
CHILD = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from qr.artwork.press_child import main; sys.exit(main())"
)
SECONDS = 120.0  # for one sign; then its child hangs
BINDING_SECONDS = 900.0
_TRIES = 2


class PressError(RuntimeError):
    """A child died or hung over the same request twice."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A file, or why there is none: in one word, and more about it."""

    file: bytes | None = field(default=None, repr=False)
    problem: str = ""
    about: str = ""


class Press:
    """Up to so many children, started when they are needed. Safe among threads."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._idle: deque[subprocess.Popen[bytes]] = deque()
        self._lock = Lock()
        weakref.finalize(self, _end, self._idle)

    def signs(
        self, design: Design, facts: Sequence[Facts], form: str, *, first_whole: bool = True
    ) -> list[Pressed]:
        """Each sign as a file of this form (pdf, png, tiff) once it passed its check, in order.

        ``first_whole``: the first is looked at as a whole; the others where their symbols stand,
        and as a whole where a name shrank.
        """
        requests = [
            {
                "act": "sign",
                "design": _design(design),
                "facts": asdict(one),
                "format": form,
                "whole": first_whole and number == 0,
            }
            for number, one in enumerate(facts)
        ]
        with ThreadPoolExecutor(self._processes) as pool:
            return list(pool.map(self._sign, requests))

    def preview(self, design: Design, facts: Facts, longest: int) -> Pressed:
        """A PNG of the first page as it would be drawn now, unchecked."""
        given = {"design": _design(design), "facts": asdict(facts), "longest": longest}
        return self._ask({"act": "preview", **given})

    def order(
        self,
        design: Design,
        facts: Facts,
        told: tuple[str, str, str],
        pieces: int,
        codes: Sequence[str],
    ) -> bytes:
        """The printing order for so many pieces of a design; ``told``: number, date, pdf or else.

        Raises PressError.
        """
        given = {"design": _design(design), "facts": asdict(facts)}
        said = dict(zip(("number", "date", "form"), told, strict=True))
        more = {"pieces": pieces, "codes": list(codes)}
        made = self._ask({"act": "order", **given, **said, **more})
        if made.file is None:
            raise PressError(made.about)
        return made.file

    def bind(self, files: Sequence[Path], into: Path) -> None:
        """Several PDF files as one, page after page; raises PressError."""
        given = {"files": [str(one) for one in files], "into": str(into)}
        made = self._ask({"act": "bind", **given}, BINDING_SECONDS)
        if made.file is None:
            raise PressError(made.about)

    def rest(self) -> None:
        """End the children that have nothing to do."""
        _end(self._idle)

    def _sign(self, request: Mapping[str, Any]) -> Pressed:
        try:
            return self._ask(request)
        except PressError as broken:
            return Pressed(problem="undrawable", about=str(broken))

    def _ask(self, request: Mapping[str, Any], seconds: float = SECONDS) -> Pressed:
        line = json.dumps(request).encode() + b"\n"
        for _ in range(_TRIES):
            child = self._child()
            try:
                said, file = _answer(child, line, seconds)
            except (OSError, ValueError):  # it died: its pipe is broken, or ends too early
                _kill(child)
                continue
            with self._lock:
                self._idle.append(child)
            problem, about = said.get("problem", ""), said.get("about", "")
            return Pressed(None if problem else file, problem, about)
        raise PressError("its process died")

    def _child(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return subprocess.Popen(  # noqa: S603 - our own code, no argument from outside
            [sys.executable, "-I", "-B", "-c", CHILD, PROJECT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
        )


def _answer(
    child: subprocess.Popen[bytes], line: bytes, seconds: float
) -> tuple[dict[str, Any], bytes]:
    """Raises OSError or ValueError when the child is gone before it answered whole."""
    assert child.stdin is not None  # noqa: S101 - both are pipes
    assert child.stdout is not None  # noqa: S101
    hangs = Timer(seconds, child.kill)
    hangs.start()
    try:
        child.stdin.write(line)
        child.stdin.flush()
        said = json.loads(child.stdout.readline())
        file = child.stdout.read(said["size"])
    finally:
        hangs.cancel()
    if len(file) != said["size"]:
        raise ValueError("half a file")
    return said, file


def _design(design: Design) -> dict[str, Any]:
    return {
        "template": design.template.name,
        "mode": str(design.mode),
        "thai_digits": design.thai_digits,
        "bleed": design.bleed,
        "keep_clear": design.keep_clear,
    }


def _end(children: deque[subprocess.Popen[bytes]]) -> None:
    while children:
        _kill(children.pop())


def _kill(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was in it goes nowhere any more
                continue
    child.wait()
