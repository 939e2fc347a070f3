"""What a person does on the phone, turned into chat bubbles and webhook events."""

import secrets
from typing import Any

from simulator import events
from simulator.channels import Channel, new_message_id
from simulator.chats import Bubble, Chat
from simulator.contents import Content
from simulator.errors import LineError
from simulator.line_platform import LinePlatform
from simulator.people import is_person_key

# A tap on these is finished on the phone itself; nothing goes to the account.
LOCAL_ACTIONS = {"uri": "uri", "clipboard": "clipboardText"}


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
        message_id = self._new_id()
        with self.platform.lock:
            content = Content(message_id, self.chat.account, kind, content_type)
            content.answers_202 = self.platform.answers_202
            self.platform.contents.keep(content, data)
        return self._send(events.media_content(message_id, kind, **facts))

    def act(self, action: dict[str, Any], message_id: str | None) -> dict[str, Any]:
        """Press a button: say its text, send its postback, or tell what the phone would open."""
        kind = action.get("type")
        with self.platform.lock:
            self.chat.tapped = message_id
            self.chat.revision += 1
        if kind in LOCAL_ACTIONS:
            return {"opened" if kind == "uri" else "copied": action[LOCAL_ACTIONS[kind]]}
        if kind == "message":
            return self.say(action["text"])
        if kind in {"postback", "datetimepicker"}:
            params = action.get("params")
            return self.post_back(
                action["data"], action.get("displayText") or action.get("text"), params
            )
        return {"asks_for": kind}

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
        return self._deliver("postback", replyable=True, postback=postback)

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
        return self._deliver("unsend", replyable=False, unsend={"messageId": message_id})

    def follow(self) -> dict[str, Any]:
        """Add the account as a friend, or unblock it."""
        with self.platform.lock:
            unblocked = self.chat.blocked
            self.chat.friend, self.chat.blocked = True, False
            self.chat.revision += 1
        return self._deliver("follow", replyable=True, follow={"isUnblocked": unblocked})

    def block(self) -> dict[str, Any]:
        """Block the account: nothing it sends arrives any more."""
        with self.platform.lock:
            self.chat.blocked = True
            self.chat.revision += 1
        return self._deliver("unfollow", replyable=False)

    def _new_id(self) -> str:
        return new_message_id(self.platform.now())

    def _now_ms(self) -> int:
        return int(self.platform.now() * 1000)

    def _send(self, content: dict[str, Any]) -> dict[str, Any]:
        with self.platform.lock:
            if self.chat.blocked:
                raise LineError(403, "The account is blocked on this phone")
            self.chat.add(Bubble(content["id"], "person", self._now_ms(), content))
            self.chat.wrote_at = self.platform.now()
        return {
            "messageId": content["id"],
            **self._deliver("message", replyable=True, message=content),
        }

    def _deliver(self, kind: str, *, replyable: bool, **more: Any) -> dict[str, Any]:
        one = events.event(kind, self.chat.user_id, self._now_ms(), **more)
        if replyable:
            one["replyToken"] = secrets.token_hex(16)
        delivery = self.platform.deliver(self.chat.account, self.person, [one])
        self.platform.changed()
        return {"webhookEventId": one["webhookEventId"], "state": delivery.state}
