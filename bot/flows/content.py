"""What leaves the conversation when a tip is sent or added to."""

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from bot.flows.clues import urgent_facts_in
from bot.flows.places import PLACE_STEPS, chosen
from bot.flows.state import Attachment, State, TipHandle, Word
from bot.flows.typed import in_other_script
from bot.flows.world import TipKind

NOT_TOLD = frozenset({"officials", "service", "workplace", *PLACE_STEPS}) - {"subdistrict"}
FEW_LETTERS = 10


@dataclass(frozen=True, slots=True)
class TipContent:
    """A tip as told. Codes are those of the register and of `intake.model`.

    `service` and `workplace` (misconduct tips only): None when passed over, `unsure` when said so.
    `urgent_facts`: now, soon, daily, weapon, child, violent, near_school, leak.
    `not_district` / `not_province`: that office must not see it. `other_language`: not Thai.
    """

    kind: TipKind
    category: str
    district: str | None
    province: str | None
    drugs: tuple[str, ...]
    urgent_facts: frozenset[str]
    answers: Mapping[str, tuple[str, ...]]
    words: tuple[Word, ...]
    attachments: tuple[Attachment, ...]
    consent: bool
    not_district: bool
    not_province: bool
    other_language: bool
    service: str | None
    workplace: str | None
    sign: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What is added to a submitted tip. `answers_questions`: the ids of staff's open questions.

    `unknown`: to these the reporter does not know an answer.
    """

    handle: TipHandle
    answers: Mapping[str, tuple[str, ...]]
    words: tuple[Word, ...]
    attachments: tuple[Attachment, ...]
    unknown: bool
    answers_questions: tuple[str, ...]


def tip_content(state: State) -> TipContent:
    """The tip of a state that stands at the send screen."""
    misconduct = state.flow == "misconduct_tip"
    district, province = chosen(state)
    return TipContent(
        kind="misconduct" if misconduct else "drug",
        category=_category(state, misconduct=misconduct),
        district=district,
        province=province,
        drugs=_values(state, "drugs"),
        urgent_facts=_urgent_facts(state),
        answers=_answers(state),
        words=state.words,
        attachments=state.attachments,
        consent=state.consent,
        not_district=state.not_district,
        not_province=state.not_province,
        other_language=in_other_language(state.words),
        service=(state.answer("service") or None) if misconduct else None,
        workplace=(state.answer("workplace") or None) if misconduct else None,
        sign=state.sign,
    )


def addition(state: State) -> Addition:
    """What was collected for the tip of a receipt. Raises ValueError when none was opened."""
    if state.follow is None:
        raise ValueError("no tip was opened")
    unknown = state.answer("answer") == "unknown"
    topics = {one.topic for one in state.words} | {one.topic for one in state.attachments}
    answered = unknown or "answer" in topics
    return Addition(
        handle=state.follow.handle,
        answers={step: given for step, given in _answers(state).items() if step != "answer"},
        words=state.words,
        attachments=state.attachments,
        unknown=unknown,
        answers_questions=state.follow.questions if answered else (),
    )


def in_other_language(words: tuple[Word, ...]) -> bool:
    """Whether staff needs somebody to read it: another script, or mostly letters not Thai."""
    if any(in_other_script(word.text) for word in words):
        return True
    letters = regex.findall(r"\p{L}", "".join(word.text for word in words))
    thai = sum(1 for letter in letters if "฀" <= letter <= "๿")
    return len(letters) >= FEW_LETTERS and thai * 2 < len(letters)


def _values(state: State, step: str) -> tuple[str, ...]:
    value = state.answer(step)
    return tuple(value.split(",")) if value else ()


def _category(state: State, *, misconduct: bool) -> str:
    if misconduct:
        return state.answer("act") or "official_other"
    return state.answer("what") or "other"


def _answers(state: State) -> Mapping[str, tuple[str, ...]]:
    """Codes by question. Of an official only in a misconduct tip: `no` after going back is no."""
    left_out = NOT_TOLD if state.flow == "misconduct_tip" else NOT_TOLD | {"act"}
    return {step: _values(state, step) for step in state.answers if step not in left_out}


def _urgent_facts(state: State) -> frozenset[str]:
    facts = {fact for word in state.words for fact in urgent_facts_in(word.text)}
    facts |= {"violent"} if state.answer("what") == "violent_user" else set()
    facts |= {"child"} if state.answer("what") == "children" else set()
    facts |= {"weapon"} if "weapon" in _values(state, "guard") else set()
    return frozenset(facts | ({"now", "soon", "daily"} & {state.answer("time")}))
