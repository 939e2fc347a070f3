"""Every step and edge of the flows, walked through the engine itself."""

from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from bot.flows.choices import choices
from bot.flows.diagram import document
from bot.flows.drug_tip import CATEGORIES
from bot.flows.engine import respond
from bot.flows.places import PLACE_STEPS
from bot.flows.regions import REGIONS
from bot.flows.registry import FLOWS, address, current
from bot.flows.state import Answer, FollowUp, State, TipHandle
from bot.flows.steps import ANY, BrokenFlowError, Flow, Step
from bot.flows.tip_parts import topic_steps
from bot.flows.typed import exact_choice, labels
from bot.flows.values import Pick, Text, Turn
from intake.model import Category, Drug
from tests.unit.flow_world import SIGN, SmallWorld

WORLD = SmallWorld()
SESSION = "s"
HANDLE = TipHandle("11111111-2222-4333-8444-555555555555", "ab" * 32, "2024-12-20")
FOLLOW = FollowUp(HANDLE, "waiting", may_withdraw=True, has_reply_address=True, questions=("q",))


def turn(state: State | None, value: str) -> Turn:
    step = address(state) if state else "menu"
    given = Pick(step, value, SESSION)
    return respond(state, given, WORLD, session=SESSION, language="th")


def say(state: State | None, text: str) -> State:
    given = Text(text, "p", "m")
    after = respond(state, given, WORLD, session=SESSION, language="th").state
    assert after is not None
    return after


def beginnings() -> list[State]:
    """With a sign and without, with officials in the story, a typed place, and a receipt."""
    followed = State(SESSION, "th", "follow_up", "status", follow=FOLLOW)
    signed = say(None, f"สวัสดี {SIGN}")
    story = say(say(signed, "1"), "ผู้ใหญ่บ้านขายเองที่หลังวัด")
    added = say(followed, "เมื่อวานเขาย้ายไปขายหลังวัดแล้ว")
    typed = say(say(say(signed, "1"), "1"), "ท่าวังผา")
    of_official = say(None, "เมนู")
    for text in ("2", "ข้าม", "ข้าม", "ข้าม", "เฉลิมพระเกียรติ"):
        of_official = say(of_official, text)
    ending = say(say(story, "อันตราย"), "เลิกแจ้ง")
    return [added, signed, say(None, "เมนู"), story, followed, ending, typed, of_official]


Edge = tuple[str, str, str]


def walk() -> tuple[set[tuple[str, str]], set[Edge], set[str]]:
    """All (flow, step) reached, all (flow/step, answer, target) taken, all effects asked for."""
    steps: set[tuple[str, str]] = set()
    edges: set[Edge] = set()
    effects: set[str] = set()
    seen: set[tuple[str, str, str, bool, bool, bool]] = set()
    waiting = deque(beginnings())
    while waiting:
        state = waiting.popleft()
        mark = (
            state.flow,
            state.step,
            state.aside,
            state.editing,
            bool(state.sign),
            bool(state.words),
        )
        if mark in seen:
            continue
        seen.add(mark)
        steps.add((state.flow, state.step))
        if state.aside:
            steps.add(("menu", state.aside))
        offered = [choice.value for choice in choices(state, WORLD)]
        orders = ("/skip", "/done", "/back", "/menu", "/send", "/cancel", "/danger", "/unknown")
        for value in [*offered, *orders]:
            done = turn(state, value)
            if done.effect is not None:
                effects.add(type(done.effect).__name__)
            else:
                assert done.replies
            after = done.state
            target = f"{after.flow}/{after.aside or after.step}" if after else "over"
            edges.add((address(state), value, target))
            if after is not None and done.effect is None:
                waiting.append(after)
    return steps, edges, effects


STEPS, EDGES, EFFECTS = walk()


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.name)
def test_every_step_is_reached_by_taps_alone(flow: Flow) -> None:
    unreached = {name for name in flow.steps if (flow.name, name) not in STEPS}
    # of the menu, of a map pin that was sent, and of words that cannot wait
    assert unreached - {"language", "pin", "pin_place", "distress"} == set()


@pytest.mark.parametrize("name_of_flow", sorted(FLOWS.keys() - {"menu"}))
def test_every_answer_leads_where_the_data_says(name_of_flow: str) -> None:
    flow = FLOWS[name_of_flow]
    for name, step in flow.steps.items():
        taken = {value: goal for here, value, goal in EDGES if here == f"{flow.name}/{name}"}
        for option in step.options:
            assert option.value in taken, (name, option.value)
        for value, goal in taken.items():
            if value.startswith("/") or step.many or name in ("send", "edit"):
                continue
            target = step.target(value)
            passes = flow.steps[target].otherwise if target in flow.steps else ""
            allowed = {target, passes, f"{target}/", "send", "officials", "cancel", "over"}
            landed = goal.split("/")[-1]
            assert landed in allowed or goal.startswith(target) or target.startswith("!")


def test_every_effect_can_be_asked_for_by_taps() -> None:
    assert {"Submit", "Add", "Withdraw", "ForgetAddress"} == EFFECTS


def test_only_the_send_screen_submits() -> None:
    submitting = {
        f"{flow.name}/{name}"
        for flow in FLOWS.values()
        for name, step in flow.steps.items()
        if "!submit" in step.targets()
    }
    assert submitting == {"drug_tip/send", "misconduct_tip/send"}


def test_a_flow_that_leads_nowhere_is_refused() -> None:
    lost = Step(prompt="ask-who", next={ANY: "nowhere"}, part="who")
    with pytest.raises(BrokenFlowError, match="leads nowhere"):
        Flow("broken", "who", {"who": lost})


def test_a_step_that_nothing_leads_to_is_refused() -> None:
    over = Step(prompt="ask-who", next={ANY: "!closed"}, part="who")
    with pytest.raises(BrokenFlowError, match="nothing leads"):
        Flow("broken", "who", {"who": over, "island": over})


def test_an_option_without_a_target_is_refused() -> None:
    step = replace(topic_steps("!add")["source"], next={"saw": "!closed"})
    with pytest.raises(BrokenFlowError, match="no target"):
        Flow("broken", "source", {"source": step})


def test_the_diagram_in_docs_is_the_flows_of_today() -> None:
    kept = Path(__file__).parents[2] / "docs" / "flows.md"
    assert kept.read_text(encoding="utf-8") == document()


def test_the_words_are_those_of_the_domain() -> None:
    kinds = {option.value for option in CATEGORIES} - {"official"}
    assert kinds <= {one.value for one in Category}
    drugs = {option.value for option in topic_steps("!add")["drugs"].options}
    assert drugs == {one.value for one in Drug}


def test_every_province_is_in_one_region() -> None:
    codes = [code for provinces in REGIONS.values() for code in provinces]
    assert len(codes) == len(set(codes)) == 77


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.name)
def test_every_choice_can_be_typed_by_number_and_by_label(flow: Flow) -> None:
    for name in flow.steps:
        state = State(
            SESSION,
            "th",
            flow.name,
            name,
            sign=SIGN,
            sign_district="4505",
            answers={"province": Answer("80")},
            follow=FOLLOW if flow.name == "follow_up" else None,
        )
        found = choices(state, WORLD)
        for choice in found:
            assert exact_choice(str(choice.number), found) == choice
            spelled = labels(choice.label)
            assert any(exact_choice(label, found) == choice for label in spelled), choice
        if not found:
            assert current(state).text or name in {"receipt", *PLACE_STEPS}
