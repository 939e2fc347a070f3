"""Arbitrary people: whatever they send, they get an answer and nothing they told is lost."""

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.flows.asking import MOST_BUTTONS
from bot.flows.choices import choices
from bot.flows.engine import respond
from bot.flows.registry import TIPS, address, current
from bot.flows.render import LABEL_GRAPHEMES, button_label, graphemes, message_text
from bot.flows.state import State
from bot.flows.typed import numbers
from bot.flows.values import (
    Add,
    AfterPause,
    Input,
    Location,
    Media,
    MediaFailed,
    Pick,
    Resumed,
    Sticker,
    Submit,
    Text,
    Turn,
    Unsend,
    Unsupported,
)
from bot.flows.values import Followed as Follow
from tests.unit.flow_world import HANDLE, RECEIPT, SIGN, SmallWorld, Talk
from texts import LANGUAGES, Catalogue

TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="กขคาิี่้ 1๑ๆ.ฯ", max_size=30),
    st.integers(-1, 20).map(str),
    st.sampled_from(
        [
            *(
                "ย้อนกลับ",
                "เมนู",
                "ข้าม",
                "ไม่รู้",
                "ส่งเลย",
                "เสร็จแล้ว",
                "เลิกแจ้ง",
                "อันตราย",
                "ใช่",
                "English",
            ),
            *("ผู้ใหญ่บ้านขายเองที่หลังวัด", "ท่าวังผา", "น่าน", "ลุงข้างบ้านขายยาทุกเย็น", "1 3", "ดูต่อ"),
            *(f"สวัสดี {SIGN}", RECEIPT, "ไทย", "😀" * 12, "ก" * 5000, "\u200b", "ภาษา", "รางวัล"),
        ]
    ),
)
ANYTHING = st.sampled_from(
    [
        *(
            Sticker(),
            Unsupported("dice"),
            Location(1.0, 2.0),
            Resumed(),
            Follow(),
            Unsend("nothing"),
        ),
        *(MediaFailed("nothing", "odd"), Pick("menu", "drug"), Pick("x", "y", "z")),
        *(Pick("drug_tip/send", "send", "old", HANDLE), Pick("receipt", "add", "", HANDLE)),
    ]
)


ENDED_KNOWINGLY = frozenset({"receipt", "added", "withdrawn", "cancelled"})


@dataclass
class Told:
    """What the person may count on, as long as they neither sent nor erased it."""

    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def responded(state: State | None, given: Input) -> Turn:
    return respond(state, given, SmallWorld(), session="s", language="th")


