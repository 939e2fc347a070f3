"""Accounts of members: invitations, the list, the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID, uuid4

from intake.codes import INVITATION, code_hash, new_code
from intake.entries import signed_entry
from intake.errors import NotFound, Refused
from intake.model import AccountState, CentreState, Level, Role
from intake.ports.accounts import Account
from intake.ports.audit import by_staff
from intake.ports.clock import Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.register import centre_holds, signed_centre
from intake.services.console_keys import ConsoleKeys
from intake.services.registry import Registry
from intake.services.second_person import may_confirm
from intake.services.sessions import Signed

INVITATION_LASTS = timedelta(days=7)
_OF_A_CENTRE = frozenset({Role.STAFF, Role.LEAD, Role.CLERK})
_NEVER_NONE = {Role.LEAD: "last-lead", Role.ADMIN: "last-admin"}
_NOT_YET_ACTIVE = frozenset({CentreState.LISTED, CentreState.INVITED})


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

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, registry: Registry) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._registry = registry

    def invite(self, by: Signed, *, name: str, role: Role, centre_id: UUID | None) -> Invited:
        """A lead invites into the own centre, an admin anywhere. The code lasts 7 days.

        Raises Refused: ``not-allowed``, ``name-missing``, ``centre-needs-lead`` (the first member
        of a centre is its lead), ``centre-serves-none`` (another serves its district now),
        ``entry-changed``.
        """
        name = " ".join(name.split())
        if not name:
            raise Refused("name-missing")
        self._refuse_invitation(by, role, centre_id)
        with self._store.read() as work:
            centre = work.register.centre(centre_id) if centre_id else None
        if (centre is None) != (centre_id is None):
            raise NotFound
        entry = self._opened_for_lead(centre, role) if centre else None
        account, code = invitation(
            self._keys,
            self._clock,
            name=name,
            role=role,
            centre_id=centre_id,
            invited_by=by.account.id,
        )
        with self._store.write() as work:
            if entry is not None:
                work.register.one_change_at_a_time()
                if work.register.centre(entry.id) != centre:
                    raise Refused("try-again")
                work.register.change(entry)
            work.accounts.add(account)
            self._audit(work, by, "invite", account, role.value)
        return Invited(account.id, code)

    def members(self, by: Signed, centre_id: UUID | None = None) -> Sequence[Member]:
        """Accounts of the own centre (or, for admins, of this one or of all)."""
        is_admin = by.account.role is Role.ADMIN
        if not is_admin and (by.account.role is not Role.LEAD or by.account.centre_id is None):
            raise Refused("not-allowed")
        register = self._registry.current()
        with self._store.read() as work:
            centres = {one.id: one for one in work.register.centres()}
            chosen = centre_id if is_admin else by.account.centre_id
            found = work.accounts.of_centre(chosen) if chosen else work.accounts.everyone()
            at = {account.centre_id for account in found}
            holders = {
                holder
                for one in centres.values()
                if one.id in at and one.key_version > 0
                for holder in work.accounts.holders(one.id, one.key_version)
            }
            officers = work.officers.linked()
            return [
                Member(
                    account,
                    has_key=account.id in holders,
                    officer=account.id in officers,
                    may_confirm=may_confirm(by.account, account, centres, register),
                )
                for account in found
                if account.state is not AccountState.REMOVED
            ]

    def remove(self, by: Signed, account_id: UUID) -> None:
        """Ends the account, its sessions, its LINE link, and deletes its wraps of keys.

        A lead removes members of the own centre, an admin anyone. Raises NotFound, or
        Refused("last-lead") where nobody would be left to hand a key on, Refused("last-admin")
        where nobody would be left to invite one.
        """
        with self._store.write() as work:
            account = work.accounts.get(account_id, lock=True)
            if account is None or account.state is AccountState.REMOVED:
                raise NotFound
            own = by.account.role is Role.LEAD and account.centre_id == by.account.centre_id
            if by.account.role is not Role.ADMIN and not own:
                raise NotFound
            _refuse_last(work, account)
            work.accounts.save(signed_entry(_ended(account), self._keys.signing))
            work.accounts.remove_wraps(account.id)
            work.accounts.replace_codes(account.id, [])
            work.sessions.remove_of(account.id)
            officer = work.officers.of_account(account.id)
            if officer is not None:
                work.officers.remove(officer.id)
            self._audit(work, by, "remove_member", account, account.role.value)

    @staticmethod
    def _refuse_invitation(by: Signed, role: Role, centre_id: UUID | None) -> None:
        fits = (role in _OF_A_CENTRE) == (centre_id is not None)
        own = by.account.role is Role.LEAD and centre_id is not None
        own = own and centre_id == by.account.centre_id
        if not fits or not (own or by.account.role is Role.ADMIN):
            raise Refused("not-allowed")

    def _opened_for_lead(self, centre: CentreRow, role: Role) -> CentreRow | None:
        """The entry of a listed centre that a first lead is invited to, signed; else None."""
        proven = centre_holds(centre, self._keys.console_signatures)
        if not proven and not (centre.state is CentreState.LISTED and centre.signature is None):
            raise Refused("entry-changed")
        if centre.state in _NOT_YET_ACTIVE and role is not Role.LEAD:
            raise Refused("centre-needs-lead")
        if centre.state is CentreState.DEACTIVATED:
            raise Refused("not-allowed")
        if centre.state is not CentreState.LISTED:
            return None
        if centre.level is Level.DISTRICT and not centre.districts:
            raise Refused("centre-serves-none")
        opened = replace(
            centre, state=CentreState.INVITED, register_version=centre.register_version + 1
        )
        return signed_centre(opened, self._keys.signing)

    def _audit(self, work: Work, by: Signed, act: str, account: Account, detail: str) -> None:
        row = by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=account.centre_id,
            object_id=account.id,
            detail=detail,
        )
        work.audit.append([row])


def invitation(
    keys: ConsoleKeys,
    clock: Clock,
    *,
    name: str,
    role: Role,
    centre_id: UUID | None,
    invited_by: UUID | None,
) -> tuple[Account, str]:
    """An invited account with a signed entry, and its code."""
    code = new_code(INVITATION)
    now = clock.now()
    account = Account(
        id=uuid4(),
        name=name,
        role=role,
        state=AccountState.INVITED,
        centre_id=centre_id,
        created_at=now,
        invited_by=invited_by,
        invitation_hash=code_hash("invitation", code),
        invitation_expires=now + INVITATION_LASTS,
    )
    return signed_entry(account, keys.signing), code


def _refuse_last(work: Work, account: Account) -> None:
    if account.role not in _NEVER_NONE or account.state is not AccountState.ACTIVE:
        return
    left = [
        one
        for one in work.accounts.everyone()
        if one.role is account.role and one.centre_id == account.centre_id
        if one.state is AccountState.ACTIVE and one.id != account.id
    ]
    centre = work.register.centre(account.centre_id) if account.centre_id else None
    if centre is not None:
        holders = work.accounts.holders(centre.id, centre.key_version)
        left = [one for one in left if one.id in holders]
    if not left:
        raise Refused(_NEVER_NONE[account.role])


def _ended(account: Account) -> Account:
    return replace(
        account,
        state=AccountState.REMOVED,
        invitation_hash=None,
        invitation_expires=None,
        password_salt=None,
        private_half=None,
        second_factor=None,
    )
