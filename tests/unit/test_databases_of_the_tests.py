"""The fixtures themselves: a test that believes it has a fresh database must have one."""

import pytest
import sqlalchemy as sa


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_gets_an_empty_migrated_database(database_url: str, turn: int) -> None:
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM area")) == 0
        connection.execute(
            sa.text("INSERT INTO area (code, name_th, name_en) VALUES ('45', 'ร้อยเอ็ด', 'Roi Et')")
        )
    engine.dispose()
