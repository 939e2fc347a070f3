"""Signing in: password, then second factor, then a session that only the cookie can open."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from intake.codes import ONE_TIME, keyed_code_hash, normal
from intake.entries import entry_holds
from intake.errors import Refused
from intake.model import AccountState
from intake.ports.accounts import Account, SessionRow
from intake.ports.audit import SIGN_IN, AuditRow, by_staff
from intake.ports.clock import Clock
from intake.ports.store import Store, Work
from intake.sealing import KeyPair, SealBroken, canonical, decrypt, encrypt, hkdf
from intake.services.console_keys import ConsoleKeys, Stretch
from intake.services.second_factor import fitting_step, open_factor

SECOND_FACTOR_WITHIN = timedelta(minutes=5)
IDLE = timedelta(minutes=15)
WHOLE = timedelta(hours=12)
_SEEN_EVERY = timedelta(seconds=30)  # a page with ten pictures is one sign of life

FREE_FAILURES = 5
_WINDOW = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signed:
    """An unlocked member: what every use case of the console takes as ``by``."""

    account: Account
    private: bytes = field(repr=False)


class NotSignedIn(Exception):  # noqa: N818 - reads as what happened
    """No cookie, no session, or one past its limits (15 minutes idle, 12 hours in all)."""


class Sessions:
    """Opens and ends sessions. Tokens are 43 URL-safe characters for the ``__Host-`` cookie."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, stretch: Stretch) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._stretch = stretch

    def password(self, login: str, password: str) -> str:
        """First step: the token of a five-minute session that only takes the second factor.

        Raises Refused("sign-in-refused"): wrong, unknown, removed, not confirmed or too many
        failures are one answer after about the same time.
        """
        login = normal_login(login)
        account = self._attempt(login)
        salt = account.password_salt if account else None
        key = self._stretch(password.encode(), salt or self._salt_of_nobody(login))
        private = open_private(account, key) if account else None
        if account is None or private is None:
            raise Refused("sign-in-refused")
        with self._store.write() as work:
            current = work.accounts.get(account.id, lock=True)
            if current is not None:  # this attempt was none of the failures
                work.accounts.save(replace(current, failures=max(current.failures - 1, 0)))
            return self._open(work, account, private, "second_factor")

    def second_factor(self, token: str, digits: str) -> str:
        """Six digits of the app, or a printed one-time code: the token of the open session.

        Raises Refused("second-factor-refused") or NotSignedIn when the five minutes are over.
        """
        session, account, private = self._opened(token, "second_factor")
        if self._attempt(account.login or "") is None:
            raise Refused("second-factor-refused")
        secret = open_factor(account, self._keys.second_factor)
        with self._store.write() as work:
            current = work.accounts.get(account.id, lock=True)
            passed = current and self._passes(work, current, secret, digits)
            if passed:
                work.accounts.save(passed)
                work.sessions.remove(session.cookie_hash)
                work.audit.append([self._row(SIGN_IN, account)])
                return self._open(work, account, private, "open")
        raise Refused("second-factor-refused")

    def signed(self, token: str | None) -> Signed:
        """The member of this cookie, unlocked; raises NotSignedIn. Notes that they were seen."""
        session, account, private = self._opened(token, "open")
        now = self._clock.now()
        if now - session.seen_at >= _SEEN_EVERY:
            with self._store.write() as work:
                work.sessions.seen(session.cookie_hash, now)
        return Signed(account, private)

    def sign_out(self, token: str | None) -> None:
        """Ends the session, if there is one."""
        bare = _bare(token)
        if bare is not None:
            with self._store.write() as work:
                work.sessions.remove(sha256(bare).digest())

    def _attempt(self, login: str) -> Account | None:
        """Counts an attempt before it is judged, so that many at once are as many attempts."""
        now = self._clock.now()
        with self._store.write() as work:
            account = work.accounts.by_login(login, lock=True)
            if account is None or account.state is not AccountState.ACTIVE:
                return None
            if account.failures >= FREE_FAILURES and account.retry_at and now < account.retry_at:
                return None
            account = _counted(account, now)
            work.accounts.save(account)
            if account.failures >= FREE_FAILURES:
                work.audit.append([self._row("sign_in_failures", account)])
        return account if entry_holds(account, self._keys.console_signatures) else None

    def _passes(
        self, work: Work, account: Account, secret: str | None, digits: str
    ) -> Account | None:
        now = self._clock.now()
        if len(normal(digits)) == ONE_TIME:
            for key in self._keys.second_factor.newest_first():
                hashed = keyed_code_hash(key.material, account.id.bytes, digits)
                if work.accounts.use_code(account.id, hashed, now):
                    return replace(account, failures=0, retry_at=None)
            return None
        step = fitting_step(secret, digits, now, after=account.last_step) if secret else None
        if step is None:
            return None
        return replace(account, last_step=step, failures=0, retry_at=None)

    def _open(self, work: Work, account: Account, private: bytes, stage: str) -> str:
        bare = secrets.token_bytes(_TOKEN_BYTES)
        now = self._clock.now()
        wrapped = encrypt(_cookie_key(bare), private, context=_context(account, stage))
        work.sessions.add(SessionRow(sha256(bare).digest(), account.id, stage, wrapped, now, now))
        return urlsafe_b64encode(bare).rstrip(b"=").decode("ascii")

    def _opened(self, token: str | None, stage: str) -> tuple[SessionRow, Account, bytes]:
        bare = _bare(token)
        if bare is None:
            raise NotSignedIn
        with self._store.read() as work:
            session = work.sessions.get(sha256(bare).digest())
            account = work.accounts.get(session.account_id) if session else None
        if (
            session is None
            or account is None
            or session.stage != stage
            or session.wrapped_half is None
            or self._is_over(session)
            or account.state is not AccountState.ACTIVE
            or not entry_holds(account, self._keys.console_signatures)
        ):
            raise NotSignedIn
        try:
            private = decrypt(
                _cookie_key(bare), session.wrapped_half, context=_context(account, stage)
            )
        except SealBroken:
            raise NotSignedIn from None
        if KeyPair.of(private).public != account.public_half:
            raise NotSignedIn
        return session, account, private

    def _is_over(self, session: SessionRow) -> bool:
        now = self._clock.now()
        if session.stage == "second_factor":
            return now - session.started_at >= SECOND_FACTOR_WITHIN
        return now - session.started_at >= WHOLE or now - session.seen_at >= IDLE

    def _salt_of_nobody(self, login: str) -> bytes:
        key = self._keys.second_factor.current.material
        return hkdf(key, label="salt of nobody", info=login.encode())[:16]

    def _row(self, act: str, account: Account) -> AuditRow:
        return by_staff(self._clock.now(), act, account_id=account.id, centre_id=account.centre_id)


