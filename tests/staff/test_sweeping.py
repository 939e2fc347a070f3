"""What dies of age on the staff side."""

from datetime import timedelta

from intake.services.staff_sweeping import sweep_staff
from tests.staff.house import StaffHouse


def test_sessions_codes_and_undo_die_at_their_limits_and_not_before(staffed: StaffHouse) -> None:
    tip, by = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(by, tip.reference)
    staffed.officer_codes.new(by)
    staffed.clock.forward(timedelta(minutes=10))
    assert _left(staffed) == {"session": 5, "enrolment_code": 1, "undoable_act": 1}
    staffed.clock.forward(timedelta(seconds=1))
    sweep_staff(staffed.store, staffed.clock.now())
    assert _left(staffed) == {"session": 5, "enrolment_code": 1, "undoable_act": 0}
    staffed.clock.forward(timedelta(minutes=5))
    sweep_staff(staffed.store, staffed.clock.now())
    assert _left(staffed) == {"session": 0, "enrolment_code": 1, "undoable_act": 0}
    staffed.clock.forward(timedelta(hours=24))
    assert sweep_staff(staffed.store, staffed.clock.now()) == 1
    assert sweep_staff(staffed.store, staffed.clock.now()) == 0


def _left(house: StaffHouse) -> dict[str, int]:
    with house.store.read() as work:
        return {
            table: work.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
            for table in ("session", "enrolment_code", "undoable_act")
        }
