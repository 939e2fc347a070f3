"""The worker's process: ``python worker.py`` runs until SIGTERM, then ends after what it has begun.

A worker that must not start says why in one line.
"""

import logging
import os
import signal
import sys
from types import FrameType

from lasting import lasting
from logs import log_ids_and_types
from settings import SettingsError, WorkerSettings

with lasting():
    from app import StartRefusedError, refuse_unsafe_start
    from assembly.worker import Worker, worker_of

log = logging.getLogger("bosae.worker")


def main() -> int:
    """Run until told to end; gives the exit code."""
    os.umask(0o077)
    try:
        settings = WorkerSettings.load()
        refuse_unsafe_start(settings)
    except (SettingsError, StartRefusedError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    log_ids_and_types(settings.bosae_log_level)
    made = worker_of(settings)
    _end_on_signals(made)
    log.info("worker begins")
    made.run()
    log.info("worker ends")
    return 0


def _end_on_signals(made: Worker) -> None:
    def finish(_number: int, _frame: FrameType | None) -> None:
        made.finish()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, finish)


if __name__ == "__main__":
    sys.exit(main())
