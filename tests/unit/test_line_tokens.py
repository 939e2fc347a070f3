"""Tokens that rotate: renewed in time, kept while LINE fails, replaced once when refused."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from linebot.v3.messaging.exceptions import UnauthorizedException

from bot.line_tokens import (
    ChannelTokens,
    Issued,
    NoTokenError,
    OutOfReachError,
    TokenKeeper,
    by_secret,
    with_token,
)
from intake.outbox import Account
from intake.ports.clock import SystemClock
from tests.clock import HandClock

LIFE = timedelta(minutes=15)


@dataclass
class Issuer:
    """Issues numbered tokens, or refuses."""

    issued: int = 0
    asked: int = 0
    failing: bool = False
    life: timedelta = LIFE
    waiting: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.waiting.set()

    def __call__(self) -> Issued:
        self.asked += 1
        assert self.waiting.wait(5)
        if self.failing:
            raise NoTokenError("LINE answered 500")
        self.issued += 1
        return Issued(f"secret-token-{self.issued}", self.life)


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def tokens(issuer: Issuer, clock: HandClock) -> ChannelTokens:
    return ChannelTokens(Account.CITIZEN, issuer, clock)


def test_one_token_serves_until_two_thirds_of_its_life(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock
) -> None:
    assert tokens.keep() == timedelta(minutes=10)
    clock.forward(timedelta(minutes=9, seconds=59))
    assert tokens.keep() == timedelta(seconds=1)
    assert (tokens.current(), issuer.asked) == ("secret-token-1", 1)
    clock.forward(timedelta(seconds=1))
    tokens.keep()
    assert (tokens.current(), issuer.asked) == ("secret-token-2", 2)


def test_without_a_keeper_a_dead_token_is_replaced_when_it_is_needed(
    tokens: ChannelTokens, clock: HandClock
) -> None:
    assert tokens.current() == "secret-token-1"
    clock.forward(LIFE)
    assert tokens.current() == "secret-token-2"


def test_a_failing_issuer_is_asked_less_and_less_often_and_the_old_token_serves_on(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tokens.keep()
    clock.forward(timedelta(minutes=10))
    issuer.failing = True
    pauses = []
    for _ in range(4):
        pauses.append(tokens.keep())
        assert tokens.current() == "secret-token-1"
        clock.forward(pauses[-1])
    for pause, least in zip(pauses, (0.5, 1, 2, 4), strict=True):
        assert timedelta(seconds=least) <= pause <= timedelta(seconds=least * 2)
    alarms = [one for one in caplog.messages if one.startswith("ALARM")]
    assert len(alarms) == 3, "the first failure is the weather"
    assert "account=citizen try=2" in alarms[0]
    assert "secret-token" not in caplog.text
    issuer.failing = False
    tokens.keep()
    assert tokens.current() == "secret-token-2"


def test_no_pause_is_longer_than_a_minute(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock
) -> None:
    issuer.failing = True
    for _ in range(40):
        pause = tokens.keep()
        assert pause <= timedelta(minutes=1)
        clock.forward(pause)
    assert issuer.asked == 40


def test_when_the_last_token_is_dead_and_none_comes_callers_are_told_at_once(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock
) -> None:
    tokens.keep()
    clock.forward(LIFE)
    issuer.failing = True
    for _ in range(3):
        with pytest.raises(NoTokenError):
            tokens.current()
    assert issuer.asked == 2, "who comes within the pause does not ask LINE again"


def test_nobody_with_a_live_token_waits_for_a_renewal(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock
) -> None:
    tokens.keep()
    clock.forward(timedelta(minutes=11))
    issuer.waiting.clear()
    renewing = threading.Thread(target=tokens.keep)
    renewing.start()
    until(lambda: issuer.asked == 2)
    assert tokens.current() == "secret-token-1"
    issuer.waiting.set()
    renewing.join()
    assert tokens.current() == "secret-token-2"


def test_many_who_need_a_token_at_once_ask_for_one(tokens: ChannelTokens, issuer: Issuer) -> None:
    issuer.waiting.clear()
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(tokens.current())) for _ in range(8)]
    for one in threads:
        one.start()
    until(lambda: issuer.asked == 1)
    issuer.waiting.set()
    for one in threads:
        one.join()
    assert (set(got), issuer.asked) == ({"secret-token-1"}, 1)


def test_a_refused_token_is_replaced_once_and_the_act_done_once_more(
    tokens: ChannelTokens, issuer: Issuer
) -> None:
    used = []

    def act(token: str) -> str:
        used.append(token)
        if len(used) == 1:
            raise UnauthorizedException(status=401)
        return "done"

    assert with_token(tokens, act) == "done"
    assert used == ["secret-token-1", "secret-token-2"]


def test_a_second_refusal_is_the_callers(tokens: ChannelTokens, issuer: Issuer) -> None:
    def act(_token: str) -> None:
        raise UnauthorizedException(status=401)

    with pytest.raises(UnauthorizedException):
        with_token(tokens, act)
    assert issuer.asked == 2


def test_a_late_refusal_of_an_older_token_costs_no_renewal(
    tokens: ChannelTokens, issuer: Issuer, clock: HandClock
) -> None:
    old = tokens.current()
    clock.forward(LIFE)
    assert tokens.current() != old
    tokens.refused(old)
    tokens.current()
    assert issuer.asked == 2


def test_the_keeper_renews_by_itself_and_ends() -> None:
    issuer = Issuer(life=timedelta(milliseconds=30))
    running = ChannelTokens(Account.OFFICER, issuer, SystemClock())
    keeper = TokenKeeper([running])
    keeper.begin()
    until(lambda: issuer.issued >= 3)
    keeper.finish()


def test_an_issuer_where_nobody_listens_is_a_reason_and_no_exception() -> None:
    with pytest.raises(OutOfReachError, match="LINE is out of reach"):
        by_secret("1", "secret", "http://127.0.0.1:9")()


def test_no_token_shows_when_things_are_printed(tokens: ChannelTokens) -> None:
    held = tokens.current()
    assert held not in repr(tokens) + repr(vars(tokens)) + repr(Issued(held, LIFE))


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)
