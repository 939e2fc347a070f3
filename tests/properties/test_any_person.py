"""Arbitrary people at the real webhook over the real store, on both databases.

Whatever they type, tap, send, take back or let lie, whatever LINE delivers late or twice, whichever
process dies: no answer is an error, each event has one effect, and what was told is there until it
is sent or erased, and then it is in the tip word for word, in order, for the centre alone.
"""

import itertools
from datetime import timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storage import tables
from storage.database import Database
from tests.line_house import SIGN
from tests.properties.person import said_in_any_language
from tests.properties.quiet_house import QuietHouse
from tests.properties.recording_line import FATES
from tests.properties.told import Told, is_in
from tests.properties.troubled import Troubled

STORIES = (
    "เห็นคนขายยากันที่กระท่อมหลังโรงสีทุกคืน",
    "มอเตอร์ไซค์สีดำมาส่งของตอนตีสอง แล้วรีบออกไป",
    "วัยรุ่นสี่ห้าคนนั่งมั่วสุมเสพยาใต้สะพานข้ามคลอง",
    "😀 เจ้าของบ้านเปิดประตูให้คนแปลกหน้าเข้าไปซื้อทั้งคืน 👨‍👩‍👧",
    "someone sells pills behind the rice mill every single night",
    "ผู้ใหญ่บ้านขายเอง ตำรวจรู้แต่ไม่จับ",
)
WORDS = (
    *("เมนู", "ย้อนกลับ", "ข้าม", "ไม่รู้", "เลิกแจ้ง", "ส่งเลย", "เสร็จแล้ว", "ใช่", "ไม่ใช่"),
    *("แจ้งเรื่องยา", "แจ้งเจ้าหน้าที่", "ติดตามเรื่อง", "ขายยา", "ธวัชบุรี", "ร้อยเอ็ด", "เพิ่มรายละเอียด"),
    *("แก้ไข", "ขาม", "555", "ได้เงินไหม", "ใครจะรู้มั้ยว่าหนูแจ้ง", "ลบแชตยังไง", "อันตราย"),
    *(f"สวัสดี {SIGN}", "4821 0937 5516 2046", "๑", "๒", "", " \n", "😀" * 12, "\x00", "ก" * 5000),
)
ONWARD = ("/send", "here", "drug", "selling", "no", "scene", "safe", "/done", "/skip")
TYPED = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 9).map(str),
    st.text(max_size=30),
)
KINDS = st.sampled_from(["image", "image", "video", "audio", "file"])
MINUTES = st.sampled_from([0.05, 1, 20, 29, 31, 60, 600, 23 * 60, 25 * 60])


