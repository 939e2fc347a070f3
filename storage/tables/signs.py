"""Sites and signs."""

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import model
from storage.tables.base import CODE, Base, one_of


class Site(Base):
    """A place where a sign hangs."""

    __tablename__ = "site"
    __table_args__ = (one_of("kind", model.SiteKind),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(CODE))
    area_code: Mapped[str] = mapped_column(String(8), index=True)
    name: Mapped[str]


class Sign(Base):
    """The artwork with its code that hangs at a site."""

    __tablename__ = "sign"
    __table_args__ = (one_of("state", model.SignState),)
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"), index=True)
    state: Mapped[str] = mapped_column(String(CODE))


class SignCount(Base):
    """Tips per sign and finished month, written by a delayed job."""

    __tablename__ = "sign_count"
    code: Mapped[str] = mapped_column(ForeignKey("sign.code"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    tips: Mapped[int]
