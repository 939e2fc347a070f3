"""The audit: sealed by the worker, walked with public halves, broken by any change."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from intake.errors import Refused
from intake.model import Kind, Role, Workplace
from intake.ports.audit import Actor
from intake.services.audit import AuditChoice, AuditEntry, AuditSealing, AuditWalk, verify
from storage.work import SqlWork
from tests.staff.house import StaffHouse
from tests.staff.meanwhile import Meanwhile

HOUR = timedelta(hours=1)
REPORTERS: tuple[Actor, ...] = ("reporter",)


def _sealing(house: StaffHouse) -> AuditSealing:
    return AuditSealing(house.store, house.clock, house.worker_signing)


def _walk(house: StaffHouse) -> AuditWalk:
    return verify(house.store, house.keys.worker_signatures, house.clock.now())


def _sealed(house: StaffHouse) -> None:
    """Three seals: members' rows, one reporter's, members' again."""
    house.clock.forward(timedelta(seconds=1))
    _sealing(house).seal_staff()
    house.tip()
    house.clock.forward(HOUR)
    _sealing(house).seal_reporters()
    house.enrol("lead-55", house.invite("x", role=Role.LEAD, area="55"))
    house.clock.forward(timedelta(minutes=1))
    _sealing(house).seal_staff()


def test_sealed_rows_walk_without_a_break(house: StaffHouse) -> None:
    _sealed(house)
    walk = _walk(house)
    assert walk.first_break is None
    assert (walk.seals, walk.unsealed) == (3, 0)
    assert walk.rows > 4
    assert walk.newest.startswith("3:")


def test_sealing_again_seals_nothing_twice(house: StaffHouse) -> None:
    house.clock.forward(timedelta(seconds=1))
    assert _sealing(house).seal_staff() > 0
    assert _sealing(house).seal_staff() == 0


def test_who_was_overtaken_by_another_host_seals_after_it(house: StaffHouse) -> None:
    house.tip()
    house.clock.forward(HOUR)
    store = Meanwhile(house.store, _sealing(house).seal_staff)
    assert AuditSealing(store, house.clock, house.worker_signing).seal_reporters() > 0
    walk = _walk(house)
    assert walk.first_break is None
    assert (walk.seals, walk.unsealed) == (2, 0)


def test_a_reporters_row_waits_for_the_full_hour(house: StaffHouse) -> None:
    house.tip()
    house.clock.forward(timedelta(minutes=30))
    assert _sealing(house).seal_reporters() == 0
    house.clock.forward(timedelta(minutes=30))
    assert _sealing(house).seal_reporters() > 0


def test_reporters_rows_are_to_the_hour_and_name_nobody(house: StaffHouse) -> None:
    house.tip()
    with house.store.read() as work:
        [row] = [
            row for row in work.seals.unsealed(REPORTERS, house.clock.now() + HOUR, 9) if row.tip_id
        ]
    assert (row.at.minute, row.at.second, row.account_id) == (0, 0, None)


@pytest.mark.parametrize(
    ("change", "seal", "reason"),
    [
        ("UPDATE audit SET act = 'nothing' WHERE act = 'enrol'", 1, "row_changed"),
        ("DELETE FROM audit WHERE act = 'invite'", 3, "rows_missing_or_added"),
        ("UPDATE audit SET seal_number = 1 WHERE seal_number = 3", 1, "rows_missing_or_added"),
        ("UPDATE audit_seal SET count = count + 1 WHERE number = 2", 2, "signature"),
        ("DELETE FROM audit_seal WHERE number = 2", 2, "seal_missing"),
        ("UPDATE audit_seal SET signature = hash WHERE number = 1", 1, "signature"),
    ],
)
def test_any_change_breaks_the_walk_at_its_seal(
    house: StaffHouse, change: str, seal: int, reason: str
) -> None:
    _sealed(house)
    _write(house, lambda work: work.connection.exec_driver_sql(change))
    found = _walk(house).first_break
    assert found
    assert (found.seal, found.reason) == (seal, reason)


