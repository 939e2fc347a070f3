"""``flask keys``: the secrets of all three processes, and the first two people."""

import click

from assembly.console_keys import console_keys
from assembly.house import CLOCK, database_of
from intake.errors import Refused
from intake.services.keys import found
from secret_files import Process, write_secrets
from settings import CommonSettings, ConsoleSettings, secrets_in_environment
from storage.readiness import readiness


@click.group()
def keys() -> None:
    """Server keys and the first two one-time codes."""


@keys.command()
def init() -> None:
    """Write the secrets files, found the national desk, print the first two one-time codes.

    Files that exist keep their keys; LINE's secrets are taken from the environment where set.
    Again, once the first two have enrolled: only what the files lack is written.
    """
    common = CommonSettings.load()
    write_secrets(common.home, secrets_in_environment(), line_secrets=False)
    settings = ConsoleSettings.load(beside_others=True)
    with database_of(settings) as database:
        try:
            codes = found(database, CLOCK, console_keys(settings))
        except Refused:
            codes = None
    click.echo(f"Secrets stand in {settings.home / 'secrets'}; LINE's are yours to fill in.")
    if codes is None:
        click.echo(
            "The first admin and the first lead have enrolled: invite others in the console."
        )
        return
    click.echo(f"Enrol at {settings.console_url}/enrol, each code once, within 7 days:")
    if codes.admin:
        click.echo(f"  first admin                        {codes.admin}")
    if codes.desk_lead:
        click.echo(f"  first lead of the national desk    {codes.desk_lead}")


@keys.command()
def status() -> None:
    """Say what stands: secrets files, national desk, its leads; ends with 1 until all do."""
    settings = CommonSettings.load()
    for process in Process:
        there = (settings.home / "secrets" / f"{process}.env").exists()
        click.echo(f"secrets of {process:8} {'there' if there else 'MISSING'}")
    with database_of(settings) as database:
        found_so_far = readiness(database)
    click.echo(f"national desk has keys  {'yes' if found_so_far.desk_has_keys else 'NO'}")
    click.echo(f"its confirmed leads     {found_so_far.desk_leads}")
    if not found_so_far.complete:
        raise SystemExit(1)