class AnyPerson(Troubled):
    """The rules: what people, LINE, time and machines do."""

    @initialize(greeting=st.sampled_from(["สวัสดี", f"สวัสดี {SIGN}", "hello there", ""]))
    def begins(self, greeting: str) -> None:
        if greeting:
            self.says(greeting)
        else:
            self.tells(STORIES[0])

    # what the person does ------------------------------------------------------------------------

    @rule(typed=TYPED)
    def types(self, typed: str) -> None:
        self.says(typed)

    @rule(story=st.sampled_from(STORIES))
    def tells(self, story: str) -> None:
        """Whole sentences: whatever stands open, they are kept, with the question they answer."""
        marked, topic = self.marked(story), self.topic()
        self.says(marked)
        assert (marked, topic) in [(one.text, one.topic) for one in self.told.pieces]

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
            offered = self.offered()
            way = ("send_alert" if alert else "send", *ONWARD)
            found = next((offered[value] for value in way if value in offered), None)
            if found is None:
                self.tells(STORIES[0])
            else:
                self.does("postback", postback={"data": found})

    @rule(value=st.sampled_from(["/send", "edit", "story", "place", "/back", "more", "hide"]))
    def taps_that_if_it_is_there(self, value: str) -> None:
        if value in self.offered():
            self.does("postback", postback={"data": self.offered()[value]})

    @rule(index=st.integers(0, 11))
    @precondition(lambda self: self.choices)
    def types_one_of_the_numbers(self, index: int) -> None:
        """Every numbered answer can be typed, in the digits of either script."""
        number = self.choices[index % len(self.choices)]
        typed = number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if index % 2 else number
        seen_the_question = self.running() is not None and self.unanswered is None
        heard = self.says(typed)
        if seen_the_question:
            assert not said_in_any_language("one-at-a-time", heard)

    @rule(index=st.integers(0, 200))
    @precondition(lambda self: self.buttons)
    def taps_an_old_button(self, index: int) -> None:
        self.does("postback", postback={"data": self.buttons[index % len(self.buttons)]})

    @rule(files=st.lists(st.tuples(KINDS, st.sampled_from(sorted(FATES))), min_size=1, max_size=4))
    def sends_files(self, files: list[tuple[str, str]]) -> None:
        """One, or several together; LINE gives them in any order."""
        together = self.new_id()
        for index, (kind, fate) in enumerate(reversed(files)):
            message_id = self.new_id()
            self.house.line.fates[message_id] = FATES[fate]
            message: dict[str, object] = {"type": kind, "id": message_id}
            if kind == "image" and len(files) > 1:
                total = len(files)
                message["imageSet"] = {"id": together, "index": total - index, "total": total}
            self.does("message", message=message)

    @rule(kind=st.sampled_from(["sticker", "location", "location", "hologram", "block"]))
    def does_something_else(self, kind: str) -> None:
        if kind == "block":
            self.does("unfollow", replyToken=None)
            self.does("follow", follow={"isUnblocked": True})
            return
        place = {"latitude": 16.05, "longitude": 103.65} if kind == "location" else {}
        self.does("message", message={"type": kind, "id": self.new_id(), **place})

    @rule(language=st.sampled_from(["en", "th"]), taps=st.booleans())
    def changes_the_language(self, language: str, taps: bool) -> None:  # noqa: FBT001 - drawn
        """At any step, and from then on: see what every answer is held to."""
        button = self.offered().get(f"/{language}", self.offered().get(language))
        if taps and button:
            self.does("postback", postback={"data": button})
        else:
            is_in(language, self.says({"en": "English", "th": "ไทย"}[language]), self.typed)
        chat = self.running()
        assert chat is None or chat.state.language == language

    @rule(index=st.integers(0, 5))
    @precondition(lambda self: self.told.pieces)
    def takes_a_message_back(self, index: int) -> None:
        piece = self.told.pieces[index % len(self.told.pieces)]
        self.told.forgets([piece])
        self.is_gone(piece.text)
        self.happens(self.unsend_of(piece.message_id))
        self.nothing_is_left_of_what_is_gone()

    @rule()
    @precondition(lambda self: self.told.files)
    def takes_a_file_back(self) -> None:
        part_id, (message_id, _) = self.told.files.popitem()
        self.house.line.unsent.add(message_id)
        self.happens(self.unsend_of(message_id))
        assert part_id not in self.kept_files()

    @rule(index=st.integers(0, 3))
    @precondition(lambda self: self.receipts)
    def enters_a_receipt(self, index: int) -> None:
        self.says("ติดตามเรื่อง")
        self.says(self.receipts[index % len(self.receipts)])

    @rule(story=st.sampled_from(STORIES), again=st.booleans())
    def takes_back_what_comes_later(self, story: str, again: bool) -> None:  # noqa: FBT001 - drawn
        """LINE may deliver an unsend before its message: that leaves no trace then."""
        event = self.house.event(self.user, "message", message=self.message(self.marked(story)))
        self.is_gone(event["message"]["text"])
        if self.running() is None:
            self.told = Told()
        assert self.house.posted(self.unsend_of(event["message"]["id"])) == 200
        assert self.house.posted(*[event] * (1 + again)) == 200
        self.hears()
        self.nothing_is_left_of_what_is_gone()

    # what LINE, time and machines do -------------------------------------------------------------

    @rule(index=st.integers(0, 30), flagged=st.booleans())
    @precondition(lambda self: self.events)
    def line_delivers_again(self, index: int, flagged: bool) -> None:  # noqa: FBT001 - drawn
        event = self.events[index % len(self.events)]
        before, tips = self.house.chat(self.user), self.house.tips()
        claims, receipts = self.house.rows(tables.EventClaim), list(self.receipts)
        assert self.house.posted(self.house.again(event) if flagged else event) == 200
        assert self.house.chat(self.user) == before
        assert self.house.tips() == tips
        assert self.house.rows(tables.EventClaim) == claims
        self.hears()
        assert self.receipts == receipts  # none anew; one that they typed may be told back

    @rule(story=st.sampled_from(STORIES))
    def line_delivers_one_event_twice_in_a_body(self, story: str) -> None:
        self.says(self.marked(story), times=2)

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: float) -> None:
        self.house.wait(timedelta(minutes=minutes))
        self.hears()
        if self.running() is None:
            self.told = Told()
        self.house.sweeps()

    @rule()
    def the_worker_works(self) -> None:
        self.house.works()
        self.hears()
        self.left_to_worker = self.owed

    # what must hold ------------------------------------------------------------------------------

    @invariant()
    def nothing_told_is_lost_before_it_is_sent(self) -> None:
        kept = [(word.text, word.message_id) for word in self.words()]
        assert kept == [(one.text, one.message_id) for one in self.told.pieces]
        assert self.kept_files() == set(self.told.files)

    def teardown(self) -> None:
        """At last: nothing waits for ever, and no trace of what was taken back is left."""
        self.house.wait(timedelta(minutes=2))
        self.house.works()
        self.hears()
        assert self.owed == 0, "a receipt never came"
        assert self.house.rows(tables.ParkedEvent) == 0
        self.nothing_is_left_of_what_is_gone()


def test_whatever_people_do_nothing_is_lost_doubled_or_in_error(
    database: Database, tmp_path: Path
) -> None:
    house = QuietHouse(database, tmp_path)
    made = {"house": house, "numbers": itertools.count(1)}
    try:
        run_state_machine_as_test(
            type("AnyPersonHere", (AnyPerson,), made),
            settings=settings(
                max_examples=60,
                stateful_step_count=25,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],  # with Phase.shrink a failure becomes small, in minutes
            ),
        )
    finally:
        house.close()
    assert len(house.tips()) > 5
