"""Draws the flows from the data that runs them: `python -m bot.flows.diagram > docs/flows.md`."""

import sys
from collections.abc import Iterator

from bot.flows.registry import FLOWS
from bot.flows.steps import ANY, Flow
from texts import Catalogue

ENDINGS = {
    "!submit": "sent: receipt",
    "!add": "added",
    "!look_up": "looked up: status",
    "!withdraw": "withdrawn",
    "!forget_address": "address erased",
    "!closed": "over",
}


def document() -> str:
    """The whole of docs/flows.md."""
    lines = [
        "# The conversations, drawn from the data that runs them",
        "",
        "Made by `python -m bot.flows.diagram > docs/flows.md`; a test compares. Dashed: the step",
        "is passed over where its condition fails. Everywhere, besides: danger, back, menu, skip,",
        "don't know, send (opens the send screen only) and give up (asks once).",
    ]
    for flow in FLOWS.values():
        told = ["", "What was told already is not asked again."] if flow.asks_once else []
        lines += ["", f"## {flow.name}", *told, "", "```mermaid", *_chart(flow), "```"]
    return "\n".join(lines) + "\n"


def _chart(flow: Flow) -> Iterator[str]:
    catalogue = Catalogue("en")
    yield "flowchart TD"
    yield f"  start(( )) --> {flow.first}"
    for name, step in flow.steps.items():
        yield f'  {name}["{name}"]' if step.options or step.source else f'  {name}[/"{name}"/]'
        labels = {option.value: catalogue.text(option.label) for option in step.options}
        targets: dict[str, list[str]] = {}
        for value, target in step.next.items():
            if value != ANY or not targets:
                targets.setdefault(target, []).append(labels.get(value, value))
            elif value == ANY and target not in targets:
                targets[target] = ["other"]
        for target, values in targets.items():
            said = "" if values == [ANY] else f'|"{_in_short(values)}"|'
            yield f"  {name} -->{said} {_node(target)}"
        if step.typed:
            yield f'  {name} -->|"typed name"| {_node(step.typed)}'
        if step.told:
            yield f'  {name} -.->|"told already"| {_node(step.told)}'
        if step.skip:
            yield f'  {name} -->|"skipped"| {_node(step.skip)}'
        if step.otherwise:
            yield f'  {name} -.->|"not {step.when}"| {_node(step.otherwise)}'


def _node(target: str) -> str:
    if target.startswith("!"):
        return f'{target[1:]}(("{ENDINGS[target]}"))'
    return f'to_{target}[["{target}"]]' if target in FLOWS and target != "menu" else target


def _in_short(values: list[str]) -> str:
    few = 3
    return ", ".join(values[:few]) + (" …" if len(values) > few else "")


if __name__ == "__main__":
    sys.stdout.write(document())
