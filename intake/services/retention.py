"""What is erased when its time has come, and the alarms when something was never handled."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from logging import getLogger
from typing import Protocol
from uuid import UUID

from intake.keys import Key
from intake.model import Shown
from intake.outbox import Digest, item
from intake.ports.audit import by_service
from intake.ports.clock import BANGKOK, hour_of
from intake.ports.conversations import ClosingDates
from intake.ports.store import Store, Work
from intake.ports.tips import Quarantined
from intake.status import shown_to_reporter
from intake.urgency import NIGHT_BEGINS, NIGHT_ENDS

_DIGEST = "digest"
_AT_ONCE = 50
_PENDING_ALARM = 10
_log = getLogger("bosae.worker")


class SweptBlobs(Protocol):
    """Sealed files by part id."""

    def delete(self, part_ids: Sequence[UUID]) -> None:
        """Erase files; those that are not there are no error."""
        ...

    def sweep(
        self, wanted: Callable[[Sequence[UUID]], frozenset[UUID]], now: datetime, age: timedelta
    ) -> int:
        """Erase files older than ``age`` that nothing wants; how many went."""
        ...


@dataclass(frozen=True, slots=True)
class RetentionLimits:
    """How long things live; docs/threat-model.md promises these figures."""

    draft_idle: timedelta = timedelta(hours=24)
    draft_age: timedelta = timedelta(hours=72)
    parked_event: timedelta = timedelta(hours=72)
    claim: timedelta = timedelta(days=7)
    rate: timedelta = timedelta(hours=48)
    parked_row: timedelta = timedelta(hours=72)
    orphan: timedelta = timedelta(hours=96)
    slot: timedelta = timedelta(days=7)
    insufficient: timedelta = timedelta(days=180)
    content: timedelta = timedelta(days=730)
    media: timedelta = timedelta(days=365)
    address: timedelta = timedelta(days=30)
    silent_photo: timedelta = timedelta(days=7)  # of a sign, that reported nothing


@dataclass(slots=True, kw_only=True)
class Retention:
    """Runs in the worker. ``clear``: overwrites what was erased; False while a reader is in it."""

    store: Store
    blobs: SweptBlobs
    clear: Callable[[], bool]
    worker_public: Key
    limits: RetentionLimits = field(default_factory=RetentionLimits)
    pending_minutes: int = 0

    def each_minute(self, _now: datetime) -> None:
        """Settle late media and clear what was erased; an erasure is pending until that worked."""
        with self.store.write() as work:
            work.parts.adopt_results()
        if self.clear():
            self.pending_minutes = 0
            return
        self.pending_minutes += 1
        if self.pending_minutes >= _PENDING_ALARM:
            _log.error("erasure pending minutes=%d", self.pending_minutes)

    def each_hour(self, now: datetime) -> None:
        """Erase what is old; what nobody handled in its time raises an alarm."""
        hour, limits = hour_of(now), self.limits
        with self.store.write() as work:
            expiry = work.expiry
            expiry.conversations(hour - limits.draft_idle, hour - limits.draft_age)
            unhandled = expiry.parked_events(hour - limits.parked_event)
            unsent = expiry.outbox_parked(hour - limits.parked_row)
            expiry.claims(hour - limits.claim)
            expiry.rates(hour - limits.rate)
            expiry.media_results(hour - limits.orphan)
            expiry.slots(hour - limits.slot)
            expiry.reply_addresses(now)
            for tip_id in expiry.unanswered(_AT_ONCE):
                _wait_no_longer(work, tip_id, hour)
            dates = ClosingDates(hour + limits.content, hour + limits.media, hour + limits.address)
            expiry.close_insufficient(hour - limits.insufficient, dates)
        if unhandled:
            _log.error("parked events erased unhandled count=%d", unhandled)
        if unsent:
            _log.error("parked outbox rows erased count=%d", unsent)
        self._erase_tips(now)
        self._erase_photos(now)
        self._digests(hour)
        swept = self.blobs.sweep(self._wanted, now, limits.orphan)
        _log.info("blobs swept count=%d", swept)

    def _erase_tips(self, now: datetime) -> None:
        """Content and media whose date has come, tip by tip, each with its audit row."""
        while True:
            with self.store.write() as work:
                content = work.expiry.due_content(now, _AT_ONCE)
                media = set(work.expiry.due_media(now, _AT_ONCE)) - set(content)
                blobs = [part for tip_id in content for part in work.tips.erase_content(tip_id)]
                blobs += [part for tip_id in media for part in work.expiry.erase_media(tip_id)]
                work.audit.append(
                    [by_service(now, "content_erased", tip_id=tip_id) for tip_id in content]
                    + [by_service(now, "media_erased", tip_id=tip_id) for tip_id in media]
                )
            self.blobs.delete(blobs)
            if not content and not media:
                return

    def _erase_photos(self, now: datetime) -> None:
        """Photos of hung signs; each sign's newest stays, as long as there is no newer one."""
        before, silent = now - self.limits.media, now - self.limits.silent_photo
        while True:
            with self.store.write() as work:
                gone = work.photos.erase(before, unreported=silent)
            if not gone:
                return
            self.blobs.delete(gone)

    def _wanted(self, ids: Sequence[UUID]) -> frozenset[UUID]:
        with self.store.read() as work:
            return work.parts.existing(ids) | work.photos.existing(ids)

    def _digests(self, hour: datetime) -> None:
        """One content-free row for each officer whose centre got quarantined tips; none at night.

        What came at night, or while no worker ran, is told by the next digest: an hour is told of
        once, in the transaction that takes its slot.
        """
        if _is_night(hour):
            return
        since = hour - self.limits.slot
        told: Counter[UUID] = Counter()
        with self.store.read() as work:
            done = work.outbox.slots_taken(_DIGEST, since)
            found = [one for one in work.tips.quarantined(since, hour) if one.hour not in done]
            for centre_id, count in _by_centre(found).items():
                for officer in work.register.officers_of(centre_id):
                    told[officer] += count
            for kept in work.barring.quarantined_kept_from(since, hour):
                if kept.hour not in done:
                    told[kept.officer_id] -= kept.count
        items = [
            item(Digest(officer, count), self.worker_public.material, due=hour, born=hour)
            for officer, count in told.items()
            if count > 0
        ]
        if found:
            with self.store.write() as work:
                if sum(work.outbox.take_slot(_DIGEST, one) for one in {one.hour for one in found}):
                    work.outbox.enqueue(items)


def _by_centre(found: Sequence[Quarantined]) -> Counter[UUID]:
    counts: Counter[UUID] = Counter()
    for one in found:
        counts[one.centre_id] += one.count
    return counts


def _wait_no_longer(work: Work, tip_id: UUID, hour: datetime) -> None:
    """Thirty days after closing a question is gone, answered or not."""
    work.tips.answered(tip_id)
    tip = work.tips.find(tip_id)
    if tip is not None and tip.shown is Shown.WAITING:
        work.tips.show(tip_id, shown_to_reporter(tip), hour)


def _is_night(hour: datetime) -> bool:
    local = hour.astimezone(BANGKOK).hour
    return local >= NIGHT_BEGINS or local < NIGHT_ENDS
