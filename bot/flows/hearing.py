"""A typed message: number, label, command, sign code, place, receipt, or something told."""

import re
from dataclasses import replace

from bot.flows.asking import asked, card, heard, in_burst, said
from bot.flows.choices import MORE, choices, page
from bot.flows.clues import category_of, drugs_in, of_official
from bot.flows.menu import CARDS
from bot.flows.moving import go, to_send_screen
from bot.flows.ordering import obey
from bot.flows.picking import choose, choose_many, close
from bot.flows.places import PLACE_STEPS, TYPED, settled, typed_place
from bot.flows.questions import alarm_in, asks_whether_sent, question_in
from bot.flows.receipts import before_the_code, typed_receipt
from bot.flows.registry import TIPS, current
from bot.flows.state import Answer, State, Word
from bot.flows.typed import (
    command,
    exact_choice,
    is_narrative,
    letters,
    likely_choice,
    near_command,
    numbers,
    says_something,
)
from bot.flows.values import Choice, Reply, Text, Turn
from bot.flows.world import Found, World
from qr.codes import find_code
from texts import LANGUAGES

LONGEST_GREETING = 40  # `สวัสดี 45K7M8`, with room for what people write around it
_CODE_LIKE = re.compile(r"\b[0-9A-Za-z]{5,7}\b")
YES_AND_NO = {"yes": ("yes", "here"), "no": ("no", "elsewhere", "again")}
SHORTEST_NAME = 2  # letters: `ลี้`, `ปง`


def hear(state: State, text: Text, world: World) -> Turn:
    """The turn after a typed message. Anything told is kept; nobody hears "I don't understand"."""
    text = replace(text, value=text.value.strip())
    if not text.value:
        return asked(state, world)
    for reading in READINGS:
        if turn := reading(state, text, world):
            return turn
    if state.aside:
        return hear(replace(state, aside=""), text, world)
    if state.follow and state.follow.questions and state.step == "status":
        state = go(state, "answer", world)  # who types right below the question answers it
    return _told(state, text, world)


def _told(state: State, text: Text, world: World) -> Turn:
    """What is no choice, number, command or question: kept wherever it may be of a tip."""
    if current(state).text:
        kept = remember(state, text, state.step)
        return said(kept, state.language, heard(kept, world, "heard"))
    if before_the_code(state):
        return asked(state, world, Reply("words-after-code"))
    if is_narrative(text.value) or drugs_in(text.value) or category_of(text.value):
        return _narrative(state, text, world)
    short = not command(text.value)
    if short and _asks_place(state) and len(letters(text.value)) >= SHORTEST_NAME:
        return _unknown_place(state, text, world)
    if short and state.flow != "menu" and says_something(text.value):
        return _narrative(state, text, world)  # one of many bubbles
    return asked(state, world, Reply("one-at-a-time"))


def remember(state: State, text: Text, topic: str) -> State:
    """The state with one more typed message; the first one of an edit replaces the old ones."""
    words = state.words
    if state.replacing and topic == state.step:
        words = tuple(word for word in words if word.topic != topic)
        state = replace(state, replacing=False)
    kept = Word(text.part_id, text.message_id, topic, text.value)
    return replace(state, words=(*words, kept))


def _narrative(state: State, text: Text, world: World) -> Turn:
    if state.flow == "menu":
        state = go(state, "drug_tip", world)
    before = state.flow in TIPS and any(word.topic == "story" for word in state.words)
    kept = remember(state, text, "story")
    if state.flow == "drug_tip" and state.step == "what" and (clear := category_of(text.value)):
        return in_burst(choose(kept, clear, world, text.message_id, Reply("kept")))
    if state.flow == "misconduct_tip" and (clear := of_official(state.step, text.value)):
        return in_burst(choose(kept, clear, world, text.message_id, Reply("kept")))
    if state.step == "drugs" and (named_ones := drugs_in(text.value)):
        return in_burst(choose_many(kept, named_ones, world, text.message_id, Reply("kept")))
    if state.step == "send":
        kept = to_send_screen(kept, world)
    if _asks_place(kept) and kept.step not in ("place", "which"):
        return in_burst(asked(kept, world, Reply("place-not-found")))
    key = "kept" if kept.flow in TIPS else "kept-addition"
    return in_burst(asked(kept, world, Reply("kept-more" if before else key)))


def _answered(state: State, text: Text, world: World) -> Turn | None:
    """A number or a whole label; where several may be chosen, several of them."""
    if command(text.value) in LANGUAGES:
        return None  # `English` is the language itself, not the menu's entry that asks for one
    found = choices(state, world)
    typed = numbers(text.value)
    if typed == (0,) and len(page(state, found)) < len(found):
        return choose(state, MORE, world)
    if current(state).many:
        several = _several(text.value, typed, found)
        if not several and state.step == "drugs" and not is_narrative(text.value):
            several = drugs_in(text.value)
        return choose_many(state, several, world, text.message_id) if several else None
    exact = exact_choice(text.value, found)
    return choose(state, exact.value, world, text.message_id) if exact else None


def _likely(state: State, text: Text, world: World) -> Turn | None:
    likely = likely_choice(text.value, choices(state, world))
    return choose(state, likely.value, world, text.message_id) if likely else None


def _ordered(state: State, text: Text, world: World) -> Turn | None:
    order = command(text.value)
    if order == "send" and state.step == "send" and not state.aside:
        return choose(state, "send", world)  # typed here it is the button of this screen
    if order == "ok":
        order = "yes" if _being_told(state) else "thanks"
    if order == "thanks":
        return None if _being_told(state) else close(state, world)
    meaning = YES_AND_NO.get(order or "")
    if meaning is None:
        return obey(state, order, world) if order else None
    if state.step == "which" and order == "yes" and len({one[:4] for one in state.found}) == 1:
        meaning = state.found  # of one district, best first
    fitting = [one.value for one in choices(state, world) if one.value in meaning]
    if not fitting and (state.step, order, state.aside) == ("which", "yes", ""):
        return asked(state, world, Reply("choose-one"))
    return choose(state, fitting[0], world, text.message_id) if fitting else None


