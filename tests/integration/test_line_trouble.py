"""What goes wrong between LINE, the web process and the worker: one effect, nothing lost."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from intake.outbox import KINDS, Account
from storage import tables
from tests.line_house import RECEIPT, LineHouse, Talk

SENDING = {"reply", "push", "notice", "nudge"}


def an_event(line: LineHouse, talk: Talk, text: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(line.clock.now().timestamp() * 1000),
        "webhookEventId": secrets.token_hex(13),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": secrets.token_hex(16),
        "source": {"type": "user", "userId": talk.phone.user_id},
        "message": {"type": "text", "id": "1", "quoteToken": "q", "text": text},
        **more,
    }


def answers(talk: Talk, wanted: str) -> int:
    return sum(wanted in one.text for one in talk.phone.messages() if not one.mine)


def work(line: LineHouse) -> None:
    line.working().loop.drain()


# Redelivery and doubles -----------------------------------------------------------------------


def test_a_body_that_comes_twice_has_one_effect(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.simulated.platform.courier.duplicates = 1
    talk.sends()
    assert talk.phone.settle()
    assert line.rows(tables.Tip) == 1
    assert answers(talk, "รหัสติดตาม") == 1


def test_a_redelivered_event_shows_the_question_again_and_does_nothing_twice(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.says("สวัสดี")
    event = an_event(line, talk, "แจ้งเรื่องยา")
    assert line.posts(event) == 200
    talk.phone.wait_for("เรื่องอะไร")
    again = {**event, "deliveryContext": {"isRedelivery": True}, "replyToken": "fresh"}
    assert line.posts(again) == 200
    _until(lambda: answers(talk, "เรื่องอะไร") == 2)
    assert line.rows(tables.EventClaim) == 2
    assert line.posts(event) == 200
    _until(lambda: line.kinds_waiting() == [])  # settled just after the phone shows it


def test_a_redelivered_send_sends_nothing_again(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    event = an_event(line, talk, "ส่งเลย")
    assert line.posts(event) == 200
    talk.phone.wait_for("รหัสติดตาม")
    again = {**event, "deliveryContext": {"isRedelivery": True}, "replyToken": "fresh"}
    calls = len(line.simulated.calls("reply"))
    assert line.posts(again) == 200
    assert len(line.simulated.calls("reply")) == calls
    _until(lambda: line.kinds_waiting() == sorted(["prepare_mailbox", "count_sign"]))
    assert line.rows(tables.Tip) == 1


def test_ten_taps_on_send_are_one_tip(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    send = next(button for button in talk.phone.buttons() if button.label == "ส่งเลย")
    talk.sends()
    for _ in range(9):
        talk.phone.postback(send.action["data"], "ส่งเลย")
        talk.phone.wait_for("ส่งไปแล้ว")
    assert line.rows(tables.Tip) == 1
    assert answers(talk, "ส่งไปแล้ว") == 9


def test_a_stale_button_is_answered_politely(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("สวัสดี")
    talk.says("1", "เรื่องอะไร")
    old = next(button for button in talk.phone.buttons() if button.label == "ขายยา")
    talk.taps("ขายยา", "เกิดที่ไหน")
    talk.phone.postback(old.action["data"], "ขายยา")
    talk.phone.wait_for("ปุ่มนี้เป็นของรอบก่อน")


# Crashes ----------------------------------------------------------------------------------------


def test_a_reply_that_its_process_never_sent_leaves_by_the_worker(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    assert talk.phone.new_messages() == []
    line.clock.forward(timedelta(seconds=21))
    work(line)
    assert RECEIPT.search(talk.phone.wait_for("รหัสติดตาม").text)
    assert line.rows(tables.Tip) == 1
    assert {call.endpoint for call in line.simulated.platform.calls} == {"reply"}


def test_the_worker_leaves_a_reply_alone_while_its_process_may_still_send_it(
    line: LineHouse,
) -> None:
    talk = line.phone()
    line.dies_before_answering()
    talk.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    work(line)
    assert talk.phone.new_messages() == []


def test_after_the_token_has_gone_only_the_receipt_is_pushed(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    another = line.phone("citizen-2")
    another.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=70))
    work(line)
    assert RECEIPT.search(talk.phone.wait_for("รหัสติดตาม").text)
    assert another.phone.new_messages() == []
    assert len(line.simulated.calls("push")) == 1
    assert not SENDING & set(line.kinds_waiting())


def test_a_receipt_whose_token_line_refuses_is_pushed(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.fails("reply", "status", status=400)
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    _until(lambda: "push" in line.kinds_waiting())
    work(line)
    talk.phone.wait_for("รหัสติดตาม")


def test_a_question_whose_token_line_refuses_is_let_go(line: LineHouse) -> None:
    talk = line.phone()
    line.fails("reply", "status", status=400)
    talk.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    _until(lambda: line.kinds_waiting() == [])
    assert talk.phone.new_messages() == []


@pytest.mark.parametrize("status", [500, 429])
def test_when_line_is_in_trouble_the_worker_replies_with_the_same_token(
    line: LineHouse, status: int
) -> None:
    talk = line.phone()
    line.fails("reply", "status", status=status)
    talk.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    _until(lambda: _released(line))
    line.clock.forward(timedelta(seconds=5))
    work(line)
    talk.phone.wait_for("ไม่ต้องบอกชื่อ")
    assert line.kinds_waiting() == []


def test_a_reply_that_arrived_although_no_answer_came_is_not_sent_twice(
    line: LineHouse,
) -> None:
    talk = line.phone()
    line.fails("reply", "drop")
    talk.phone.send_text("สวัสดี")
    talk.phone.wait_for("ไม่ต้องบอกชื่อ")
    _until(lambda: _released(line))
    line.clock.forward(timedelta(seconds=5))
    work(line)
    assert answers(talk, "ไม่ต้องบอกชื่อ") == 1
    assert line.kinds_waiting() == []


def test_a_push_that_arrived_although_no_answer_came_is_not_sent_twice(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=70))
    line.fails("push", "drop")
    work(line)
    line.clock.forward(timedelta(seconds=5))
    work(line)
    assert [call.status for call in line.simulated.calls("push")][-1] == 409
    assert answers(talk, "รหัสติดตาม") == 1
    assert not SENDING & set(line.kinds_waiting())


def test_a_push_with_a_refused_token_is_parked_for_a_person_to_look_at(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=70))
    line.fails("push", "status", status=401)
    work(line)
    assert "ALARM" in caplog.text
    with line.database.read() as work_:
        assert work_.outbox.figures(line.clock.now()).parked == 1


# No store ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_with_a_full_disk_line_delivers_again_and_nothing_is_lost(line: LineHouse) -> None:
    talk = at_the_story(line)
    with a_full_disk(line):
        talk.phone.send_text("เขาขายอยู่ท้ายซอย " * 200)
        _until(lambda: line.simulated.statuses[-1] == 503)
    talk.phone.wait_for("รับแล้ว")
    assert line.simulated.statuses[-1] == 200


def test_without_a_database_line_delivers_again_and_nothing_is_lost(line: LineHouse) -> None:
    talk = at_the_story(line)
    with no_database(line):
        talk.phone.send_text("เขาขายอยู่ท้ายซอย")
        _until(lambda: line.simulated.statuses[-1] == 503)
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


def at_the_story(line: LineHouse) -> Talk:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "เล่าเท่าที่รู้")
    return talk


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
    assert talk.phone.settle()
    assert line.rows(tables.ParkedEvent) == 3
    assert line.side.retry.once() == 3
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
    talk.says("ธวัชบุรี", "เล่าเท่าที่รู้")
    for bubble in ("มีคนขายยา", "อยู่ท้ายซอย", "มาทุกคืน"):
        talk.phone.send_text(bubble)
    assert talk.phone.settle()
    talk.phone.wait_for("รับแล้ว")
    assert answers(talk, "มีอีกพิมพ์ต่อได้เลย") == 1
    _until(lambda: line.kinds_waiting() == [])


def test_the_answer_to_a_burst_survives_the_process_that_owed_it(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "เล่าเท่าที่รู้")
    line.answers_bursts_after(timedelta(seconds=2))
    talk.phone.send_text("มีคนขายยา")
    assert talk.phone.settle()
    line.side.senders.finish()
    line.clock.forward(timedelta(seconds=8))
    work(line)
    talk.phone.wait_for("มีอีกพิมพ์ต่อได้เลย")


def test_what_is_left_of_the_months_messages_is_asked_of_line(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=70))
    work(line)
    quota = line.lines[Account.CITIZEN].quota()
    assert quota is not None
    assert quota.used == 1
    assert quota.limit is not None


def test_every_kind_of_row_has_a_job(line: LineHouse) -> None:
    assert line.working().loop.kinds == KINDS


def _released(line: LineHouse) -> bool:
    with line.database.read() as work_:
        rows = work_.connection.execute(
            tables.OutboxRow.__table__.select().with_only_columns(
                tables.OutboxRow.tries, tables.OutboxRow.owner
            )
        ).all()
    return [tuple(row) for row in rows] == [(1, None)]


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
