"""The way out, and periodic work."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CODE, NO_ROWID, Base


class OutboxRow(Base):
    """Something to be sent or done, sealed to the worker. The id is LINE's retry key."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'parked')", name="state"),
        NO_ROWID,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(CODE))
    state: Mapped[str] = mapped_column(String(CODE))
    due: Mapped[datetime] = mapped_column(index=True)
    born: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    owner: Mapped[str | None] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(default=0)
    payload: Mapped[bytes]


class Slot(Base):
    """Periodic work that exactly one host does: (kind, slot) is unique."""

    __tablename__ = "slot"
    kind: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    slot: Mapped[datetime] = mapped_column(primary_key=True)
