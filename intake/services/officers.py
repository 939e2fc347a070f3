"""Officers: members linked to a chat of the officers' LINE account."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from intake.services.sessions import Signed


class OfficerCodes:
    """Console side."""

    def new(self, by: Signed) -> str:
        """A one-time code that links the own account to LINE; lasts 24 hours, replaces others."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is linked now."""

    officer_id: UUID
    account_id: UUID
    centre_id: UUID


class Acknowledged(StrEnum):
    """What a tap on the notice did."""

    FIRST = "first"
    AGAIN = "again"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Who was first, and when."""

    result: Acknowledged
    reference: str
    at: datetime
    by_name: str


class OfficerLinks:
    """Bot side; needs the root key and the worker's public half."""

    def link(self, code: str, line_user_id: str) -> Linked:
        """Uses the code up; raises Refused("enrolment-code-unknown")."""
        raise NotImplementedError

    def unlink(self, line_user_id: str) -> bool:
        """On unfollow; whether there was a link."""
        raise NotImplementedError

    def who(self, line_user_id: str) -> Linked | None:
        """The officer of this chat, while the account is active."""
        raise NotImplementedError

    def acknowledge(self, line_user_id: str, reference: str) -> Acknowledgement:
        """One tap on a notice; raises NotFound for what is not of the officer's centre."""
        raise NotImplementedError
