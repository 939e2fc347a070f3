"""The console's signature over who an account is.

Role, centre, state and public half decide who may confirm whom and to whom a centre's key is
wrapped. They are taken from a row only while the signature holds, so a writer to the database can
neither make itself a lead nor put its own public half in a member's place.
"""

from dataclasses import replace
from uuid import UUID

from intake.keys import Key, Keyring
from intake.ports.accounts import Account
from intake.sealing import sign, signed_by

_LABEL = "account entry"


def signed_entry(account: Account, signing: Key) -> Account:
    """The account with the signature over its present entry."""
    signature = sign(signing.material, _LABEL, _fields(account))
    return replace(account, entry_signature=signature, entry_key_version=signing.version)


def entry_holds(account: Account, console_signatures: Keyring) -> bool:
    """Whether the console signed this entry as it stands."""
    return signed_by(
        console_signatures,
        account.entry_key_version,
        _LABEL,
        _fields(account),
        account.entry_signature,
    )


def _fields(account: Account) -> tuple[bytes, ...]:
    return (
        account.id.bytes,
        (account.login or "").encode(),
        account.name.encode(),
        account.role.encode(),
        account.state.encode(),
        _id(account.centre_id),
        _id(account.invited_by),
        _id(account.confirmed_by),
        account.invitation_hash or b"",
        account.public_half or b"",
    )


def _id(value: UUID | None) -> bytes:
    return b"" if value is None else value.bytes
