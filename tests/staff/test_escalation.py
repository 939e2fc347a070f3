"""Past its limit a tip is told to the next officer, the lead, the centre above; once each."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from intake.model import Kind, Urgency, Workplace
from intake.outbox import CaseNotice, Digest, Notice, open_item
from intake.ports.clock import BANGKOK
from intake.services.barring import BarReason
from intake.services.escalation import Escalation, may_hear
from intake.services.retention import Retention
from storage.tables import OutboxRow
from tests.staff.house import StaffHouse

HOUR = timedelta(hours=1)
OFFICERS = ("staff-4505", "lead-4505", "lead-45")


@pytest.fixture
def linked(staffed: StaffHouse) -> StaffHouse:
    """Staff and lead of the district and the lead above have their phones linked."""
    for number, login in enumerate(OFFICERS):
        code = staffed.officer_codes.new(staffed.signed(login))
        staffed.links.link(code, f"U{number:032x}")
    return staffed


def officer_names(house: StaffHouse) -> dict[object, str]:
    with house.store.read() as work:
        found = {login: work.officers.of_account(house.people[login].id) for login in OFFICERS}
    return {one.id: login for login, one in found.items() if one}


def told(house: StaffHouse) -> list[tuple[str, str]]:
    """Every notice of escalation that was ever put into the outbox: what, and to whom."""
    names = officer_names(house)
    with house.store.read() as work:
        rows = work.connection.exec_driver_sql(
            "SELECT payload FROM outbox WHERE kind = 'case_notice' ORDER BY born, due"
        ).all()
    payloads = [open_item("case_notice", bytes(row.payload), house.worker_private) for row in rows]
    return [(one.what, names[one.officer_id]) for one in payloads if isinstance(one, CaseNotice)]


def hours_pass(house: StaffHouse, escalation: Escalation, hours: int) -> list[int]:
    """How many notices there are after each hour; two hosts look each time."""
    counts = []
    for _ in range(hours):
        house.clock.forward(HOUR)
        escalation.each_hour(house.clock.now())
        escalation.each_hour(house.clock.now())
        counts.append(len(told(house)))
    return counts


def watch(house: StaffHouse) -> Escalation:
    """A worker that has been running."""
    escalation = Escalation(house.store, house.keys.worker_public)
    escalation.each_hour(house.clock.now())
    return escalation


def test_the_next_officer_then_the_lead_then_the_centre_above_each_once(
    linked: StaffHouse,
) -> None:
    escalation = watch(linked)
    linked.change(linked.tip(), urgency=Urgency.NOW)
    assert hours_pass(linked, escalation, 7) == [0, 1, 2, 3, 3, 3, 3]
    assert told(linked) == [
        ("late", "staff-4505"),
        ("late", "lead-4505"),
        ("late_below", "lead-45"),
    ]


def test_what_was_accepted_tells_nobody_and_who_said_they_know_is_not_the_next(
    linked: StaffHouse,
) -> None:
    escalation = watch(linked)
    accepted, known = linked.tip(), linked.tip()
    for one in (accepted, known):
        linked.change(one, urgency=Urgency.NOW)
    linked.links.acknowledge(f"U{0:032x}", known.reference)
    linked.casework.accept(linked.signed("staff-4505"), accepted.reference)
    assert hours_pass(linked, escalation, 3)[-1] == 2
    assert [who for _, who in told(linked)] == ["lead-4505", "lead-45"]


def test_hours_in_which_no_worker_ran_are_told_of_once_by_the_highest_rung(
    linked: StaffHouse,
) -> None:
    escalation = watch(linked)
    linked.change(linked.tip(), urgency=Urgency.NOW)
    linked.clock.forward(4 * HOUR)
    escalation.each_hour(linked.clock.now())
    assert told(linked) == [("late_below", "lead-45")]


def test_nothing_that_is_not_urgent_rings_at_night(linked: StaffHouse) -> None:
    escalation = watch(linked)
    linked.clock.forward(15 * HOUR)  # a tip of the night: its limit ends at night too
    linked.change(linked.tip(), urgency=Urgency.SOON)
    hours_pass(linked, escalation, 60)
    row = OutboxRow.__table__.c
    with linked.store.read() as work:
        dues = work.connection.scalars(sa.select(row.due).where(row.kind == "case_notice")).all()
    assert len(dues) == 3
    assert all(6 <= due.astimezone(BANGKOK).hour < 21 for due in dues)


def test_a_notice_that_waits_is_not_sent_to_who_was_barred_or_lost_the_tip(
    linked: StaffHouse,
) -> None:
    tip = linked.tip()
    names = {login: one for one, login in officer_names(linked).items()}

    def hears(login: str, what: str = "") -> bool:
        officer = names[login]
        case = CaseNotice(officer, tip.reference, tip.kind, what)  # type: ignore[arg-type]
        new = Notice(officer, tip.reference, tip.kind, tip.urgency, False, tip.hour, None)  # type: ignore[arg-type]  # noqa: FBT003
        return may_hear(linked.store, case if what else new)

    assert [hears(one) for one in OFFICERS] == [True, True, False]
    assert [hears(one, "late_below") for one in OFFICERS] == [False, False, True]
    linked.barring.bar(
        linked.signed("lead-4505"), tip.reference, linked.people["staff-4505"].id, BarReason.KIN
    )
    for what in ("", "withdrawn", "added", "late"):
        assert not hears("staff-4505", what)
        assert hears("lead-4505", what)
    linked.casework.accept(linked.signed("lead-4505"), tip.reference)
    assert not hears("lead-4505", "late")
    assert not hears("lead-45", "late_below")
    assert hears("lead-4505", "added")


def test_a_misconduct_tip_goes_up_its_own_way_alone(linked: StaffHouse) -> None:
    escalation = watch(linked)
    tip = linked.tip(kind=Kind.MISCONDUCT, workplace=Workplace.DISTRICT)
    linked.change(tip, urgency=Urgency.NOW)
    hours_pass(linked, escalation, 6)
    assert told(linked) == [("late", "lead-45")]  # the province has it; nobody of the district


def test_the_digest_of_the_barred_does_not_count_their_tip(linked: StaffHouse) -> None:
    tips = [linked.tip(), linked.tip()]
    for one in tips:
        linked.change(one, quarantined=True)
    linked.barring.bar(
        linked.signed("lead-4505"), tips[0].reference, linked.people["staff-4505"].id, BarReason.KIN
    )
    linked.clock.forward(HOUR)
    Retention(
        store=linked.store,
        blobs=_NoBlobs(),
        clear=lambda: True,
        worker_public=linked.keys.worker_public,
    ).each_hour(linked.clock.now())
    names = officer_names(linked)
    with linked.store.read() as work:
        rows = work.connection.exec_driver_sql(
            "SELECT payload FROM outbox WHERE kind = 'digest'"
        ).all()
    found = [open_item("digest", bytes(row.payload), linked.worker_private) for row in rows]
    counts = {names[one.officer_id]: one.count for one in found if isinstance(one, Digest)}
    assert counts == {"staff-4505": 1, "lead-4505": 2}


class _NoBlobs:
    def delete(self, part_ids: object) -> None: ...

    def sweep(self, *_: object) -> int:
        return 0
