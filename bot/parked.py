"""Events that could not be handled at once: kept sealed, retried in order, said so to the person.

An event is sealed under the root key and found by its person's conversation pseudonym, so that
what comes later from the same person queues behind it, in LINE's order of time.
"""

import json
import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.answers import LEASE, Fresh, Manner
from bot.chat import ChatSeal
from bot.flows.values import Unsend
from bot.incoming import Incoming
from bot.unsent import Unsent
from intake.keys import UnknownKeyVersionError
from intake.outbox import Account, Messages, Reply, item
from intake.ports.clock import Clock, hour_of
from intake.ports.conversations import ParkedEvent
from intake.ports.store import Store, StoreUnavailableError
from intake.sealing import SealBroken, decrypt, encrypt, hkdf, pad_text, unpad_text

AT_ONCE = 50
PAUSE = 2.0
LONGEST_PAUSE = 60.0
QUIET_TRIES = 5  # from then on an alarm each time
ROUNDS_A_MINUTE = 30

ReadEvent = Callable[[object], Incoming | None]


class Taker(Protocol):
    """Takes turns in one account's chats."""

    def take(self, incoming: Incoming, manner: Manner = Manner.REPLY) -> tuple[Fresh, ...]:
        """Handle one event; gives what the senders of this process may send now."""
        ...


