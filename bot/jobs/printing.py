"""Signs are drawn in a thread of the worker's own: no message ever waits for one."""

import logging
import threading
from collections.abc import Callable

POLL_SECONDS = 2.0
AFTER_TROUBLE = 15.0

log = logging.getLogger("bosae.worker")


class PrintLoop:
    """Takes one step of printing after another, until ``finish``; ``step`` says if it did any."""

    def __init__(self, step: Callable[[], bool]) -> None:
        self._step = step
        self._stopped = threading.Event()

    def run(self) -> None:
        """Print what is ordered; what fails is tried again a while later."""
        while not self._stopped.is_set():
            try:
                pause = 0.0 if self._step() else POLL_SECONDS
            except Exception as error:  # noqa: BLE001 - the batch waits, and so does the next try
                log.error("printing failed error=%s", type(error).__name__)  # noqa: TRY400
                pause = AFTER_TROUBLE
            self._stopped.wait(pause)

    def finish(self) -> None:
        """End after the step in hand."""
        self._stopped.set()
