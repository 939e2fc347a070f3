"""What a phone can do beyond typing: the events are those LINE would send."""

import io
from pathlib import Path
from typing import Any

import pytest
from linebot.v3.models import UnknownEvent
from linebot.v3.webhooks import Event

from tests.unit.simulator_desk import Desk, picture

PICKER = {
    "type": "datetimepicker",
    "label": "เมื่อไร",
    "data": "when",
    "mode": "datetime",
    "min": "2026-01-01t00:00",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def settled(desk: Desk) -> list[dict[str, Any]]:
    for one in desk.platform.courier.history():
        assert one.settled.wait(5)
    return desk.hook.events()


def send_pictures(desk: Desk, count: int, order: str = "") -> Any:
    chosen = [(io.BytesIO(picture(8, 8 + one)), f"{one}.png") for one in range(count)]
    return desk.web.post(
        f"/phone/citizen/citizen-1/pictures?order={order}", data={"picture": chosen}
    )


def in_group(desk: Desk, path: str, **body: Any) -> Any:
    return desk.web.post(f"/phone/citizen/citizen-1/groups{path}", json=body).get_json()


def test_pictures_chosen_at_once_are_one_set_whose_events_come_in_any_order(desk: Desk) -> None:
    ids = send_pictures(desk, 3, order="2,3,1").get_json()["messageIds"]
    events = settled(desk)
    sets = [one["message"]["imageSet"] for one in events]
    assert [one["index"] for one in sets] == [2, 3, 1]
    assert {(one["id"], one["total"]) for one in sets} == {(sets[0]["id"], 3)}
    assert [one["message"]["id"] for one in events] == [ids[1], ids[2], ids[0]]
    assert [one["id"] for one in desk.bubbles()] == ids
    assert len({one["replyToken"] for one in events}) == 3
    assert desk.api(f"message/{ids[2]}/content").data == picture(8, 10)


def test_without_an_order_every_picture_of_a_set_still_comes_once(desk: Desk) -> None:
    send_pictures(desk, 4)
    sets = [one["message"]["imageSet"] for one in settled(desk)]
    assert sorted(one["index"] for one in sets) == [1, 2, 3, 4]


@pytest.mark.parametrize(("count", "order"), [(0, ""), (2, "1,1"), (2, "1")])
def test_a_set_that_no_phone_can_send_is_refused(desk: Desk, count: int, order: str) -> None:
    assert send_pictures(desk, count, order).status_code == 400
    assert settled(desk) == []


def test_a_date_picker_sends_params_alone_and_says_nothing_in_the_chat(desk: Desk) -> None:
    item = {"type": "action", "action": PICKER}
    message = {"type": "text", "text": "เมื่อไร", "quickReply": {"items": [item]}}
    desk.do("follow")
    desk.api("message/push", {"to": desk.screen()["userId"], "messages": [message]})
    asked = desk.bubbles()[-1]["id"]
    desk.do("action", action={"type": "uri", "uri": "tel:191"}, quickReplyOf=asked)
    assert [one["action"]["type"] for one in desk.screen()["quickReplies"]] == ["datetimepicker"]
    chosen = {**PICKER, "params": {"datetime": "2026-11-22T18:30"}}
    desk.do("action", action=chosen, quickReplyOf=asked)
    assert settled(desk)[-1]["postback"] == {
        "data": "when",
        "params": {"datetime": "2026-11-22T18:30"},
    }
    assert desk.screen()["quickReplies"] == []
    assert desk.bubbles()[-1]["id"] == asked


@pytest.mark.parametrize(
    "left",
    [
        {},
        {"datetime": "2025-12-31T23:59"},  # before its min
        {"datetime": "2026-11-22 18:30"},
        {"datetime": "2101-01-01T00:00"},
        {"date": "2026-11-22"},
    ],
)
def test_a_date_picker_cannot_be_left_outside_its_range_or_mode(
    desk: Desk, left: dict[str, str]
) -> None:
    answer = desk.web.post(
        "/phone/citizen/citizen-1/action", json={"action": {**PICKER, "params": left}}
    )
    assert answer.status_code == 400
    assert settled(desk) == []


def test_a_voice_message_has_a_duration_and_can_be_played_from_the_middle(desk: Desk) -> None:
    sent = desk.web.post(
        "/phone/citizen/citizen-1/media/audio?duration=3800",
        data=b"0123456789",
        content_type="audio/x-m4a",
    ).get_json()
    message = settled(desk)[-1]["message"]
    assert (message["type"], message["duration"]) == ("audio", 3800)
    assert "quoteToken" not in message
    part = desk.web.get(
        f"/phone/citizen/citizen-1/content/{sent['messageId']}", headers={"Range": "bytes=4-6"}
    )
    assert (part.status_code, part.data) == (206, b"456")


def test_on_a_slow_network_both_ways_take_their_time(desk: Desk) -> None:
    desk.do("follow")
    desk.do("network", seconds=0.2)
    desk.do("text", text="ก่อน")  # comes back when it was delivered
    delivery = desk.platform.courier.history()[-1]
    assert delivery.travel == 0.2
    desk.push()
    assert [one["mine"] for one in desk.bubbles()] == [True]
    desk.do("text", text="หลัง")
    desk.clock.at += 1
    assert [one["mine"] for one in desk.bubbles()] == [True, True, False]
    assert [one["message"]["text"] for one in settled(desk)[1:]] == ["ก่อน", "หลัง"]


def test_a_webhook_that_was_on_its_way_for_more_than_a_minute_cannot_be_replied_to(
    desk: Desk,
) -> None:
    desk.do("network", seconds=0.01)
    desk.web.post("/phone/citizen/citizen-1/text", json={"text": "ช้า"})
    desk.clock.at += 61
    settled(desk)
    assert desk.reply(desk.token()).status_code == 400


def test_on_a_slow_network_dots_come_late_and_files_are_not_ready_at_once(desk: Desk) -> None:
    desk.do("network", seconds=0.2)
    ids = send_pictures(desk, 1).get_json()["messageIds"]
    settled(desk)
    assert desk.api(f"message/{ids[0]}/content").status_code == 202
    desk.api("chat/loading/start", {"chatId": desk.screen()["userId"], "loadingSeconds": 5})
    assert desk.screen()["loading"] is False
    desk.clock.at += 1
    assert desk.screen()["loading"] is True
    assert desk.api(f"message/{ids[0]}/content").status_code == 200


def test_an_account_in_a_group_hears_edits_and_nothing_after_it_left(desk: Desk) -> None:
    group = in_group(desk, "", kind="group")["id"]
    sent = in_group(desk, f"/{group}/text", text="ผิด")["messageId"]
    in_group(desk, f"/{group}/edit", messageId=sent, text="ถูก")
    joined, said, edited = settled(desk)
    assert joined["source"] == {"type": "group", "groupId": group}
    assert edited["type"] == "messageEdited"
    assert (edited["message"]["id"], edited["message"]["text"]) == (sent, "ถูก")
    assert "markAsReadToken" in said["message"]
    assert "markAsReadToken" not in edited["message"]
    assert edited["source"]["userId"] == said["source"]["userId"]
    assert desk.reply(joined["replyToken"]).status_code == 200
    assert desk.api(f"group/{group}/leave", {}).status_code == 200
    in_group(desk, f"/{group}/text", text="ยังอยู่ไหม")
    assert len(settled(desk)) == 3
    screen = desk.web.get(f"/phone/citizen/citizen-1/groups/{group}").get_json()
    assert screen["inside"] is False
    assert [one["way"] for one in screen["bubbles"]] == [
        "line",
        "person",
        "reply",
        "line",
        "person",
    ]


def test_a_private_chat_knows_no_edits(desk: Desk) -> None:
    sent = desk.do("text", text="ผิด")["messageId"]
    answer = desk.web.post("/phone/citizen/citizen-1/edit", json={"messageId": sent, "text": "ถูก"})
    assert answer.status_code == 404


def test_lines_own_client_reads_every_one_of_these_events(desk: Desk) -> None:
    send_pictures(desk, 2)
    desk.do("action", action={**PICKER, "params": {"datetime": "2026-11-22T18:30"}})
    group = in_group(desk, "", kind="room")["id"]
    sent = in_group(desk, f"/{group}/text", text="ผิด")["messageId"]
    in_group(desk, f"/{group}/edit", messageId=sent, text="ถูก")
    in_group(desk, f"/{group}/unsend", messageId=sent)
    events = settled(desk)
    assert len(events) == 7
    assert not [one for one in events if isinstance(Event.from_dict(one), UnknownEvent)]
