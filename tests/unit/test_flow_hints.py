"""Before sending, phrases that may point to the writer are named, and nothing is forced."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.asking import ask
from bot.flows.hints import pointing_phrases
from bot.flows.misconduct_tip import ACTS, SERVICES, WORKPLACES
from bot.flows.render import message_text
from bot.flows.state import Answer, Attachment, State, Word
from bot.flows.world import Name, Receiver
from tests.unit.flow_world import SIGN, SmallWorld, Talk
from texts import LANGUAGES, Catalogue

POINTING = [
    ("เขาอยู่บ้านติดกัน ขายทุกคืน", "บ้านติดกัน"),
    ("ลุงข้างบ้านขายยาทุกเย็น", "ข้างบ้าน"),
    ("ผมทำงานที่นี่มาสามปีแล้ว", "ผมทำงานที่นี่"),
    ("เขาเอายาให้ลูกฉัน", "ลูกฉัน"),
    ("สามีของหนูไปซื้อทุกวัน", "สามีของหนู"),
    ("หนูชื่อนิด เห็นกับตา", "หนูชื่อนิด"),
    ("ชื่อผมสมชาย", "ชื่อผมสมชาย"),
    ("โทรหาได้ที่ 081-234-5678", "081…"),
    ("โทร ๐๘๑๒๓๔๕๖๗๘", "๐๘๑…"),
    ("บัตร 1-1037-02071-81-1", "1-1…"),
    ("รหัส 4821 0937 5516 2046 ของเรื่องก่อน", "482…"),
    ("my brother buys from him", "my brother"),
    ("they live next door", "next door"),
]
PLAIN = [
    "ขายที่กระท่อมท้ายหมู่บ้านทุกเย็น",
    "หน้าบ้านเขามีกล้อง รถกระบะสีดำ ทะเบียน กข 1234",
    "ชื่อเล่นคนขายคือหมู",
    "แม่ของเขาก็ขาย ลูกเขาส่งของ",
    "ขายวันที่ 12/05/2567 เวลา 18.30 ราคา 1500",
    "he sells behind the temple every evening",
]


def sending(*bubbles: str, language: str = "th") -> Talk:
    talk = Talk(language=language).say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")
    for bubble in bubbles:
        talk.say(bubble)
    return talk.say("ส่งเลย")


@pytest.mark.parametrize(("told", "phrase"), POINTING)
def test_a_phrase_that_may_point_to_the_writer_is_named_before_sending(
    told: str, phrase: str
) -> None:
    talk = sending(told)
    assert talk.at == "drug_tip/send"
    assert f"‘{phrase}’" in talk.said
    assert "edit" in talk.buttons


@pytest.mark.parametrize("told", PLAIN)
def test_what_points_to_nobody_is_not_named(told: str) -> None:
    assert pointing_phrases([told]) == ()


def test_the_hint_forces_nothing_and_the_words_are_sent_as_written() -> None:
    talk = sending("ลุงข้างบ้านขายยา").tap("send")
    assert talk.keys == ["receipt"]
    assert talk.told is not None
    assert [word.text for word in talk.told.words] == ["ลุงข้างบ้านขายยา"]


def test_once_the_words_are_changed_the_hint_is_gone() -> None:
    talk = sending("ลุงข้างบ้านขายยา").tap("edit").tap("story").say("มีคนขายยาหลังวัด").say("ส่งเลย")
    assert talk.at == "drug_tip/send"
    assert "ข้างบ้าน" not in talk.said


def test_a_number_is_not_repeated_in_the_chat() -> None:
    talk = sending("เรื่องเป็นอย่างที่เล่านะคะ ขายกันทุกคืนจริง ๆ", "ติดต่อ 1103702071811")
    assert "‘110…’" in talk.said
    assert "1103702071811" not in talk.said


@given(
    pieces=st.lists(
        st.one_of(
            st.sampled_from([told for told, _phrase in POINTING]),
            st.text(alphabet="กขคน้ำี่ึ้ืู่ป่า ", max_size=90),
        ),
        min_size=1,
        max_size=5,
    ),
    language=st.sampled_from(["th", "en"]),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_send_screen_stays_within_600_characters_with_any_hint(
    pieces: list[str], language: str
) -> None:
    talk = sending("ขายที่ท้ายหมู่บ้านทุกวัน", *pieces)
    talk.say("ภาษาอังกฤษ" if language == "en" else "ภาษาไทย")
    assert talk.at == "drug_tip/send"
    assert len(talk.said) <= 600


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_text_breaks_the_hints(text: str) -> None:
    assert all(len(phrase) <= 30 for phrase in pointing_phrases([text]))


FULL = {"post": "x", "who": "x", "pin": "16.1, 103.7", "vehicle": "x"}
LONG_STORIES = (
    "ผมชื่อสมชายใจดีเหลือเกินนะครับ ผมทำงานอยู่ที่โรงงานน้ำตาล เบอร์ 0812345678",
    "my name is Bartholomew and I work at the sugar mill; call 0812345678",
    "ก" * 300,
    "x" * 300,
)


class LongNames(SmallWorld):
    """Every tip goes to a centre whose name is as long as they get."""

    def receiver(self, **asked: Any) -> Receiver:
        if asked["service"] == "interior" and asked["workplace"] == "central":
            desk = "National desk (Department of Provincial Administration)"
            name = Name("ศูนย์ส่วนกลาง (กรมการปกครอง)", desk)
            return Receiver("desk", name, "desk", own_department=True)
        centre = "Phra Nakhon Si Ayutthaya Provincial Narcotics Centre"
        return Receiver("province", Name("ศอ.ปส.จ.พระนครศรีอยุธยา", centre), "province")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", LONG_STORIES)
def test_the_send_screen_of_a_misconduct_tip_stays_within_600_characters(
    story: str, language: str
) -> None:
    told = {"story": story, **FULL}
    words = tuple(Word(topic, topic, topic, text) for topic, text in told.items())
    for act, service, workplace in product(ACTS, SERVICES, WORKPLACES):
        given = {"act": act.value, "service": service.value, "workplace": workplace.value}
        answers = {"province": "14", "district": "1401", **given}
        state = State(
            "session", language, "misconduct_tip", "send", words=words,
            answers={step: Answer(value) for step, value in answers.items()},
            attachments=tuple(Attachment(str(n), str(n), "image", "story") for n in range(10)),
        )  # fmt: skip
        assert len(message_text(ask(state, LongNames()), Catalogue(language))) <= 600, given
