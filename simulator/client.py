"""Drives a phone of the simulator from a program: the demo and the journeys use it."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import urllib3

from simulator import reading
from simulator.people import line_user_id
from simulator.reading import Button

FIRST_LOOK, LAST_LOOK = 0.01, 0.16  # seconds between two looks at the screen
SAMPLES = Path(__file__).parent / "static" / "samples"
SAMPLE_MS = 3800  # both samples are as long


class PhoneError(Exception):
    """The simulator refused, or what was waited for did not come."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message on the screen; `text` holds all readable words, `raw` the LINE object."""

    id: str
    mine: bool
    way: str
    kind: str
    text: str
    unsent: bool
    read: bool
    raw: dict[str, Any]


Wanted = str | Callable[[Message], bool]


class Phone:
    """A person's phone with one account open; every act returns once the phone has sent it."""

    def __init__(self, base_url: str, account: str, person: str, *, pc: bool = False) -> None:
        self.account = account
        self.person = person
        self.user_id = line_user_id(account, person)
        self.pc = pc
        self._base = f"{base_url.rstrip('/')}/phone/{account}/{person}"
        self._root = base_url.rstrip("/")
        self._http = urllib3.PoolManager(retries=False)
        self._mark = len(self.messages())

    def send_text(self, text: str) -> str:
        """Send text and give its message id."""
        return str(self._act("text", {"text": text})["messageId"])

    def scan(self, code: str) -> str:
        """Scan a sign and press send on the text it prefills."""
        return self.send_text(f"สวัสดี {code}")

    def send_image(self, data: bytes, content_type: str = "image/jpeg") -> str:
        """Send a picture and give its message id."""
        return self.send_media("image", data, content_type)

    def send_images(
        self, pictures: Sequence[bytes], content_type: str = "image/jpeg", order: Sequence[int] = ()
    ) -> list[str]:
        """Send pictures chosen at once (an image set); give their message ids, in that order.

        Their events go out in any order, as LINE's do, or in `order` (numbers from 1).
        """
        self._mark = len(self.messages())
        fields = [
            ("picture", (f"{number}", data, content_type))
            for number, data in enumerate(pictures, 1)
        ]
        address = f"{self._base}/pictures?order={','.join(map(str, order))}"
        answer = self._http.request("POST", address, fields=fields)
        return [str(one) for one in _json(answer)["messageIds"]]

    def send_audio(self, data: bytes = b"", duration_ms: int = SAMPLE_MS) -> str:
        """Send a voice message (M4A, as LINE's are), a sample without data; give its id."""
        data = data or (SAMPLES / "voice.m4a").read_bytes()
        return self.send_media("audio", data, "audio/x-m4a", duration=duration_ms)

    def send_video(self, data: bytes = b"", duration_ms: int = SAMPLE_MS) -> str:
        """Send a clip (MP4), a sample without data; give its message id."""
        data = data or (SAMPLES / "clip.mp4").read_bytes()
        return self.send_media("video", data, "video/mp4", duration=duration_ms)

    def send_file(self, name: str, data: bytes, content_type: str) -> str:
        """Send a file under its name; give its message id."""
        return self.send_media("file", data, content_type, name=name)

    def send_media(self, kind: str, data: bytes, content_type: str, **facts: str | int) -> str:
        """Send image, video, audio (`duration`, ms) or file (`name`); give its message id."""
        self._mark = len(self.messages())
        address = f"{self._base}/media/{kind}?{urlencode(facts)}"
        answer = self._http.request(
            "POST", address, body=data, headers={"Content-Type": content_type}
        )
        return str(_json(answer)["messageId"])

    def send_sticker(self, package_id: str = "446", sticker_id: str = "1988") -> str:
        """Send a sticker and give its message id."""
        body = {"packageId": package_id, "stickerId": sticker_id}
        return str(self._act("sticker", body)["messageId"])

    def send_location(
        self,
        latitude: float,
        longitude: float,
        title: str | None = None,
        address: str | None = None,
    ) -> str:
        """Send a location and give its message id."""
        body = {
            "latitude": latitude,
            "longitude": longitude,
            "title": title,
            "address": address,
        }
        return str(self._act("location", body)["messageId"])

    def tap(self, name: str) -> dict[str, Any]:
        """Press the newest button with this label, data, text or address.

        Gives {"opened": uri} or {"copied": text} for what ends on the phone itself.

        Raises:
            PhoneError: no such button is on the screen.
        """
        return self._press(name)

    def pick(self, name: str, moment: str) -> None:
        """Open this date picker and choose: `2026-11-22`, `18:30` or `2026-11-22T18:30`."""
        self._press(name, moment)

    def postback(self, data: str, display_text: str | None = None) -> None:
        """Send a postback as an old button anywhere up the chat would."""
        self._act("postback", {"data": data, "displayText": display_text})

    def unsend(self, message_id: str) -> None:
        """Take an own message back."""
        self._act("unsend", {"messageId": message_id})

    def be_slow(self, seconds: float) -> None:
        """Let the network take so many seconds each way from now on; 0 is a good one."""
        self._act("network", {"seconds": seconds})

    def invite(self, kind: str = "group") -> str:
        """Invite the account into a new group (or `room`); give the group's id."""
        return str(self._act("groups", {"kind": kind})["id"])

    def group(self, group_id: str) -> dict[str, Any]:
        """Give a group as its members see it: `inside`, and `bubbles` with what was said."""
        found: dict[str, Any] = _json(self._http.request("GET", f"{self._base}/groups/{group_id}"))
        return found

    def follow(self) -> None:
        """Add the account as a friend, or unblock it."""
        self._act("follow", {})

    def block(self) -> None:
        """Block the account."""
        self._act("block", {})

    def screen(self) -> dict[str, Any]:
        """Give the whole chat as the simulator knows it."""
        found: dict[str, Any] = _json(self._http.request("GET", self._base))
        return found

    def messages(self) -> list[Message]:
        """Give all messages, oldest first."""
        return [_message(one) for one in self.screen()["bubbles"]]

    def new_messages(self) -> list[Message]:
        """Give what the account has sent since the last act on this phone."""
        return [one for one in self.messages()[self._mark :] if not one.mine]

    def buttons(self) -> list[Button]:
        """Give what can be pressed: quick replies first, then buttons from the newest up."""
        screen = self.screen()
        found: list[Button] = []
        if not self.pc and screen["bubbles"]:
            last = screen["bubbles"][-1]["id"]
            found += [
                Button(item["action"].get("label", ""), item["action"], last)
                for item in screen["quickReplies"]
            ]
        for bubble in reversed(screen["bubbles"]):
            if not bubble["mine"]:
                found += reading.buttons(bubble["message"])
        if not self.pc and screen["richMenu"]:
            areas = screen["richMenu"]["areas"]
            found += [Button(area["action"].get("label", ""), area["action"]) for area in areas]
        return found

    def wait_for(self, wanted: Wanted = "", timeout: float = 10.0) -> Message:
        """Wait for a message since the last act that contains the text or passes the test.

        Raises:
            PhoneError: it did not come in time; the error shows what came instead.
        """
        passes = (lambda one: wanted in one.text) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + timeout
        pause = FIRST_LOOK
        while True:
            fresh = self.new_messages()
            for one in fresh:
                if passes(one):
                    return one
            if time.monotonic() > deadline:
                seen = " | ".join(one.text for one in fresh) or "nothing"
                raise PhoneError(f"waited {timeout} s for {wanted!r}; got: {seen}")
            time.sleep(pause)
            pause = min(2 * pause, LAST_LOOK)

    def expect_from_now(self) -> None:
        """Let `wait_for` look only at what comes after this call, sent by somebody else's act."""
        self._mark = len(self.messages())

    def settle(self, timeout: float = 10.0) -> bool:
        """Wait until no webhook is on its way; tells whether that came true."""
        url = f"{self._root}/_sim/deliveries?settle={timeout}"
        return bool(_json(self._http.request("GET", url))["waiting"] == 0)

    def _press(self, name: str, moment: str = "") -> dict[str, Any]:
        shown = self.buttons()
        for button in shown:
            if button.answers_to(name):
                action = button.action
                if moment:
                    action = {**action, "params": {action.get("mode", ""): moment}}
                body = {"action": action, "quickReplyOf": button.quick_reply_of}
                return self._act("action", body)
        labels = ", ".join(button.label for button in shown)
        raise PhoneError(f"no button {name!r}; there are: {labels}")

    def _act(self, act: str, body: dict[str, Any]) -> dict[str, Any]:
        self._mark = len(self.messages())
        answer: dict[str, Any] = _json(self._http.request("POST", f"{self._base}/{act}", json=body))
        return answer


def _json(answer: urllib3.BaseHTTPResponse) -> Any:
    if answer.status >= 400:  # noqa: PLR2004 - the meaning of 4xx and 5xx
        raise PhoneError(f"{answer.status} {answer.data.decode()[:300]}")
    return json.loads(answer.data)


def _message(raw: dict[str, Any]) -> Message:
    message = raw["message"]
    return Message(
        id=raw["id"],
        mine=raw["mine"],
        way=raw["way"],
        kind=message["type"],
        text=reading.words(message),
        unsent=raw["unsent"],
        read=raw["read"],
        raw=message,
    )