def normal_login(text: str) -> str:
    """Login names are compared without regard to capitals and outer spaces."""
    return text.strip().lower()


def open_private(account: Account, key: bytes) -> bytes | None:
    """The member's private half under the stretched password; None when it is the wrong one."""
    if account.private_half is None:
        return None
    try:
        private = decrypt(key, account.private_half, context=private_context(account))
    except SealBroken:
        return None
    return private if KeyPair.of(private).public == account.public_half else None


def private_context(account: Account) -> bytes:
    """What the sealed private half of an account is bound to."""
    return canonical(b"member", account.id.bytes)


def _counted(account: Account, now: datetime) -> Account:
    """Five failures a minute are free; then each doubles the wait, up to an hour."""
    waited = account.retry_at is not None and now >= account.retry_at
    if account.failures < FREE_FAILURES:
        failures = 1 if waited or account.failures == 0 else account.failures + 1
        starts_window = failures == 1 or account.retry_at is None
        retry_at = now + _WINDOW if starts_window else account.retry_at
        return replace(account, failures=failures, retry_at=retry_at)
    if waited and account.retry_at is not None and now - account.retry_at >= _LONGEST_WAIT:
        return replace(account, failures=1, retry_at=now + _WINDOW)
    failures = account.failures + 1
    wait = min(_WINDOW * 2 ** min(failures - FREE_FAILURES, 10), _LONGEST_WAIT)
    return replace(account, failures=failures, retry_at=now + wait)


def _bare(token: str | None) -> bytes | None:
    try:
        bare = urlsafe_b64decode(f"{token or ''}=".encode("ascii"))
    except (Base64Error, ValueError):
        return None
    return bare if len(bare) == _TOKEN_BYTES else None


def _cookie_key(bare: bytes) -> bytes:
    return hkdf(bare, label="session")


def _context(account: Account, stage: str) -> bytes:
    return canonical(b"session", account.id.bytes, stage.encode())
