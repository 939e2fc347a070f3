"""The fixtures themselves: a test that believes it has a fresh database must have one."""

import pytest
import sqlalchemy as sa

from storage.database import Database


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_gets_an_empty_migrated_database(database: Database, turn: int) -> None:
    with database.write() as work:
        assert work.connection.scalar(sa.text("SELECT count(*) FROM area")) == 0
        work.connection.execute(
            sa.text("INSERT INTO area (code, name_th, name_en) VALUES ('45', 'ร้อยเอ็ด', 'Roi Et')")
        )
