"""``flask areas find``: what a typed place means."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from assembly.area_speech import FILE, loaded
from assembly.house import database_of
from assembly.places import place_index
from bot.flows.addresses import address
from bot.flows.render import spoken
from bot.flows.world import Name
from intake.places.index import Match, clear_match
from intake.places.reading import PROVINCE
from intake.ports.store import Work
from settings import CommonSettings
from texts import Catalogue

Written = Callable[[str], str]


@click.command()
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Codes and names as JSON, best first.")
@click.option("--file", "file", type=FILE, help="One query a line; one JSON value a line.")
def find(text: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """Say which place a typed TEXT means: a name, an address, a postcode, with slips."""
    if (file is None) == (not text):
        raise click.UsageError("give a TEXT, or --file with one on each line")
    with database_of(CommonSettings.load()) as database, database.read() as work:
        loaded(work, PROVINCE)
        index, written = place_index(work), _written(work)
        if file is not None:
            with file.open(encoding="utf-8-sig", errors="replace") as lines:
                for line in lines:
                    click.echo(_data(index.find(line), written))
            return
        typed = " ".join(text)
        found = index.find(typed)
        if as_json:
            click.echo(_data(found, written))
        else:
            _tell(found, written)


def _tell(found: Sequence[Match], written: Written) -> None:
    if not found:
        click.echo("no place that is like it")
        return
    clear = clear_match(found)
    click.echo("it is" if clear else "it may be")
    for number, match in enumerate(found, 1):
        click.echo(f"  {number}. {match.code}  {written(match.code)}")
        if clear and number == 1 and len(found) > 1:
            click.echo("less likely")


def _data(found: Sequence[Match], written: Written) -> str:
    rows = [{"code": match.code, "name": written(match.code)} for match in found]
    return json.dumps(rows, ensure_ascii=False)


def _written(work: Work) -> Written:
    thai = Catalogue("th")

    def name_of(code: str) -> Name | None:
        row = work.areas.find(code)
        return Name(row.name_th, row.name_en) if row else None

    return lambda code: spoken(address(code, name_of), thai)
