"""What the clerk keys into MOI Drugs GIS: the order, the ticks, undoing them, whose they are."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.ports.photos import SignReport
from intake.services.worksheet import PART, Worksheet, WorksheetChoice
from intake.sign_model import SignState, SiteKind
from storage import tables
from tests.hung_signs import hang, photograph
from tests.staff.house import StaffHouse

ALL = WorksheetChoice()
KEYED = WorksheetChoice(keyed=True)
DAY = date(2026, 1, 10)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def house(staffed: StaffHouse) -> StaffHouse:
    return staffed


@pytest.fixture
def worksheet(house: StaffHouse) -> Worksheet:
    return Worksheet(house.store, house.clock)


def report(
    house: StaffHouse, area: str = "4505", day: date = DAY, *, tampered: bool = False
) -> SignReport:
    with house.store.write() as work:
        (code,) = hang(work, area, SiteKind.OTHER, "", SignState.INSTALLED)
        return photograph(work, code, day, house.account("staff-4505").id, tampered=tampered)


def listed(
    house: StaffHouse, worksheet: Worksheet, who: str, choice: WorksheetChoice = ALL
) -> list[UUID]:
    found = worksheet.listed(house.signed(who), choice, 0, 50)
    assert found.total == len(found.reports)
    return [one.report.id for one in found.reports]


def acts(house: StaffHouse) -> list[tuple[str, UUID | None]]:
    with house.store.read() as work:
        audit = tables.Audit
        rows = work.connection.execute(
            sa.select(audit.act, audit.object_id).where(audit.act.like("%report%"))
        )
        return sorted((row[0], row[1]) for row in rows)


def test_reports_stand_in_keying_order_by_district_and_day(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    second = report(house, "4506", DAY)
    first = report(house, "450502", DAY - timedelta(days=3))
    then = report(house, "4505", DAY)
    assert listed(house, worksheet, "lead-45") == [first.id, then.id, second.id]


def test_only_reports_of_the_chosen_area_and_days_are_listed(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    old, new = report(house, day=DAY - timedelta(days=9)), report(house)
    other = report(house, "4506")
    for choice, found in (
        (WorksheetChoice("4506"), [other.id]),
        (WorksheetChoice(since=DAY), [new.id, other.id]),
        (WorksheetChoice(until=DAY - timedelta(days=9)), [old.id]),
        (WorksheetChoice("4505", DAY, DAY), [new.id]),
    ):
        assert listed(house, worksheet, "lead-45", choice) == found


def test_a_sign_with_a_foreign_code_is_not_reported_as_installed(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    report(house, tampered=True)
    assert listed(house, worksheet, "lead-45") == []


def test_everybody_lists_and_keys_their_own_areas_alone(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    ours, theirs, far = report(house), report(house, "4506"), report(house, "5506")
    assert listed(house, worksheet, "staff-4505") == [ours.id]
    assert listed(house, worksheet, "lead-45") == [ours.id, theirs.id]
    assert listed(house, worksheet, "admin") == [ours.id, theirs.id, far.id]
    staff = house.signed("staff-4505")
    for attempt in (
        lambda: worksheet.listed(staff, WorksheetChoice("4506"), 0, 50),
        lambda: worksheet.listed(staff, WorksheetChoice("450599"), 0, 50),
        lambda: worksheet.download(staff, WorksheetChoice("4506"), 1, "xlsx"),
        lambda: worksheet.standing(staff, "4506"),
        lambda: worksheet.key(staff, [ours.id, theirs.id]),
        lambda: worksheet.key(staff, [ours.id, uuid4()]),
        lambda: worksheet.reopen(staff, [theirs.id]),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert listed(house, worksheet, "admin", KEYED) == []
    assert acts(house) == []


def test_a_tick_says_who_and_when_once(house: StaffHouse, worksheet: Worksheet) -> None:
    one, two = report(house), report(house)
    staff = house.signed("staff-4505")
    assert worksheet.key(staff, [one.id]) == 1
    assert worksheet.key(house.signed("lead-45"), [one.id, two.id]) == 1
    found = worksheet.listed(staff, KEYED, 0, 50).reports
    by = {each.report.id: each.keyed_by_name for each in found}
    assert by == {one.id: "staff-4505", two.id: "lead-45"}
    assert {each.report.keyed_at for each in found} == {house.clock.now().replace(microsecond=0)}
    assert acts(house) == sorted([("key_report", one.id), ("key_report", two.id)])


def test_what_was_ticked_last_is_taken_back_whole_within_ten_minutes(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    before, *last = report(house), report(house), report(house)
    staff = house.signed("staff-4505")
    worksheet.key(staff, [before.id])
    house.clock.forward(timedelta(minutes=1))
    worksheet.key(staff, [one.id for one in last])
    assert worksheet.ticked(house.signed("lead-45")) is None
    ticked = worksheet.ticked(staff)
    assert ticked
    assert set(ticked.report_ids) == {one.id for one in last}
    house.clock.forward(TEN_MINUTES - timedelta(seconds=1))
    assert worksheet.undo(staff) == 2
    assert listed(house, worksheet, "staff-4505", KEYED) == [before.id]
    with pytest.raises(Refused, match="undo-over"):
        worksheet.undo(staff)
    assert [act for act, _ in acts(house)] == ["key_report"] * 3 + ["undo_key_report"] * 2


def test_after_ten_minutes_a_report_is_opened_again_by_anyone_of_the_area_and_recorded(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    one, two = report(house), report(house)
    staff = house.signed("staff-4505")
    worksheet.key(staff, [one.id])
    house.clock.forward(TEN_MINUTES + timedelta(seconds=1))
    staff = house.fresh("staff-4505")
    assert worksheet.ticked(staff) is None
    with pytest.raises(Refused, match="undo-over"):
        worksheet.undo(staff)
    assert worksheet.reopen(house.fresh("lead-45"), [one.id, two.id]) == 1
    assert set(listed(house, worksheet, "staff-4505")) == {one.id, two.id}
    assert acts(house)[-1] == ("reopen_report", one.id)


@pytest.mark.parametrize(("days", "late"), [(15, False), (16, True)])
def test_the_province_is_late_when_something_waits_for_more_than_half_a_month(
    house: StaffHouse, worksheet: Worksheet, days: int, *, late: bool
) -> None:
    keyed = report(house)
    worksheet.key(house.signed("staff-4505"), [keyed.id])
    house.clock.forward(timedelta(days=days))
    nothing = worksheet.standing(house.fresh("lead-45"))
    assert (nothing.waiting, nothing.days, nothing.late) == (0, days, False)
    report(house, day=house.clock.now().date())
    standing = worksheet.standing(house.signed("lead-45"))
    assert (standing.waiting, standing.days, standing.late) == (1, days, late)
    elsewhere = worksheet.standing(house.signed("lead-45"), "4506")
    assert (elsewhere.waiting, elsewhere.last_keyed, elsewhere.late) == (0, None, False)


def test_where_nothing_was_ever_keyed_the_oldest_report_says_how_late_it_is(
    house: StaffHouse, worksheet: Worksheet
) -> None:
    assert worksheet.standing(house.signed("lead-45")).days is None
    report(house, day=house.clock.now().date() - timedelta(days=16))
    report(house, day=house.clock.now().date())
    standing = worksheet.standing(house.signed("lead-45"))
    assert (standing.last_keyed, standing.days, standing.late) == (None, 16, True)


def test_a_download_takes_one_part_and_is_recorded(house: StaffHouse, worksheet: Worksheet) -> None:
    with house.store.write() as work:
        (code,) = hang(work, "4505", SiteKind.OTHER, "", SignState.INSTALLED)
        for _ in range(PART + 1):
            photograph(work, code, DAY, house.account("staff-4505").id)
    staff = house.signed("staff-4505")
    first, second = (worksheet.download(staff, ALL, part, "zip") for part in (1, 2))
    assert (len(first.reports), first.start, first.areas) == (PART, 0, ("4505",))
    assert (len(second.reports), second.start, second.total) == (1, PART, PART + 1)
    assert len({one.report.id for one in (*first.reports, *second.reports)}) == PART + 1
    for part in (0, 3):
        with pytest.raises(NotFound):
            worksheet.download(staff, ALL, part, "zip")
    with house.store.read() as work:
        details = work.connection.scalars(
            sa.select(tables.Audit.detail).where(tables.Audit.act == "export_worksheet")
        ).all()
    assert details == [":zip", ":zip"]
