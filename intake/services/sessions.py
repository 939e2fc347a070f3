"""Signing in: password, then second factor, then a session that only the cookie can open."""

from dataclasses import dataclass, field

from intake.ports.accounts import Account


@dataclass(frozen=True, slots=True)
class Signed:
    """An unlocked member: what every use case of the console takes as ``by``."""

    account: Account
    private: bytes = field(repr=False)


class NotSignedIn(Exception):  # noqa: N818 - reads as what happened
    """No cookie, no session, or one past its limits (15 minutes idle, 12 hours in all)."""


class Sessions:
    """Opens and ends sessions. Tokens are 43 URL-safe characters for the ``__Host-`` cookie."""

    def password(self, login: str, password: str) -> str:
        """First step: the token of a five-minute session that only takes the second factor.

        Raises Refused("sign-in-refused"): wrong, unknown, removed, not confirmed or too many
        failures are one answer after about the same time.
        """
        raise NotImplementedError

    def second_factor(self, token: str, digits: str) -> str:
        """Six digits of the app, or a printed one-time code: the token of the open session.

        Raises Refused("second-factor-refused") or NotSignedIn when the five minutes are over.
        """
        raise NotImplementedError

    def signed(self, token: str | None) -> Signed:
        """The member of this cookie, unlocked; raises NotSignedIn. Notes that they were seen."""
        raise NotImplementedError

    def sign_out(self, token: str | None) -> None:
        """Ends the session, if there is one."""
        raise NotImplementedError
