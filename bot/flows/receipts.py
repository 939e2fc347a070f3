"""A receipt that is typed: looked up, and never told to anybody."""

import re
from dataclasses import replace

from bot.flows.asking import asked, said
from bot.flows.registry import current
from bot.flows.state import State
from bot.flows.values import LookUp, Reply, Text, Turn
from bot.flows.world import World
from intake.receipt_digits import DIGITS, is_receipt

_DIGITS_ONLY = re.compile(r"[\d\s.\-–]+")
_RECEIPT_WORDS = re.compile(
    r"รหัส|ติดตาม|เรื่อง|เลข|คือ|ของ|หนู|ผม|ฉัน|นี้|ค่ะ|คะ|ครับ|คับ|นะ"
    r"|\b(?:my|the|tracking|code|receipt|number|is|this)\b|[:=]",
    re.IGNORECASE,
)
_LOOK_ALIKE = str.maketrans("OoIl", "0011")


def before_the_code(state: State) -> bool:
    """Whether the receipt is asked for: there is no tip yet that anything could be added to."""
    return state.flow == "follow_up" and state.follow is None and not state.aside


def typed_receipt(state: State, text: Text, world: World) -> Turn | None:
    """A receipt, typed alone or as `รหัส …`: looked up, or left out of the tip that is being told.

    Kept as something told it would reach the staff, who could then answer as the reporter. Sixteen
    digits that are none, such as a bank card's, are told like anything else.
    """
    typed = _RECEIPT_WORDS.sub(" ", text.value)
    if before_the_code(state):
        typed = typed.translate(_LOOK_ALIKE)
    if not _DIGITS_ONLY.fullmatch(typed) or not re.search(r"\d", typed) or state.aside:
        return None
    digits = "".join(str(int(one)) for one in typed if one.isdecimal())
    beside = state.flow == "follow_up" and not current(state).text
    if not beside and state.flow != "menu":
        return asked(state, world, Reply("receipt-left-out")) if is_receipt(digits) else None
    if len(digits) != DIGITS:
        asked_for = state.flow == "follow_up" and state.step == "receipt"
        return asked(state, world, Reply("receipt-unknown")) if asked_for else None
    if state.holds_anything():
        return asked(state, world, Reply("unfinished-addition"))
    state = replace(state, flow="follow_up", step="receipt", trail=())
    return said(state, state.language, effect=LookUp(digits))
