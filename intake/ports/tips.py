"""Tips, their parts and wraps, as the store keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from intake.model import (
    Author,
    Category,
    Channel,
    Drug,
    Holder,
    Kind,
    Outcome,
    PartKind,
    PartState,
    Shown,
    Status,
    Urgency,
)
from intake.ports.receipts import BlockToken, Receipt, ReplyAddress


@dataclass(frozen=True, slots=True)
class Tip:
    """All that may be read of a tip without its key; hours are cut to the hour, UTC."""

    id: UUID
    reference: str
    kind: Kind
    channel: Channel
    centre_id: UUID
    standby_id: UUID | None
    first_centre_id: UUID
    district_code: str | None
    category: Category
    hour: datetime
    urgency: Urgency
    public_half: bytes
    origin_signature: bytes
    origin_key_version: int
    register_version: int
    rules_version: int
    rules_mark: str
    shown_hour: datetime
    duration: str
    part_count: int
    status: Status = Status.NEW
    shown: Shown = Shown.DELIVERED
    outcome: Outcome | None = None
    outcome_count: int | None = None
    quarantined: bool = False
    waiting: bool = False
    withdrawn: bool = False
    transferred: bool = False
    has_media: bool = False
    other_language: bool = False
    assigned_to: UUID | None = None
    linked_to: UUID | None = None
    acknowledged_by: UUID | None = None
    acknowledged_at: datetime | None = None
    closing_asked_by: UUID | None = None
    closing_status: Status | None = None
    keyed: bool = False
    legal_hold: bool = False
    content_until: datetime | None = None
    media_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a tip. ``size``: bytes of the padded ciphertext; ``hash``: of what is sealed."""

    id: UUID
    tip_id: UUID
    kind: PartKind
    author: Author
    state: PartState
    hour: datetime
    size: int = 0
    result: str = ""
    ciphertext: bytes | None = None
    sealed_key: bytes | None = None
    hash: bytes | None = None
    signature: bytes | None = None
    signature_key_version: int = 0


@dataclass(frozen=True, slots=True)
class TipKey:
    """A tip's private half sealed to one version of a centre's key."""

    tip_id: UUID
    centre_id: UUID
    key_version: int
    role: Holder
    wrap: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """Every row of a new tip, written in one go."""

    tip: Tip
    drugs: Sequence[Drug]
    keys: Sequence[TipKey]
    parts: Sequence[Part]
    receipt: Receipt | None
    reply_address: ReplyAddress | None = None
    block_token: BlockToken | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Quarantined tips that reached a centre in an hour."""

    centre_id: UUID
    hour: datetime
    count: int


@dataclass(frozen=True, slots=True)
class TipFigures:
    """Totals of the whole country, which name no place."""

    tips: int
    new: int
    urgent: int
    quarantined: int
    media_pending: int


class Tips(Protocol):
    """Tips as a whole."""

    def insert(self, submission: Submission) -> None:
        """Write all rows of a new tip."""
        ...

    def find(self, tip_id: UUID, *, lock: bool = False) -> Tip | None:
        """The tip, or None; ``lock`` keeps other writers off the row until the commit."""
        ...

    def by_reference(self, reference: str) -> Tip | None:
        """The tip that staff know by this reference, or None."""
        ...

    def drugs(self, tip_id: UUID) -> tuple[Drug, ...]:
        """The drugs named, in no order."""
        ...

    def reference_taken(self, reference: str) -> bool:
        """Whether another tip has it."""
        ...

    def quarantined(self, since: datetime, before: datetime) -> Sequence[Quarantined]:
        """How many quarantined tips that ring for nobody each centre got in each of these hours."""
        ...

    def figures(self) -> TipFigures:
        """How many there are."""
        ...

    def added(self, tip_id: UUID, parts: int, *, media: bool) -> None:
        """Count parts that came later."""
        ...

    def answered(self, tip_id: UUID) -> None:
        """Take away the flag that an answer is awaited."""
        ...

    def mark_withdrawn(self, tip_id: UUID, content_until: datetime | None) -> None:
        """Set the flag; content and media go at ``content_until`` unless earlier.

        Every member has the tip unread again: a withdrawal is news to who had read it.
        """
        ...

    def erase_content(self, tip_id: UUID) -> tuple[UUID, ...]:
        """Erase parts, wraps and mailbox for good; gives the names of the blobs that go too.

        The tip's row stays, without a part.
        """
        ...

    def show(self, tip_id: UUID, shown: Shown, hour: datetime) -> None:
        """Set what the reporter is told."""
        ...


class Parts(Protocol):
    """Pieces of tips."""

    def insert(self, parts: Sequence[Part]) -> int:
        """Write parts; those whose id is there already are left alone. How many were new."""
        ...

    def of(self, tip_id: UUID) -> tuple[Part, ...]:
        """All parts of a tip, oldest hour first, then by id."""
        ...

    def find(self, part_id: UUID) -> Part | None:
        """One part, or None."""
        ...

    def settle(
        self, part_id: UUID, state: PartState, *, result: str, size: int, hour: datetime
    ) -> None:
        """Say what became of a media part, submitted or not."""
        ...

    def results(self, part_ids: Sequence[UUID]) -> dict[UUID, tuple[PartState, str, int]]:
        """State, result and size of those fetches that have ended."""
        ...

    def drop_results(self, part_ids: Sequence[UUID]) -> None:
        """Forget results that a submitted part has taken over."""
        ...

    def adopt_results(self) -> int:
        """Settle submitted parts whose fetch ended in the moment of submitting; how many."""
        ...

    def existing(self, part_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those ids that a part still wants the blob of, or a fetch for a draft has ended for."""
        ...


class TipKeys(Protocol):
    """Wraps of tips' private halves."""

    def of(self, tip_id: UUID) -> tuple[TipKey, ...]:
        """All wraps of a tip."""
        ...
