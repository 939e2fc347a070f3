"""A tip in a few words, for a line of the queue and the head of its page."""

from dataclasses import dataclass
from datetime import datetime

from console import dates
from console.language import language, t, word
from console.page import now
from intake.model import Kind, Mark, Status
from intake.ports.tips import Tip

_HOURS_OF_A_DAY = 24
_COUNTED_IN_HOURS = 2 * _HOURS_OF_A_DAY


@dataclass(frozen=True, slots=True)
class Flag:
    """A label beside the status; ``grave`` ones stand out."""

    name: str
    label: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a tip must be accepted, or that this is past."""

    words: str
    late: bool


def what(tip: Tip) -> str:
    """What the reporter says is going on."""
    return word("category", tip.category)


def age(tip: Tip) -> str:
    """How long ago it came: in hours, from two days on in days."""
    hours = dates.age_in_hours(tip.hour, now())
    if hours < _COUNTED_IN_HOURS:
        return t("console-age", hours=hours)
    return t("console-age-days", days=hours // _HOURS_OF_A_DAY)


def limit(accept_by: datetime | None) -> Limit | None:
    """By when a tip that waits must be accepted; None for the others."""
    if accept_by is None:
        return None
    if accept_by <= now():
        return Limit(word("console-ground", "late"), late=True)
    return Limit(t("console-accept-by", when=dates.soon(accept_by, now(), language())), late=False)


def _mark(tip: Tip) -> Flag | None:
    if tip.rules_mark == Mark.OWN_DEPARTMENT:
        return Flag("own-department", t("console-flag-own-department"), grave=True)
    if tip.rules_mark:
        return Flag("outside-body", t("console-flag-outside-body"), grave=True)
    return None


def secret(tip: Tip) -> Flag | None:
    """About an official; None for the others."""
    return Flag("secret", t("console-secret"), grave=True) if tip.kind is Kind.MISCONDUCT else None


def flags_of(tip: Tip) -> tuple[Flag, ...]:
    """What is true beside the status."""
    flags = [
        secret(tip),
        Flag("closing", t("console-flag-closing"), grave=True) if tip.closing_status else None,
        Flag("withdrawn", word("flag", "withdrawn"), grave=True) if tip.withdrawn else None,
        Flag("quarantined", word("flag", "quarantined")) if tip.quarantined else None,
        Flag("waiting", word("flag", "waiting")) if tip.waiting else None,
        Flag("transferred", word("flag", "transferred")) if tip.transferred else None,
        Flag("linked", word("flag", "linked")) if tip.linked_to else None,
        Flag("acknowledged", t("console-queue-acknowledged"))
        if tip.acknowledged_by and tip.status is Status.NEW
        else None,
        Flag("has-media", t("console-flag-has-media")) if tip.has_media else None,
        Flag("other-language", t("console-flag-other-language")) if tip.other_language else None,
        _mark(tip),
    ]
    return tuple(flag for flag in flags if flag)
