"""Who copies the database, and who seizes the whole server with every secret of its processes."""

import pytest
import sqlalchemy as sa

from bot.chat import ChatSeal
from intake.receipts import tag
from intake.sealing import SealBroken, open_padded
from storage import tables
from tests.adversaries import loot
from tests.line_house import ROOT, STORY, LineHouse, Talk

UNSENT = "อีกเรื่องหนึ่งที่ยังไม่ได้ส่ง"


def two_people(line: LineHouse) -> tuple[Talk, str, Talk]:
    """One has sent a tip and wishes to be told; the other still writes."""
    talk = line.phone("citizen-1")
    talk.phone.scan("45K7M8")
    talk.tells_a_tip()
    said = talk.taps("ส่ง+เตือนได้", "รหัสติดตาม")
    digits = "".join(one for one in said.split("รหัสติดตาม")[1].splitlines()[0] if one.isdigit())
    writing = line.phone("citizen-2")
    writing.tells_a_tip(UNSENT)
    return talk, digits, writing


def test_a_thief_of_the_database_opens_nothing(line: LineHouse) -> None:
    talk, digits, writing = two_people(line)
    stolen = loot.everything(line.database)
    seen = loot.readable(stolen)
    for secret in (STORY, UNSENT, talk.phone.user_id, writing.phone.user_id, digits):
        assert secret.encode() not in seen
    keys = loot.keys_in(stolen)
    assert len(keys) > 10
    assert list(loot.opened(stolen, keys)) == []
    line.working().loop.drain()
    stolen = loot.everything(line.database)
    assert list(loot.opened(stolen, loot.keys_in(stolen))) == []


def test_the_thief_would_open_it_with_the_centres_key(line: LineHouse) -> None:
    two_people(line)
    stolen = loot.everything(line.database)
    pair = line.house.pairs[line.house.district.id]
    columns = {column for column, _ in loot.opened(stolen, [pair.private])}
    assert columns == {"tip_key.wrap"}


def test_a_seized_server_with_all_its_secrets_reads_no_submitted_tip(line: LineHouse) -> None:
    talk, digits, writing = two_people(line)
    line.working().loop.drain()
    house = line.house
    stolen = loot.everything(line.database)
    found = dict(loot.opened(stolen, [*loot.secrets_of_servers(line), *loot.keys_in(stolen)]))
    assert {column.partition(".")[0] for column in found} <= {
        "outbox", "reply_address", "block_token",
    }  # fmt: skip
    assert all(STORY.encode() not in plain for plain in found.values())
    # What it does get, as the threat model says: who wished to be told, and who writes again.
    assert talk.phone.user_id.encode() in found["reply_address.sealed"]
    chat = ChatSeal(ROOT)
    with line.database.read() as work:
        row = work.conversations.find(chat.names(writing.phone.user_id)[0])
        assert work.conversations.find(chat.names(talk.phone.user_id)[0]) is None
        tags = list(work.connection.scalars(sa.select(tables.Receipt.tag)))
    assert row
    assert chat.open(row, writing.phone.user_id)
    assert chat.open(row, talk.phone.user_id) is None
    assert tags == [tag(house.receipts.current.material, digits)]


def test_the_workers_secret_alone_opens_no_draft_and_the_webs_alone_no_address(
    line: LineHouse,
) -> None:
    two_people(line)
    stolen = loot.everything(line.database)
    of_worker = {column for column, _ in loot.opened(stolen, [line.house.worker.private])}
    of_web = {
        column
        for column, _ in loot.opened(stolen, [ROOT.current.material, line.house.intake.material])
    }
    assert of_worker == {"outbox.payload", "reply_address.sealed", "block_token.sealed"}
    assert of_web == set()
    with line.database.read() as work:
        sealed = work.connection.scalar(sa.select(tables.ReplyAddress.sealed))
    assert sealed
    with pytest.raises(SealBroken):
        open_padded(ROOT.current.material, sealed)
