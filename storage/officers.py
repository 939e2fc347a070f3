"""Accounts linked to a LINE chat, and the codes that link them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from intake.ports.accounts import OfficerRow
from storage import tables
from storage.rows import from_row, to_row
from storage.statements import table

_OFFICER = table(tables.Officer)
_CODE = table(tables.EnrolmentCode)


class SqlOfficers:
    """See ``intake.ports.accounts.Officers``."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, officer: OfficerRow) -> None:
        """Links; an earlier link of the account or of the chat goes."""
        self._connection.execute(
            sa.delete(_OFFICER).where(
                sa.or_(
                    _OFFICER.c.account_id == officer.account_id,
                    _OFFICER.c.pseudonym == officer.pseudonym,
                )
            )
        )
        self._connection.execute(sa.insert(_OFFICER).values(**to_row(officer)))

    def get(self, officer_id: UUID) -> OfficerRow | None:
        """The officer; None once unlinked."""
        return self._one(_OFFICER.c.id == officer_id)

    def by_pseudonyms(self, pseudonyms: Sequence[bytes]) -> OfficerRow | None:
        """The officer whose pseudonym is one of these (one per root key in use)."""
        return self._one(_OFFICER.c.pseudonym.in_(pseudonyms))

    def rename(self, officer_id: UUID, pseudonym: bytes, key_version: int) -> None:
        """The officer's pseudonym under another root key; nothing for who was unlinked."""
        self._connection.execute(
            sa.update(_OFFICER)
            .where(_OFFICER.c.id == officer_id)
            .values(pseudonym=pseudonym, pseudonym_key_version=key_version)
        )

    def linked(self) -> frozenset[UUID]:
        """Every account that is linked to a chat."""
        return frozenset(self._connection.scalars(sa.select(_OFFICER.c.account_id)))

    def of_account(self, account_id: UUID) -> OfficerRow | None:
        """The link of this account."""
        return self._one(_OFFICER.c.account_id == account_id)

    def remove(self, officer_id: UUID) -> None:
        """Unlinks."""
        self._connection.execute(sa.delete(_OFFICER).where(_OFFICER.c.id == officer_id))

    def set_code(self, account_id: UUID, code_hash: bytes, expires_at: datetime) -> None:
        """The account's enrolment code from now on."""
        self._connection.execute(sa.delete(_CODE).where(_CODE.c.account_id == account_id))
        self._connection.execute(
            sa.insert(_CODE).values(
                code_hash=code_hash, account_id=account_id, expires_at=expires_at
            )
        )

    def take_code(self, code_hash: bytes, now: datetime) -> UUID | None:
        """Uses the code up: the account it links, or None when unknown or expired."""
        query = sa.select(_CODE).where(_CODE.c.code_hash == code_hash).with_for_update()
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        self._connection.execute(sa.delete(_CODE).where(_CODE.c.code_hash == code_hash))
        return row["account_id"] if row["expires_at"] > now else None

    def forget_codes(self, now: datetime) -> int:
        """Deletes codes that nobody used; how many."""
        old = sa.delete(_CODE).where(_CODE.c.expires_at < now)
        return self._connection.execute(old).rowcount

    def _one(self, condition: sa.ColumnElement[bool]) -> OfficerRow | None:
        row = (
            self._connection.execute(sa.select(_OFFICER).where(condition)).mappings().one_or_none()
        )
        return None if row is None else from_row(OfficerRow, dict(row))
