"""Running chats, claimed and parked events, limits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CODE, NO_ROWID, Base


class Conversation(Base):
    """A running chat, which only the reporter's next message can open."""

    __tablename__ = "conversation"
    __table_args__ = NO_ROWID
    pseudonym: Mapped[bytes] = mapped_column(primary_key=True)
    key_version: Mapped[int]
    version: Mapped[int]
    salt: Mapped[bytes]
    ciphertext: Mapped[bytes]
    first_hour: Mapped[datetime]
    last_hour: Mapped[datetime]


class EventClaim(Base):
    """A webhook event that had its effect; the id is under a key and dies after 7 days."""

    __tablename__ = "event_claim"
    __table_args__ = NO_ROWID
    event: Mapped[bytes] = mapped_column(primary_key=True)
    hour: Mapped[datetime]


class ParkedEvent(Base):
    """An event kept sealed for another try."""

    __tablename__ = "parked_event"
    __table_args__ = NO_ROWID
    event: Mapped[bytes] = mapped_column(primary_key=True)
    pseudonym: Mapped[bytes] = mapped_column(index=True)
    key_version: Mapped[int]
    ciphertext: Mapped[bytes]
    tries: Mapped[int]
    hour: Mapped[datetime]


class Rate(Base):
    """How often one pseudonym of one day did one thing; dies after 48 h."""

    __tablename__ = "rate"
    __table_args__ = NO_ROWID
    pseudonym: Mapped[bytes] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    count: Mapped[int]
    hour: Mapped[datetime]


class CentreRate(Base):
    """How many tips reached a centre in an hour, for the flood limit."""

    __tablename__ = "centre_rate"
    __table_args__ = NO_ROWID
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]
