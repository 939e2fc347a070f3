"""The standby opens nothing without a ground; after a takeover it alone has the tip."""

import random
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from intake.errors import NotFound, Refused
from intake.model import CentreState, Holder, Kind, Role, Shown, Status, Urgency, Workplace
from intake.outbox import Notice, ShowStatus, open_item
from intake.ports.casework import RecusalRow
from intake.ports.tips import Tip
from intake.register import signed_centre
from intake.services.audit import AuditChoice
from intake.services.barring import BarReason
from intake.services.sessions import Signed
from intake.services.transfers import TransferReason
from intake.status import shown_to_reporter
from intake.takeover import Ground
from storage.tables import TipKey
from tests.staff.house import STORY, StaffHouse

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = timedelta(days=2)  # a normal tip of a Tuesday morning is past its limit


def wraps_of(house: StaffHouse, tip_id: UUID) -> set[tuple[UUID, str]]:
    table = TipKey.__table__
    with house.store.read() as work:
        rows = work.connection.execute(table.select().where(table.c.tip_id == tip_id))
        return {(row.centre_id, row.role) for row in rows}


def deactivate(house: StaffHouse, area: str) -> None:
    """What two people do on the page of the centre."""
    row = house.centre(area)
    ended = replace(row, state=CentreState.DEACTIVATED, register_version=row.register_version + 1)
    with house.store.write() as work:
        work.register.change(signed_centre(ended, house.keys.signing))


def bar_everybody(house: StaffHouse, reference: str, area: str) -> None:
    above = house.signed("lead-45" if area.startswith("450") else "desk")
    for login in [one for one in house.people if one.endswith(f"-{area}")]:
        house.barring.bar_below(above, reference, house.people[login].id, BarReason.KIN)


def keep_alive(house: StaffHouse, *logins: str) -> None:
    for login in logins:
        house.fresh(login)


def test_without_a_ground_the_standby_finds_nothing(staffed: StaffHouse) -> None:
    tip, above = staffed.tip(), staffed.signed("lead-45")
    for reference in (tip.reference, "6901-AAAAAA"):
        with pytest.raises(NotFound):
            staffed.takeovers.take(above, reference)
    assert staffed.takeovers.offered(above) == []
    assert wraps_of(staffed, tip.id) == {
        (staffed.centres["4505"], Holder.HOLDER),
        (staffed.centres["45"], Holder.STANDBY),
    }


def test_past_its_limit_the_lead_above_takes_it_and_the_centre_below_has_it_no_more(
    staffed: StaffHouse,
) -> None:
    tip = staffed.tip()
    staffed.clock.forward(LATE)
    keep_alive(staffed, "lead-4505", "staff-4505")
    above = staffed.fresh("lead-45")
    [offered] = staffed.takeovers.offered(above)
    assert (offered.tip.reference, offered.ground) == (tip.reference, Ground.LATE)
    staffed.takeovers.take(above, tip.reference)
    assert wraps_of(staffed, tip.id) == {
        (staffed.centres["45"], Holder.HOLDER),
        (staffed.centres[""], Holder.STANDBY),
    }
    opened = staffed.reading.open(above, tip.reference)
    assert [part.text for part in opened.told] == [STORY]
    assert opened.origin_proven
    assert (opened.tip.status, shown_to_reporter(opened.tip)) == (Status.NEW, Shown.PASSED_ON)
    below = staffed.signed("lead-4505")
    with pytest.raises(NotFound):
        staffed.reading.open(below, tip.reference)
    [lost] = staffed.takeovers.lost(below)
    assert (lost.reference, lost.to_centre_id) == (tip.reference, staffed.centres["45"])
    for login in ("lead-4505", "lead-45"):  # both sides see it
        seen = staffed.trail.of_centre(staffed.signed(login), AuditChoice())
        assert [one.row.detail for one in seen.entries if one.row.act == "takeover"] == ["late"]
    with pytest.raises(NotFound):
        staffed.takeovers.take(above, tip.reference)


