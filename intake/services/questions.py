"""A question from staff: a part of the tip, and the same text sealed to the receipt's mailbox.

LINE carries only a nudge without content, and only where the reporter allowed it; otherwise the
question waits behind the receipt. One question waits at a time.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from intake.errors import Refused
from intake.model import PartKind, Urgency
from intake.notices import random_delay
from intake.outbox import Nudge, OutboxItem, item
from intake.ports.clock import Clock
from intake.ports.receipts import MailboxMessage
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip
from intake.questions import LONGEST_QUESTION, Asked, Mailbox, Wording, seal_question
from intake.services.case_access import opened
from intake.services.case_change import CaseChanges, CaseLimits, Change
from intake.services.case_rules import Act
from intake.services.console_keys import ConsoleKeys
from intake.services.sessions import Signed
from intake.services.staff_parts import staff_part
from intake.urgency import notice_due


class Questions:
    """Asks reporters."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        keys: ConsoleKeys,
        case_limits: CaseLimits | None = None,
        nudge_delay: timedelta = timedelta(minutes=3),
    ) -> None:
        self._changes = CaseChanges(store, clock, keys, case_limits or CaseLimits())
        self._nudge_delay = nudge_delay

    def ask(
        self,
        by: Signed,
        reference: str,
        text: str,
        *,
        wording: Wording | None = None,
        reads: str = "",
    ) -> None:
        """Leaves a question for who holds the receipt: a safe wording, own words, or both.

        ``reads``: the wording as the member read it, for the tip's own record; the reporter gets
        its code, and reads it in their language.

        Raises NotFound, Refused("act-not-now") while another one waits or the tip is closed,
        Refused("text-missing"), Refused("text-long"), and Refused("mailbox-not-ready") for the
        minute in which the receipt is prepared.
        """
        text = text.strip()
        recorded = "\n".join(filter(None, (reads, text)))
        if len(recorded) > LONGEST_QUESTION:
            raise Refused("text-long", length=LONGEST_QUESTION)
        found = opened(self._changes.store, by, reference)
        now, signing = self._changes.clock.now(), self._changes.keys.signing
        part = staff_part(
            found, by, recorded, "question", kind=PartKind.QUESTION, now=now, signing=signing
        )
        with self._changes.store.read() as work:
            receipt = work.receipts.of(found.tip.id)
        if receipt is None or receipt.public_half is None:
            raise Refused("mailbox-not-ready")
        place = Mailbox(found.tip.id, found.tip.public_half, part.id)
        sealed = seal_question(place, Asked(text, wording), receipt.public_half, signing)
        message = MailboxMessage(part.id, found.tip.id, sealed)
        nudges = self._nudges(found.tip, now)

        def plan(tip: Tip) -> Change:
            asked = replace(tip, waiting=True, part_count=tip.part_count + 1)
            return Change(
                asked,
                object_id=part.id,
                write=_writing(part, message, by, asked.part_count),
                jobs=nudges,
            )

        self._changes.make(by, reference, Act.ASK, plan)

    def _nudges(self, tip: Tip, now: datetime) -> tuple[OutboxItem, ...]:
        """One row that names where the address is kept; never at night, like a notice."""
        with self._changes.store.read() as work:
            address = work.receipts.reply_address(tip.id)
        if address is None:
            return ()
        due = notice_due(Urgency.NORMAL, now, random_delay(self._nudge_delay))
        worker = self._changes.keys.worker_public.material
        return (item(Nudge(address.id), worker, due=due, born=now),)


def _writing(part: Part, message: MailboxMessage, by: Signed, count: int) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        work.parts.insert([part])
        work.receipts.put_message(message)
        work.casework.mark_read(part.tip_id, by.account.id, count)

    return write
