"""Messages that their writer took back: forgotten here too, also when the unsend comes first.

An unsend that finds its message nowhere leaves the message's name among the claims of events: a
keyed hash of LINE's id and the hour, beside nothing of a person. It lives exactly as long as an
event is let in at all, so the message finds no way in whenever LINE delivers it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.flows.state import State
from bot.incoming import Incoming
from intake.ports.clock import Clock, hour_of
from intake.ports.store import Store, Work


@dataclass(frozen=True, slots=True)
class Unsent:
    """Remembers messages that were taken back, by names that only the root key makes."""

    store: Store
    clock: Clock
    event_names: Callable[[str], tuple[bytes, ...]]

    def remember(self, incoming: Incoming) -> None:
        """Remember the message of an unsend, after any turn that is just keeping that message.

        In a transaction of its own: a row of a person that shared it could lead from whoever
        sent a file to the fetch, and so to the tip that the file belongs to.
        """
        names = self._names(incoming)
        with self.store.write() as work:
            work.events.alone_with(names)
            work.events.claim(names, hour_of(self.clock.now()))

    def is_gone(self, work: Work, incoming: Incoming) -> bool:
        """Whether the message that this event brings, or takes back, is known as taken back."""
        return bool(incoming.message_id) and work.events.claimed(self._names(incoming))

    def goes_meanwhile(self, work: Work, incoming: Incoming) -> bool:
        """``is_gone`` at the moment of keeping: an unsend that comes now waits for ``work``."""
        if not incoming.message_id:
            return False
        work.events.alone_with(self._names(incoming))
        return self.is_gone(work, incoming)

    def _names(self, incoming: Incoming) -> tuple[bytes, ...]:
        return self.event_names(f"unsent {incoming.message_id}")


def holds(state: State, message_id: str) -> bool:
    """Whether something of this message stands in the conversation."""
    told = (*state.words, *state.attachments, *state.answers.values())
    pinned = (state.pin,) if state.pin else ()
    return any(one.message_id == message_id for one in (*told, *pinned))
