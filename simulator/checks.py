"""Small checks that are combined into the rules of a LINE object.

A check takes a value and its place and yields faults; nothing yielded means accepted. Dispatch
is by `type`, so a fault names the property that is wrong and not a branch of alternatives.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.units import utf16_units


@dataclass(frozen=True, slots=True)
class At:
    """A place inside a JSON body."""

    parts: tuple[str | int, ...] = ()

    def __truediv__(self, part: str | int) -> "At":
        return At((*self.parts, part))

    def dotted(self) -> str:
        """Write the place the way LINE names body properties: `messages[0].text`."""
        steps = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.parts]
        return "".join(steps).lstrip(".")

    def pointer(self) -> str:
        """Write the place the way LINE names Flex properties: `/body/contents/0`."""
        return "/" + "/".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    at: At
    message: str


Check = Callable[[object, At], Iterator[Fault]]
Together = Callable[[dict[str, Any], At], Iterator[Fault]]


def text(low: int, high: int, count: Callable[[str], int] = utf16_units) -> Check:
    """Accept a string whose length in the given unit is low..high."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield Fault(at, "Must be a string")
        elif low and not value:
            yield Fault(at, "May not be empty")
        elif not low <= count(value) <= high:
            yield Fault(at, f"Length must be between {low if low > 1 else 0} and {high}")

    return check


def one_of(*allowed: str) -> Check:
    """Accept one of a few words."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if value not in allowed:
            yield Fault(at, f"Must be one of the following values: [{', '.join(allowed)}]")

    return check


def flag(value: object, at: At) -> Iterator[Fault]:
    """Accept true or false."""
    if not isinstance(value, bool):
        yield Fault(at, "Must be a boolean")


def whole(low: int, high: int, step: int = 1) -> Check:
    """Accept an integer of low..high that is a multiple of step."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Fault(at, "Must be an integer")
        elif not low <= value <= high:
            yield Fault(at, f"Must be between {low} and {high}")
        elif value % step:
            yield Fault(at, f"Must be a multiple of {step}")

    return check


def number(low: float, high: float) -> Check:
    """Accept a number of low..high."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield Fault(at, "Must be a number")
        elif not low <= value <= high:
            yield Fault(at, f"Must be between {low:g} and {high:g}")

    return check


def pattern(expression: str, message: str = "invalid property") -> Check:
    """Accept a string that matches an expression as a whole."""
    compiled = re.compile(expression)

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, str) or compiled.fullmatch(value) is None:
            yield Fault(at, message)

    return check


def address(schemes: tuple[str, ...], high: int) -> Check:
    """Accept an address of a scheme: percent-encoded (ASCII, no blanks) and not too long."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, str) or not value:
            yield Fault(at, "May not be empty")
        elif len(value) > high:
            yield Fault(at, f"Length must be between 0 and {high}")
        elif value.split(":", 1)[0].lower() not in schemes or ":" not in value:
            yield Fault(at, "Invalid URI scheme")
        elif not value.isascii() or re.search(r"[\s<>\"{}|\\^`]", value):
            yield Fault(at, "Invalid URI")

    return check


def each(item: Check, low: int, high: int) -> Check:
    """Accept a list of low..high things that each pass."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(at, "Must be an array")
            return
        if not low <= len(value) <= high:
            yield Fault(at, f"Size must be between {low} and {high}")
            return
        for index, one in enumerate(value):
            yield from item(one, at / index)

    return check


def record(
    required: Mapping[str, Check], optional: Mapping[str, Check], *together: Together
) -> Check:
    """Accept an object with all the required and any of the optional properties, no other.

    `together` are the rules about several properties at once.
    """
    known = {**required, **optional}

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield Fault(at, "Must be an object")
            return
        for name in required:
            if value.get(name) is None:
                yield Fault(at / name, "May not be null")
        for name, one in value.items():
            rule = known.get(name)
            if rule is None:
                yield Fault(at / str(name), "unknown field")
            elif one is not None:
                yield from rule(one, at / name)
        for rule_of_all in together:
            yield from rule_of_all(value, at)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """Accept an object whose `type` is known and whose other properties pass that kind's rule."""

    def check(value: object, at: At) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield Fault(at, "Must be an object")
            return
        rule = kinds.get(str(value.get("type")))
        if rule is None:
            wanted = ", ".join(kinds)
            yield Fault(at / "type", f"Must be one of the following values: [{wanted}]")
            return
        yield from rule({name: one for name, one in value.items() if name != "type"}, at)

    return check
