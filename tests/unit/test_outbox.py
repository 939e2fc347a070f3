"""The outbox: whatever crashes, a row is neither lost nor done twice at the same time."""

import random
import threading
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.keys import Key, Keyring
from intake.model import Kind, PartKind, Shown, Urgency
from intake.outbox import (
    KINDS,
    Account,
    AnswerSignPhotos,
    CaseNotice,
    CountOpenings,
    CountSign,
    Digest,
    DropMedia,
    FetchMedia,
    KeepSignPhoto,
    LeaveChat,
    Notice,
    Nudge,
    OutboxItem,
    Payload,
    PrepareMailbox,
    Push,
    ReadSignPhoto,
    Reply,
    ShowStatus,
    decode,
    encode,
    item,
    kind_of,
    open_item,
)
from intake.sealing import KeyPair, SealBroken
from storage.database import Database
from tests.unit.stores import NOW, USER

WORKER = KeyPair.make()
LEASE = timedelta(seconds=20)
MESSAGES = ({"type": "text", "text": "สวัสดีค่ะ"},)
PAYLOADS: tuple[Payload, ...] = (
    Reply(Account.CITIZEN, "token", USER, MESSAGES, must_arrive=True, born=NOW),
    Push(Account.OFFICER, USER, MESSAGES),
    LeaveChat(Account.CITIZEN, "group", USER, "token", MESSAGES),
    Notice(
        uuid4(),
        "6911-K7M3QX",
        Kind.DRUG,
        Urgency.NOW,
        has_media=True,
        due_hour=NOW,
        district_name="ธวัชบุรี",
    ),
    CaseNotice(uuid4(), "6911-K7M3QX", Kind.MISCONDUCT, "withdrawn"),
    Digest(uuid4(), 7),
    PrepareMailbox(uuid4(), "4821093755162046"),
    FetchMedia(Account.CITIZEN, "m1", uuid4(), uuid4(), WORKER.public, PartKind.IMAGE),
    DropMedia(uuid4(), uuid4()),
    DropMedia(uuid4()),
    ShowStatus(uuid4(), Shown.COMPLETED),
    CountSign("45K7M8", "2026-11"),
    CountOpenings("2026-11", {"45K7M8": 3}),
    Nudge(uuid4()),
    ReadSignPhoto("179598117874000518", uuid4()),
    AnswerSignPhotos(uuid4(), USER, "token", NOW, NOW),
    KeepSignPhoto(uuid4(), b"\xff\xd8 a picture"),
)


def row(due: datetime = NOW) -> OutboxItem:
    return item(CountSign("45K7M8", "2026-11"), WORKER.public, due=due, born=NOW)


def filled(database: Database, count: int, due: datetime = NOW) -> list[UUID]:
    rows = [row(due) for _ in range(count)]
    with database.write() as work:
        work.outbox.enqueue(rows)
    return [one.id for one in rows]


def claimed(database: Database, owner: str, now: datetime, limit: int = 10) -> list[UUID]:
    with database.write() as work:
        return [one.id for one in work.outbox.claim(owner, now, lease=LEASE, limit=limit)]


def settled(database: Database, owner: str, item_id: UUID) -> bool:
    with database.write() as work:
        return work.outbox.settle(item_id, owner)


@pytest.mark.parametrize("payload", PAYLOADS, ids=kind_of)
def test_every_payload_survives_its_seal_and_shows_nothing(payload: Payload) -> None:
    sealed = item(payload, WORKER.public, due=NOW, born=NOW)
    keys = Keyring(Key(2, KeyPair.make().private), Key(1, WORKER.private))
    assert open_item(sealed.kind, sealed.payload, keys) == payload
    for told in (USER, "token", "6911", "4821093755162046", "สวัสดี"):
        assert told.encode() not in sealed.payload
    with pytest.raises(SealBroken):
        open_item(sealed.kind, sealed.payload, Keyring(Key(1, KeyPair.make().private)))


def test_every_kind_is_tried_above() -> None:
    assert {kind_of(payload) for payload in PAYLOADS} == KINDS


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=200))
@example("case_notice", b"0")
def test_bytes_that_are_no_payload_are_refused_as_broken(kind: str, data: bytes) -> None:
    try:
        found = decode(kind, data)
    except SealBroken:
        return
    assert encode(found)


def test_rows_of_one_kind_have_one_size() -> None:
    near = Push(Account.OFFICER, USER, MESSAGES)
    far = Push(Account.OFFICER, USER, ({"type": "text", "text": "x"},))
    sizes = {len(item(one, WORKER.public, due=NOW, born=NOW).payload) for one in (near, far)}
    assert len(sizes) == 1


