"""Places as people write them: `อ.`, `จ.`, in Bangkok `เขต`, with what they lie in."""

from collections.abc import Callable

from bot.flows.values import Phrase
from bot.flows.world import Name

BANGKOK = "10"
KHET = "เขต"
PROVINCE, DISTRICT, SUBDISTRICT = 2, 4, 6  # digits of a code; a village's has eight


def address(code: str, name_of: Callable[[str], Name | None]) -> Phrase:
    """A province, district, subdistrict or village with all that it lies in.

    ``name_of`` gives the name of each code; one that is not known is left empty.
    """

    def name(digits: int) -> Name:
        found = name_of(code[:digits])
        return plain_name(found) if found else Name("", "")

    own, in_bangkok = name(len(code)), code.startswith(BANGKOK)
    if len(code) == PROVINCE:
        return Phrase("place-bangkok" if in_bangkok else "place-province", {"name": own})
    above = {"province": name(PROVINCE)}
    if len(code) == DISTRICT:
        key = "place-khet-full" if in_bangkok else "place-district-full"
        return Phrase(key, {"name": own, **above})
    above["district"] = name(DISTRICT)
    if len(code) == SUBDISTRICT:
        key = "place-khwaeng-full" if in_bangkok else "place-subdistrict-full"
        return Phrase(key, {"name": own, **above})
    moo = str(int(code[SUBDISTRICT:]))
    above["subdistrict"] = name(SUBDISTRICT)
    return Phrase("place-village-full", {"name": own, "moo": moo, **above})


def plain_name(name: Name) -> Name:
    """A name without the word for its level, which official lists write in Bangkok only."""
    return Name(name.th.removeprefix(KHET), name.en.removeprefix("Khet "))
