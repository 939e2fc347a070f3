"""The driver against a served simulator, answered by an account that uses LINE's own client."""

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    FlexContainer,
    FlexMessage,
    MessagingApi,
    MessagingApiBlob,
    PostbackAction,
    PushMessageRequest,
    QuickReply,
    QuickReplyItem,
    ReplyMessageRequest,
    TextMessage,
)
from werkzeug.serving import make_server

from simulator.app import create_simulator_app
from simulator.client import Phone, PhoneError
from simulator.play import ExpectationError, Player
from simulator.script import read_script
from simulator.settings import Account, SimulatorSettings

CARD = {
    "type": "bubble",
    "body": {
        "type": "box",
        "layout": "vertical",
        "contents": [
            {"type": "text", "text": "รหัสติดตาม", "wrap": True},
            {
                "type": "button",
                "action": {"type": "clipboard", "label": "คัดลอก", "clipboardText": "4821"},
            },
            {"type": "button", "action": {"type": "uri", "label": "โทร 191", "uri": "tel:191"}},
        ],
    },
}


class AnsweringAccount:
    """An account that answers every event with a card and a quick reply."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.api: MessagingApi | None = None

    def __call__(self, _url: str, body: bytes, _headers: dict[str, str], /) -> int:
        for event in json.loads(body)["events"]:
            self.events.append(event)
            if "replyToken" in event and self.api:
                self._answer(event["replyToken"])
            if event["type"] == "join" and self.api:
                self.api.leave_group(event["source"]["groupId"], _request_timeout=5)
        return 200

    def _answer(self, token: str) -> None:
        assert self.api
        card = FlexMessage(altText="รหัส", contents=FlexContainer.from_dict(CARD))
        item = QuickReplyItem(
            action=PostbackAction(label="ส่งเลย", data="send", displayText="ส่งเลย")
        )
        question = TextMessage(text="ส่งไหมคะ", quickReply=QuickReply(items=[item]))
        request = ReplyMessageRequest(replyToken=token, messages=[card, question])
        self.api.reply_message(request, _request_timeout=5)


class World:
    def __init__(self, folder: Path) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.account = AnsweringAccount()
        account = Account("citizen", "1", "secret", "@citizen", "ประชาชน")
        settings = SimulatorSettings(folder, "test", "http://app.test", {"citizen": account})
        app = create_simulator_app(settings, post=self.account, saves=False)
        self.server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.port}"
        token = app.extensions["line_platform"].channels["citizen"].access_tokens.issue()
        self.client = ApiClient(Configuration(access_token=token, host=self.url))
        self.account.api = MessagingApi(self.client)
        self.phone = Phone(self.url, "citizen", "citizen-1")

    def push(self, text: str) -> Any:
        assert self.account.api
        request = PushMessageRequest(to=self.phone.user_id, messages=[TextMessage(text=text)])
        return self.account.api.push_message(request, _request_timeout=5)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.server.shutdown()
    made.server.server_close()
    made.client.rest_client.pool_manager.clear()


def test_a_person_scans_reads_and_taps(world: World) -> None:
    phone = world.phone
    phone.follow()
    assert phone.wait_for("รหัสติดตาม").kind == "flex"
    phone.scan("45K7M8")
    phone.wait_for("ส่งไหมคะ")
    assert [one.label for one in phone.buttons()][:3] == ["ส่งเลย", "คัดลอก", "โทร 191"]
    phone.tap("ส่งเลย")
    phone.wait_for("ส่งไหมคะ")
    assert [one.text for one in phone.messages() if one.mine] == ["สวัสดี 45K7M8", "ส่งเลย"]
    assert world.account.events[-1]["postback"] == {"data": "send"}
    assert phone.tap("คัดลอก") == {"copied": "4821"}
    assert phone.tap("tel:191") == {"opened": "tel:191"}


def test_a_computer_shows_no_quick_replies(world: World) -> None:
    world.phone.send_text("สวัสดี")
    world.phone.wait_for("ส่งไหมคะ")
    computer = Phone(world.url, "citizen", "citizen-1", pc=True)
    assert "ส่งเลย" not in [one.label for one in computer.buttons()]
    with pytest.raises(PhoneError, match="no button 'ส่งเลย'"):
        computer.tap("ส่งเลย")


def test_a_picture_is_fetched_with_lines_own_client(world: World) -> None:
    message_id = world.phone.send_image(b"\xff\xd8 a picture", "image/jpeg")
    assert world.phone.settle()
    blob = MessagingApiBlob(world.client)
    fetched = blob.get_message_content_with_http_info(message_id, _request_timeout=5)
    assert bytes(fetched.data) == b"\xff\xd8 a picture"
    assert fetched.headers["Content-Type"] == "image/jpeg"
    world.phone.unsend(message_id)
    with pytest.raises(ApiException) as gone:
        blob.get_message_content(message_id, _request_timeout=5)
    assert gone.value.status == 410


def test_every_act_reaches_the_account(world: World) -> None:
    phone = world.phone
    phone.send_sticker()
    phone.send_location(16.05, 103.7, title="ตลาด")
    phone.send_media("file", b"%PDF", "application/pdf", name="ใบ.pdf")
    phone.postback("old=1")
    phone.block()
    assert phone.settle()
    seen = [one.get("message", one)["type"] for one in world.account.events]
    assert seen == ["sticker", "location", "file", "postback", "unfollow"]
    assert world.account.events[2]["message"]["fileName"] == "ใบ.pdf"


def test_what_is_sent_without_a_file_is_a_sample_that_can_be_fetched(world: World) -> None:
    sent = {"audio/x-m4a": world.phone.send_audio(), "video/mp4": world.phone.send_video()}
    assert world.phone.settle()
    assert [one["message"]["duration"] for one in world.account.events] == [3800, 3800]
    blob = MessagingApiBlob(world.client)
    for kind, message_id in sent.items():
        fetched = blob.get_message_content_with_http_info(message_id, _request_timeout=5)
        assert fetched.headers["Content-Type"] == kind
        assert bytes(fetched.data)[4:8] == b"ftyp"


def test_pictures_chosen_at_once_reach_the_account_as_one_set(world: World) -> None:
    ids = world.phone.send_images([b"one", b"two"], order=[2, 1])
    assert world.phone.settle()
    messages = [one["message"] for one in world.account.events]
    assert [one["id"] for one in messages] == [ids[1], ids[0]]
    assert [one["imageSet"]["index"] for one in messages] == [2, 1]


def test_a_script_invites_the_account_and_reads_what_it_says_in_the_group(world: World) -> None:
    lines: list[str] = []
    player = Player(world.url, "citizen-2", write=lines.append)
    player.play(read_script("who: a\n\ninvite: ส่งไหมคะ\n"))
    assert lines == ["group    │ รหัสติดตาม ส่งไหมคะ"]
    with pytest.raises(ExpectationError, match="in the group it said"):
        player.play(read_script("who: a\n\ninvite: ไม่มีวันพูด\n"))


def test_a_dropped_push_has_arrived_though_the_client_saw_the_connection_break(
    world: World,
) -> None:
    world.phone.follow()
    world.phone.settle()
    plan = {"endpoint": "push", "kind": "drop"}
    urllib3.request("POST", f"{world.url}/_sim/fail", json=plan)
    with pytest.raises(urllib3.exceptions.ProtocolError):
        world.push("มีข้อความใหม่")
    assert world.phone.messages()[-1].text == "มีข้อความใหม่"


def test_waiting_for_what_never_comes_shows_what_came(world: World) -> None:
    world.phone.send_text("สวัสดี")
    world.phone.wait_for("ส่งไหมคะ")
    with pytest.raises(PhoneError, match="ส่งไหมคะ"):
        world.phone.wait_for("ไม่มีวันมา", timeout=0.1)
