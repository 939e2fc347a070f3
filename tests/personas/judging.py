"""What a played persona is judged by: its promises, and the figures of all bot messages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from simulator.client import Message
from simulator.play import RECEIPT, Player, buttons_under
from simulator.script import Script, read_script
from texts import LANGUAGES, Catalogue

FOLDER = Path(__file__).parent
LONGEST_MESSAGE = 600
MOST_TAPS, MOST_TYPED = 6, 1
NATIONAL = "national"
NONE = "none"  # the queue of who sends nothing

# Words that work everywhere; they are typed as they stand and need no number.
_ORDERS = frozenset(
    Catalogue(language).text(key)
    for language in LANGUAGES
    for key in (
        *("label-danger", "label-send", "label-back", "label-skip", "label-menu", "label-unknown"),
        *("label-cancel", "label-done", "label-more", "language-name"),
    )
)
_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)
_WHO_ARE_YOU = re.compile(
    r"คุณชื่อ(?:อะไร|จริง)|(?<!ตำแหน่งอะไร )ชื่ออะไรคะ|ขอ(?:ทราบ)?ชื่อ|ขอเบอร์"
    r"|เบอร์(?:โทร)?(?:ของ)?คุณ(?:คือ)?(?:อะไร|เบอร์)"
    r"|บ้านคุณอยู่ที่ไหน|เลขบัตร\S*(?:คือ|อะไร|เท่าไ)|your (?:own )?name\?|who are you"
    r"|your (?:phone )?number\?|where do you live|ติดต่อกลับได้ที่",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A tip as its centre reads it. `queue`: the centre's area code, or "national"."""

    queue: str
    kind: str
    urgency: str
    other_language: bool
    words: tuple[str, ...]
    files: int


def personas() -> dict[str, Script]:
    """Every written persona by the name of its file, in order."""
    files = sorted(FOLDER.glob("*.txt"))
    return {file.stem: read_script(file.read_text(encoding="utf-8")) for file in files}


def broken(script: Script, tip: Opened | None) -> list[str]:
    """What was promised of the tip and is not so, one line each."""
    unsent = NONE in script.promised("queue")
    if tip is None:
        return [] if unsent else ["no tip was sent"]
    found = {
        "queue": tip.queue,
        "kind": tip.kind,
        "urgency": tip.urgency,
        "language": "other" if tip.other_language else "th",
        "files": str(tip.files),
    }
    wrong = [
        f"{name}: {wanted} was promised, it is {found[name]}"
        for name in found
        for wanted in script.promised(name)
        if wanted != found[name]
    ]
    wrong += [f"lost: {text[:60]}" for text in script.told if text not in tip.words]
    wrong += [
        f"still there: {text[:60]}"
        for text in script.promised("gone")
        if any(text in one for one in tip.words)
    ]
    return wrong


def without_number(said: Message) -> bool:
    """Whether a question offers a choice that no typed number answers."""
    offered = [
        button
        for button in buttons_under(said)
        if button.action.get("type") == "postback" and button.label not in _ORDERS
    ]
    # What stands under a receipt or a card asks nothing.
    asks = not RECEIPT.search(said.text)
    return asks and len(offered) > len(_NUMBERED.findall(said.text))


def asks_who(text: str) -> bool:
    """Whether it asks the reporter for a name, number, address or card."""
    return _WHO_ARE_YOU.search(text) is not None


@dataclass
class Figures:
    """What all personas together show."""

    played: int = 0
    in_right_queue: int = 0
    facts: int = 0
    facts_kept: int = 0
    shortest: tuple[int, int] = (1000, 1000)  # typed lines, taps
    messages: int = 0
    longest: int = 0
    unnumbered: set[str] = field(default_factory=set)
    asking_who: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, script: Script, tip: Opened | None, player: Player) -> None:
        """Count one persona that was played to its end."""
        wrong = broken(script, tip)
        self.wrong += [f"{name}: {one}" for one in wrong]
        self.played += 1
        self.in_right_queue += not any(one.startswith(("queue", "no tip")) for one in wrong)
        self.facts += len(script.told)
        self.facts_kept += sum(tip is not None and text in tip.words for text in script.told)
        self._hear(player.messages())
        if tip is not None and tip.kind == "drug" and script.told and not wrong:
            self.shortest = min(self.shortest, (player.typed, player.taps))

    def lines(self) -> Iterable[str]:
        """The figures as they are printed."""
        yield f"personas played: {self.played}"
        yield f"in the right queue: {self.in_right_queue} of {self.played}"
        yield f"facts kept in the reporter's own words: {self.facts_kept} of {self.facts}"
        yield (
            f"shortest useful drug tip: {self.shortest[1]} taps, {self.shortest[0]} typed lines"
            f" (at most {MOST_TAPS} and {MOST_TYPED})"
        )
        yield (
            f"longest bot message: {self.longest} characters of {LONGEST_MESSAGE}"
            f" ({self.messages} messages)"
        )
        yield f"questions with a choice that no typed number answers: {len(self.unnumbered)}"
        yield f"questions that ask who the reporter is: {len(self.asking_who)}"

    def missed(self) -> list[str]:
        """Everything that is not as it must be, one line each."""
        found = list(self.wrong)
        found += [f"no number answers: {text}" for text in sorted(self.unnumbered)]
        found += [f"asks who: {text}" for text in sorted(self.asking_who)]
        typed, taps = self.shortest
        if typed > MOST_TYPED or taps > MOST_TAPS:
            found.append(f"the shortest tip takes {taps} taps and {typed} typed lines")
        if self.longest > LONGEST_MESSAGE:
            found.append(f"a bot message has {self.longest} characters")
        return found

    def _hear(self, said: list[Message]) -> None:
        self.messages += len(said)
        self.longest = max([self.longest, *(len(one.text) for one in said)])
        self.unnumbered |= {one.text for one in said if without_number(one)}
        self.asking_who |= {one.text for one in said if asks_who(one.text)}
