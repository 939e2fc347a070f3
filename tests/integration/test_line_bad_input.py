"""What nobody asked for gets a kind answer or a quiet 200, never a 500."""

import secrets
from datetime import timedelta
from typing import Any

import pytest

from storage import tables
from tests.line_house import LineHouse, Talk


def an_event(talk: Talk, kind: str = "message", **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "mode": "active",
        "timestamp": int(talk.house.clock.now().timestamp() * 1000),
        "webhookEventId": secrets.token_hex(13),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": secrets.token_hex(16),
        "source": {"type": "user", "userId": talk.phone.user_id},
        **more,
    }


def at_the_story(line: LineHouse) -> Talk:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("1", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    return talk


def test_a_sticker_repeats_the_question_kindly(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_sticker()
    talk.phone.wait_for("เล่าเท่าที่รู้")


def test_an_empty_text_repeats_the_question(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says(" \n ", "เล่าเท่าที่รู้")


def test_five_thousand_characters_are_kept_whole(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says("ขายยา" * 1000, "รับแล้ว")
    assert talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    assert talk.sends()


def test_emoji_are_kept_and_counted_as_line_counts(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says("😀👨‍👩‍👧" * 250, "รับแล้ว")
    assert talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    assert talk.sends()


def test_thai_digits_choose(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("สวัสดี")
    talk.says("๑", "เรื่องอะไร")
    talk.says("๑", "เกิดที่ไหน")


def test_a_location_where_nothing_is_told_is_not_kept(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("เมนู", "แจ้งเรื่องยา")
    talk.phone.send_location(16.0538, 103.652, "บ้านฉัน")
    talk.phone.wait_for("เราไม่เก็บไว้")


def test_a_location_in_the_middle_of_the_story_is_kept_only_when_asked_to(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.send_location(16.0538, 103.652, "บ้านฉัน")
    talk.phone.wait_for("หมุดนี้คือที่ไหน")
    talk.says("2", "ไม่เก็บหมุดนี้แล้ว")


def test_a_photo_at_the_wrong_step_is_kept_for_the_tip(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.phone.send_image(b"\xff\xd8\xff")
    talk.phone.wait_for("รับไฟล์แล้ว")
    assert "fetch_media" in line.kinds_waiting()


@pytest.mark.parametrize("kind", ["video", "audio", "file"])
def test_other_files_get_a_kind_answer(line: LineHouse, kind: str) -> None:
    talk = at_the_story(line)
    facts: dict[str, str | int] = {"name": "a.pdf"} if kind == "file" else {"duration": 1000}
    talk.phone.send_media(kind, b"%PDF-1.7", "application/octet-stream", **facts)
    assert talk.phone.wait_for("").text
    line.working().loop.drain()
    assert line.blob_count() == 0


@pytest.mark.parametrize(
    "events",
    [
        ["not an object"],
        [None],
        [{}],
        [{"type": "message"}],
        [{"type": "message", "source": {"type": "user"}, "replyToken": 5}],
    ],
)
def test_events_that_are_none_get_a_quiet_answer_and_their_neighbour_is_served(
    line: LineHouse, events: list[object]
) -> None:
    talk = line.phone()
    good = an_event(talk, message={"type": "text", "id": "1", "text": "สวัสดี"})
    body = [one for one in events if not isinstance(one, dict) or "replyToken" not in one]
    assert line.posts(*body, good) == 200
    talk.phone.wait_for("ไม่ต้องบอกชื่อ")


@pytest.mark.parametrize(
    "more",
    [
        {"source": None},
        {"source": {"type": "group", "groupId": "C" + "0" * 32}},
        {"mode": "standby"},
        {"mode": 7},
        {"type": "messageEdited"},
        {"type": None},
        {"message": {"type": "hologram", "id": "1"}},
        {"message": None},
        {"webhookEventId": None, "message": {"type": "text", "id": "1", "text": "สวัสดี"}},
        {"timestamp": "yesterday", "message": {"type": "sticker"}},
        {"type": "postback", "postback": {"data": '["drug_tip/what","x","y","z"]'}},
        {"type": "postback", "postback": {"data": "\ud800"}},
        {"type": "unsend", "unsend": {"messageId": "77"}},
        {"message": {"type": "text", "id": "1", "text": "\ud83d broken \x00 half"}},
    ],
)
def test_an_event_of_an_unknown_shape_harms_nobody(
    line: LineHouse, more: dict[str, object]
) -> None:
    talk = at_the_story(line)
    event = {**an_event(talk), **more}
    event.pop("replyToken")
    good = an_event(talk, message={"type": "text", "id": "2", "text": "เห็นทุกคืน"})
    assert line.posts(event, good) == 200
    talk.phone.wait_for("รับแล้ว")
    assert line.rows(tables.ParkedEvent) == 0


def test_what_is_unsent_before_sending_is_erased(line: LineHouse) -> None:
    talk = at_the_story(line)
    message_id = talk.phone.send_text("ชื่อของฉันคือ")
    talk.phone.wait_for("รับแล้ว")
    talk.phone.unsend(message_id)
    assert talk.phone.settle()
    talk.says("ขายอยู่ท้ายซอยทุกคืน", "รับแล้ว")
    assert "ชื่อของฉัน" not in talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")


def test_many_messages_in_a_minute_go_to_the_slow_queue_and_are_never_refused(
    line: LineHouse,
) -> None:
    talk = at_the_story(line)
    events = [
        an_event(talk, message={"type": "text", "id": str(n), "text": f"ข้อความที่ {n}"})
        for n in range(62)
    ]
    for batch in range(0, 62, 8):
        assert line.posts(*events[batch : batch + 8]) == 200
    line.side.retry.once()
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    assert "หลายเรื่องแล้ว" in talk.says("ส่งเลย", "รหัสติดตาม")
    assert line.quarantined() == [True]


def test_the_sixth_tip_of_a_day_waits_in_the_slow_queue(line: LineHouse) -> None:
    talk = line.phone()
    for _ in range(6):
        talk.tells_a_tip()
        talk.sends()
    assert sorted(line.quarantined()) == [False] * 5 + [True]


def test_a_draft_that_was_left_for_a_day_is_gone(line: LineHouse) -> None:
    talk = at_the_story(line)
    line.clock.forward(timedelta(hours=24))
    assert "ไม่ต้องบอกชื่อ" in talk.says("สวัสดี")


def test_blocking_the_account_is_a_quiet_event(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.phone.block()
    assert talk.phone.settle()
    assert line.simulated.statuses[-1] == 200
    talk.phone.follow()
    talk.phone.wait_for("เรื่องที่เล่าไว้ยังอยู่")
