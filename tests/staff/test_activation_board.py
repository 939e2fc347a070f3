"""Who has started and who has fallen silent."""

from datetime import datetime, timedelta

from intake.model import Role
from intake.ports.clock import BANGKOK
from intake.services.activation_board import ActivationBoard, BoardLine, Standing, is_stale
from tests.staff.house import StaffHouse


def board(house: StaffHouse) -> dict[str, BoardLine]:
    lines = ActivationBoard(house.store, house.clock).lines()
    areas = {centre_id: area for area, centre_id in house.centres.items()}
    return {areas[one.centre.id]: one for one in lines}


def test_each_centre_stands_where_it_stands(staffed: StaffHouse) -> None:
    staffed.invite("lead-55", Role.LEAD, "55")
    standing = {area: one.standing for area, one in board(staffed).items()}
    assert standing == {
        "": Standing.ACTIVE,
        "45": Standing.ACTIVE,
        "4505": Standing.ACTIVE,
        "4506": Standing.ACTIVE,
        "55": Standing.INVITED,
        "5506": Standing.LISTED,
    }


def test_three_working_days_without_a_reader_are_stale_and_one_sign_in_is_enough(
    staffed: StaffHouse,
) -> None:
    staffed.fresh("staff-4505")
    staffed.clock.forward(timedelta(days=7))
    staffed.fresh("lead-45")
    lines = board(staffed)
    assert (lines["45"].standing, lines["4505"].standing) == (Standing.ACTIVE, Standing.STALE)
    assert lines["4506"].standing is Standing.STALE  # activated then, and nobody since
    assert lines["45"].last == staffed.clock.now().astimezone(BANGKOK).date()
    assert lines["4505"].last == lines["45"].last - timedelta(days=7)


def test_a_clerk_who_signs_in_reads_no_tips_and_does_not_count(staffed: StaffHouse) -> None:
    staffed.join("clerk", Role.CLERK, "4505", confirmed_by="lead-4505")
    staffed.clock.forward(timedelta(days=40))
    staffed.fresh("clerk")
    line = board(staffed)["4505"]
    assert (line.standing, line.last) == (Standing.STALE, None)


def test_weekends_and_thai_holidays_are_no_working_days() -> None:
    friday = datetime(2026, 4, 10, 16, tzinfo=BANGKOK)
    # 13 to 15 April is Songkran; Thursday and Friday are open, the weekend is not, Monday is.
    assert not is_stale(friday, datetime(2026, 4, 20, 23, tzinfo=BANGKOK))
    assert is_stale(friday, datetime(2026, 4, 21, 0, tzinfo=BANGKOK))
    assert is_stale(None, friday)
