"""Where it happens: from the sign, from a typed name, or from lists."""

from dataclasses import replace

import regex

from bot.flows.addresses import BANGKOK, address, plain_name
from bot.flows.state import Answer, State, Word
from bot.flows.values import Phrase
from bot.flows.world import Found, Name, Place, World

LONGEST_PLACE = 60
PIN = "pin"  # the topic of a kept map pin, and the question about one
PIN_PLACE = "pin_place"  # which of the districts about a pin
TYPED = "place"  # the topic of a typed name of a place
LISTED_STEPS = ("province", "district", "subdistrict")
PLACE_STEPS = ("place", "which", "region", *LISTED_STEPS)
PROVINCE_DIGITS = 2
NEWEST_WORDS = 8  # of a story, in which a place is looked for
LAST_ADDRESSES = 3  # of one word


def place_label(place: Place) -> Phrase:
    """A place by its own name, as Thais write it: `อ.`, `จ.`, in Bangkok `เขต`."""
    in_bangkok = place.code.startswith(BANGKOK)
    keys = {
        "province": "place-bangkok" if in_bangkok else "place-province",
        "district": "place-khet" if in_bangkok else "place-district",
    }
    lower = "place-khwaeng" if in_bangkok else "place-subdistrict"
    return Phrase(keys.get(place.level, lower), {"name": plain_name(place.name)})


def full_label(place: Place, world: World) -> Phrase:
    """A place with all that it lies in."""

    def name_of(code: str) -> Name | None:
        found = place if code == place.code else world.place(code)
        return found.name if found else None

    return address(place.code, name_of)


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
    """The state with this place as the tip's; only its district or province is for routing."""
    answers = {step: given for step, given in state.answers.items() if step not in PLACE_STEPS}
    if place.level in ("subdistrict", "village"):
        answers["subdistrict"] = Answer(place.code, message_id)
    if place.level != "province":
        answers["district"] = Answer(place.code[:4], message_id)
    answers["province"] = Answer(place.code[:2], message_id)
    return replace(state, answers=answers)


def told_place(state: State, world: World) -> Place | None:
    """The place of the tip as exactly as it was told."""
    district, province = chosen(state)
    return world.place(state.answer("subdistrict") or district or province or "")


def typed_place(state: State, text: str, world: World) -> Found:
    """What a text typed at a question about the place may mean.

    A second text may complete the first (`หนองบัว`, then `กาญจนบุรี`).
    """
    within = state.answer("district") if state.step == "subdistrict" else ""
    within = within or (state.answer("province") if state.step in LISTED_STEPS else "")
    if state.step == "which" and (before := _typed_before(state)):
        together = world.find(f"{before} {text}", near=state.sign_district)
        if together.clear and together.whole:
            return together
    return world.find(text, near=state.sign_district, within=within)


_NAMED = frozenset({"district", "province"})
_ADDRESS = regex.compile(
    r"(?:(?:(?<![\p{Thai}.])[ตอจ]\s?\.|ตำบล|แขวง|อำเภอ|เขต|จังหวัด)\s*\p{Thai}[\p{Thai}ฯ]*[\s,]*)+"
)


def told_in_story(state: State, world: World) -> tuple[Word, Found] | None:
    """The newest word of the story that clearly says where, and the place it says.

    That is what is written as an address (`อ.ธวัชบุรี`), or a short one that is nothing but the
    name of a district or province: those of subdistricts are everyday words (`ศาลา`, `วัดป่า`).
    """
    story = [one for one in state.words if one.topic == "story"]
    for word in reversed(story[-NEWEST_WORDS:]):
        addresses = [found.group().strip() for found in _ADDRESS.finditer(word.text)]
        whole = [word.text] if len(word.text) <= LONGEST_PLACE else []
        for piece in (*whole, *addresses[: -LAST_ADDRESSES - 1 : -1]):
            found = world.find(piece[:LONGEST_PLACE], near=state.sign_district)
            if not (found.clear and found.whole):
                continue
            if piece in addresses or found.places[0].level in _NAMED:
                return word, found
    return None


def _typed_before(state: State) -> str:
    told = [word.text for word in state.words if word.message_id == state.found_from]
    return told[-1] if told and state.found_from else ""
