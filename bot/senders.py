"""Fresh replies leave from here: after the commit, from memory, by threads of the web process.

Never by the request's own thread: a call to LINE of 150 to 300 ms would hold it. Whatever does not
get through stays in the outbox, where the worker finds it once the lease is over.
"""

import heapq
import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.answers import LEASE, Fresh
from bot.delivery import Next, Verdict, after_reply
from bot.line_client import LineApi
from intake.outbox import Account, Push, item
from intake.ports.clock import Clock
from intake.ports.store import Store, StoreUnavailableError

THREADS = 8
MOST_WAITING = 1000

log = logging.getLogger("bosae.senders")


class Senders:
    """A bounded pool; its threads begin with the first reply, so after a fork."""

    def __init__(
        self,
        *,
        store: Store,
        lines: Mapping[Account, LineApi],
        clock: Clock,
        owner: str,
        worker_public: bytes,
        threads: int = THREADS,
    ) -> None:
        self._store = store
        self._lines = lines
        self._clock = clock
        self._owner = owner
        self._worker_public = worker_public
        self._threads = threads
        self._ready: queue.Queue[Fresh | None] = queue.Queue(MOST_WAITING)
        self._timer = _Timer(self._put)
        self._begun: list[threading.Thread] = []
        self._lock = threading.Lock()

    def send(self, fresh: tuple[Fresh, ...]) -> None:
        """Send each as soon as it is due; returns at once. When all is busy the worker sends."""
        self._begin()
        for one in fresh:
            wait = (one.due - self._clock.now()).total_seconds()
            if wait > 0:
                self._timer.after(wait, one)
            else:
                self._put(one)

    def finish(self) -> None:
        """Send what is ready, then end; what waits longer is left to the worker."""
        self._timer.stop()
        with self._lock:
            begun, self._begun = self._begun, []
        for _ in begun:
            self._ready.put(None)
        for thread in begun:
            thread.join()

    def deliver(self, fresh: Fresh) -> None:
        """Send one now and record what became of it."""
        if not fresh.leased and not self._claimed(fresh):
            return
        job = fresh.job
        answer = self._lines[job.account].reply(job.token, job.messages)
        verdict = after_reply(answer, tries=0, must_arrive=job.must_arrive, first_hand=True)
        self._record(fresh, verdict)

    def _claimed(self, fresh: Fresh) -> bool:
        with self._store.write() as work:
            until = self._clock.now() + LEASE
            return work.outbox.claim_one(fresh.row_id, self._owner, until) is not None

    def _record(self, fresh: Fresh, verdict: Verdict) -> None:
        now = self._clock.now()
        push = None
        if verdict.next is Next.AS_PUSH:
            job = Push(fresh.job.account, fresh.job.user_id, fresh.job.messages)
            push = item(job, self._worker_public, due=now, born=now)
        with self._store.write() as work:
            outbox = work.outbox
            if verdict.next is Next.AGAIN:
                outbox.release(fresh.row_id, self._owner, now + verdict.wait)
            elif verdict.next is Next.PARK:
                outbox.park(fresh.row_id, self._owner, now)
            elif outbox.settle(fresh.row_id, self._owner) and push is not None:
                outbox.enqueue([push])
        if verdict.alarm:
            log.error("reply parked row=%s", fresh.row_id)

    def _put(self, fresh: Fresh) -> None:
        try:
            self._ready.put_nowait(fresh)
        except queue.Full:
            log.warning("senders busy: left to the worker row=%s", fresh.row_id)

    def _begin(self) -> None:
        with self._lock:
            while len(self._begun) < self._threads:
                thread = threading.Thread(target=self._work, name="sender", daemon=True)
                self._begun.append(thread)
                thread.start()

    def _work(self) -> None:
        while (fresh := self._ready.get()) is not None:
            try:
                self.deliver(fresh)
            except StoreUnavailableError as error:
                log.warning("reply not recorded row=%s (%s)", fresh.row_id, error)
            except Exception as error:  # noqa: BLE001 - a sender outlives what one reply did to it
                log.error(  # noqa: TRY400 - a traceback could quote what somebody wrote
                    "reply failed row=%s error=%s", fresh.row_id, type(error).__name__
                )


@dataclass(order=True, slots=True)
class _Later:
    at: float
    number: int
    fresh: Fresh = field(compare=False)


class _Timer:
    """One thread that hands over what has waited long enough."""

    def __init__(self, hand_over: Callable[[Fresh], None]) -> None:
        self._hand_over = hand_over
        self._heap: list[_Later] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def after(self, seconds: float, fresh: Fresh) -> None:
        """Hand it over in so many seconds."""
        with self._changed:
            at = time.monotonic() + seconds
            heapq.heappush(self._heap, _Later(at, next(self._numbers), fresh))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="bursts", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """Hand nothing over any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (fresh := self._next()) is not None:
            self._hand_over(fresh)

    def _next(self) -> Fresh | None:
        with self._changed:
            while not self._stopped:
                wait = self._heap[0].at - time.monotonic() if self._heap else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._heap).fresh
                self._changed.wait(wait)
        return None
