"""Where in a reading names of places stand: letter for letter, by sound, or with slips."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from intake.places.names import LONGEST_NAME, Names
from intake.places.ranking import Span
from intake.places.reading import DISTRICT, PROVINCE, SUBDISTRICT, VILLAGE, Reading
from intake.places.village_names import BAN, VillageNames

SHORTEST_NAME = 2  # `ปง`, `ลี้`
SHORTEST_AT_EDGE = 3  # with one end inside a piece of writing (`ท่าวังผาน่าน`)
SHORTEST_INSIDE = 4
SHORTEST_SOUND = 5
SHORTEST_SLIP = 3
SHORTEST_ADDRESS = 5
SOUND = 0.95  # how sure a name of the same sound is, measured against one of the same letters
MOST_STRETCHES = 14  # that are looked at for slips
MOST_PIECES = 4  # of writing in one name
MOST_PARENTS = 3
MOST_NAMESAKES = 30  # villages of one name without a word of where; more say nothing

Spans = dict[str, list[Span]]


def exact_names(reading: Reading, names: Names) -> Spans:
    """The names that stand there letter for letter, or at least by their sound; by code."""
    spans: Spans = defaultdict(list)
    beside = _beside_long_names(reading, names)
    for start, end in _all_stretches(reading, SHORTEST_NAME):
        if end - start < _shortest(start in beside, end in beside):
            continue
        key = reading.letters[start:end]
        if key in names:
            _note(spans, names.codes(key), Span(start, end, 1.0))
        elif end - start >= SHORTEST_SOUND and {start, end} <= reading.edges:
            for known in names.sounding_like(key):
                _note(spans, names.codes(known), Span(start, end, SOUND))
    return spans


def names_with_slips(reading: Reading, names: Names, exact: Spans) -> Spans:
    """The exact names, and those that a stretch of the letters is like or begins."""
    spans: Spans = defaultdict(list, {code: list(found) for code, found in exact.items()})
    provinces = [code for code in exact if len(code) == PROVINCE][:MOST_PARENTS]
    for start, end in _stretches(reading, exact):
        key = reading.letters[start:end]
        similar = [*names.beginning(key), *names.like(key)]
        for province in provinces:
            if _apart(exact[province], start, end):
                similar.extend(names.like_in(province, key))
        for found, sure in similar:
            if found != key:
                _note(spans, names.codes(found), Span(start, end, sure))
    return spans


def whole_addresses(reading: Reading, names: Names) -> Spans:
    """Places whose whole address the letters are like, as written in one piece and with slips."""
    spoken = [place for place, counts in enumerate(reading.counts) if counts]
    spans: Spans = defaultdict(list)
    if len(spoken) >= SHORTEST_ADDRESS:
        start, end = spoken[0], spoken[-1] + 1
        for code, sure in names.addresses_like(reading.letters[start:end]):
            spans[code].append(Span(start, end, sure))
    return spans


def villages_in(reading: Reading, villages: VillageNames, places: Spans) -> Spans:
    """Villages in the places that were found; without any, where the text says it is one."""
    spans: Spans = defaultdict(list)
    if not len(villages):
        return spans
    parents = sorted((code for code in places if len(code) < VILLAGE), key=len, reverse=True)
    for start, end in _stretches(reading, places):
        key = reading.letters[start:end]
        within = [code for code in parents if _apart(places[code], start, end)]
        namesakes = list(villages.codes(key))
        inside = [code for code in namesakes if _lies_in(code, within)]
        said = key.startswith(BAN) or reading.levels.get(start) == VILLAGE
        if inside or (said and len(namesakes) <= MOST_NAMESAKES):
            _note(spans, inside or namesakes, Span(start, end, 1.0))
        elif within:
            for code, sure in _villages_like(villages, key, within):
                spans[code].append(Span(start, end, sure))
    return spans


def _villages_like(
    villages: VillageNames, key: str, within: Iterable[str]
) -> Iterator[tuple[str, float]]:
    smallest = [code for code in within if len(code) in (DISTRICT, SUBDISTRICT)][:MOST_PARENTS]
    for parent in smallest:
        yield from villages.like(key, parent)


def _lies_in(code: str, parents: Iterable[str]) -> bool:
    return any(code.startswith(parent) for parent in parents)


def _apart(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of the spans leaves this stretch for another name."""
    return any(one.end <= start or end <= one.start for one in spans)


def _all_stretches(reading: Reading, shortest: int) -> Iterator[tuple[int, int]]:
    size = len(reading.letters)
    for start in range(size):
        for end in range(start + shortest, min(size, start + LONGEST_NAME) + 1):
            yield start, end


def _beside_long_names(reading: Reading, names: Names) -> frozenset[int]:
    """The edges, and where a name long enough to be no chance begins or ends."""
    found = set(reading.edges)
    for start, end in _all_stretches(reading, SHORTEST_INSIDE):
        if reading.letters[start:end] in names and not found.isdisjoint((start, end)):
            found |= {start, end}
    return frozenset(found)


def _shortest(*beside: bool) -> int:
    return (SHORTEST_INSIDE, SHORTEST_AT_EDGE, SHORTEST_NAME)[sum(beside)]


def _stretches(reading: Reading, exact: Spans) -> list[tuple[int, int]]:
    """From one edge to another, and what is left beside a name that stands there exactly."""
    edges = sorted(reading.edges)
    whole = [
        (edges[first], edges[last])
        for first, last in combinations(range(len(edges)), 2)
        if last - first <= MOST_PIECES
    ]
    beside: list[tuple[int, int]] = []
    for span in {one for found in exact.values() for one in found}:
        if span.end - span.start >= SHORTEST_INSIDE:
            beside.append((max(edge for edge in edges if edge <= span.start), span.start))
            beside.append((span.end, min(edge for edge in edges if edge >= span.end)))
    beside.sort(key=lambda one: one[0] - one[1])
    fitting = [
        (start, end)
        for start, end in dict.fromkeys([*whole, *beside])
        if SHORTEST_SLIP <= end - start <= LONGEST_NAME
    ]
    return fitting[:MOST_STRETCHES]


def _note(spans: Spans, codes: Iterable[str], span: Span) -> None:
    for code in codes:
        spans[code].append(span)
