"""``flask tips`` and ``flask outbox``: figures, never content."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

from assembly.house import CLOCK, database_of
from settings import CommonSettings

_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def tips() -> None:
    """Figures about tips, never their content."""


@tips.command("stats")
@_as_json
def tip_stats(*, as_json: bool) -> None:
    """How many tips there are in the whole country, by status and urgency."""
    with database_of(CommonSettings.load()) as database, database.read() as work:
        figures = work.tips.figures()
    _print(asdict(figures), as_json=as_json)


@click.group()
def outbox() -> None:
    """What waits to be sent or done."""


@outbox.command("stats")
@_as_json
def outbox_stats(*, as_json: bool) -> None:
    """How many rows wait, how many are parked, and how old the oldest due one is."""
    with database_of(CommonSettings.load()) as database, database.read() as work:
        figures = work.outbox.figures(CLOCK.now())
    shown = {
        "queue": figures.queued,
        "parked": figures.parked,
        "oldest_seconds": round(figures.oldest_seconds, 1),
    }
    _print(shown, as_json=as_json)


def _print(figures: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, figure in figures.items():
        click.echo(f"{name.replace('_', ' ')}: {figure}")
