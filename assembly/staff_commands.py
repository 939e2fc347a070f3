"""``flask staff`` and ``flask routing``: to look; acts take two people in the console."""

import click

from assembly.console_keys import console_keys
from assembly.house import CLOCK, database_of
from intake.model import Kind, Service, Workplace
from intake.register import NotReadyError, table_holds
from intake.routing import Where
from intake.services.registry import Registry
from settings import ConsoleSettings


@click.group()
def staff() -> None:
    """Accounts of the console."""


@staff.command(name="list")
def list_accounts() -> None:
    """Every account: login, role, state, centre. No name, no contact."""
    settings = ConsoleSettings.load()
    with database_of(settings) as database, database.read() as work:
        centres = {one.id: one for one in work.register.centres()}
        for account in work.accounts.everyone():
            centre = centres[account.centre_id].name_th if account.centre_id else "-"
            login = account.login or "(not enrolled)"
            click.echo(f"{login:24} {account.role:10} {account.state:10} {centre}")


@click.group()
def routing() -> None:
    """The signed table of where misconduct tips go."""


@routing.command()
def show() -> None:
    """Print the table in force; ends with 1 when its signature does not hold."""
    settings = ConsoleSettings.load()
    with database_of(settings) as database, database.read() as work:
        table = work.register.routing_table()
    if table is None:
        raise click.ClickException("there is no table yet: flask keys init writes the first")
    for rule in table.rules:
        click.echo(f"{rule.workplace:12} {rule.receiver:12} {rule.mark}".rstrip())
    holds = table_holds(table, console_keys(settings).console_signatures)
    click.echo(f"version {table.version}, signature {'holds' if holds else 'DOES NOT HOLD'}")
    if not holds:
        raise SystemExit(1)


@routing.command()
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.DRUG.value)
@click.option("--district", help="4-digit code of the place")
@click.option("--province", help="2-digit code, where the district is not known")
@click.option("--not-district", is_flag=True, help="the reporter wants it kept from that office")
@click.option("--workplace", type=click.Choice([one.value for one in Workplace]))
@click.option("--service", type=click.Choice([one.value for one in Service]))
def explain(
    kind: str,
    district: str | None,
    province: str | None,
    *,
    not_district: bool,
    workplace: str | None,
    service: str | None,
) -> None:
    """Say where a tip would go now, and who would stand by."""
    settings = ConsoleSettings.load()
    where = Where(
        Kind(kind),
        district,
        province,
        not_district,
        workplace=Workplace(workplace) if workplace else None,
        service=Service(service) if service else None,
    )
    with database_of(settings) as database:
        signatures = console_keys(settings).console_signatures
        registry = Registry(database, signatures, CLOCK, settings.desk_service)
        try:
            way = registry.route(where)
        except NotReadyError:
            raise click.ClickException("no tip can be taken yet: the desk has no keys") from None
    click.echo(f"receives   {way.centre.name_th}")
    click.echo(f"stands by  {way.standby.name_th if way.standby else '-'}")
    click.echo(f"mark       {way.mark or '-'}")
    click.echo(f"rules      version {way.rules_version}")
