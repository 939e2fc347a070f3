"""The reference (เลขรับเรื่อง) that staff and officers quote; never shown to the reporter."""

import secrets
from datetime import datetime

from intake.codes import ALPHABET
from intake.ports.clock import BANGKOK

BUDDHIST_ERA = 543
RANDOM = 6


def new_reference(now: datetime) -> str:
    """B.E. year and month of Bangkok, two digits each, and six random: ``6801-K7M3QX``."""
    local = now.astimezone(BANGKOK)
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return f"{(local.year + BUDDHIST_ERA) % 100:02d}{local.month:02d}-{body}"
