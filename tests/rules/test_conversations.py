"""docs/conversations.md: every step of the flows is shown there, in pictures that are there."""

from bot.flows.registry import FLOWS
from tests.journeys.screens import FOLDER, PAGE, SECTIONS, document, screens

MOST_BYTES = 4 * 1024 * 1024  # all pictures together, so that a clone stays light


def test_every_step_of_the_flows_has_its_picture() -> None:
    steps = [f"{flow.name}/{step}" for flow in FLOWS.values() for step in flow.steps]
    shown = [step for _, screen in screens() for step in screen.steps]
    assert sorted(shown) == sorted(steps)


def test_one_picture_stands_only_for_steps_that_ask_the_same() -> None:
    for _, screen in screens():
        found = [FLOWS[flow].steps[step] for flow, step in (one.split("/") for one in screen.steps)]
        asked = {(step.prompt, step.options, step.source, step.text, step.many) for step in found}
        assert len(asked) <= 1, screen.name


def test_the_page_is_the_one_that_its_list_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == document()


def test_every_screen_has_its_picture_and_no_picture_is_left_over() -> None:
    names = [screen.name for _, screen in screens()]
    assert len(names) == len(set(names))
    pictures = {file.stem: file.stat().st_size for file in FOLDER.glob("*.png")}
    assert pictures.keys() == set(names)
    assert sum(pictures.values()) <= MOST_BYTES


def test_every_screen_says_in_a_line_what_the_person_can_do() -> None:
    for section in SECTIONS:
        assert section.about.endswith(".")
        assert all(
            len(screen.can) <= 120 and screen.can.endswith(".") for screen in section.screens
        )
