"""Where it happens: from the sign, from lists, or from a typed name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from bot.flows.regions import NICKNAMES
from bot.flows.render import graphemes
from bot.flows.state import Answer, State
from bot.flows.typed import bare, letters
from bot.flows.values import Phrase
from bot.flows.world import Name, Place, World

BANGKOK = "10"
KHET = "เขต"
LONGEST_PLACE = 60
SHORTEST_NAME = 2  # characters: `ลี้`, `ปง`
MOST = 0.5  # of a name's graphemes, typed from its beginning
PIN = "pin"  # the topic of a kept map pin, and the question about one
PIN_PLACE = "pin_place"  # which of the districts about a pin
PLACE_STEPS = ("place", "region", "province", "district")

_LEVEL_WORDS = regex.compile(
    r"^\s*(?:(?:มัน)?(?:อยู่|เกิด|เป็น)?(?:ที่|ใน|แถว)|it is in\b|in\b|at\b)"
    r"|จังหวัด|กิ่งอำเภอ|อำเภอ|เขต(?=\p{L})|(?<!\p{L})(?:จ|อ)\.|\bamphoe\b|\bkhet\b|\bdistrict\b"
    r"|\bprovince\b|\bmueang\b(?=\s*$)",
    regex.IGNORECASE,
)


def place_label(place: Place) -> Phrase:
    """A place as Thais write it: `อ.`, `จ.`, in Bangkok `เขต`."""
    if place.level == "province":
        key = "place-bangkok" if place.code == BANGKOK else "place-province"
    elif place.code.startswith(BANGKOK):
        key = "place-khet"
    else:
        key = "place-district"
    return Phrase(key, {"name": _plain(place.name)})


def full_label(place: Place, world: World) -> Phrase:
    """A place with its province."""
    if place.level == "province":
        return place_label(place)
    province = world.place(place.code[:2])
    if place.code.startswith(BANGKOK) or province is None:
        return Phrase("place-khet-full", {"name": _plain(place.name)})
    return Phrase("place-district-full", {"name": _plain(place.name), "province": province.name})


def _plain(name: Name) -> Name:
    """A name without the word for its level, which official lists write in Bangkok only."""
    return Name(name.th.removeprefix(KHET), name.en.removeprefix("Khet "))


def chosen(state: State) -> tuple[str | None, str | None]:
    """District and province of the tip, each a code or None.

    Not said: the sign's district; "elsewhere" and no more: its province. A misconduct tip has no
    place then: a guessed one could be the accused's.
    """
    if district := state.answer("district"):
        return district, district[:2]
    if province := state.answer("province"):
        return None, province
    sign = state.sign_district
    place = state.answer("place")
    if not sign or (place != "here" and state.flow == "misconduct_tip"):
        return None, None
    return (None if place == "elsewhere" else sign), sign[:2]


def settled(state: State, place: Place, message_id: str) -> State:
    """The state with a province or district as its place."""
    answers = {step: given for step, given in state.answers.items() if step not in PLACE_STEPS}
    if place.level == "district":
        answers["district"] = Answer(place.code, message_id)
    answers["province"] = Answer(place.code[:2], message_id)
    return replace(state, answers=answers)


def named(text: str, world: World, *, province: str = "") -> Place | None:
    """The one place a short text names (`ธวัชบุรี`, `อ.เมือง จ.น่าน`, most of a name), or None.

    `province`: the province already chosen, which decides between districts of the same name.
    """
    if len(text) > LONGEST_PLACE:
        return None
    plain = _LEVEL_WORDS.sub(" ", text)
    tried = list(dict.fromkeys([letters(plain), bare(plain)]))
    if text.strip().startswith(KHET):
        province = BANGKOK
    found = (_named(typed, world, province) for typed in tried if len(typed) >= SHORTEST_NAME)
    return next((place for place in found if place), None)


def _named(typed: str, world: World, province: str) -> Place | None:
    provinces = world.provinces()
    districts = [one for area in provinces for one in world.districts(area.code)]
    inside = world.districts(province) if province else ()
    return (
        _exact(typed, inside)
        or _exact(typed, provinces)
        or next((one for one in provinces if typed in NICKNAMES.get(one.code, ())), None)
        or _with_province(typed, world)
        or _exact(typed, districts)
        or _beginning(typed, inside)
        or _beginning(typed, provinces)
        or _beginning(typed, districts)
    )


def _with_province(typed: str, world: World) -> Place | None:
    """A district written together with its province, in either order."""
    for province in world.provinces():
        for spelling in _spellings(province.name) | {*NICKNAMES.get(province.code, ())}:
            if spelling not in typed or spelling == typed:
                continue
            districts = world.districts(province.code)
            rest = typed.replace(spelling, "", 1)
            town = f"{rest}{spelling}"  # `เมือง` alone is the district named after the province
            found = _exact(typed, districts) or _exact(rest, districts) or _exact(town, districts)
            if found := found or _beginning(rest, districts):
                return found
    return None


@lru_cache(maxsize=8192)
def _spellings(name: Name) -> frozenset[str]:
    written = (_LEVEL_WORDS.sub(" ", name.th), _LEVEL_WORDS.sub(" ", name.en), name.en)
    return frozenset({letters(one) for one in written} - {""})


def _exact(typed: str, places: Sequence[Place]) -> Place | None:
    found = [one for one in places if typed in _spellings(one.name)]
    return found[0] if len(found) == 1 else None


def _beginning(typed: str, places: Sequence[Place]) -> Place | None:
    """The only place of whose name this is the beginning, and most of it."""
    length = len(graphemes(typed))
    found = [
        one
        for one in places
        if any(
            name.startswith(typed) and length / len(graphemes(name)) >= MOST
            for name in _spellings(one.name)
        )
    ]
    return found[0] if len(found) == 1 and length > 1 else None
