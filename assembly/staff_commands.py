"""``flask staff`` and ``flask routing``: to look; acts take two people in the console."""

import click

from assembly.console_keys import console_keys
from assembly.house import database_of
from intake.register import table_holds
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
