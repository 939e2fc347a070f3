import base64
import hashlib
import hmac
import json
from pathlib import Path

import pytest
from linebot.v3.models import UnknownEvent
from linebot.v3.webhooks import Event

from simulator.app import create_simulator_app
from simulator.people import line_user_id
from simulator.settings import (
    CONFIG_VARIABLE,
    Account,
    SimulatorRefusedError,
    SimulatorSettings,
    settings_from_environment,
)
from tests.unit.simulator_desk import KEY, SECRET, TEXT, Desk, picture


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_webhook_is_signed_over_its_raw_bytes(desk: Desk) -> None:
    desk.do("text", text="สวัสดี 45K7M8")
    url, body, signature = desk.hook.bodies[0]
    expected = hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
    assert url == "http://app.test/line/citizen/webhook"
    assert signature == base64.b64encode(expected).decode()
    event = json.loads(body)["events"][0]
    assert event["message"]["text"] == "สวัสดี 45K7M8"
    assert event["source"] == {"type": "user", "userId": line_user_id("citizen", "citizen-1")}
    assert event["deliveryContext"] == {"isRedelivery": False}
    assert len(event["webhookEventId"]) == 26


def test_a_refused_webhook_comes_again_as_the_same_event(desk: Desk) -> None:
    desk.hook.statuses = [500, 0]
    desk.do("text", text="สวัสดี")
    events = desk.hook.events()
    assert [one["deliveryContext"]["isRedelivery"] for one in events] == [False, True, True]
    assert len({one["webhookEventId"] for one in events}) == 1
    assert len({one["replyToken"] for one in events}) == 1
    assert desk.bubbles()[0]["read"] is True


def test_redelivery_gives_up_in_the_end(desk: Desk) -> None:
    desk.hook.statuses = [503] * 9
    desk.do("text", text="สวัสดี")
    summary = desk.web.get("/_sim/deliveries").get_json()
    assert summary["deliveries"][0]["statuses"] == [503, 503, 503]
    assert summary["deliveries"][0]["state"] == "failed"
    assert summary["waiting"] == 0


def test_a_webhook_can_be_doubled(desk: Desk) -> None:
    desk.web.post("/_sim/webhooks", json={"duplicate": 1})
    desk.do("text", text="สวัสดี")
    desk.do("text", text="อีกครั้ง")
    bodies = [body for _, body, _ in desk.hook.bodies]
    assert len(bodies) == 3
    assert bodies[0] == bodies[1]


def test_every_kind_of_event_has_the_fields_line_gives_it(desk: Desk) -> None:
    desk.do("follow")
    desk.do("sticker")
    desk.do("location", latitude=16.05, longitude=103.7, title="ตลาด")
    desk.do("postback", data="a=1")
    sent = desk.do("text", text="ผิด")
    desk.do("unsend", messageId=sent["messageId"])
    desk.do("block")
    desk.do("follow")
    kinds = [(one["type"], "replyToken" in one) for one in desk.hook.events()]
    assert kinds == [
        ("follow", True),
        ("message", True),
        ("message", True),
        ("postback", True),
        ("message", True),
        ("unsend", False),
        ("unfollow", False),
        ("follow", True),
    ]
    assert [one["follow"]["isUnblocked"] for one in desk.hook.events() if "follow" in one] == [
        False,
        True,
    ]


def test_events_are_ones_that_lines_own_client_knows(desk: Desk) -> None:
    desk.do("follow")
    desk.do("text", text="สวัสดี")
    desk.do("sticker")
    desk.do("location", latitude=16.05, longitude=103.7)
    desk.do("postback", data="a=1")
    for kind in ("image", "video", "audio", "file"):
        desk.web.post(f"/phone/citizen/citizen-1/media/{kind}", data=b"bytes")
    desk.do("block")
    for event in desk.hook.events():
        known = Event.from_dict(event)
        assert not isinstance(known, UnknownEvent), event["type"]


