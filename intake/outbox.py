"""What a row of the outbox asks for, before it is sealed to the worker.

A payload is a frozen value with one codec: JSON under the name of its type. Whoever reads the
database sees only the kind of the row, its due time and a padded ciphertext.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, get_type_hints
from uuid import UUID, uuid4

from intake.keys import Keyring
from intake.model import Kind, PartKind, Shown, Urgency
from intake.sealing import SealBroken, open_padded, seal_padded

Messages = tuple[Mapping[str, Any], ...]  # LINE message objects, ready to send
IN_HAND = timedelta(minutes=10)  # longer than a worker is busy with fetching and writing one file


class Account(StrEnum):
    """Which of the two LINE accounts."""

    CITIZEN = "citizen"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with a reply token (LINE: single use, one minute). ``born``: when it came."""

    account: Account
    token: str = field(repr=False)
    user_id: str = field(repr=False)
    messages: Messages = field(repr=False)
    must_arrive: bool
    born: datetime


@dataclass(frozen=True, slots=True)
class Push:
    """Messages to one person, without a token."""

    account: Account
    user_id: str = field(repr=False)
    messages: Messages = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeaveChat:
    """Say something once in a group or room, then leave it. ``chat``: group | room."""

    account: Account
    chat: str
    chat_id: str = field(repr=False)
    token: str = field(repr=False)
    messages: Messages = field(repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """A tip waits; the worker finds the officer's chat. Misconduct: only that there is one.

    ``due_hour``: by when the centre must accept, rounded up to the hour (UTC).
    """

    officer_id: UUID
    reference: str
    kind: Kind
    urgency: Urgency
    has_media: bool
    due_hour: datetime
    district_name: str | None


@dataclass(frozen=True, slots=True)
class CaseNotice:
    """Something happened to a tip the centre already has, or stands by for.

    ``what``: withdrawn | added | late; from below: late_below | left_alone.
    """

    officer_id: UUID
    reference: str
    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class Digest:
    """How many quarantined tips reached an officer's centre since the digest before."""

    officer_id: UUID
    count: int


@dataclass(frozen=True, slots=True)
class PrepareMailbox:
    """Make the pair of a receipt; the digits are forgotten with this row."""

    tip_id: UUID
    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchMedia:
    """Fetch, clean and seal one file a reporter sent."""

    account: Account
    message_id: str = field(repr=False)
    part_id: UUID
    tip_id: UUID
    tip_public: bytes
    kind: PartKind


@dataclass(frozen=True, slots=True)
class DropMedia:
    """Erase a file that its sender took back. ``fetch``: the row that fetches it, where known."""

    part_id: UUID
    fetch: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReadSignPhoto:
    """Fetch, clean, read and seal a photo of hung signs that an officer sent."""

    message_id: str = field(repr=False)
    photo_id: UUID


@dataclass(frozen=True, slots=True)
class AnswerSignPhotos:
    """Tell an officer what came of the photos: once all are settled, and once for all of them.

    One row for each photo, with that event's reply token; ``sent_at`` is the photo's.
    """

    account_id: UUID
    user_id: str = field(repr=False)
    token: str = field(repr=False)
    born: datetime
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class KeepSignPhoto:
    """Seal and keep a cleaned photo of hung signs that came by the console."""

    photo_id: UUID
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """Let the reporter see a status, after the delay the row's due time gives."""

    tip_id: UUID
    shown: Shown


@dataclass(frozen=True, slots=True)
class CountSign:
    """One more tip came by this sign in this month (``2026-11``)."""

    code: str
    month: str


@dataclass(frozen=True, slots=True)
class CountOpenings:
    """How often each sign's page was opened in a stretch of this month: nothing of whom."""

    month: str
    openings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Nudge:
    """Tell a reporter, without content, that a message waits behind the receipt."""

    reply_address_id: UUID


Payload = (
    Reply
    | Push
    | LeaveChat
    | Notice
    | CaseNotice
    | Digest
    | PrepareMailbox
    | FetchMedia
    | DropMedia
    | ReadSignPhoto
    | AnswerSignPhotos
    | KeepSignPhoto
    | ShowStatus
    | CountSign
    | CountOpenings
    | Nudge
)
_TYPES: Mapping[str, type[Payload]] = {
    "reply": Reply,
    "push": Push,
    "leave_chat": LeaveChat,
    "notice": Notice,
    "case_notice": CaseNotice,
    "digest": Digest,
    "prepare_mailbox": PrepareMailbox,
    "fetch_media": FetchMedia,
    "drop_media": DropMedia,
    "read_sign_photo": ReadSignPhoto,
    "answer_sign_photos": AnswerSignPhotos,
    "keep_sign_photo": KeepSignPhoto,
    "show_status": ShowStatus,
    "count_sign": CountSign,
    "count_openings": CountOpenings,
    "nudge": Nudge,
}
_KINDS = {type_: kind for kind, type_ in _TYPES.items()}
KINDS = frozenset(_TYPES)


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A row to be written: the id is also LINE's retry key of a push."""

    id: UUID
    kind: str
    due: datetime
    born: datetime
    payload: bytes


def kind_of(payload: Payload) -> str:
    """The word in the row's ``kind``."""
    return _KINDS[type(payload)]


def item(payload: Payload, worker_public: bytes, *, due: datetime, born: datetime) -> OutboxItem:
    """Seal a payload to the worker as a row with a fresh random id."""
    sealed = seal_padded(worker_public, encode(payload))
    return OutboxItem(uuid4(), kind_of(payload), due, born, sealed)


def dropping(job: DropMedia, worker_public: bytes, now: datetime) -> tuple[OutboxItem, ...]:
    """Rows that erase a file at once and again: what a slow or dying worker wrote meanwhile."""
    dues = (now, now + IN_HAND)
    return tuple(item(job, worker_public, due=due, born=now) for due in dues)


def open_item(kind: str, sealed: bytes, worker_private: Keyring) -> Payload:
    """Open what ``item`` sealed, by the key in use or the one before it; raises SealBroken."""
    for key in worker_private.newest_first():
        try:
            plain = open_padded(key.material, sealed)
        except SealBroken:
            continue
        return decode(kind, plain)
    raise SealBroken


def encode(payload: Payload) -> bytes:
    """JSON of the fields, UTF-8."""
    values = {one.name: _plain(getattr(payload, one.name)) for one in fields(payload)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def decode(kind: str, data: bytes) -> Payload:
    """What ``encode`` wrote for a row of this kind; raises SealBroken on anything else."""
    try:
        type_ = _TYPES[kind]
        values = json.loads(data)
        hints = get_type_hints(type_)
        return type_(**{name: _value(hints[name], value) for name, value in values.items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SealBroken from error


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def _value(hint: Any, value: Any) -> Any:
    if hint is UUID or (value is not None and hint == UUID | None):
        return UUID(value)
    if hint is bytes:
        return base64.b64decode(value, validate=True)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint == Messages:
        return tuple(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
