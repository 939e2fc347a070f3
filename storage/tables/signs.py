"""Sites and signs."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from intake.sign_model import SignMode, SignState, SiteKind
from storage.tables.base import CODE, Base, one_of


class Site(Base):
    """A place where a sign hangs. The same kind, area and name is the same place."""

    __tablename__ = "site"
    __table_args__ = (
        one_of("kind", SiteKind),
        UniqueConstraint("area_code", "kind", "name"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(CODE))
    area_code: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    owner: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Sign(Base):
    """The artwork with its code that hangs at a site."""

    __tablename__ = "sign"
    __table_args__ = (one_of("state", SignState), one_of("mode", SignMode))
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"), index=True)
    template: Mapped[str] = mapped_column(String(CODE))
    mode: Mapped[str] = mapped_column(String(CODE))
    state: Mapped[str] = mapped_column(String(CODE))
    complete: Mapped[bool] = mapped_column(default=False)  # printed with the Ministry's code too
    printed: Mapped[date | None]
    installed: Mapped[date | None]
    last_seen: Mapped[date | None]


class SignCount(Base):
    """Tips and openings per sign and month, written by delayed jobs."""

    __tablename__ = "sign_count"
    code: Mapped[str] = mapped_column(ForeignKey("sign.code"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    tips: Mapped[int]
    openings: Mapped[int]
