"""What every process opens: the database, the clock, the host's places for Argon2id."""

from collections.abc import Iterator
from contextlib import contextmanager

from intake.ports.clock import Clock, SystemClock
from intake.sealing import Argon2Cost
from settings import CommonSettings
from storage.database import Database
from storage.host_slots import HostSlots, HostStretch
from storage.installation import WrongInstallationError, installation_of, refuse_other

MEBIBYTE = 1024 * 1024
CLOCK: Clock = SystemClock()


def open_database(settings: CommonSettings) -> Database:
    """The store of these settings; connects when first used."""
    return Database.open(settings.database_url, settings.home)


@contextmanager
def database_of(settings: CommonSettings) -> Iterator[Database]:
    """The store for one command; raises WrongInstallationError, also for an empty one."""
    database = open_database(settings)
    try:
        refuse_other(database, settings.installation)
        if installation_of(database) is None:
            raise WrongInstallationError("the database is empty: flask db upgrade comes first")
        yield database
    finally:
        database.close()


def member_stretch(settings: CommonSettings) -> HostStretch:
    """Argon2id for members' passwords, two at once on this host."""
    cost = Argon2Cost(settings.member_argon2_mib * MEBIBYTE, settings.member_argon2_ops)
    return HostStretch(HostSlots(settings.home, "argon2-member"), cost)


def receipt_cost(settings: CommonSettings) -> Argon2Cost:
    """Argon2id for receipts."""
    return Argon2Cost(settings.receipt_argon2_mib * MEBIBYTE, settings.receipt_argon2_ops)


def receipt_stretch(settings: CommonSettings) -> HostStretch:
    """Argon2id for receipts, two at once on this host."""
    return HostStretch(HostSlots(settings.home, "argon2-receipt"), receipt_cost(settings))
