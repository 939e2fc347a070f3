"""``flask routing``: the table that says where tips go, to read and to ask."""

import json
from collections.abc import Iterable

import click

from assembly.console_keys import console_keys
from assembly.house import CLOCK, database_of
from intake.model import Kind, Service, Trust, Workplace
from intake.ports.register import RuleRow
from intake.register import NotReadyError
from intake.routing import Route, Where
from intake.routing_table import in_order, table_holds
from intake.services.areas import area_in_force
from intake.services.registry import Registry
from settings import ConsoleSettings

_PROVINCE, _DISTRICT = 2, 4


@click.group()
def routing() -> None:
    """The signed table of where tips go; two people change it in the console."""


@routing.command()
def show() -> None:
    """Print the table in force; ends with 1 when its signature does not hold."""
    settings = ConsoleSettings.load()
    with database_of(settings) as database, database.read() as work:
        table = work.register.routing_table()
    if table is None:
        raise click.ClickException("there is no table yet: flask keys init writes the first")
    for line in _lines(in_order(table.rules)):
        click.echo(line)
    holds = table_holds(table, console_keys(settings).console_signatures)
    click.echo(f"version {table.version}, signature {'holds' if holds else 'DOES NOT HOLD'}")
    if not holds:
        raise SystemExit(1)


def _lines(rules: Iterable[RuleRow]) -> Iterable[str]:
    for rule in rules:
        about = f"{rule.kind:12}{rule.service:13}{rule.workplace:11}{rule.trust:14}"
        yield f"{about}{rule.receiver:10}{rule.mark}".rstrip()


@routing.command()
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.DRUG.value)
@click.option("--service", type=click.Choice([one.value for one in Service]))
@click.option("--workplace", type=click.Choice([one.value for one in Workplace]))
@click.option("--area", help="code of the place: province, district, subdistrict or village")
@click.option(
    "--trust",
    type=click.Choice([one.value for one in Trust]),
    default=Trust.TRUSTED.value,
    help="whom the reporter keeps it from",
)
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def explain(
    kind: str,
    service: str | None,
    workplace: str | None,
    area: str | None,
    trust: str,
    *,
    as_json: bool,
) -> None:
    """Say where a tip would go now, who would stand by, and by which rule."""
    settings = ConsoleSettings.load()
    with database_of(settings) as database:
        with database.read() as work:
            place = area_in_force(work, area) if area else ""
            if place and work.areas.find(place) is None:
                raise click.ClickException(f"there is no area with the code {area}")
        where = Where(
            Kind(kind),
            place[:_DISTRICT] if len(place) >= _DISTRICT else None,
            place[:_PROVINCE] or None,
            not_district=trust == Trust.NOT_DISTRICT,
            not_province=trust == Trust.NOT_PROVINCE,
            workplace=Workplace(workplace) if workplace else None,
            service=Service(service) if service else None,
        )
        registry = Registry(database, console_keys(settings).console_signatures, CLOCK)
        try:
            way = registry.route(where)
        except NotReadyError:
            raise click.ClickException("no tip can be taken yet: the desk has no keys") from None
    if as_json:
        answer = {"centre": way.centre.name_th, "level": way.centre.level, "mark": way.mark}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _say(where, way)


def _say(where: Where, way: Route) -> None:
    kind, service, workplace, trust = where.key
    about = kind if where.kind is Kind.DRUG else f"{kind}, {service}, {workplace}"
    click.echo(f"rule       {about}, {trust} (version {way.rules_version})")
    click.echo(f"receives   {way.centre.name_th} ({way.centre.level})")
    click.echo(f"stands by  {way.standby.name_th if way.standby else '-'}")
    click.echo(f"mark       {way.mark or '-'}")