def test_a_row_waits_for_its_time_and_the_longest_due_goes_first(database: Database) -> None:
    (late,) = filled(database, 1, NOW + timedelta(minutes=1))
    (early,) = filled(database, 1, NOW)
    assert claimed(database, "a", NOW - timedelta(seconds=1)) == []
    assert claimed(database, "a", NOW + timedelta(minutes=2)) == [early, late]


def test_only_who_holds_a_row_may_settle_release_or_park_it(database: Database) -> None:
    (one,) = filled(database, 1)
    assert claimed(database, "a", NOW) == [one]
    assert claimed(database, "b", NOW) == []
    with database.write() as work:
        assert not work.outbox.settle(one, "b")
        assert not work.outbox.release(one, "b", NOW)
        assert not work.outbox.park(one, "b", NOW)
        assert work.outbox.settle(one, "a")
        assert not work.outbox.settle(one, "a")


def test_an_expired_lease_goes_to_another_and_the_first_can_settle_no_more(
    database: Database,
) -> None:
    (one,) = filled(database, 1)
    claimed(database, "killed", NOW)
    assert claimed(database, "b", NOW + LEASE - timedelta(seconds=1)) == []
    assert claimed(database, "b", NOW + LEASE) == [one]
    assert not settled(database, "killed", one)
    assert settled(database, "b", one)


def test_a_released_row_counts_its_tries_and_comes_back_when_due(database: Database) -> None:
    (one,) = filled(database, 1)
    claimed(database, "a", NOW)
    with database.write() as work:
        assert work.outbox.release(one, "a", NOW + timedelta(minutes=5))
    assert claimed(database, "b", NOW + timedelta(minutes=4)) == []
    with database.write() as work:
        (again,) = work.outbox.claim("b", NOW + timedelta(minutes=5), lease=LEASE, limit=1)
    assert (again.id, again.tries) == (one, 1)


def test_a_parked_row_is_never_claimed_and_is_counted(database: Database) -> None:
    (one,) = filled(database, 1)
    filled(database, 2, NOW - timedelta(seconds=90))
    claimed(database, "a", NOW)
    with database.write() as work:
        assert work.outbox.park(one, "a", NOW)
        figures = work.outbox.figures(NOW)
    assert (figures.queued, figures.parked, figures.oldest_seconds) == (2, 1, 90.0)
    assert one not in claimed(database, "b", NOW + timedelta(days=1))


def test_a_sender_keeps_the_row_it_wrote_until_its_lease_ends(database: Database) -> None:
    mine = row()
    with database.write() as work:
        work.outbox.enqueue_leased(mine, "web", NOW + LEASE)
    assert claimed(database, "worker", NOW) == []
    with database.write() as work:
        assert not work.outbox.delete_unsent(mine.id, NOW)
        assert work.outbox.claim_one(mine.id, "worker", NOW + LEASE) is None
        held = work.outbox.claim_one(mine.id, "web", NOW + LEASE * 2)
    assert held is not None
    assert claimed(database, "worker", NOW + LEASE * 2) == [mine.id]


def test_an_answer_not_yet_sent_can_be_taken_back_once(database: Database) -> None:
    (one,) = filled(database, 1, NOW + timedelta(seconds=2))
    with database.write() as work:
        assert work.outbox.delete_unsent(one, NOW)
        assert not work.outbox.delete_unsent(one, NOW)


def test_a_slot_of_periodic_work_is_taken_once(database: Database) -> None:
    with database.write() as work:
        assert work.outbox.take_slot("retention", NOW)
        assert not work.outbox.take_slot("retention", NOW)
        assert work.outbox.take_slot("retention", NOW + timedelta(hours=1))
        assert work.outbox.take_slot("seal", NOW)


def test_two_workers_at_once_do_each_row_once(database: Database) -> None:
    rows = filled(database, 60)
    done: Counter[UUID] = Counter()

    def work_off(owner: str) -> None:
        while ids := claimed(database, owner, NOW, limit=7):
            for one in ids:
                if settled(database, owner, one):
                    done[one] += 1

    threads = [threading.Thread(target=work_off, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == Counter(rows)


@pytest.mark.parametrize("seed", range(3))
def test_workers_that_die_at_any_moment_lose_and_double_nothing(
    database: Database, seed: int
) -> None:
    dice, now = random.Random(seed), NOW  # noqa: S311 - which worker dies is no secret
    rows = filled(database, 30)
    done: Counter[UUID] = Counter()
    for turn in range(200):
        if sum(done.values()) == len(rows):
            break
        now += timedelta(seconds=dice.randint(1, 15))
        owner = f"worker {turn}"
        for one in claimed(database, owner, now, limit=5):
            if dice.random() < 0.3:
                break  # kill -9: what it holds comes back when the lease ends
            if settled(database, owner, one):
                done[one] += 1
    assert done == Counter(rows)
    with database.read() as work:
        assert work.outbox.figures(now).queued == 0
