"""Parts of an opened tip in clear, each with the word whether its origin is proven."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from intake.model import MEDIA_KINDS, Author, PartKind, PartState
from intake.notes import Note
from intake.origin import part_origin_holds, tip_origin_holds
from intake.ports.tips import Part
from intake.sealing import SealBroken, SealedPart, open_part
from intake.services.case_access import OpenedTip
from intake.services.console_keys import ConsoleKeys
from intake.told import ToldAnswers, ToldText

_STAFF_KINDS = frozenset({PartKind.NOTE, PartKind.QUESTION})


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part, opened. ``text`` is None for media, button answers and what does not open."""

    id: UUID
    kind: PartKind
    author: Author
    state: PartState
    result: str  # why media failed, or marks like "metadata"
    hour: datetime
    size: int
    origin_proven: bool
    broken: bool = False  # does not open: changed on the way
    text: str | None = field(default=None, repr=False)
    topic: str = ""
    place: int = 0  # its order among the reporter's messages
    question: UUID | None = None  # which one this answers
    by: str = ""  # staff: display name
    at: datetime | None = None  # staff: exact
    about: str = ""  # staff: note, reopen, urgency, transfer, question, transcript
    of: UUID | None = None  # a transcript: of which file


def origin_proven(found: OpenedTip, keys: ConsoleKeys) -> bool:
    """Whether the web process signed the tip with just these first parts."""
    return tip_origin_holds(found.tip, found.parts, keys.intake_signatures)


def answers_of(found: OpenedTip) -> ToldAnswers | None:
    """The answers given by button; None when there are none that open."""
    for part in found.parts:
        if part.kind is PartKind.ANSWERS and part.signature is None:
            try:
                return ToldAnswers.from_bytes(plain_of(found, part))
            except SealBroken:
                return None
    return None


def plain_of(found: OpenedTip, part: Part) -> bytes:
    """The bytes of a text part; raises SealBroken."""
    if part.ciphertext is None:
        raise SealBroken
    sealed = SealedPart(part.ciphertext, part.sealed_key)
    return open_part(found.private, found.tip.id, part.id, part.kind, sealed)


def opened_parts(found: OpenedTip, keys: ConsoleKeys) -> tuple[OpenPart, ...]:
    """Every part but the button answers: the reporter's as told, then the members' by time."""
    proven = origin_proven(found, keys)
    topics = _topics(found)
    parts = [
        _opened(found, part, keys, proven=proven, topic=topics.get(part.id, ""))
        for part in found.parts
        if part.kind is not PartKind.ANSWERS
    ]
    return tuple(sorted(parts, key=_as_told))


def _topics(found: OpenedTip) -> dict[UUID, str]:
    """Topics of files stand in the answers of their own sending: at submit, or added later."""
    topics: dict[UUID, str] = {}
    for part in found.parts:
        if part.kind is PartKind.ANSWERS:
            try:
                topics.update(ToldAnswers.from_bytes(plain_of(found, part)).topics)
            except SealBroken:
                continue
    return topics


def _opened(
    found: OpenedTip, part: Part, keys: ConsoleKeys, *, proven: bool, topic: str
) -> OpenPart:
    bare = OpenPart(
        id=part.id,
        kind=part.kind,
        author=part.author,
        state=part.state,
        result=part.result,
        hour=part.hour,
        size=part.size,
        origin_proven=_part_proven(found, part, keys, tip_proven=proven),
        topic=topic,
    )
    if part.kind in MEDIA_KINDS:
        return bare
    try:
        plain = plain_of(found, part)
        if part.kind in _STAFF_KINDS:
            note = Note.from_bytes(plain)
            return replace(
                bare, text=note.text, by=note.by_name, at=note.at, about=note.about, of=note.of
            )
        told = ToldText.from_bytes(plain)
        question = UUID(told.question) if told.question else None
        return replace(bare, text=told.text, topic=told.topic, place=told.place, question=question)
    except (SealBroken, ValueError):
        return replace(bare, broken=True)


def _part_proven(found: OpenedTip, part: Part, keys: ConsoleKeys, *, tip_proven: bool) -> bool:
    if part.author is Author.STAFF:
        return part_origin_holds(part, found.tip.public_half, keys.console_signatures)
    if part.signature is None:
        return tip_proven
    return part_origin_holds(part, found.tip.public_half, keys.intake_signatures)


def _as_told(part: OpenPart) -> tuple[bool, datetime, bool, int, str]:
    by_staff = part.author is Author.STAFF
    is_media = part.kind in MEDIA_KINDS
    return by_staff, part.at or part.hour, is_media, part.place, part.id.hex
