"""How a tip's status may move, when it is closed, and what its reporter is told."""

from collections.abc import Mapping
from datetime import timedelta

from intake.model import Shown, Status
from intake.ports.tips import Tip

UNDO_WITHIN = timedelta(minutes=10)

# From accepted on to any later one; back only by re-opening.
MOVES: Mapping[Status, frozenset[Status]] = {
    Status.NEW: frozenset({Status.ACCEPTED}),
    Status.ACCEPTED: frozenset(
        {Status.INVESTIGATING, Status.INVESTIGATED, Status.INSUFFICIENT, Status.REFERRED}
    ),
    Status.INVESTIGATING: frozenset({Status.INVESTIGATED, Status.INSUFFICIENT, Status.REFERRED}),
    Status.INVESTIGATED: frozenset(),
    Status.INSUFFICIENT: frozenset(),
    Status.REFERRED: frozenset(),
}
REOPENABLE = frozenset({Status.INVESTIGATED, Status.INSUFFICIENT, Status.REFERRED})
CLOSED = frozenset({Status.INVESTIGATED, Status.REFERRED})

_SHOWN: Mapping[Status, Shown] = {
    Status.NEW: Shown.DELIVERED,
    Status.ACCEPTED: Shown.ACCEPTED,
    Status.INVESTIGATING: Shown.IN_PROGRESS,
    Status.INVESTIGATED: Shown.COMPLETED,
    Status.INSUFFICIENT: Shown.INSUFFICIENT,
    Status.REFERRED: Shown.REFERRED,
}


def shown_to_reporter(tip: Tip) -> Shown:
    """Safe words: withdrawn before waiting before transferred before the status.

    A tip joined to another is in progress whatever its own status.
    """
    if tip.withdrawn:
        return Shown.WITHDRAWN
    if tip.waiting:
        return Shown.WAITING
    if tip.transferred:
        return Shown.PASSED_ON
    if tip.linked_to is not None and tip.status not in CLOSED:
        return Shown.IN_PROGRESS
    return _SHOWN[tip.status]
