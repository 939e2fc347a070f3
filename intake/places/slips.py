"""Names that a typed one is a few slips away from."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intake.places.spelling import sound_key

WORDS = (2, 4, 8, 12)  # letters: a name of up to so many is allowed no slip, one, two, three
SURE = 0.97  # of a name with a slip so small that it hardly counts
SEEN, HEARD = 0.6, 0.4  # how much a slip counts in what is read, and in what is heard
MOST = 40
_SLIPS: Any = OSA.distance  # as a scorer its overloads confuse the type checker


def slips_in(key: str) -> int:
    """How many slips (a letter more, less or other, two the wrong way round) to expect in it."""
    return bisect_left(WORDS, len(key))


def like(key: str, pool: Iterable[str], more: int = 0) -> Iterator[tuple[str, float]]:
    """The keys of a pool that are so like it, each with how sure that is (0–1).

    ``more``: slips to forgive beside those that are to be expected.
    """
    sound, most = sound_key(key), slips_in(key) + more
    for found, seen, _place in process.extract(
        key, pool, scorer=_SLIPS, score_cutoff=most, limit=MOST
    ):
        heard = OSA.distance(sound, sound_key(found))
        yield found, SURE - (SEEN * seen + HEARD * heard) / max(len(key), len(found))
