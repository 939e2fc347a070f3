from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from health import health
from storage.database import Database


def _client(database: Database) -> FlaskClient:
    app = Flask("test", static_folder=None)
    app.register_blueprint(health(database))
    return app.test_client()


def test_alive_says_so_without_any_database(home: Path) -> None:
    answer = _client(Database.open("sqlite:////nowhere/bosae.db", home)).get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"alive": True})


def test_not_ready_while_the_database_is_away(home: Path) -> None:
    answer = _client(Database.open("sqlite:////nowhere/bosae.db", home)).get("/readyz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert not answer.json["database"]


def test_not_ready_before_the_migrations(home: Path) -> None:
    database = Database.open("sqlite:///empty.db", home)
    answer = _client(database).get("/readyz")
    database.close()
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["database"]
    assert not answer.json["migrations"]


def test_not_ready_without_a_national_desk(database: Database) -> None:
    answer = _client(database).get("/readyz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["migrations"]
    assert not answer.json["national_desk"]


def test_ready_with_the_first_leads_keys_and_green_with_the_second_lead(
    database: Database,
) -> None:
    desk, leads = b"\x01" * 16, (b"\x02" * 16, b"\x03" * 16)
    _desk_with_keys(database, desk.hex())
    _lead(database, desk.hex(), leads[0].hex())
    answer = _client(database).get("/readyz")
    assert (answer.status_code, answer.json and answer.json["light"]) == (200, "red")
    _lead(database, desk.hex(), leads[1].hex())
    answer = _client(database).get("/readyz")
    assert (answer.status_code, answer.json and answer.json["light"]) == (200, "green")


def _desk_with_keys(database: Database, desk: str) -> None:
    with database.write() as work:
        work.connection.execute(
            sa.text(
                "INSERT INTO centre (id, level, name_th, name_en, phone, contact, state,"
                " key_version, register_version, signature_key_version)"
                " VALUES (:id, 'desk', 'ศูนย์ส่วนกลาง', 'National desk', '', '', 'active', 1, 1, 1)"
            ),
            {"id": desk},
        )


def _lead(database: Database, desk: str, lead: str) -> None:
    with database.write() as work:
        work.connection.execute(
            sa.text(
                "INSERT INTO account (id, name, role, state, centre_id, second_factor_key_version,"
                " last_step, failures, created_at, entry_key_version)"
                " VALUES (:id, 'lead', 'lead', 'active', :desk, 1, 0, 0, '2026-01-13', 1)"
            ),
            {"id": lead, "desk": desk},
        )
