"""Days on which Thai government offices are closed, as data to be kept up each year.

Fixed days come from the cabinet's list of official holidays; Buddhist days move with the moon and
are announced each year. A holiday on a weekend is made up on the next working day.
"""

from datetime import date, timedelta

_FIXED = frozenset(
    {
        (1, 1), (4, 6), (4, 13), (4, 14), (4, 15), (5, 4), (6, 3), (7, 28), (8, 12),
        (10, 13), (10, 23), (12, 5), (12, 10), (12, 31),
    }
)  # fmt: skip
_MOVING = frozenset(
    {
        # Makha Bucha, Visakha Bucha, Asalha Bucha, Khao Phansa
        date(2025, 2, 12), date(2025, 5, 11), date(2025, 7, 10), date(2025, 7, 11),
        date(2026, 3, 3), date(2026, 5, 31), date(2026, 7, 29), date(2026, 7, 30),
        date(2027, 2, 21), date(2027, 5, 20), date(2027, 7, 18), date(2027, 7, 19),
    }
)  # fmt: skip
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, no holiday, no day that makes up for one."""
    return not (_is_weekend(day) or _is_holiday(day) or _makes_up(day))


def working_days_between(first: date, last: date) -> int:
    """Whole working days after ``first`` and before ``last``."""
    days = (first + timedelta(days=one) for one in range(1, (last - first).days))
    return sum(is_working_day(day) for day in days)


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in _FIXED or day in _MOVING


def _makes_up(day: date) -> bool:
    """Holidays of the weekend before take the first open days after it, in turn."""
    monday = day - timedelta(days=day.weekday())
    owed = sum(_is_holiday(monday - timedelta(days=back)) for back in (1, 2))
    for later in range(day.weekday() + 1):
        if owed and not _is_holiday(monday + timedelta(days=later)):
            if monday + timedelta(days=later) == day:
                return True
            owed -= 1
    return False
