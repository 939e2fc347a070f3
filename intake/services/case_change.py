"""One act on a tip: planned outside the transaction, written if nothing has changed meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from intake.errors import Refused
from intake.notices import random_delay
from intake.outbox import OutboxItem, ShowStatus, item
from intake.ports.audit import by_staff
from intake.ports.casework import UndoableAct
from intake.ports.clock import Clock, hour_of
from intake.ports.store import Store, Work
from intake.ports.tips import Tip
from intake.services.case_access import find
from intake.services.case_rules import Act, acts_now
from intake.services.console_keys import ConsoleKeys
from intake.services.sessions import Signed
from intake.status import shown_to_reporter

_TRIES = 3
_ADDRESS_LIFE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class CaseLimits:
    """How long things are kept after closing, and how late a reporter may see a status."""

    status_delay: timedelta = timedelta(hours=24)
    content: timedelta = timedelta(days=730)
    media: timedelta = timedelta(days=365)
    address: timedelta = timedelta(days=30)


def _nothing(_work: Work) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Change:
    """How the tip is to stand, and what else is written with it."""

    tip: Tip
    detail: str = ""
    undoable: bool = True
    object_id: UUID | None = None
    write: Callable[[Work], None] = _nothing
    jobs: tuple[OutboxItem, ...] = ()


class CaseChanges:
    """Makes changes, each with its audit row and, delayed, what the reporter is told."""

    def __init__(self, store: Store, clock: Clock, keys: ConsoleKeys, limits: CaseLimits) -> None:
        self.store = store
        self.clock = clock
        self.keys = keys
        self.limits = limits

    def make(self, by: Signed, reference: str, act: Act, plan: Callable[[Tip], Change]) -> Tip:
        """The tip as it stands afterwards.

        Raises NotFound, Refused("act-not-now") for what the status does not allow, and
        Refused("try-again") when others keep changing the tip.
        """
        for _ in range(_TRIES):
            now = self.clock.now()
            with self.store.read() as work:
                tip = find(work, by, reference)
                last = work.casework.undoable(tip.id)
            if act not in acts_now(tip, by, last, now):
                raise Refused("act-not-now")
            change = plan(tip)
            jobs = (*change.jobs, *self.telling(tip, change.tip, now))
            with self.store.write() as work:
                if find(work, by, reference, lock=True) == tip:
                    self._write(work, by, act, tip, change=change, now=now)
                    work.outbox.enqueue(jobs)
                    return change.tip
        raise Refused("try-again")

    def closed(self, tip: Tip, now: datetime) -> Tip:
        """The tip with its dates of deletion."""
        hour = hour_of(now)
        return replace(
            tip, content_until=hour + self.limits.content, media_until=hour + self.limits.media
        )

    def address_until(self, tip: Tip) -> datetime:
        """Thirty days after closing, one year after the tip at most."""
        whole = tip.hour + _ADDRESS_LIFE
        if tip.content_until is None:
            return whole
        closed = tip.content_until - self.limits.content
        return min(whole, closed + self.limits.address)

    def _write(
        self, work: Work, by: Signed, act: Act, before: Tip, *, change: Change, now: datetime
    ) -> None:
        work.casework.save(change.tip)
        change.write(work)
        if change.tip.content_until != before.content_until:
            until = self.address_until(change.tip)
            work.casework.keep_reply_address_until(before.id, until)
        undoable = _remembered(by, act, before, change, now) if change.undoable else None
        work.casework.set_undoable(before.id, undoable)
        row = by_staff(
            now,
            act.value,
            account_id=by.account.id,
            centre_id=before.centre_id,
            tip_id=before.id,
            object_id=change.object_id,
            detail=change.detail,
        )
        work.audit.append([row])

    def telling(self, before: Tip, after: Tip, now: datetime) -> tuple[OutboxItem, ...]:
        """A job that lets the reporter see the status at a time that tells nothing."""
        shown = shown_to_reporter(after)
        if shown == shown_to_reporter(before):
            return ()
        due = now + random_delay(self.limits.status_delay)
        job = ShowStatus(after.id, shown)
        return (item(job, self.keys.worker_public.material, due=due, born=now),)


def _remembered(by: Signed, act: Act, before: Tip, change: Change, now: datetime) -> UndoableAct:
    return UndoableAct(
        tip_id=before.id,
        account_id=by.account.id,
        act=act.value,
        at=now,
        object_id=change.object_id,
        status=before.status,
        outcome=before.outcome,
        outcome_count=before.outcome_count,
        urgency=before.urgency,
        assigned_to=before.assigned_to,
        transferred=before.transferred,
        quarantined=before.quarantined,
        closing_asked_by=before.closing_asked_by,
        closing_status=before.closing_status,
        content_until=before.content_until,
        media_until=before.media_until,
    )
