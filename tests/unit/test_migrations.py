"""The migrations make exactly the schema of the tables, up and down, on both databases."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrations
from storage.tables import Base
from tests.postgresql import PostgresqlServer  # noqa: TC001 - fixtures are typed at run time


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    if request.param == "sqlite":
        engine = sa.create_engine(f"sqlite:///{tmp_path / 'empty.db'}")
        yield engine
        engine.dispose()
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    engine = sa.create_engine(server.create("bosae_migrations"))
    yield engine
    engine.dispose()
    server.drop("bosae_migrations")


def checks(engine: sa.Engine) -> dict[str, set[str]]:
    inspector = sa.inspect(engine)
    return {
        table: {
            f"{one['name']}: {one['sqltext']}" for one in inspector.get_check_constraints(table)
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_up_gives_the_schema_of_the_tables(empty: sa.Engine) -> None:
    migrations.upgrade(empty)
    assert migrations.current(empty) == migrations.head()
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    migrated = checks(empty)
    migrations.downgrade(empty)
    Base.metadata.create_all(empty)
    assert checks(empty) == migrated


def test_down_leaves_nothing(empty: sa.Engine) -> None:
    migrations.upgrade(empty)
    migrations.downgrade(empty)
    assert sa.inspect(empty).get_table_names() == ["alembic_version"]
    assert migrations.current(empty) is None


def test_tables_without_rowid_are_made_so_by_the_migration(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'rowid.db'}")
    migrations.upgrade(engine)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'")
        without = {name for name, sql in rows if re.search(r"WITHOUT ROWID\s*$", sql)}
    engine.dispose()
    declared = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.dialect_options["sqlite"]["with_rowid"] is False
    }
    assert without == declared
    assert {"tip", "part", "tip_key", "rate", "conversation", "receipt"} <= without
