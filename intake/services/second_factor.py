"""Six digits of an authenticator app (RFC 6238), each used once."""

import hmac
from datetime import datetime

import pyotp

from intake.keys import Keyring, UnknownKeyVersionError
from intake.ports.accounts import Account
from intake.sealing import SealBroken, canonical, decrypt, encrypt

STEP_SECONDS = 30
ISSUER = "Bosae"


def new_factor() -> str:
    """A random secret in base32, as authenticator apps take it."""
    return pyotp.random_base32()


def factor_uri(secret: str, name: str) -> str:
    """What an authenticator app reads from a QR symbol."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def digits_at(secret: str, moment: datetime) -> str:
    """The six digits at this moment."""
    return str(pyotp.TOTP(secret).at(int(moment.timestamp())))


def fitting_step(secret: str, digits: str, now: datetime, *, after: int) -> int | None:
    """The 30-second step these digits belong to: now, one before, one later; never one used."""
    given = "".join(digits.split())
    present = int(now.timestamp()) // STEP_SECONDS
    for step in (present, present - 1, present + 1):
        fits = hmac.compare_digest(
            str(pyotp.TOTP(secret).at(step * STEP_SECONDS)).encode(), given.encode()
        )
        if fits and step > after:
            return step
    return None


def seal_factor(secret: str, account_id: bytes, keys: Keyring) -> tuple[bytes, int]:
    """The secret under the console's key, and that key's version."""
    key = keys.current
    return encrypt(key.material, secret.encode(), context=_context(account_id)), key.version


def open_factor(account: Account, keys: Keyring) -> str | None:
    """The account's secret; None without one or when it was tampered with."""
    if account.second_factor is None:
        return None
    try:
        key = keys.version(account.second_factor_key_version)
        return decrypt(
            key.material, account.second_factor, context=_context(account.id.bytes)
        ).decode()
    except (SealBroken, UnknownKeyVersionError):
        return None


def _context(account_id: bytes) -> bytes:
    return canonical(b"second factor", account_id)
