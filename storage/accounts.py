"""Accounts, their one-time codes and keys."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.accounts import Account, MemberWrap
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import insert_ignoring, table

_ACCOUNT = table(tables.Account)
_CODE = table(tables.OneTimeCode)
_KEY = table(tables.MemberKey)


class SqlAccounts:
    """See ``intake.ports.accounts.Accounts``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, account: Account) -> None:
        """A new account; the login must be free."""
        self._connection.execute(sa.insert(_ACCOUNT).values(**to_row(account)))

    def get(self, account_id: UUID, *, lock: bool = False) -> Account | None:
        """The account; ``lock`` keeps other writers off the row until the commit."""
        return self._one(_ACCOUNT.c.id == account_id, lock=lock)

    def by_login(self, login: str, *, lock: bool = False) -> Account | None:
        """The account that signs in with this name."""
        return self._one(_ACCOUNT.c.login == login, lock=lock)

    def by_invitation(self, invitation_hash: bytes, *, lock: bool = False) -> Account | None:
        """The account that this invitation is for."""
        return self._one(_ACCOUNT.c.invitation_hash == invitation_hash, lock=lock)

    def save(self, account: Account) -> None:
        """Writes every column of an existing account."""
        self._connection.execute(
            sa.update(_ACCOUNT).where(_ACCOUNT.c.id == account.id).values(**to_row(account))
        )

    def of_centre(self, centre_id: UUID) -> Sequence[Account]:
        """All accounts of a centre, removed ones too, by name."""
        return self._all(_ACCOUNT.c.centre_id == centre_id)

    def everyone(self) -> Sequence[Account]:
        """All accounts, by name."""
        return self._all(sa.true())

    def replace_codes(self, account_id: UUID, hashes: Sequence[bytes]) -> None:
        """These are the account's one-time codes from now on."""
        self._connection.execute(sa.delete(_CODE).where(_CODE.c.account_id == account_id))
        rows = [{"code_hash": one, "account_id": account_id, "used_at": None} for one in hashes]
        if rows:
            self._connection.execute(sa.insert(_CODE), rows)

    def use_code(self, account_id: UUID, code_hash: bytes, at: datetime) -> bool:
        """Uses a one-time code up; False when it is unknown or used."""
        used = self._connection.execute(
            sa.update(_CODE)
            .where(
                _CODE.c.account_id == account_id,
                _CODE.c.code_hash == code_hash,
                _CODE.c.used_at.is_(None),
            )
            .values(used_at=at)
        )
        return used.rowcount == 1

    def codes_left(self, account_id: UUID) -> int:
        """How many one-time codes are unused."""
        query = sa.select(sa.func.count()).where(
            _CODE.c.account_id == account_id, _CODE.c.used_at.is_(None)
        )
        return self._connection.execute(query).scalar_one()

    def add_wrap(self, wrap: MemberWrap) -> None:
        """Gives the member a centre's key; replaces a wrap of the same version."""
        self._connection.execute(
            sa.delete(_KEY).where(
                _KEY.c.account_id == wrap.account_id,
                _KEY.c.centre_id == wrap.centre_id,
                _KEY.c.key_version == wrap.key_version,
            )
        )
        self._connection.execute(insert_ignoring(self._connection, _KEY).values(**to_row(wrap)))

    def wraps_of(self, account_id: UUID, centre_id: UUID) -> Sequence[MemberWrap]:
        """The member's wraps of this centre, newest version first."""
        query = (
            sa.select(_KEY)
            .where(_KEY.c.account_id == account_id, _KEY.c.centre_id == centre_id)
            .order_by(_KEY.c.key_version.desc())
        )
        return [
            from_row(MemberWrap, dict(row)) for row in self._connection.execute(query).mappings()
        ]

    def holders(self, centre_id: UUID, key_version: int) -> frozenset[UUID]:
        """Accounts that have the centre's key of this version."""
        query = sa.select(_KEY.c.account_id).where(
            _KEY.c.centre_id == centre_id, _KEY.c.key_version == key_version
        )
        return frozenset(self._connection.execute(query).scalars())

    def remove_wraps(self, account_id: UUID) -> None:
        """Takes every centre's key from the member."""
        self._connection.execute(sa.delete(_KEY).where(_KEY.c.account_id == account_id))

    def _one(self, condition: sa.ColumnElement[bool], *, lock: bool) -> Account | None:
        query = sa.select(_ACCOUNT).where(condition)
        row = (
            self._connection.execute(query.with_for_update() if lock else query)
            .mappings()
            .one_or_none()
        )
        return None if row is None else from_row(Account, dict(row))

    def _all(self, condition: sa.ColumnElement[bool]) -> Sequence[Account]:
        query = sa.select(_ACCOUNT).where(condition).order_by(_ACCOUNT.c.name, _ACCOUNT.c.id)
        rows = self._connection.execute(query).mappings()
        return [from_row(Account, dict(row)) for row in rows]
