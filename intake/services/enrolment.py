"""From a one-time code to an account with keys of its own."""

import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from uuid import UUID

from zxcvbn import zxcvbn

from intake.codes import ONE_TIME, code_hash, fingerprint, keyed_code_hash, new_code
from intake.entries import entry_holds, signed_entry
from intake.errors import Refused
from intake.keys import KEY_BYTES
from intake.model import AccountState, CentreState, Level, Role
from intake.phrases import new_phrase
from intake.ports.accounts import Account
from intake.ports.audit import by_staff
from intake.ports.clock import Clock
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.register import centre_holds, signed_centre
from intake.sealing import KeyPair, SealBroken, decrypt, encrypt, new_salt
from intake.services.centre_keys import (
    RecoverySheet,
    first_pair,
    keep_recovery,
    wrap_for,
)
from intake.services.console_keys import ConsoleKeys, Stretch
from intake.services.second_factor import (
    factor_uri,
    fitting_step,
    new_factor,
    seal_factor,
)
from intake.services.sessions import normal_login, private_context

SHORTEST_PASSWORD = 14
LOWEST_SCORE = 3
LONGEST_PASSWORD = 256  # zxcvbn and Argon2 are not asked to chew a megabyte
ONE_TIME_CODES = 10
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_SCORED = 72


