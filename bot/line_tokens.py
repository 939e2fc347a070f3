"""Channel access tokens of one account: fetched, renewed before they end, kept in memory alone.

LINE's stateless tokens live 15 minutes, cannot be revoked and may be issued as often as one likes
(https://developers.line.biz/en/docs/basics/channel-access-token/), so each process fetches its own:
nothing is shared, stored or handed over (docs/decisions/0005-tokens-that-rotate.md).
"""

import logging
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import jwt
import pydantic.v1
import urllib3.exceptions
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from linebot.v3.messaging.exceptions import UnauthorizedException
from linebot.v3.oauth import ApiClient, ApiException, ChannelAccessToken, Configuration

from intake.outbox import Account
from intake.ports.clock import Clock

ASSERTION_LIFE = timedelta(minutes=5)  # LINE allows 30
AUDIENCE = "https://api.line.me/"
QUIET_TRIES = 1  # one failure is the weather; from the next on each is an alarm
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=1), timedelta(seconds=60)
LONGEST_LOOK = timedelta(seconds=60)  # the keeper never sleeps longer
_TIMEOUT = (3.05, 8.0)  # to connect, to be answered
_NO_WAY = (urllib3.exceptions.HTTPError, OSError)
_NO_SENSE = (pydantic.v1.ValidationError, ValueError)

Given = TypeVar("Given")

log = logging.getLogger("bosae.line")


class NoTokenError(Exception):
    """No token at the moment; says why in a few words, never with what was sent."""


class OutOfReachError(NoTokenError):
    """LINE did not answer at all: it is the way there, not what was asked."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A token and how long LINE says it lives."""

    token: str = field(repr=False)
    life: timedelta


Issue = Callable[[], Issued]


class Tokens(Protocol):
    """Where a client gets its token from."""

    def current(self) -> str:
        """A token that should work now; raises NoTokenError."""
        ...

    def refused(self, token: str) -> None:
        """LINE answered 401 to this token: the next one is another."""
        ...


@dataclass(frozen=True, slots=True)
class _Held:
    token: str = field(repr=False)
    due: datetime  # to be renewed
    ends: datetime


class ChannelTokens:
    """One account's tokens. Safe for threads; several processes each have their own."""

    def __init__(self, account: Account, issue: Issue, clock: Clock) -> None:
        self.account = account
        self._issue = issue
        self._clock = clock
        self._renewing = threading.Lock()  # held across the call: nobody with a live token waits
        self._held: _Held | None = None
        self._failures = 0
        self._not_before: datetime | None = None

    def current(self) -> str:
        """See Tokens. Fetches one where none lives, unless a fetch failed a moment ago."""
        held = self._live()
        if held is None:
            with self._renewing:
                held = self._live() or self._renew()
        return held.token

    def refused(self, token: str) -> None:
        """See Tokens."""
        held = self._held
        if held is not None and held.token == token:
            self._held = None
            log.warning("channel access token refused account=%s", self.account)

    def keep(self) -> timedelta:
        """Renew when a third of the life is left; gives how long nothing is to be done."""
        now = self._clock.now()
        held = self._held
        if held is not None and now < held.due:
            return held.due - now
        with self._renewing:
            try:
                held = self._renew()
            except NoTokenError:
                assert self._not_before is not None  # noqa: S101 - set by every failure
                return max(self._not_before - self._clock.now(), timedelta())
        return held.due - now

    def left(self) -> timedelta:
        """How long the token lives that is held now."""
        held = self._held
        return max(held.ends - self._clock.now(), timedelta()) if held else timedelta()

    def _live(self) -> _Held | None:
        held = self._held
        return held if held is not None and self._clock.now() < held.ends else None

    def _renew(self) -> _Held:
        asked = self._clock.now()
        if self._not_before is not None and asked < self._not_before:
            raise NoTokenError("the last try failed a moment ago")
        try:
            issued = self._issue()
        except NoTokenError as error:
            self._failed(error)
            raise
        self._failures, self._not_before = 0, None
        # A thirtieth off the end: a call on its way must not arrive with a dead token.
        held = _Held(issued.token, asked + issued.life * 2 / 3, asked + issued.life * 29 / 30)
        self._held = held
        log.info("channel access token renewed account=%s", self.account)
        return held

    def _failed(self, error: NoTokenError) -> None:
        whole = min(FIRST_PAUSE * (1 << min(self._failures, 6)), LONGEST_PAUSE)
        spread = 0.5 + secrets.randbelow(1000) / 2000  # so that processes do not march
        self._not_before = self._clock.now() + whole * spread
        self._failures += 1
        alarm = self._failures > QUIET_TRIES
        log.log(
            logging.ERROR if alarm else logging.WARNING,
            "%schannel access token not renewed account=%s try=%d left=%ds (%s)",
            "ALARM " if alarm else "",
            self.account,
            self._failures,
            self.left().total_seconds(),
            error,
        )


