"""``flask staff``: to look; acts take two people in the console."""

import click

from assembly.house import database_of
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
