"""Typed places that were written by hand, with what they mean, and how many of them are found.

One a line: part, spelling, codes of which one is right, text. The finder was made with those that
are ``tuned``; the ones that are ``held`` back show what it makes of texts it was not made for.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from assembly.area_commands import official_areas
from assembly.places import postcodes
from intake.places.index import PlaceIndex

FILE = Path(__file__).with_name("typed_places.tsv")
FIRST = 3  # candidates among which the right one must be
MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed place."""

    part: str
    with_slip: bool
    codes: frozenset[str]
    text: str


def typed_places() -> list[Typed]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines]
    return [
        Typed(part, spelling == "slip", frozenset(codes.split(",")), text)
        for part, spelling, codes, text in fields
    ]


def official_index() -> PlaceIndex:
    return PlaceIndex.build(official_areas(), (), postcodes())


def not_found(index: PlaceIndex, places: Sequence[Typed]) -> list[str]:
    """The texts whose meaning is not among the first candidates."""
    return [
        one.text
        for one in places
        if one.codes.isdisjoint(match.code for match in index.find(one.text)[:FIRST])
    ]


def figures() -> Iterator[str]:
    """Lines about this run: how many are found, and how long one takes."""
    official, posted = list(official_areas()), postcodes()
    began = time.perf_counter()
    index = PlaceIndex.build(official, (), posted)
    yield f"typed places: index of {len(official)} areas in {time.perf_counter() - began:.2f} s"
    for part in ("tuned", "held"):
        places = [one for one in typed_places() if one.part == part]
        took = []
        for one in places:
            began = time.perf_counter()
            index.find(one.text)
            took.append((time.perf_counter() - began) * MILLISECONDS)
        lost = not_found(index, places)
        slips = sum(one.with_slip for one in places)
        right = 100 * (1 - len(lost) / len(places))
        yield f"  {part}: {len(places)} texts ({slips} with slips)"
        yield f"    {right:.1f} % in the first {FIRST}"
        yield f"    median {median(took):.2f} ms, slowest {max(took):.1f} ms"
        yield from (f"    not found: {text}" for text in lost)
