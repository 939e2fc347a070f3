"""What an unlocked member sees: the centre's queue, an opened tip, its media."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from intake.errors import NotFound
from intake.media_seal import Place
from intake.model import MEDIA_KINDS, Author, Drug, Kind, PartKind, PartState, Role, Status
from intake.ports.audit import AuditRow, by_staff
from intake.ports.casework import QueuedTip, ReferralRow, SeizureRow, TransferRow
from intake.ports.clock import BANGKOK, Clock
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip
from intake.services.barring import BARS
from intake.services.case_access import OpenedTip, centre_of, find, opened
from intake.services.case_rules import Act, acts_now, undo_until
from intake.services.console_keys import ConsoleKeys
from intake.services.open_parts import OpenPart, answers_of, opened_parts, origin_proven
from intake.services.sessions import Signed
from intake.takeover import late_from
from intake.told import ToldAnswers
from intake.urgency import AcceptLimits

__all__ = ["Act", "LeftTip", "MediaAccess", "OpenPart", "OpenTip", "Reading"]

OPEN_TIP = "open_tip"
OPEN_MEDIA = "open_media"
READS = frozenset({OPEN_TIP, OPEN_MEDIA})
ONE_PLAYING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class LeftTip:
    """A tip that was transferred away: all that stays."""

    reference: str
    kind: Kind
    on: date  # Asia/Bangkok


@dataclass(frozen=True, slots=True)
class OpenTip:
    """A tip as its page shows it."""

    tip: Tip
    origin_proven: bool  # False: say so on top of the page
    answers: ToldAnswers | None = field(repr=False)
    drugs: tuple[Drug, ...]
    told: tuple[OpenPart, ...]  # the reporter's, in the order they were told
    notes: tuple[OpenPart, ...]  # the members', by time
    seizures: tuple[SeizureRow, ...]
    referrals: tuple[ReferralRow, ...]
    transfers: tuple[TransferRow, ...]
    history: tuple[AuditRow, ...]  # acts of this centre on this tip, by time
    acts: frozenset[Act]
    undo_until: datetime | None  # set when this member may undo the last act
    undo_act: str = ""  # which one that is
    media: tuple["MediaAccess", ...] = ()  # what of the media is there to be opened
    kept_from: frozenset[UUID] = frozenset()  # accounts that must not see it
    accept_by: datetime | None = None  # while nobody has accepted it


@dataclass(frozen=True, slots=True)
class MediaAccess:
    """What ``intake.media_seal.SealedMedia`` takes beside the blob, which is named ``part_id``."""

    part_id: UUID
    kind: PartKind
    place: Place
    tip_private: bytes = field(repr=False)


class Reading:
    """Reads; each reading of content is audited before it is shown."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys

    def queue(self, by: Signed) -> Sequence[QueuedTip]:
        """The own centre's tips, most urgent and newest first, unread and limits marked."""
        with self._store.read() as work:
            queued = work.casework.queue(centre_of(by), by.account.id)
            limits = _limits(work, [one.tip for one in queued])
        return [replace(one, accept_by=limits.get(one.tip.id)) for one in queued]

    def left(self, by: Signed) -> Sequence[LeftTip]:
        """What the centre transferred away: reference, kind and date only."""
        with self._store.read() as work:
            rows = work.casework.left(centre_of(by), by.account.id)
        return [
            LeftTip(one.reference, one.kind, one.hour.astimezone(BANGKOK).date()) for one in rows
        ]

    def open(self, by: Signed, reference: str) -> OpenTip:
        """Opens the tip and marks read what is shown; what comes meanwhile stays unread.

        Raises NotFound; Refused("no-key") while nobody has handed the centre's key to the member;
        Refused("tip-broken") when the stored key is not this tip's.
        """
        found = opened(self._store, by, reference)
        with self._store.write() as work:
            tip = find(work, by, reference)
            work.casework.mark_read(tip.id, by.account.id, found.tip.part_count)
            work.audit.append([self._row(OPEN_TIP, by, tip)])
        now = self._clock.now()
        parts = opened_parts(found, self._keys)
        with self._store.read() as work:
            last = work.casework.undoable(tip.id)
            acts = acts_now(tip, by, last, now)
            return OpenTip(
                tip=tip,
                origin_proven=origin_proven(found, self._keys),
                answers=answers_of(found),
                drugs=tuple(work.tips.drugs(tip.id)),
                told=tuple(one for one in parts if one.author is not Author.STAFF),
                notes=tuple(one for one in parts if one.author is Author.STAFF),
                seizures=tuple(work.casework.seizures(tip.id)),
                referrals=tuple(work.casework.referrals(tip.id)),
                transfers=tuple(work.casework.transfers(tip.id)),
                history=tuple(row for row in work.seals.of_tip(tip.id) if _shown(row, tip, by)),
                kept_from=work.casework.recused(tip.id),
                acts=acts,
                undo_until=undo_until(last, by, now) if Act.UNDO in acts else None,
                undo_act=last.act if last else "",
                media=_media(found),
                accept_by=_limits(work, [tip]).get(tip.id),
            )

    def pending(self, by: Signed, reference: str) -> int:
        """How many of the tip's files are still being fetched; reads no content, so unaudited.

        Raises NotFound.
        """
        with self._store.read() as work:
            tip = find(work, by, reference)
            return sum(one.state is PartState.PENDING for one in work.parts.of(tip.id))

    def media(
        self, by: Signed, reference: str, part_id: UUID, *, playing: bool = False
    ) -> MediaAccess:
        """The keys of a piece of media; raises NotFound. Audited.

        A player asks for piece after piece: with ``playing``, reads of the same file by the same
        member within ten minutes of a recorded one are that one.
        """
        found = opened(self._store, by, reference)
        part = next((one for one in found.parts if one.id == part_id), None)
        if part is None or part.kind not in MEDIA_KINDS:
            raise NotFound
        if not (playing and self._just_read(by, found.tip, part_id)):
            with self._store.write() as work:
                tip = find(work, by, reference)
                work.audit.append([self._row(OPEN_MEDIA, by, tip, part_id)])
        return _access(found, part)

    def _just_read(self, by: Signed, tip: Tip, part_id: UUID) -> bool:
        since = self._clock.now() - ONE_PLAYING
        with self._store.read() as work:
            return any(
                row.act == OPEN_MEDIA
                and (row.account_id, row.object_id) == (by.account.id, part_id)
                and row.at >= since
                for row in work.seals.of_tip(tip.id)
            )

    def _row(self, act: str, by: Signed, tip: Tip, part_id: UUID | None = None) -> AuditRow:
        return by_staff(
            self._clock.now(),
            act,
            account_id=by.account.id,
            centre_id=tip.centre_id,
            tip_id=tip.id,
            object_id=part_id,
        )


def _limits(work: Work, tips: Sequence[Tip]) -> dict[UUID, datetime]:
    """By when those that wait must be accepted."""
    waiting = [one for one in tips if one.status is Status.NEW and not one.withdrawn]
    return {one.tip.id: late_from(one, AcceptLimits()) for one in work.standby.arrived(waiting)}


def _media(found: OpenedTip) -> tuple[MediaAccess, ...]:
    ready = (one for one in found.parts if one.state is PartState.READY)
    return tuple(_access(found, one) for one in ready if one.kind in MEDIA_KINDS)


def _access(found: OpenedTip, part: Part) -> MediaAccess:
    place = Place(found.tip.id, part.id, part.kind, found.tip.public_half)
    return MediaAccess(part.id, part.kind, place, found.private)


def _shown(row: AuditRow, tip: Tip, by: Signed) -> bool:
    """Acts of this centre; who read a misconduct tip is for the level above alone.

    Who is barred is for leads, and never for who was it.
    """
    if row.centre_id != tip.centre_id:
        return False
    if row.act in BARS and (by.account.role is not Role.LEAD or row.object_id == by.account.id):
        return False
    return not (tip.kind is Kind.MISCONDUCT and row.act in READS)
