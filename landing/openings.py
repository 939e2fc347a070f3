"""How often each sign's page is opened: counted in memory, handed on together and much later."""

import logging
import threading
from collections import Counter, defaultdict
from datetime import timedelta

from intake.notices import random_delay
from intake.outbox import CountOpenings, item
from intake.ports.clock import BANGKOK, Clock
from intake.ports.store import Store

HANDED_ON_EVERY = timedelta(hours=1)
LATER = timedelta(days=1)

log = logging.getLogger(__name__)


class Openings:
    """A tally by month and sign: nothing of who, and no time finer than the month is ever written.

    What a process that is killed had counted since the last hour is lost.
    """

    def __init__(self, store: Store, clock: Clock, worker_public: bytes) -> None:
        self._store = store
        self._clock = clock
        self._worker_public = worker_public
        self._lock = threading.Lock()
        self._tally: dict[str, Counter[str]] = defaultdict(Counter)
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def count(self, code: str) -> None:
        """One more opening of the page of a sign in use."""
        month = f"{self._clock.now().astimezone(BANGKOK):%Y-%m}"
        with self._lock:
            self._tally[month][code] += 1

    def hand_on(self) -> None:
        """Leave what was counted to the worker, sealed, as a row for each month, due much later."""
        with self._lock:
            tally, self._tally = self._tally, defaultdict(Counter)
        now = self._clock.now()
        rows = [
            item(
                CountOpenings(month, dict(openings)),
                self._worker_public,
                due=now + random_delay(LATER),
                born=now,
            )
            for month, openings in tally.items()
        ]
        if rows:
            with self._store.write() as work:
                work.outbox.enqueue(rows)

    def begin(self) -> None:
        """Hand on each hour in a thread of this process until ``finish``."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="openings", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Hand on what is left."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()
        self._try()

    def _run(self) -> None:
        while not self._stopped.wait(HANDED_ON_EVERY.total_seconds()):
            self._try()

    def _try(self) -> None:
        try:
            self.hand_on()
        except Exception as error:  # noqa: BLE001 - a figure is lost, and no page waits for it
            log.error("openings lost error=%s", type(error).__name__)  # noqa: TRY400
