"""What an unlocked member does with a tip of the own centre. All raise NotFound for any other.

An act that the status does not allow raises Refused("act-not-now").
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from intake.errors import NotFound, Refused
from intake.model import READERS, AccountState, Outcome, PartKind, Shown, Status, Urgency
from intake.ports.clock import Clock
from intake.ports.store import Store, Work
from intake.ports.tips import Part, Tip
from intake.services.case_access import centre_of, opened
from intake.services.case_change import CaseChanges, CaseLimits, Change
from intake.services.case_rules import Act
from intake.services.closing import Closing, Seized
from intake.services.console_keys import ConsoleKeys
from intake.services.sessions import Signed
from intake.services.staff_parts import note_part
from intake.status import shown_to_reporter

HEARD = frozenset({PartKind.AUDIO, PartKind.VIDEO, PartKind.FILE})

__all__ = ["Casework", "Seized", "show_if_still_so"]


class Casework:
    """Acts of a case."""

    def __init__(
        self, store: Store, clock: Clock, keys: ConsoleKeys, limits: CaseLimits | None = None
    ) -> None:
        self._changes = CaseChanges(store, clock, keys, limits or CaseLimits())
        self._closing = Closing(self._changes)

    def note(self, by: Signed, reference: str, text: str) -> None:
        """Keeps a note, sealed as a part of the tip."""
        part = self._note(by, reference, text, "note")
        self._changes.make(by, reference, Act.NOTE, lambda tip: _with_note(Change(tip), part, by))

    def transcribe(self, by: Signed, reference: str, part_id: UUID, text: str) -> None:
        """Writes down what a voice says, so that others need not play it; sealed like a note.

        Raises NotFound where the tip has no such voice, clip or file.
        """
        found = opened(self._changes.store, by, reference)
        if not any(one.id == part_id and one.kind in HEARD for one in found.parts):
            raise NotFound
        part = note_part(
            found,
            by,
            text,
            "transcript",
            now=self._changes.clock.now(),
            signing=self._changes.keys.signing,
            of=part_id,
        )
        self._changes.make(by, reference, Act.NOTE, lambda tip: _with_note(Change(tip), part, by))

    def accept(self, by: Signed, reference: str) -> None:
        """Takes the tip up, assigned to the member."""

        def plan(tip: Tip) -> Change:
            accepted = replace(
                tip,
                status=Status.ACCEPTED,
                assigned_to=by.account.id,
                transferred=False,
                quarantined=False,
            )
            return Change(accepted, _moved(tip, Status.ACCEPTED))

        self._changes.make(by, reference, Act.ACCEPT, plan)

    def investigating(self, by: Signed, reference: str) -> None:
        """An investigation is under way."""
        self._move(by, reference, Act.INVESTIGATING, Status.INVESTIGATING)

    def insufficient(self, by: Signed, reference: str) -> None:
        """Rests for want of information."""
        self._move(by, reference, Act.INSUFFICIENT, Status.INSUFFICIENT)

    def investigated(
        self,
        by: Signed,
        reference: str,
        outcome: Outcome,
        *,
        count: int | None = None,
        seized: Sequence[Seized] = (),
    ) -> bool:
        """Closes with an outcome; ``count`` persons arrested or led to treatment.

        False: a misconduct tip, which closes when a second member agrees. Raises
        Refused("count-malformed") or Refused("seized-malformed").
        """
        return self._closing.investigated(by, reference, outcome, count=count, seized=seized)

    def refer(
        self, by: Signed, reference: str, *, target: str, letter_number: str, sent_on: date
    ) -> bool:
        """Made known to an outside agency; closes. False as for ``investigated``.

        Raises Refused("target-missing"), Refused("date-in-future").
        """
        return self._closing.refer(
            by, reference, target=target, letter_number=letter_number, sent_on=sent_on
        )

    def agree_to_close(self, by: Signed, reference: str) -> None:
        """The second person's word on a misconduct tip; never the one who asked."""
        self._closing.agree(by, reference)

    def decline_to_close(self, by: Signed, reference: str) -> None:
        """Leaves a misconduct tip open; anyone of the centre, also who asked."""
        self._closing.decline(by, reference)

    def reopen(self, by: Signed, reference: str, reason: str) -> None:
        """Back to accepted; the reason becomes a note."""
        part = self._note(by, reference, reason, "reopen")

        def plan(tip: Tip) -> Change:
            reopened = replace(
                tip,
                status=Status.ACCEPTED,
                outcome=None,
                outcome_count=None,
                content_until=None,
                media_until=None,
            )
            return _with_note(Change(reopened, _moved(tip, Status.ACCEPTED)), part, by)

        self._changes.make(by, reference, Act.REOPEN, plan)

    def set_urgency(self, by: Signed, reference: str, urgency: Urgency, reason: str) -> None:
        """Changes the computed urgency; the reason becomes a note."""
        part = self._note(by, reference, reason, "urgency")

        def plan(tip: Tip) -> Change:
            change = Change(replace(tip, urgency=urgency), f"{tip.urgency.value}>{urgency.value}")
            return _with_note(change, part, by)

        self._changes.make(by, reference, Act.URGENCY, plan)

    def assign(self, by: Signed, reference: str, account_id: UUID | None) -> None:
        """To a member of the centre who may see the tip, or to nobody.

        Raises Refused("not-assignable").
        """

        def plan(tip: Tip) -> Change:
            if account_id is not None and not self._assignable(by, tip, account_id):
                raise Refused("not-assignable")

            def write(work: Work) -> None:
                if account_id in work.casework.recused(tip.id):  # barred meanwhile
                    raise Refused("not-assignable")

            return Change(replace(tip, assigned_to=account_id), write=write)

        self._changes.make(by, reference, Act.ASSIGN, plan)

    def undo(self, by: Signed, reference: str) -> None:
        """Takes the own last act back, within ten minutes; not for transfers and withdrawals."""

        def plan(tip: Tip) -> Change:
            return self._closing.taken_back(tip)

        self._changes.make(by, reference, Act.UNDO, plan)

    def _move(self, by: Signed, reference: str, act: Act, status: Status) -> None:
        self._changes.make(
            by,
            reference,
            act,
            lambda tip: Change(replace(tip, status=status), _moved(tip, status)),
        )

    def _note(self, by: Signed, reference: str, text: str, about: str) -> Part:
        found = opened(self._changes.store, by, reference)
        now = self._changes.clock.now()
        return note_part(found, by, text, about, now=now, signing=self._changes.keys.signing)

    def _assignable(self, by: Signed, tip: Tip, account_id: UUID) -> bool:
        with self._changes.store.read() as work:
            account = work.accounts.get(account_id)
            recused = work.casework.recused(tip.id)
        return (
            account is not None
            and account.centre_id == centre_of(by)
            and account.state is AccountState.ACTIVE
            and account.role in READERS
            and account.id not in recused
        )


def show_if_still_so(work: Work, tip_id: UUID, shown: Shown, hour: datetime) -> None:
    """Lets the reporter see a status, unless another act has overtaken it.

    Two jobs with random delays may come in either order; the one whose act still stands counts.
    """
    tip = work.tips.find(tip_id)
    if tip is not None and shown_to_reporter(tip) is shown:
        work.tips.show(tip_id, shown, hour)


def _moved(tip: Tip, status: Status) -> str:
    return f"{tip.status.value}>{status.value}"


def _with_note(change: Change, part: Part, by: Signed) -> Change:
    count = change.tip.part_count + 1

    def write(work: Work) -> None:
        work.parts.insert([part])
        work.casework.mark_read(part.tip_id, by.account.id, count)

    return replace(
        change, tip=replace(change.tip, part_count=count), object_id=part.id, write=write
    )
