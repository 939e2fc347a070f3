"""What goes wrong around a person: processes die and start, LINE's patience ends, keys turn."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from storage import tables
from tests.properties.person import PATIENCE, Person
from tests.properties.told import Piece
from texts import Catalogue

ONE_MOMENT = Catalogue("th").text("one-moment")
LATER = ("ตอนค่ำรถกระบะสีแดงมาจอดหน้ากระท่อม", "คนขายเป็นผู้ชายตัวผอมผมยาว", "เมื่อคืนมีรถเก๋งมาอีกสองคัน")


class Troubled(Person):
    """A person whom the machines of the service do not spare."""

    @rule(new_root=st.booleans())
    def the_web_process_starts_again(self, new_root: bool) -> None:  # noqa: FBT001 - drawn
        """Also with a new root key beside the old one, at most once while somebody tells."""
        before = self.house.chat(self.user)
        self.house.starts_again(new_root=new_root and not self.turned)
        self.turned |= new_root
        assert self.house.chat(self.user) == before

    @rule(index=st.integers(0, 12))
    @precondition(lambda self: self.newest)
    def the_web_process_dies_before_it_answers(self, index: int) -> None:
        """The turn is committed and nothing was said: the worker says it while the token lives."""
        self.dies = self.house.senders.dead = True
        self.does("postback", postback={"data": self.newest[index % len(self.newest)]})
        self.dies = False
        self.house.starts_again()
        self.waits_for_the_answer()

    @rule()
    @precondition(lambda self: self.unanswered)
    def waits_for_the_answer(self) -> None:
        """A burst has its answer after two seconds; what a crash left comes within the minute."""
        self.house.wait(timedelta(seconds=25))
        self.house.works()
        self.hears()
        self.left_to_worker = self.owed
        assert self.unanswered is None or self.house.clock.now() - self.unanswered > PATIENCE

    @rule(
        told=st.integers(2, 3),
        takes_back=st.booleans(),
        again=st.booleans(),
        starts=st.booleans(),
        minutes=st.sampled_from([0, 3, 45]),
    )
    def events_are_kept_for_later(self, told: int, minutes: int, **drawn: bool) -> None:
        """LINE's patience with a body ended: what is kept is sealed, and then told in order."""
        chat = self.running()
        if chat is None or chat.state.replacing or len(self.told.pieces) > 20:
            return
        stories = [self.marked(story) for story in LATER[:told]]
        events = [self.house.event(self.user, "message", message=self.message(s)) for s in stories]
        assert self.house.posted(*events, in_time=1) == 200
        assert self.house.rows(tables.ParkedEvent) == told - 1
        self.model_hears(chat.state, self.running(), events[0])
        said = self.hears()
        self.lost_files_are_told_of(said)
        assert [ONE_MOMENT in one.texts for one in said].count(True) == 1
        self.happens_meanwhile(events, minutes, **drawn)
        self.kept_events_are_handled(events, taken_back=drawn["takes_back"])

    def happens_meanwhile(
        self,
        events: list[dict[str, Any]],
        minutes: int,
        *,
        takes_back: bool,
        again: bool,
        starts: bool,
    ) -> None:
        """Whatever else comes from the same person queues behind."""
        waiting = self.house.rows(tables.ParkedEvent)
        if takes_back:  # what waits goes at once, and the unsend waits in its place
            self.is_gone(events[-1]["message"]["text"])
            assert self.house.posted(self.unsend_of(events[-1]["message"]["id"])) == 200
        if again:
            assert self.house.posted(*map(self.house.again, events)) == 200
        assert self.house.rows(tables.ParkedEvent) == waiting
        if starts:
            self.house.starts_again()
        self.house.wait(timedelta(minutes=minutes))
        self.hears()

    def kept_events_are_handled(self, events: list[dict[str, Any]], *, taken_back: bool) -> None:
        """In LINE's order, and answered by one push."""
        self.house.handles_what_was_kept()
        kept = {word.message_id: word for word in self.words()}
        for event in events[1 : -1 if taken_back else None]:
            message = event["message"]
            topic = kept[message["id"]].topic
            self.told.tells(Piece(message["text"], message["id"], topic), None)
        self.house.works()
        said = self.hears()
        self.lost_files_are_told_of(said)
        pushes = [one for one in said if one.way == "push"]
        awaited = len(events) > 1 + taken_back
        assert len(pushes) == awaited, "what was kept is answered by one push"
        self.unanswered = None
        self.nothing_is_left_of_what_is_gone()
        self.left_to_worker = self.owed
        self.events += events[: -1 if taken_back else None]
