import base64
import hashlib
import hmac
import json
import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.webhook import MOST_BYTES, Channel, is_signed, webhook_blueprint
from intake.ports.store import StoreUnavailableError

SECRET, NEXT_SECRET = b"8c570fa6dd201bb328f1c1eac23a96d8", b"the next one"
PATH = "/line/citizen/webhook"


class RecordingReceiver:
    """Keeps what it is given; ``broken`` raises for events of that type."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.parked: list[dict[str, Any]] = []
        self.broken: dict[str, Exception] = {}
        self.parking_fails = False

    def receive(self, event: dict[str, Any]) -> None:
        if error := self.broken.get(str(event.get("type"))):
            raise error
        self.received.append(event)

    def park(self, event: dict[str, Any]) -> None:
        if self.parking_fails:
            raise StoreUnavailableError("OperationalError")
        self.parked.append(event)


class Seconds:
    """A monotonic clock that a test winds up."""

    def __init__(self) -> None:
        self.at = 0.0
        self.step = 0.0

    def __call__(self) -> float:
        self.at += self.step
        return self.at


@pytest.fixture
def receiver() -> RecordingReceiver:
    return RecordingReceiver()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def client(receiver: RecordingReceiver, seconds: Seconds) -> FlaskClient:
    app = Flask("webhook")
    channel = Channel("citizen", (SECRET, NEXT_SECRET), receiver)
    app.register_blueprint(webhook_blueprint([channel], seconds=seconds))
    return app.test_client()


def signature(body: bytes, secret: bytes = SECRET) -> str:
    return base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()


def post(
    client: FlaskClient, body: bytes, *, header: str = "x-line-signature", **signed: bytes
) -> int:
    headers = {header: signature(body, **signed)}
    return client.post(PATH, data=body, headers=headers).status_code


def bodied(*events: object) -> bytes:
    return json.dumps({"destination": "U0", "events": list(events)}).encode()


def test_the_signature_is_the_one_of_lines_own_example() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    given = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="
    assert is_signed(body, given, [SECRET])
    assert not is_signed(body + b" ", given, [SECRET])


@pytest.mark.parametrize("header", ["X-Line-Signature", "x-line-signature", "X-LINE-SIGNATURE"])
def test_the_signature_header_counts_in_any_case(client: FlaskClient, header: str) -> None:
    assert post(client, bodied(), header=header) == 200


def test_the_next_secret_counts_while_secrets_are_changed(
    client: FlaskClient, receiver: RecordingReceiver
) -> None:
    assert post(client, bodied({"type": "follow"}), secret=NEXT_SECRET) == 200
    assert len(receiver.received) == 1


def test_a_wrong_or_missing_signature_is_refused_and_nothing_of_the_body_logged(
    client: FlaskClient, receiver: RecordingReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = bodied({"type": "message", "message": {"type": "text", "text": "a secret street"}})
    assert post(client, body, secret=b"a stranger's") == 400
    assert client.post(PATH, data=body).status_code == 400
    assert client.post(PATH, data=body, headers={"X-Line-Signature": "ü"}).status_code == 400
    assert receiver.received == []
    assert "secret street" not in caplog.text


def test_a_body_over_one_mebibyte_is_refused_before_it_is_read(
    client: FlaskClient, receiver: RecordingReceiver
) -> None:
    body = b" " * (MOST_BYTES + 1)
    assert post(client, body) == 413
    unknown_length = client.post(
        PATH, input_stream=_stream(body), headers={"X-Line-Signature": signature(body)}
    )
    assert unknown_length.status_code in {400, 413}
    assert receiver.received == []


def _stream(body: bytes) -> Any:
    import io  # noqa: PLC0415

    return io.BytesIO(body)


def test_a_reachability_check_without_events_is_answered(client: FlaskClient) -> None:
    assert post(client, bodied()) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no JSON",
        b"\xff\xfe",
        b"[]",
        b'"text"',
        b"null",
        b'{"events": {}}',
        b'{"destination": "U0"}',
        b"[" * 100_000,
    ],
)
def test_a_signed_body_that_holds_no_events_gets_a_quiet_answer(
    client: FlaskClient, body: bytes
) -> None:
    assert post(client, body) == 200


def test_what_is_no_event_never_harms_its_neighbours(
    client: FlaskClient, receiver: RecordingReceiver
) -> None:
    good = {"type": "follow"}
    assert post(client, bodied(7, None, "text", [], good)) == 200
    assert receiver.received == [good]


def test_an_event_that_fails_is_kept_and_its_neighbours_are_handled(
    client: FlaskClient, receiver: RecordingReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.broken["message"] = RuntimeError("quotes what somebody wrote")
    failing, good = {"type": "message"}, {"type": "follow"}
    assert post(client, bodied(failing, good)) == 200
    assert receiver.parked == [failing]
    assert receiver.received == [good]
    assert "quotes" not in caplog.text
    assert "type=message" in caplog.text


def test_after_a_second_and_a_half_the_rest_is_kept_for_later(
    client: FlaskClient, receiver: RecordingReceiver, seconds: Seconds
) -> None:
    seconds.step = 0.6
    events = [{"type": "follow", "n": number} for number in range(4)]
    assert post(client, bodied(*events)) == 200
    assert receiver.received == events[:2]
    assert receiver.parked == events[2:]


def test_without_the_store_line_is_asked_to_deliver_again(
    client: FlaskClient, receiver: RecordingReceiver
) -> None:
    receiver.broken["message"] = StoreUnavailableError("OperationalError")
    assert post(client, bodied({"type": "message"})) == 503


def test_when_even_keeping_fails_line_is_asked_to_deliver_again(
    client: FlaskClient, receiver: RecordingReceiver
) -> None:
    receiver.broken["message"] = RuntimeError()
    receiver.parking_fails = True
    assert post(client, bodied({"type": "message"})) == 503


def test_there_is_nothing_to_read_at_a_webhook(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 405
