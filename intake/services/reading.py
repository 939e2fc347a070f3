"""What an unlocked member sees: the centre's queue, an opened tip, its media."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from intake.media_seal import Place
from intake.model import Author, Kind, PartKind, PartState
from intake.services.sessions import Signed


class Act(StrEnum):
    """What can be done with a tip now, by this member."""

    NOTE = "note"
    ACCEPT = "accept"
    INVESTIGATING = "investigating"
    INVESTIGATED = "investigated"
    INSUFFICIENT = "insufficient"
    REFER = "refer"
    TRANSFER = "transfer"
    REOPEN = "reopen"
    URGENCY = "urgency"
    ASSIGN = "assign"
    UNDO = "undo"
    AGREE_TO_CLOSE = "agree_to_close"
    DECLINE_TO_CLOSE = "decline_to_close"


@dataclass(frozen=True, slots=True)
class LeftTip:
    """A tip that was transferred away: all that stays."""

    reference: str
    kind: Kind
    on: date  # Asia/Bangkok


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part, opened. ``text`` is None for media and for what does not open."""

    id: UUID
    kind: PartKind
    author: Author
    state: PartState
    result: str  # why media failed, or marks like "metadata"
    hour: datetime
    size: int
    origin_proven: bool
    broken: bool  # does not open: changed on the way
    text: str | None = field(repr=False)
    by: str = ""  # staff: display name
    at: datetime | None = None  # staff: exact
    about: str = ""  # staff notes: "note", "reopen", "urgency", "transfer"


@dataclass(frozen=True, slots=True)
class MediaAccess:
    """What ``intake.media_seal.SealedMedia`` takes beside the blob, which is named ``part_id``."""

    part_id: UUID
    kind: PartKind
    place: Place
    tip_private: bytes = field(repr=False)


class Reading:
    """Reads; each reading of content is audited before it is shown."""

    def queue(self, by: Signed) -> Sequence[object]:
        """The own centre's tips, most urgent and newest first, unread marked."""
        raise NotImplementedError

    def left(self, by: Signed) -> Sequence[LeftTip]:
        """What the centre transferred away: reference, kind and date only."""
        raise NotImplementedError

    def open(self, by: Signed, reference: str) -> object:
        """Opens the tip; raises NotFound. Marks it read."""
        raise NotImplementedError

    def media(self, by: Signed, reference: str, part_id: UUID) -> MediaAccess:
        """The keys of a piece of media; raises NotFound. Audited."""
        raise NotImplementedError
