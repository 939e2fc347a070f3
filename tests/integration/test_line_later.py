"""Without disk or database, events that are kept for later, and bursts: nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from storage import tables
from tests.line_acts import answers, at_the_story, until
from tests.line_house import LineHouse


def work(line: LineHouse) -> None:
    line.working().loop.drain()


# No store ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_with_a_full_disk_line_delivers_again_and_nothing_is_lost(line: LineHouse) -> None:
    talk = at_the_story(line)
    with a_full_disk(line):
        talk.phone.send_text("เขาขายอยู่ท้ายซอย " * 200)
        until(lambda: line.simulated.statuses[-1] == 503)
    talk.phone.wait_for("รับแล้ว")
    assert line.simulated.statuses[-1] == 200


def test_without_a_database_line_delivers_again_and_nothing_is_lost(line: LineHouse) -> None:
    talk = at_the_story(line)
    with no_database(line):
        talk.phone.send_text("เขาขายอยู่ท้ายซอย")
        until(lambda: line.simulated.statuses[-1] == 503)
    talk.phone.wait_for("รับแล้ว")
    assert line.simulated.statuses[-1] == 200


@contextmanager
def a_full_disk(line: LineHouse) -> Iterator[None]:
    engine = line.database.engine

    def no_more_pages(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present count

    engine.dispose()
    sa.event.listen(engine, "connect", no_more_pages)
    try:
        yield
    finally:
        sa.event.remove(engine, "connect", no_more_pages)
        engine.dispose()


@contextmanager
def no_database(line: LineHouse) -> Iterator[None]:
    def away(*_: Any) -> None:
        raise OperationalError("", {}, Exception("the server closed the connection"))

    sa.event.listen(line.database.engine, "before_cursor_execute", away)
    try:
        yield
    finally:
        sa.event.remove(line.database.engine, "before_cursor_execute", away)


# Parked events ----------------------------------------------------------------------------------


class Broken:
    """Worlds that fail so many times."""

    def __init__(self, line: LineHouse, times: int) -> None:
        self._worlds = line.worlds.current
        self.times = times
        line.worlds.current = self.current  # type: ignore[method-assign]

    def current(self) -> Any:
        if self.times:
            self.times -= 1
            raise RuntimeError("quotes what somebody wrote")
        return self._worlds()


def test_an_event_that_fails_is_kept_answered_at_once_and_handled_later_in_order(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    talk = line.phone()
    talk.says("สวัสดี")
    broken = Broken(line, 1)
    assert talk.says("แจ้งเรื่องยา") == "รับแล้วค่ะ รอสักครู่"
    assert broken.times == 0
    talk.phone.send_text("ขายยา")
    talk.phone.send_text("ธวัชบุรี")
    talk.phone.send_text("ใช่")
    assert talk.phone.settle()
    assert line.rows(tables.ParkedEvent) == 4
    assert line.side.retry.once() == 4
    work(line)
    assert "เล่าเท่าที่รู้" in talk.phone.wait_for("").text
    assert answers(talk, "เรื่องอะไร") == 0
    assert answers(talk, "รอสักครู่") == 1
    assert len(line.simulated.calls("push")) == 1
    assert line.rows(tables.ParkedEvent) == 0
    assert "quotes" not in caplog.text
    talk.says(talk.phone.person, "รับแล้ว")


def test_a_parked_event_that_fails_again_stays_and_holds_nobody_else_up(
    line: LineHouse,
) -> None:
    talk, another = line.phone(), line.phone("citizen-2")
    broken = Broken(line, 2)
    assert talk.says("สวัสดี") == "รับแล้วค่ะ รอสักครู่"
    assert line.side.retry.once() == 0
    assert line.rows(tables.ParkedEvent) == 1
    assert "ไม่ต้องบอกชื่อ" in another.says("สวัสดี")
    assert broken.times == 0
    assert line.side.retry.once() == 1


def test_nothing_of_a_parked_event_can_be_read_in_the_database(line: LineHouse) -> None:
    talk = line.phone()
    Broken(line, 1)
    talk.says("ขายยาหลังวัดป่า", "รอสักครู่")
    with line.database.read() as work_:
        (parked,) = work_.events.parked(5)
    assert "วัดป่า".encode() not in parked.ciphertext
    assert talk.phone.user_id.encode() not in parked.ciphertext


# Bursts -----------------------------------------------------------------------------------------


def test_a_burst_of_bubbles_gets_one_answer(line: LineHouse) -> None:
    line.answers_bursts_after(timedelta(seconds=0.4))
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    for bubble in ("มีคนขายยา", "อยู่ท้ายซอย", "มาทุกคืน"):
        talk.phone.send_text(bubble)
    assert talk.phone.settle()
    talk.phone.wait_for("รับแล้ว")
    assert answers(talk, "มีอีกพิมพ์ต่อได้เลย") == 1
    until(lambda: line.kinds_waiting() == [])


def test_the_answer_to_a_burst_survives_the_process_that_owed_it(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    line.answers_bursts_after(timedelta(seconds=2))
    talk.phone.send_text("มีคนขายยา")
    assert talk.phone.settle()
    line.side.senders.finish()
    line.clock.forward(timedelta(seconds=8))
    work(line)
    talk.phone.wait_for("มีอีกพิมพ์ต่อได้เลย")
