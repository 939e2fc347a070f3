"""A map pin: asked about before it is kept, and gone with every word about where the writer is."""

from bot.flows.content import tip_content
from bot.flows.values import Location, Resumed, Sticker, Unsend
from tests.unit.flow_world import SIGN, Talk, at_send_screen

PIN = Location(16.03, 103.71, "วัดป่า", "pin-part", "pin-message")
KEPT = "16.03000, 103.71000 วัดป่า"


def at_story() -> Talk:
    return Talk().say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")


def stored(talk: Talk) -> str:
    return talk.state.to_json() if talk.state else ""


def test_before_a_pin_is_sent_people_read_that_it_may_be_their_home() -> None:
    talk = at_story()
    assert "เลื่อนหมุดไปที่เกิดเหตุก่อนส่งนะคะ ไม่ใช่บ้านคุณ" in talk.said
    assert talk.turn is not None
    assert "location" in [button.kind for button in talk.turn.replies[-1].buttons]


def test_a_pin_at_the_place_is_kept_among_the_sealed_words() -> None:
    talk = at_story().give(PIN)
    assert talk.at == "pin"
    talk.tap("scene")
    assert talk.keys == ["pin-kept", "ask-story"]
    talk.say("ขายทุกเย็น").say("ส่งเลย")
    assert "หมุด" in talk.said
    assert "16.03" not in talk.said
    talk.tap("send")
    assert talk.told is not None
    told = [(word.topic, word.text) for word in tip_content(talk.told).words]
    assert told == [("pin", KEPT), ("story", "ขายทุกเย็น")]


def test_a_pin_where_the_writer_is_is_dropped_and_the_district_stays() -> None:
    talk = at_story().give(PIN)
    assert talk.say("ที่ฉันอยู่ตอนนี้").keys == ["pin-dropped", "ask-story"]
    assert "16.03" not in stored(talk)
    assert talk.state is not None
    assert tip_content(talk.state).district == "4505"


def test_a_pin_that_is_not_answered_is_not_kept() -> None:
    for typed in ("ขายอยู่ท้ายหมู่บ้านทุกเย็น", "อันตราย", "เมนู", "ย้อนกลับ", "ข้าม", "ไม่รู้", "ส่งเลย"):
        assert "16.03" not in stored(at_story().give(PIN).say(typed)), typed
    assert at_story().give(PIN).give(Sticker()).at == "pin"
    assert at_story().give(PIN).give(Resumed()).at == "pin"


def test_a_pin_is_unsent_before_and_after_it_is_kept() -> None:
    asked = at_story().give(PIN).give(Unsend("pin-message"))
    assert asked.at == "drug_tip/story"
    kept = at_story().give(PIN).tap("scene").give(Unsend("pin-message"))
    assert "16.03" not in stored(asked) + stored(kept)


def test_changing_the_place_erases_the_pin() -> None:
    talk = at_send_screen().give(PIN).tap("scene")
    assert "หมุด" in talk.said
    talk.tap("edit").tap("place")
    assert "16.03" not in stored(talk)


def test_no_pin_is_kept_where_no_tip_is_told_or_where_no_place_is() -> None:
    assert Talk().say("สวัสดี").give(PIN).keys == ["place-by-name", "ask-menu"]
    assert at_story().give(Location(999.0, 1.0)).keys[0] == "place-by-name"
