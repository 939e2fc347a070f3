"""Officers: members linked to a chat of the officers' LINE account."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from intake.codes import LINE_LINK, code_hash, new_code
from intake.errors import NotFound, Refused
from intake.keys import Key, Keyring
from intake.model import READERS, AccountState
from intake.ports.accounts import Account, OfficerRow
from intake.ports.audit import by_staff
from intake.ports.clock import Clock
from intake.ports.store import Store, Work
from intake.sealing import pseudonym, seal_padded
from intake.services.sessions import Signed

CODE_LASTS = timedelta(hours=24)
_PURPOSE = "officer"


class OfficerCodes:
    """Console side."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def new(self, by: Signed) -> str:
        """A one-time code that links the own account to LINE; lasts 24 hours, replaces others.

        Raises Refused("not-allowed") for who gets no notices.
        """
        if by.account.role not in READERS:
            raise Refused("not-allowed")
        code = new_code(LINE_LINK)
        now = self._clock.now()
        with self._store.write() as work:
            work.accounts.get(by.account.id, lock=True)  # two taps: the later code counts
            hashed = code_hash(_PURPOSE, code)
            work.officers.set_code(by.account.id, hashed, now + CODE_LASTS)
            row = by_staff(
                now, "officer_code", account_id=by.account.id, centre_id=by.account.centre_id
            )
            work.audit.append([row])
        return code


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is linked now."""

    officer_id: UUID
    account_id: UUID
    centre_id: UUID


class Acknowledged(StrEnum):
    """What a tap on the notice did."""

    FIRST = "first"
    AGAIN = "again"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Who was first, and when."""

    result: Acknowledged
    reference: str
    at: datetime
    by_name: str


class OfficerLinks:
    """Bot side; needs the root key and the worker's public half."""

    def __init__(self, store: Store, clock: Clock, root: Keyring, worker_public: Key) -> None:
        self._store = store
        self._clock = clock
        self._root = root
        self._worker_public = worker_public

    def link(self, code: str, line_user_id: str) -> Linked:
        """Uses the code up; raises Refused("enrolment-code-unknown").

        A chat has one account and an account one chat: the newest link counts.
        """
        key = self._root.current
        name = pseudonym(key.material, _PURPOSE, line_user_id)
        sealed = seal_padded(self._worker_public.material, line_user_id.encode())
        now = self._clock.now()
        with self._store.write() as work:
            account_id = work.officers.take_code(code_hash(_PURPOSE, code), now)
            account = work.accounts.get(account_id) if account_id else None
            if account is not None and account.state is AccountState.ACTIVE and account.centre_id:
                earlier = work.officers.by_pseudonyms(self._names(line_user_id))
                if earlier is not None:
                    work.officers.remove(earlier.id)
                officer = OfficerRow(uuid4(), account.id, name, key.version, sealed)
                work.officers.add(officer)
                self._audit(work, "officer_link", account)
                return Linked(officer.id, account.id, account.centre_id)
        raise Refused("enrolment-code-unknown")

    def unlink(self, line_user_id: str) -> bool:
        """On unfollow; whether there was a link."""
        names = self._names(line_user_id)
        with self._store.write() as work:
            officer = work.officers.by_pseudonyms(names)
            if officer is None:
                return False
            work.officers.remove(officer.id)
            account = work.accounts.get(officer.account_id)
            if account is not None:
                self._audit(work, "officer_unlink", account)
            return True

    def who(self, line_user_id: str) -> Linked | None:
        """The officer of this chat, while the account is active.

        One who was linked under the root key of before is found under the present one from now on.
        """
        names = self._names(line_user_id)
        with self._store.read() as work:
            officer = work.officers.by_pseudonyms(names)
            account = work.accounts.get(officer.account_id) if officer else None
        if officer is None or account is None or not _works(account) or account.centre_id is None:
            return None
        key = self._root.current
        if officer.pseudonym_key_version != key.version:
            with self._store.write() as work:
                work.officers.rename(officer.id, names[0], key.version)
        return Linked(officer.id, account.id, account.centre_id)

    def acknowledge(self, line_user_id: str, reference: str) -> Acknowledgement:
        """One tap on a notice; raises NotFound for what is not of the officer's centre.

        Never the same act as accepting: the status does not move.
        """
        officer = self.who(line_user_id)
        if officer is None:
            raise NotFound
        now = self._clock.now().replace(microsecond=0)
        with self._store.write() as work:
            tip = work.casework.by_reference(
                reference, officer.centre_id, officer.account_id, lock=True
            )
            if tip is None:
                raise NotFound
            if tip.acknowledged_by is None or tip.acknowledged_at is None:
                taken = replace(tip, acknowledged_by=officer.account_id, acknowledged_at=now)
                work.casework.save(taken)
                row = by_staff(
                    now,
                    "acknowledge",
                    account_id=officer.account_id,
                    centre_id=officer.centre_id,
                    tip_id=tip.id,
                )
                work.audit.append([row])
                name = self._name(work, officer.account_id)
                return Acknowledgement(Acknowledged.FIRST, reference, now, name)
            own = tip.acknowledged_by == officer.account_id
            return Acknowledgement(
                Acknowledged.AGAIN if own else Acknowledged.COLLEAGUE,
                reference,
                tip.acknowledged_at,
                self._name(work, tip.acknowledged_by),
            )

    def _names(self, line_user_id: str) -> list[bytes]:
        return [
            pseudonym(key.material, _PURPOSE, line_user_id) for key in self._root.newest_first()
        ]

    @staticmethod
    def _name(work: Work, account_id: UUID) -> str:
        account = work.accounts.get(account_id)
        return account.name if account else ""

    def _audit(self, work: Work, act: str, account: Account) -> None:
        row = by_staff(self._clock.now(), act, account_id=account.id, centre_id=account.centre_id)
        work.audit.append([row])


def _works(account: Account) -> bool:
    return account.state is AccountState.ACTIVE and account.role in READERS
