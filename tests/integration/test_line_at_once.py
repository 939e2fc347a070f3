"""Many things at once: ten taps in ten threads, two web processes, buttons of gone tips."""

import json
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from flask import Flask

from simulator.courier import SIGNATURE_HEADER, signature
from storage import tables
from tests.integration.test_line_tip import only_tip, texts_of
from tests.line_acts import answers, raw_event, until
from tests.line_house import RECEIPT, LineHouse, Talk
from tests.line_simulated import SECRET
from texts import Catalogue


def an_event(line: LineHouse, talk: Talk, kind: str, **more: Any) -> dict[str, Any]:
    event = raw_event(line, talk.phone.user_id, kind, **more)
    tokens = line.simulated.platform.channels["citizen"].reply_tokens
    tokens.issue(event["replyToken"], talk.phone.user_id)
    return event


def bubble(line: LineHouse, talk: Talk, text: str) -> dict[str, Any]:
    message = {"type": "text", "id": str(secrets.randbelow(10**12)), "text": text}
    return an_event(line, talk, "message", message=message)


def posted(app: Flask, *events: dict[str, Any]) -> int:
    body = json.dumps({"destination": "x", "events": events}).encode()
    headers = {SIGNATURE_HEADER: signature(f"{SECRET}-citizen", body)}
    client = app.test_client()
    return client.post("/line/citizen/webhook", data=body, headers=headers).status_code


def app_of(line: LineHouse) -> Flask:
    assert line.simulated.app
    return line.simulated.app.application


def two_processes(line: LineHouse) -> tuple[Flask, Flask, Callable[[], None]]:
    """A second web process over the same database, with nothing of the first one's memory."""
    first, first_side = app_of(line), line.side
    line.side = line.started()
    return first, app_of(line), first_side.finish


