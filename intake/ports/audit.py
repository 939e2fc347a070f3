"""The audit: every read and every act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID, uuid4

from intake.ports.clock import hour_of

Actor = Literal["staff", "reporter", "service"]
SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One read or act. ``detail`` is a code word, never a text; the id is random."""

    id: UUID
    at: datetime
    actor: Actor
    act: str
    account_id: UUID | None = None
    centre_id: UUID | None = None
    tip_id: UUID | None = None
    object_id: UUID | None = None
    detail: str = ""
    seal_number: int | None = None


def by_reporter(
    now: datetime, act: str, *, tip_id: UUID, centre_id: UUID, detail: str = ""
) -> AuditRow:
    """A reporter's act: to the hour, under a random id, naming no person."""
    return AuditRow(
        uuid4(), hour_of(now), "reporter", act, centre_id=centre_id, tip_id=tip_id, detail=detail
    )


def by_staff(
    now: datetime,
    act: str,
    *,
    account_id: UUID,
    centre_id: UUID | None,
    tip_id: UUID | None = None,
    object_id: UUID | None = None,
    detail: str = "",
) -> AuditRow:
    """A member's read or act: to the second, by name of the account."""
    return AuditRow(
        uuid4(),
        now.replace(microsecond=0),
        "staff",
        act,
        account_id=account_id,
        centre_id=centre_id,
        tip_id=tip_id,
        object_id=object_id,
        detail=detail,
    )


def by_service(now: datetime, act: str, *, tip_id: UUID | None = None) -> AuditRow:
    """What the service did by itself, such as erasing what is due."""
    return AuditRow(uuid4(), hour_of(now), "service", act, tip_id=tip_id)


class Audit(Protocol):
    """Append only."""

    def append(self, rows: Sequence[AuditRow]) -> None:
        """Write rows; nothing here changes or deletes one."""
        ...
