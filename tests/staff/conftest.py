"""The staff side on both databases."""

import pytest

from storage.database import Database
from tests.clock import HandClock
from tests.staff.house import StaffHouse


@pytest.fixture
def house(database: Database, clock: HandClock) -> StaffHouse:
    """Nobody but the first admin and the first lead of the desk."""
    return StaffHouse(database, clock).found()


@pytest.fixture
def staffed(database: Database, clock: HandClock) -> StaffHouse:
    """Desk, province 45, districts 4505 and 4506 at work."""
    return StaffHouse(database, clock).staffed()
