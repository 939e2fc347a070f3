"""What must stand before the processes start: schema, areas, and people to try things with."""

import click
from sqlalchemy.exc import DBAPIError

from assembly.area_commands import load_official
from assembly.house import database_of
from demo.commands import fill_in, table_of_people
from intake.ports.store import StoreUnavailableError
from settings import CommonSettings
from storage.commands import migrate
from storage.installation import WrongInstallationError


class PrepareError(Exception):
    """The database cannot be prepared; one line."""


def prepare() -> str:
    """Migrate, load the areas and fill in the demo data; each does nothing the second time.

    Gives the demo accounts as they are to be printed.
    """
    try:
        settings = CommonSettings.load()
        migrate(settings)
        with database_of(settings) as database:
            load_official(database)
        fill_in()
    except click.ClickException as reason:
        raise PrepareError(reason.message) from None
    except WrongInstallationError as reason:
        raise PrepareError(str(reason)) from None
    except DBAPIError as error:
        first = str(error.orig).strip().splitlines()[0]
        raise PrepareError(f"the database cannot be used: {first}") from None
    except StoreUnavailableError as error:
        raise PrepareError(f"the database cannot be used: {error}") from None
    return table_of_people()
