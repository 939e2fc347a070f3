"""Arbitrary people at the real webhook over the real store, on both databases.

Whatever they type, tap, send, take back or let lie, and whatever LINE delivers twice: no answer is
an error, each event has one effect, and what was told is there until it is sent or erased, and then
it is in the tip word for word, in order, for the centre alone.
"""

import json
import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.chat import Chat
from storage import tables
from storage.database import Database
from tests.line_house import SIGN
from tests.properties.quiet_house import RECEIPT, Heard, QuietHouse, never_comes
from texts import Catalogue

STORIES = (
    "เห็นคนขายยากันที่กระท่อมหลังโรงสีทุกคืน",
    "มอเตอร์ไซค์สีดำมาส่งของตอนตีสอง แล้วรีบออกไป",
    "วัยรุ่นสี่ห้าคนนั่งมั่วสุมเสพยาใต้สะพานข้ามคลอง",
    "😀 เจ้าของบ้านเปิดประตูให้คนแปลกหน้าเข้าไปซื้อทั้งคืน 👨‍👩‍👧",
    "someone sells pills behind the rice mill every single night",
)
WORDS = (
    *("เมนู", "ย้อนกลับ", "ข้าม", "ไม่รู้", "เลิกแจ้ง", "ส่งเลย", "เสร็จแล้ว", "ใช่", "ไม่ใช่", "English", "ไทย"),
    *("แจ้งเรื่องยา", "แจ้งเจ้าหน้าที่", "ติดตามเรื่อง", "ขายยา", "ธวัชบุรี", "ร้อยเอ็ด", "เพิ่มรายละเอียด"),
    *(f"สวัสดี {SIGN}", "4821 0937 5516 2046", "๑", "๒", "", " \n", "😀" * 12, "\x00", "ก" * 5000),
)
ONWARD = ("/send", "here", "drug", "selling", "no", "/done", "/skip")
TYPED = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 9).map(str),
    st.text(max_size=30),
)
ENDINGS = [
    Catalogue(language).text(key)
    for language in ("th", "en")
    for key in ("cancelled", "added", "withdrawn")
]


FAILED = re.compile("ไฟล์หนึ่งมาไม่ถึง|One file did not arrive")


