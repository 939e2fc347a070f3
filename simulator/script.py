"""A written conversation: who it is about, what they do on the phone, and what must come of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# What is done or looked at on the phone; True: it needs something after the colon.
ACTS: Mapping[str, bool] = {
    "scan": False,
    "follow": False,
    "block": False,
    "say": True,
    "tell": True,
    "tap": True,
    "tap old": True,
    "pick": True,
    "photo": False,
    "photos": True,
    "video": False,
    "voice": False,
    "file": True,
    "sticker": False,
    "location": True,
    "unsend": True,
    "pc": True,
    "phone": True,
    "network": True,
    "invite": True,
    "wait": True,
    "centre asks": True,
    "see": True,
    "see not": True,
    "button": True,
}
# What the phone cannot know: for who opens the tip with the centre's key.
PROMISES = frozenset({"queue", "kind", "urgency", "gone", "files", "language"})

_LINE = re.compile(r"(?P<name>[a-z]+(?: [a-z]+)?)(?: (?P<count>\d+))?(?::\s*(?P<value>.*))?")


class ScriptError(Exception):
    """A line that says nothing a phone can do; one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One act or expectation; `number` counts from 1 in the file."""

    number: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Script:
    """A person and what they do, in order. `promises` are kept apart."""

    about: Mapping[str, str]
    acts: tuple[Line, ...]
    promises: tuple[Line, ...]

    def promised(self, name: str) -> tuple[str, ...]:
        """Every value promised under a name."""
        return tuple(one.value for one in self.promises if one.name == name)

    @property
    def told(self) -> tuple[str, ...]:
        """What must stand in the tip, word for word."""
        taken_back = {*self.promised("gone")}
        told = (one.value for one in self.acts if one.name == "tell")
        return tuple(text for text in told if text not in taken_back)


def read_script(text: str) -> Script:
    """Read a script. Raises ScriptError with the number of the line that is wrong."""
    lines = [line.strip() for line in text.splitlines()]
    head = lines.index("") if "" in lines else len(lines)
    about = {}
    for number, line in enumerate(lines[:head], 1):
        name, colon, value = line.partition(":")
        if not colon or not value.strip():
            raise ScriptError(f"line {number}: the head is `name: value` up to an empty line")
        about[name.strip()] = value.strip()
    body = [
        _read(number, line)
        for number, line in enumerate(lines[head:], head + 1)
        if line and not line.startswith("#")
    ]
    acts = tuple(one for one in body if one.name in ACTS)
    return Script(about, acts, tuple(one for one in body if one.name in PROMISES))


def _read(number: int, line: str) -> Line:
    found = _LINE.fullmatch(line)
    name = found["name"] if found else ""
    if found is None or name not in {*ACTS, *PROMISES}:
        raise ScriptError(f"line {number}: no such act: {line}")
    value = (found["value"] or "").replace("\\n", "\n")
    if not value and ACTS.get(name, True):
        raise ScriptError(f"line {number}: `{name}: …` needs something after the colon")
    if count := int(found["count"] or 0):
        value = (value * (count // max(1, len(value)) + 1))[:count].strip()
    return Line(number, name, value)