def test_a_seal_of_another_key_breaks_the_walk(house: StaffHouse) -> None:
    house.clock.forward(timedelta(seconds=1))
    stranger = StaffHouse(house.store, house.clock)
    _sealing(stranger).seal_staff()
    found = _walk(house).first_break
    assert found
    assert found.reason == "signature"


def test_a_row_put_in_for_the_past_is_found(house: StaffHouse) -> None:
    _sealed(house)
    house.clock.forward(3 * HOUR)
    assert _walk(house).first_break is None
    _write(
        house,
        lambda work: work.connection.exec_driver_sql(
            "UPDATE audit SET seal_number = NULL WHERE seal_number = 3"
        ),
    )
    found = _walk(house).first_break
    assert found


def test_two_hosts_seal_a_row_once(house: StaffHouse) -> None:
    house.clock.forward(timedelta(seconds=1))
    with house.store.read() as work:
        assert work.seals.newest() is None
    first = _sealing(house).seal_staff()
    _sealing(house).seal_staff()
    with house.store.read() as work:
        newest = work.seals.newest()
    assert newest
    assert (newest.number, newest.count) == (1, first)


def test_a_lead_sees_the_own_centres_acts_and_staff_do_not(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.reading.open(staffed.signed("staff-4505"), tip.reference)
    entries = _audit(staffed, "lead-4505")
    [read] = [one for one in entries if one.row.act == "open_tip"]
    assert (read.name, read.reference) == ("staff-4505", tip.reference)
    assert tip.id not in {one.row.tip_id for one in _audit(staffed, "desk")}
    for login in ("staff-4505", "admin"):
        with pytest.raises(Refused):
            _audit(staffed, login)


def test_reads_of_misconduct_tips_are_shown_to_the_level_above_only(staffed: StaffHouse) -> None:
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.VILLAGE)
    staffed.reading.open(staffed.signed("lead-45"), tip.reference)

    def reads(login: str) -> list[str]:
        entries = _audit(staffed, login)
        return [one.name for one in entries if one.row.act == "open_tip"]

    assert reads("lead-45") == []
    assert reads("desk") == ["lead-45"]
    assert reads("lead-4505") == []


def test_the_audit_comes_in_slices_that_lose_and_double_nothing(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    for _ in range(3):
        staffed.clock.forward(timedelta(minutes=1))
        staffed.reading.open(staffed.signed("staff-4505"), tip.reference)
    lead = staffed.signed("lead-4505")
    whole = staffed.trail.of_centre(lead, AuditChoice(), limit=1000)
    assert whole.total == len(whole.entries) > 6
    slices = [
        staffed.trail.of_centre(lead, AuditChoice(), start=start, limit=4)
        for start in range(0, whole.total, 4)
    ]
    assert [entry for one in slices for entry in one.entries] == list(whole.entries)
    assert {one.total for one in slices} == {whole.total}


def test_the_audit_is_narrowed_to_a_member_and_a_span_of_time(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    lead, staff = staffed.signed("lead-4505"), staffed.signed("staff-4505")
    staffed.reading.open(staff, tip.reference)
    staffed.clock.forward(timedelta(days=1))
    later = staffed.clock.now()
    staffed.reading.open(staff, tip.reference)
    member = staff.account.id
    by_member = staffed.trail.of_centre(lead, AuditChoice(member=member))
    assert {one.row.account_id for one in by_member.entries} == {member}
    choice = AuditChoice(member, since=later, before=later + timedelta(days=1))
    of_a_day = staffed.trail.of_centre(lead, choice)
    assert [one.row.act for one in of_a_day.entries] == ["open_tip"]
    assert of_a_day.total == 1


def _audit(house: StaffHouse, login: str) -> Sequence[AuditEntry]:
    return house.trail.of_centre(house.signed(login), AuditChoice()).entries


def _write(house: StaffHouse, act: Callable[[SqlWork], object]) -> None:
    with house.store.write() as work:
        act(work)
