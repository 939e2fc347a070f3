"""A tip as the members of its centre meet it: what is readable, its wraps, what they do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from intake.model import Drug, Holder, Kind, Outcome, Status, Urgency
from intake.ports.tips import Tip, TipKey


@dataclass(frozen=True, slots=True)
class QueuedTip:
    """A line of the queue."""

    tip: Tip
    unread: bool  # never opened by this member, or something was added since
    accept_by: datetime | None = None  # while nobody has accepted it


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A tip made known to an agency."""

    id: UUID
    tip_id: UUID
    target: str
    letter_number: str
    sent_on: date
    by: UUID


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A tip moved on; ``number``: which move of it, from one."""

    id: UUID
    tip_id: UUID
    from_centre_id: UUID
    to_centre_id: UUID
    by: UUID
    hour: datetime
    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class LeftTip:
    """What the sender of a transfer keeps."""

    reference: str
    kind: Kind
    hour: datetime


@dataclass(frozen=True, slots=True)
class SeizureRow:
    """What an investigation seized."""

    tip_id: UUID
    drug: Drug
    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """A member who must not see a tip."""

    tip_id: UUID
    account_id: UUID
    by: UUID
    hour: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class UndoableAct:
    """The last act on a tip, and how the tip stood before."""

    tip_id: UUID
    account_id: UUID
    act: str
    at: datetime
    object_id: UUID | None
    status: Status
    outcome: Outcome | None
    outcome_count: int | None
    urgency: Urgency
    assigned_to: UUID | None
    transferred: bool
    quarantined: bool
    closing_asked_by: UUID | None
    closing_status: Status | None
    content_until: datetime | None
    media_until: datetime | None


class Casework(Protocol):
    """Every look-up names the centre and the member: what they may not see is not found."""

    def queue(self, centre_id: UUID, account_id: UUID) -> Sequence[QueuedTip]:
        """The centre's tips, most urgent and newest first, less those the member must not see."""
        ...

    def by_reference(
        self, reference: str, centre_id: UUID, account_id: UUID, *, lock: bool = False
    ) -> Tip | None:
        """The tip if it is the centre's and the member may see it."""
        ...

    def save(self, tip: Tip) -> None:
        """Writes every column of an existing tip; the row must be locked."""
        ...

    def any(self, tip_id: UUID, *, lock: bool = False) -> Tip | None:
        """The tip wherever it is: for the worker's jobs, never for a member."""
        ...

    def wrap(self, tip_id: UUID, centre_id: UUID, role: Holder) -> Sequence[TipKey]:
        """The centre's wraps of the tip's key in this role, newest key version first."""
        ...

    def replace_wraps(self, tip_id: UUID, wraps: Sequence[TipKey]) -> None:
        """Removes every wrap of the tip and writes these."""
        ...

    def remove_part(self, tip_id: UUID, part_id: UUID) -> None:
        """Erases a part."""
        ...

    def mark_read(self, tip_id: UUID, account_id: UUID, part_count: int) -> None:
        """The member has seen this many parts."""
        ...

    def add_referral(self, referral: ReferralRow) -> None:
        """Records a referral."""
        ...

    def remove_referral(self, referral_id: UUID) -> None:
        """Takes a referral back."""
        ...

    def rename_referral(self, referral_id: UUID, new_id: UUID) -> None:
        """Gives a referral another id; nothing when there is none of this id."""
        ...

    def referrals(self, tip_id: UUID) -> Sequence[ReferralRow]:
        """Referrals of a tip, by date."""
        ...

    def add_transfer(self, transfer: TransferRow) -> None:
        """Records a transfer."""
        ...

    def transfers(self, tip_id: UUID) -> Sequence[TransferRow]:
        """Where the tip has been, in order."""
        ...

    def left(self, centre_id: UUID, account_id: UUID) -> Sequence[LeftTip]:
        """What the centre transferred away, newest first, less what came back or is barred."""
        ...

    def set_seizures(self, tip_id: UUID, seizures: Sequence[SeizureRow]) -> None:
        """These are the tip's seizures."""
        ...

    def seizures(self, tip_id: UUID) -> Sequence[SeizureRow]:
        """What was seized."""
        ...

    def add_recusal(self, recusal: RecusalRow) -> None:
        """The member loses sight of the tip."""
        ...

    def recused(self, tip_id: UUID) -> frozenset[UUID]:
        """Who must not see the tip."""
        ...

    def undoable(self, tip_id: UUID) -> UndoableAct | None:
        """The last act that might be undone."""
        ...

    def set_undoable(self, tip_id: UUID, act: UndoableAct | None) -> None:
        """Remembers this act, or that there is none, instead of an earlier one."""
        ...

    def forget_undoable(self, before: datetime) -> int:
        """Deletes what can no longer be undone; how many."""
        ...

    def keep_reply_address_until(self, tip_id: UUID, until: datetime) -> None:
        """When reply address, block token and mailbox of a tip are deleted, as far as there are."""
        ...
