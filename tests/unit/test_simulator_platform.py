import base64
import hashlib
import hmac
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from simulator.app import create_simulator_app
from simulator.people import line_user_id
from simulator.settings import Account, SimulatorRefusedError, SimulatorSettings

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from simulator.line_platform import LinePlatform

KEY = "123e4567-e89b-12d3-a456-426614174000"
TEXT = {"type": "text", "text": "สวัสดี"}
SECRET = "citizen secret"


class Hook:
    """The app's side: keeps what it was sent and answers with the statuses it was given."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, bytes, str]] = []
        self.statuses: list[int] = []

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        self.bodies.append((url, body, headers["x-line-signature"]))
        return self.statuses.pop(0) if self.statuses else 200

    def events(self) -> list[dict[str, Any]]:
        return [event for _, body, _ in self.bodies for event in json.loads(body)["events"]]


class Clock:
    def __init__(self) -> None:
        self.at = 1_790_000_000.0

    def __call__(self) -> float:
        return self.at


class Desk:
    """A simulator in this process, with its clock and the app it talks to."""

    def __init__(self, folder: Path, *, saves: bool = False) -> None:
        self.hook, self.clock = Hook(), Clock()
        accounts = {
            "citizen": Account("citizen", SECRET, "citizen token", "@citizen", "ประชาชน", 3),
            "officer": Account("officer", "officer secret", "officer token", "@officer", "ผู้รับแจ้ง"),
        }
        settings = SimulatorSettings(
            folder, "test", "http://app.test", accounts, redelivery_delays=(0.01, 0.01)
        )
        app = create_simulator_app(settings, now=self.clock, post=self.hook, saves=saves)
        app.testing = True  # an ordered cut reaches the test as an error
        self.web: FlaskClient = app.test_client()
        self.platform: LinePlatform = app.extensions["line_platform"]

    def api(
        self, path: str, body: Any = None, *, account: str = "citizen", **headers: str
    ) -> TestResponse:
        sent = {"Authorization": f"Bearer {account} token", **headers}
        if body is None:
            return self.web.get(f"/v2/bot/{path}", headers=sent)
        return self.web.post(f"/v2/bot/{path}", json=body, headers=sent)

    def push(self, to: str = "", **headers: str) -> TestResponse:
        user = to or line_user_id("citizen", "citizen-1")
        return self.api("message/push", {"to": user, "messages": [TEXT]}, **headers)

    def do(self, act: str, person: str = "citizen-1", **body: Any) -> Any:
        answer = self.web.post(f"/phone/citizen/{person}/{act}", json=body)
        assert answer.status_code == 200, answer.text
        for one in self.platform.courier.history():
            assert one.settled.wait(5)
        return answer.get_json()

    def reply(self, token: str) -> TestResponse:
        return self.api("message/reply", {"replyToken": token, "messages": [TEXT]})

    def bubbles(self, person: str = "citizen-1") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.screen(person)["bubbles"]
        return found

    def screen(self, person: str = "citizen-1") -> Any:
        return self.web.get(f"/phone/citizen/{person}").get_json()

    def token(self) -> str:
        return str(self.hook.events()[-1]["replyToken"])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_reply_token_works_once(desk: Desk) -> None:
    desk.do("text", text="สวัสดี")
    token = desk.token()
    assert desk.reply(token).status_code == 200
    second = desk.reply(token)
    assert (second.status_code, second.get_json()) == (400, {"message": "Invalid reply token"})


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (61, 400)])
def test_a_reply_token_lives_one_minute(desk: Desk, seconds: int, status: int) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += seconds
    assert desk.reply(desk.token()).status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(19, 200), (21, 400)])
def test_redelivery_gives_another_minute_until_twenty_minutes(
    desk: Desk, minutes: int, status: int
) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += minutes * 60
    desk.platform.channels["citizen"].reply_tokens.delivered(desk.token())
    assert desk.reply(desk.token()).status_code == status


def test_a_token_of_one_account_is_worth_nothing_on_the_other(desk: Desk) -> None:
    desk.do("text", text="สวัสดี")
    body = {"replyToken": desk.token(), "messages": [TEXT]}
    assert desk.api("message/reply", body, account="officer").status_code == 400


def test_a_retry_key_is_accepted_once_and_gives_the_first_answer_back(desk: Desk) -> None:
    desk.do("follow")
    first = desk.push(**{"X-Line-Retry-Key": KEY})
    second = desk.push(**{"X-Line-Retry-Key": KEY.upper()})
    assert second.status_code == 409
    assert second.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert second.get_json()["message"] == "The retry key is already accepted"
    assert second.get_json()["sentMessages"] == first.get_json()["sentMessages"]
    assert len(desk.bubbles()) == 1


def test_a_retry_key_is_new_again_after_a_day(desk: Desk) -> None:
    desk.push(**{"X-Line-Retry-Key": KEY})
    desk.clock.at += 24 * 3600 + 1
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 200


def test_a_retry_key_must_be_a_uuid_and_has_no_place_on_a_reply(desk: Desk) -> None:
    assert desk.push(**{"X-Line-Retry-Key": "again"}).status_code == 400
    desk.do("text", text="สวัสดี")
    body = {"replyToken": desk.token(), "messages": [TEXT]}
    refused = desk.api("message/reply", body, **{"X-Line-Retry-Key": KEY})
    assert refused.status_code == 400
    assert desk.reply(desk.token()).status_code == 200


def test_a_failed_push_leaves_its_retry_key_free(desk: Desk) -> None:
    desk.web.post("/_sim/fail", json={"endpoint": "push", "kind": "status", "status": 500})
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 500
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 200


def test_pushes_that_arrive_use_up_the_quota_and_replies_do_not(desk: Desk) -> None:
    desk.do("follow")
    assert desk.reply(desk.token()).status_code == 200
    assert [desk.push().status_code for _ in range(4)] == [200, 200, 200, 429]
    assert desk.push().get_json() == {"message": "You have reached your monthly limit."}
    assert desk.api("message/quota").get_json() == {"type": "limited", "value": 3}
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 3}
    desk.clock.at += 31 * 24 * 3600
    assert desk.push().status_code == 200


def test_a_blocked_push_is_answered_200_but_dropped_and_not_counted(desk: Desk) -> None:
    desk.do("follow")
    desk.do("block")
    assert desk.push().status_code == 200
    assert desk.bubbles() == []
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 0}


@pytest.mark.parametrize(("days", "arrived"), [(6, 1), (8, 0)])
def test_somebody_who_is_no_friend_gets_pushes_for_seven_days(
    desk: Desk, days: int, arrived: int
) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += days * 24 * 3600
    assert desk.push().status_code == 200
    assert sum(not one["mine"] for one in desk.bubbles()) == arrived


def test_an_unknown_id_is_refused_also_the_id_of_the_other_account(desk: Desk) -> None:
    for user in ("U" + "0" * 32, line_user_id("officer", "citizen-1")):
        refused = desk.push(user)
        assert (refused.status_code, refused.get_json()["message"]) == (
            400,
            "Failed to send messages",
        )


def test_a_multicast_counts_each_recipient_once(desk: Desk) -> None:
    desk.do("follow", "citizen-1")
    desk.do("follow", "citizen-2")
    people = [line_user_id("citizen", f"citizen-{n}") for n in (1, 2, 2)]
    sent = desk.api("message/multicast", {"to": people, "messages": [TEXT]})
    assert (sent.status_code, sent.get_json()) == (200, {})
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 2}
    assert len(desk.bubbles("citizen-2")) == 1


@pytest.mark.parametrize(
    ("headers", "data", "status"),
    [
        ({}, b"{}", 401),
        ({"Authorization": "Bearer nonsense"}, b"{}", 401),
        ({"Authorization": "Bearer citizen token"}, b"{", 400),
        ({"Authorization": "Bearer citizen token"}, b"[]", 400),
        ({"Authorization": "Bearer citizen token", "Content-Type": "text/plain"}, b"{}", 415),
        ({"Authorization": "Bearer citizen token"}, b"0" * (2 * 1024 * 1024 + 1), 413),
    ],
)
def test_a_call_that_is_no_call_is_refused(
    desk: Desk, headers: dict[str, str], data: bytes, status: int
) -> None:
    sent = {"Content-Type": "application/json", **headers}
    refused = desk.web.post("/v2/bot/message/push", data=data, headers=sent)
    assert refused.status_code == status
    assert refused.headers["x-line-request-id"]
    assert refused.get_json()["message"]


def test_rates_run_out_and_fill_again(desk: Desk) -> None:
    user = line_user_id("citizen", "citizen-1")
    statuses = [desk.api("chat/loading/start", {"chatId": user}).status_code for _ in range(101)]
    assert statuses == [202] * 100 + [429]
    desk.clock.at += 1
    assert desk.api("chat/loading/start", {"chatId": user}).status_code == 202


def test_a_loading_sign_shows_until_the_next_message(desk: Desk) -> None:
    user = line_user_id("citizen", "citizen-1")
    desk.do("follow")
    desk.api("chat/loading/start", {"chatId": user, "loadingSeconds": 10})
    assert desk.screen()["loading"] is True
    desk.push()
    assert desk.screen()["loading"] is False


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


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0a6b46").save(out, "PNG")
    return out.getvalue()


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
    image = {"Authorization": "Bearer citizen token", "Content-Type": "image/png"}
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
