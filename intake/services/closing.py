"""Closing a tip, by two people where it is about officials; and taking the last act back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4, uuid5

from intake.errors import Refused
from intake.model import Drug, Kind, Outcome, Status
from intake.ports.casework import ReferralRow, SeizureRow, UndoableAct
from intake.ports.clock import BANGKOK
from intake.ports.store import Work
from intake.ports.tips import Tip
from intake.services.case_change import CaseChanges, Change
from intake.services.case_rules import Act
from intake.services.sessions import Signed

UNITS = ("pill", "gram", "piece", "plant", "litre")
_MOST = 1_000_000_000
_LONGEST_LINE = 200
_WITH_PART = frozenset({Act.NOTE, Act.ASK, Act.URGENCY, Act.REOPEN})


@dataclass(frozen=True, slots=True)
class Seized:
    """One kind of drug that was seized; ``unit`` is a code: pill, gram, piece, plant, litre."""

    drug: Drug
    amount: int
    unit: str


class Closing:
    """Ends of a case."""

    def __init__(self, changes: CaseChanges) -> None:
        self._changes = changes

    def investigated(
        self,
        by: Signed,
        reference: str,
        outcome: Outcome,
        *,
        count: int | None,
        seized: Sequence[Seized],
    ) -> bool:
        """See ``Casework.investigated``."""
        if count is not None and not 0 <= count <= _MOST:
            raise Refused("count-malformed")
        _refuse_malformed(seized)

        def plan(tip: Tip) -> Change:
            rows = [SeizureRow(tip.id, one.drug, one.amount, one.unit) for one in seized]
            found = replace(tip, outcome=outcome, outcome_count=count)
            return self._ended(
                by,
                found,
                Status.INVESTIGATED,
                outcome.value,
                lambda work: work.casework.set_seizures(tip.id, rows),
            )

        tip = self._changes.make(by, reference, Act.INVESTIGATED, plan)
        return tip.status is Status.INVESTIGATED

    def refer(
        self, by: Signed, reference: str, *, target: str, letter_number: str, sent_on: date
    ) -> bool:
        """See ``Casework.refer``."""
        target, letter_number = " ".join(target.split()), " ".join(letter_number.split())
        if not target:
            raise Refused("target-missing")
        if len(target) > _LONGEST_LINE or len(letter_number) > _LONGEST_LINE:
            raise Refused("text-long", length=_LONGEST_LINE)
        if sent_on > self._changes.clock.now().astimezone(BANGKOK).date():
            raise Refused("date-in-future")

        def plan(tip: Tip) -> Change:
            pending = _pending_referral(tip.id)
            row = ReferralRow(pending, tip.id, target, letter_number, sent_on, by.account.id)

            def write(work: Work) -> None:
                work.casework.rename_referral(pending, uuid4())  # one of before a re-opening
                work.casework.add_referral(row)

            return self._ended(by, tip, Status.REFERRED, "", write)

        tip = self._changes.make(by, reference, Act.REFER, plan)
        return tip.status is Status.REFERRED

    def agree(self, by: Signed, reference: str) -> None:
        """See ``Casework.agree_to_close``."""

        def plan(tip: Tip) -> Change:
            status = tip.closing_status or tip.status
            closed = replace(tip, status=status, closing_status=None, closing_asked_by=None)
            return Change(self._changes.closed(closed, self._changes.clock.now()), status.value)

        self._changes.make(by, reference, Act.AGREE_TO_CLOSE, plan)

    def decline(self, by: Signed, reference: str) -> None:
        """See ``Casework.decline_to_close``."""

        def plan(tip: Tip) -> Change:
            open_still = replace(
                tip, closing_status=None, closing_asked_by=None, outcome=None, outcome_count=None
            )
            return Change(open_still, undoable=False, write=forget_closing(tip, tip.closing_status))

        self._changes.make(by, reference, Act.DECLINE_TO_CLOSE, plan)

    def taken_back(self, tip: Tip) -> Change:
        """The tip as it stood before its last act."""
        with self._changes.store.read() as work:
            last = work.casework.undoable(tip.id)
        if last is None:
            raise Refused("act-not-now")
        removes_part = last.act in _WITH_PART and last.object_id is not None
        before = replace(
            tip,
            status=last.status,
            outcome=last.outcome,
            outcome_count=last.outcome_count,
            urgency=last.urgency,
            assigned_to=last.assigned_to,
            transferred=last.transferred,
            quarantined=last.quarantined,
            closing_asked_by=last.closing_asked_by,
            closing_status=last.closing_status,
            part_count=tip.part_count - removes_part,
            waiting=tip.waiting and last.act != Act.ASK,
            content_until=last.content_until,
            media_until=last.media_until,
        )
        return Change(before, _undone(tip, last), undoable=False, write=_undoing(tip, last))

    def _ended(
        self,
        by: Signed,
        tip: Tip,
        status: Status,
        detail: str,
        write: Callable[[Work], None],
    ) -> Change:
        if tip.kind is Kind.MISCONDUCT:
            asked = replace(tip, closing_status=status, closing_asked_by=by.account.id)
            return Change(asked, f"asked {detail}".strip(), write=write)
        closed = self._changes.closed(replace(tip, status=status), self._changes.clock.now())
        return Change(closed, detail, write=write)


def _pending_referral(tip_id: UUID) -> UUID:
    """The id of a tip's latest referral, so that declining and undoing find it again."""
    return uuid5(tip_id, "latest referral")


def forget_closing(tip: Tip, status: Status | None) -> Callable[[Work], None]:
    """Takes away what was written when somebody asked to close the tip in this way."""

    def write(work: Work) -> None:
        if status is Status.REFERRED:
            work.casework.remove_referral(_pending_referral(tip.id))
        else:
            work.casework.set_seizures(tip.id, ())

    return write


def _undone(tip: Tip, last: UndoableAct) -> str:
    """What the audit says was taken back: to ask for a second person is not to close."""
    asked = tip.closing_status is not None and last.closing_status is None
    return "ask_to_close" if asked else last.act


def _undoing(tip: Tip, last: UndoableAct) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        if last.act in _WITH_PART and last.object_id is not None:
            work.receipts.drop_messages([last.object_id])
            work.casework.remove_part(tip.id, last.object_id)
        if last.act == Act.REFER:
            work.casework.remove_referral(_pending_referral(tip.id))
        if last.act == Act.INVESTIGATED:
            work.casework.set_seizures(tip.id, ())

    return write


def _refuse_malformed(seized: Sequence[Seized]) -> None:
    drugs = {one.drug for one in seized}
    if len(drugs) != len(seized):
        raise Refused("seized-malformed")
    if any(one.unit not in UNITS or not 0 < one.amount <= _MOST for one in seized):
        raise Refused("seized-malformed")