def _nearly_ordered(state: State, text: Text, world: World) -> Turn | None:
    """A command but for its tone marks or, where nothing is told freely, one letter."""
    free = current(state).text and not state.aside
    order = near_command(text.value, slips=not free)
    return obey(state, order, world) if order else None


def _question(state: State, text: Text, world: World) -> Turn | None:
    """The honest answer and the same point again; what was told beside the question is kept."""
    asked_of_us = question_in(text.value)
    if asked_of_us is None:
        return None
    answer = card(CARDS[asked_of_us.card], world)
    if asked_of_us.alone or not is_narrative(text.value):
        return asked(state, world, answer)
    if state.aside:
        return None  # heard again at the question under it
    if current(state).text:
        return asked(remember(state, text, state.step), world, answer)
    turn = _narrative(state, text, world)
    return replace(turn, replies=(answer, *turn.replies))


def _alarmed(state: State, text: Text, world: World) -> Turn | None:
    """Numbers to call come first, whatever was asked; what was told with it is kept."""
    alarm = alarm_in(text.value)
    if alarm is None or state.aside == alarm.card:
        return None
    if alarm.alone or before_the_code(state):
        return obey(state, alarm.card, world)
    if current(state).text and not state.aside:
        return obey(remember(state, text, state.step), alarm.card, world)
    kept = _narrative(replace(state, aside=""), text, world).state
    return obey(kept, alarm.card, world) if kept else None


def _whether_sent(state: State, text: Text, world: World) -> Turn | None:
    """Not yet, as long as anything is being told; afterwards the code says that it is."""
    if state.aside or state.flow == "follow_up" or not asks_whether_sent(text.value):
        return None
    return asked(state, world, Reply("unfinished" if state.flow in TIPS else "card-sent"))


def _being_told(state: State) -> bool:
    return state.flow in TIPS or bool(state.aside) or state.holds_anything()


def _several(value: str, typed: tuple[int, ...], found: tuple[Choice, ...]) -> tuple[str, ...]:
    if typed:
        by_number = {choice.number: choice.value for choice in found}
        return tuple(by_number[one] for one in typed if one in by_number)
    pieces = [piece for piece in re.split(r"[,\s]+|และ", value) if piece]
    named_ones = [exact_choice(value, found), *(exact_choice(piece, found) for piece in pieces)]
    if named_ones[0]:
        return (named_ones[0].value,)
    chosen = [one.value for one in named_ones[1:] if one]
    return tuple(chosen) if len(chosen) == len(pieces) else ()


def _sign(state: State, text: Text, world: World) -> Turn | None:
    """A sign's code, alone or with a greeting: says where, and never drops what was told."""
    code = find_code(text.value) if len(text.value) <= LONGEST_GREETING else None
    sign = world.sign(code) if code else None
    if sign is None:
        unknown = state.flow == "menu" and command(_rest(text.value)) == "hello"
        return asked(replace(state, aside=""), world) if unknown else None
    known = replace(state, sign=sign.code, sign_district=sign.district)
    if is_narrative(_rest(text.value)) and not current(state).text:
        return _narrative(replace(known, aside=""), text, world)
    if current(state).text and not state.aside and command(_rest(text.value)) != "hello":
        return None if _rest(text.value) else asked(known, world)
    state = replace(known, aside="")
    if state.flow in TIPS and state.step in PLACE_STEPS and not state.answer("province"):
        state = replace(state, step="place", page=0)
    return asked(state, world)


def _rest(value: str) -> str:
    """What was written around a code."""
    return _CODE_LIKE.sub("", value).strip()


def _place(state: State, text: Text, world: World) -> Turn | None:
    """A typed place, at any of the questions about it: to be confirmed, or chosen among several."""
    about_it = category_of(text.value) and not is_narrative(text.value)  # `ขายยา` is no `ชายนา`
    if not _asks_place(state) or about_it:
        return None
    found = typed_place(state, text.value, world)
    if not found.places or (not found.clear and _means_more(state, text, found, world)):
        return None
    kept = remember(state, text, TYPED if found.whole else "story")
    if found.clear and [place.level for place in found.places] == ["province"]:
        state = settled(state if found.whole else kept, found.places[0], text.message_id)
        return asked(go(state, "district", world), world)
    state = kept
    if state.step == "place":
        elsewhere = Answer("elsewhere", text.message_id)
        state = replace(state, answers={**state.answers, "place": elsewhere})
    codes = tuple(place.code for place in found.places)
    turn = asked(go(replace(state, found=codes, found_from=text.message_id), "which", world), world)
    return turn if found.whole else in_burst(turn)


def _asks_place(state: State) -> bool:
    return not state.aside and state.flow in TIPS and state.step in PLACE_STEPS


def _means_more(state: State, text: Text, found: Found, world: World) -> bool:
    """Whether a text that is like a name is rather a choice, a command or a story."""
    if likely_choice(text.value, choices(state, world)) or near_command(text.value, slips=True):
        return True
    return is_narrative(text.value) and not found.whole


def _unknown_place(state: State, text: Text, world: World) -> Turn:
    """Kept as written, with an example of what helps, and the lists."""
    return asked(remember(state, text, TYPED), world, Reply("place-not-found"))


READINGS = (
    _answered,
    _alarmed,
    _whether_sent,
    _question,
    _ordered,
    _sign,
    typed_receipt,
    _place,
    _likely,
    _nearly_ordered,
)
