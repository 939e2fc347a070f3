"""How urgent a tip is, and by when its centre must accept it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intake.holidays import is_working_day
from intake.model import Category, Kind, Urgency
from intake.ports.clock import BANGKOK, next_hour

_OFFICE_ENDS = time(17)  # 16.30, rounded up to the hour
NIGHT_BEGINS, NIGHT_ENDS = 21, 6

# What was told, by code: from the buttons and from signal words in the texts.
_NOW = frozenset({"now", "weapon", "child", "violent", "soon", "leak"})
_SOON = frozenset({"daily", "near_school"})
_CATEGORIES_NOW = frozenset({Category.VIOLENT_USER, Category.CHILDREN, Category.LEAKS_REPORTER})


@dataclass(frozen=True, slots=True)
class AcceptLimits:
    """How long a centre may take; ``normal_days`` are working days."""

    now: timedelta = timedelta(hours=1)
    soon: timedelta = timedelta(hours=24)
    normal_days: int = 1


def urgency_of(kind: Kind, category: Category, facts: Collection[str]) -> Urgency:
    """Happening now, weapon, child, violence, delivery within a day, leak: now; then soon.

    Every misconduct tip is at least soon.
    """
    if category in _CATEGORIES_NOW or _NOW.intersection(facts):
        return Urgency.NOW
    if kind is Kind.MISCONDUCT or _SOON.intersection(facts):
        return Urgency.SOON
    return Urgency.NORMAL


def accept_by(urgency: Urgency, received: datetime, limits: AcceptLimits) -> datetime:
    """The full hour (UTC) by which the centre must accept; limits run from the next full hour."""
    start = next_hour(received)
    if urgency is Urgency.NOW:
        return start + limits.now
    if urgency is Urgency.SOON:
        return start + limits.soon
    local = start.astimezone(BANGKOK)
    hour = local.time() if is_working_day(local.date()) else _OFFICE_ENDS
    due = datetime.combine(_working_days_later(local.date(), limits.normal_days), hour, BANGKOK)
    return due.astimezone(received.tzinfo)


def accept_within_key(urgency: Urgency) -> str:
    """The word of the limit as the reporter is told: hour | day | working_day."""
    return {Urgency.NOW: "hour", Urgency.SOON: "day", Urgency.NORMAL: "working_day"}[urgency]


def notice_due(urgency: Urgency, now: datetime, delay: timedelta) -> datetime:
    """When officers are told: at once when it is urgent; else after ``delay``, never at night."""
    if urgency is Urgency.NOW:
        return now
    local = (now + delay).astimezone(BANGKOK)
    if NIGHT_ENDS <= local.hour < NIGHT_BEGINS:
        return now + delay
    morning = local.date() + timedelta(days=1 if local.hour >= NIGHT_BEGINS else 0)
    woken = datetime.combine(morning, time(NIGHT_ENDS), BANGKOK)
    return woken.astimezone(now.tzinfo) + delay


def _working_days_later(day: date, days: int) -> date:
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
