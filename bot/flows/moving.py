"""From step to step: conditions, the trail of `ย้อนกลับ`, and the return after an edit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.flows.clues import names_an_official
from bot.flows.places import TYPED, told_in_story
from bot.flows.registry import FLOWS, TIPS
from bot.flows.state import Point, State
from bot.flows.summary import parts_told, receiver
from bot.flows.world import World

LONGEST_TRAIL = 40


def _sign_known(state: State, world: World) -> bool:
    return world.place(state.sign_district) is not None if state.sign_district else False


def _subdistricts_known(state: State, world: World) -> bool:
    return bool(world.subdistricts(state.answer("district")))


def _officials_suspected(state: State, _world: World) -> bool:
    """Also after a yes, when somebody has gone back: no district then gets it unasked."""
    if answer := state.answer("officials"):
        return answer != "no"
    return any(names_an_official(word.text) for word in state.words if word.topic != TYPED)


def _higher(state: State, world: World) -> State:
    """One level up, never lower: the reporter does not want the named office to see it."""
    if receiver(state, world).level == "district":
        return replace(state, not_district=True)
    return replace(state, not_district=True, not_province=True)


def _without_taps(state: State) -> State:
    """Taps alone go unasked; with words or files beside them, all stays until that was asked."""
    return state if state.words or state.attachments else replace(state, answers={})


CONDITIONS: Mapping[str, Callable[[State, World], bool]] = MappingProxyType(
    {
        "sign_known": _sign_known,
        "subdistricts_known": _subdistricts_known,
        "officials_suspected": _officials_suspected,
    }
)

ACTS: Mapping[str, Callable[[State, World], State]] = MappingProxyType(
    {
        "allow_alerts": lambda state, _world: replace(state, consent=True),
        "no_alerts": lambda state, _world: replace(state, consent=False),
        "look_higher": _higher,
        "forget_taps": lambda state, _world: _without_taps(state),
    }
)


def go(state: State, target: str, world: World) -> State:
    """The state at a target, with the step just left on the trail."""
    moved = _land(replace(state, aside="", page=0), target, world)
    if state.editing and _edit_is_over(state, moved):
        moved = _land(replace(moved, editing=False, replacing=False), _gate(moved), world)
    if (moved.flow, moved.step) == (state.flow, state.step):
        return replace(moved, trail=state.trail)
    left = () if state.flow == "menu" else (Point(state.flow, state.step),)
    return replace(moved, trail=(*state.trail, *left)[-LONGEST_TRAIL:])


def to_send_screen(state: State, world: World) -> State:
    """The send screen, or the one question about officials before it."""
    done = replace(state, editing=False, replacing=False)
    return go(done, _gate(done), world)


def back(state: State) -> State:
    """The step before, with its buttons again; the first step stays."""
    if state.aside or not state.trail:
        return replace(state, aside="", page=0)
    last = state.trail[-1]
    return replace(
        state,
        flow=last.flow,
        step=last.step,
        trail=state.trail[:-1],
        page=0,
        editing=False,
        replacing=False,
    )


def _gate(state: State) -> str:
    return "officials" if "officials" in FLOWS[state.flow].steps else "send"


def _edit_is_over(before: State, after: State) -> bool:
    if before.flow not in TIPS or after.flow != before.flow:
        return True
    steps = FLOWS[before.flow].steps
    return before.step != "edit" and steps[before.step].part != steps[after.step].part


def _land(state: State, target: str, world: World) -> State:
    if target in FLOWS:
        return _enter(state, target, world)
    target = _not_told(state, target)
    state = replace(state, step=target)
    step = FLOWS[state.flow].steps[target]
    if step.told and not state.editing and (told := told_in_story(state, world)):
        word, found = told
        codes = tuple(place.code for place in found.places)
        return replace(state, step=step.told, found=codes, found_from=word.message_id)
    if step.when and not CONDITIONS[step.when](state, world):
        return _land(state, step.otherwise, world)
    return state


def _not_told(state: State, target: str) -> str:
    """The target, or the first part after it that nothing was told about."""
    flow = FLOWS[state.flow]
    here, there = flow.steps.get(state.step), flow.steps[target].part
    if not flow.asks_once or state.editing or there not in flow.parts:
        return target
    told = parts_told(state)
    if there not in told or (here and here.part == there):
        return target
    later = flow.parts[flow.parts.index(there) + 1 :]
    return next((part for part in later if part not in told), _gate(state))


def _enter(state: State, name: str, world: World) -> State:
    """A flow at its first part that nothing was told about; a tip that was told is kept."""
    flow = FLOWS[name]
    told = parts_told(state)
    missing = next((part for part in flow.parts if part not in told), None)
    first = missing or ("send" if flow.parts else flow.first)
    return _land(replace(state, flow=name), first, world)
