"""Houses that integration tests live in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.line_house import LineHouse


@pytest.fixture
def line(database: Database, tmp_path: Path) -> Iterator[LineHouse]:
    """The public app, the worker's jobs and LINE's double over one fresh database."""
    made = LineHouse(database, tmp_path)
    yield made
    made.close()