def test_what_was_accepted_in_time_is_no_ground(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.casework.accept(staffed.signed("staff-4505"), tip.reference)
    staffed.clock.forward(LATE)
    keep_alive(staffed, "staff-4505")
    with pytest.raises(NotFound):
        staffed.takeovers.take(staffed.fresh("lead-45"), tip.reference)


@pytest.mark.parametrize(
    ("urgency", "limit"), [(Urgency.NOW, HOUR), (Urgency.SOON, DAY), (Urgency.NORMAL, DAY)]
)
def test_each_urgency_has_its_limit_from_the_next_full_hour(
    staffed: StaffHouse, urgency: Urgency, limit: timedelta
) -> None:
    tip = staffed.tip()
    staffed.change(tip, urgency=urgency)
    into_the_hour = staffed.clock.now() - tip.hour
    staffed.clock.forward(HOUR + limit - into_the_hour - timedelta(seconds=1))
    above = staffed.fresh("lead-45")
    assert staffed.takeovers.offered(above) == []
    staffed.clock.forward(timedelta(seconds=1))
    assert [one.ground for one in staffed.takeovers.offered(above)] == [Ground.LATE]


def test_after_a_transfer_the_limit_begins_anew(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.clock.forward(LATE)
    there = staffed.centres["4506"]
    staffed.transfers.transfer(
        staffed.fresh("staff-4505"), tip.reference, there, TransferReason.OTHER
    )
    keep_alive(staffed, "lead-4506")
    assert staffed.takeovers.offered(staffed.fresh("lead-45")) == []


def test_three_working_days_without_a_reader_are_a_ground_and_a_clerk_is_none(
    staffed: StaffHouse,
) -> None:
    staffed.join("clerk-4505", Role.CLERK, "4505", confirmed_by="lead-4505")
    tip = staffed.tip()  # on a Tuesday
    staffed.casework.accept(staffed.signed("staff-4505"), tip.reference)
    staffed.clock.forward(3 * DAY)  # Friday: two whole working days
    keep_alive(staffed, "clerk-4505")
    assert staffed.takeovers.offered(staffed.fresh("lead-45")) == []
    staffed.clock.forward(DAY)
    above = staffed.fresh("lead-45")
    assert [one.ground for one in staffed.takeovers.offered(above)] == [Ground.STALE]
    keep_alive(staffed, "staff-4505")  # somebody is back
    assert staffed.takeovers.offered(above) == []
    with pytest.raises(NotFound):
        staffed.takeovers.take(above, tip.reference)


def test_a_deactivated_centres_tips_are_taken_all_at_once(staffed: StaffHouse) -> None:
    tips = {staffed.tip().reference for _ in range(3)}
    withdrawn = staffed.tip()
    staffed.change(withdrawn, withdrawn=True)
    above = staffed.signed("lead-45")
    deactivate(staffed, "4505")
    done = staffed.takeovers.take_all(above)
    assert (done.taken, done.refused) == (3, 0)
    assert {one.tip.reference for one in staffed.reading.queue(above)} == tips
    assert staffed.takeovers.offered(above) == []


def test_when_all_are_barred_the_centre_above_is_told_and_takes_it(staffed: StaffHouse) -> None:
    staffed.links.link(staffed.officer_codes.new(staffed.signed("lead-45")), "U" + "1" * 32)
    tip = staffed.tip()
    staffed.casework.accept(staffed.signed("staff-4505"), tip.reference)
    bar_everybody(staffed, tip.reference, "4505")
    with staffed.store.read() as work:
        rows = work.connection.exec_driver_sql(
            "SELECT payload FROM outbox WHERE kind = 'case_notice'"
        ).all()
    [told] = [open_item("case_notice", bytes(row.payload), staffed.worker_private) for row in rows]
    assert (told.what, told.reference) == ("left_alone", tip.reference)  # type: ignore[union-attr]
    above = staffed.signed("lead-45")
    assert [one.ground for one in staffed.takeovers.offered(above)] == [Ground.ALL_BARRED]
    staffed.takeovers.take(above, tip.reference)
    assert staffed.takeovers.lost(staffed.signed("lead-4505")) == []  # barred: not even that


def test_staff_above_a_lead_beside_and_the_barred_lead_above_take_nothing(
    staffed: StaffHouse,
) -> None:
    staffed.join("staff-45", Role.STAFF, "45", confirmed_by="lead-45")
    tip = staffed.tip()
    deactivate(staffed, "4505")
    for login in ("staff-45", "lead-4506", "desk", "admin", "lead-4505"):
        with pytest.raises(NotFound):
            staffed.takeovers.take(staffed.signed(login), tip.reference)
    by = staffed.signed("lead-45")
    with staffed.store.write() as work:
        row = RecusalRow(tip.id, by.account.id, by.account.id, tip.hour, "kin")
        work.casework.add_recusal(row)
    assert staffed.takeovers.offered(by) == []
    with pytest.raises(NotFound):
        staffed.takeovers.take(by, tip.reference)


def test_the_desk_has_no_standby_and_no_takeover(staffed: StaffHouse) -> None:
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.CENTRAL)
    staffed.clock.forward(30 * DAY)
    keep_alive(staffed, "desk")
    for login in ("lead-45", "desk", "desk-2"):
        assert staffed.takeovers.offered(staffed.fresh(login)) == []
        with pytest.raises(NotFound):
            staffed.takeovers.take(staffed.signed(login), tip.reference)


def test_a_key_put_in_by_a_writer_to_the_database_is_not_taken_over(staffed: StaffHouse) -> None:
    tip, above = staffed.tip(), staffed.signed("lead-45")
    deactivate(staffed, "4505")
    with staffed.store.write() as work:
        [wrap] = work.casework.wrap(tip.id, staffed.centres["45"], Holder.STANDBY)
        work.casework.replace_wraps(tip.id, [replace(wrap, wrap=wrap.wrap[:-1] + b"\0")])
    with pytest.raises(Refused, match="tip-broken"):
        staffed.takeovers.take(above, tip.reference)


def test_a_tip_that_the_standby_must_not_see_does_not_come_by_a_row_in_the_database(
    staffed: StaffHouse,
) -> None:
    """Nothing was sealed to that centre: whoever writes it into the row gains nothing."""
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.PROVINCE)
    assert (tip.centre_id, tip.standby_id) == (staffed.centres[""], None)
    staffed.change(tip, standby_id=staffed.centres["45"])
    staffed.clock.forward(LATE)
    with pytest.raises(Refused, match="tip-broken"):
        staffed.takeovers.take(staffed.fresh("lead-45"), tip.reference)


