"""A place that was told before it was asked for, and one that the story tells besides."""

import pytest

from bot.flows.asking import ask
from bot.flows.places import LAST_ADDRESSES, NEWEST_WORDS, told_in_story
from bot.flows.render import message_text
from bot.flows.state import Answer, Attachment, State, Word
from bot.flows.values import Unsend
from bot.flows.world import Found, Name, Place
from tests.unit.flow_world import SIGN, SmallWorld, Talk, words
from tests.unit.test_flow_hints import LONG_STORIES, LongNames
from texts import LANGUAGES, Catalogue

DICTATED = "สวัสดีครับจะแจ้งว่าที่ซอยหลังวัดมีคนเอายาบ้ามาขายให้เด็กวัยรุ่นทุกคืนประมาณสามทุ่มครับอยู่อำเภอท่าวังผาจังหวัดน่าน"
ABBREVIATED = "ลุงคนนึงปล่อยยาที่ศาลา ต.ริม อ.ท่าวังผา จ.น่าน"


@pytest.mark.parametrize("story", [DICTATED, ABBREVIATED])
def test_who_said_where_with_the_story_is_asked_for_one_tap_and_no_list(story: str) -> None:
    for talk in (Talk(), Talk().say(f"สวัสดี {SIGN}")):
        talk.say(story)
        if talk.at == "drug_tip/what":
            talk.tap("selling")
        assert talk.at == "drug_tip/which"
        talk.say("1")
        assert talk.at == "drug_tip/story"
        assert talk.state is not None
        assert talk.state.answer("district") == "5506"
        assert words(talk) == [story]


def test_a_told_place_that_is_not_meant_leads_to_the_lists() -> None:
    talk = Talk().say(DICTATED).tap("again")
    assert talk.at == "drug_tip/region"
    assert words(talk) == [DICTATED]


def test_a_story_that_is_taken_back_takes_its_place_along() -> None:
    talk = Talk().say(DICTATED)
    assert talk.state is not None
    talk.give(Unsend(talk.state.words[0].message_id))
    assert talk.state is not None
    assert (talk.state.step, talk.state.found) == ("region", ())


def test_where_an_official_works_is_never_taken_from_the_story() -> None:
    talk = Talk().say("สวัสดี").tap("official").say("ตำรวจรับเงินที่ อ.ท่าวังผา จ.น่าน")
    for _ in range(4):
        if talk.at != "misconduct_tip/region":
            talk.say("ไม่แน่ใจ")
    assert talk.at == "misconduct_tip/region"


def test_a_story_without_an_address_asks_where() -> None:
    assert Talk().say("เห็นเขาขายยาบ้าทุกวันหลังโรงสี").at == "drug_tip/region"


@pytest.mark.parametrize(
    ("told", "at"), [("นิเวศน์", "place"), ("ตรงนิเวศน์", "place"), ("ต.นิเวศน์", "which")]
)
def test_a_word_that_is_a_subdistricts_name_too_is_no_place_unless_it_says_so(
    told: str, at: str
) -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").say(told).tap("selling")
    assert talk.at == f"drug_tip/{at}"
    assert words(talk) == [told]


def at_story() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")


def test_the_send_screen_points_at_another_district_that_was_told() -> None:
    talk = at_story().say("บ้านเช่าหลังวัด").say("ไม่ใช่ครับ อยู่น่าน อำเภอท่าวังผา").say("ส่งเลย")
    assert talk.at == "drug_tip/send"
    assert "พูดถึง อ.ท่าวังผา จ.น่าน" in talk.said
    talk.tap("edit").tap("place").say("ท่าวังผา น่าน").say("ใช่")
    assert talk.at == "drug_tip/send"
    assert "พูดถึง" not in talk.said


@pytest.mark.parametrize("story", ["ขายที่ ต.นิเวศน์ อ.ธวัชบุรี", "อยู่ จ.ร้อยเอ็ด นี่แหละ", "ขายหลังโรงสี"])
def test_the_send_screen_says_nothing_of_the_place_it_names_already(story: str) -> None:
    talk = at_story().say(story).say("ส่งเลย")
    assert talk.at == "drug_tip/send"
    assert "พูดถึง" not in talk.said


class ElsewhereInAyutthaya(LongNames):
    """Every story speaks of a place with as long a name as they get."""

    def find(self, text: str, *, near: str = "", within: str = "") -> Found:
        del text, near, within
        there = Place("1401", "district", Name("พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"))
        return Found((there,), clear=True, whole=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", LONG_STORIES)
def test_the_send_screen_stays_within_600_characters_with_another_place(
    story: str, language: str
) -> None:
    told = {"story": "อ.ท่าวังผา", "pin": "16.1, 103.7", "who": story, "vehicle": "x"}
    answers = {"what": "violent_user", "province": "80", "district": "8023"}
    state = State(
        "session", language, "drug_tip", "send",
        words=tuple(Word(topic, topic, topic, text) for topic, text in told.items()),
        answers={step: Answer(value) for step, value in answers.items()},
        attachments=tuple(Attachment(str(n), str(n), "image", "story") for n in range(10)),
    )  # fmt: skip
    assert len(message_text(ask(state, ElsewhereInAyutthaya()), Catalogue(language))) <= 600


def test_yes_takes_the_district_where_all_that_was_found_lies_in_one() -> None:
    talk = Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").say("ท่าวังผา น่าน")
    assert talk.state is not None
    assert len(talk.state.found) == 2
    assert talk.say("ใช่ครับ").at == "drug_tip/story"
    assert talk.state is not None
    assert talk.state.answer("district") == "5506"
    namesakes = Talk(SmallWorld()).say("สวัสดี").tap("drug").tap("selling").say("เฉลิมพระเกียรติ")
    assert namesakes.say("ใช่").keys == ["choose-one", "ask-which"]


def test_a_send_screen_without_a_place_says_so() -> None:
    talk = Talk().say("สวัสดี").tap("drug").tap("selling").say("เฉลิมพระเกียรติ").say("ส่งเลย")
    assert talk.at == "drug_tip/send"
    assert "ที่: ยังไม่ได้เลือก" in talk.said


class Counting(SmallWorld):
    """Counts how often a place is looked for."""

    looked = 0

    def find(self, text: str, *, near: str = "", within: str = "") -> Found:
        Counting.looked += 1
        return super().find(text, near=near, within=within)


def test_a_story_full_of_addresses_is_not_looked_through_without_end() -> None:
    told = tuple(Word(str(n), str(n), "story", "อ.กาขา! " * 600) for n in range(30))
    told_in_story(State("s", "th", "drug_tip", "send", words=told), Counting())
    assert Counting.looked <= NEWEST_WORDS * (LAST_ADDRESSES + 1)
