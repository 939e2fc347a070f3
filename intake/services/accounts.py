"""Accounts of members: invitations, the list, the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from intake.model import Role
from intake.ports.accounts import Account
from intake.services.sessions import Signed


@dataclass(frozen=True, slots=True)
class Invited:
    """An account to be, and the code to hand over; shown once."""

    account_id: UUID
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A line of the members page."""

    account: Account
    has_key: bool  # holds the centre's current key
    officer: bool  # linked to a LINE chat
    may_confirm: bool  # by the member who looks


class Staff:
    """Invites, lists and removes members."""

    def invite(self, by: Signed, *, name: str, role: Role, centre_id: UUID | None) -> Invited:
        """A lead invites into the own centre, an admin anywhere. The code lasts 7 days."""
        raise NotImplementedError

    def members(self, by: Signed, centre_id: UUID | None = None) -> Sequence[Member]:
        """Accounts of the own centre (or, for admins, of this one or of all)."""
        raise NotImplementedError

    def remove(self, by: Signed, account_id: UUID) -> None:
        """Ends the account, its sessions, its LINE link, and deletes its wraps of keys."""
        raise NotImplementedError
