"""What a person may count on: a small model beside the service, and what must hold of any message.

The model knows only what somebody sent and took back, and the two rules by which told words go
otherwise: the first bubble of an edit replaces that question's old ones, and another place takes
the map pin along.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.flows.places import PIN
from bot.flows.registry import FLOWS
from bot.flows.state import State
from bot.handlers.outgoing import faults
from tests.personas.judging import LONGEST_MESSAGE, asks_who
from tests.properties.recording_line import Fate, Heard
from texts import Catalogue

THAI = re.compile(r"[\u0e00-\u0e7f]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
IN_BOTH = " ".join(  # where nobody knows the language, and names
    [Catalogue("th").text(key) for key in ("ask-language", "already-sent", "old-button-nothing")]
    + ["ไทย ภาษาไทย English LINE PDF QR"]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing told: words and the question they were told to."""

    text: str
    message_id: str
    topic: str


@dataclass
class Told:
    """Kept until it is sent, taken back, replaced, given up or left too long.

    ``files``: by part id, LINE's message id and the file's fate.
    """

    pieces: list[Piece] = field(default_factory=list)
    files: dict[str, tuple[str, Fate]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.pieces]

    def tells(self, piece: Piece, state: State | None) -> list[Piece]:
        """One more message; gives what it replaces, which is gone from now on."""
        replaced = [
            one
            for one in self.pieces
            if state and state.replacing and state.step == piece.topic == one.topic
        ]
        self.forgets(replaced)
        self.pieces.append(piece)
        return replaced

    def forgets(self, pieces: Iterable[Piece]) -> None:
        """These were taken back or replaced."""
        for one in list(pieces):
            self.pieces.remove(one)


def topic_of(state: State | None) -> str:
    """The question that a whole sentence is kept with: the open one, if it takes free text."""
    if state is None:
        return "story"
    return state.step if FLOWS[state.flow].steps[state.step].text else "story"


def pins_that_go(before: State | None, after: State | None) -> bool:
    """Whether the place is being told anew, which takes a kept pin along."""
    telling_anew = before is not None and before.step == "edit" and not before.aside
    return telling_anew and after is not None and PIN not in {one.topic for one in after.words}


def readable(heard: Iterable[Heard]) -> None:
    """Within LINE's limits and ours; never a question for who somebody is."""
    for one in heard:
        assert faults(one.messages) == []
        for text in one.texts:
            assert len(text) <= LONGEST_MESSAGE, text
            assert not asks_who(text), text


def is_in(language: str, heard: Iterable[Heard], own_words: str) -> None:
    """Every message in that language; the person's own words, quoted, are in any."""
    known = own_words + IN_BOTH
    foreign = THAI if language == "en" else LATIN
    for one in heard:
        for text in one.texts:
            strange = [found for found in foreign.findall(text) if found not in known]
            assert not strange, f"{strange} in: {text}"
            assert language == "en" or THAI.search(text), text