class TokenKeeper:
    """Renews tokens in time, beside whatever a process does. Begin it after a fork."""

    def __init__(self, tokens: Sequence[ChannelTokens] = ()) -> None:
        self._tokens = tokens
        self._stopped = threading.Event()

    def begin(self) -> None:
        """Start looking after them; one thread for each, so that no account waits for another."""
        for one in self._tokens:
            threading.Thread(
                target=self._run, args=(one,), name=f"tokens-{one.account}", daemon=True
            ).start()

    def finish(self) -> None:
        """Renew nothing any more."""
        self._stopped.set()

    def _run(self, tokens: ChannelTokens) -> None:
        pause = timedelta()
        while not self._stopped.wait(pause.total_seconds()):
            pause = LONGEST_LOOK
            try:
                pause = min(tokens.keep(), LONGEST_LOOK)
            except Exception as error:  # noqa: BLE001 - the keeper outlives one bad round
                log.error(  # noqa: TRY400 - a traceback could quote a token
                    "ALARM token keeper failed account=%s error=%s",
                    tokens.account,
                    type(error).__name__,
                )


def with_token(tokens: Tokens, act: Callable[[str], Given]) -> Given:
    """Do something with a token; after a 401 once more with a new one.

    Raises NoTokenError, and whatever the act raises, a second 401 among it.
    """
    token = tokens.current()
    try:
        return act(token)
    except UnauthorizedException:
        tokens.refused(token)
    return act(tokens.current())


def by_secret(channel_id: str, secret: str, host: str | None) -> Issue:
    """Tokens for who holds the channel secret anyway. ``host`` None: LINE's own."""

    def issue(api: ChannelAccessToken) -> Any:
        return api.issue_stateless_channel_token_by_client_secret(
            channel_id, secret, _request_timeout=_TIMEOUT
        )

    return lambda: _issued(issue, host)


def by_assertion(
    channel_id: str, key_id: str, key: RSAPrivateKey, host: str | None, clock: Clock
) -> Issue:
    """Tokens for who holds a key registered with the channel, and no channel secret (RFC 7523)."""

    def issue(api: ChannelAccessToken) -> Any:
        dies = clock.now() + ASSERTION_LIFE
        claims = {"iss": channel_id, "sub": channel_id, "aud": AUDIENCE, "exp": dies}
        signed = jwt.encode(claims, key, algorithm="RS256", headers={"kid": key_id})
        return api.issue_stateless_channel_token_by_jwt_assertion(signed, _request_timeout=_TIMEOUT)

    return lambda: _issued(issue, host)


def _issued(issue: Callable[[ChannelAccessToken], Any], host: str | None) -> Issued:
    """A client for each call: one in ten minutes is not worth a kept connection."""
    settings = Configuration(host=host)
    settings.retries = False  # whoever asked tries again, later each time
    try:
        with ApiClient(settings) as client:
            found = issue(ChannelAccessToken(client))
    except ApiException as error:
        raise NoTokenError(f"LINE answered {error.status}") from None
    except _NO_WAY as error:
        raise OutOfReachError(f"LINE is out of reach, {type(error).__name__}") from None
    except _NO_SENSE as error:
        raise NoTokenError(f"no valid answer, {type(error).__name__}") from None
    return Issued(str(found.access_token), timedelta(seconds=int(found.expires_in)))
