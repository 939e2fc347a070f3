"""What the commands about areas take and say in the same way."""

from collections.abc import Sequence
from pathlib import Path

import click

from intake.ports.register import AreaRow
from intake.ports.store import Work

MOST_SHOWN = 20
FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


def loaded(work: Work, digits: int) -> Sequence[AreaRow]:
    """The stored areas whose codes have so many digits; ends the command where none are."""
    rows = work.areas.all(digits)
    if not rows:
        raise click.ClickException("no areas are loaded: flask areas load comes first")
    return rows


def refuse(file: Path, faults: Sequence[str]) -> None:
    """End with every fault of a file in a line of its own, if there is one."""
    if not faults:
        return
    for fault in faults[:MOST_SHOWN]:
        click.echo(f"{file.name}: {fault}", err=True)
    if len(faults) > MOST_SHOWN:
        click.echo(f"{file.name}: … and {len(faults) - MOST_SHOWN} more", err=True)
    raise click.ClickException("nothing was imported")


def show(word: str, codes: Sequence[str]) -> None:
    """The first codes, one a line, and how many more there are."""
    for code in codes[:MOST_SHOWN]:
        click.echo(f"  {word} {code}")
    if len(codes) > MOST_SHOWN:
        click.echo(f"  … and {len(codes) - MOST_SHOWN} more {word}")
