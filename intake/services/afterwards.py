"""What the holder of a receipt has asked for, prepared and sealed: each writes itself once."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from intake.model import MEDIA_KINDS, Shown, Status
from intake.outbox import OutboxItem
from intake.ports.audit import AuditRow
from intake.ports.store import Work
from intake.ports.tips import Part


@dataclass(frozen=True, slots=True)
class Addition:
    """Parts that came later, sealed to the tip's public half, ready to be written."""

    tip_id: UUID
    parts: tuple[Part, ...] = field(repr=False)
    answered: tuple[UUID, ...]
    shown: Shown | None
    notices: tuple[OutboxItem, ...] = field(repr=False)
    audit: AuditRow
    telling: tuple[OutboxItem, ...] = field(default=(), repr=False)

    def write(self, work: Work) -> None:
        """Write into the caller's transaction; a second time adds nothing.

        Nothing either, once the content was erased: nobody holds a key to what would be added.
        """
        if work.tips.find(self.tip_id, lock=True) is None or not work.tip_keys.of(self.tip_id):
            return
        new = work.parts.insert(self.parts)
        if not new:
            return
        media = any(part.kind in MEDIA_KINDS for part in self.parts)
        work.tips.added(self.tip_id, new, media=media)
        if media:
            work.parts.adopt_results()
        if self.answered:
            self._clear_the_questions(work)
        work.outbox.enqueue(self.notices)
        work.audit.append([self.audit])

    def _clear_the_questions(self, work: Work) -> None:
        """Unless another one was asked meanwhile: that one still waits."""
        work.receipts.drop_messages(self.answered)
        if work.receipts.mailbox(self.tip_id):
            return
        work.tips.answered(self.tip_id)
        if self.shown is not None:
            work.tips.show(self.tip_id, self.shown, self.audit.at)
        work.outbox.enqueue(self.telling)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal, ready to be written; what happens depends on whether the tip is accepted."""

    tip_id: UUID
    content_until: datetime
    notices: tuple[OutboxItem, ...] = field(repr=False)
    drops: tuple[OutboxItem, ...] = field(repr=False)
    audit: AuditRow

    def write(self, work: Work) -> None:
        """Write into the caller's transaction; a second time changes nothing."""
        tip = work.tips.find(self.tip_id, lock=True)
        if tip is None or tip.withdrawn:
            return
        if tip.status is Status.NEW and not tip.legal_hold:
            work.tips.erase_content(tip.id)
            work.outbox.enqueue(self.drops)
            work.tips.mark_withdrawn(tip.id, None)
        else:
            work.tips.mark_withdrawn(tip.id, self.content_until)
            work.outbox.enqueue(self.notices)
        work.audit.append([self.audit])


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The erasure of a reply address, ready to be written."""

    tip_id: UUID
    audit: AuditRow

    def write(self, work: Work) -> None:
        """Write into the caller's transaction; a second time changes nothing."""
        if work.receipts.forget_reply_address(self.tip_id):
            work.audit.append([self.audit])
