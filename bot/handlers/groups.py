"""Groups and rooms: nothing said there is read; put into one, the account says so and leaves."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.handlers.events import read_joined
from intake.outbox import Account, LeaveChat, Messages, item
from intake.ports.clock import Clock, hour_of
from intake.ports.store import Store


@dataclass(frozen=True, slots=True)
class Groups:
    """What either account does in chats of several people: leave, by a row of the outbox."""

    store: Store
    clock: Clock
    worker_public: bytes
    event_names: Callable[[str], tuple[bytes, ...]]
    only_one_to_one: Callable[[], Messages]

    def joined(self, account: Account, event: object) -> bool:
        """Whether the event was the account's joining; once, the worker is told to leave."""
        found = read_joined(event)
        if found is None:
            return False
        now, names = self.clock.now(), self.event_names(found.event_id)
        words = self.only_one_to_one()
        job = LeaveChat(account, found.chat, found.chat_id, found.token, words)
        row = item(job, self.worker_public, due=now, born=now)
        with self.store.write() as work:
            if work.events.claim(names, hour_of(now)):
                work.outbox.enqueue([row])
        return True
