"""A database is born demo or real, once; whoever opens it for the other purpose is refused."""

import sqlalchemy as sa

from intake.model import Installation
from storage.database import Database
from storage.tables import InstallationRow


class WrongInstallationError(Exception):
    """The database was born for the other purpose; one line."""


def installation_of(database: Database) -> Installation | None:
    """What the database was born as; None before its birth (migrations have not run)."""
    if not sa.inspect(database.engine).has_table(InstallationRow.__tablename__):
        return None
    with database.read() as work:
        kind = work.connection.scalar(sa.select(InstallationRow.kind))
    return None if kind is None else Installation(kind)


def refuse_other(database: Database, wanted: Installation) -> None:
    """Raise WrongInstallationError when the database was born as something else."""
    born = installation_of(database)
    if born not in {None, wanted}:
        raise WrongInstallationError(f"this database is {born}, the settings say {wanted}")


def be_born(database: Database, wanted: Installation) -> None:
    """Write down, once, what this database is for; raises WrongInstallationError."""
    refuse_other(database, wanted)
    if installation_of(database) is None:
        with database.write() as work:
            work.connection.execute(sa.insert(InstallationRow).values(id=1, kind=wanted))
