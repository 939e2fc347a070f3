"""A simulator in this process, with a clock to move and an app that keeps what it is sent."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from werkzeug.test import TestResponse

from simulator.app import create_simulator_app
from simulator.people import line_user_id
from simulator.settings import Account, SimulatorSettings

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
            "citizen": Account("citizen", "1", SECRET, "@citizen", "ประชาชน", 3),
            "officer": Account("officer", "2", "officer secret", "@officer", "ผู้รับแจ้ง"),
        }
        settings = SimulatorSettings(
            folder, "test", "http://app.test", accounts, redelivery_delays=(0.01, 0.01)
        )
        app = create_simulator_app(settings, now=self.clock, post=self.hook, saves=saves)
        app.testing = True  # an ordered cut reaches the test as an error
        self.web: FlaskClient = app.test_client()
        self.platform: LinePlatform = app.extensions["line_platform"]

    def signed(self, account: str = "citizen") -> dict[str, str]:
        """The header of a call, with a token of now."""
        token = self.platform.channels[account].access_tokens.issue()
        return {"Authorization": f"Bearer {token}"}

    def api(
        self, path: str, body: Any = None, *, account: str = "citizen", **headers: str
    ) -> TestResponse:
        sent = {**self.signed(account), **headers}
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


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0a6b46").save(out, "PNG")
    return out.getvalue()
