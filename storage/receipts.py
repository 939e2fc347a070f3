"""Receipts, mailboxes and reply addresses in SQL."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from intake.ports.receipts import MailboxMessage, Receipt, ReplyAddress
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table

_RECEIPT = table(tables.Receipt)
_MAILBOX = table(tables.MailboxMessage)
_ADDRESS = table(tables.ReplyAddress)


class SqlReceipts:
    """Receipts, mailboxes, reply addresses."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def by_tags(self, tags: Sequence[tuple[int, int]]) -> tuple[Receipt, ...]:
        """All receipts with one of these (key version, tag) pairs."""
        pairs = [sa.and_(_RECEIPT.c.key_version == v, _RECEIPT.c.tag == tag) for v, tag in tags]
        chosen = sa.select(_RECEIPT).where(sa.or_(*pairs))
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(Receipt, dict(row)) for row in rows)

    def prepare(self, tip_id: UUID, salt: bytes, public_half: bytes) -> None:
        """Open the mailbox; a second time changes nothing."""
        self._connection.execute(
            sa.update(_RECEIPT)
            .where(_RECEIPT.c.tip_id == tip_id, _RECEIPT.c.public_half.is_(None))
            .values(salt=salt, public_half=public_half)
        )

    def mailbox(self, tip_id: UUID) -> tuple[MailboxMessage, ...]:
        """The waiting questions of a tip, in no order."""
        chosen = sa.select(_MAILBOX).where(_MAILBOX.c.tip_id == tip_id)
        rows = self._connection.execute(chosen).mappings()
        return tuple(from_row(MailboxMessage, dict(row)) for row in rows)

    def of(self, tip_id: UUID) -> Receipt | None:
        """The receipt's row of a tip, or None."""
        chosen = sa.select(_RECEIPT).where(_RECEIPT.c.tip_id == tip_id)
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(Receipt, dict(row))

    def put_message(self, message: MailboxMessage) -> None:
        """Put a question into the mailbox of a tip."""
        self._connection.execute(sa.insert(_MAILBOX).values(**to_row(message)))

    def drop_messages(self, part_ids: Sequence[UUID]) -> None:
        """Delete questions that were answered or taken back."""
        self._connection.execute(sa.delete(_MAILBOX).where(_MAILBOX.c.part_id.in_(part_ids)))

    def reply_address(self, tip_id: UUID) -> ReplyAddress | None:
        """Where a nudge may go, or None."""
        return self._address(_ADDRESS.c.tip_id == tip_id)

    def reply_address_by_id(self, address_id: UUID) -> ReplyAddress | None:
        """The address a nudge's payload names, or None when it was deleted."""
        return self._address(_ADDRESS.c.id == address_id)

    def forget_reply_address(self, tip_id: UUID) -> bool:
        """Delete it; whether there was one."""
        gone = self._connection.execute(sa.delete(_ADDRESS).where(_ADDRESS.c.tip_id == tip_id))
        return gone.rowcount > 0

    def _address(self, condition: sa.ColumnElement[bool]) -> ReplyAddress | None:
        chosen = sa.select(_ADDRESS).where(condition)
        row = self._connection.execute(chosen).mappings().one_or_none()
        return None if row is None else from_row(ReplyAddress, dict(row))
