"""One running installation for all journeys, and a second one on PostgreSQL for the story."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from start.stack import Stack
from tests.journeys.settings import QUICK
from tests.journeys.town import Town
from tests.postgresql import PostgresqlServer


@contextmanager
def _town(home: Path, chromium: Browser, **settings: str) -> Iterator[Town]:
    with Stack(home, given={"PATH": os.environ["PATH"], **QUICK, **settings}) as stack:
        yield Town(stack, chromium)


@pytest.fixture(scope="session")
def sqlite_town(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Town]:
    with _town(tmp_path_factory.mktemp("town") / "home", chromium) as town:
        yield town


@pytest.fixture(scope="session")
def postgresql_town(
    tmp_path_factory: pytest.TempPathFactory, chromium: Browser, postgresql: PostgresqlServer
) -> Iterator[Town]:
    name = f"bosae_town_{uuid.uuid4().hex[:12]}"
    url = postgresql.create(name)
    with _town(tmp_path_factory.mktemp("town") / "home", chromium, DATABASE_URL=url) as town:
        yield town
    postgresql.drop(name)


@pytest.fixture
def town(sqlite_town: Town) -> Iterator[Town]:
    """The installation on SQLite, with nothing complained about yet."""
    sqlite_town.watch.complaints.clear()
    yield sqlite_town
    sqlite_town.leave()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """The same on SQLite and on PostgreSQL."""
    found: Town = request.getfixturevalue(f"{request.param}_town")
    found.watch.complaints.clear()
    yield found
    found.leave()
