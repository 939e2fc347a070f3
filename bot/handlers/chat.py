"""One account's front door: each raw event becomes a turn, or is kept for later."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.buttons import HandleSeal
from bot.conversation import LostRaceError
from bot.found import MustWaitError
from bot.handlers.events import event_type, read_event
from bot.handlers.groups import Groups
from bot.incoming import Incoming
from bot.parked import Parking, Taker
from bot.senders import Senders
from intake.outbox import Account
from intake.services.retention import RetentionLimits

# The claim of an event dies after a week: a signed body that was kept longer must find no way in.
OLDEST = RetentionLimits().claim - timedelta(days=1)

log = logging.getLogger("bosae.webhook")


@dataclass(frozen=True, slots=True)
class Chats:
    """Receives the events of one account."""

    account: Account
    turns: Taker
    parking: Parking
    senders: Senders
    handles: HandleSeal
    groups: Groups

    def receive(self, event: dict[str, Any]) -> None:
        """See ``bot.webhook.Receiver``."""
        if self.groups.joined(self.account, event):
            return
        incoming = self._read(event)
        if incoming is None:
            return
        try:
            fresh = self.turns.take(incoming)
        except (MustWaitError, LostRaceError):
            fresh = self.parking.keep(self.account, event, incoming)
        self.senders.send(fresh)

    def park(self, event: dict[str, Any]) -> None:
        """See ``bot.webhook.Receiver``."""
        if self.groups.joined(self.account, event):
            return  # one quick row: there is nothing to keep for later
        incoming = self._read(event)
        if incoming is not None:
            self.senders.send(self.parking.keep(self.account, event, incoming))

    def _read(self, event: dict[str, Any]) -> Incoming | None:
        incoming = read_event(event, self.handles)
        if incoming is None or not incoming.at:
            return incoming
        try:
            happened = datetime.fromtimestamp(incoming.at / 1000, UTC)
        except (OverflowError, ValueError, OSError):
            return incoming
        if self.parking.clock.now() - happened <= OLDEST:
            return incoming
        log.warning("event passed over: too old type=%s", event_type(event))
        return None
