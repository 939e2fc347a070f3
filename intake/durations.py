"""How long something took, as one of six buckets: an exact time would name a person."""

from datetime import timedelta

_BUCKETS = (
    (timedelta(minutes=15), "15m"),
    (timedelta(hours=1), "1h"),
    (timedelta(hours=4), "4h"),
    (timedelta(hours=24), "24h"),
    (timedelta(days=3), "3d"),
)


def bucket(taken: timedelta) -> str:
    """15m, 1h, 4h, 24h, 3d: up to that long; ``more``."""
    return next((name for longest, name in _BUCKETS if taken <= longest), "more")
