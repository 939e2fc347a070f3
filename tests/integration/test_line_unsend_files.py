"""Files that are taken back: before, while and after the worker fetches them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.line_client import Content, LineClient
from intake.outbox import IN_HAND, Account
from storage import tables
from tests.integration.test_line_tip import only_tip, texts_of
from tests.integration.test_line_unsend import (
    KEPT,
    stands_anywhere,
    takes_back,
    with_a_picture,
    work,
)
from tests.line_acts import answers
from tests.line_house import LineHouse, Talk


class Meanwhile(LineClient):
    """LINE, while something else happens before or after the bytes of a file came."""

    def __init__(
        self, line: LineHouse, before: Callable[[], None], after: Callable[[], None]
    ) -> None:
        super().__init__(line.tokens[Account.CITIZEN], line.simulated.url)
        self._before, self._after = before, after

    def content(self, message_id: str, limit: int) -> Content:
        self._before()
        found = super().content(message_id, limit)
        self._after()
        return found


def nothing() -> None:
    """Happens meanwhile."""


def is_gone(line: LineHouse, talk: Talk, message_id: str) -> None:
    assert (line.blob_count(), line.rows(tables.MediaResult)) == (0, 0)
    assert not {"fetch_media"} & set(line.kinds_waiting())
    assert stands_anywhere(line, talk, message_id) == []
    line.clock.forward(IN_HAND)
    work(line)
    assert "drop_media" not in line.kinds_waiting()
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    tip, parts, _ = only_tip(line)
    assert not tip.has_media
    assert "image" not in {part.kind for part in parts}
    work(line)
    assert (line.blob_count(), line.rows(tables.MediaResult)) == (0, 0)


def test_a_picture_taken_back_before_it_was_fetched_is_not_fetched(line: LineHouse) -> None:
    talk, message_id = with_a_picture(line)
    assert "fetch_media" in line.kinds_waiting()
    takes_back(talk, message_id)
    assert "fetch_media" not in line.kinds_waiting()
    work(line)
    assert line.simulated.calls("content") == []
    is_gone(line, talk, message_id)


def test_a_picture_taken_back_after_it_was_sealed_is_erased(line: LineHouse) -> None:
    talk, message_id = with_a_picture(line)
    work(line)
    assert (line.blob_count(), line.rows(tables.MediaResult)) == (1, 1)
    takes_back(talk, message_id)
    work(line)
    is_gone(line, talk, message_id)


@pytest.mark.parametrize("moment", ["before LINE answers", "after"])
def test_a_picture_taken_back_while_it_is_fetched_is_gone(line: LineHouse, moment: str) -> None:
    """Before: LINE answers 410. After: its bytes are here, to be sealed and written."""
    talk, message_id = with_a_picture(line)

    def act() -> None:
        takes_back(talk, message_id)

    before, after = (act, nothing) if moment != "after" else (nothing, act)
    line.lines = {**line.lines, Account.CITIZEN: Meanwhile(line, before, after)}
    work(line)
    line.clock.forward(IN_HAND)  # the other pass may have come while the fetch was in hand
    work(line)
    is_gone(line, talk, message_id)
    assert answers(talk, "มาไม่ถึง") == 0


def test_what_a_worker_too_slow_writes_after_a_picture_was_dropped_is_erased_too(
    line: LineHouse,
) -> None:
    talk, message_id = with_a_picture(line)
    lines = line.lines

    def act() -> None:
        line.clock.forward(timedelta(seconds=31))  # its lease has run out
        takes_back(talk, message_id)
        line.lines = lines
        work(line)  # another worker, in time
        assert "fetch_media" not in line.kinds_waiting()

    line.lines = {**lines, Account.CITIZEN: Meanwhile(line, nothing, act)}
    work(line)
    assert (line.blob_count(), line.rows(tables.MediaResult)) == (1, 0)
    line.clock.forward(IN_HAND)
    work(line)
    is_gone(line, talk, message_id)


def test_after_sending_an_unsend_changes_nothing(line: LineHouse) -> None:
    talk, picture = with_a_picture(line)
    work(line)
    text = talk.phone.send_text("อีกเรื่องคือรถสีแดงจอดหน้าบ้านเขา")
    talk.phone.wait_for("รับแล้ว")
    talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    takes_back(talk, picture)
    takes_back(talk, text)
    work(line)
    line.clock.forward(IN_HAND)
    work(line)
    tip, parts, pair = only_tip(line)
    assert len(texts_of(tip, parts, pair)) == 2
    assert [part.state for part in parts if part.kind == "image"] == ["ready"]
    assert line.blob_count() == 1
    assert line.rows(tables.Conversation) == 0


def test_a_withdrawn_tip_leaves_neither_words_nor_files(line: LineHouse) -> None:
    talk, picture = with_a_picture(line)
    talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    digits = talk.sends()
    work(line)
    assert line.blob_count() == 1
    talk.says(digits, "สถานะ")
    talk.taps("ถอนเรื่อง", "ถอนแล้วเรียกคืนไม่ได้")
    talk.says("1", "ถอนเรื่องแล้ว")
    work(line)
    assert line.blob_count() == line.rows(tables.Part) == line.rows(tables.TipKey) == 0
    assert stands_anywhere(line, talk, KEPT) == stands_anywhere(line, talk, picture) == []
