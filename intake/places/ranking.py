"""Which place a reading means: each candidate weighed by how much of what was typed it explains."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from intake.places.reading import DISTRICT, PROVINCE, SUBDISTRICT, Reading

SAID_LEVEL = 0.03  # for a name of the level that was written before it
OTHER_LEVEL = 0.22  # against a name of another one
FIRST = {
    PROVINCE: 0.03,
    DISTRICT: 0.02,
    SUBDISTRICT: 0.005,
}  # of namesakes, who is meant more often
MORE_NAMES = 0.01  # for each name that fits together with the others
LOOSE_END = 0.04  # against a name that begins or ends inside a piece of writing
POSTCODE = 0.06
NEAR = {DISTRICT: 0.012, PROVINCE: 0.008}  # where the sign hangs
MOST_SPANS = 4  # of one area, best first


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the letters that may be a place's name; ``sure`` between 0 and 1."""

    start: int
    end: int
    sure: float

    @property
    def weight(self) -> float:
        """Letters explained."""
        return (self.end - self.start) * self.sure


@dataclass(frozen=True, slots=True)
class Weighed:
    """A place and how well it explains the text: 1 and a little more is all of it."""

    code: str
    score: float
    left: int  # letters that it does not explain


Evidence = Mapping[str, Sequence[Span]]


def weigh(reading: Reading, evidence: Evidence, near: str, posted: frozenset[str]) -> list[Weighed]:
    """Every place with evidence for its own name, best first.

    ``posted``: codes of subdistricts with the postcode that was typed, and of their parents.
    """
    best = {code: sorted(spans, key=lambda one: -one.weight) for code, spans in evidence.items()}
    found = []
    for code in best:
        score, left = _score(code, best, reading)
        found.append(Weighed(code, score + _hints(code, reading, near, posted), -left))
    return sorted(found, key=lambda one: (-one.score, len(one.code), one.code))


def _score(code: str, evidence: Evidence, reading: Reading) -> tuple[float, int]:
    """The best way to explain the letters by its own name and, or not, its parents' names."""
    levels = [len(code), *(one for one in (PROVINCE, DISTRICT, SUBDISTRICT) if one < len(code))]
    own, *above = [evidence.get(code[:digits], ())[:MOST_SPANS] for digits in levels]
    ways = product(own, *([None, *spans] for spans in above))
    return max(_explained(list(zip(way, levels, strict=True)), reading) for way in ways)


def _explained(way: Iterable[tuple[Span | None, int]], reading: Reading) -> tuple[float, int]:
    """The share of the letters that these names explain, and less than 0 for each one they do not.

    Overlapping names explain nothing.
    """
    taken = [(span, level) for span, level in way if span is not None]
    spans = sorted((span for span, _level in taken), key=lambda one: one.start)
    if any(left.end > right.start for left, right in pairwise(spans)):
        return 0.0, -len(reading.counts)
    covered = sum(span.end - span.start for span in spans)
    rest = sum(reading.counts) - sum(sum(reading.counts[one.start : one.end]) for one in spans)
    score = sum(span.weight for span in spans) / (covered + rest)
    joins = [edge for span in spans for edge in (span.start, span.end)]
    loose = sum(1 for edge in joins if edge not in reading.edges and joins.count(edge) == 1)
    score += MORE_NAMES * len(spans) - LOOSE_END * loose
    for span, level in taken:
        said = reading.levels.get(span.start)
        if said:
            score += SAID_LEVEL / len(taken) if said == level else -OTHER_LEVEL
    letters = sum(1 for counts in reading.counts if counts)
    named = sum(1 for one in spans for counts in reading.counts[one.start : one.end] if counts)
    return score, named - letters


def _hints(code: str, reading: Reading, near: str, posted: frozenset[str]) -> float:
    hint = FIRST.get(len(code), 0.0)
    for digits, worth in NEAR.items():
        if near and len(code) >= digits and near[:digits] == code[:digits]:
            hint += worth
            break
    if reading.postcode and posted:
        hint += POSTCODE if code[:SUBDISTRICT] in posted else -POSTCODE
    return hint
