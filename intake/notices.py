"""What officers are told of a tip: that it is there, never what it says."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from intake.model import Kind, Urgency
from intake.outbox import CaseNotice, Notice, OutboxItem, item
from intake.ports.register import CentreRow
from intake.ports.tips import Tip
from intake.urgency import notice_due

LATE = frozenset({"late", "late_below"})


def new_tip_notices(
    tip: Tip,
    officers: Sequence[UUID],
    worker_public: bytes,
    *,
    due_hour: datetime,
    district_name: str | None,
    now: datetime,
    longest_delay: timedelta,
) -> tuple[OutboxItem, ...]:
    """One sealed row for each officer of the tip's centre.

    What is not urgent leaves after a random delay and never at night, so that its time does not
    tell when a reporter wrote. Quarantined tips wait for the digest, urgent ones excepted.
    """
    if tip.quarantined and tip.urgency is not Urgency.NOW:
        return ()
    told = district_name if tip.kind is Kind.DRUG else None
    return tuple(
        item(
            Notice(officer, tip.reference, tip.kind, tip.urgency, tip.has_media, due_hour, told),
            worker_public,
            due=notice_due(tip.urgency, now, random_delay(longest_delay)),
            born=now,
        )
        for officer in officers
    )


def case_notices(
    tip: Tip, what: str, officers: Sequence[UUID], worker_public: bytes, now: datetime
) -> tuple[OutboxItem, ...]:
    """Something about a tip that the officers' centre knows, or stands by for; never at night.

    Late ones of the most urgent ring at night too.
    """
    rings = what in LATE and tip.urgency is Urgency.NOW
    due = notice_due(Urgency.NOW if rings else Urgency.NORMAL, now, timedelta())
    return tuple(
        item(CaseNotice(one, tip.reference, tip.kind, what), worker_public, due=due, born=now)
        for one in officers
    )


def covers_several(centre: CentreRow) -> bool:
    """Whether a notice must say which district it is about."""
    return len(centre.districts) != 1


def random_delay(longest: timedelta) -> timedelta:
    """Anything from nothing to ``longest``, to the second, unpredictable."""
    return timedelta(seconds=secrets.randbelow(int(longest.total_seconds()) + 1))
