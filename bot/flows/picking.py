"""An answer by button, number or label: what it changes and where it leads."""

from dataclasses import replace

from bot.flows.asking import asked, card, menu_button, said
from bot.flows.choices import MORE, choices
from bot.flows.menu import CARDS
from bot.flows.moving import ACTS, go
from bot.flows.pins import answer_pin, answer_pin_place
from bot.flows.places import (
    LISTED_STEPS,
    PIN,
    PIN_PLACE,
    PLACE_STEPS,
    PROVINCE_DIGITS,
    TYPED,
    settled,
)
from bot.flows.registry import TIPS, current
from bot.flows.state import Answer, State
from bot.flows.values import Add, ForgetAddress, Phrase, Reply, Submit, Turn, Withdraw
from bot.flows.world import Place, World


def choose(state: State, value: str, world: World, message_id: str = "", *before: Reply) -> Turn:
    """The turn after one answer to the current question. The answer must be one of its choices."""
    if value == MORE:
        return asked(replace(state, page=state.page + 1), world, *before)
    if state.aside and state.aside != "menu":
        return _laid_over(state, value, world)
    if state.aside or state.flow == "menu":
        return choose_in_menu(state, value, world)
    step = current(state)
    if step.many:
        state = _with_one_more(state, value)
        so_far = chosen_so_far(state, world)
        return asked(state, world, *([Reply("chosen", {"chosen": so_far})] if so_far else before))
    state = _recorded(state, value, world, message_id)
    if act := step.acts.get(value):
        state = ACTS[act](state, world)
    if state.step == "edit":
        state = replace(state, editing=True, replacing=True)
        if value == "place":  # a pin tells where, too
            left = tuple(word for word in state.words if word.topic not in (PIN, TYPED))
            state = replace(state, words=left)
    province = state.step == "which" and len(value) == PROVINCE_DIGITS
    return follow(state, step.target("province" if province else value), world, *before)


def choose_many(
    state: State, values: tuple[str, ...], world: World, message_id: str, *before: Reply
) -> Turn:
    """Several answers at once, typed as `1 3`; they replace what was chosen before."""
    given = Answer(",".join(dict.fromkeys(values)), message_id)
    state = replace(state, answers={**state.answers, state.step: given})
    return follow(state, current(state).target(values[0]), world, *before)


def follow(state: State, target: str, world: World, *before: Reply) -> Turn:
    """Go on to a step, a flow or an ending."""
    if not target.startswith("!"):
        return asked(go(state, target, world), world, *before)
    if target == "!submit":
        return _submit(state, world)
    if target == "!add" and state.follow and state.holds_anything():
        return said(state, state.language, effect=Add())
    if target == "!withdraw":
        return said(state, state.language, effect=Withdraw())
    if target == "!forget_address" and state.holds_anything():
        return asked(state, world, Reply("unfinished-addition"))
    if target == "!forget_address":
        return said(state, state.language, effect=ForgetAddress())
    return close(state, world)


def close(state: State, world: World) -> Turn:
    """End the conversation; asks once when something told would be erased with it."""
    if state.holds_anything():
        return asked(replace(state, aside="cancel", page=0), world)
    return said(None, state.language, Reply("closed", buttons=(menu_button(state.language),)))


def choose_in_menu(state: State, value: str, world: World) -> Turn:
    """A menu entry, also while a tip is being told: nothing told is dropped by it."""
    if value in CARDS:
        return asked(replace(state, aside=""), world, card(CARDS[value], world))
    if value == "language":
        return asked(replace(state, aside="language"), world)
    if value not in ("drug", "official", "follow"):
        return asked(replace(state, aside="" if state.flow == "menu" else "menu"), world)
    target = {"drug": "drug_tip", "official": "misconduct_tip", "follow": "follow_up"}[value]
    state = replace(state, aside="")
    if state.flow == "drug_tip" and value == "official":
        return asked(go(state, target, world), world)
    if state.flow != "menu" and state.holds_anything():
        key = "unfinished" if state.flow in TIPS else "unfinished-addition"
        return asked(state, world, Reply(key))
    fresh = replace(state, flow="menu", step="menu", trail=(), follow=None)
    return asked(go(fresh, target, world), world)


def _laid_over(state: State, value: str, world: World) -> Turn:
    if state.aside == "language":
        return asked(replace(state, language=value, aside=""), world)
    act = current(state).acts.get(value)
    if state.aside == "cancel" and value == "yes":
        return said(
            None, state.language, Reply("cancelled", buttons=(menu_button(state.language),))
        )
    if state.aside == PIN:
        return answer_pin(state, value, world)
    if state.aside == PIN_PLACE:
        return answer_pin_place(state, value, world)
    state = replace(state, aside="")
    return asked(ACTS[act](state, world) if act else state, world)


def _with_one_more(state: State, value: str) -> State:
    """A tap chooses, a second tap takes it back."""
    chosen = [one for one in state.answer(state.step).split(",") if one]
    chosen = [one for one in chosen if one != value] + ([] if value in chosen else [value])
    answers = {name: given for name, given in state.answers.items() if name != state.step}
    if chosen:
        answers[state.step] = Answer(",".join(chosen))
    return replace(state, answers=answers)


def _recorded(state: State, value: str, world: World, message_id: str) -> State:
    if current(state).passing:
        return state
    answers = dict(state.answers)
    if state.step in PLACE_STEPS:
        named = world.place(value) if state.step in ("which", *LISTED_STEPS) else None
        if named:
            typed = state.found_from if state.step == "which" else ""
            return settled(_without_name(state, named), named, typed or message_id)
        answers = {step: given for step, given in answers.items() if step not in PLACE_STEPS}
        if state.step in ("which", "region") and state.answer("place"):
            answers["place"] = state.answers["place"]
        if state.step == "which":
            return replace(state, answers=answers)
    if state.step == "what":
        answers.pop("use_alone", None)
    if value != "official":
        answers[state.step] = Answer(value, message_id)
    return replace(state, answers=answers)


def _without_name(state: State, place: Place) -> State:
    """The state without the typed name of a district, which says no more than the answer."""
    if state.step != "which" or place.level not in ("district", "province"):
        return state
    left = (one for one in state.words if (one.topic, one.message_id) != (TYPED, state.found_from))
    return replace(state, words=tuple(left))


def _submit(state: State, world: World) -> Turn:
    if not (state.words or state.attachments or state.answers):
        return asked(state, world, Reply("nothing-to-send"))
    return said(state, state.language, effect=Submit())


def chosen_so_far(state: State, world: World) -> tuple[Phrase, ...]:
    """The labels of what is chosen at a step with several answers."""
    values = state.answer(state.step).split(",")
    return tuple(
        Phrase("bullet", {"value": choice.label})
        for choice in choices(state, world)
        if choice.value in values and isinstance(choice.label, Phrase)
    )
