"""One account's front door: each raw event becomes a turn, or is kept for later."""

from dataclasses import dataclass
from typing import Any

from bot.buttons import HandleSeal
from bot.conversation import LostRaceError, MustWaitError
from bot.handlers.events import read_event
from bot.parked import Parking, Taker
from bot.senders import Senders
from intake.outbox import Account


@dataclass(frozen=True, slots=True)
class Chats:
    """Receives the events of one account."""

    account: Account
    turns: Taker
    parking: Parking
    senders: Senders
    handles: HandleSeal

    def receive(self, event: dict[str, Any]) -> None:
        """See ``bot.webhook.Receiver``."""
        incoming = read_event(event, self.handles)
        if incoming is None:
            return
        try:
            fresh = self.turns.take(incoming)
        except (MustWaitError, LostRaceError):
            fresh = self.parking.keep(self.account, event, incoming)
        self.senders.send(fresh)

    def park(self, event: dict[str, Any]) -> None:
        """See ``bot.webhook.Receiver``."""
        incoming = read_event(event, self.handles)
        if incoming is not None:
            self.senders.send(self.parking.keep(self.account, event, incoming))
