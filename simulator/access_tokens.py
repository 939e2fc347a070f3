"""Channel access tokens: issued for a secret or a signed assertion, and dead when their time is up.

Stateless tokens as LINE issues them at `/oauth2/v3/token`
(https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token).
"""

import hmac
import json
import secrets
from collections.abc import Mapping

import jwt
from jwt.algorithms import RSAAlgorithm

from simulator.allowances import Now
from simulator.settings import Account

LIFE_SECONDS = 900.0
ASSERTION_SECONDS = 30 * 60  # LINE takes no assertion that lives longer
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
AUDIENCE = "https://api.line.me/"
_LEEWAY_SECONDS = 30


class TokenRefusedError(Exception):
    """No token: `error` is one of RFC 6749, `description` says more."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(f"{error}: {description}")
        self.error, self.description = error, description


class AccessTokens:
    """The tokens of one channel. They live in memory only: a new start forgets them all."""

    def __init__(self, account: Account, now: Now) -> None:
        self._account = account
        self._now = now
        self._dies_at: dict[str, float] = {}
        self.life_seconds = LIFE_SECONDS

    def issue(self) -> str:
        """Make a token that lives `life_seconds` from now."""
        now = self._now()
        self._dies_at = {one: at for one, at in self._dies_at.items() if at > now}
        token = secrets.token_urlsafe(48)
        self._dies_at[token] = now + self.life_seconds
        return token

    def takes(self, token: str) -> bool:
        """Whether a token is one of this channel and still lives."""
        return self._dies_at.get(token, 0.0) > self._now()

    def forget(self) -> None:
        """Make all tokens void at once."""
        self._dies_at.clear()

    def check(self, form: Mapping[str, str]) -> None:
        """Raise TokenRefusedError unless the form proves that it comes from this channel."""
        if "client_assertion" in form:
            self._check_assertion(form["client_assertion"])
        elif not hmac.compare_digest(
            form["client_secret"].encode(), self._account.channel_secret.encode()
        ):
            raise TokenRefusedError("invalid_client", "invalid client_secret")

    def _check_assertion(self, assertion: str) -> None:
        key_id = str(jwt.get_unverified_header(assertion).get("kid"))
        key = self._account.assertion_keys.get(key_id)
        if key is None:
            raise TokenRefusedError("invalid_client", "kid is not registered with the channel")
        try:
            claims = jwt.decode(
                assertion,
                RSAAlgorithm.from_jwk(json.dumps(dict(key))),  # type: ignore[arg-type]
                algorithms=["RS256"],
                audience=AUDIENCE,
                issuer=self._account.channel_id,
                options={"require": ["iss", "sub", "aud", "exp"], "verify_exp": False},
            )
        except jwt.InvalidTokenError as error:
            raise TokenRefusedError("invalid_client", f"client_assertion: {error}") from error
        if claims["sub"] != self._account.channel_id:
            raise TokenRefusedError("invalid_client", "sub must be the channel id")
        left = float(claims["exp"]) - self._now()
        if not 0 < left <= ASSERTION_SECONDS + _LEEWAY_SECONDS:
            raise TokenRefusedError("invalid_client", "exp must lie within the next 30 minutes")


def channel_id_of(form: Mapping[str, str]) -> str:
    """Which channel a form speaks of; raises TokenRefusedError where it is not whole."""
    if form.get("grant_type") != "client_credentials":
        raise TokenRefusedError("unsupported_grant_type", "grant_type must be client_credentials")
    if "client_assertion" not in form:
        if not form.get("client_id") or not form.get("client_secret"):
            raise TokenRefusedError("invalid_request", "some parameters missed or invalid")
        return form["client_id"]
    if form.get("client_assertion_type") != ASSERTION_TYPE:
        raise TokenRefusedError("invalid_request", "invalid client_assertion_type")
    try:
        claims = jwt.decode(form["client_assertion"], options={"verify_signature": False})
        jwt.get_unverified_header(form["client_assertion"])
    except jwt.InvalidTokenError:
        raise TokenRefusedError("invalid_client", "client_assertion is no JWT") from None
    return str(claims.get("iss", ""))