def test_content_is_not_ready_then_there_then_gone_after_unsend(desk: Desk) -> None:
    desk.web.post("/_sim/content", json={"answers_202": 1})
    sent = desk.web.post(
        "/phone/citizen/citizen-1/media/image", data=picture(64, 64), content_type="image/png"
    )
    message_id = sent.get_json()["messageId"]
    path = f"message/{message_id}/content"
    assert desk.api(path).status_code == 202
    ready = desk.api(path)
    assert (ready.status_code, ready.content_type) == (200, "image/png")
    assert ready.data == picture(64, 64)
    assert desk.api(f"{path}/preview").content_type == "image/jpeg"
    assert desk.api(f"{path}/transcoding").status_code == 400
    assert desk.api(path, account="officer").status_code == 404
    desk.do("unsend", messageId=message_id)
    assert desk.api(path).status_code == 410
    assert desk.api("message/1/content").status_code == 404


def test_a_clip_says_how_far_its_preparation_is(desk: Desk) -> None:
    desk.web.post("/_sim/content", json={"answers_202": 1})
    sent = desk.web.post(
        "/phone/citizen/citizen-1/media/audio", data=b"m4a", content_type="audio/mp4"
    )
    path = f"message/{sent.get_json()['messageId']}/content/transcoding"
    assert [desk.api(path).get_json()["status"] for _ in range(2)] == ["processing", "succeeded"]


def test_quick_replies_show_for_the_last_message_until_a_tap(desk: Desk) -> None:
    desk.do("follow")
    actions = [
        {"type": "postback", "label": "ส่งเลย", "data": "send"},
        {"type": "location", "label": "ส่งตำแหน่ง"},
    ]
    items = [{"type": "action", "action": one} for one in actions]
    message = {**TEXT, "quickReply": {"items": items}}
    sent = desk.api("message/reply", {"replyToken": desk.token(), "messages": [message]})
    last = sent.get_json()["sentMessages"][0]["id"]
    assert len(desk.screen()["quickReplies"]) == 2
    desk.do("action", action=actions[0], quickReplyOf=last)
    assert [one["action"]["type"] for one in desk.screen()["quickReplies"]] == ["location"]
    desk.do("text", text="พิมพ์")
    assert desk.screen()["quickReplies"] == []


def test_a_display_text_is_a_bubble_but_no_message_to_the_account(desk: Desk) -> None:
    action = {"type": "postback", "label": "ส่ง", "data": "send", "displayText": "ส่งเลย"}
    desk.do("action", action=action)
    assert desk.bubbles()[0]["message"] == {"type": "text", "text": "ส่งเลย"}
    assert [one["type"] for one in desk.hook.events()] == ["postback"]
    assert desk.hook.events()[0]["postback"] == {"data": "send"}


def test_ordered_trouble_spoils_as_many_calls_as_ordered(desk: Desk) -> None:
    plan = {"account": "citizen", "endpoint": "push", "kind": "status", "status": 429, "times": 2}
    desk.web.post("/_sim/fail", json=plan)
    assert [desk.push().status_code for _ in range(3)] == [429, 429, 200]


def test_a_dropped_call_was_accepted_and_a_refused_one_was_not(desk: Desk) -> None:
    desk.do("follow")
    for kind, bubbles in (("drop", 1), ("refuse", 1)):
        desk.web.post("/_sim/fail", json={"endpoint": "push", "kind": kind})
        with pytest.raises(ConnectionResetError):
            desk.push()
        assert len(desk.bubbles()) == bubbles


def test_a_profile_call_is_answered_and_recorded(desk: Desk) -> None:
    desk.do("follow")
    user = line_user_id("citizen", "citizen-1")
    assert desk.api(f"profile/{user}").get_json()["userId"] == user
    calls = desk.web.get("/_sim/calls?endpoint=profile").get_json()
    assert [(one["account"], one["status"]) for one in calls] == [("citizen", 200)]


