"""Somebody with a phone at the real webhook: what they do and hear, what must then be so."""

import json
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine

from bot.chat import Chat
from bot.flows.registry import TIPS
from bot.flows.state import State, Word
from intake.model import PartState
from storage import tables
from tests.line_house import RECEIPT
from tests.properties.quiet_house import QuietHouse
from tests.properties.recording_line import Heard
from tests.properties.told import Piece, Told, is_in, pins_that_go, readable, topic_of
from texts import LANGUAGES, Catalogue

ENDINGS = [
    Catalogue(language).text(key)
    for language in LANGUAGES
    for key in ("cancelled", "added", "withdrawn")
]
AFTER_PAUSE = {Catalogue(language).text("after-pause") for language in LANGUAGES}
NUMBERED = re.compile(r"^(\d+)\. ", re.MULTILINE)
MARK = re.compile(r"^\(\d+\)")
PATIENCE = timedelta(seconds=40)  # LINE's token lives a minute


def said_in_any_language(key: str, heard: list[Heard]) -> bool:
    texts = [text for one in heard for text in one.texts]
    return any(Catalogue(language).text(key) in texts for language in LANGUAGES)


class Person(RuleBasedStateMachine):
    """One person after the other; the house stays, as a service does."""

    house: ClassVar[QuietHouse]
    numbers: ClassVar[Iterator[int]]

    def __init__(self) -> None:
        super().__init__()
        self.user = "U" + secrets.token_hex(16)
        self.told = Told()
        self.gone: list[str] = []
        self.typed = ""
        self.buttons: list[str] = []
        self.newest: tuple[str, ...] = ()
        self.choices: list[str] = []
        self.turned = False  # whether the root key was changed meanwhile
        self.events: list[dict[str, Any]] = []
        self.receipts: list[str] = []
        self.owed = 0  # receipts of sent tips that were not shown yet
        self.left_to_worker = 0  # of these, by a process that died
        self.dies = False
        self.unanswered: datetime | None = None
        self.read = len(self.house.line.heard)

    # acts ----------------------------------------------------------------------------------------

    def says(self, text: str, *, times: int = 1) -> list[Heard]:
        self.typed += f" {text}"
        return self.does("message", times=times, message=self.message(text))

    def message(self, text: str) -> dict[str, str]:
        return {"type": "text", "id": self.new_id(), "text": text}

    def unsend_of(self, message_id: str) -> dict[str, Any]:
        """The event that takes a message back; LINE gives no token with it."""
        event = self.house.event(self.user, "unsend", unsend={"messageId": message_id})
        del event["replyToken"]
        return event

    def marked(self, story: str) -> str:
        """The sentence with a mark that no other message has."""
        text = f"({self.new_id()}) {story}"
        self.typed += f" {text}"
        return text

    def is_gone(self, text: str) -> None:
        """Taken back or replaced: its mark must never be read again."""
        self.gone += MARK.findall(text)

    def said_again(self, text: str) -> list[str]:
        """What is gone, and yet stands in a text."""
        return [mark for mark in self.gone if mark in text]

    def new_id(self) -> str:
        return str(next(self.numbers))

    def does(self, kind: str, *, times: int = 1, **more: Any) -> list[Heard]:
        """One new event, delivered so often in one body: see ``happens``."""
        event = self.house.event(self.user, kind, **more)
        if more.get("replyToken", "") is None:
            del event["replyToken"]
        return self.happens(event, times)

    def happens(self, event: dict[str, Any], times: int = 1) -> list[Heard]:
        """Exactly one claim and one effect; gives what was said at once."""
        before, tips = self.running(), self.house.tips()
        if before is None:
            self.told = Told()
        claims = self.house.rows(tables.EventClaim)
        lost = len(self.lost_files()) if self.told.files else 0
        paused = before is not None and self.house.limits.paused(before, self.house.clock.now())
        assert self.house.posted(*[event] * times) == 200
        effect = 0 if event["type"] == "unfollow" else 1
        assert self.house.rows(tables.EventClaim) == claims + effect
        assert self.house.rows(tables.ParkedEvent) == 0, "an event failed"
        self.events.append(event)
        if "replyToken" in event and effect:
            self.unanswered = self.house.clock.now()
            assert lost == 0 or len(self.lost_files()) <= max(0, lost - 2), "a loss was kept secret"
        if event["type"] == "unsend":
            self.unanswered = None  # an answer not yet sent could quote it, and goes with it
        heard = self.hears()
        self.what_was_told_follows(before, event, self.house.tips() - tips, heard)
        if paused and before is not None:
            self.says_where_we_are(before, event, heard)
        return heard

    def hears(self) -> list[Heard]:
        """What came since the last look; its buttons can be tapped from now on."""
        heard = [one for one in self.house.line.heard[self.read :] if one.to == self.user]
        self.read = len(self.house.line.heard)
        readable(heard)
        for one in heard:
            self.unanswered = None
            assert not self.said_again(one.text)
            self.newest, self.choices = one.taps, NUMBERED.findall(one.texts[-1])
            self.buttons += [data for data in one.taps if data not in self.buttons]
            self.receipts += self.fresh_receipts(one)
        return heard

    def fresh_receipts(self, one: Heard) -> list[str]:
        found = [receipt for receipt in RECEIPT.findall(one.text) if receipt not in self.typed]
        assert len(found) <= 1
        assert not set(found) & set(self.receipts), "a receipt was shown again"
        self.owed -= len(found)
        return found

    # what must then be so ------------------------------------------------------------------------

    def what_was_told_follows(
        self, before: Chat | None, event: dict[str, Any], tips: frozenset[UUID], heard: list[Heard]
    ) -> None:
        """The model takes the same step, and must come to the same."""
        assert len(tips) <= 1
        after = self.running()
        self.model_hears(before.state if before else None, after, event)
        self.lost_files_are_told_of(heard)
        if tips:
            self.is_the_tip(next(iter(tips)))
        elif before is not None and after is None:
            self.ended_knowingly(before, heard)
        if after is not None and not self.dies:
            is_in(after.state.language, heard, self.typed)

    def model_hears(self, before: State | None, after: Chat | None, event: dict[str, Any]) -> None:
        """Words and files of this event, where the service kept any; where it must it is asked."""
        if after is None:
            return
        known = {one.message_id for one in self.told.pieces}
        for word in after.state.words:
            if word.message_id not in known:
                assert self.may_be_told(word.text, word.message_id, before, event)
                piece = Piece(word.text, word.message_id, word.topic)
                for one in self.told.tells(piece, before):
                    self.is_gone(one.text)
        if pins_that_go(before, after.state):
            self.told.forgets([one for one in self.told.pieces if one.topic == "pin"])
        message = event.get("message", {})
        for file in after.state.attachments:
            if file.part_id not in self.told.files:
                assert file.message_id == message.get("id")
                self.told.files[file.part_id] = (
                    file.message_id,
                    self.house.line.fates[file.message_id],
                )

    def may_be_told(
        self, text: str, message_id: str, before: State | None, event: dict[str, Any]
    ) -> bool:
        """Words come from this message alone, as typed; or from the pin that was asked about."""
        if before is not None and before.pin is not None and message_id == before.pin.message_id:
            return text.startswith("16.05000, 103.65000")
        message = event.get("message", {})
        return bool(message_id == message.get("id") and text == message.get("text", "").strip())

    def is_the_tip(self, tip_id: UUID) -> None:
        """All that was told, in order, word for word; nothing that was taken back; one receipt."""
        opened = self.house.opened(tip_id)
        assert opened.texts == self.told.texts
        assert not self.said_again("".join(opened.texts))
        good = {part_id for part_id, (_, fate) in self.told.files.items() if not fate.said}
        assert good <= opened.files <= set(self.told.files)
        self.owed += 1
        self.left_to_worker += self.dies
        assert self.owed == self.left_to_worker, "no receipt, or two"
        assert self.house.chat(self.user) is None
        self.told = Told()

    def lost_files_are_told_of(self, heard: list[Heard]) -> None:
        """A file goes only with a word about why."""
        if self.running() is None:
            return
        for part_id in set(self.told.files) - self.kept_files():
            _, fate = self.told.files.pop(part_id)
            assert fate.said, "a file went"
            assert self.dies or said_in_any_language(fate.said, heard)

    def ended_knowingly(self, before: Chat, heard: list[Heard]) -> None:
        said = "\n".join(one.text for one in heard)
        if self.told != Told() and not self.dies:
            assert any(ending in said for ending in ENDINGS), said
        if before.state.follow is not None and said_in_any_language("added", heard):
            opened = self.house.opened(UUID(before.state.follow.handle.tip_id))
            if self.told.texts:
                assert opened.added[-len(self.told.texts) :] == self.told.texts
            assert not self.said_again("".join(opened.added))
        self.told = Told()

    def says_where_we_are(self, before: Chat, event: dict[str, Any], heard: list[Heard]) -> None:
        """After half an hour: where the conversation stands, and that nothing is sent yet."""
        after = self.running()
        quiet = event["type"] in ("unsend", "unfollow", "follow")
        if after is None or quiet or self.dies or after.state.aside == "danger":
            return
        tells = after.state.flow in TIPS or after.state.holds_anything()
        same = before.state.session == after.state.session
        if not (tells and same) or said_in_any_language("media-failed-too-many", heard):
            return
        texts = [text for one in heard for text in one.texts]
        assert AFTER_PAUSE & set(texts), texts
        once_more = self.house.again(event)
        assert self.house.posted(once_more) == 200
        assert self.hears()[-1].texts[-1] == texts[-1], "the question was not asked again"

    def nothing_is_left_of_what_is_gone(self) -> None:
        """Not in the conversation, not in what waits to be sent."""
        chat = self.house.chat(self.user)
        kept = chat.to_json().decode() if chat else ""
        assert not self.said_again(kept + self.house.waiting_to_be_sent())

    # looking -------------------------------------------------------------------------------------

    def offered(self) -> dict[str, str]:
        """The newest buttons: what they send back, by the answer or order they stand for."""
        return {str(json.loads(data)[1]): data for data in self.newest}

    def running(self) -> Chat | None:
        chat = self.house.chat(self.user)
        if chat is None or self.house.limits.expired(chat, self.house.clock.now()):
            return None
        return chat

    def topic(self) -> str:
        chat = self.running()
        return topic_of(chat.state if chat else None)

    def words(self) -> tuple[Word, ...]:
        chat = self.running()
        return chat.state.words if chat else ()

    def kept_files(self) -> set[str]:
        chat = self.running()
        return {one.part_id for one in chat.state.attachments} if chat else set()

    def lost_files(self) -> set[str]:
        """Files that the worker could not keep."""
        with self.house.database.read() as work:
            results = work.parts.results([UUID(one) for one in self.kept_files()])
        return {str(one) for one, (state, *_) in results.items() if state is PartState.FAILED}
