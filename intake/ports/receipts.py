"""What a receipt opens, and what dies with a tip: as the store keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a receipt finds its tip; without ``public_half`` the worker has not been there yet."""

    tip_id: UUID
    tag: int
    key_version: int
    salt: bytes | None = None
    public_half: bytes | None = None


@dataclass(frozen=True, slots=True)
class ReplyAddress:
    """A reporter's LINE id sealed to the worker; only with consent."""

    id: UUID
    tip_id: UUID
    sealed: bytes
    delete_after: datetime


@dataclass(frozen=True, slots=True)
class BlockToken:
    """The reporter's block label sealed to the worker."""

    tip_id: UUID
    sealed: bytes
    delete_after: datetime


@dataclass(frozen=True, slots=True)
class MailboxMessage:
    """A question sealed to the receipt's mailbox. ``delete_after``: set when the tip is closed."""

    part_id: UUID
    tip_id: UUID
    sealed: bytes
    delete_after: datetime | None = None


class Receipts(Protocol):
    """Receipts, mailboxes, reply addresses."""

    def by_tags(self, tags: Sequence[tuple[int, int]]) -> tuple[Receipt, ...]:
        """All receipts with one of these (key version, tag) pairs."""
        ...

    def prepare(self, tip_id: UUID, salt: bytes, public_half: bytes) -> None:
        """Open the mailbox; a second time changes nothing."""
        ...

    def mailbox(self, tip_id: UUID) -> tuple[MailboxMessage, ...]:
        """The waiting questions of a tip, in no order."""
        ...

    def of(self, tip_id: UUID) -> Receipt | None:
        """The receipt's row of a tip, or None."""
        ...

    def put_message(self, message: MailboxMessage) -> None:
        """Put a question into the mailbox of a tip."""
        ...

    def drop_messages(self, part_ids: Sequence[UUID]) -> None:
        """Delete questions that were answered or taken back."""
        ...

    def reply_address(self, tip_id: UUID) -> ReplyAddress | None:
        """Where a nudge may go, or None."""
        ...

    def reply_address_by_id(self, address_id: UUID) -> ReplyAddress | None:
        """The address a nudge's payload names, or None when it was deleted."""
        ...

    def forget_reply_address(self, tip_id: UUID) -> bool:
        """Delete it; whether there was one."""
        ...
