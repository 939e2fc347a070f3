"""Periodic work: whoever inserts the row (kind, slot) first does it, on however many hosts."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from intake.ports.clock import Clock
from intake.ports.store import Store

POLL_SECONDS = 1.0

log = logging.getLogger("bosae.worker")


@dataclass(frozen=True, slots=True)
class Task:
    """Something done once in each slot of time; it must bear being done twice."""

    kind: str
    every: timedelta
    do: Callable[[datetime], object]


class Periodic:
    """Does tasks as their slots come."""

    def __init__(self, store: Store, clock: Clock, tasks: Sequence[Task]) -> None:
        self._store = store
        self._clock = clock
        self._tasks = tasks
        self._done: dict[str, datetime] = {}
        self._stopped = threading.Event()

    def run(self) -> None:
        """Do what is due, each second, until ``finish``."""
        while not self._stopped.is_set():
            try:
                self.once()
            except Exception as error:  # noqa: BLE001 - the next second tries again
                log.error("periodic round failed error=%s", type(error).__name__)  # noqa: TRY400
            self._stopped.wait(POLL_SECONDS)

    def finish(self) -> None:
        """End after the task in hand."""
        self._stopped.set()

    def once(self) -> None:
        """Do what no host has done in the present slot; one failure stops no other task."""
        now = self._clock.now()
        for task in self._tasks:
            slot = slot_of(now, task.every)
            if self._done.get(task.kind) == slot:
                continue
            with self._store.write() as work:
                mine = work.outbox.take_slot(task.kind, slot)
            self._done[task.kind] = slot
            if mine:
                self._do(task, now)

    def _do(self, task: Task, now: datetime) -> None:
        try:
            task.do(now)
        except Exception as error:  # noqa: BLE001 - the next slot tries again
            log.error("periodic failed kind=%s error=%s", task.kind, type(error).__name__)  # noqa: TRY400


def slot_of(now: datetime, every: timedelta) -> datetime:
    """The beginning of the slot that a moment lies in."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return now - (now - epoch) % every
