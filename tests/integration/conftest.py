"""Houses that integration tests live in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.clock import HandClock
from tests.console_house import House
from tests.console_people import Joining, founded
from tests.databases import CopyOf
from tests.line_house import LineHouse


@pytest.fixture
def line(database: Database, tmp_path: Path) -> Iterator[LineHouse]:
    """The public app, the worker's jobs and LINE's double over one fresh database."""
    made = LineHouse(database, tmp_path)
    yield made
    made.close()


@pytest.fixture
def house_of(copy_of: CopyOf, clock: HandClock, tmp_path: Path) -> Callable[..., House]:
    """Makes a console with its first admin and lead of the desk, and whoever is named."""

    def house_of(*members: Joining) -> House:
        database, memory = copy_of(founded, *members)
        house: House = memory.house(database, clock, tmp_path)
        return house

    return house_of
