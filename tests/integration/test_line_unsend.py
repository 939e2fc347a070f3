"""What is taken back before sending is gone everywhere, whatever comes first."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.chat import Chat, ChatSeal
from intake.outbox import encode, open_item
from storage import tables
from storage.database import Database
from tests.console_tips import jpeg
from tests.integration.test_line_tip import only_tip, texts_of
from tests.line_acts import an_event, answers, at_the_story, until
from tests.line_house import ROOT, LineHouse, Talk

REGRETTED = "เขาเคยให้ฉันไปส่งที่ตลาดนัด"
KEPT = "ขายอยู่ท้ายซอยทุกคืนค่ะ"
Event = dict[str, Any]
Act = Callable[[], None]


def work(line: LineHouse) -> None:
    line.working().loop.drain()


def unsend(line: LineHouse, talk: Talk, message_id: str) -> Event:
    event = an_event(line, talk, "", type="unsend", unsend={"messageId": message_id})
    del event["message"], event["replyToken"]
    return event


def says(line: LineHouse, talk: Talk, text: str, message_id: str) -> Event:
    message = {"type": "text", "id": message_id, "quoteToken": "q", "text": text}
    return an_event(line, talk, "", message=message)


def sends_a_picture(line: LineHouse, talk: Talk, message_id: str) -> Event:
    message = {"type": "image", "id": message_id, "contentProvider": {"type": "line"}}
    return an_event(line, talk, "", message=message)


def chat_of(line: LineHouse, talk: Talk) -> Chat | None:
    seal = ChatSeal(ROOT)
    with line.database.read() as work:
        row = work.conversations.find(seal.names(talk.phone.user_id)[0])
    return seal.open(row, talk.phone.user_id) if row else None


def stands_anywhere(line: LineHouse, talk: Talk, needle: str) -> list[str]:
    """Where it stands: in the chat, parked events and the outbox, each opened with its key."""
    chat = chat_of(line, talk)
    places = {"chat": chat.to_json().decode() if chat else ""}
    with line.database.read() as work:
        rows = list(work.connection.execute(sa.select(tables.OutboxRow)).mappings())
        parked = work.events.parked(100)
    for row in rows:
        job = open_item(row["kind"], row["payload"], line.house.worker_private)
        places[f"{row['kind']} {row['id']}"] = encode(job).decode()
    for one in parked:
        places[f"parked {one.event.hex()}"] = repr(line.side.citizen.parking.open(one))
    return [place for place, held in places.items() if needle in held]


def with_a_picture(line: LineHouse) -> tuple[Talk, str]:
    talk = at_the_story(line)
    talk.says(KEPT, "รับแล้ว")
    message_id = talk.phone.send_image(jpeg())
    talk.phone.wait_for("รับ")
    return talk, message_id


def takes_back(talk: Talk, message_id: str) -> None:
    talk.phone.unsend(message_id)
    assert talk.phone.settle()


def test_an_unsend_that_comes_before_its_message_keeps_it_out_for_good(line: LineHouse) -> None:
    talk = at_the_story(line)
    late = says(line, talk, REGRETTED, "9001")
    again = {**late, "deliveryContext": {"isRedelivery": True}}
    assert line.posts(unsend(line, talk, "9001"), late, again) == 200
    talk.says(KEPT, "รับแล้ว")
    assert stands_anywhere(line, talk, REGRETTED) == []
    talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    assert texts_of(*only_tip(line)) == [KEPT]
    work(line)
    line.clock.forward(timedelta(days=5))  # LINE may deliver late, and the conversation is over
    assert line.posts({**late, "webhookEventId": "another"}) == 200
    assert line.rows(tables.Conversation) == 0


def test_where_nothing_runs_an_unsend_leaves_no_row_of_its_person_and_opens_nothing_later(
    line: LineHouse,
) -> None:
    talk = line.phone()
    place = {"type": "location", "id": "9003", "latitude": 16.05, "longitude": 103.65}
    late = [
        says(line, talk, REGRETTED, "9001"),
        sends_a_picture(line, talk, "9002"),
        an_event(line, talk, "", message=place),
    ]
    taken_back = [unsend(line, talk, number) for number in ("9001", "9002", "9003")]
    assert line.posts(*taken_back, *late, *taken_back) == 200
    assert line.rows(tables.Conversation) == line.rows(tables.Rate) == 0
    assert line.kinds_waiting() == []
    assert talk.phone.messages() == []


def test_an_unsend_that_comes_while_its_message_is_being_kept_wins(line: LineHouse) -> None:
    """Between the read of the message's turn and its write; nobody's chat row shows it."""
    talk = line.phone()
    current, taken_back = line.worlds.current, unsend(line, talk, "9001")

    def meanwhile() -> Any:
        line.worlds.current = current  # type: ignore[method-assign]
        assert line.posts(taken_back) == 200
        return current()

    line.worlds.current = meanwhile  # type: ignore[method-assign]
    assert line.posts(says(line, talk, REGRETTED, "9001")) == 200
    assert line.rows(tables.ParkedEvent) == line.rows(tables.Conversation) == 0
    assert stands_anywhere(line, talk, REGRETTED) == []


def test_an_unsend_waits_for_the_turn_that_is_just_keeping_its_message(database: Database) -> None:
    name = (b"\x00\x01" + b"m" * 32,)
    done: list[bool] = []

    def remembers() -> None:
        with database.write() as work:
            work.events.alone_with(name)
            done.append(True)

    with database.write() as keeping:
        keeping.events.alone_with(name)
        other = threading.Thread(target=remembers)
        other.start()
        other.join(0.3)
        assert not done
    other.join(5)
    assert done


def test_words_taken_back_are_in_no_answer_that_still_waits(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says(KEPT, "รับแล้ว")
    message_id = talk.phone.send_text(REGRETTED)
    talk.phone.wait_for("รับแล้ว")
    line.dies_before_answering()
    talk.phone.tap("ส่งเลย")  # the send screen repeats what was told
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=21))
    assert {one.split()[0] for one in stands_anywhere(line, talk, KEPT)} == {"chat", "reply"}
    assert len(stands_anywhere(line, talk, REGRETTED)) == 2
    talk.phone.unsend(message_id)
    assert talk.phone.settle()
    assert stands_anywhere(line, talk, REGRETTED) == []
    assert stands_anywhere(line, talk, KEPT) == ["chat"]


def test_the_answer_to_another_bubble_outlives_an_unsend(line: LineHouse) -> None:
    line.answers_bursts_after(timedelta(seconds=0.4))
    talk = at_the_story(line)
    before = answers(talk, "รับแล้ว")
    events = says(line, talk, REGRETTED, "9001"), says(line, talk, KEPT, "9002")
    assert line.posts(*events, unsend(line, talk, "9001")) == 200
    talk.phone.wait_for("รับแล้ว", timeout=5)
    assert answers(talk, "รับแล้ว") == before + 1
    third, fourth = says(line, talk, REGRETTED, "9003"), says(line, talk, KEPT, "9004")
    assert line.posts(third, unsend(line, talk, "9003"), fourth) == 200
    until(lambda: "reply" not in line.kinds_waiting())
    assert answers(talk, "รับแล้ว") == before + 2  # and the one of before gives way to the next
    assert stands_anywhere(line, talk, REGRETTED) == []


def test_an_edited_story_leaves_nothing_of_the_old_one(line: LineHouse) -> None:
    talk = at_the_story(line)
    talk.says(REGRETTED, "รับแล้ว")
    talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    line.dies_before_answering()
    talk.phone.tap("แก้ไข")
    assert talk.phone.settle()
    talk.phone.send_text("ย้อนกลับ")  # a send screen that never left
    talk.phone.send_text("แก้ไข")
    assert talk.phone.settle()
    line.clock.forward(timedelta(seconds=21))
    assert len(stands_anywhere(line, talk, REGRETTED)) == 2
    line.side = line.started()
    talk.says("เรื่องที่เล่า", "พิมพ์ใหม่")
    talk.says(KEPT, "รับแล้ว")
    assert stands_anywhere(line, talk, REGRETTED) == []
    talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    assert texts_of(*only_tip(line)) == [KEPT]
    assert stands_anywhere(line, talk, REGRETTED) == []


def test_a_message_that_waits_to_be_handled_is_erased_by_its_unsend_at_once(
    line: LineHouse,
) -> None:
    talk = at_the_story(line)
    current = line.worlds.current

    def broken() -> Any:
        raise RuntimeError

    line.worlds.current = broken  # type: ignore[method-assign]
    regretted = says(line, talk, REGRETTED, "9001")
    assert line.posts(regretted, says(line, talk, KEPT, "9002")) == 200
    assert line.rows(tables.ParkedEvent) == 2
    assert line.posts(unsend(line, talk, "9001")) == 200
    assert stands_anywhere(line, talk, REGRETTED) == []
    assert line.posts(regretted) == 200
    assert stands_anywhere(line, talk, REGRETTED) == []
    line.worlds.current = current  # type: ignore[method-assign]
    while line.rows(tables.ParkedEvent):
        assert line.side.retry.once()
    chat = chat_of(line, talk)
    assert chat
    assert [word.text for word in chat.state.words] == [KEPT]
