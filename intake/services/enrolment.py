"""From a one-time code to an account with keys of its own."""

from dataclasses import dataclass, field
from uuid import UUID

from intake.model import Role


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
class RecoverySheet:
    """The centre's key in two halves, shown once: each alone says nothing."""

    centre_name: str
    key_version: int
    own_half: str = field(repr=False)  # for the centre's safe
    parent_half: str = field(repr=False)  # for the parent's; of the desk: a safe outside it


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What is shown once after enrolling."""

    account_id: UUID
    one_time_codes: tuple[str, ...] = field(repr=False)  # ten, to print
    recovery: RecoverySheet | None = field(repr=False)  # only for a centre's first lead
    active: bool  # False: waits for the second person


class Enrolment:
    """Takes invitations."""

    def offer(self, code: str) -> Offer:
        """Opens an invitation; raises Refused("invitation-unknown") also for expired ones."""
        raise NotImplementedError

    def enrol(
        self, code: str, *, login: str, password: str, sealed_factor: str, digits: str
    ) -> Enrolled:
        """Makes the member's pair, and the centre's for its first lead.

        Raises Refused with keys ``invitation-unknown``, ``login-taken``, ``login-malformed``,
        ``password-short`` (``length``), ``password-weak``, ``second-factor-refused``.
        """
        raise NotImplementedError
