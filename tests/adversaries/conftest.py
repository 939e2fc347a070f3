"""The houses that the adversaries of docs/threat-model.md break into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.clock import HandClock
from tests.databases import CopyOf
from tests.line_house import LineHouse
from tests.staff.house import StaffHouse, founded, staffed_too


@pytest.fixture
def line(database: Database, tmp_path: Path) -> Iterator[LineHouse]:
    """The reporter's side: webhook, worker, LINE's double."""
    made = LineHouse(database, tmp_path)
    yield made
    made.close()


@pytest.fixture
def staffed(copy_of: CopyOf, clock: HandClock) -> StaffHouse:
    """The staff's side: desk, province 45, districts 4505 and 4506 at work."""
    database, made = copy_of(founded, staffed_too)
    again: StaffHouse = made.again(database, clock)
    return again
