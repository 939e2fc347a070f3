"""What to do with a row of the outbox after LINE answered. Pure rules, shared by web and worker."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.line_client import Answer

TOKEN_LIFE = timedelta(seconds=50)  # LINE: a reply token lives one minute; the rest is our margin
RETRY_KEY_LIFE = timedelta(hours=23)  # LINE keeps a retry key 24 h; after that a repeat doubles
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)


class Next(StrEnum):
    """What happens to the row."""

    SETTLE = "settle"  # done with: the row is deleted
    AGAIN = "again"  # due later
    AS_PUSH = "as_push"  # the token is gone, and this must arrive
    PARK = "park"  # a person must look


@dataclass(frozen=True, slots=True)
class Verdict:
    """``wait`` matters for AGAIN only; ``alarm``: an operator should know."""

    next: Next
    wait: timedelta = timedelta(0)
    alarm: bool = False


def may_reply(age: timedelta) -> bool:
    """Whether the token may still be used."""
    return age < TOKEN_LIFE


def after_reply(answer: Answer, *, tries: int, must_arrive: bool, first_hand: bool) -> Verdict:
    """``first_hand``: nobody can have used the token before this call."""
    if answer is Answer.DONE:
        return Verdict(Next.SETTLE)
    if answer is Answer.REFUSED:
        # A token works once: after a crash or a lost answer, 400 says that the first call arrived.
        lost = must_arrive and first_hand
        return Verdict(Next.AS_PUSH) if lost else Verdict(Next.SETTLE)
    if answer is Answer.FORBIDDEN:
        return Verdict(Next.PARK, alarm=True)
    return Verdict(Next.AGAIN, backoff(tries))


def after_push(answer: Answer, *, tries: int, age: timedelta) -> Verdict:
    """``age``: since the row was born, so since the retry key may have been used first."""
    if answer is Answer.DONE:
        return Verdict(Next.SETTLE)
    if answer in {Answer.REFUSED, Answer.FORBIDDEN}:
        return Verdict(Next.PARK, alarm=True)
    if age >= RETRY_KEY_LIFE:
        return Verdict(Next.PARK, alarm=True)
    return Verdict(Next.AGAIN, backoff(tries))


def backoff(tries: int) -> timedelta:
    """Doubling from two seconds to a quarter of an hour, spread so that rows do not march."""
    whole = min(FIRST_WAIT * (1 << min(tries, 20)), LONGEST_WAIT)
    return whole * (0.5 + secrets.randbelow(1000) / 2000)
