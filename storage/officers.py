"""Accounts linked to a LINE chat, and the codes that link them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.model import AccountState
from intake.ports.accounts import OfficerRow
from storage import tables
from storage.records import table_of, to_record, to_values

_officer = table_of(tables.Officer)
_code = table_of(tables.EnrolmentCode)
_account = table_of(tables.Account)


class SqlOfficers:
    """See ``intake.ports.accounts.Officers``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, officer: OfficerRow) -> None:
        """Links; an earlier link of the account or of the chat goes."""
        self._connection.execute(
            sa.delete(_officer).where(
                sa.or_(
                    _officer.c.account_id == officer.account_id,
                    _officer.c.pseudonym == officer.pseudonym,
                )
            )
        )
        self._connection.execute(sa.insert(_officer).values(to_values(officer)))

    def get(self, officer_id: UUID) -> OfficerRow | None:
        """The officer; None once unlinked."""
        return self._one(_officer.c.id == officer_id)

    def by_pseudonyms(self, pseudonyms: Sequence[bytes]) -> OfficerRow | None:
        """The officer whose pseudonym is one of these (one per root key in use)."""
        return self._one(_officer.c.pseudonym.in_(pseudonyms))

    def of_account(self, account_id: UUID) -> OfficerRow | None:
        """The link of this account."""
        return self._one(_officer.c.account_id == account_id)

    def of_centre(self, centre_id: UUID) -> Sequence[OfficerRow]:
        """Officers whose account is an active one of this centre: who gets its notices."""
        query = (
            sa.select(_officer)
            .join(_account, _account.c.id == _officer.c.account_id)
            .where(_account.c.centre_id == centre_id, _account.c.state == AccountState.ACTIVE.value)
            .order_by(_officer.c.id)
        )
        return [to_record(OfficerRow, row) for row in self._connection.execute(query)]

    def remove(self, officer_id: UUID) -> None:
        """Unlinks."""
        self._connection.execute(sa.delete(_officer).where(_officer.c.id == officer_id))

    def set_code(self, account_id: UUID, code_hash: bytes, expires_at: datetime) -> None:
        """The account's enrolment code from now on."""
        self._connection.execute(sa.delete(_code).where(_code.c.account_id == account_id))
        self._connection.execute(
            sa.insert(_code).values(
                code_hash=code_hash, account_id=account_id, expires_at=expires_at
            )
        )

    def take_code(self, code_hash: bytes, now: datetime) -> UUID | None:
        """Uses the code up: the account it links, or None when unknown or expired."""
        query = sa.select(_code).where(_code.c.code_hash == code_hash).with_for_update()
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        self._connection.execute(sa.delete(_code).where(_code.c.code_hash == code_hash))
        return row.account_id if row.expires_at > now else None

    def _one(self, condition: sa.ColumnElement[bool]) -> OfficerRow | None:
        row = self._connection.execute(sa.select(_officer).where(condition)).one_or_none()
        return None if row is None else to_record(OfficerRow, row)