def test_officers_and_the_reporter_hear_of_it_as_of_a_transfer(staffed: StaffHouse) -> None:
    staffed.links.link(staffed.officer_codes.new(staffed.signed("lead-45")), "U" + "1" * 32)
    tip = staffed.tip()
    deactivate(staffed, "4505")
    staffed.takeovers.take(staffed.signed("lead-45"), tip.reference)
    with staffed.store.read() as work:
        rows = work.connection.exec_driver_sql("SELECT kind, payload FROM outbox").all()
    told = [open_item(row.kind, bytes(row.payload), staffed.worker_private) for row in rows]
    assert ShowStatus(tip.id, Shown.PASSED_ON) in told
    assert [one.reference for one in told if isinstance(one, Notice)] == [tip.reference]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_no_takeover_without_a_ground_and_then_one_holder_and_its_standby(
    staffed: StaffHouse, seed: int
) -> None:
    """Random lives of tips; who stands above tries after each step, and the keys are counted."""
    chance = random.Random(seed)  # noqa: S311 - the same lives again
    kinds = [(Kind.DRUG, None), (Kind.MISCONDUCT, Workplace.DISTRICT), (Kind.MISCONDUCT, None)]
    tips = [
        staffed.tip(kind=kind, workplace=place, not_district=chance.random() < 0.3)
        for kind, place in chance.choices(kinds, weights=(3, 2, 1), k=4)
    ]
    barred: set[UUID] = set()
    for _ in range(6):
        something_happens(staffed, staffed.stored(chance.choice(tips).reference), chance, barred)
        holders = {one.id: staffed.stored(one.reference).centre_id for one in tips}
        for login, above in (("lead-45", "45"), ("desk", "")):
            by = staffed.fresh(login)
            for one in tips:
                if takes(staffed, by, one, above, barred):
                    holders[one.id] = staffed.centres[above]
        for one in tips:
            now = staffed.stored(one.reference)
            assert now.centre_id == holders[one.id]
            wanted = {(now.centre_id, Holder.HOLDER)}
            wanted |= {(now.standby_id, Holder.STANDBY)} if now.standby_id else set()
            assert wraps_of(staffed, one.id) == wanted
            only_its_centre_reads(staffed, now)


def something_happens(
    house: StaffHouse, tip: Tip, chance: random.Random, barred: set[UUID]
) -> None:
    """One step of a life; what does not fit where the tip is does not happen."""
    act = chance.choice(["accept", "wait", "bar", "deactivate", "nothing"])
    if act == "wait":
        house.clock.forward(timedelta(hours=chance.choice([2, 30, 90])))
    elif tip.centre_id != house.centres["4505"]:
        return
    elif act == "deactivate":
        deactivate(house, "4505")
    elif act == "bar":
        bar_everybody(house, tip.reference, "4505")
        barred.add(tip.id)
    elif act == "accept" and tip.status is Status.NEW and tip.id not in barred:
        house.casework.accept(house.fresh("staff-4505"), tip.reference)


def takes(house: StaffHouse, by: Signed, tip: Tip, above: str, barred: set[UUID]) -> bool:
    """Tries; where it works, a ground stands in the store, and the tip stood by for that centre."""
    before = house.stored(tip.reference)
    try:
        house.takeovers.take(by, tip.reference)
    except NotFound:
        assert house.stored(tip.reference) == before
        return False
    assert before.standby_id == house.centres[above]
    age = house.clock.now() - before.hour
    with house.store.read() as work:
        centre = work.register.centre(before.centre_id)
    assert (
        (before.status is Status.NEW and age >= 2 * HOUR)
        or age >= 3 * DAY
        or (centre is not None and centre.state is CentreState.DEACTIVATED)
        or tip.id in barred
    )
    return True


def only_its_centre_reads(house: StaffHouse, tip: Tip) -> None:
    for login, area in (("lead-45", "45"), ("desk", ""), ("lead-4506", "4506")):
        if house.centres[area] != tip.centre_id:
            with pytest.raises(NotFound):
                house.reading.open(house.signed(login), tip.reference)
