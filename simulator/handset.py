"""What a person does on the phone, turned into chat bubbles and webhook events."""

import secrets
from typing import Any

from simulator import events, moments
from simulator.channels import Channel, new_message_id
from simulator.chats import Bubble, Chat
from simulator.contents import Content
from simulator.errors import LineError
from simulator.line_platform import LinePlatform
from simulator.people import is_person_key

# A tap on these is finished on the phone itself; nothing goes to the account.
LOCAL_ACTIONS = {"uri": "uri", "clipboard": "clipboardText"}
LONGEST_WAY_SECONDS = 120.0


class Handset:
    """One person's phone with one account open."""

    def __init__(self, platform: LinePlatform, account: str, person: str) -> None:
        if account not in platform.channels or not is_person_key(person):
            raise LineError(404, "Not found")
        self.platform = platform
        self.channel: Channel = platform.channels[account]
        self.person = person
        with platform.lock:
            self.chat: Chat = self.channel.chat(person)

    def say(self, text: str) -> dict[str, Any]:
        """Send a typed message."""
        message_id = self._new_id()
        return self._send(events.text_content(message_id, text))

    def send_sticker(self, package_id: str, sticker_id: str) -> dict[str, Any]:
        """Send a sticker."""
        return self._send(events.sticker_content(self._new_id(), package_id, sticker_id))

    def send_location(
        self, latitude: float, longitude: float, title: str | None, address: str | None
    ) -> dict[str, Any]:
        """Send a pin on the map."""
        message_id = self._new_id()
        return self._send(events.location_content(message_id, latitude, longitude, title, address))

    def send_media(self, kind: str, data: bytes, content_type: str, **facts: Any) -> dict[str, Any]:
        """Send a picture, clip, voice or file; its bytes wait to be fetched by message id."""
        return self._send(self._kept(kind, data, content_type, **facts))

    def send_pictures(self, pictures: list[tuple[bytes, str]], order: list[int]) -> dict[str, Any]:
        """Send pictures chosen at once, each with its type: an event for each, one image set.

        LINE promises no order of such events: they go in `order` (of numbers from 1), or in any.
        """
        set_id, total = secrets.token_hex(32).upper(), len(pictures)
        contents = [
            self._kept("image", *one, imageSet=events.image_set(index, total, set_id))
            for index, one in enumerate(pictures, 1)
        ]
        numbers = order or secrets.SystemRandom().sample(range(1, total + 1), total)
        if sorted(numbers) != list(range(1, total + 1)):
            raise LineError(400, f"order must name each of 1..{total} once")
        with self.platform.lock:
            for content in contents:
                self._show(content)
            sent = [self._tell("message", message=contents[number - 1]) for number in numbers]
        return {**sent[-1], "messageIds": [one["id"] for one in contents]}

    def act(self, action: dict[str, Any], message_id: str | None) -> dict[str, Any]:
        """Press a button: say its text, send its postback, or tell what the phone would open."""
        kind = action.get("type")
        with self.platform.lock:
            self.chat.tapped = message_id
            self.chat.revision += 1
        if kind == "datetimepicker":
            return self._pick(action, message_id)
        if kind in LOCAL_ACTIONS:
            return {"opened" if kind == "uri" else "copied": action[LOCAL_ACTIONS[kind]]}
        if kind == "message":
            return self.say(action["text"])
        if kind == "postback":
            return self.post_back(action["data"], action.get("displayText") or action.get("text"))
        return {"asks_for": kind}

    def _pick(self, action: dict[str, Any], message_id: str | None) -> dict[str, Any]:
        """Leave a date picker; nothing is said in the chat."""
        params = moments.chosen(action)
        with self.platform.lock:
            self.chat.answered = message_id
        return self.post_back(action["data"], params=params)

    def post_back(
        self, data: str, display_text: str | None = None, params: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """Send a postback; its display text is a bubble here and no message to the account."""
        with self.platform.lock:
            if display_text:
                content = {"type": "text", "text": display_text}
                self.chat.add(Bubble(self._new_id(), "person", self._now_ms(), content))
            self.chat.wrote_at = self.platform.now()
        postback = {"data": data, **({"params": params} if params else {})}
        return self._tell("postback", postback=postback)

    def unsend(self, message_id: str) -> dict[str, Any]:
        """Take an own message back, on the phone and at the account."""
        with self.platform.lock:
            bubble = self.chat.find(message_id)
            if bubble is None or not bubble.mine or bubble.unsent or "id" not in bubble.message:
                raise LineError(404, "Not found")
            bubble.unsent = True
            bubble.message = {"type": bubble.message["type"]}
            self.chat.revision += 1
            self.platform.contents.forget(message_id)
        return self._deliver("unsend", unsend={"messageId": message_id})

    def follow(self) -> dict[str, Any]:
        """Add the account as a friend, or unblock it."""
        with self.platform.lock:
            unblocked = self.chat.blocked
            self.chat.friend, self.chat.blocked = True, False
            self.chat.revision += 1
        return self._tell("follow", follow={"isUnblocked": unblocked})

    def block(self) -> dict[str, Any]:
        """Block the account: nothing it sends arrives any more."""
        with self.platform.lock:
            self.chat.blocked = True
            self.chat.revision += 1
        return self._deliver("unfollow")

    def be_slow(self, seconds: float) -> dict[str, Any]:
        """Let the network take so many seconds each way, and as many until a file is ready."""
        with self.platform.lock:
            self.chat.slow_seconds = min(max(seconds, 0.0), LONGEST_WAY_SECONDS)
            self.chat.revision += 1
        self.platform.changed()
        return {"seconds": self.chat.slow_seconds}

    def _new_id(self) -> str:
        return new_message_id(self.platform.now())

    def _now_ms(self) -> int:
        return int(self.platform.now() * 1000)

    def _kept(self, kind: str, data: bytes, content_type: str, **facts: Any) -> dict[str, Any]:
        message_id = self._new_id()
        with self.platform.lock:
            content = Content(message_id, self.chat.account, kind, content_type)
            content.answers_202 = self.platform.answers_202
            if self.chat.slow_seconds:
                content.ready_at = self.platform.now() + 2 * self.chat.slow_seconds
            self.platform.contents.keep(content, data)
        return events.media_content(message_id, kind, **facts)

    def _show(self, content: dict[str, Any]) -> None:
        if self.chat.blocked:
            raise LineError(403, "The account is blocked on this phone")
        self.chat.add(Bubble(content["id"], "person", self._now_ms(), content))
        self.chat.wrote_at = self.platform.now()

    def _send(self, content: dict[str, Any]) -> dict[str, Any]:
        with self.platform.lock:
            self._show(content)
        return {"messageId": content["id"], **self._tell("message", message=content)}

    def _tell(self, kind: str, **more: Any) -> dict[str, Any]:
        """Deliver an event that can be replied to."""
        return self._deliver(kind, replyToken=secrets.token_hex(16), **more)

    def _deliver(self, kind: str, **more: Any) -> dict[str, Any]:
        one = events.event(kind, self.chat.user_id, self._now_ms(), **more)
        travel = self.chat.slow_seconds
        delivery = self.platform.deliver(self.chat.account, self.person, [one], travel)
        self.platform.changed()
        return {"webhookEventId": one["webhookEventId"], "state": delivery.state}
