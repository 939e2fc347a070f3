"""The words that work everywhere: back, give up, menu, skip, don't know, send, danger, cards."""

from dataclasses import replace

from bot.flows.asking import ask, asked, said
from bot.flows.choices import MORE, choices, page
from bot.flows.menu import CARDS
from bot.flows.moving import back, go, to_send_screen
from bot.flows.picking import choose, choose_in_menu, close, follow
from bot.flows.registry import TIPS, current
from bot.flows.state import State
from bot.flows.steps import ANY
from bot.flows.summary import parts_told
from bot.flows.values import Reply, Turn
from bot.flows.world import World
from texts import LANGUAGES

# Twice the same tap must not go two steps; these are harmless from an older message.
HARMLESS = frozenset({"danger", "menu", "send", "cancel"})


def obey(state: State, order: str, world: World) -> Turn:
    """The turn after a typed or tapped command."""
    if order in CARDS or order in ("drug", "follow"):
        return choose_in_menu(state, order, world)
    if order in ("skip", "unknown", "done"):
        return _go_on(state, order, world)
    if order == "cancel":
        return _cancel(state, world)
    if order == "withdraw":
        return _withdraw(state, world)
    if order == "send":
        return _send(replace(state, aside=""), world)
    if order == "more" and len(page(state, choices(state, world))) < len(choices(state, world)):
        return choose(state, MORE, world)
    changed = _changed(state, order)
    if order in LANGUAGES and changed.flow == "menu":
        return said(changed, changed.language, ask(changed, world, "welcome"))
    return asked(changed, world)


def _changed(state: State, order: str) -> State:
    if order in LANGUAGES:
        return replace(state, language=order, aside="")
    match order:
        case "danger" | "distress" | "language":
            return replace(state, aside=order, page=0)
        case "menu":
            return replace(state, aside="" if state.flow == "menu" else "menu", page=0)
        case "back":
            return back(state)
    return state


def _cancel(state: State, world: World) -> Turn:
    if state.aside == "cancel":
        return choose(state, "yes", world)
    if state.flow == "menu":
        return asked(replace(state, aside=""), world, Reply("card-withdraw"))
    return close(state, world)


def _withdraw(state: State, world: World) -> Turn:
    """What is told is given up; a tip that is sent is withdrawn with its code."""
    if state.flow in TIPS:
        return _cancel(state, world)
    if state.follow and state.follow.may_withdraw:
        return asked(go(state, "withdraw", world), world)
    return asked(replace(state, aside=""), world, Reply("card-withdraw"))


def _send(state: State, world: World) -> Turn:
    """`ส่งเลย` opens the send screen, and sends nothing by itself."""
    if state.flow == "follow_up" and state.follow and state.holds_anything():
        return follow(state, "!add", world)
    if state.flow == "menu":
        return asked(state, world, Reply("card-sent"))
    if state.flow not in TIPS or state.step == "send":
        return asked(state, world)
    if not (parts_told(state) or state.attachments):
        return asked(state, world, Reply("nothing-to-send"))
    moved = to_send_screen(state, world)
    again = (Reply("one-more"),) if moved.step == state.step else ()
    return asked(moved, world, *again)


def _go_on(state: State, order: str, world: World) -> Turn:
    step = current(state)
    if state.aside:
        return asked(replace(state, aside=""), world)
    if order == "unknown" and step.unsure and not step.many:
        return choose(state, step.unsure, world)
    if state.flow == "menu" or not step.may_skip:
        return asked(state, world)
    return follow(state, step.skip or step.next[ANY], world)
