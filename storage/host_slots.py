"""Two at once on a host, whichever processes and threads ask: for what costs memory on purpose.

Argon2id takes 256 MiB a time; ten people signing in together must wait, not bring the host down.
The kernel frees a place when its process dies.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.sealing import Argon2Cost, stretch

AT_ONCE = 2


class HostSlots:
    """A few places behind lock files ``<name>.0``, ``<name>.1`` … in one folder."""

    def __init__(self, folder: Path, name: str, at_once: int = AT_ONCE) -> None:
        self._files = [folder / f"{name}.{place}" for place in range(at_once)]
        self._queue = folder / f"{name}.queue"

    @contextmanager
    def place(self) -> Iterator[None]:
        """Waits for a place, first come first served, and holds it."""
        held = self._waited()
        try:
            yield
        finally:
            os.close(held)

    def _waited(self) -> int:
        queue = _opened(self._queue)
        try:
            fcntl.flock(queue, fcntl.LOCK_EX)
            for file in self._files[:-1]:
                descriptor = _opened(file)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(descriptor)
                else:
                    return descriptor
            last = _opened(self._files[-1])
            fcntl.flock(last, fcntl.LOCK_EX)
            return last
        finally:
            os.close(queue)


class HostStretch:
    """Argon2id under the host's limit; ``(secret, salt) -> 32 bytes``."""

    def __init__(self, slots: HostSlots, cost: Argon2Cost) -> None:
        self._slots = slots
        self._cost = cost

    def __call__(self, secret: bytes, salt: bytes) -> bytes:
        """Slow on purpose; never inside a transaction."""
        with self._slots.place():
            return stretch(secret, salt, self._cost)


def _opened(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
