"""On activation the centre above is offered what waited there, and it moves as single ones do."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from intake.errors import NotFound
from intake.keys import Key, Keyring
from intake.model import Kind, Role, Urgency, Workplace
from intake.outbox import Notice, open_item
from intake.ports.casework import RecusalRow
from intake.ports.tips import Tip
from intake.services.handing_down import AT_ONCE, HandingDown, Step
from intake.services.transfers import TransferReason
from storage import tables
from tests.staff.house import StaffHouse


@pytest.fixture
def above(staffed: StaffHouse) -> StaffHouse:
    """Province 55 at work, its district 5506 not yet."""
    staffed.join("lead-55", Role.LEAD, "55", confirmed_by="desk")
    return staffed


def handing(house: StaffHouse) -> HandingDown:
    return HandingDown(house.store, house.clock, house.registry, house.transfers)


def activate(house: StaffHouse, hours: int = 2) -> None:
    house.clock.forward(timedelta(hours=hours))
    house.join("lead-5506", Role.LEAD, "5506", confirmed_by="lead-55")


def counts(house: StaffHouse, login: str) -> dict[str, int]:
    offers = handing(house).offers(house.signed(login))
    return {one.centre.name_th: one.count for one in offers}


def test_what_waited_is_offered_moved_and_opened_by_the_new_centre(above: StaffHouse) -> None:
    told = [above.tip("5506"), above.tip("5506")]
    assert counts(above, "lead-55") == {}
    activate(above)
    assert counts(above, "lead-55") == {"ท่าวังผา": 2}
    step = handing(above).move(above.signed("lead-55"), above.centres["5506"])
    assert step == Step(moved=2, kept=0, failed=0, after="")
    assert counts(above, "lead-55") == {}
    for tip in told:
        assert above.reading.open(above.signed("lead-5506"), tip.reference).told
        with pytest.raises(NotFound):
            above.reading.open(above.signed("lead-55"), tip.reference)
    with above.store.read() as work:
        rows = work.connection.execute(
            sa.select(tables.Audit.tip_id, tables.Audit.detail).where(
                tables.Audit.act == "transfer"
            )
        ).all()
    assert {row.tip_id for row in rows} == {tip.id for tip in told}
    assert {row.detail for row in rows} == {TransferReason.NOW_ACTIVE}


def test_what_the_reporter_or_the_table_keeps_away_stays(above: StaffHouse) -> None:
    away = above.tip("5506", not_district=True)
    secret = above.tip("5506", kind=Kind.MISCONDUCT, workplace=Workplace.VILLAGE)
    moves = above.tip("5506")
    activate(above)
    assert counts(above, "lead-55") == {"ท่าวังผา": 2}  # a misconduct tip is no district's
    step = handing(above).move(above.signed("lead-55"), above.centres["5506"])
    assert (step.moved, step.kept, step.failed) == (1, 1, 0)
    province = above.centres["55"]
    assert [holder(above, one) for one in (away, secret, moves)] == [
        province,
        province,
        above.centres["5506"],
    ]


def holder(house: StaffHouse, tip: Tip) -> object:
    return house.stored(tip.reference).centre_id


def test_a_new_province_is_given_the_misconduct_tips_that_may_go_there(staffed: StaffHouse) -> None:
    village = staffed.tip("5506", kind=Kind.MISCONDUCT, workplace=Workplace.VILLAGE)
    province = staffed.tip("5506", kind=Kind.MISCONDUCT, workplace=Workplace.PROVINCE)
    staffed.clock.forward(timedelta(hours=2))
    staffed.join("lead-55", Role.LEAD, "55", confirmed_by="desk")
    step = handing(staffed).move(staffed.signed("desk"), staffed.centres["55"])
    assert (step.moved, step.kept) == (1, 1)
    assert holder(staffed, village) == staffed.centres["55"]
    assert holder(staffed, province) == staffed.centres[""]


def test_what_a_member_must_not_see_is_neither_counted_nor_moved(above: StaffHouse) -> None:
    tip = above.tip("5506")
    lead = above.people["lead-55"].id
    with above.store.write() as work:
        work.casework.add_recusal(RecusalRow(tip.id, lead, lead, tip.hour, "own"))
    activate(above)
    assert counts(above, "lead-55") == {}
    with pytest.raises(NotFound):
        handing(above).move(above.signed("lead-55"), above.centres["5506"])


def test_taken_up_sent_here_quarantined_or_later_ones_are_not_offered(above: StaffHouse) -> None:
    lead = above.signed("lead-55")
    accepted, sent, kept, later = (above.tip("5506") for _ in range(4))
    above.casework.accept(lead, accepted.reference)
    above.change(sent, transferred=True)
    above.change(kept, quarantined=True)
    activate(above)
    above.change(later, hour=above.clock.now())
    assert counts(above, "lead-55") == {}


def test_many_are_moved_over_several_requests_and_go_on_where_they_stopped(
    above: StaffHouse,
) -> None:
    for _ in range(AT_ONCE + 3):
        above.tip("5506")
    stays = above.tip("5506", not_district=True)
    activate(above)
    lead, district = above.signed("lead-55"), above.centres["5506"]
    first = handing(above).move(lead, district)
    assert first.after
    assert first.moved + first.kept == AT_ONCE
    second = handing(above).move(lead, district, after=first.after)
    assert (first.moved + second.moved, second.after) == (AT_ONCE + 3, "")
    assert holder(above, stays) == above.centres["55"]
    again = handing(above).move(lead, district)  # begun anew: only what stays is looked at
    assert (again.moved, again.kept) == (0, 1)


def test_officers_are_told_once_of_many_and_of_each_urgent_one(above: StaffHouse) -> None:
    tips = [above.tip("5506") for _ in range(4)]
    activate(above)
    above.links.link(above.officer_codes.new(above.signed("lead-5506")), "U" + "1" * 32)
    urgent = max(tips, key=lambda one: one.reference)
    above.change(urgent, urgency=Urgency.NOW)
    handing(above).move(above.signed("lead-55"), above.centres["5506"])
    private = Keyring(Key(1, above.worker.private))
    with above.store.read() as work:
        rows = work.connection.execute(sa.select(tables.OutboxRow.kind, tables.OutboxRow.payload))
        told = [open_item(row.kind, bytes(row.payload), private) for row in rows]
    noticed = {one.reference for one in told if isinstance(one, Notice)}
    assert noticed == {min(one.reference for one in tips), urgent.reference}


def test_other_centres_are_offered_nothing(above: StaffHouse) -> None:
    above.tip("5506")
    activate(above)
    for login in ("lead-45", "lead-5506", "desk"):
        assert counts(above, login) == {}
        with pytest.raises(NotFound):
            handing(above).move(above.signed(login), above.centres["5506"])
