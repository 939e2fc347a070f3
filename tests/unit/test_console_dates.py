from datetime import UTC, date, datetime, timedelta

import pytest

from console import dates

NOON = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)  # 14:05 in Bangkok


def test_a_minute_is_told_in_bangkok_and_in_the_buddhist_era() -> None:
    assert dates.minute(NOON, "th") == "21 พ.ย. 2569 14.05 น."
    assert dates.minute(NOON, "en") == "21 Nov 2569 14:05"


def test_the_day_changes_at_midnight_in_bangkok() -> None:
    late = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert dates.day(late, "th") == "1 ม.ค. 2570"
    assert dates.day(late - timedelta(seconds=1), "th") == "31 ธ.ค. 2569"


def test_a_date_stands_as_it_is() -> None:
    assert dates.day(date(2026, 11, 21), "th") == "21 พ.ย. 2569"


def test_what_is_kept_to_the_hour_says_so() -> None:
    assert dates.hour(NOON, "th") == "21 พ.ย. 2569 ช่วง 14.00 น."


@pytest.mark.parametrize("typed", ["21/11/2569", "21-11-2569", "๒๑/๑๑/๒๕๖๙", " 21/11/2569 "])
def test_a_typed_day_of_the_buddhist_era_is_read(typed: str) -> None:
    assert dates.parse_day(typed) == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["", "31/2/2569", "21/11", "พรุ่งนี้", "21/11/69", "1/1/543"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.parse_day(typed)


def test_the_day_that_is_offered_can_be_read_back() -> None:
    assert dates.parse_day(dates.typed_day(NOON)) == date(2026, 11, 21)


def test_age_never_runs_backwards() -> None:
    assert dates.age_in_hours(NOON, NOON + timedelta(hours=5, minutes=59)) == 5
    assert dates.age_in_hours(NOON, NOON - timedelta(minutes=5)) == 0


def test_what_is_near_is_told_without_its_year() -> None:
    assert dates.soon(NOON, NOON - timedelta(minutes=5), "th") == "14.05 น."
    assert dates.soon(NOON, NOON - timedelta(days=1), "th") == "21 พ.ย. 14.05 น."
    assert dates.soon(NOON, NOON - timedelta(days=1), "en") == "21 Nov 14:05"


@pytest.mark.parametrize("typed", ["21/11/2026", "21-11-2026", "๒๑/๑๑/๒๐๒๖"])
def test_a_year_of_the_common_era_is_taken_as_such(typed: str) -> None:
    assert dates.parse_day(typed) == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["21/11/256", "21/11/1483", "21/11/-1", "21/11/25690"])
def test_a_year_that_nobody_means_is_no_date(typed: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.parse_day(typed)
