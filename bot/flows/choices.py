"""The numbered answers of a step: fixed ones from its options, others from state and world."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from bot.flows.addresses import BANGKOK
from bot.flows.places import PLACE_STEPS, full_label, place_label
from bot.flows.regions import REGIONS
from bot.flows.registry import FLOWS, current
from bot.flows.render import own_name
from bot.flows.state import State
from bot.flows.summary import parts_told, receiver
from bot.flows.tip_parts import OFFICIAL_TOPICS
from bot.flows.values import Choice, Label, Phrase
from bot.flows.world import World
from texts import LANGUAGES

MOST_LISTED = 12
PAGE = 11  # with danger and "more" these are LINE's thirteen buttons
MORE = "/more"
EDITABLE: Mapping[str, str] = MappingProxyType(
    {
        "what": "edit-what",
        "act": "edit-act",
        "service": "edit-service",
        "workplace": "edit-workplace",
        "place": "edit-place",
        "story": "edit-story",
    }
)

Listed = Iterable[tuple[str, Label]]


def _sign_place(state: State, world: World) -> Listed:
    district = world.place(state.sign_district)
    if district:
        yield "here", Phrase("label-here", {"place": place_label(district)})
    yield "elsewhere", Phrase("label-elsewhere")


def _regions(_state: State, world: World) -> Listed:
    known = {place.code for place in world.provinces()}
    for region, provinces in REGIONS.items():
        if known.intersection(provinces):
            yield region, Phrase(f"region-{region.replace('_', '-')}")


def _provinces(state: State, world: World) -> Listed:
    found = {place.code: place for place in world.provinces()}
    wanted = REGIONS.get(state.answer("region"), tuple(found))
    for code in wanted:
        if code in found:
            yield code, place_label(found[code])


def _districts(state: State, world: World) -> Listed:
    for place in world.districts(state.answer("province")):
        yield place.code, place_label(place)


def _subdistricts(state: State, world: World) -> Listed:
    for place in world.subdistricts(state.answer("district")):
        yield place.code, place_label(place)


def _found(state: State, world: World) -> Listed:
    """The places that a typed name may mean, and that it is none of them."""
    for code in state.found:
        if place := world.place(code):
            label = full_label(place, world)
            yield code, label if len(state.found) > 1 else Phrase("label-here", {"place": label})
    yield "again", Phrase("label-again")


def _send(state: State, world: World) -> Listed:
    yield "send", Phrase("label-send")
    yield "send_alert", Phrase("label-send-alert")
    yield "more", Phrase("label-add")
    yield "edit", Phrase("label-edit")
    going_to = receiver(state, world)
    if going_to.level == "district":
        in_bangkok = (state.answer("district") or state.sign_district).startswith(BANGKOK)
        yield "hide", Phrase("label-hide-khet" if in_bangkok else "label-hide-district")
    elif going_to.level == "province":
        yield "hide", Phrase("label-hide-province")


def _edit(state: State, _world: World) -> Listed:
    told = parts_told(state)
    steps = FLOWS[state.flow].steps
    for part, label in EDITABLE.items():
        if part in steps:
            yield part, Phrase(label)
    for topic in OFFICIAL_TOPICS:
        if topic in told and topic in steps and topic != "pictures":
            yield topic, Phrase(f"topic-{topic}")


def _follow(state: State, _world: World) -> Listed:
    follow = state.follow
    if follow and follow.questions:
        yield "answer", Phrase("label-answer")
    yield "add", Phrase("label-add")
    if follow and follow.may_withdraw:
        yield "withdraw", Phrase("label-withdraw")
    if follow and follow.has_reply_address:
        yield "forget", Phrase("label-forget")
    yield "done", Phrase("label-done")


def _pin(state: State, _world: World) -> Listed:
    of_official = state.flow == "misconduct_tip" and state.step in PLACE_STEPS
    yield "scene", Phrase("label-pin-workplace" if of_official else "label-pin-scene")
    yield "mine", Phrase("label-pin-mine")
    if len(state.pin_places) == 1:
        yield "other", Phrase("label-pin-other")


def _pin_places(state: State, world: World) -> Listed:
    for code in state.pin_places:
        if place := world.place(code):
            yield code, full_label(place, world)
    yield "elsewhere", Phrase("label-elsewhere")


def _languages(_state: State, _world: World) -> Listed:
    return ((language, own_name(language)) for language in LANGUAGES)


def _receipt(_state: State, _world: World) -> Listed:
    return ()


SOURCES: Mapping[str, Callable[[State, World], Listed]] = MappingProxyType(
    {
        "sign_place": _sign_place,
        "regions": _regions,
        "provinces": _provinces,
        "districts": _districts,
        "subdistricts": _subdistricts,
        "found": _found,
        "send": _send,
        "edit": _edit,
        "follow": _follow,
        "receipt": _receipt,
        "languages": _languages,
        "pin": _pin,
        "pin_places": _pin_places,
    }
)


def choices(state: State, world: World) -> tuple[Choice, ...]:
    """All answers of the current step with the numbers that may be typed, also of other pages."""
    step = current(state)
    listed: Listed = ((option.value, Phrase(option.label)) for option in step.options)
    if step.source:
        listed = SOURCES[step.source](state, world)
    return tuple(Choice(number, value, label) for number, (value, label) in enumerate(listed, 1))


def page(state: State, found: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """What fits one screen; with more than twelve, `0` leads to the next ones and round again."""
    if len(found) <= MOST_LISTED or not current(state).source:
        return found
    start = state.page * PAGE % (-(-len(found) // PAGE) * PAGE)
    return (*found[start : start + PAGE], Choice(0, MORE, Phrase("label-more")))
