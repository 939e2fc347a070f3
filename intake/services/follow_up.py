"""What the holder of a receipt may do: see the status, read questions, add, withdraw.

Looking up writes nothing but a count of the person's look-ups; everything else is prepared outside
the transaction and written with the end of the conversation, whose row is deleted there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from intake.errors import Refused
from intake.keys import Key, Keyring
from intake.model import MEDIA_KINDS, Author, PartKind, PartState, Shown
from intake.notices import case_notices, random_delay
from intake.origin import part_hash, signed_part
from intake.outbox import DropMedia, OutboxItem, ShowStatus, dropping, item
from intake.ports.audit import by_reporter
from intake.ports.clock import hour_of
from intake.ports.receipts import MailboxMessage, Receipt
from intake.ports.store import Store
from intake.ports.tips import Part, Tip
from intake.questions import Asked, Mailbox, open_question
from intake.receipt_digits import is_receipt
from intake.receipts import tag
from intake.sealing import KeyPair, SealBroken, seal_part_to
from intake.sent import SentFile, SentText
from intake.services.afterwards import Addition, Forgetting, Withdrawal
from intake.status import shown_to_reporter
from intake.told import ToldAnswers, ToldText

Stretch = Callable[[bytes, bytes], bytes]  # (secret, salt) -> 32 bytes by Argon2id


class LookUpRefused(Exception):  # noqa: N818 - reads as what happened
    """No tip was opened. ``reason``: unknown | not_ready | too_many."""

    def __init__(self, reason: Literal["unknown", "not_ready", "too_many"]) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class OpenedByReceipt:
    """What a receipt opens: status and mailbox, never the tip. ``questions``: by part id.

    ``files_lost``: of the reporter, which came after sending and could not be kept.
    """

    tip_id: UUID
    public_half: bytes
    shown: Shown
    questions: tuple[tuple[UUID, Asked], ...] = field(repr=False)
    may_withdraw: bool
    has_reply_address: bool
    files_lost: int = 0


@dataclass(frozen=True, slots=True)
class FollowUpLimits:
    """``look_ups``: of one person in an hour. ``withdrawn_kept``: once a centre has accepted."""

    look_ups: int = 10
    withdrawn_kept: timedelta = timedelta(days=30)
    notice_delay: timedelta = timedelta(minutes=3)
    status_delay: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Follow-up by receipt. ``stretch``: Argon2id at the receipts' cost, two at once on a host."""

    store: Store
    receipt_keys: Keyring
    stretch: Stretch
    intake_signing: Key
    worker_public: Key
    console_signatures: Keyring
    limits: FollowUpLimits = field(default_factory=FollowUpLimits)

    def look_up(self, digits: str, rate_name: bytes, now: datetime) -> OpenedByReceipt:
        """Open what the receipt opens; raises LookUpRefused.

        ``rate_name``: the person's pseudonym of the day under the rate label. The count is a
        transaction of its own; look-ups are not audited, because the row would lie beside it.
        """
        if not is_receipt(digits):
            raise LookUpRefused("unknown")
        with self.store.write() as work:
            act = f"look_up_{now.hour:02d}"
            if work.rates.count(rate_name, act, hour_of(now)) > self.limits.look_ups:
                raise LookUpRefused("too_many")
        tags = [
            (key.version, tag(key.material, digits)) for key in self.receipt_keys.newest_first()
        ]
        with self.store.read() as work:
            candidates = work.receipts.by_tags(tags)
        receipt, pair = self._matching(digits, candidates)
        with self.store.read() as work:
            tip = work.tips.find(receipt.tip_id)
            waiting = work.receipts.mailbox(receipt.tip_id)
            address = work.receipts.reply_address(receipt.tip_id)
            parts = work.parts.of(receipt.tip_id)
        if tip is None:
            raise LookUpRefused("unknown")
        return OpenedByReceipt(
            tip_id=tip.id,
            public_half=tip.public_half,
            shown=tip.shown,
            questions=self._opened(tip, waiting, pair),
            may_withdraw=not tip.withdrawn,
            has_reply_address=address is not None,
            files_lost=sum(_was_lost(part) for part in parts),
        )

    def add(
        self,
        tip_id: UUID,
        *,
        texts: Sequence[SentText] = (),
        files: Sequence[SentFile] = (),
        answers: Mapping[str, tuple[str, ...]] | None = None,
        answered: Sequence[UUID] = (),
        now: datetime,
    ) -> Addition:
        """Seal more to a tip that nobody here can read; ``answered``: staff's questions.

        Raises Refused for a tip that is gone, withdrawn, or erased when its time had come.
        """
        tip, officers = self._tip(tip_id)
        if tip.withdrawn:
            raise Refused("already-withdrawn")
        if self._is_erased(tip):
            raise Refused("already-erased")
        hour = hour_of(now)
        kind = PartKind.ANSWER if answered else PartKind.TEXT
        to = answered[0].hex if answered else ""
        told = [
            (text.part_id, kind, ToldText(text.text, text.topic, place, to).to_bytes())
            for place, text in enumerate(texts, start=tip.part_count)  # after all that was told
        ]
        if answers:
            topics = {file.part_id: file.topic for file in files}
            plain = ToldAnswers(answers=answers, topics=topics).to_bytes()
            told.append((uuid4(), PartKind.ANSWERS, plain))
        sealed = [self._sealed(tip, part_id, kind, plain, hour) for part_id, kind, plain in told]
        media = [self._awaited(tip, file, hour) for file in files]
        notices = self._notices(tip, "added", officers, now) if answered else ()
        return Addition(
            tip_id=tip.id,
            parts=(*sealed, *media),
            answered=tuple(answered),
            shown=_after_answer(tip) if answered else None,
            telling=self._telling(tip, now) if answered else (),
            notices=notices,
            audit=by_reporter(now, "added", tip_id=tip.id, centre_id=tip.centre_id),
        )

    def withdraw(self, tip_id: UUID, now: datetime) -> Withdrawal:
        """Not yet accepted: parts and wraps are erased; accepted: told, and erased after 30 days.

        Raises Refused for a tip that is gone.
        """
        tip, officers = self._tip(tip_id)
        return Withdrawal(
            tip_id=tip.id,
            content_until=hour_of(now) + self.limits.withdrawn_kept,
            notices=self._notices(tip, "withdrawn", officers, now),
            drops=self._drops(tip, now),
            audit=by_reporter(now, "withdrawn", tip_id=tip.id, centre_id=tip.centre_id),
        )

    def forget_address(self, tip_id: UUID, now: datetime) -> Forgetting:
        """No nudge from now on; raises Refused for a tip that is gone."""
        tip, _ = self._tip(tip_id)
        audit = by_reporter(now, "address_forgotten", tip_id=tip.id, centre_id=tip.centre_id)
        return Forgetting(tip.id, audit)

    def _matching(self, digits: str, candidates: Sequence[Receipt]) -> tuple[Receipt, KeyPair]:
        for receipt in candidates:
            if receipt.salt is not None and receipt.public_half is not None:
                pair = KeyPair.of(self.stretch(digits.encode(), receipt.salt))
                if pair.public == receipt.public_half:
                    return receipt, pair
        unprepared = any(receipt.public_half is None for receipt in candidates)
        raise LookUpRefused("not_ready" if unprepared else "unknown")

    def _tip(self, tip_id: UUID) -> tuple[Tip, tuple[UUID, ...]]:
        with self.store.read() as work:
            tip = work.tips.find(tip_id)
            if tip is None:
                raise Refused("receipt-unknown")
            return tip, work.register.officers_of(tip.centre_id)

    def _is_erased(self, tip: Tip) -> bool:
        with self.store.read() as work:
            return not work.tip_keys.of(tip.id)

    def _drops(self, tip: Tip, now: datetime) -> tuple[OutboxItem, ...]:
        """Jobs that erase the tip's files: whoever withdraws need not wait for the sweep."""
        with self.store.read() as work:
            files = [part.id for part in work.parts.of(tip.id) if part.kind in MEDIA_KINDS]
        public = self.worker_public.material
        return tuple(row for one in files for row in dropping(DropMedia(one), public, now))

    def _notices(
        self, tip: Tip, what: str, officers: Sequence[UUID], now: datetime
    ) -> tuple[OutboxItem, ...]:
        later = now + random_delay(self.limits.notice_delay)
        return case_notices(tip, what, officers, self.worker_public.material, later)

    def _telling(self, tip: Tip, now: datetime) -> tuple[OutboxItem, ...]:
        """What the question hid of the status is shown after a delay, as any status is."""
        shown = _without_question(tip)
        if tip.shown in {Shown.WAITING, shown}:
            return ()
        due = now + random_delay(self.limits.status_delay)
        job = ShowStatus(tip.id, shown)
        return (item(job, self.worker_public.material, due=due, born=now),)

    def _opened(
        self, tip: Tip, messages: Sequence[MailboxMessage], pair: KeyPair
    ) -> tuple[tuple[UUID, Asked], ...]:
        opened = []
        for message in messages:
            place = Mailbox(tip.id, tip.public_half, message.part_id)
            try:
                asked = open_question(place, message.sealed, pair.private, self.console_signatures)
            except SealBroken:
                continue  # planted: the console did not ask it here
            opened.append((message.part_id, asked))
        return tuple(opened)

    def _sealed(
        self, tip: Tip, part_id: UUID, kind: PartKind, plain: bytes, hour: datetime
    ) -> Part:
        sealed = seal_part_to(tip.public_half, tip.id, part_id, kind, plain)
        part = Part(
            id=part_id,
            tip_id=tip.id,
            kind=kind,
            author=Author.REPORTER,
            state=PartState.READY,
            hour=hour,
            size=len(sealed.ciphertext),
            ciphertext=sealed.ciphertext,
            sealed_key=sealed.sealed_key,
            hash=part_hash(sealed.ciphertext, sealed.sealed_key),
        )
        return signed_part(part, tip.public_half, self.intake_signing)

    def _awaited(self, tip: Tip, file: SentFile, hour: datetime) -> Part:
        part = Part(
            id=file.part_id,
            tip_id=tip.id,
            kind=file.kind,
            author=Author.REPORTER,
            state=PartState.PENDING,
            hour=hour,
        )
        return signed_part(part, tip.public_half, self.intake_signing)


def _was_lost(part: Part) -> bool:
    """Whether a reporter's file never reached the tip; erased when its time came is not lost."""
    ended = part.state is PartState.FAILED and part.result != "erased"
    return ended and part.author is Author.REPORTER and part.kind in MEDIA_KINDS


def _after_answer(tip: Tip) -> Shown | None:
    """An answer clears "there is a question" at once; any other word keeps its own delay."""
    if tip.shown is not Shown.WAITING:
        return None
    return _without_question(tip)


def _without_question(tip: Tip) -> Shown:
    return shown_to_reporter(replace(tip, waiting=False))
