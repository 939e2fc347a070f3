"""What goes wrong between LINE, the web process and the worker: one effect, nothing lost."""

from datetime import timedelta

import pytest

from intake.keys import Key, Keyring
from intake.outbox import KINDS, Account
from storage import tables
from tests.line_acts import an_event, answers, until
from tests.line_house import RECEIPT, ROOT, LineHouse, Talk

SENDING = {"reply", "push", "notice", "nudge"}


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
    until(lambda: answers(talk, "เรื่องอะไร") == 2)
    assert line.rows(tables.EventClaim) == 2
    assert line.posts(event) == 200
    until(lambda: line.kinds_waiting() == [])  # settled just after the phone shows it


def test_a_redelivery_after_the_root_key_was_changed_does_nothing_twice(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("สวัสดี")
    event = an_event(line, talk, "แจ้งเรื่องยา")
    assert line.posts(event) == 200
    talk.phone.wait_for("เรื่องอะไร")
    line.started(Keyring(Key(2, bytes(range(1, 33))), ROOT.current))
    again = {**event, "deliveryContext": {"isRedelivery": True}, "replyToken": "fresh"}
    assert line.posts(again) == 200
    until(lambda: answers(talk, "เรื่องอะไร") == 2)
    assert line.rows(tables.EventClaim) == 2


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
    until(lambda: line.kinds_waiting() == sorted(["prepare_mailbox", "count_sign"]))
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


def sent_and_never_answered(line: LineHouse) -> Talk:
    """A tip is sent, its process dies, and the reply token has gone."""
    talk = line.phone()
    talk.tells_a_tip()
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=70))
    return talk


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
    assert {call.endpoint for call in line.simulated.platform.calls} == {"token", "reply"}


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
    until(lambda: "push" in line.kinds_waiting())
    work(line)
    talk.phone.wait_for("รหัสติดตาม")


def test_a_question_whose_token_line_refuses_is_let_go(line: LineHouse) -> None:
    talk = line.phone()
    line.fails("reply", "status", status=400)
    talk.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    until(lambda: line.kinds_waiting() == [])
    assert talk.phone.new_messages() == []


@pytest.mark.parametrize("status", [500, 429])
def test_when_line_is_in_trouble_the_worker_replies_with_the_same_token(
    line: LineHouse, status: int
) -> None:
    talk = line.phone()
    line.fails("reply", "status", status=status)
    talk.phone.send_text("สวัสดี")
    assert talk.phone.settle()
    until(lambda: _released(line))
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
    until(lambda: _released(line))
    line.clock.forward(timedelta(seconds=5))
    work(line)
    assert answers(talk, "ไม่ต้องบอกชื่อ") == 1
    assert line.kinds_waiting() == []


def test_a_push_that_arrived_although_no_answer_came_is_not_sent_twice(line: LineHouse) -> None:
    talk = sent_and_never_answered(line)
    line.fails("push", "drop")
    work(line)
    line.clock.forward(timedelta(seconds=5))
    work(line)
    assert [call.status for call in line.simulated.calls("push")][-1] == 409
    assert answers(talk, "รหัสติดตาม") == 1
    assert not SENDING & set(line.kinds_waiting())


def test_a_push_with_a_token_refused_twice_is_parked_for_a_person_to_look_at(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    sent_and_never_answered(line)
    line.fails("push", "status", status=401, times=2)
    work(line)
    assert "ALARM" in caplog.text
    with line.database.read() as work_:
        assert work_.outbox.figures(line.clock.now()).parked == 1


def test_what_is_left_of_the_months_messages_is_asked_of_line(line: LineHouse) -> None:
    sent_and_never_answered(line)
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