@dataclass
class Told:
    """What the person may count on until it is sent or erased: (text, LINE's id), and files."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


class AnyPerson(RuleBasedStateMachine):
    """One person after the other; the house stays, as a service does."""

    house: ClassVar[QuietHouse]

    def __init__(self) -> None:
        super().__init__()
        self.user = "U" + secrets.token_hex(16)
        self.told = Told()
        self.buttons: list[str] = []
        self.newest: tuple[str, ...] = ()
        self.events: list[dict[str, Any]] = []
        self.receipts: list[str] = []
        self.number = 0
        self.read = len(self.house.line.heard)

    # what the person does ------------------------------------------------------------------------

    @initialize(greeting=st.sampled_from(["สวัสดี", f"สวัสดี {SIGN}", STORIES[0]]))
    def begins(self, greeting: str) -> None:
        self.says(greeting)

    @rule(typed=TYPED)
    def types(self, typed: str) -> None:
        self.says(typed)

    @rule(story=st.sampled_from(STORIES))
    def tells(self, story: str) -> None:
        """Whole sentences: whatever stands open, they are kept."""
        marked = f"{story} ({self.new_id()})"
        self.says(marked)
        assert marked in [text for text, _ in self.told.texts], "a sentence was not kept"

    @rule(index=st.integers(0, 12))
    @precondition(lambda self: self.newest)
    def taps(self, index: int) -> None:
        self.does("postback", postback={"data": self.newest[index % len(self.newest)]})

    @rule(steps=st.integers(1, 9), alert=st.booleans())
    def goes_on(self, steps: int, alert: bool) -> None:  # noqa: FBT001 - drawn
        """Towards the receipt, as most people do; the alert is wished for or not."""
        before = len(self.receipts)
        for _ in range(steps):
            if len(self.receipts) > before:
                return
            self.house.wait(timedelta(seconds=3))
            self.hears()
            offered = {json.loads(data)[1]: data for data in self.newest}
            way = ("send_alert" if alert else "send", *ONWARD)
            found = next((offered[value] for value in way if value in offered), None)
            if found is None:
                self.tells(STORIES[0])
            else:
                self.does("postback", postback={"data": found})

    @rule(index=st.integers(0, 200))
    @precondition(lambda self: self.buttons)
    def taps_an_old_button(self, index: int) -> None:
        self.does("postback", postback={"data": self.buttons[index % len(self.buttons)]})

    @rule()
    def sends_a_picture(self) -> None:
        before, message_id = self.files(), self.new_id()
        self.does("message", message={"type": "image", "id": message_id})
        fresh = self.files() - before
        assert len(fresh) <= 1
        self.told.files.update(dict.fromkeys(fresh, message_id))

    @rule(kind=st.sampled_from(["sticker", "location", "video", "hologram"]))
    def sends_something_else(self, kind: str) -> None:
        place = {"latitude": 16.05, "longitude": 103.65} if kind == "location" else {}
        self.does("message", message={"type": kind, "id": "x", **place})

    @rule(index=st.integers(0, 5))
    @precondition(lambda self: self.told.texts)
    def takes_a_message_back(self, index: int) -> None:
        text, message_id = self.told.texts[index % len(self.told.texts)]
        self.told.texts.remove((text, message_id))
        self.does("unsend", unsend={"messageId": message_id}, replyToken=None)

    @rule()
    @precondition(lambda self: self.told.files)
    def takes_a_picture_back(self) -> None:
        part_id, message_id = self.told.files.popitem()
        self.does("unsend", unsend={"messageId": message_id}, replyToken=None)
        assert part_id not in self.files()

    @rule(index=st.integers(0, 3))
    @precondition(lambda self: self.receipts)
    def enters_a_receipt(self, index: int) -> None:
        self.says("ติดตามเรื่อง")
        self.says(self.receipts[index % len(self.receipts)])

    @rule()
    def blocks_and_comes_back(self) -> None:
        self.does("unfollow", replyToken=None)
        self.does("follow", follow={"isUnblocked": True})

    # what LINE and time do -----------------------------------------------------------------------

    @rule(index=st.integers(0, 30), flagged=st.booleans())
    @precondition(lambda self: self.events)
    def line_delivers_again(self, index: int, flagged: bool) -> None:  # noqa: FBT001 - drawn
        event = self.events[index % len(self.events)]
        before, tips = self.house.chat(self.user), self.house.tips()
        claims = self.house.rows(tables.EventClaim)
        assert self.house.posted(self.house.again(event) if flagged else event) == 200
        assert self.house.chat(self.user) == before
        assert self.house.tips() == tips
        assert self.house.rows(tables.EventClaim) == claims
        assert not any(RECEIPT.search(one.text) for one in self.hears())

    @rule(story=st.sampled_from(STORIES))
    def line_delivers_one_event_twice_in_a_body(self, story: str) -> None:
        self.says(f"{story} ({self.new_id()})", times=2)

    @rule(minutes=st.sampled_from([0.05, 1, 20, 60, 600, 23 * 60]))
    def time_passes(self, minutes: float) -> None:
        self.house.wait(timedelta(minutes=minutes))
        self.hears()
        chat = self.house.chat(self.user)
        if chat is not None and self.house.limits.expired(chat, self.house.clock.now()):
            self.told = Told()

    @rule()
    def the_worker_works(self) -> None:
        self.house.working().loop.drain()
        self.hears()

    # what must hold ------------------------------------------------------------------------------

    @invariant()
    def nothing_told_is_lost_before_it_is_sent(self) -> None:
        chat = self.house.chat(self.user)
        if chat is None:
            assert self.told == Told()
            return
        if self.house.limits.expired(chat, self.house.clock.now()):
            return
        kept = [(word.text, word.message_id) for word in chat.state.words]
        assert kept == self.told.texts
        assert self.files() == set(self.told.files)

    # how -----------------------------------------------------------------------------------------

    def says(self, text: str, *, times: int = 1) -> None:
        message = {"type": "text", "id": self.new_id(), "text": text}
        before = self.words()
        replacing = self.replacing()
        self.does("message", times=times, message=message)
        chat = self.house.chat(self.user)
        if chat is None:
            return
        after = self.words()
        for lost in [one for one in before if one not in after]:
            assert replacing, "words went although nobody edits them"
            self.told.texts.remove(lost)
        fresh = [one for one in after if one not in before]
        assert fresh in ([], [(text.strip(), message["id"])])
        self.told.texts += fresh

    def does(self, kind: str, *, times: int = 1, **more: Any) -> None:
        """One new event: exactly one claim, and at most one tip with all that was told."""
        event = self.house.event(self.user, kind, **more)
        if more.get("replyToken", "") is None:
            del event["replyToken"]
        before, tips = self.house.chat(self.user), self.house.tips()
        if before is not None and self.house.limits.expired(before, self.house.clock.now()):
            before, self.told = None, Told()
        claims = self.house.rows(tables.EventClaim)
        assert self.house.posted(*[event] * times) == 200
        effect = 0 if kind == "unfollow" else 1
        assert self.house.rows(tables.EventClaim) == claims + effect
        assert self.house.rows(tables.ParkedEvent) == 0, "an event failed"
        self.events.append(event)
        heard = self.hears()
        self.files_that_failed_are_told_of(heard)
        fresh = self.house.tips() - tips
        assert len(fresh) <= 1
        for tip_id in fresh:
            self.is_the_tip(tip_id, heard)
        if not fresh and before is not None and self.house.chat(self.user) is None:
            self.ended_knowingly(before, heard)

    def is_the_tip(self, tip_id: UUID, heard: list[Heard]) -> None:
        opened = self.house.opened(tip_id)
        assert opened.texts == [text for text, _ in self.told.texts]
        good = {part_id for part_id, sent in self.told.files.items() if not never_comes(sent)}
        assert good <= opened.files <= set(self.told.files)
        receipts = [found for one in heard for found in RECEIPT.findall(one.text)]
        assert len(receipts) == 1
        assert receipts[0] not in self.receipts
        assert self.house.chat(self.user) is None
        self.receipts += receipts
        self.told = Told()

    def files_that_failed_are_told_of(self, heard: list[Heard]) -> None:
        if self.running() is None:
            return
        for part_id in set(self.told.files) - self.files():
            assert never_comes(self.told.files.pop(part_id)), "a picture went"
            assert any(FAILED.search(one.text) for one in heard)

    def ended_knowingly(self, before: Chat, heard: list[Heard]) -> None:
        said = "\n".join(one.text for one in heard)
        if self.told != Told():
            assert any(ending in said for ending in ENDINGS), said
        if before.state.follow is not None and self.told.texts and _added(said):
            opened = self.house.opened(UUID(before.state.follow.handle.tip_id))
            texts = [text for text, _ in self.told.texts]
            assert opened.added[-len(texts) :] == texts
        self.told = Told()

    def hears(self) -> list[Heard]:
        """What came since the last look; its buttons can be tapped from now on."""
        heard = [one for one in self.house.line.heard[self.read :] if one.to == self.user]
        self.read = len(self.house.line.heard)
        for one in heard:
            self.newest = one.taps
            self.buttons += [data for data in one.taps if data not in self.buttons]
        return heard

    def new_id(self) -> str:
        self.number += 1
        return str(self.number)

    def words(self) -> list[tuple[str, str]]:
        chat = self.running()
        return [(word.text, word.message_id) for word in chat.state.words] if chat else []

    def files(self) -> set[str]:
        chat = self.running()
        return {one.part_id for one in chat.state.attachments} if chat else set()

    def replacing(self) -> bool:
        chat = self.running()
        return bool(chat and chat.state.replacing)

    def running(self) -> Chat | None:
        chat = self.house.chat(self.user)
        if chat is None or self.house.limits.expired(chat, self.house.clock.now()):
            return None
        return chat


def _added(said: str) -> bool:
    return any(Catalogue(language).text("added") in said for language in ("th", "en"))


def test_whatever_people_do_nothing_is_lost_doubled_or_in_error(
    database: Database, tmp_path: Path
) -> None:
    house = QuietHouse(database, tmp_path)
    try:
        run_state_machine_as_test(
            type("AnyPersonHere", (AnyPerson,), {"house": house}),
            settings=settings(
                max_examples=80,
                stateful_step_count=25,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate, Phase.shrink],
            ),
        )
    finally:
        house.close()
    assert len(house.tips()) > 5
