"""A clock that moves only when a test moves it."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Stands at a Tuesday morning in Thailand until moved."""

    def __init__(self, at: datetime = datetime(2026, 1, 13, 2, 20, tzinfo=UTC)) -> None:
        self._at = at

    def now(self) -> datetime:
        """The time it stands at, in UTC."""
        return self._at

    def forward(self, step: timedelta) -> None:
        """Move it on."""
        self._at += step
