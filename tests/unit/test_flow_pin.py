"""A map pin: asked about before it is kept, and gone with every word about where the writer is."""

from dataclasses import replace

from bot.flows.content import tip_content
from bot.flows.values import Location, Resumed, Sticker, Unsend
from tests.unit.flow_world import SIGN, SmallWorld, Talk, at_send_screen

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


CLEAR = SmallWorld(outlines={(16, 104): ("4505",)})
BORDER = SmallWorld(outlines={(16, 104): ("4505", "4501")})
ELSEWHERE = SmallWorld(outlines={(16, 104): ("5506",)})


def asked_for_the_region(world: SmallWorld) -> Talk:
    return Talk(world=world).say("สวัสดี").tap("drug").tap("selling")


def told_place(talk: Talk) -> tuple[str | None, str | None]:
    assert talk.state is not None
    content = tip_content(talk.state)
    return content.district, content.province


def test_one_tap_takes_the_pin_and_its_district() -> None:
    talk = asked_for_the_region(CLEAR).give(PIN)
    assert "อ.ธวัชบุรี จ.ร้อยเอ็ด" in talk.said
    assert talk.tap("scene").at == "drug_tip/story"
    assert told_place(talk) == ("4505", "45")
    assert KEPT in stored(talk)


def test_where_i_am_keeps_the_district_and_drops_the_coordinates() -> None:
    talk = asked_for_the_region(CLEAR).give(PIN).tap("mine")
    assert talk.keys == ["pin-dropped-in", "ask-story"]
    assert told_place(talk) == ("4505", "45")
    assert "16.03" not in stored(talk)


def test_a_pin_that_is_not_there_drops_both_and_asks_by_name() -> None:
    talk = asked_for_the_region(CLEAR).give(PIN).tap("other")
    assert talk.at == "drug_tip/region"
    assert told_place(talk) == (None, None)
    assert "16.03" not in stored(talk)


def test_near_a_border_the_districts_are_offered() -> None:
    talk = asked_for_the_region(BORDER).give(PIN)
    assert talk.tap("scene").at == "pin_place"
    assert "อ.เมืองร้อยเอ็ด" in talk.said
    assert told_place(talk) == (None, None)
    assert talk.say("2").at == "drug_tip/story"
    assert told_place(talk) == ("4501", "45")
    assert KEPT in stored(talk)


def test_near_a_border_of_where_i_am_the_coordinates_go_before_the_district_is_asked() -> None:
    talk = asked_for_the_region(BORDER).give(PIN).tap("mine")
    assert talk.at == "pin_place"
    assert "16.03" not in stored(talk)
    assert talk.tap("elsewhere").at == "drug_tip/region"
    assert told_place(talk) == (None, None)


def test_a_pin_outside_thailand_is_said_kindly_and_not_kept() -> None:
    talk = asked_for_the_region(SmallWorld(outlines={})).give(PIN)
    assert talk.keys == ["pin-outside", "ask-region"]
    assert "16.03" not in stored(talk)


def test_a_pin_of_the_scene_elsewhere_changes_the_told_place_and_one_of_mine_does_not() -> None:
    def told(value: str) -> tuple[str | None, str | None]:
        talk = Talk(world=ELSEWHERE).say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here")
        return told_place(talk.give(PIN).tap(value))

    assert told("scene") == ("5506", "55")
    assert told("mine") == ("4505", "45")
    assert told("other") == ("4505", "45")


def test_a_pin_in_the_told_district_asks_nothing_more() -> None:
    talk = Talk(world=CLEAR).say(f"สวัสดี {SIGN}").tap("drug").tap("selling").tap("here").give(PIN)
    assert talk.keys == ["ask-pin"]


def test_a_pin_says_where_an_official_works_only_where_that_is_asked_and_confirmed() -> None:
    talk = Talk(world=CLEAR).say("สวัสดี").tap("official").tap("takes_money").tap("police")
    talk.tap("district").give(PIN)
    assert "ที่ทำงานของเขา" in talk.said
    assert told_place(talk.tap("mine")) == (None, None)
    assert told_place(talk.give(PIN).tap("scene")) == ("4505", "45")
    moved = replace(talk, world=ELSEWHERE).give(PIN)
    assert moved.keys == ["ask-pin"]
    assert told_place(moved.tap("scene")) == ("4505", "45")


def test_taking_the_pin_back_takes_its_district_along() -> None:
    talk = asked_for_the_region(BORDER).give(PIN).tap("scene")
    assert talk.give(Unsend("pin-message")).state
    assert "4505" not in stored(talk)
    settled = asked_for_the_region(CLEAR).give(PIN).tap("scene").give(Unsend("pin-message"))
    assert told_place(settled) == (None, None)
    assert "16.03" not in stored(settled)


def test_a_pin_near_a_border_that_is_not_answered_is_forgotten() -> None:
    talk = asked_for_the_region(BORDER).give(PIN).tap("scene").say("เมนู")
    assert talk.state is not None
    assert talk.state.pin_places == ()


def test_near_a_border_a_name_may_be_typed_instead() -> None:
    talk = asked_for_the_region(BORDER).give(PIN).tap("scene").say("เมืองร้อยเอ็ด")
    assert talk.at == "drug_tip/story"
    assert told_place(talk) == ("4501", "45")
