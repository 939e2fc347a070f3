"""How urgent a tip is, when officers are told, by when the centre must accept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.durations import bucket
from intake.holidays import is_working_day
from intake.model import Category, Kind, Urgency
from intake.ports.clock import BANGKOK, local_day
from intake.references import new_reference
from intake.urgency import (
    AcceptLimits,
    accept_by,
    accept_within_key,
    notice_due,
    urgency_of,
)

LIMITS = AcceptLimits()
DELAY = timedelta(minutes=2)


def bangkok(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BANGKOK).astimezone(UTC)


def test_what_is_allowed_a_day_counts_from_midnight_in_thailand() -> None:
    before, after = bangkok(11, 22, 23, 59), bangkok(11, 23, 0)
    assert [local_day(before), local_day(after)] == ["2026-11-22", "2026-11-23"]


@pytest.mark.parametrize("fact", ["now", "weapon", "child", "violent", "soon", "leak"])
def test_danger_makes_a_tip_very_urgent(fact: str) -> None:
    assert urgency_of(Kind.DRUG, Category.OTHER, {fact}) is Urgency.NOW


def test_categories_that_speak_for_themselves() -> None:
    assert urgency_of(Kind.DRUG, Category.CHILDREN, ()) is Urgency.NOW
    assert urgency_of(Kind.DRUG, Category.VIOLENT_USER, ()) is Urgency.NOW
    assert urgency_of(Kind.MISCONDUCT, Category.LEAKS_REPORTER, ()) is Urgency.NOW


def test_daily_sale_schools_and_misconduct_are_urgent_and_the_rest_is_not() -> None:
    assert urgency_of(Kind.DRUG, Category.SELLING, {"daily"}) is Urgency.SOON
    assert urgency_of(Kind.DRUG, Category.SELLING, {"near_school"}) is Urgency.SOON
    assert urgency_of(Kind.MISCONDUCT, Category.OFFICIAL_OTHER, ()) is Urgency.SOON
    assert urgency_of(Kind.DRUG, Category.SELLING, {"sometimes"}) is Urgency.NORMAL
    assert [accept_within_key(one) for one in Urgency] == ["hour", "day", "working_day"]


@pytest.mark.parametrize(
    ("urgency", "received", "due"),
    [
        (Urgency.NOW, bangkok(11, 16, 11, 20), bangkok(11, 16, 13)),
        (Urgency.SOON, bangkok(11, 16, 11, 20), bangkok(11, 17, 12)),
        (Urgency.NORMAL, bangkok(11, 16, 11, 20), bangkok(11, 17, 12)),
        (Urgency.NORMAL, bangkok(11, 20, 11, 20), bangkok(11, 23, 12)),  # Friday
        (Urgency.NORMAL, bangkok(11, 21, 11, 20), bangkok(11, 23, 17)),  # Saturday
        (Urgency.NORMAL, bangkok(4, 10, 9), bangkok(4, 16, 10)),  # before Songkran
    ],
)
def test_limits_run_from_the_next_full_hour(
    urgency: Urgency, received: datetime, due: datetime
) -> None:
    assert accept_by(urgency, received, LIMITS) == due


@given(st.sampled_from(Urgency), st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1)))  # noqa: DTZ001
def test_a_due_time_is_a_full_hour_and_never_before_the_limit(
    urgency: Urgency, received: datetime
) -> None:
    at = received.replace(tzinfo=UTC)
    due = accept_by(urgency, at, LIMITS)
    assert (due.minute, due.second, due.microsecond) == (0, 0, 0)
    least = {Urgency.NOW: 1, Urgency.SOON: 24, Urgency.NORMAL: 16}  # a holiday's last hour
    assert due - at > timedelta(hours=least[urgency])


def test_at_night_only_the_very_urgent_rings() -> None:
    night = bangkok(11, 16, 23, 30)
    assert notice_due(Urgency.NOW, night, DELAY) == night
    assert notice_due(Urgency.SOON, night, DELAY) == bangkok(11, 17, 6, 2)
    assert notice_due(Urgency.NORMAL, bangkok(11, 17, 3), DELAY) == bangkok(11, 17, 6, 2)
    assert notice_due(Urgency.NORMAL, bangkok(11, 16, 20, 59), DELAY) == bangkok(11, 17, 6, 2)


def test_by_day_what_is_not_urgent_leaves_after_its_delay() -> None:
    noon = bangkok(11, 16, 12)
    assert notice_due(Urgency.NORMAL, noon, DELAY) == noon + DELAY
    assert notice_due(Urgency.NOW, noon, DELAY) == noon


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 16), True),
        (date(2026, 11, 21), False),
        (date(2026, 12, 10), False),
        (date(2025, 10, 13), False),
        (date(2026, 12, 7), False),  # 5 December is a Saturday: made up on Monday
        (date(2026, 12, 8), True),
        (date(2026, 6, 1), False),  # Visakha Bucha 2026 is a Sunday
    ],
)
def test_offices_are_closed_on_holidays_and_on_days_that_make_up_for_one(
    *, day: date, works: bool
) -> None:
    assert is_working_day(day) is works


def test_a_reference_says_the_thai_year_and_month_and_nothing_else() -> None:
    assert new_reference(bangkok(1, 1, 0)).startswith("6901-")
    assert new_reference(bangkok(12, 31, 23)).startswith("6912-")
    references = {new_reference(bangkok(11, 16, 12)) for _ in range(200)}
    assert len(references) == 200
    assert all(len(one) == 11 and not set(one) & set("ILOU") for one in references)


@pytest.mark.parametrize(
    ("minutes", "name"),
    [(0, "15m"), (15, "15m"), (16, "1h"), (240, "4h"), (241, "24h"), (4320, "3d"), (4321, "more")],
)
def test_durations_are_told_by_bucket(minutes: int, name: str) -> None:
    assert bucket(timedelta(minutes=minutes)) == name
