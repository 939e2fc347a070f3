"""``flask audit``: walks the seals, with public halves alone."""

import click

from assembly.house import CLOCK, database_of
from intake.services.audit import verify
from settings import PublicHalves


@click.group()
def audit() -> None:
    """The audit and its seals."""


@audit.command(name="verify")
def verify_seals() -> None:
    """Walk every seal; ends with 1 and the first break when the chain does not hold."""
    settings = PublicHalves.load()
    with database_of(settings) as database:
        walk = verify(database, settings.worker_signatures, CLOCK.now())
    click.echo(f"seals={walk.seals} rows={walk.rows} not_yet_sealed={walk.unsealed}")
    if walk.newest:
        click.echo(f"newest seal: {walk.newest}")
    if walk.first_break is not None:
        raise click.ClickException(
            f"the audit is broken at seal {walk.first_break.seal}: {walk.first_break.reason}"
        )
