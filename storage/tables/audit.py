"""The audit and its seals."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CODE, NO_ROWID, Base


class Audit(Base):
    """Every read and act: exact for staff, to the hour for reporters."""

    __tablename__ = "audit"
    __table_args__ = (
        CheckConstraint("actor IN ('staff', 'reporter', 'service')", name="actor"),
        Index("ix_audit_act", "act", "at"),  # when each centre last signed in
        NO_ROWID,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(CODE))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    centre_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"), index=True)
    act: Mapped[str] = mapped_column(String(CODE))
    tip_id: Mapped[UUID | None] = mapped_column(index=True)
    object_id: Mapped[UUID | None]
    detail: Mapped[str] = mapped_column(String(CODE * 2), default="")
    seal_number: Mapped[int | None] = mapped_column(index=True)


class AuditSeal(Base):
    """The worker's signature over a batch of audit rows, chained to the seal before."""

    __tablename__ = "audit_seal"
    __table_args__ = (UniqueConstraint("previous"),)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    count: Mapped[int]
    hash: Mapped[bytes]
    previous: Mapped[bytes]
    signature: Mapped[bytes]
    key_version: Mapped[int]
