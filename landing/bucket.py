"""How fast codes may be guessed: one bucket for all, for a bucket each would list people."""

import time
from collections.abc import Callable
from threading import Lock

MOST = 120  # wrong codes at once
A_SECOND = 1.0


class Bucket:
    """Holds tokens; each wrong code takes one, and they come back with time. Safe among threads."""

    def __init__(
        self,
        most: float = MOST,
        a_second: float = A_SECOND,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._a_second = a_second
        self._seconds = seconds
        self._lock = Lock()
        self._left = most
        self._at = seconds()

    def is_empty(self) -> bool:
        """Whether codes are not looked up at the moment."""
        with self._lock:
            self._fill()
            return self._left < 1

    def take(self) -> None:
        """Pay for a wrong code."""
        with self._lock:
            self._fill()
            self._left = max(0.0, self._left - 1)

    def _fill(self) -> None:
        now = self._seconds()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second)
        self._at = now
