"""Members of the console who enrolled once; every test that asks for them gets a copy.

Enrolling, signing in and confirming go through the pages, as people do it; that is slow, and its
own tests are in tests/integration/test_console_members.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from intake.model import Role
from storage.database import Database
from tests.clock import HandClock
from tests.console_house import House, HouseKeys, Person
from tests.databases import NOWHERE, opened


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of a house beside its database."""

    keys: HouseKeys
    centres: Mapping[str, UUID]
    people: Mapping[str, Person]
    now: datetime

    def house(self, database: Database, clock: HandClock, blobs: Path) -> House:
        """The same house over a copy of its database."""
        clock.forward(self.now - clock.now())
        house = House(database, clock, blobs, self.keys)
        house.centres.update(self.centres)
        house.people.update(self.people)
        return house


def founded(url: str, _: Any) -> Memory:
    """Fills a database: the desk with its first admin and lead; centres wait for a lead."""
    keys, clock = HouseKeys.make(), HandClock()
    with opened(url) as database:
        house = House(database, clock, NOWHERE, keys)
        house.found()
    return Memory(keys, house.centres, house.people, clock.now())


@dataclass(frozen=True, slots=True)
class Joining:
    """Fills a database: somebody is invited, enrols and is confirmed."""

    login: str
    role: Role
    centre: str
    confirmed_by: str
    by: str = "admin"

    def __call__(self, url: str, memory: Memory) -> Memory:
        """See ``tests.databases.Databases.copy``."""
        clock = HandClock()
        with opened(url) as database:
            house = memory.house(database, clock, NOWHERE)
            house.add(
                self.login, self.role, self.centre, by=self.by, confirmed_by=self.confirmed_by
            )
        return Memory(memory.keys, house.centres, house.people, clock.now())


LEAD_45 = Joining("lead-45", Role.LEAD, "45", confirmed_by="desk-lead")
LEAD = Joining("lead", Role.LEAD, "4505", confirmed_by="lead-45")
STAFF = Joining("staff", Role.STAFF, "4505", confirmed_by="lead")
CLERK = Joining("clerk", Role.CLERK, "4505", confirmed_by="lead")
