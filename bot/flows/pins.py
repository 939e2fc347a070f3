"""A map pin: whose place it is, and which district that makes it. Coordinates stay no longer.

LINE opens the map where the person stands, so a pin may be their home: it is kept only as "where
it happens". Which district it lies in is proposed, never taken unasked.
"""

from dataclasses import replace

from bot.flows.asking import asked
from bot.flows.moving import go
from bot.flows.places import LONGEST_PLACE, PIN, PIN_PLACE, PLACE_STEPS, chosen, full_label, settled
from bot.flows.registry import TIPS
from bot.flows.state import State, Word
from bot.flows.summary import parts_told
from bot.flows.values import Location, Reply, Turn
from bot.flows.world import Place, Spot, World

NORTHMOST = 90
EASTMOST = 180


def located(state: State, point: Location, world: World) -> Turn:
    """The question about a pin; where no tip is told, or no such place is, it is not kept."""
    on_earth = abs(point.latitude) <= NORTHMOST and abs(point.longitude) <= EASTMOST
    if state.flow not in TIPS or not on_earth:
        return asked(state, world, Reply("place-by-name"))
    spot = world.locate(point.latitude, point.longitude)
    if spot is not None and not spot.places:
        return asked(replace(state, aside=""), world, Reply("pin-outside"))
    title = " ".join(point.title.split())[:LONGEST_PLACE]
    text = f"{point.latitude:.5f}, {point.longitude:.5f} {title}".strip()
    pin = Word(point.part_id, point.message_id, PIN, text)
    found = _to_propose(state, spot)
    return asked(replace(state, aside=PIN, pin=pin, pin_places=found, page=0), world)


def answer_pin(state: State, value: str, world: World) -> Turn:
    """`ที่เกิดเหตุ` keeps the pin, anything else drops it; then its district, or which of them."""
    pin, found = state.pin, state.pin_places
    state = replace(state, aside="", page=0)
    reply = Reply("pin-dropped")
    if value == "scene" and pin:
        state = replace(state, words=(*state.words, pin))
        reply = Reply("pin-kept")
    elif value != "scene" and _keeps_told_place(state):
        found = ()
    if value == "other":
        return _by_name(state, world, reply)
    if len(found) > 1:
        emptied = replace(pin, text="") if pin else None
        return asked(replace(state, aside=PIN_PLACE, pin=emptied), world, reply)
    place = world.place(found[0]) if found else None
    if place is None:
        return asked(state, world, reply)
    if value == "mine":
        reply = Reply("pin-dropped-in", {"place": full_label(place, world)})
    return _settle(state, place, world, reply)


def answer_pin_place(state: State, value: str, world: World) -> Turn:
    """One of the districts about a pin near a border, or none of them."""
    state = replace(state, aside="", page=0)
    place = world.place(value)
    return _settle(state, place, world) if place else _by_name(state, world)


def _to_propose(state: State, spot: Spot | None) -> tuple[str, ...]:
    """The districts that the pin may make the place; none where it says nothing new.

    Beside the question for their workplace a pin says nothing of where an official works.
    """
    codes = tuple(place.code for place in spot.places) if spot else ()
    if state.flow == "misconduct_tip" and state.step not in PLACE_STEPS:
        return ()
    told = "place" in parts_told(state) and state.step not in PLACE_STEPS
    return () if told and chosen(state)[0] in codes else codes


def _keeps_told_place(state: State) -> bool:
    """Where the writer is now says nothing about where an official works, nor of a told place."""
    return state.flow == "misconduct_tip" or "place" in parts_told(state)


def _settle(state: State, place: Place, world: World, *before: Reply) -> Turn:
    message_id = state.pin.message_id if state.pin else ""
    asks_place = state.step in PLACE_STEPS
    state = settled(state, place, message_id)
    if asks_place:
        state = go(state, "district" if place.level == "province" else "story", world)
    return asked(state, world, *before)


def _by_name(state: State, world: World, *before: Reply) -> Turn:
    if state.step == "place":  # the sign's place was asked about, and the pin is elsewhere
        state = go(state, "region", world)
    return asked(state, world, *before)
