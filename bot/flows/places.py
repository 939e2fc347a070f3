"""Where it happens: from the sign, from lists, or from a typed name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from bot.flows.render import graphemes
from bot.flows.state import Answer, State
from bot.flows.typed import bare
from bot.flows.values import Phrase
from bot.flows.world import Name, Place, World

BANGKOK = "10"
LONGEST_PLACE = 60
MOST = 0.5  # of a name's graphemes, typed from its beginning
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
    return Phrase(key, {"name": place.name})


def full_label(place: Place, world: World) -> Phrase:
    """A place with its province."""
    if place.level == "province":
        return place_label(place)
    province = world.place(place.code[:2])
    if place.code.startswith(BANGKOK) or province is None:
        return Phrase("place-khet-full", {"name": place.name})
    return Phrase("place-district-full", {"name": place.name, "province": province.name})


def chosen(state: State) -> tuple[str | None, str | None]:
    """District and province of the tip, each a code or None.

    Not said: the sign's district (a misconduct tip: no place). "Elsewhere", no more: its province.
    """
    if district := state.answer("district"):
        return district, district[:2]
    if province := state.answer("province"):
        return None, province
    sign = state.sign_district
    place = state.answer("place")
    if not sign or (not place and state.flow == "misconduct_tip"):
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
    typed = bare(_LEVEL_WORDS.sub(" ", text))
    if len(graphemes(typed)) < 2:  # noqa: PLR2004 - one letter names no place
        return None
    provinces = world.provinces()
    if province and (inside := _best(typed, world.districts(province))):
        return inside
    if whole := _best(typed, provinces):
        return whole
    for candidate in provinces:
        for spelling in _spellings(candidate.name):
            if spelling in typed and (rest := typed.replace(spelling, "", 1)):
                found = _best(rest, world.districts(candidate.code))
                found = found or _best(typed, world.districts(candidate.code))
                if found:
                    return found
    return _best(typed, [one for area in provinces for one in world.districts(area.code)])


@lru_cache(maxsize=8192)
def _spellings(name: Name) -> frozenset[str]:
    return frozenset({bare(_LEVEL_WORDS.sub(" ", one)) for one in (name.th, name.en)} - {""})


def _best(typed: str, candidates: Sequence[Place]) -> Place | None:
    exact = [one for one in candidates if typed in _spellings(one.name)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    most = [one for one in candidates if any(_most(typed, name) for name in _spellings(one.name))]
    return most[0] if len(most) == 1 else None


def _most(typed: str, name: str) -> bool:
    return name.startswith(typed) and len(graphemes(typed)) / len(graphemes(name)) >= MOST
