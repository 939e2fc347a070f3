"""Every spelling of every province, district and subdistrict, and who has it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from intake.places.areas import Area
from intake.places.reading import DISTRICT, PROVINCE
from intake.places.slips import like, slips_in
from intake.places.spelling import is_thai, latin_key, sound_key, spelling_key, thai_key, tidy

LONGEST_NAME = 30  # letters of a spelling key
SHORTEST_BEGINNING = 3
BEGINNING, WHOLE = 0.62, 0.96  # how sure the first letters of a name are, and nearly all of them
MOST_BEGINNINGS = 400
CAPITAL = "เมือง"
_BEFORE_NAME = re.compile("^(?:เขต|แขวง|khet )")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0e30-\u0e4e][^\W\d_]*)*")

Pool = TypeVar("Pool", list[str], dict[str, list[str]])
Size = tuple[bool, int]  # romanised or not, letters


class Names:
    """Spelling keys and the codes of the places that have them."""

    def __init__(self, areas: Iterable[Area], nicknames: Mapping[str, tuple[str, ...]]) -> None:
        rows = list(areas)
        now = {row.code: row.code for row in rows if row.successor_code is None}
        now |= {
            row.code: row.successor_code for row in rows if row.successor_code in now
        }  # an old name leads to whatever came after it
        self._spelt: dict[str, tuple[str, ...]] = {}
        own: dict[str, tuple[str, str]] = {}
        for row in rows:
            if row.code in now:
                thai, english = spellings(row)
                self._add(now[row.code], thai | english)
                own[row.code] = (max(thai, key=len, default=""), max(english, key=len, default=""))
        for code, called in nicknames.items():
            if code in now:
                self._add(code, {key for name in called for key in _keys(tidy(name))})
        self._addresses = _addresses({code: own[code] for code in own if now[code] == code})
        self._sorted = sorted(self._spelt)
        self._sounding: dict[str, list[str]] = {}
        self._by_size: dict[Size, list[str]] = {}
        self._in_province: dict[str, list[str]] = {}
        for key in self._sorted:
            self._by_size.setdefault(_size(key), []).append(key)
            self._sounding.setdefault(sound_key(key), []).append(key)
            for province in {code[:PROVINCE] for code in self._spelt[key]}:
                self._in_province.setdefault(province, []).append(key)

    def __contains__(self, key: str) -> bool:
        return key in self._spelt

    def codes(self, key: str) -> tuple[str, ...]:
        """The places that have this spelling key."""
        return self._spelt.get(key, ())

    def sounding_like(self, key: str) -> Iterator[str]:
        """The spelling keys that sound the same."""
        return iter(self._sounding.get(sound_key(key), ()))

    def beginning(self, key: str) -> Iterator[tuple[str, float]]:
        """Longer spelling keys that begin with it, each with how sure that is (0–1)."""
        if len(key) < SHORTEST_BEGINNING:
            return
        first = bisect_left(self._sorted, key)
        for found in self._sorted[first : first + MOST_BEGINNINGS]:
            if not found.startswith(key):
                return
            if found != key:
                yield found, BEGINNING + (WHOLE - BEGINNING) * len(key) / len(found)

    def like(self, key: str) -> Iterator[tuple[str, float]]:
        """Spelling keys a few slips away, each with how sure that is."""
        for pool in _of_size(self._by_size, key):
            yield from like(key, pool)

    def like_in(self, province: str, key: str) -> Iterator[tuple[str, float]]:
        """The same, of places in one province, forgiving one slip more."""
        return like(key, self._in_province[province], more=1)

    def addresses_like(self, key: str) -> Iterator[tuple[str, float]]:
        """Codes of places whose name, written in one piece with its parents', it is like."""
        for pool in _of_size(self._addresses, key):
            for found, sure in like(key, pool.keys()):
                for code in pool[found]:
                    yield code, sure

    def _add(self, code: str, keys: Iterable[str]) -> None:
        for key in keys:
            known = self._spelt.get(key, ())
            if code not in known:
                self._spelt[key] = (*known, code)


def spellings(area: Area) -> tuple[set[str], set[str]]:
    """All spelling keys of an area's Thai and English names; a capital is also just `เมือง`."""
    thai = _BEFORE_NAME.sub("", tidy(area.name_th))
    of_thai, of_english = _keys(thai), _keys(_BEFORE_NAME.sub("", tidy(area.name_en)))
    if len(area.code) == DISTRICT and thai.startswith(CAPITAL):
        return of_thai | {thai_key(CAPITAL)}, of_english | {latin_key("mueang")}
    return of_thai, of_english


def _keys(name: str) -> set[str]:
    """Keys of a tidy name: of the whole, and of its words one by one, for people write both."""
    words = _WORD.findall(name)
    one_by_one = "".join(map(spelling_key, words))
    if len(words) == 1:
        return {one_by_one} - {""}
    return {one_by_one, thai_key(name) if is_thai(name) else latin_key(name)} - {""}


def _addresses(own: Mapping[str, tuple[str, str]]) -> dict[Size, dict[str, list[str]]]:
    """Names in one piece with their parents', in the orders that people use, by size."""
    found: dict[Size, dict[str, list[str]]] = {}
    for code, names in own.items():
        parents = [own.get(code[:digits], ("", "")) for digits in (4, 2) if digits < len(code)]
        for script, name in enumerate(names):
            above = [parent[script] for parent in parents]
            written = {name + "".join(above), *(name + one for one in above)}
            written |= {one + name for one in above}
            for key in written if name else ():
                found.setdefault(_size(key), {}).setdefault(key, []).append(code)
    return found


def _size(key: str) -> Size:
    return key.isascii(), len(key)


def _of_size(pools: Mapping[Size, Pool], key: str) -> Iterator[Pool]:
    slips = slips_in(key)
    for length in range(len(key) - slips, len(key) + slips + 1):
        if pool := pools.get((key.isascii(), length)):
            yield pool
