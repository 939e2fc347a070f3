"""After real turns no row that is keyed by a person shares a transaction with rows of a tip.

PostgreSQL writes into every row the number of its transaction (``xmin``). Where the two sorts of
rows meet under one number, a thief of the database joins a tip to a person.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

import pytest
import sqlalchemy as sa

from intake.ports.audit import by_reporter
from intake.sealing import pseudonym
from storage import tables
from storage.database import Database
from tests.console_tips import jpeg
from tests.line_house import ROOT, STORY, LineHouse
from tests.unit.stores import NOW

only_on_postgresql = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)

OF_TIPS = frozenset(
    table.name
    for table in tables.Base.metadata.sorted_tables
    if table.name in {"tip", "media_result"} or "tip_id" in table.columns
)
OF_PERSONS = frozenset(
    table.name
    for table in tables.Base.metadata.sorted_tables
    if table.name != "officer" and {"pseudonym", "label"} & set(table.columns.keys())
)


def transactions(database: Database) -> Mapping[str, set[str]]:
    """Which tables have rows of each transaction."""
    found: dict[str, set[str]] = defaultdict(set)
    with database.read() as work:
        for table in tables.Base.metadata.sorted_tables:
            of_a_tip = " WHERE tip_id IS NOT NULL" if table.name == "audit" else ""
            rows = sa.text(f'SELECT xmin::text FROM "{table.name}"{of_a_tip}')  # noqa: S608
            for number in work.connection.scalars(rows):
                found[number].add(table.name)
    return found


def joined(database: Database) -> list[set[str]]:
    return [
        names for names in transactions(database).values() if names & OF_TIPS and names & OF_PERSONS
    ]


def test_the_two_sorts_of_tables_are_all_known() -> None:
    assert {"conversation", "parked_event", "rate", "blocked_label"} == OF_PERSONS
    assert {"tip", "part", "tip_key", "receipt", "audit", "reply_address"} <= OF_TIPS


@only_on_postgresql
def test_no_transaction_holds_rows_of_a_person_and_of_a_tip(line: LineHouse) -> None:
    receipts = []
    for number in range(4):
        talk = line.phone(f"citizen-{number}")
        talk.tells_a_tip()
        receipts.append(talk.sends())
        talk.says("สวัสดี", "ไม่ต้องบอกชื่อ")  # the next conversation of the same person
    line.working().loop.drain()
    adding = line.phone("citizen-1")
    adding.says("ติดตามเรื่อง", "16")
    adding.says(receipts[0], "สถานะ")
    adding.says("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    adding.says("รถ/ทะเบียน", "ทะเบียน")
    adding.says("กข 1234", "รับแล้ว")
    adding.says("เสร็จแล้ว")
    running = line.phone("citizen-3")
    running.tells_a_tip(STORY + " อีกครั้ง")
    line.clock.forward(timedelta(days=2))
    line.working().loop.drain()

    held = transactions(line.database)
    assert line.rows(tables.Tip) == 4
    assert any("tip" in names for names in held.values())
    assert any("conversation" in names for names in held.values())
    assert any("rate" in names for names in held.values())
    assert joined(line.database) == []


@only_on_postgresql
def test_what_remembers_an_unsend_shares_its_transaction_with_nothing(line: LineHouse) -> None:
    """Of a file sent and taken back later: its fetch names its message, and the tip."""
    talk = line.phone()
    talk.tells_a_tip()
    picture = talk.phone.send_image(jpeg())
    talk.phone.wait_for("รับ")
    talk.sends()
    talk.says("สวัสดี", "ไม่ต้องบอกชื่อ")  # the next conversation of the same person
    before = transactions(line.database)
    talk.phone.unsend(picture)
    assert talk.phone.settle()
    remembered = pseudonym(ROOT.current.material, "event", f"unsent {picture}")
    with line.database.read() as work:
        number = work.connection.scalar(
            sa.text("SELECT xmin::text FROM event_claim WHERE event = :name"), {"name": remembered}
        )
    after = transactions(line.database)
    assert after[str(number)] == {"event_claim"}
    assert {"conversation", "event_claim"} in (after[one] for one in set(after) - set(before))
    assert joined(line.database) == []


@only_on_postgresql
def test_the_search_for_joins_finds_one(line: LineHouse) -> None:
    with line.database.write() as work:
        work.rates.count(b"pseudonym", "draft", NOW)
        tip = by_reporter(NOW, "x", tip_id=line.house.desk.id, centre_id=line.house.desk.id)
        work.audit.append([tip])
    assert joined(line.database) == [{"rate", "audit"}]
