"""``flask db``: the migrations."""

import click

from settings import CommonSettings
from storage import migrations
from storage.database import Database
from storage.installation import be_born, refuse_other


@click.group()
def db() -> None:
    """Migrations of the database."""


@db.command()
def upgrade() -> None:
    """Bring the database up to this code; does nothing when it is."""
    migrate(CommonSettings.load())


@db.command()
def current() -> None:
    """Print where the database stands; ends with 1 when that is behind this code."""
    settings = CommonSettings.load()
    database = Database.open(settings.database_url, settings.home)
    stands, newest = migrations.current(database.engine), migrations.head()
    database.close()
    click.echo(f"{stands or 'empty'} (this code: {newest})")
    if stands != newest:
        raise SystemExit(1)


def migrate(settings: CommonSettings) -> None:
    """Create or upgrade the database that the settings name, and mark a new one demo or real."""
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database.open(settings.database_url, settings.home)
    try:
        refuse_other(database, settings.installation)
        with database.turn_to_write():
            migrations.upgrade(database.engine)
        be_born(database, settings.installation)
    finally:
        database.close()
