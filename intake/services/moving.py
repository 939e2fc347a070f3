"""What every move of a tip to another centre shares, by transfer or by takeover."""

from dataclasses import replace
from datetime import datetime, timedelta

from intake.model import Level, Status
from intake.notices import covers_several, new_tip_notices
from intake.outbox import OutboxItem
from intake.ports.register import CentreRow
from intake.ports.store import Store
from intake.ports.tips import Tip
from intake.register import Register, may_receive
from intake.routing import Where, allows
from intake.services.case_access import OpenedTip
from intake.services.console_keys import ConsoleKeys
from intake.services.open_parts import answers_of, origin_proven
from intake.urgency import AcceptLimits, accept_by


def where_of(found: OpenedTip, keys: ConsoleKeys) -> Where | None:
    """What the sealed answers say of the way; None when they are not proven."""
    answers = answers_of(found)
    if answers is None or not origin_proven(found, keys):
        return None
    return Where(
        found.tip.kind,
        found.tip.district_code,
        answers.province_code,
        answers.not_district,
        answers.not_province,
        answers.workplace,
        answers.service,
    )


def may_go(register: Register, where: Where | None, target: CentreRow) -> bool:
    """A tip whose answers are not proven may only go to the desk."""
    if where is None:
        return target.level is Level.DESK and may_receive(target)
    return allows(register, where, target)


def standby_of(register: Register, where: Where | None, target: CentreRow) -> CentreRow | None:
    """The next active centre up that the rules allow; the desk has none."""
    above = register.above(target)
    while above is not None and not may_go(register, where, above):
        above = register.above(above)
    return above


def moved_to(tip: Tip, target: CentreRow, standby: CentreRow | None) -> Tip:
    """The receiver starts at new. What the web process signed of the tip stays as it is."""
    return replace(
        tip,
        centre_id=target.id,
        standby_id=standby.id if standby else None,
        register_version=target.register_version,
        status=Status.NEW,
        transferred=True,
        quarantined=False,
        assigned_to=None,
        acknowledged_by=None,
        acknowledged_at=None,
    )


def arrival_notices(
    store: Store,
    keys: ConsoleKeys,
    tip: Tip,
    target: CentreRow,
    *,
    now: datetime,
    accept: AcceptLimits,
    longest_delay: timedelta,
) -> tuple[OutboxItem, ...]:
    """The receiving centre's officers are told as of a new tip."""
    name = None
    with store.read() as work:
        officers = work.register.officers_of(target.id)
        if tip.district_code is not None and covers_several(target):
            area = work.areas.find(tip.district_code)
            name = area.name_th if area else None
    return new_tip_notices(
        tip,
        officers,
        keys.worker_public.material,
        due_hour=accept_by(tip.urgency, now, accept),
        district_name=name,
        now=now,
        longest_delay=longest_delay,
    )
