"""What of the staff side dies of age: sessions, unused codes, the state before the last act."""

from datetime import datetime

from intake.ports.store import Store
from intake.services.sessions import IDLE, WHOLE
from intake.status import UNDO_WITHIN


def sweep_staff(store: Store, now: datetime) -> int:
    """Deletes what is past its limit; how many rows. Bears being done twice."""
    with store.write() as work:
        return (
            work.sessions.remove_older(started_before=now - WHOLE, seen_before=now - IDLE)
            + work.officers.forget_codes(now)
            + work.casework.forget_undoable(now - UNDO_WITHIN)
        )
