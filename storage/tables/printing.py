"""Batches of signs that the worker draws, and each sign in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import sign_model
from storage.tables.base import CODE, Base, one_of


class PrintBatch(Base):
    """What an admin ordered at once. ``owner`` and ``lease_until``: the worker that draws it."""

    __tablename__ = "print_batch"
    __table_args__ = (
        one_of("mode", sign_model.PrintMode),
        one_of("format", sign_model.PrintFormat),
        one_of("binding", sign_model.Binding),
        one_of("state", sign_model.BatchState),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(CODE), unique=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
    area_code: Mapped[str] = mapped_column(String(8))
    template: Mapped[str] = mapped_column(String(CODE))
    mode: Mapped[str] = mapped_column(String(CODE))
    format: Mapped[str] = mapped_column(String(CODE))
    binding: Mapped[str] = mapped_column(String(CODE))
    thai_digits: Mapped[bool]
    complete: Mapped[bool]
    state: Mapped[str] = mapped_column(String(CODE))
    finished_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    owner: Mapped[str | None] = mapped_column(String(CODE))
    lease_until: Mapped[datetime | None]


class PrintSheet(Base):
    """One sign of a batch. ``name``: its code, or the district of a vinyl with a white square."""

    __tablename__ = "print_sheet"
    __table_args__ = (one_of("state", sign_model.SheetState),)
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("print_batch.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(8), primary_key=True)
    area_code: Mapped[str] = mapped_column(String(8))
    place: Mapped[str]
    state: Mapped[str] = mapped_column(String(CODE))
    problem: Mapped[str] = mapped_column(String(CODE))
    size: Mapped[int]
    digest: Mapped[bytes | None]
