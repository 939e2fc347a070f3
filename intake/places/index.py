"""The index of places: one typed message in, the places it may mean out, best first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from intake.places.areas import Area
from intake.places.evidence import exact_names, names_with_slips, villages_in, whole_addresses
from intake.places.names import Names
from intake.places.nicknames import NICKNAMES
from intake.places.ranking import Evidence, weigh
from intake.places.reading import DISTRICT, PROVINCE, SUBDISTRICT, Reading, read
from intake.places.village_names import VillageNames

SURE = 0.985  # explained this well, a text holds no slip that is worth looking for
DOUBTFUL = 0.86  # explained no better, it may be a whole address in one piece
LEAST = 0.45  # of the letters explained, for a place to be worth offering
OF_BEST = 0.72
CLEAR = 0.85
WHOLE = 0.8
AHEAD = 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a text may mean: official code of 2, 4, 6 or 8 digits, and how well it fits.

    ``fit`` is about 1 where every letter is explained; it orders, and is no probability. ``left``:
    letters that are not explained, particles and the like aside.
    """

    code: str
    fit: float
    left: int = 0

    @property
    def routed(self) -> str:
        """The code that routing needs: the district that it is or lies in, or the province."""
        return self.code[:DISTRICT]

    @property
    def whole(self) -> bool:
        """Whether the text says this place and nothing else."""
        return self.left == 0 and self.fit >= WHOLE


class PlaceIndex:
    """Official areas by everything that people may type for them. Share it freely."""

    def __init__(
        self, names: Names, villages: VillageNames, postcodes: Mapping[str, Collection[str]]
    ) -> None:
        self._names = names
        self._villages = villages
        self._postcodes = postcodes

    @classmethod
    def build(
        cls,
        areas: Iterable[Area],
        villages: Iterable[Area] = (),
        postcodes: Mapping[str, Collection[str]] | None = None,
        nicknames: Mapping[str, tuple[str, ...]] = NICKNAMES,
    ) -> Self:
        """Index areas, villages (8 digits) and, by postcode, the codes of its subdistricts."""
        return cls(Names(areas, nicknames), VillageNames(villages), postcodes or {})

    def find(self, text: str, limit: int = 10, near: str = "") -> tuple[Match, ...]:
        """The places that a typed text may mean, best first, at most ``limit``.

        ``near``: code of a district where namesakes are more likely, as the sign's.
        """
        reading = read(text)
        if not reading.letters:
            return self._at(reading.postcode)[:limit]
        found = self._weighed(reading, near)
        least = max(LEAST, found[0].fit * OF_BEST) if found else LEAST
        return tuple(self._numbered(reading, [one for one in found if one.fit >= least])[:limit])

    def _weighed(self, reading: Reading, near: str) -> list[Match]:
        posted = self._posted(reading.postcode)
        spans = exact_names(reading, self._names)
        found = _matches(reading, spans, near, posted)
        if found and found[0].fit >= SURE:
            return found
        spans = names_with_slips(reading, self._names, spans)
        spans.update(villages_in(reading, self._villages, spans))
        found = _matches(reading, spans, near, posted)
        if found and found[0].fit >= DOUBTFUL:
            return found
        for code, more in whole_addresses(reading, self._names).items():
            spans[code].extend(more)
        return _matches(reading, spans, near, posted)

    def _numbered(self, reading: Reading, found: Sequence[Match]) -> list[Match]:
        """The same, with the village whose number was typed before its subdistrict."""
        best: list[Match] = []
        for match in found:
            if reading.moo and len(match.code) == SUBDISTRICT:
                village = self._villages.numbered(match.code, reading.moo)
                best += [Match(village, match.fit, match.left)] if village else []
            best.append(match)
        return best

    def _posted(self, postcode: str) -> frozenset[str]:
        codes = self._postcodes.get(postcode, ()) if postcode else ()
        return frozenset(
            code[:digits] for code in codes for digits in (PROVINCE, DISTRICT, SUBDISTRICT)
        )

    def _at(self, postcode: str) -> tuple[Match, ...]:
        """The districts with this postcode, the one with most subdistricts of it first."""
        counted = Counter(code[:DISTRICT] for code in self._postcodes.get(postcode, ()))
        return tuple(
            Match(code, round(count / counted.total(), 4)) for code, count in counted.most_common()
        )


def clear_match(found: Sequence[Match]) -> Match | None:
    """The one place that is meant beyond doubt, or None: other districts are far behind it."""
    if not found or found[0].fit < CLEAR:
        return None
    others = [one for one in found[1:] if one.routed != found[0].routed]
    return None if others and found[0].fit - others[0].fit < AHEAD else found[0]


def _matches(reading: Reading, spans: Evidence, near: str, posted: frozenset[str]) -> list[Match]:
    weighed = weigh(reading, spans, near, posted)
    return [Match(one.code, round(one.score, 4), one.left) for one in weighed]