class Reporter(RuleBasedStateMachine):
    """Types, taps, sends files and takes messages back, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = Talk()
        self.told = Told()
        self.talk.give(Resumed())

    def give(self, given: Input) -> None:
        before = self.talk.state
        self.a_pause_before_it_changes_only_what_is_said(before, given)
        effects = len(self.talk.effects)
        self.talk.give(given)
        turn = self.talk.turn
        assert turn is not None
        new = self.talk.effects[effects:]
        if any(isinstance(effect, Submit) for effect in new):
            assert before is not None
            assert before.step == "send"
            assert before.flow in TIPS
            assert not before.aside
        if any(isinstance(effect, Submit | Add) for effect in new):
            self.everything_told_is_in(self.talk.told)
        if self.talk.state is None:
            if self.told.texts or self.told.files:
                assert ENDED_KNOWINGLY.intersection(self.talk.keys)
            self.told = Told()
        self.readable(given, turn)

    def readable(self, given: Input, turn: Turn) -> None:
        quiet = isinstance(given, Unsend | Resumed | MediaFailed)
        assert turn.replies or quiet
        assert len(turn.replies) <= 5
        for catalogue in map(Catalogue, LANGUAGES):
            for reply in turn.replies:
                assert 0 < len(message_text(reply, catalogue)) <= 600
                assert len(reply.buttons) <= MOST_BUTTONS
                for button in reply.buttons:
                    assert 1 <= len(graphemes(button_label(button, catalogue))) <= LABEL_GRAPHEMES

    def a_pause_before_it_changes_only_what_is_said(
        self, state: State | None, given: Input
    ) -> None:
        """The same state and effect; who tells a tip hears where it stands, and what is asked."""
        turn = responded(state, given)
        paused = responded(state, AfterPause(given))
        assert (paused.state, paused.effect) == (turn.state, turn.effect)
        after = paused.state
        quiet = isinstance(given, Unsend | Resumed | MediaFailed | Follow)
        if after is None or quiet or turn.effect or after.aside == "danger":
            return
        if after.flow in TIPS or after.holds_anything():
            assert paused.replies[0].key == "after-pause"
            assert paused.replies[-1] == responded(after, Resumed()).replies[-1]
            assert not any(reply.burst for reply in paused.replies)

    def everything_told_is_in(self, state: State | None) -> None:
        assert state is not None
        kept = [word.text for word in state.words]
        assert all(text in kept for text in self.told.texts)
        files = [file.part_id for file in state.attachments]
        assert all(part_id in files for part_id in self.told.files)

    @rule(typed=TYPED)
    def types(self, typed: str) -> None:
        before = self.talk.state.words if self.talk.state else ()
        replacing = bool(self.talk.state and self.talk.state.replacing)
        self.give(Text(typed, f"p{self.talk.number}", f"m{self.talk.number}"))
        after = self.talk.state.words if self.talk.state else ()
        if len(after) > len(before) or (replacing and after != before):
            if replacing:
                kept = [word.text for word in after]
                self.told.texts = [text for text in self.told.texts if text in kept]
            self.told.texts.append(after[-1].text)
            assert after[-1].text == typed.strip()

    @rule(index=st.integers(0, 12))
    def taps(self, index: int) -> None:
        turn = self.talk.turn
        buttons = turn.replies[-1].buttons if turn and turn.replies else ()
        taps = [button for button in buttons if button.kind == "postback"]
        if taps:
            button = taps[index % len(taps)]
            session = self.talk.state.session if self.talk.state else ""
            self.give(Pick(button.step, button.value, session, HANDLE if button.sealed else None))

    @rule(kind=st.sampled_from(["image", "video", "audio", "file"]))
    def sends_a_file(self, kind: str) -> None:
        part_id = f"p{self.talk.number}"
        self.give(Media(kind, part_id, f"m{self.talk.number}"))  # type: ignore[arg-type]
        state = self.talk.state
        if state and any(file.part_id == part_id for file in state.attachments):
            self.told.files.append(part_id)

    @rule(given=ANYTHING)
    def does_something_else(self, given: Input) -> None:
        self.give(given)

    @rule()
    def takes_the_last_message_back(self) -> None:
        state = self.talk.state
        if state and state.words:
            last = state.words[-1]
            self.give(Unsend(last.message_id))
            self.told.texts.remove(last.text)
            assert self.talk.state is not None
            assert f'"{last.message_id}"' not in self.talk.state.to_json()

    @rule(language=st.sampled_from(sorted(LANGUAGES)))
    def changes_the_language(self, language: str) -> None:
        """Wherever it is typed, the same point comes again in that language."""
        before = self.talk.state
        self.give(Text({"en": "English", "th": "ไทย"}[language], "p", "m"))
        after, turn = self.talk.state, self.talk.turn
        assert turn is not None
        assert turn.language == language
        if before is not None and after is not None and not before.aside:
            assert after.language == language
            assert address(after) == address(before)

    @invariant()
    def nothing_told_is_lost(self) -> None:
        if self.talk.state is not None:
            self.everything_told_is_in(self.talk.state)

    @invariant()
    def the_question_can_be_answered_by_typing_a_number(self) -> None:
        state = self.talk.state
        if state is None:
            return
        for choice in choices(state, self.talk.world)[:3]:
            assert numbers(str(choice.number)) == (choice.number,)
            typed = Text(str(choice.number), "p", "m")
            turn = respond(state, typed, self.talk.world, session="s", language="th")
            assert turn.replies or turn.effect
            assert "one-at-a-time" not in [reply.key for reply in turn.replies]

    @invariant()
    def the_same_state_always_asks_the_same(self) -> None:
        state = self.talk.state
        if state is not None:
            again = State.from_json(state.to_json())
            turn = respond(again, Resumed(), self.talk.world, session="s", language="th")
            assert turn.state == state
            assert turn.replies[-1].key
            assert current(again) == current(state)


Reporter.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, derandomize=True
)
TestAnyReporter = Reporter.TestCase
