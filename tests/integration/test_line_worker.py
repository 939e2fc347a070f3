"""What the worker does beside answering: nudges, and what is done once in its time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.delivery import Next, Verdict
from bot.jobs.loop import Done, Loop, Row
from bot.jobs.periodic import Periodic, Task, slot_of
from intake.outbox import Nudge, Payload, ReadSignPhoto, item
from intake.ports.receipts import MailboxMessage
from storage import tables
from tests.line_house import SIGN, LineHouse
from tests.unit.stores import told

MINUTE = timedelta(minutes=1)


def nudge(line: LineHouse) -> None:
    """What is written when staff leave a question."""
    now = line.clock.now()
    with line.database.write() as work:
        (address_id,) = work.connection.scalars(sa.select(tables.ReplyAddress.id))
        row = item(Nudge(address_id), line.house.worker.public, due=now, born=now)
        work.outbox.enqueue([row])
        part_id, tip_id = work.connection.execute(
            sa.select(tables.Part.id, tables.Part.tip_id).limit(1)
        ).one()
        work.receipts.put_message(MailboxMessage(part_id, tip_id, b"sealed"))


def test_with_consent_a_nudge_comes_and_says_nothing(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.taps("ส่ง+เตือนได้", "รหัสติดตาม")
    nudge(line)
    line.working().loop.drain()
    assert talk.phone.wait_for("ข้อความใหม่").text == (
        "มีข้อความใหม่ เปิดดูเมื่อสะดวกค่ะ\nYou have a new message. Open it when it suits you."
    )


@pytest.mark.parametrize("gone", [tables.MailboxMessage, tables.ReplyAddress])
def test_a_nudge_whose_question_or_address_is_gone_goes_nowhere(
    line: LineHouse, gone: type[tables.Base]
) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.taps("ส่ง+เตือนได้", "รหัสติดตาม")
    nudge(line)
    with line.database.write() as work:
        work.connection.execute(sa.delete(gone))
    line.working().loop.drain()
    assert line.simulated.calls("push") == []
    assert "nudge" not in line.kinds_waiting()


def test_a_job_that_waited_for_days_outlives_a_failure_and_a_parked_row_is_kept_three_days(
    line: LineHouse,
) -> None:
    """While no worker ran the row grew old; the receipt behind it must open nevertheless."""
    line.house.submit(told(sign=SIGN))
    line.clock.forward(timedelta(days=4))
    worker = line.working()
    jobs = {"prepare_mailbox": _fails, "count_sign": _parks}
    failing = Loop(
        store=line.database,
        clock=line.clock,
        private=line.house.worker_private,
        owner="failing",
        jobs=jobs,
    )
    failing.round()
    with line.database.write() as work:
        assert work.expiry.outbox_parked(line.clock.now() - timedelta(hours=72)) == 0
    line.clock.forward(timedelta(minutes=1))
    worker.loop.drain()
    with line.database.read() as work:
        assert work.connection.scalar(sa.select(tables.Receipt.public_half)) is not None
    line.clock.forward(timedelta(hours=73))
    with line.database.write() as work:
        assert work.expiry.outbox_parked(line.clock.now() - timedelta(hours=72)) == 1


def _fails(_payload: Payload, _row: Row) -> Done:
    raise MemoryError


def _parks(_payload: Payload, _row: Row) -> Done:
    return Done(Verdict(Next.PARK))


def test_periodic_work_is_done_once_in_its_slot_on_however_many_hosts(line: LineHouse) -> None:
    done: list[datetime] = []
    hosts = [
        Periodic(line.database, line.clock, [Task("sealing", MINUTE, done.append)])
        for _ in range(4)
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda host: host.once(), hosts))
    assert len(done) == 1
    line.clock.forward(MINUTE)
    for host in hosts:
        host.once()
        host.once()
    assert len(done) == 2


def test_periodic_work_that_fails_stops_no_other(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_now: datetime) -> None:
        raise RuntimeError("quotes a row")

    done: list[datetime] = []
    tasks = [Task("broken", MINUTE, broken), Task("whole", MINUTE, done.append)]
    Periodic(line.database, line.clock, tasks).once()
    assert len(done) == 1
    assert "kind=broken error=RuntimeError" in caplog.text
    assert "quotes" not in caplog.text


def test_slots_begin_at_whole_minutes(line: LineHouse) -> None:
    slot = slot_of(line.clock.now(), MINUTE)
    assert (slot.second, slot.microsecond) == (0, 0)
    assert timedelta(0) <= line.clock.now() - slot < MINUTE


def test_a_row_that_nobody_can_open_is_set_aside(line: LineHouse) -> None:
    now = line.clock.now()
    stranger = item(Nudge(uuid4()), b"\x09" * 32, due=now, born=now)
    with line.database.write() as work:
        work.outbox.enqueue([stranger])
    line.working().loop.drain()
    with line.database.read() as work:
        figures = work.outbox.figures(now)
    assert (figures.queued, figures.parked) == (0, 1)


def test_a_notice_waits_for_no_file(line: LineHouse) -> None:
    """A photo that keeps its reader busy for half a minute, hundreds of times."""
    begun, over = threading.Event(), threading.Event()

    def slow(_payload: Payload, _row: Row) -> Done:
        begun.set()
        over.wait(10)
        return Done()

    told = threading.Event()

    def tells(_payload: Payload, _row: Row) -> Done:
        told.set()
        return Done()

    now, address = line.clock.now(), uuid4()
    public = line.house.worker.public
    photos = [ReadSignPhoto(str(number), uuid4()) for number in range(20)]
    with line.database.write() as work:
        work.outbox.enqueue([item(one, public, due=now, born=now) for one in photos])
    jobs = {"read_sign_photo": slow, "nudge": tells}
    loop = Loop(
        store=line.database,
        clock=line.clock,
        private=line.house.worker_private,
        owner="busy",
        jobs=jobs,
    )
    running = replace(line.working(), loop=loop)
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        assert begun.wait(5)
        with line.database.write() as work:
            work.outbox.enqueue([item(Nudge(address), public, due=now, born=now)])
        assert told.wait(5)
    finally:
        running.finish()
        over.set()
        thread.join()
