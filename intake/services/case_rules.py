"""Which acts a tip allows now, and until when the last one can be taken back."""

from datetime import datetime
from enum import StrEnum

from intake.model import Status
from intake.ports.casework import UndoableAct
from intake.ports.tips import Tip
from intake.services.sessions import Signed
from intake.status import CLOSED, MOVES, REOPENABLE, UNDO_WITHIN


class Act(StrEnum):
    """What can be done with a tip now, by this member."""

    NOTE = "note"
    ASK = "ask"
    ACCEPT = "accept"
    INVESTIGATING = "investigating"
    INVESTIGATED = "investigated"
    INSUFFICIENT = "insufficient"
    REFER = "refer"
    TRANSFER = "transfer"
    REOPEN = "reopen"
    URGENCY = "urgency"
    ASSIGN = "assign"
    UNDO = "undo"
    AGREE_TO_CLOSE = "agree_to_close"
    DECLINE_TO_CLOSE = "decline_to_close"


_MOVING = {
    Act.ACCEPT: Status.ACCEPTED,
    Act.INVESTIGATING: Status.INVESTIGATING,
    Act.INVESTIGATED: Status.INVESTIGATED,
    Act.INSUFFICIENT: Status.INSUFFICIENT,
    Act.REFER: Status.REFERRED,
}


def acts_now(tip: Tip, by: Signed, undoable: UndoableAct | None, now: datetime) -> frozenset[Act]:
    """What the tip's page offers; the same rule refuses everything else."""
    acts = {Act.NOTE}
    if tip.withdrawn:
        return frozenset(acts)
    if undo_until(undoable, by, now) is not None and not _answered(tip, undoable):
        acts.add(Act.UNDO)
    if tip.closing_status is not None:
        acts.add(Act.DECLINE_TO_CLOSE)
        if tip.closing_asked_by != by.account.id:
            acts.add(Act.AGREE_TO_CLOSE)
        return frozenset(acts)
    acts |= {act for act, status in _MOVING.items() if status in MOVES[tip.status]}
    if tip.status in REOPENABLE:
        acts.add(Act.REOPEN)
    else:
        acts |= {Act.TRANSFER, Act.URGENCY, Act.ASSIGN}
    if not (tip.waiting or tip.status in CLOSED or tip.content_until):
        acts.add(Act.ASK)
    return frozenset(acts)


def _answered(tip: Tip, undoable: UndoableAct | None) -> bool:
    """A question that was answered is not taken back: the answer would stand alone."""
    return undoable is not None and undoable.act == Act.ASK and not tip.waiting


def undo_until(undoable: UndoableAct | None, by: Signed, now: datetime) -> datetime | None:
    """Until when this member may take the last act back; None when there is nothing to."""
    if undoable is None or undoable.account_id != by.account.id:
        return None
    until = undoable.at + UNDO_WITHIN
    return until if now < until else None
