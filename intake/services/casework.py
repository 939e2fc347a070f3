"""What an unlocked member does with a tip of the own centre. All raise NotFound for any other.

An act that the status does not allow raises Refused("act-not-now").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake.model import Drug, Outcome, Urgency
from intake.services.sessions import Signed


@dataclass(frozen=True, slots=True)
class Seized:
    """One kind of drug that was seized; ``unit`` is a code: pill, gram, piece, plant, litre."""

    drug: Drug
    amount: int
    unit: str


class Casework:
    """Acts of a case."""

    def note(self, by: Signed, reference: str, text: str) -> None:
        """Keeps a note, sealed as a part of the tip."""
        raise NotImplementedError

    def accept(self, by: Signed, reference: str) -> None:
        """Takes the tip up, assigned to the member."""
        raise NotImplementedError

    def investigating(self, by: Signed, reference: str) -> None:
        """An investigation is under way."""
        raise NotImplementedError

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

        False: a misconduct tip, which closes when a second member agrees.
        """
        raise NotImplementedError

    def insufficient(self, by: Signed, reference: str) -> None:
        """Rests for want of information."""
        raise NotImplementedError

    def refer(
        self, by: Signed, reference: str, *, target: str, letter_number: str, sent_on: date
    ) -> bool:
        """Made known to an outside agency; closes. False as for ``investigated``."""
        raise NotImplementedError

    def reopen(self, by: Signed, reference: str, reason: str) -> None:
        """Back to accepted; the reason becomes a note."""
        raise NotImplementedError

    def set_urgency(self, by: Signed, reference: str, urgency: Urgency, reason: str) -> None:
        """Changes the computed urgency; the reason becomes a note."""
        raise NotImplementedError

    def assign(self, by: Signed, reference: str, account_id: UUID | None) -> None:
        """To a member of the centre who may see the tip, or to nobody."""
        raise NotImplementedError

    def agree_to_close(self, by: Signed, reference: str) -> None:
        """The second person's word on a misconduct tip; never the one who asked."""
        raise NotImplementedError

    def decline_to_close(self, by: Signed, reference: str) -> None:
        """Leaves a misconduct tip open; anyone of the centre, also who asked."""
        raise NotImplementedError

    def undo(self, by: Signed, reference: str) -> None:
        """Takes the own last act back, within ten minutes; not for transfers and withdrawals."""
        raise NotImplementedError