def test_a_rich_menu_shows_once_it_has_a_picture_and_is_the_default(desk: Desk) -> None:
    menu = {
        "size": {"width": 800, "height": 540},
        "selected": True,
        "name": "citizen",
        "chatBarText": "เมนู",
        "areas": [],
    }
    menu_id = desk.api("richmenu", menu).get_json()["richMenuId"]
    assert desk.api(f"user/all/richmenu/{menu_id}", {}).status_code == 400
    image = {**desk.signed(), "Content-Type": "image/png"}
    put = f"/v2/bot/richmenu/{menu_id}/content"
    assert desk.web.post(put, data=picture(800, 540), headers=image).status_code == 200
    assert desk.web.post(put, data=picture(800, 540), headers=image).status_code == 400
    assert desk.api(f"user/all/richmenu/{menu_id}", {}).status_code == 200
    assert desk.screen()["richMenu"]["richMenuId"] == menu_id
    assert [one["name"] for one in desk.api("richmenu/list").get_json()["richmenus"]] == ["citizen"]
    desk.web.delete(f"/v2/bot/richmenu/{menu_id}", headers=image)
    assert desk.screen()["richMenu"] is None
    assert desk.api("user/all/richmenu").status_code == 404


def test_a_restart_keeps_chats_friends_files_quota_and_retry_keys(tmp_path: Path) -> None:
    before = Desk(tmp_path, saves=True)
    before.do("follow")
    before.push(**{"X-Line-Retry-Key": KEY})
    before.platform.close()
    after = Desk(tmp_path)
    assert [one["way"] for one in after.bubbles()] == ["push"]
    assert after.screen()["friend"] is True
    assert after.push(**{"X-Line-Retry-Key": KEY}).status_code == 409
    assert after.api("message/quota/consumption").get_json() == {"totalUsage": 1}


def test_the_simulator_refuses_to_start_outside_development_and_test(tmp_path: Path) -> None:
    settings = SimulatorSettings(tmp_path, "production", "https://app.test", {})
    with pytest.raises(SimulatorRefusedError, match="development and test only"):
        create_simulator_app(settings)


def test_an_address_with_prefilled_text_opens_the_phone_with_that_text(desk: Desk) -> None:
    answer = desk.web.get("/R/oaMessage/%40citizen/?%E0%B8%AA%E0%B8%A7%E0%B8%B1%2045K7M8")
    assert answer.status_code == 302
    assert "account=citizen" in answer.headers["Location"]
    assert answer.headers["Location"].endswith("+45K7M8")


def test_one_person_has_different_ids_on_the_two_accounts() -> None:
    citizen, officer = (line_user_id(name, "citizen-1") for name in ("citizen", "officer"))
    assert citizen != officer
    assert len(citizen) == 33
    assert line_user_id("citizen", "citizen-1") == citizen


def test_settings_come_from_the_file_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = {"channel_id": "1", "channel_secret": "s", "basic_id": "@a", "display_name": "ก"}
    raw = {
        "data_folder": str(tmp_path),
        "environment": "test",
        "public_url": "http://app.test/",
        "accounts": {"citizen": account},
    }
    file = tmp_path / "simulator.json"
    file.write_text(json.dumps(raw))
    monkeypatch.setenv(CONFIG_VARIABLE, str(file))
    settings = settings_from_environment()
    assert settings.accounts["citizen"] == Account("citizen", "1", "s", "@a", "ก")
    assert settings.public_url == "http://app.test"


@pytest.mark.parametrize("text", ["", "{}", "no JSON"])
def test_wrong_settings_are_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    file = tmp_path / "simulator.json"
    file.write_text(text)
    monkeypatch.setenv(CONFIG_VARIABLE, str(file) if text else "")
    with pytest.raises(SimulatorRefusedError) as refused:
        settings_from_environment()
    assert "\n" not in str(refused.value)
