"""Draws the first routing table: ``python -m intake.routing_document > docs/routing.md``."""

import sys
from collections.abc import Iterator

from intake.model import Kind, Service, Trust, Workplace
from intake.ports.register import RuleRow
from intake.routing_table import default_rules, key_of

_LEVELS = {"district": "district centre", "province": "province centre", "desk": "national desk"}
_HEAD = """\
# Where a tip goes

Made by `python -m intake.routing_document > docs/routing.md` from the table a new installation
begins with; a test compares. `flask routing show` prints the table in force, `flask routing
explain` says where one tip would go, and the console's page *Routing* shows both to admins.

A line is (kind, service, workplace, trust) → (level of the receiver, mark). The tip goes to the
active centre of its place at that level, or to the next active one above. An answer that was passed
over counts as `unsure`; a tip without a place goes to the national desk. A tip keeps the version
of the table that routed it.

The lines below are also the floor: two people may raise a line or mark it, nobody can lower it.
An admin asks, a lead of the national desk confirms, the console signs; the web process follows
only a table whose signature holds and that is not older than one it has seen.
"""


def document() -> str:
    """The whole of docs/routing.md."""
    return "\n".join([_HEAD, *_drug(), "", *_misconduct()]) + "\n"


def _drug() -> Iterator[str]:
    yield "## Drug tips\n"
    yield "| trust | receiver |"
    yield "|---|---|"
    for rule in default_rules():
        if rule.kind is Kind.DRUG:
            yield f"| `{rule.trust}` | {_cell(rule)} |"


def _misconduct() -> Iterator[str]:
    rules = {key_of(one): one for one in default_rules()}
    groups: dict[tuple[str, ...], list[Service]] = {}
    for service in Service:
        rows = tuple(
            f"| `{workplace}` | "
            + " | ".join(_cell(rules[Kind.MISCONDUCT, service, workplace, one]) for one in Trust)
            + " |"
            for workplace in Workplace
        )
        groups.setdefault(rows, []).append(service)
    yield "## Misconduct tips"
    for rows, services in groups.items():
        yield ""
        yield "Service " + ", ".join(f"`{one}`" for one in services) + ":\n"
        yield "| workplace | " + " | ".join(f"`{one}`" for one in Trust) + " |"
        yield "|---" * (1 + len(Trust)) + "|"
        yield from rows


def _cell(rule: RuleRow) -> str:
    return _LEVELS[rule.receiver] + (f" (`{rule.mark}`)" if rule.mark else "")


if __name__ == "__main__":
    sys.stdout.write(document())
