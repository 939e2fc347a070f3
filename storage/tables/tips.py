"""Tips, their keys and parts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import model
from storage.tables.base import CODE, NO_ROWID, Base, one_of


class Tip(Base):
    """One report, as far as it may be read without its key."""

    __tablename__ = "tip"
    __table_args__ = (
        one_of("kind", model.Kind),
        one_of("channel", model.Channel),
        one_of("category", model.Category),
        one_of("status", model.Status),
        one_of("urgency", model.Urgency),
        one_of("shown", model.Shown),
        CheckConstraint(
            "outcome IS NULL OR status = 'investigated' OR closing_status = 'investigated'",
            name="outcome",
        ),
        NO_ROWID,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[str] = mapped_column(String(CODE))
    channel: Mapped[str] = mapped_column(String(CODE))
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    standby_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"))
    first_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    district_code: Mapped[str | None] = mapped_column(String(8))
    category: Mapped[str] = mapped_column(String(CODE))
    hour: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(CODE))
    outcome: Mapped[str | None] = mapped_column(String(CODE))
    outcome_count: Mapped[int | None]
    urgency: Mapped[str] = mapped_column(String(CODE))
    quarantined: Mapped[bool] = mapped_column(default=False)
    waiting: Mapped[bool] = mapped_column(default=False)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    transferred: Mapped[bool] = mapped_column(default=False)
    has_media: Mapped[bool] = mapped_column(default=False)
    other_language: Mapped[bool] = mapped_column(default=False)
    assigned_to: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    linked_to: Mapped[UUID | None] = mapped_column(ForeignKey("tip.id"))
    acknowledged_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    acknowledged_at: Mapped[datetime | None]
    closing_asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    closing_status: Mapped[str | None] = mapped_column(String(CODE))
    public_half: Mapped[bytes]
    origin_signature: Mapped[bytes]
    origin_key_version: Mapped[int]
    register_version: Mapped[int]
    rules_version: Mapped[int]
    rules_mark: Mapped[str] = mapped_column(String(CODE), default="")
    shown: Mapped[str] = mapped_column(String(CODE))
    shown_hour: Mapped[datetime]
    duration: Mapped[str] = mapped_column(String(8))
    part_count: Mapped[int]
    keyed: Mapped[bool] = mapped_column(default=False)
    legal_hold: Mapped[bool] = mapped_column(default=False)
    content_until: Mapped[datetime | None]
    media_until: Mapped[datetime | None]


class TipDrug(Base):
    """The drugs a reporter named, as codes."""

    __tablename__ = "tip_drug"
    __table_args__ = (one_of("drug", model.Drug), NO_ROWID)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    drug: Mapped[str] = mapped_column(String(CODE), primary_key=True)


class Seizure(Base):
    """What an investigation seized: drug, amount and unit."""

    __tablename__ = "seizure"
    __table_args__ = (one_of("drug", model.Drug), NO_ROWID)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    drug: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    amount: Mapped[int]
    unit: Mapped[str] = mapped_column(String(CODE))


class TipKey(Base):
    """A tip's private half sealed to a centre's key."""

    __tablename__ = "tip_key"
    __table_args__ = (one_of("role", model.Holder), NO_ROWID)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    key_version: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(CODE))
    wrap: Mapped[bytes]


class Part(Base):
    """A piece of a tip: text in the row, media as a blob named by the id."""

    __tablename__ = "part"
    __table_args__ = (
        one_of("kind", model.PartKind),
        one_of("author", model.Author),
        one_of("state", model.PartState),
        NO_ROWID,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), index=True)
    kind: Mapped[str] = mapped_column(String(CODE))
    author: Mapped[str] = mapped_column(String(CODE))
    state: Mapped[str] = mapped_column(String(CODE))
    result: Mapped[str] = mapped_column(String(CODE), default="")
    ciphertext: Mapped[bytes | None]
    sealed_key: Mapped[bytes | None]
    hash: Mapped[bytes | None]
    size: Mapped[int]
    signature: Mapped[bytes | None]
    signature_key_version: Mapped[int] = mapped_column(default=0)
    hour: Mapped[datetime]


class MediaResult(Base):
    """What became of a fetch whose part may not be submitted yet."""

    __tablename__ = "media_result"
    __table_args__ = NO_ROWID
    part_id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(CODE))
    result: Mapped[str] = mapped_column(String(CODE), default="")
    size: Mapped[int]
    hour: Mapped[datetime]


class TipRead(Base):
    """Which member has opened a tip, so that the queue can show what is unread."""

    __tablename__ = "tip_read"
    __table_args__ = NO_ROWID
    tip_id: Mapped[UUID] = mapped_column(ForeignKey("tip.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    part_count: Mapped[int]
