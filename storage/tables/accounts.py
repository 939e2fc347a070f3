"""Accounts, sessions, members' keys, officers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import model
from storage.tables.base import CODE, NO_ROWID, Base, one_of


class Account(Base):
    """A console account. The private half is under the password, the second factor sealed.

    The entry's signature is the console's over role, centre, state and public half, so that who
    writes to the database makes nobody a lead and nobody's key another's.
    """

    __tablename__ = "account"
    __table_args__ = (one_of("role", model.Role), one_of("state", model.AccountState))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str | None] = mapped_column(unique=True)  # chosen at enrolment
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(CODE))
    state: Mapped[str] = mapped_column(String(CODE))
    centre_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"), index=True)
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    invitation_hash: Mapped[bytes | None] = mapped_column(unique=True)
    invitation_expires: Mapped[datetime | None]
    password_salt: Mapped[bytes | None]
    public_half: Mapped[bytes | None]
    private_half: Mapped[bytes | None]
    second_factor: Mapped[bytes | None]
    second_factor_key_version: Mapped[int] = mapped_column(default=0)
    last_step: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    entry_signature: Mapped[bytes | None]
    entry_key_version: Mapped[int] = mapped_column(default=0)


class OneTimeCode(Base):
    """Printed codes that stand in for the second factor once each."""

    __tablename__ = "one_time_code"
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    used_at: Mapped[datetime | None]


class Session(Base):
    """A signed-in browser: the member's half under a key that only the cookie has."""

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint("stage IN ('second_factor', 'open', 'locked')", name="stage"),
    )
    cookie_hash: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    stage: Mapped[str] = mapped_column(String(CODE))
    wrapped_half: Mapped[bytes | None]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class MemberKey(Base):
    """A centre's private half sealed to one member."""

    __tablename__ = "member_key"
    __table_args__ = NO_ROWID
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    key_version: Mapped[int] = mapped_column(primary_key=True)
    wrap: Mapped[bytes]


class Officer(Base):
    """Who gets notices in LINE; the LINE id is sealed to the worker."""

    __tablename__ = "officer"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    pseudonym: Mapped[bytes] = mapped_column(unique=True)
    pseudonym_key_version: Mapped[int]
    line_id: Mapped[bytes]


class EnrolmentCode(Base):
    """A one-time code that links an account to a LINE chat."""

    __tablename__ = "enrolment_code"
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    expires_at: Mapped[datetime]
