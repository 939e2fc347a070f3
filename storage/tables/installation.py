"""Photos of hung signs, and what each of them proves."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from intake import sign_model
from storage.tables.base import CODE, Base, one_of


class SignPhoto(Base):
    """A photo that a member sent; the picture itself is a sealed file under this id.

    ``problem``: why nothing was filed of it, or of one of its signs. ``foreign_code``: a code that
    is not ours is on a sign in it. ``told``: its sender knows;
    ``batch``: the photos that one answer told of.
    """

    __tablename__ = "sign_photo"
    __table_args__ = (
        one_of("state", sign_model.PhotoState),
        one_of("way", sign_model.PhotoWay),
        one_of("problem", sign_model.PhotoProblem),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    way: Mapped[str] = mapped_column(String(CODE))
    state: Mapped[str] = mapped_column(String(CODE))
    sent_at: Mapped[datetime]
    problem: Mapped[str | None] = mapped_column(String(CODE))
    foreign_code: Mapped[bool]
    told: Mapped[bool]
    batch: Mapped[UUID | None]


class SignReport(Base):
    """That a sign hung on a day, shown by a photo; one row for each sign in it.

    ``tampered``: a foreign code was on the sign. ``by_hand``: the code was typed, not read.
    """

    __tablename__ = "sign_report"
    __table_args__ = (UniqueConstraint("photo_id", "code"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("sign.code"), index=True)
    photo_id: Mapped[UUID] = mapped_column(ForeignKey("sign_photo.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    day: Mapped[date]
    tampered: Mapped[bool]
    by_hand: Mapped[bool]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    keyed_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    keyed_at: Mapped[datetime | None]
