"""Running chats, claims of events, parked events and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Conversation:
    """A sealed chat. ``version`` counts turns, so that a lost race is noticed."""

    pseudonym: bytes
    key_version: int
    version: int
    salt: bytes
    ciphertext: bytes
    first_hour: datetime
    last_hour: datetime


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """A sealed event that waits for another try."""

    event: bytes
    pseudonym: bytes
    key_version: int
    ciphertext: bytes
    tries: int
    hour: datetime


@dataclass(frozen=True, slots=True)
class ClosingDates:
    """When content, media, and the reply address of a tip that closes now are erased."""

    content: datetime
    media: datetime
    address: datetime


class Conversations(Protocol):
    """Sealed chats by pseudonym."""

    def find(self, pseudonym: bytes) -> Conversation | None:
        """The running chat, or None."""
        ...

    def save(self, conversation: Conversation, expected_version: int | None) -> bool:
        """Write if the stored version is still the expected one (None: no row); else False."""
        ...

    def delete(self, pseudonym: bytes, expected_version: int) -> bool:
        """Delete if the stored version is still the expected one; else False."""
        ...


class Events(Protocol):
    """Claims and parked events, by HMAC(event id); claims also of messages that were taken back.

    ``names`` of one event: under the key in use, then under the one before while there is one.
    """

    def claim(self, names: Sequence[bytes], hour: datetime) -> bool:
        """True for the first who claims; False when the event had its effect already."""
        ...

    def claimed(self, names: Sequence[bytes]) -> bool:
        """Whether it had its effect."""
        ...

    def alone_with(self, names: Sequence[bytes]) -> None:
        """Wait until no other write transaction that asked for these names is under way."""
        ...

    def park(self, parked: ParkedEvent) -> bool:
        """Keep an event for later; False when it is parked already."""
        ...

    def parked_of(self, pseudonym: bytes) -> tuple[ParkedEvent, ...]:
        """What waits of one person, in no order: LINE's time stands inside the seal."""
        ...

    def parked(self, limit: int) -> tuple[ParkedEvent, ...]:
        """What waits at all, least tried first."""
        ...

    def tried(self, event: bytes) -> None:
        """Count one more try."""
        ...

    def unpark(self, event: bytes) -> bool:
        """Delete a parked event; False when somebody else did."""
        ...


class Rates(Protocol):
    """How often something was done; rows die after 48 hours."""

    def count(self, pseudonym: bytes, act: str, hour: datetime) -> int:
        """Count one more and give the new total of this pseudonym (it changes every day)."""
        ...

    def so_far(self, pseudonym: bytes, act: str) -> int:
        """The total without counting."""
        ...

    def count_tip(self, centre_id: UUID, hour: datetime) -> int:
        """Count a tip for a centre in this hour and give the new total."""
        ...

    def tips_so_far(self, centre_id: UUID, hour: datetime) -> int:
        """Tips that reached a centre in this hour."""
        ...


class Expiry(Protocol):
    """What dies of age; each method gives how many rows it erased."""

    def conversations(self, idle_since: datetime, begun_before: datetime) -> int:
        """Chats without a turn since, or begun before."""
        ...

    def parked_events(self, before: datetime) -> int:
        """Events that were never handled: the caller raises an alarm."""
        ...

    def claims(self, before: datetime) -> int:
        """Claims of events."""
        ...

    def rates(self, before: datetime) -> int:
        """Counts of persons and centres."""
        ...

    def outbox_parked(self, before: datetime) -> int:
        """Parked rows of the outbox."""
        ...

    def media_results(self, before: datetime) -> int:
        """Results of fetches whose tip never came."""
        ...

    def slots(self, before: datetime) -> int:
        """Periodic work long done."""
        ...

    def reply_addresses(self, now: datetime) -> int:
        """Reply addresses, block tokens and mailbox messages whose time has come."""
        ...

    def unanswered(self, limit: int) -> Sequence[UUID]:
        """Tips that wait for an answer to a question that is gone."""
        ...

    def close_insufficient(self, since: datetime, dates: ClosingDates) -> int:
        """Close tips that have rested for want of information since then; how many."""
        ...

    def due_content(self, now: datetime, limit: int) -> Sequence[UUID]:
        """Tips whose content is to be erased: time has come, no legal hold."""
        ...

    def due_media(self, now: datetime, limit: int) -> Sequence[UUID]:
        """Tips whose media are to be erased: time has come, no legal hold."""
        ...

    def erase_media(self, tip_id: UUID) -> tuple[UUID, ...]:
        """Say of a tip's media parts that they are erased; gives the names of their blobs."""
        ...
