"""Villages by name and number. There are about 75,000: kept small, and looked up within a place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from intake.places.areas import Area
from intake.places.slips import like
from intake.places.spelling import is_thai, spelling_key, tidy

BAN = "บาน"  # the spelling key of `บ้าน`, which lists write before a name or leave out
SHORTEST = 2


class VillageNames:
    """Imported villages: 8-digit codes, subdistrict and number (หมู่ที่)."""

    def __init__(self, areas: Iterable[Area]) -> None:
        rows = sorted((row.code, bare_key(spelling_key(tidy(row.name_th)))) for row in areas)
        self._codes = [code for code, _key in rows]
        shared: dict[str, str] = {}
        self._keys = [shared.setdefault(key, key) for _code, key in rows]
        named: dict[str, list[int]] = {}
        for number, key in enumerate(self._keys):
            named.setdefault(key, []).append(number)
        self._named = {key: tuple(numbers) for key, numbers in named.items()}

    def __len__(self) -> int:
        return len(self._codes)

    def codes(self, key: str) -> Iterator[str]:
        """The villages with this spelling key, `บ้าน` or not."""
        return (self._codes[number] for number in self._named.get(bare_key(key), ()))

    def numbered(self, subdistrict: str, moo: int) -> str | None:
        """The village with this number in a subdistrict, or None."""
        code = f"{subdistrict}{moo:02}"
        at = bisect_left(self._codes, code)
        return code if self._codes[at : at + 1] == [code] else None

    def like(self, key: str, within: str) -> Iterator[tuple[str, float]]:
        """Villages in the area with this code whose names are a few slips from the key."""
        first = bisect_left(self._codes, within)
        last = bisect_left(self._codes, f"{within}:")  # the character after 9
        pool = sorted(set(self._keys[first:last]))
        for found, sure in like(bare_key(key), pool):
            for number in self._named[found]:
                if first <= number < last:
                    yield self._codes[number], sure


def bare_key(key: str) -> str:
    """A village's key without `บ้าน`, unless too little would be left."""
    plain = key.removeprefix(BAN)
    return plain if len(plain) >= SHORTEST and is_thai(key) else key