def test_ten_taps_on_send_at_the_same_moment_in_two_processes_are_one_tip(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    send = next(button for button in talk.phone.buttons() if button.label == "ส่งเลย")
    first, second, finish = two_processes(line)
    taps = [
        an_event(line, talk, "postback", postback={"data": send.action["data"]}) for _ in range(10)
    ]
    with ThreadPoolExecutor(10) as pool:
        statuses = list(pool.map(posted, [first, second] * 5, taps))
    assert statuses == [200] * 10
    while line.rows(tables.ParkedEvent):
        assert line.side.retry.once()
    until(lambda: answers(talk, "รหัสติดตาม") == 1 and "reply" not in line.kinds_waiting())
    assert line.rows(tables.Tip) == line.rows(tables.Receipt) == 1
    assert line.rows(tables.Conversation) == 0
    receipts = {found for one in talk.phone.messages() for found in RECEIPT.findall(one.text)}
    assert len(receipts) == 1
    finish()


def test_one_event_that_reaches_two_processes_at_the_same_moment_has_one_effect(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.tells_a_tip("ข้อความแรก เห็นรถมาส่งของ")
    first, second, finish = two_processes(line)
    events = [bubble(line, talk, f"ข้อความที่ {number} เห็นอีกคัน") for number in range(5)]
    with ThreadPoolExecutor(4) as pool:
        for event in events:
            assert list(pool.map(posted, [first, second] * 2, [event] * 4)) == [200] * 4
    until(lambda: "reply" not in line.kinds_waiting())
    talk.sends()
    told = [event["message"]["text"] for event in events]
    assert texts_of(*only_tip(line)) == ["ข้อความแรก เห็นรถมาส่งของ", *told]
    finish()


def test_bubbles_that_reach_two_processes_in_turn_stand_in_the_tip_in_the_order_told(
    line: LineHouse,
) -> None:
    told = [f"ข้อความที่ {number} เห็นรถมาส่งของ" for number in range(12)]
    talk = line.phone()
    talk.tells_a_tip(told[0])
    talk.taps("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    first, second, finish = two_processes(line)
    for number, text in enumerate(told[1:]):
        assert posted([first, second][number % 2], bubble(line, talk, text)) == 200
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    assert texts_of(*only_tip(line)) == told
    finish()


def test_what_is_added_later_stands_after_what_was_told_in_the_order_it_came(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.tells_a_tip("ข้อความแรก เห็นรถมาส่งของ")
    talk.sends()
    more = [["รถกระบะสีแดงคันเก่า", "มาทุกคืนวันพุธ"], ["ตอนนี้เปลี่ยนเป็นรถสีขาว", "คนขับคนเดิม"]]
    button = next(one for one in talk.phone.buttons() if one.label == "เพิ่มรายละเอียด")
    for texts in more:
        talk.phone.postback(button.action["data"], "เพิ่มรายละเอียด")
        talk.phone.wait_for("เพิ่มเรื่องไหน")
        talk.taps("รถ/ทะเบียน")
        for text in texts:
            talk.says(text, "รับแล้ว")
        talk.says("เสร็จแล้ว")
        if line.rows(tables.Conversation):
            talk.says("เสร็จแล้ว", "เพิ่มให้แล้ว")
    assert texts_of(*only_tip(line)) == ["ข้อความแรก เห็นรถมาส่งของ", *more[0], *more[1]]


def test_a_burst_over_two_processes_gets_one_answer(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    line.answers_bursts_after(timedelta(seconds=0.6))
    first, second, finish = two_processes(line)
    for number in range(4):
        assert posted([first, second][number % 2], bubble(line, talk, f"เห็นรถคันที่ {number}")) == 200
    until(lambda: answers(talk, "มีอีกพิมพ์ต่อได้เลย") == 1)
    until(lambda: line.kinds_waiting() == [])
    time.sleep(0.7)
    assert answers(talk, "มีอีกพิมพ์ต่อได้เลย") == 1
    finish()


def test_pictures_sent_together_count_once_whatever_process_gets_them(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    first, second, finish = two_processes(line)
    for number in range(10):
        together = {"id": "SET", "index": number + 1, "total": 10}
        picture = {"type": "image", "id": str(number), "imageSet": together}
        event = an_event(line, talk, "message", message=picture)
        assert posted([first, second][number % 2], event) == 200
    with line.database.read() as work:
        name = line.side.citizen.turns.seal.names(talk.phone.user_id)[0]  # type: ignore[attr-defined]
        row = work.conversations.find(name)
    assert row
    chat = line.side.citizen.turns.seal.open(row, talk.phone.user_id)  # type: ignore[attr-defined]
    assert len(chat.state.attachments) == 10
    assert len(chat.recent) == 7  # six messages of the telling, and the set
    finish()


def test_the_send_button_of_a_cancelled_tip_does_not_say_it_was_sent(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    send = next(button for button in talk.phone.buttons() if button.label == "ส่งเลย")
    talk.says("เลิกแจ้ง", "เลิกแจ้งใช่ไหม")
    talk.taps("ลบทั้งหมด", Catalogue("th").text("cancelled"))
    talk.phone.postback(send.action["data"], "ส่งเลย")
    talk.phone.wait_for("ปุ่มนี้ใช้ไม่ได้แล้ว")
    assert answers(talk, "ส่งไปแล้ว") == 0
    assert line.rows(tables.Tip) == 0


def test_an_old_send_button_of_a_tip_still_being_told_does_not_say_it_was_sent(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    send = next(button for button in talk.phone.buttons() if button.label == "ส่งเลย")
    talk.taps("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    talk.phone.postback(send.action["data"], "ส่งเลย")
    talk.phone.wait_for("ปุ่มนี้เป็นของรอบก่อน")
    assert answers(talk, "ส่งไปแล้ว") == 0
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    assert talk.sends()
    talk.phone.postback(send.action["data"], "ส่งเลย")
    talk.phone.wait_for("ส่งไปแล้ว")


def test_a_whole_body_over_the_limit_is_refused_and_the_chat_goes_on(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    assert posted(app_of(line), bubble(line, talk, "ก" * 400_000)) == 413
    talk.says("1", "เกิดที่ไหน")
