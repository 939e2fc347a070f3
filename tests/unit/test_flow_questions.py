"""What people ask before they dare: an honest answer, and the same point again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.menu import CARDS
from bot.flows.questions import QUESTIONS, question_in
from tests.unit.flow_world import RECEIPT, SIGN, Talk, at_send_screen, words

ASKED = [
    ("ใครจะรู้มั้ยว่าหนูแจ้ง", "who"),
    ("จะมีใครรู้ไหมว่าเราเป็นคนแจ้ง", "who"),
    ("เขาจะรู้มั้ยว่าใครแจ้ง", "who"),
    ("เห็นชื่อหนูไหม", "who"),
    ("เป็นความลับไหมครับ", "who"),
    ("Will anyone know it was me?", "who"),
    ("is this anonymous", "who"),
    ("ได้เงินไหม", "reward"),
    ("แจ้งแล้วได้เงินมั้ยคะ", "reward"),
    ("มีรางวัลให้ป่าว", "reward"),
    ("ได้ตังค์ปะ", "reward"),
    ("Do I get money?", "reward"),
    ("ลบแชตยังไง", "delete"),
    ("ลบแชทตรงไหนคะ", "delete"),
    ("how do I delete this chat", "delete"),
    ("ตำรวจจะมาหาไหม", "police"),
    ("จะมีตำรวจมาหาหนูที่บ้านไหม", "police"),
    ("เจ้าหน้าที่จะโทรหาไหมคะ", "police"),
    ("ต้องขึ้นศาลไหมคะ", "police"),
    ("Will the police come to my house?", "police"),
    ("ตำรวจมาหาหนูไหมคะ", "police"),
    ("ตร จะมาหามั้ยครับ", "police"),
    ("ผมจะโดนตำรวจจับไหมครับ", "police"),
    ("จะโดนเรียกไปสอบไหม", "police"),
    ("แจ้งแล้วจะโดนอะไรไหม", "police"),
    ("ต้องบอกชื่อไหม", "police"),
    ("do I have to give my name?", "police"),
    ("จะมีใครมาเห็นที่หนูพิมพ์มั้ย", "who"),
    ("กลัวเขารู้", "who"),
    ("ถ้าเขาเห็นไลน์หนูทำไง", "delete"),
    ("ไม่รู้จะเริ่มยังไง", "how"),
    ("เดี๋ยวก่อน ถ้าแจ้งตำรวจ ตำรวจจะรู้ไหม", "who"),
    ("ใครเป็นคนแจ้งเรื่องผม", "others"),
    ("ขอทราบรายชื่อผู้แจ้ง", "others"),
    ("มีคนแจ้งเรื่องลูกผมหรือเปล่า", "others"),
    ("who reported me", "others"),
    ("นี่มิจฉาชีพหรือเปล่าคะ", "real"),
    ("ของจริงป่าว", "real"),
    ("ใช่ของราชการจริงไหม", "real"),
    ("ระบบนี้ใครทำ", "real"),
    ("เชื่อได้แค่ไหน", "real"),
    ("หลอกเอาข้อมูลรึเปล่า", "real"),
    ("is this a scam?", "real"),
    ("is this the police?", "real"),
    ("คุณเป็นคนหรือหุ่นยนต์", "robot"),
    ("เป็น AI หรอ", "robot"),
    ("มีใครอยู่มั้ย", "robot"),
    ("อยากคุยกับเจ้าหน้าที่", "robot"),
    ("hello is anyone there", "robot"),
    ("are you a robot", "robot"),
    ("ใช้เวลานานไหม", "next"),
    ("แล้วเจ้าหน้าที่จะทำอะไรต่อ", "next"),
    ("กี่วันถึงจะไปจับ", "next"),
    ("ต้องมีหลักฐานไหม", "next"),
    ("ไม่มีหลักฐานแจ้งได้ไหม", "next"),
    ("แจ้งแล้วได้อะไร", "next"),
    ("what happens next?", "next"),
    ("จะแจ้งของจังหวัดอื่นได้ไหมครับ", "scope"),
    ("แจ้งเรื่องนี้ที่นี่ได้ไหม", "scope"),
    ("can I report another province", "scope"),
    ("คืออะไรคะ", "how"),
    ("ทำยังไง", "how"),
    ("เฮ็ดจั่งใด๋", "how"),
    ("ใช้ไม่เป็น", "how"),
    ("โทรได้ไหม", "how"),
    ("ขอเบอร์ศูนย์หน่อย", "hotlines"),
    ("ผมติดยาอยากเลิก ต้องทำยังไง", "help"),
    ("หนูติดไอซ์อยากเลิกค่ะ จะโดนจับไหม", "help"),
    ("เครียดมาก นอนไม่หลับ", "help"),
    ("พ่อตีหนูด้วย", "help"),
    ("โดนแฟนตี", "help"),
    ("หนูกลัวพ่อตี", "help"),
    ("he beats me", "help"),
]
TOLD = [
    "ตำรวจมาหาเขาทุกเดือน มาเก็บเงินแล้วก็กลับ",
    "เขาได้เงินเยอะมากจากการขายยา",
    "เขาลบข้อความทุกครั้งที่ขายเสร็จ",
    "ไม่มีใครรู้ว่าเขาขายยาอยู่ในสวน",
    "ตำรวจรู้ไหมว่าเขาขายก็ไม่แน่ใจ",
    "ลูกเขาโดนตำรวจจับเมื่อเดือนก่อน แล้วก็ออกมาขายอีก",
    "ตำรวจจะมาหาเขาทุกวันที่ 5 เก็บส่วยแล้วกลับ",
    "ใครเห็นก็รู้ว่าบ้านนั้นขาย",
    "the police come to see him every week",
    "they know my brother and sell to him",
    "Do they know my neighbour sells it",
    "ตำรวจบอกชื่อคนแจ้งให้คนขาย",
    "เขาขายของปลอมปนยาให้เด็ก",
    "ลูกเขาอยากเลิกขายแต่โดนขู่",
    "มีคนคุยกับเจ้าหน้าที่แล้วปล่อยตัว",
    "เด็กอ่านหนังสือไม่ออกโดนใช้ให้ส่งยา",
    "มันหลอกเด็กไปขายยาที่ท่าน้ำ",
    "มีเบอร์คนขายแต่ไม่กล้าโทร",
    "เขาตีเด็กที่ไม่ยอมส่งยา",
    "เขาโทรสั่งแล้วมีคนมาส่งเมื่อไหร่ก็ได้",
]
BOTH = "บ้านหลังนี้ขายยาทุกวัน ใครจะรู้มั้ยว่าหนูแจ้ง"


def at_story() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")


def followed() -> Talk:
    return Talk().say(RECEIPT)


def test_every_question_has_its_card() -> None:
    assert QUESTIONS.keys() <= CARDS.keys()


@pytest.mark.parametrize(("typed", "card"), ASKED)
def test_a_question_is_answered_at_any_step_and_the_same_point_comes_again(
    typed: str, card: str
) -> None:
    steps = (at_story(), at_send_screen(), Talk().say("สวัสดี").tap("drug"), Talk().say("สวัสดี"))
    topic = at_send_screen().tap("more").tap("who")
    official = Talk().say("สวัสดี").tap("official")
    asides = (at_story().say("เลิกแจ้ง"), Talk().say("ติดตามเรื่อง"), followed(), topic, official)
    for talk in (*steps, *asides):
        before, done = talk.state, list(talk.effects)
        assert before is not None
        talk.say(typed)
        assert talk.keys[0] == CARDS[card], talk.at
        assert len(talk.keys) == 2
        assert talk.state is not None
        assert replace(talk.state, language=before.language) == before
        assert talk.effects == done


@pytest.mark.parametrize(("typed", "card"), ASKED)
def test_the_very_first_message_may_be_a_question(typed: str, card: str) -> None:
    assert Talk().say(typed).keys == [CARDS[card], "ask-menu"]


@pytest.mark.parametrize("typed", TOLD)
def test_a_story_with_the_same_words_is_told_and_not_asked(typed: str) -> None:
    assert question_in(typed) is None
    assert words(at_story().say(typed)) == [typed]


def test_a_story_with_a_question_in_it_is_kept_and_answered() -> None:
    talk = at_story().say(BOTH)
    assert words(talk) == [BOTH]
    assert talk.keys == ["card-who", "ask-story-more"]
    told_at_a_button = Talk().say("สวัสดี").tap("drug").say(BOTH)
    assert words(told_at_a_button) == [BOTH]
    assert told_at_a_button.keys[:2] == ["card-who", "kept"]


@given(
    story=st.text(alphabet="กขคงจชดตนบปมยรลวสหอาิีุูเแโไ่้ ", min_size=4, max_size=60).filter(
        lambda text: len(text.replace(" ", "")) > 3
    ),
    asked=st.sampled_from([typed for typed, _card in ASKED]),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_is_told_in_one_breath_with_a_question_is_never_lost(story: str, asked: str) -> None:
    typed = f"{story.strip()} ขายยาบ้าทุกคืน {asked}"
    assert words(at_story().say(typed)) == [typed.strip()]
