"""The staff side on both databases."""

import pytest

from tests.clock import HandClock
from tests.databases import CopyOf
from tests.staff.house import StaffHouse, founded, staffed_too


@pytest.fixture
def house(copy_of: CopyOf, clock: HandClock) -> StaffHouse:
    """Nobody but the first admin and the first lead of the desk."""
    database, made = copy_of(founded)
    again: StaffHouse = made.again(database, clock)
    return again


@pytest.fixture
def staffed(copy_of: CopyOf, clock: HandClock) -> StaffHouse:
    """Desk, province 45, districts 4505 and 4506 at work."""
    database, made = copy_of(founded, staffed_too)
    again: StaffHouse = made.again(database, clock)
    return again