log = logging.getLogger("bosae.parked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parking:
    """Keeps events, of both accounts."""

    store: Store
    clock: Clock
    seal: ChatSeal
    worker_public: bytes
    owner: str
    event_names: Callable[[str], tuple[bytes, ...]]
    one_moment: Callable[[], Messages]

    @property
    def unsent(self) -> Unsent:
        """Messages that were taken back."""
        return Unsent(self.store, self.clock, self.event_names)

    def keep(
        self, account: Account, event: dict[str, Any], incoming: Incoming
    ) -> tuple[Fresh, ...]:
        """Keep an event; gives "one moment" to be sent, once while anything of a person waits.

        An unsend erases its message at once where that waits itself; a message that was taken
        back is not kept. Raises StoreUnavailableError: then LINE must deliver it again.
        """
        now, names = self.clock.now(), self.event_names(incoming.event_id)
        sealed = self._sealed(account, event, incoming, names[0])
        unsend = isinstance(incoming.given, Unsend)
        taken_back = self._taken_back(account, incoming) if unsend else ()
        job = Reply(
            account=account,
            token=incoming.token,
            user_id=incoming.user_id,
            messages=self.one_moment(),
            must_arrive=False,
            born=now,
        )
        row = item(job, self.worker_public, due=now, born=now)
        with self.store.write() as work:
            for parked in taken_back:
                work.events.unpark(parked)
            gone = not unsend and self.unsent.goes_meanwhile(work, incoming)
            if gone or work.events.claimed(names):
                return ()
            first = not work.events.parked_of(sealed.pseudonym)
            if not work.events.park(sealed) or not first or not incoming.token:
                return ()
            work.outbox.enqueue_leased(row, self.owner, now + LEASE)
        return (Fresh(row.id, job, now, leased=True),)

    def _sealed(
        self, account: Account, event: dict[str, Any], incoming: Incoming, name: bytes
    ) -> ParkedEvent:
        key = self.seal.root.current
        kept = json.dumps({"account": account, "event": event}, ensure_ascii=False)
        return ParkedEvent(
            event=name,
            pseudonym=self.seal.names(incoming.user_id)[0],
            key_version=key.version,
            ciphertext=encrypt(
                hkdf(key.material, label="parked event"),
                pad_text(kept.encode("utf-8", "replace")),
                context=name,
            ),
            tries=0,
            hour=hour_of(self.clock.now()),
        )

    def _taken_back(self, account: Account, incoming: Incoming) -> tuple[bytes, ...]:
        """The parked events that bring the message of this unsend, which is remembered first."""
        self.unsent.remember(incoming)
        with self.store.read() as work:
            waiting = [
                one
                for name in self.seal.names(incoming.user_id)
                for one in work.events.parked_of(name)
            ]
        brings = (account, incoming.message_id)
        return tuple(one.event for one in waiting if _brought(self.open(one)) == brings)

    def open(self, parked: ParkedEvent) -> tuple[Account, object] | None:
        """The account and the event as it came, or None when it cannot be opened any more."""
        try:
            key = self.seal.root.version(parked.key_version)
            sealed_under = hkdf(key.material, label="parked event")
            plain = unpad_text(decrypt(sealed_under, parked.ciphertext, context=parked.event))
            kept = json.loads(plain)
            return Account(kept["account"]), kept["event"]
        except (SealBroken, UnknownKeyVersionError, ValueError, KeyError, TypeError):
            return None


class Retry:
    """Handles parked events, each person's in LINE's order; one person's failure stops no other."""

    def __init__(
        self, parking: Parking, takers: Mapping[Account, Taker], read_event: ReadEvent
    ) -> None:
        self._parking = parking
        self._takers = takers
        self._read_event = read_event
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Retry in a thread of this process until ``finish``."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="parked", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """End after the event in hand."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def once(self) -> int:
        """Try everything that waits; gives how many events were handled."""
        with self._parking.store.read() as work:
            waiting = work.events.parked(AT_ONCE)
            people = {one.pseudonym for one in waiting}
            queues = [work.events.parked_of(person) for person in people]
        return sum(self._one_person(queue) for queue in queues)

    def _one_person(self, rows: tuple[ParkedEvent, ...]) -> int:
        if rows and _rests(max(row.tries for row in rows)):
            return 0
        opened = [(row, self._opened(row)) for row in rows]
        opened.sort(key=lambda pair: pair[1][1].at if pair[1] else 0)
        # "One moment" was said only where LINE gave a token: elsewhere nobody waits for an answer.
        awaited = any(found and found[1].token for _, found in opened)
        handled = 0
        for left, (row, found) in zip(reversed(range(len(opened))), opened, strict=True):
            try:
                if found is not None:
                    account, incoming = found
                    last = Manner.PUSH if awaited else Manner.QUIET
                    self._takers[account].take(incoming, Manner.QUIET if left else last)
                with self._parking.store.write() as work:
                    work.events.unpark(row.event)
            except StoreUnavailableError:
                raise
            except Exception as error:  # noqa: BLE001 - it stays parked, and says so
                self._failed(row, error)
                break
            handled += 1
        return handled

    def _opened(self, row: ParkedEvent) -> tuple[Account, Incoming] | None:
        kept = self._parking.open(row)
        incoming = self._read_event(kept[1]) if kept else None
        return (kept[0], incoming) if kept and incoming else None

    def _failed(self, row: ParkedEvent, error: Exception) -> None:
        with self._parking.store.write() as work:
            work.events.tried(row.event)
        level = logging.ERROR if row.tries >= QUIET_TRIES else logging.WARNING
        log.log(level, "parked event failed tries=%d error=%s", row.tries, type(error).__name__)

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopped.wait(pause * (0.5 + secrets.randbelow(1000) / 1000)):
            try:
                self.once()
                pause = PAUSE
            except StoreUnavailableError as error:
                log.warning("parked events wait: store unavailable (%s)", error)
                pause = min(pause * 2, LONGEST_PAUSE)
            except Exception as error:  # noqa: BLE001 - the thread outlives one bad round
                log.error("parked round failed error=%s", type(error).__name__)  # noqa: TRY400


def _brought(found: tuple[Account, object] | None) -> tuple[Account, object] | None:
    """The account and LINE's id of the message that a parked event brings."""
    account, event = found or (None, None)
    message = event.get("message") if isinstance(event, dict) else None
    return (account, message.get("id")) if account and isinstance(message, dict) else None


def _rests(tries: int) -> bool:
    """Whether this round is left out: what failed often is tried about once a minute."""
    return tries > QUIET_TRIES and secrets.randbelow(ROUNDS_A_MINUTE) > 0
