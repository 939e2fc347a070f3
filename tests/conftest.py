"""What the tests share: databases, a clock, a data folder and a browser."""

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from secret_files import SECRETS
from start.folder import plain_names
from start.stack import Stack
from storage.database import Database
from tests.clock import HandClock
from tests.databases import CopyOf, Databases, Fill, PostgresqlCopies, SqliteCopies
from tests.postgresql import NoPostgresqlError, PostgresqlServer, postgresql_server

CHROMIUM = shutil.which("chromium")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# A test starts from the defaults, whatever the developer's shell has set.
for _name in plain_names().union(*SECRETS.values(), {"BOSAE_SECRETS", "FLASK_APP"}):
    os.environ.pop(_name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the journeys by name where no browser can show a page as people see it."""
    if reason := _no_journeys():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=reason))


def _no_journeys() -> str:
    if CHROMIUM is None:
        return "no chromium: apt-get install chromium fontconfig fonts-noto-core"
    lister = shutil.which("fc-list") or "true"
    fonts = subprocess.run([lister, ":lang=th"], capture_output=True, check=False)  # noqa: S603 - a fixed command
    if not fonts.stdout:
        return "no Thai letters: apt-get install fontconfig fonts-noto-core"
    return ""


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """One server for each test process."""
    try:
        with postgresql_server() as server:
            yield server
    except NoPostgresqlError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return Databases(SqliteCopies(), tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def postgresql_databases(
    postgresql: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    made = Databases(PostgresqlCopies(postgresql), tmp_path_factory.mktemp("kept"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where a test gets its databases from: once on SQLite, once on PostgreSQL."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    url = databases.fresh(tmp_path)
    yield url
    databases.drop(url)


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """The store over a fresh database."""
    opened = Database.open(database_url, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def copy_of(databases: Databases, tmp_path: Path) -> Iterator[CopyOf]:
    """Opens a copy of a database that was filled before; gives what the last fill gave, too."""
    with ExitStack() as left:

        def opened(*fills: Fill) -> tuple[Database, Any]:
            url, given = databases.copy(tmp_path, *fills)
            left.callback(databases.drop, url)
            database = Database.open(url, tmp_path)
            left.callback(database.close)
            return database, given

        yield opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty data folder."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stack(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """All real processes with the demo's people on free ports, once for each test file.

    Delays are gone and Argon2id is cheap, as a test installation may; logs are at DEBUG.
    """
    given = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "BOSAE_ENVIRONMENT": "test",
        "BOSAE_LOG_LEVEL": "DEBUG",
        "NOTICE_DELAY_SECONDS": "0",
        "STATUS_DELAY_SECONDS": "0",
        "MEMBER_ARGON2_MIB": "1",
        "MEMBER_ARGON2_OPS": "1",
        "RECEIPT_ARGON2_MIB": "1",
        "RECEIPT_ARGON2_OPS": "1",
    }
    name = f"bosae_stack_{uuid.uuid4().hex[:12]}"
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        given["DATABASE_URL"] = server.create(name)
    with Stack(tmp_path_factory.mktemp("stack") / "home", given=given) as running:
        yield running
    if request.param == "postgresql":
        server.drop(name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless browser for each test process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(CHROMIUM_ARGUMENTS), headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile at 390 px, in Thai; ``browser.new_page()`` opens a tab."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, locale="th-TH", timezone_id="Asia/Bangkok"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def clock() -> HandClock:
    """A clock the test moves by hand."""
    return HandClock()
