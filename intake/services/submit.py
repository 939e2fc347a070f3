"""A tip is submitted: routed, sealed and signed outside the transaction, written in one.

Nothing that is written here is keyed by a person and survives: the draft's row is deleted in the
same transaction (by the caller), sign counts come later by a job, and the reporter's audit row
names no one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from intake.durations import bucket
from intake.first_parts import file_parts, text_parts, wraps
from intake.keys import Key, Keyring
from intake.model import Channel, PartState
from intake.notices import covers_several, new_tip_notices, random_delay
from intake.origin import signed_tip
from intake.outbox import CountSign, OutboxItem, PrepareMailbox, item
from intake.ports.audit import AuditRow, by_reporter
from intake.ports.clock import BANGKOK, hour_of
from intake.ports.receipts import BlockToken, Receipt, ReplyAddress
from intake.ports.register import CentreRow
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Submission, Tip
from intake.receipt_digits import new_receipt
from intake.receipts import tag
from intake.references import new_reference
from intake.routing import Route
from intake.sealing import seal_padded
from intake.sent import Reporter, SentTip
from intake.services.registry import Registry
from intake.urgency import AcceptLimits, accept_by, urgency_of


@dataclass(frozen=True, slots=True)
class SubmitLimits:
    """Delays and limits; a real installation lowers none of the delays."""

    notice_delay: timedelta = timedelta(minutes=3)
    sign_count_delay: timedelta = timedelta(days=1)
    address_life: timedelta = timedelta(days=365)
    tips_per_centre_hour: int = 200
    accept: AcceptLimits = field(default_factory=AcceptLimits)


@dataclass(frozen=True, slots=True)
class Submitted:
    """A tip ready to be written. ``receipt``: 16 digits, shown once and stored nowhere."""

    receipt: str = field(repr=False)
    tip: Tip
    submission: Submission = field(repr=False)
    jobs: tuple[OutboxItem, ...] = field(repr=False)
    audit: AuditRow

    def write(self, work: Work) -> None:
        """Write everything of the tip into the caller's transaction; no cryptography here."""
        work.tips.insert(self.submission)
        files = [one.id for one in self.submission.parts if one.state is PartState.PENDING]
        if files:
            work.parts.adopt_results()
        work.rates.count_tip(self.tip.centre_id, self.tip.hour)
        work.outbox.enqueue(self.jobs)
        work.audit.append([self.audit])


@dataclass(frozen=True, slots=True)
class _Known:
    """What one read gave beside the register."""

    officers: tuple[UUID, ...]
    results: Mapping[UUID, tuple[PartState, str, int]]
    full: bool
    district_name: str | None
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitTip:
    """Submits. Holds the keys of the web process that a submit needs."""

    store: Store
    registry: Registry
    worker_public: Key
    intake_signing: Key
    receipt_keys: Keyring
    limits: SubmitLimits = field(default_factory=SubmitLimits)

    def prepare(self, sent: SentTip, reporter: Reporter, now: datetime) -> Submitted:
        """Route, seal and sign; raises NotReadyError. Nothing is stored until ``write``."""
        way = self.registry.route(sent.where())
        known = self._read(sent, way.centre, now)
        tip, parts = self._sealed(sent, way, known, now)
        receipt = new_receipt()
        key = self.receipt_keys.current
        submission = Submission(
            tip=tip,
            drugs=tuple(dict.fromkeys(sent.drugs)),
            keys=wraps(sent.tip_id, sent.pair.private, way.centre, way.standby),
            parts=parts,
            receipt=Receipt(sent.tip_id, tag(key.material, receipt), key.version),
            reply_address=self._address(sent, reporter, now),
            block_token=self._block_token(sent, reporter, now),
        )
        jobs = self._jobs(sent, tip, known, receipt, now)
        audit = by_reporter(now, "submitted", tip_id=tip.id, centre_id=tip.centre_id)
        return Submitted(receipt, tip, submission, jobs, audit)

    def _read(self, sent: SentTip, centre: CentreRow, now: datetime) -> _Known:
        name = None
        with self.store.read() as work:
            if sent.district_code is not None and covers_several(centre):
                area = work.areas.find(sent.district_code)
                name = area.name_th if area else None
            reference = new_reference(now)
            while work.tips.reference_taken(reference):
                reference = new_reference(now)
            so_far = work.rates.tips_so_far(centre.id, hour_of(now))
            return _Known(
                officers=work.register.officers_of(centre.id),
                results=work.parts.results([file.part_id for file in sent.files]),
                full=so_far >= self.limits.tips_per_centre_hour,
                district_name=name,
                reference=reference,
            )

    def _sealed(
        self, sent: SentTip, way: Route, known: _Known, now: datetime
    ) -> tuple[Tip, tuple[Part, ...]]:
        hour = hour_of(now)
        parts = (*text_parts(sent, hour), *file_parts(sent, known.results, hour))
        tip = Tip(
            id=sent.tip_id,
            reference=known.reference,
            kind=sent.kind,
            channel=Channel.LINE,
            centre_id=way.centre.id,
            standby_id=way.standby.id if way.standby else None,
            first_centre_id=way.centre.id,
            district_code=sent.district_code,
            category=sent.category,
            hour=hour,
            urgency=urgency_of(sent.kind, sent.category, sent.facts),
            public_half=sent.pair.public,
            origin_signature=b"",
            origin_key_version=0,
            register_version=way.centre.register_version,
            rules_version=way.rules_version,
            rules_mark=way.mark,
            shown_hour=hour,
            duration=bucket(now - sent.started),
            part_count=len(parts),
            quarantined=sent.crowded or known.full,
            has_media=any(part.ciphertext is None for part in parts),
            other_language=sent.other_language,
        )
        return signed_tip(tip, parts, self.intake_signing), parts

    def _jobs(
        self, sent: SentTip, tip: Tip, known: _Known, receipt: str, now: datetime
    ) -> tuple[OutboxItem, ...]:
        public = self.worker_public.material
        jobs = [item(PrepareMailbox(tip.id, receipt), public, due=now, born=now)]
        if sent.sign:
            month = now.astimezone(BANGKOK).strftime("%Y-%m")
            later = now + random_delay(self.limits.sign_count_delay)
            jobs.append(item(CountSign(sent.sign, month), public, due=later, born=now))
        notices = new_tip_notices(
            tip,
            known.officers,
            public,
            due_hour=accept_by(tip.urgency, now, self.limits.accept),
            district_name=known.district_name,
            now=now,
            longest_delay=self.limits.notice_delay,
        )
        return (*jobs, *notices)

    def _address(self, sent: SentTip, reporter: Reporter, now: datetime) -> ReplyAddress | None:
        if not reporter.consent:
            return None
        sealed = seal_padded(self.worker_public.material, reporter.user_id.encode())
        return ReplyAddress(uuid4(), sent.tip_id, sealed, self._address_ends(now))

    def _block_token(self, sent: SentTip, reporter: Reporter, now: datetime) -> BlockToken:
        sealed = seal_padded(self.worker_public.material, reporter.block_label)
        return BlockToken(sent.tip_id, sealed, self._address_ends(now))

    def _address_ends(self, now: datetime) -> datetime:
        return hour_of(now) + self.limits.address_life
