"""The worker's round: claim what is due, do it, settle it. Every row is fenced by its lease."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery import Next, Verdict, backoff
from intake.keys import Keyring
from intake.outbox import OutboxItem, Payload, open_item
from intake.ports.clock import Clock
from intake.ports.outbox import ClaimedItem
from intake.ports.store import Store, StoreUnavailableError, Work
from intake.sealing import SealBroken

LEASE = timedelta(seconds=30)
AT_ONCE = 8
THREADS = 4
SHORTEST_POLL = 0.2
LONGEST_POLL = 1.0
GIVE_UP = timedelta(hours=23)
FEWEST_TRIES = 10  # also of a row that is old because it was due late, or no worker ran

log = logging.getLogger("bosae.worker")


@dataclass(frozen=True, slots=True)
class Done:
    """What a job came to: the row's fate, and what is written together with it."""

    verdict: Verdict = field(default_factory=lambda: Verdict(Next.SETTLE))
    write: Callable[[Work], None] | None = None
    follow: tuple[OutboxItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What a job may know of its row besides the payload."""

    item: ClaimedItem
    now: datetime

    @property
    def age(self) -> timedelta:
        """Since it was written."""
        return self.now - self.item.born


Job = Callable[[Payload, Row], Done]


@dataclass(frozen=True, slots=True)
class Lane:
    """Which rows a run takes: of ``only`` these kinds, and none ``without``; how many at once.

    ``lease``: longer than doing what one round takes.
    """

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    at_once: int = AT_ONCE
    lease: timedelta = LEASE


ALL = Lane()


class Loop:
    """Claims and does due rows until it is told to finish; a lane at a time, several beside."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        private: Keyring,
        owner: str,
        jobs: Mapping[str, Job],
    ) -> None:
        self._store = store
        self._clock = clock
        self._private = private
        self._owner = owner
        self._jobs = jobs
        self._stopped = threading.Event()

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of rows that have a job here."""
        return frozenset(self._jobs)

    def run(self, lane: Lane = ALL) -> None:
        """Work until ``finish``."""
        poll = SHORTEST_POLL
        with ThreadPoolExecutor(THREADS, thread_name_prefix="job") as pool:
            while not self._stopped.is_set():
                try:
                    busy = self.round(pool, lane)
                    poll = SHORTEST_POLL if busy else min(poll * 1.3, LONGEST_POLL)
                except StoreUnavailableError as error:
                    log.warning("store unavailable (%s)", error)
                    poll = LONGEST_POLL
                except Exception as error:  # noqa: BLE001 - the loop outlives one bad round
                    log.error("round failed error=%s", type(error).__name__)  # noqa: TRY400
                    poll = LONGEST_POLL
                self._stopped.wait(poll)

    def finish(self) -> None:
        """End after the rows in hand."""
        self._stopped.set()

    def round(self, pool: ThreadPoolExecutor | None = None, lane: Lane = ALL) -> int:
        """Do what is due now; gives how many rows were in hand."""
        with self._store.write() as work:
            rows = work.outbox.claim(
                self._owner,
                self._clock.now(),
                lease=lane.lease,
                limit=lane.at_once,
                kinds=lane.only,
                without=lane.without,
            )
        if pool is None:
            for row in rows:
                self._do(row)
        else:
            list(pool.map(self._do, rows))
        return len(rows)

    def drain(self, *, seconds: float = 10) -> int:
        """Do everything that is due, also what that makes due; for tests and command lines."""
        done, deadline = 0, time.monotonic() + seconds
        while (rows := self.round()) and time.monotonic() < deadline:
            done += rows
        return done

    def _do(self, item: ClaimedItem) -> None:
        row = Row(item, self._clock.now())
        try:
            payload = open_item(item.kind, item.payload, self._private)
            done = self._jobs[item.kind](payload, row)
        except (SealBroken, KeyError) as error:
            log.error("row unreadable kind=%s row=%s", item.kind, item.id)  # noqa: TRY400
            done = Done(Verdict(Next.PARK, alarm=type(error) is KeyError))
        except StoreUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - one row's failure stops no other
            log.error(  # noqa: TRY400 - a traceback could quote a payload
                "job failed kind=%s row=%s error=%s", item.kind, item.id, type(error).__name__
            )
            lost = row.age >= GIVE_UP and item.tries >= FEWEST_TRIES
            done = Done(Verdict(Next.PARK, alarm=True) if lost else again(item.tries))
        self._finish(item, done)

    def _finish(self, item: ClaimedItem, done: Done) -> None:
        verdict, now = done.verdict, self._clock.now()
        with self._store.write() as work:
            if verdict.next is Next.AGAIN:
                kept = work.outbox.release(item.id, self._owner, now + verdict.wait)
            elif verdict.next is Next.PARK:
                kept = work.outbox.park(item.id, self._owner, now)
            else:
                kept = work.outbox.settle(item.id, self._owner)
            if kept:
                if done.write is not None:
                    done.write(work)
                work.outbox.enqueue(done.follow)
        if verdict.alarm:
            log.error("ALARM row parked kind=%s row=%s", item.kind, item.id)


def again(tries: int) -> Verdict:
    """Another try after a wait that grows."""
    return Verdict(Next.AGAIN, backoff(tries))
