"""A conversation as data: flows of steps, checked when they are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = "*"
ENDINGS = frozenset({"!submit", "!add", "!look_up", "!withdraw", "!forget_address", "!closed"})


@dataclass(frozen=True, slots=True)
class Option:
    """One fixed answer of a step, in the order shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question.

    `next`: the target by answer (`*`: any other, `เสร็จแล้ว` too). `skip`: where `ข้าม` leads, if
    elsewhere; not where `may_skip` is false. A target is a step of the same flow, another flow's
    name, or an ending (`!submit`).
    `source`: names the choices that depend on state and world (`choices.py`).
    `typed`: where a name of a place leads that is typed here.
    `told`: where it leads instead when the place was told already, before it was asked for.
    `text`: takes free text, in many bubbles. `many`: several answers at once.
    `when`: names a condition (`conditions.py`); where it fails the step is passed to `otherwise`.
    `part`: what is edited together; an edit that leaves its part returns to the send screen.
    `passing`: a choice here is an act, not an answer of the tip.
    `acts`: what else a choice does (`acts.py`). `cards`: a card shown before the next question.
    """

    prompt: str
    next: Mapping[str, str]
    part: str
    options: tuple[Option, ...] = ()
    source: str = ""
    text: bool = False
    many: bool = False
    when: str = ""
    otherwise: str = ""
    passing: bool = False
    acts: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)
    unsure: str = ""
    may_skip: bool = True
    skip: str = ""
    typed: str = ""
    told: str = ""

    def targets(self) -> frozenset[str]:
        """Everything this step can lead to."""
        return frozenset(
            {*self.next.values(), self.otherwise, self.skip, self.typed, self.told} - {""}
        )

    def target(self, value: str) -> str:
        """Where an answer leads. Raises KeyError for an answer that leads nowhere."""
        return self.next[value] if value in self.next else self.next[ANY]


class BrokenFlowError(ValueError):
    """A flow that leads nowhere, or has a step that nothing leads to."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A named conversation. `parts`: what to ask in order when entered with answers already given.

    `entries`: steps that are reached from outside (a command, a button of an earlier message).
    `asks_once`: going on, a part that was told already is passed over.
    """

    name: str
    first: str
    steps: Mapping[str, Step]
    entries: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    leads_to: frozenset[str] = frozenset()
    asks_once: bool = False

    def __post_init__(self) -> None:
        known = self.steps.keys() | ENDINGS | self.leads_to
        for name, step in self.steps.items():
            if dangling := step.targets() - known:
                raise BrokenFlowError(f"{self.name}/{name} leads nowhere: {sorted(dangling)}")
            if bool(step.when) != bool(step.otherwise):
                raise BrokenFlowError(f"{self.name}/{name}: a condition needs its otherwise")
            missing = {option.value for option in step.options} - step.next.keys()
            if missing and ANY not in step.next:
                raise BrokenFlowError(f"{self.name}/{name}: no target for {sorted(missing)}")
        if islands := self.steps.keys() - self.reached():
            raise BrokenFlowError(f"{self.name}: nothing leads to {sorted(islands)}")

    def reached(self) -> frozenset[str]:
        """The steps that can be come to from the first one and the entries."""
        seen: set[str] = set()
        waiting = [self.first, *self.entries, *self.parts]
        while waiting:
            name = waiting.pop()
            if name in self.steps and name not in seen:
                seen.add(name)
                waiting.extend(self.steps[name].targets())
        return frozenset(seen)
