"""One thing that happened in a chat, as far as a turn needs to know it."""

from dataclasses import dataclass, field

from bot.flows.values import Input


@dataclass(frozen=True, slots=True)
class Left:
    """The person blocked the account: nothing can be sent any more."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The account was put into a group or room. ``chat``: the word in LINE's addresses."""

    event_id: str
    chat: str
    chat_id: str = field(repr=False)
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event of a one-to-one chat.

    ``at``: LINE's time of the event, in milliseconds. ``token``: empty where LINE gives none.
    ``image_set``: pictures sent together share it, and count as one message. ``message_id``:
    LINE's own of the message that the event brings or takes back, if it does.
    """

    event_id: str
    kind: str
    user_id: str = field(repr=False)
    token: str = field(repr=False)
    at: int
    redelivered: bool
    given: Input | Left
    image_set: str = ""
    message_id: str = field(default="", repr=False)
