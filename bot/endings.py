"""What the conversation asks to be done: prepared with cryptography, written with the turn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat import Chat
from bot.flows.state import State
from bot.flows.values import Effect, Outcome
from intake.ports.store import Work


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the LINE id lives in memory only. ``chat``: as it was before this turn."""

    user_id: str
    chat: Chat | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An effect ready to be written. ``write`` does no cryptography and sends nothing."""

    outcome: Outcome
    write: Callable[[Work], None]


class Endings(Protocol):
    """Does what the flows ask."""

    def prepare(self, effect: Effect, state: State, person: Person, now: datetime) -> Prepared:
        """Route, seal and sign; raises Refused when it cannot be done, and nothing is lost."""
        ...
