"""A group on somebody's phone: what the members say while the account is there, and its leaving."""

import secrets
from typing import Any

from simulator import events
from simulator.channels import new_message_id
from simulator.chats import Bubble
from simulator.errors import LineError
from simulator.line_platform import LinePlatform
from simulator.people import is_person_key


class GroupPhone:
    """One member's phone with one group open."""

    def __init__(self, platform: LinePlatform, account: str, person: str, group_id: str) -> None:
        if account not in platform.channels or not is_person_key(person):
            raise LineError(404, "Not found")
        self.platform = platform
        self.account = account
        with platform.lock:
            channel = platform.channels[account]
            self.user_id = channel.chat(person).user_id
            if group_id not in channel.groups.known:
                raise LineError(404, "Not found")
            self.group = channel.groups.known[group_id]

    def say(self, text: str) -> dict[str, Any]:
        """Type something for the members; the account hears it while it is there."""
        message_id = new_message_id(self.platform.now())
        content = events.text_content(message_id, text)
        with self.platform.lock:
            self.group.add(Bubble(message_id, "person", self._now_ms(), content))
        self._deliver("message", replyable=True, message=content)
        return {"messageId": message_id}

    def edit(self, message_id: str, text: str) -> dict[str, Any]:
        """Change an own message. LINE: in groups only; the id stays and no read token comes."""
        with self.platform.lock:
            bubble = self._own(message_id)
            bubble.message = {**bubble.message, "text": text}
            bubble.edited = True
            self.group.revision += 1
        content = {key: bubble.message[key] for key in ("id", "type", "quoteToken", "text")}
        self._deliver("messageEdited", replyable=True, message=content)
        return {"messageId": message_id}

    def unsend(self, message_id: str) -> dict[str, Any]:
        """Take an own message back."""
        with self.platform.lock:
            bubble = self._own(message_id)
            bubble.unsent, bubble.message = True, {"type": bubble.message["type"]}
            self.group.revision += 1
        self._deliver("unsend", replyable=False, unsend={"messageId": message_id})
        return {}

    def screen(self) -> dict[str, Any]:
        """Give the group as its members see it."""
        with self.platform.lock:
            return {
                "revision": str(self.group.revision),
                "group": {"id": self.group.id, "kind": self.group.kind},
                "inside": self.group.inside,
                "bubbles": [one.on_screen() for one in self.group.bubbles],
            }

    def _own(self, message_id: str) -> Bubble:
        found = next((one for one in self.group.bubbles if one.id == message_id), None)
        if found is None or not found.mine or found.unsent:
            raise LineError(404, "Not found")
        return found

    def _now_ms(self) -> int:
        return int(self.platform.now() * 1000)

    def _deliver(self, kind: str, *, replyable: bool, **more: Any) -> None:
        with self.platform.lock:
            if not self.group.inside:
                return
        one = events.event(kind, "", self._now_ms(), **more)
        one["source"] = self.group.source(self.user_id)
        if replyable:
            one["replyToken"] = secrets.token_hex(16)
        self.platform.deliver(self.account, self.group.id, [one])


def invite(platform: LinePlatform, account: str, person: str, kind: str) -> str:
    """Put an account into a new group or room from somebody's phone; gives its id."""
    if account not in platform.channels or kind not in {"group", "room"}:
        raise LineError(404, "Not found")
    with platform.lock:
        groups = platform.channels[account].groups
        joined = groups.join(kind, int(platform.now() * 1000), person)
    group_id = str(joined["source"][f"{kind}Id"])
    platform.deliver(account, group_id, [joined])
    return group_id
