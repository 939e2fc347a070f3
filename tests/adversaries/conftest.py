"""The houses that the adversaries of docs/threat-model.md break into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.clock import HandClock
from tests.line_house import LineHouse
from tests.staff.house import StaffHouse


@pytest.fixture
def line(database: Database, tmp_path: Path) -> Iterator[LineHouse]:
    """The reporter's side: webhook, worker, LINE's double."""
    made = LineHouse(database, tmp_path)
    yield made
    made.close()


@pytest.fixture
def staffed(database: Database, clock: HandClock) -> StaffHouse:
    """The staff's side: desk, province 45, districts 4505 and 4506 at work."""
    return StaffHouse(database, clock).staffed()
