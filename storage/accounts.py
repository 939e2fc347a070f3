"""Accounts, their one-time codes and keys."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.accounts import Account, MemberWrap
from storage import tables
from storage.records import table_of, to_record, to_values

_account = table_of(tables.Account)
_code = table_of(tables.OneTimeCode)
_key = table_of(tables.MemberKey)


class SqlAccounts:
    """See ``intake.ports.accounts.Accounts``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, account: Account) -> None:
        """A new account; the login must be free."""
        self._connection.execute(sa.insert(_account).values(to_values(account)))

    def get(self, account_id: UUID, *, lock: bool = False) -> Account | None:
        """The account; ``lock`` keeps other writers off the row until the commit."""
        return self._one(_account.c.id == account_id, lock=lock)

    def by_login(self, login: str, *, lock: bool = False) -> Account | None:
        """The account that signs in with this name."""
        return self._one(_account.c.login == login, lock=lock)

    def by_invitation(self, invitation_hash: bytes, *, lock: bool = False) -> Account | None:
        """The account that this invitation is for."""
        return self._one(_account.c.invitation_hash == invitation_hash, lock=lock)

    def save(self, account: Account) -> None:
        """Writes every column of an existing account."""
        self._connection.execute(
            sa.update(_account).where(_account.c.id == account.id).values(to_values(account))
        )

    def of_centre(self, centre_id: UUID) -> Sequence[Account]:
        """All accounts of a centre, removed ones too, by name."""
        return self._all(_account.c.centre_id == centre_id)

    def everyone(self) -> Sequence[Account]:
        """All accounts, by name."""
        return self._all(sa.true())

    def replace_codes(self, account_id: UUID, hashes: Sequence[bytes]) -> None:
        """These are the account's one-time codes from now on."""
        self._connection.execute(sa.delete(_code).where(_code.c.account_id == account_id))
        rows = [{"code_hash": one, "account_id": account_id, "used_at": None} for one in hashes]
        if rows:
            self._connection.execute(sa.insert(_code), rows)

    def use_code(self, account_id: UUID, code_hash: bytes, at: datetime) -> bool:
        """Uses a one-time code up; False when it is unknown or used."""
        used = self._connection.execute(
            sa.update(_code)
            .where(
                _code.c.account_id == account_id,
                _code.c.code_hash == code_hash,
                _code.c.used_at.is_(None),
            )
            .values(used_at=at)
        )
        return used.rowcount == 1

    def codes_left(self, account_id: UUID) -> int:
        """How many one-time codes are unused."""
        query = sa.select(sa.func.count()).where(
            _code.c.account_id == account_id, _code.c.used_at.is_(None)
        )
        return self._connection.execute(query).scalar_one()

    def add_wrap(self, wrap: MemberWrap) -> None:
        """Gives the member a centre's key; replaces a wrap of the same version."""
        self._connection.execute(
            sa.delete(_key).where(
                _key.c.account_id == wrap.account_id,
                _key.c.centre_id == wrap.centre_id,
                _key.c.key_version == wrap.key_version,
            )
        )
        self._connection.execute(sa.insert(_key).values(to_values(wrap)))

    def wraps_of(self, account_id: UUID, centre_id: UUID) -> Sequence[MemberWrap]:
        """The member's wraps of this centre, newest version first."""
        query = (
            sa.select(_key)
            .where(_key.c.account_id == account_id, _key.c.centre_id == centre_id)
            .order_by(_key.c.key_version.desc())
        )
        return [to_record(MemberWrap, row) for row in self._connection.execute(query)]

    def holders(self, centre_id: UUID, key_version: int) -> frozenset[UUID]:
        """Accounts that have the centre's key of this version."""
        query = sa.select(_key.c.account_id).where(
            _key.c.centre_id == centre_id, _key.c.key_version == key_version
        )
        return frozenset(self._connection.execute(query).scalars())

    def remove_wraps(self, account_id: UUID) -> None:
        """Takes every centre's key from the member."""
        self._connection.execute(sa.delete(_key).where(_key.c.account_id == account_id))

    def _one(self, condition: sa.ColumnElement[bool], *, lock: bool) -> Account | None:
        query = sa.select(_account).where(condition)
        row = self._connection.execute(query.with_for_update() if lock else query).one_or_none()
        return None if row is None else to_record(Account, row)

    def _all(self, condition: sa.ColumnElement[bool]) -> Sequence[Account]:
        query = sa.select(_account).where(condition).order_by(_account.c.name, _account.c.id)
        return [to_record(Account, row) for row in self._connection.execute(query)]