@dataclass(frozen=True, slots=True)
class Offer:
    """What the enrolment page shows. ``sealed_factor`` goes through the form, unreadable."""

    name: str
    role: Role
    centre_id: UUID | None
    phrase: str
    factor: str = field(repr=False)  # base32, to type into an authenticator app
    factor_uri: str = field(repr=False)  # otpauth://, for a QR symbol
    sealed_factor: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What is shown once after enrolling."""

    account_id: UUID
    one_time_codes: tuple[str, ...] = field(repr=False)  # ten, to print
    recovery: RecoverySheet | None = field(repr=False)  # only for a centre's first lead
    active: bool  # False: waits for the second person
    fingerprint: str  # of the own public half, to read out to the second person


class Enrolment:
    """Takes invitations."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, stretch: Stretch) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._stretch = stretch

    def offer(self, code: str) -> Offer:
        """Opens an invitation; raises Refused("invitation-unknown") also for expired ones."""
        account = self._invited(code)
        secret = new_factor()
        key = self._keys.second_factor.current.material
        sealed = encrypt(key, secret.encode(), context=code_hash("enrolment", code))
        return Offer(
            name=account.name,
            role=account.role,
            centre_id=account.centre_id,
            phrase=new_phrase(),
            factor=secret,
            factor_uri=factor_uri(secret, account.name),
            sealed_factor=urlsafe_b64encode(sealed).decode("ascii"),
        )

    def enrol(
        self, code: str, *, login: str, password: str, sealed_factor: str, digits: str
    ) -> Enrolled:
        """Makes the member's pair, and the centre's for its first lead.

        Raises Refused with keys ``invitation-unknown``, ``login-taken``, ``login-malformed``,
        ``password-short`` (``length``), ``password-weak``, ``second-factor-refused``.
        """
        account = self._invited(code)
        login = normal_login(login)
        self._check(account, login, password)
        secret = self._factor(code, sealed_factor)
        step = fitting_step(secret, digits, self._clock.now(), after=0)
        if step is None:
            raise Refused("second-factor-refused")
        enrolled = self._with_keys(account, login, password, secret, step)
        codes = tuple(new_code(ONE_TIME) for _ in range(ONE_TIME_CODES))
        with self._store.read() as work:
            centre = work.register.centre(account.centre_id) if account.centre_id else None
        recovery, active = self._write(enrolled, centre, codes)
        own = fingerprint(enrolled.public_half or b"")
        return Enrolled(account.id, codes, recovery, active, own)

    def _write(
        self, account: Account, centre: CentreRow | None, codes: tuple[str, ...]
    ) -> tuple[RecoverySheet | None, bool]:
        founds = (
            centre is not None
            and account.role is Role.LEAD
            and centre.state is not CentreState.ACTIVE
        )
        active = account.invited_by is None  # the first admin and the first lead of the desk
        if active:
            account = replace(account, state=AccountState.ACTIVE)
        account = signed_entry(account, self._keys.signing)
        pair = KeyPair.make() if founds else None
        entry = wrap = sheet = recovery = None
        if pair is not None and centre is not None:
            if not centre_holds(centre, self._keys.console_signatures):
                raise Refused("entry-changed")
            at_once = active and centre.level is Level.DESK
            state = CentreState.ACTIVE if at_once else CentreState.INVITED
            entry = signed_centre(first_pair(centre, pair, state), self._keys.signing)
            wrap = wrap_for(account, entry, pair.private)
            recovery, sheet = keep_recovery(entry, pair.private, self._clock.now())
        with self._store.write() as work:
            self._refuse_late(work, account, centre, founds=founds)
            work.accounts.save(account)
            work.accounts.replace_codes(account.id, self._hashes(account, codes))
            if entry is not None and wrap is not None and sheet is not None:
                work.register.change(entry)
                work.accounts.add_wrap(wrap)
                work.centre_keys.keep_sheet(sheet)
            work.audit.append(
                [
                    by_staff(
                        self._clock.now(),
                        "enrol",
                        account_id=account.id,
                        centre_id=account.centre_id,
                        detail="first_lead" if founds else account.role.value,
                    )
                ]
            )
        return recovery, active

    @staticmethod
    def _refuse_late(
        work: Work, account: Account, centre: CentreRow | None, *, founds: bool
    ) -> None:
        """Somebody else may have used the code, the login or the centre's empty place since."""
        current = work.accounts.get(account.id, lock=True)
        if current is None or current.state is not AccountState.INVITED:
            raise Refused("invitation-unknown")
        if account.login and work.accounts.by_login(account.login) is not None:
            raise Refused("login-taken")
        present = work.register.centre(centre.id) if centre else None
        if founds and present != centre:
            raise Refused("invitation-unknown")

    def _invited(self, code: str) -> Account:
        with self._store.read() as work:
            account = work.accounts.by_invitation(code_hash("invitation", code))
        if (
            account is None
            or account.state is not AccountState.INVITED
            or account.invitation_expires is None
            or account.invitation_expires <= self._clock.now()
            or not entry_holds(account, self._keys.console_signatures)
        ):
            raise Refused("invitation-unknown")
        return account

    def _check(self, account: Account, login: str, password: str) -> None:
        if not _LOGIN.fullmatch(login):
            raise Refused("login-malformed")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise Refused("password-short", length=SHORTEST_PASSWORD)
        judged = zxcvbn(password[:_SCORED], user_inputs=[login, account.name])
        if judged["score"] < LOWEST_SCORE or login in password.lower():
            raise Refused("password-weak")
        with self._store.read() as work:
            if work.accounts.by_login(login) is not None:
                raise Refused("login-taken")

    def _factor(self, code: str, sealed_factor: str) -> str:
        try:
            sealed = urlsafe_b64decode(sealed_factor.encode("ascii"))
        except ValueError:
            raise Refused("second-factor-refused") from None
        for key in self._keys.second_factor.newest_first():
            try:
                context = code_hash("enrolment", code)
                return decrypt(key.material, sealed, context=context).decode()
            except SealBroken:
                continue
        raise Refused("second-factor-refused")

    def _with_keys(
        self, account: Account, login: str, password: str, secret: str, step: int
    ) -> Account:
        pair = KeyPair.of(secrets.token_bytes(KEY_BYTES))
        salt = new_salt()
        key = self._stretch(password.encode(), salt)
        sealed_factor, version = seal_factor(secret, account.id.bytes, self._keys.second_factor)
        return replace(
            account,
            login=login,
            state=AccountState.ENROLLED,
            invitation_hash=None,
            invitation_expires=None,
            password_salt=salt,
            public_half=pair.public,
            private_half=encrypt(key, pair.private, context=private_context(account)),
            second_factor=sealed_factor,
            second_factor_key_version=version,
            last_step=step,
        )

    def _hashes(self, account: Account, codes: tuple[str, ...]) -> list[bytes]:
        key = self._keys.second_factor.current.material
        return [keyed_code_hash(key, account.id.bytes, code) for code in codes]
