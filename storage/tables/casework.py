"""What happens around a tip: receipts, mailbox, referral, transfer, takeover, recusal."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CODE, NO_ROWID, Base


class Receipt(Base):
    """How a receipt finds its tip: a tag many share, then a public half only it can match."""

    __tablename__ = "receipt"
    __table_args__ = NO_ROWID
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    tag: Mapped[int] = mapped_column(index=True)
    key_version: Mapped[int]
    salt: Mapped[bytes | None]
    public_half: Mapped[bytes | None]


class MailboxMessage(Base):
    """A question sealed to the receipt's mailbox."""

    __tablename__ = "mailbox_message"
    __table_args__ = NO_ROWID
    part_id: Mapped[UUID] = mapped_column(ForeignKey("part.id"), primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), index=True)
    sealed: Mapped[bytes]
    delete_after: Mapped[datetime | None]


class ReplyAddress(Base):
    """Where a nudge may go, sealed to the worker; only with consent."""

    __tablename__ = "reply_address"
    __table_args__ = NO_ROWID
    id: Mapped[UUID] = mapped_column(primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), unique=True)
    sealed: Mapped[bytes]
    delete_after: Mapped[datetime]


class BlockToken(Base):
    """The reporter's block label sealed to the worker; opened only when two people ask."""

    __tablename__ = "block_token"
    __table_args__ = NO_ROWID
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    sealed: Mapped[bytes]
    delete_after: Mapped[datetime]


class BlockedLabel(Base):
    """A label whose later tips are quarantined for the centre above, for 30 days at most."""

    __tablename__ = "blocked_label"
    __table_args__ = NO_ROWID
    label: Mapped[bytes] = mapped_column(primary_key=True)
    delete_after: Mapped[datetime]


class Referral(Base):
    """A tip made known to an agency with the power to act."""

    __tablename__ = "referral"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), index=True)
    target: Mapped[str]
    letter_number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date]
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))


class Transfer(Base):
    """A tip moved to another centre; the sender keeps this row and no content."""

    __tablename__ = "transfer"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), index=True)
    from_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    to_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    hour: Mapped[datetime]
    number: Mapped[int]  # which move of this tip: several may fall into an hour
    reason: Mapped[str] = mapped_column(String(CODE))


class Takeover(Base):
    """Only with this row may a standby open a tip."""

    __tablename__ = "takeover"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), index=True)
    from_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    to_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    hour: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(CODE))


class Recusal(Base):
    """A member who must not see a tip: by own word, or barred by the lead or the level above."""

    __tablename__ = "recusal"
    __table_args__ = NO_ROWID
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    hour: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(CODE))


class UndoableAct(Base):
    """The last act on a tip and how the tip stood before: ten minutes to think again."""

    __tablename__ = "undoable_act"
    __table_args__ = NO_ROWID
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    act: Mapped[str] = mapped_column(String(CODE))
    at: Mapped[datetime]
    object_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(String(CODE))
    outcome: Mapped[str | None] = mapped_column(String(CODE))
    outcome_count: Mapped[int | None]
    urgency: Mapped[str] = mapped_column(String(CODE))
    assigned_to: Mapped[UUID | None]
    transferred: Mapped[bool]
    quarantined: Mapped[bool]
    closing_asked_by: Mapped[UUID | None]
    closing_status: Mapped[str | None] = mapped_column(String(CODE))
    content_until: Mapped[datetime | None]
    media_until: Mapped[datetime | None]
