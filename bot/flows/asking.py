"""The current question as a reply: its text, its numbered choices, its buttons."""

from collections.abc import Iterator
from dataclasses import replace

from bot.flows.addresses import BANGKOK
from bot.flows.choices import choices, page
from bot.flows.menu import ALARMS
from bot.flows.places import PIN, full_label, place_label
from bot.flows.registry import TIPS, address, current
from bot.flows.render import own_name
from bot.flows.state import State
from bot.flows.summary import parts_told, receiver, summary
from bot.flows.values import Button, Choice, Effect, Label, Param, Phrase, Reply, Turn
from bot.flows.world import Name, World
from texts import FIRST_LANGUAGE, LANGUAGES

MOST_BUTTONS = 13  # LINE: quick replies of one message
ENOUGH_TO_SEND = 3
PIN_STEPS = ("drug_tip/region", "drug_tip/story")  # whose words warn of the pin at home
SEALED = frozenset({"send", "send_alert"})


def asked(state: State, world: World, *before: Reply) -> Turn:
    """The current question, after other messages."""
    return Turn(state, (*before, ask(state, world)), None, state.language)


def said(state: State | None, language: str, *replies: Reply, effect: Effect | None = None) -> Turn:
    """Messages, or an effect, without a question."""
    return Turn(state, replies, effect, language)


def in_burst(turn: Turn) -> Turn:
    """The same turn as the answer to one of many bubbles."""
    replies = tuple(replace(reply, burst=True) for reply in turn.replies)
    return replace(turn, replies=replies)


def ask(state: State, world: World, prompt: str = "") -> Reply:
    """The question where the state stands; `prompt` says it in other words."""
    shown = page(state, choices(state, world))
    return Reply(
        prompt or _prompt(state, world),
        _params(state, world),
        shown,
        buttons(state, world, shown),
    )


def heard(state: State, world: World, key: str) -> Reply:
    """One bubble is kept; more may come."""
    done = "label-send" if may_send(state) else "label-done"
    return Reply(key, {"done": Phrase(done)}, (), buttons(state, world, ()), burst=True)


def card(key: str, world: World) -> Reply:
    """A card of facts and numbers."""
    return Reply(key, dict(world.hotlines()))


def menu_button(language: str) -> Button:
    """For messages after which nothing runs."""
    return Button(Phrase("label-menu"), "menu", in_language("menu", language))


def in_language(value: str, language: str) -> str:
    """The value of a button that outlives its conversation, and so must remember the language."""
    return value if language == FIRST_LANGUAGE else f"{value}-{language}"


def may_send(state: State) -> bool:
    """Whether `ส่งเลย` leads to the send screen from here: from the third answer on."""
    return (
        state.flow in TIPS
        and (state.step != "send" or bool(state.aside))
        and len(parts_told(state)) >= ENOUGH_TO_SEND
    )


def buttons(state: State, world: World, shown: tuple[Choice, ...]) -> tuple[Button, ...]:
    """In product order, cut to LINE's thirteen; what there is no room for can be typed."""
    offered = (*_danger(state, world), *_answers(state, world, shown), *_orders(state))
    return offered[:MOST_BUTTONS]


def _order(state: State, name: str) -> Button:
    return Button(Phrase(f"label-{name}"), address(state), f"/{name}")


def _danger(state: State, world: World) -> Iterator[Button]:
    if state.aside in ALARMS:
        yield from _calls(world, *ALARMS[state.aside])
    else:
        yield _order(state, "danger")


def _calls(world: World, *purposes: str) -> Iterator[Button]:
    for purpose in purposes:
        number = world.hotlines()[purpose]
        yield Button(Phrase("label-call", {"number": number}), value=f"tel:{number}", kind="uri")


def _answers(state: State, world: World, shown: tuple[Choice, ...]) -> Iterator[Button]:
    for choice in shown:
        sealed = state.step == "send" and not state.aside and choice.value in SEALED
        short = _short(state, choice)
        yield Button(choice.label, address(state), choice.value, sealed=sealed, short=short)
    if state.step == "pictures" and not state.aside:
        yield Button(Phrase("label-pictures"), kind="cameraRoll")
    if address(state) in PIN_STEPS:
        yield Button(Phrase("label-location"), kind="location")
    if address(state) == "menu" and state.flow == "menu":
        for language in LANGUAGES:  # each by its own name, in its own script
            if language != state.language:
                yield Button(own_name(language), "menu", f"/{language}")
    if _own_department(state, world):
        yield from _calls(world, "nacc", "pacc")


def _orders(state: State) -> Iterator[Button]:
    step, running = current(state), state.flow != "menu"
    shown = {
        "send": may_send(state),
        "done": (step.text or step.many) and not may_send(state),
        "back": bool(state.trail or state.aside),
        "skip": running and step.may_skip,
        "menu": running and state.aside != "menu",
        "unknown": running and not step.passing,
        "cancel": running and state.aside != "cancel",
    }
    return (_order(state, name) for name, wanted in shown.items() if wanted)


def _short(state: State, choice: Choice) -> Label | None:
    """What is shown of a place's label where LINE has no room for all of it."""
    if choice.value == "here":
        in_bangkok = state.sign_district.startswith(BANGKOK)
        return Phrase("label-here-short-khet" if in_bangkok else "label-here-short")
    if state.step == "which" and not state.aside:
        return _short_found(state, choice)
    name = choice.label.params.get("name") if isinstance(choice.label, Phrase) else None
    return name if isinstance(name, Name) else None


def _short_found(state: State, choice: Choice) -> Label | None:
    """Namesakes are told apart by their number and province."""
    if choice.value == "again":
        return Phrase("label-again-short")
    if len(state.found) == 1:
        return Phrase("label-yes")
    params = choice.label.params if isinstance(choice.label, Phrase) else {}
    shown = {"n": str(choice.number), "name": params.get("province") or params.get("name") or ""}
    return Phrase("label-numbered", shown)


def _own_department(state: State, world: World) -> bool:
    """Whether the send screen must say that the accused belongs to who would read it."""
    at_send = state.step == "send" and not state.aside
    return at_send and receiver(state, world).own_department


def _prompt(state: State, world: World) -> str:
    """The step's question; what was told about it before is not asked for as if it were lost."""
    step = current(state)
    if _own_department(state, world):
        return "send-screen-own"
    if state.aside == PIN and len(state.pin_places) == 1:
        return "ask-pin-in"
    if step.source == "found" and len(state.found) == 1:
        return "ask-which-one"
    if state.aside or not step.text or not any(word.topic == state.step for word in state.words):
        return step.prompt
    if state.replacing:
        return "ask-again"
    return "ask-story-more" if state.step == "story" else step.prompt


def _params(state: State, world: World) -> dict[str, Param]:
    params: dict[str, Param] = dict(world.hotlines())
    params["done"] = Phrase("label-send" if may_send(state) else "label-done")
    prompt = current(state).prompt
    if prompt == "send-screen":
        params["centre"] = receiver(state, world).name
        params["answers"] = summary(state, world)
    elif prompt == "ask-pin" and len(state.pin_places) == 1:
        found = world.place(state.pin_places[0])
        params["place"] = full_label(found, world) if found else ""
    elif prompt in ("ask-place", "ask-official-place"):
        district = world.place(state.sign_district)
        params["place"] = full_label(district, world) if district else ""
    elif prompt == "ask-district":
        province = world.place(state.answer("province"))
        params["province"] = place_label(province) if province else ""
    elif prompt == "ask-subdistrict":
        within = world.place(state.answer("district"))
        params["district"] = place_label(within) if within else ""
    return params
