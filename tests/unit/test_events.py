import secrets
from datetime import timedelta
from typing import Any

import pytest

from bot.buttons import LONGEST_DATA, HandleSeal, TooLongError, button_data, read_button
from bot.flows.state import TipHandle
from bot.flows.values import (
    Followed,
    Input,
    Location,
    Media,
    Pick,
    Sticker,
    Text,
    Unsend,
    Unsupported,
)
from bot.handlers.events import event_type, read_event
from bot.incoming import Left
from intake.keys import Key, Keyring
from tests.clock import HandClock

PERSON, ANOTHER = "U" + "a" * 32, "U" + "b" * 32
HANDLE = TipHandle("0d0f4b4e-7b2a-4b62-9e37-7b3a2f1c9a10", "ab" * 32, "2026-01-13")


@pytest.fixture
def seal(clock: HandClock) -> HandleSeal:
    return HandleSeal(Keyring(Key(1, secrets.token_bytes(32))), clock)


def an_event(kind: str = "message", **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "mode": "active",
        "timestamp": 1_768_270_800_000,
        "webhookEventId": "01KEVMD9C0",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "token",
        "source": {"type": "user", "userId": PERSON},
        **more,
    }


def a_message(**message: Any) -> dict[str, Any]:
    return an_event(message={"id": "123", **message})


def given(event: object, seal: HandleSeal) -> Input | Left | None:
    incoming = read_event(event, seal)
    return None if incoming is None else incoming.given


def test_what_a_person_sends_is_read(seal: HandleSeal) -> None:
    text = given(a_message(type="text", text="ขายยาบ้า"), seal)
    assert isinstance(text, Text)
    assert (text.value, text.message_id) == ("ขายยาบ้า", "123")
    picture = given(a_message(type="image", contentProvider={"type": "line"}), seal)
    assert isinstance(picture, Media)
    assert picture.kind == "image"
    place = given(a_message(type="location", latitude=16, longitude=103.7, title="วัด"), seal)
    assert isinstance(place, Location)
    assert (place.latitude, place.longitude, place.title) == (16.0, 103.7, "วัด")
    assert (len(place.part_id), place.message_id) == (36, "123")
    assert given(a_message(type="sticker", packageId="1", stickerId="2"), seal) == Sticker()
    assert given(an_event("unsend", unsend={"messageId": "9"}), seal) == Unsend("9")
    assert given(an_event("follow", follow={"isUnblocked": True}), seal) == Followed(again=True)
    assert given(an_event("follow"), seal) == Followed()
    assert given(an_event("unfollow"), seal) == Left()


def test_what_stands_around_an_event_is_read(seal: HandleSeal) -> None:
    event = a_message(type="image", imageSet={"id": "set", "index": 1, "total": 3})
    event["deliveryContext"] = {"isRedelivery": True}
    incoming = read_event(event, seal)
    assert incoming is not None
    assert (incoming.event_id, incoming.user_id) == ("01KEVMD9C0", PERSON)
    assert (incoming.token, incoming.at) == ("token", 1_768_270_800_000)
    assert (incoming.redelivered, incoming.image_set) == (True, "set")


@pytest.mark.parametrize(
    "event",
    [
        None,
        "text",
        {},
        {"type": "message"},
        an_event(source=None),
        an_event(source={"type": "user"}),
        an_event(source={"type": "user", "userId": "U-not-one"}),
        an_event(source={"type": "group", "groupId": "C" * 33, "userId": PERSON}),
        an_event(source={"type": "room", "roomId": "R" * 33}),
        an_event(mode="standby"),
        an_event(mode="something new"),
        an_event("thingsNobodyKnows"),
        an_event(type=None),
        an_event("unsend"),
        an_event("unsend", unsend={"messageId": 4}),
    ],
)
def test_events_that_are_not_for_us_are_passed_over(event: object, seal: HandleSeal) -> None:
    assert read_event(event, seal) is None


@pytest.mark.parametrize(
    "event",
    [
        an_event(),
        an_event(message=None),
        an_event(message=[]),
        a_message(type="hologram"),
        a_message(type="text"),
        a_message(type="text", text=5),
        a_message(type="location", latitude="here"),
        a_message(type="image", contentProvider={"type": "external"}),
        an_event(message={"type": "image", "id": "../../etc"}),
        an_event("postback"),
        an_event("postback", postback={"data": "not ours"}),
        an_event("postback", postback={"data": '{"a": 1}'}),
        an_event("postback", postback={"data": "[1, 2, 3]"}),
    ],
)
def test_what_cannot_be_read_still_gets_a_kind_answer(event: object, seal: HandleSeal) -> None:
    assert isinstance(given(event, seal), Unsupported)


def test_an_event_without_id_time_or_token_is_still_read(seal: HandleSeal) -> None:
    event = a_message(type="text", text="x")
    for name in ("webhookEventId", "timestamp", "replyToken", "deliveryContext", "mode"):
        del event[name]
    first, second = read_event(event, seal), read_event(dict(event), seal)
    assert first is not None
    assert second is not None
    assert first.event_id == second.event_id != ""
    assert (first.at, first.token, first.redelivered) == (0, "", False)


def test_a_log_line_names_the_type_of_an_event_and_nothing_else() -> None:
    assert event_type({"type": "postback"}) == "postback"
    assert event_type({"type": "ถนนหลังวัด 12"}) == "unknown"
    assert event_type({"type": "x" * 31}) == "unknown"
    assert event_type([]) == "unknown"


def test_a_button_comes_back_as_it_was_made(seal: HandleSeal) -> None:
    data = button_data("drug_tip/what", "selling", "s1")
    event = an_event("postback", postback={"data": data})
    assert given(event, seal) == Pick("drug_tip/what", "selling", "s1")


def test_a_sealed_button_brings_the_tips_handle_back(seal: HandleSeal) -> None:
    data = button_data("send", "send", "session1", seal.seal(PERSON, HANDLE))
    assert len(data) <= LONGEST_DATA
    assert HANDLE.tip_id not in data
    assert read_button(data, seal, PERSON) == Pick("send", "send", "session1", HANDLE)


def test_a_sealed_button_is_worthless_to_another_person(seal: HandleSeal) -> None:
    data = button_data("send", "send", "s", seal.seal(PERSON, HANDLE))
    assert read_button(data, seal, ANOTHER) == Pick("send", "send", "s")


def test_a_sealed_button_ends_after_a_day(seal: HandleSeal, clock: HandClock) -> None:
    sealed = seal.seal(PERSON, HANDLE)
    clock.forward(timedelta(hours=24))
    assert seal.open(PERSON, sealed) == HANDLE
    clock.forward(timedelta(hours=1))
    assert seal.open(PERSON, sealed) is None


def test_a_sealed_button_outlives_a_change_of_the_root_key(clock: HandClock) -> None:
    old, new = Key(1, secrets.token_bytes(32)), Key(2, secrets.token_bytes(32))
    sealed = HandleSeal(Keyring(old), clock).seal(PERSON, HANDLE)
    assert HandleSeal(Keyring(new, old), clock).open(PERSON, sealed) == HANDLE
    assert HandleSeal(Keyring(new), clock).open(PERSON, sealed) is None


@pytest.mark.parametrize("sealed", ["", "é", "AAAA", "x" * 128])
def test_a_forged_handle_is_none(seal: HandleSeal, sealed: str) -> None:
    assert seal.open(PERSON, sealed) is None


def test_a_button_longer_than_line_allows_is_not_made() -> None:
    with pytest.raises(TooLongError):
        button_data("s" * 200, "v" * 100, "x")
