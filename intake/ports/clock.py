"""Time comes in from outside, so that a test can move it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time now, in UTC."""
        return datetime.now(UTC)


def local_day(moment: datetime) -> str:
    """The day in Thailand, `2026-11-22`: what is allowed a day counts from its midnight."""
    return moment.astimezone(BANGKOK).date().isoformat()


def hour_of(moment: datetime) -> datetime:
    """The hour a moment lies in: the only time that is kept of what reporters do."""
    return moment.replace(minute=0, second=0, microsecond=0)


def next_hour(moment: datetime) -> datetime:
    """The next full hour, from which limits run."""
    return hour_of(moment) + timedelta(hours=1)
