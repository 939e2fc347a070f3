"""Accounts, sessions, members' keys and officers, as the use cases see them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.model import AccountState, Role


@dataclass(frozen=True, slots=True)
class Account:
    """A console account. ``entry_signature`` is the console's over who this is (intake/entries)."""

    id: UUID
    name: str
    role: Role
    state: AccountState
    centre_id: UUID | None
    created_at: datetime
    login: str | None = None
    invited_by: UUID | None = None
    confirmed_by: UUID | None = None
    invitation_hash: bytes | None = field(default=None, repr=False)
    invitation_expires: datetime | None = None
    password_salt: bytes | None = field(default=None, repr=False)
    public_half: bytes | None = None
    private_half: bytes | None = field(default=None, repr=False)
    second_factor: bytes | None = field(default=None, repr=False)
    second_factor_key_version: int = 0
    last_step: int = 0
    failures: int = 0
    retry_at: datetime | None = None
    entry_signature: bytes | None = field(default=None, repr=False)
    entry_key_version: int = 0


@dataclass(frozen=True, slots=True)
class MemberWrap:
    """A centre's private half sealed to one member."""

    account_id: UUID
    centre_id: UUID
    key_version: int
    wrap: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A signed-in browser; the token itself is only in its cookie."""

    cookie_hash: bytes
    account_id: UUID
    stage: str
    wrapped_half: bytes | None = field(repr=False)
    started_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """Who gets notices in LINE; ``line_id`` is sealed to the worker."""

    id: UUID
    account_id: UUID
    pseudonym: bytes = field(repr=False)
    pseudonym_key_version: int
    line_id: bytes = field(repr=False)


class Accounts(Protocol):
    """Accounts with their keys and one-time codes."""

    def add(self, account: Account) -> None:
        """A new account; the login must be free."""
        ...

    def get(self, account_id: UUID, *, lock: bool = False) -> Account | None:
        """The account; ``lock`` keeps other writers off the row until the commit."""
        ...

    def by_login(self, login: str, *, lock: bool = False) -> Account | None:
        """The account that signs in with this name."""
        ...

    def by_invitation(self, invitation_hash: bytes, *, lock: bool = False) -> Account | None:
        """The account that this invitation is for."""
        ...

    def save(self, account: Account) -> None:
        """Writes every column of an existing account."""
        ...

    def of_centre(self, centre_id: UUID) -> Sequence[Account]:
        """All accounts of a centre, removed ones too, by name."""
        ...

    def everyone(self) -> Sequence[Account]:
        """All accounts, by name."""
        ...

    def replace_codes(self, account_id: UUID, hashes: Sequence[bytes]) -> None:
        """These are the account's one-time codes from now on."""
        ...

    def use_code(self, account_id: UUID, code_hash: bytes, at: datetime) -> bool:
        """Uses a one-time code up; False when it is unknown or used."""
        ...

    def codes_left(self, account_id: UUID) -> int:
        """How many one-time codes are unused."""
        ...

    def add_wrap(self, wrap: MemberWrap) -> None:
        """Gives the member a centre's key; replaces a wrap of the same version."""
        ...

    def wraps_of(self, account_id: UUID, centre_id: UUID) -> Sequence[MemberWrap]:
        """The member's wraps of this centre, newest version first."""
        ...

    def holders(self, centre_id: UUID, key_version: int) -> frozenset[UUID]:
        """Accounts that have the centre's key of this version."""
        ...

    def remove_wraps(self, account_id: UUID) -> None:
        """Takes every centre's key from the member."""
        ...


class Sessions(Protocol):
    """Signed-in browsers, found by the hash of their cookie."""

    def add(self, session: SessionRow) -> None:
        """A new session."""
        ...

    def get(self, cookie_hash: bytes) -> SessionRow | None:
        """The session of this cookie."""
        ...

    def seen(self, cookie_hash: bytes, at: datetime) -> None:
        """The browser asked for something."""
        ...

    def remove(self, cookie_hash: bytes) -> None:
        """Ends the session."""
        ...

    def remove_of(self, account_id: UUID) -> None:
        """Ends every session of the account."""
        ...

    def remove_older(self, *, started_before: datetime, seen_before: datetime) -> int:
        """Sweeps sessions past either limit; how many."""
        ...


class Officers(Protocol):
    """Accounts linked to a LINE chat."""

    def add(self, officer: OfficerRow) -> None:
        """Links; an earlier link of the account or of the chat goes."""
        ...

    def get(self, officer_id: UUID) -> OfficerRow | None:
        """The officer; None once unlinked."""
        ...

    def by_pseudonyms(self, pseudonyms: Sequence[bytes]) -> OfficerRow | None:
        """The officer whose pseudonym is one of these (one per root key in use)."""
        ...

    def rename(self, officer_id: UUID, pseudonym: bytes, key_version: int) -> None:
        """The officer's pseudonym under another root key; nothing for who was unlinked."""
        ...

    def linked(self) -> frozenset[UUID]:
        """Every account that is linked to a chat."""
        ...

    def of_account(self, account_id: UUID) -> OfficerRow | None:
        """The link of this account."""
        ...

    def remove(self, officer_id: UUID) -> None:
        """Unlinks."""
        ...

    def set_code(self, account_id: UUID, code_hash: bytes, expires_at: datetime) -> None:
        """The account's enrolment code from now on."""
        ...

    def take_code(self, code_hash: bytes, now: datetime) -> UUID | None:
        """Uses the code up: the account it links, or None when unknown or expired."""
        ...

    def forget_codes(self, now: datetime) -> int:
        """Deletes codes that nobody used; how many."""
        ...
