"""Whether this installation can take a tip now, for ``/readyz``."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from intake.model import AccountState, CentreState, Level, Role
from intake.ports.store import StoreUnavailableError
from storage import migrations
from storage.database import Database
from storage.tables import Account, Centre

LEADS_OF_THE_DESK = 2


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was looked at; ``ready`` is enough to take tips, ``complete`` is as it should be."""

    database: bool = False
    migrations: bool = False
    desk_has_keys: bool = False
    desk_leads: int = 0

    @property
    def ready(self) -> bool:
        """Tips can be taken: from the keys of the desk's first lead on."""
        return self.database and self.migrations and self.desk_has_keys

    @property
    def complete(self) -> bool:
        """Also a second lead stands at the desk, so that one lost password closes nothing."""
        return self.ready and self.desk_leads >= LEADS_OF_THE_DESK


def readiness(database: Database) -> Readiness:
    """Look; never raises for a database that is away or empty."""
    try:
        if migrations.current(database.engine) != migrations.head():
            return Readiness(database=True)
        with database.read() as work:
            desk = work.connection.execute(
                sa.select(Centre.id, Centre.key_version).where(
                    Centre.level == Level.DESK, Centre.state == CentreState.ACTIVE
                )
            ).first()
            leads = work.connection.scalar(
                sa.select(sa.func.count()).where(
                    Account.centre_id == (desk.id if desk else None),
                    Account.role == Role.LEAD,
                    Account.state == AccountState.ACTIVE,
                )
            )
    except (SQLAlchemyError, StoreUnavailableError):
        return Readiness()
    return Readiness(
        database=True,
        migrations=True,
        desk_has_keys=desk is not None and desk.key_version > 0,
        desk_leads=leads or 0,
    )
