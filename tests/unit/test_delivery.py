from datetime import timedelta

import pytest

from bot.delivery import (
    LONGEST_WAIT,
    RETRY_KEY_LIFE,
    Next,
    after_push,
    after_reply,
    backoff,
    may_reply,
)
from bot.line_client import Answer, LineClient, answer_of

YOUNG = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Answer.DONE),
        (409, Answer.DONE),
        (400, Answer.REFUSED),
        (429, Answer.LIMITED),
        (500, Answer.UNAVAILABLE),
        (503, Answer.UNAVAILABLE),
        (401, Answer.FORBIDDEN),
        (403, Answer.FORBIDDEN),
        (413, Answer.FORBIDDEN),
    ],
)
def test_lines_status_is_read_as_one_word(status: int, answer: Answer) -> None:
    assert answer_of(status) is answer


@pytest.mark.parametrize("tries", [0, 7])
def test_done_is_done(tries: int) -> None:
    for first_hand in (True, False):
        verdict = after_reply(Answer.DONE, tries=tries, must_arrive=True, first_hand=first_hand)
        assert verdict.next is Next.SETTLE
    assert after_push(Answer.DONE, tries=tries, age=YOUNG).next is Next.SETTLE


def test_only_a_receipt_whose_token_was_never_used_becomes_a_push() -> None:
    def fate(*, must_arrive: bool, first_hand: bool) -> Next:
        return after_reply(
            Answer.REFUSED, tries=0, must_arrive=must_arrive, first_hand=first_hand
        ).next

    assert fate(must_arrive=True, first_hand=True) is Next.AS_PUSH
    assert fate(must_arrive=False, first_hand=True) is Next.SETTLE
    assert fate(must_arrive=True, first_hand=False) is Next.SETTLE


@pytest.mark.parametrize("answer", [Answer.LIMITED, Answer.UNAVAILABLE])
def test_trouble_of_lines_is_tried_again(answer: Answer) -> None:
    reply = after_reply(answer, tries=1, must_arrive=False, first_hand=True)
    push = after_push(answer, tries=1, age=YOUNG)
    for verdict in (reply, push):
        assert verdict.next is Next.AGAIN
        assert verdict.wait > timedelta(0)


def test_what_line_forbids_waits_for_a_person() -> None:
    reply = after_reply(Answer.FORBIDDEN, tries=0, must_arrive=True, first_hand=True)
    push = after_push(Answer.FORBIDDEN, tries=0, age=YOUNG)
    refused = after_push(Answer.REFUSED, tries=0, age=YOUNG)
    assert {one.next for one in (reply, push, refused)} == {Next.PARK}
    assert all(one.alarm for one in (reply, push, refused))


def test_a_push_ends_before_line_forgets_its_retry_key() -> None:
    verdict = after_push(Answer.UNAVAILABLE, tries=99, age=RETRY_KEY_LIFE)
    assert verdict.next is Next.PARK
    assert verdict.alarm


def test_waits_grow_and_are_spread() -> None:
    assert backoff(0) <= timedelta(seconds=2)
    assert timedelta(seconds=60) < backoff(6) <= timedelta(seconds=128)
    assert LONGEST_WAIT / 2 <= backoff(500) <= LONGEST_WAIT
    assert len({backoff(5) for _ in range(50)}) > 1


def test_a_token_is_used_while_it_lives() -> None:
    assert may_reply(timedelta(seconds=49))
    assert not may_reply(timedelta(seconds=50))


class AnyToken:
    def current(self) -> str:
        return "token"

    def refused(self, token: str) -> None:
        pass


def test_an_address_where_nobody_listens_is_trouble_and_no_exception() -> None:
    nobody = LineClient(AnyToken(), "http://127.0.0.1:9")
    assert nobody.reply("t", [{"type": "text", "text": "x"}]) is Answer.UNAVAILABLE
    assert nobody.content("1", 10).problem == "unavailable"
    assert nobody.quota() is None


def test_a_message_of_ours_that_breaks_a_rule_is_refused_before_it_leaves() -> None:
    nobody = LineClient(AnyToken(), "http://127.0.0.1:9")
    assert nobody.reply("t", [{"type": "text", "text": "x"}] * 6) is Answer.REFUSED
