"""The proven register in memory, read again as soon as the stored one has changed."""

from datetime import datetime, timedelta
from logging import getLogger
from threading import Lock

from intake.keys import Keyring
from intake.ports.clock import Clock
from intake.ports.store import Store
from intake.register import Register, RegisterGuard
from intake.routing import Route, Where, route

_READ_AGAIN = timedelta(minutes=1)
_log = getLogger(__name__)


class Registry:
    """One for each process; safe among threads."""

    def __init__(self, store: Store, console_signatures: Keyring, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._guard = RegisterGuard(console_signatures)
        self._lock = Lock()
        self._stamp: tuple[int, ...] = ()
        self._read_at: datetime | None = None
        self._register = Register.of((), None)

    def current(self) -> Register:
        """The register in force now."""
        now = self._clock.now()
        with self._store.read() as work:
            stamp = work.register.stamp()
            old = self._read_at is None or now - self._read_at >= _READ_AGAIN
            if stamp == self._stamp and not old:
                return self._register
            centres, table = work.register.centres(), work.register.routing_table()
        with self._lock:
            self._register = self._guard.accept(centres, table)
            self._stamp, self._read_at = stamp, now
            for centre_id in self._guard.refused:
                _log.error("register entry refused: %s", centre_id)
            if self._guard.table_refused and table is not None:
                _log.error("routing table refused: version %d", table.version)
            return self._register

    def route(self, where: Where) -> Route:
        """Where a tip goes now; raises NotReadyError."""
        return route(self.current(), where)
