"""Transactions, races and turns of the store, on both databases."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.ports.conversations import Conversation, ParkedEvent
from intake.ports.store import StoreUnavailableError
from storage.database import Database
from tests.unit.stores import NOW

ROOT = Path(__file__).parents[2]
CHAT = Conversation(b"pseudonym", 1, 1, b"salt", b"sealed", NOW, NOW)


def test_a_block_that_fails_writes_nothing(database: Database) -> None:
    def broken() -> None:
        with database.write() as work:
            work.events.claim([b"event"], NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    with database.read() as work:
        assert not work.events.claimed([b"event"])


def test_only_the_version_that_was_read_is_written_over(database: Database) -> None:
    with database.write() as work:
        assert work.conversations.save(CHAT, None)
        assert not work.conversations.save(CHAT, None)
        assert work.conversations.save(replace(CHAT, version=2), 1)
        assert not work.conversations.save(replace(CHAT, version=2), 1)
        assert not work.conversations.delete(CHAT.pseudonym, 1)
        assert work.conversations.delete(CHAT.pseudonym, 2)
        assert work.conversations.find(CHAT.pseudonym) is None


def test_of_many_that_claim_one_event_one_wins(database: Database) -> None:
    won = []

    def claim() -> None:
        with database.write() as work:
            won.append(work.events.claim([b"event"], NOW))

    threads = [threading.Thread(target=claim) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]


def test_counts_of_many_at_once_are_all_counted(database: Database) -> None:
    def count() -> None:
        for _ in range(5):
            with database.write() as work:
                work.rates.count(b"p", "draft", NOW)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as work:
        assert work.rates.so_far(b"p", "draft") == 20
        assert work.rates.so_far(b"p", "look_up_04") == 0


def test_a_parked_event_is_kept_once_and_taken_once(database: Database) -> None:
    parked = ParkedEvent(b"e", b"p", 1, b"sealed", 0, NOW)
    with database.write() as work:
        assert work.events.park(parked)
        assert not work.events.park(parked)
        work.events.tried(b"e")
        assert work.events.parked_of(b"p") == (replace(parked, tries=1),)
        assert work.events.unpark(b"e")
        assert not work.events.unpark(b"e")


def test_times_come_back_aware_and_naive_ones_are_refused(database: Database) -> None:
    with database.write() as work:
        work.conversations.save(CHAT, None)
    with database.read() as work:
        assert work.conversations.find(CHAT.pseudonym) == CHAT
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(sa.exc.StatementError), database.write() as work:
        work.events.claim([b"x"], naive)


def test_errors_of_the_database_show_no_value(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError) as error, database.write() as work:
        work.signs.add_sign("45K7M8", UUID(int=7), "no such state")  # type: ignore[arg-type]
    assert "no such state" not in str(error.value).partition("DETAIL")[0]


def test_a_database_that_is_away_is_one_error_type(tmp_path: Path) -> None:
    away = Database.open("postgresql+psycopg://nobody@127.0.0.1:1/none", tmp_path)
    with pytest.raises(StoreUnavailableError), away.read():
        pass
    folder = Database.open(f"sqlite:///{tmp_path}/no/such/folder/bosae.db", tmp_path)
    with pytest.raises(StoreUnavailableError), folder.write():
        pass
    away.close()
    folder.close()


def test_sqlite_is_opened_as_the_threat_model_says(tmp_path: Path) -> None:
    database = Database.open("sqlite:///bosae.db", tmp_path)
    with database.read() as work:
        found = {
            name: work.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    database.close()
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1
    }  # fmt: skip
    assert (tmp_path / "bosae.db").exists()


def test_who_just_wrote_queues_behind_who_waits(tmp_path: Path) -> None:
    database = Database.open("sqlite:///bosae.db", tmp_path)
    order: list[str] = []
    greedy_holds = threading.Event()

    def greedy() -> None:
        for _ in range(3):
            with database.turn_to_write():
                greedy_holds.set()
                order.append("greedy")
                time.sleep(0.05)

    thread = threading.Thread(target=greedy)
    thread.start()
    greedy_holds.wait()
    with database.turn_to_write():
        order.append("patient")
    thread.join()
    database.close()
    assert order.index("patient") == 1


HOLDER = """
import sys, time
from pathlib import Path
from storage.database import Database
with Database.open("sqlite:///bosae.db", Path(sys.argv[1])).turn_to_write():
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_turn_of_a_killed_process_is_free(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
        holder.wait()
    database = Database.open("sqlite:///bosae.db", tmp_path)
    started = time.monotonic()
    with database.turn_to_write():
        assert time.monotonic() - started < 5
    database.close()


def test_a_read_sees_one_moment(database: Database) -> None:
    with database.write() as work:
        work.rates.count(b"p", "draft", NOW)
    with database.read() as work:
        assert work.rates.so_far(b"p", "draft") == 1
        with database.write() as other:
            other.rates.count(b"p", "draft", NOW + timedelta(minutes=1))
        assert work.rates.so_far(b"p", "draft") == 1
