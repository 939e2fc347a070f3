"""Tokens as LINE issues them: for a secret or a signed assertion, for a quarter of an hour."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from werkzeug.test import TestResponse

from assertion_keys import read_assertion_key
from simulator.access_tokens import ASSERTION_TYPE
from tests.line_keys import KEY_IDS, KEYS, REGISTERED
from tests.unit.simulator_desk import SECRET, Desk

BY_SECRET = {"grant_type": "client_credentials", "client_id": "1", "client_secret": SECRET}
BY_ASSERTION = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION_TYPE}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    own = made.platform.channels["citizen"].access_tokens
    own._account = replace(own._account, assertion_keys=REGISTERED["citizen"])
    return made


def asks(desk: Desk, form: dict[str, str]) -> TestResponse:
    return desk.web.post("/oauth2/v3/token", data=form)


def assertion(
    desk: Desk, *, kid: str = KEY_IDS["citizen"], key: str = "citizen", **other: Any
) -> str:
    now = datetime.fromtimestamp(desk.clock.at, UTC)
    claims = {
        "iss": "1",
        "sub": "1",
        "aud": "https://api.line.me/",
        "exp": now + timedelta(minutes=30),
        **other,
    }
    return jwt.encode(claims, read_assertion_key(KEYS[key]), "RS256", headers={"kid": kid})


def quota(desk: Desk, token: str, account: str = "citizen") -> int:
    header = {"Authorization": f"Bearer {token}"}
    return desk.web.get("/v2/bot/message/quota", headers=header).status_code


def test_a_token_for_the_secret_works_a_quarter_of_an_hour_and_not_longer(desk: Desk) -> None:
    answer = asks(desk, BY_SECRET)
    assert answer.status_code == 200
    issued = answer.get_json()
    assert (issued["token_type"], issued["expires_in"]) == ("Bearer", 900)
    assert quota(desk, issued["access_token"]) == 200
    desk.clock.at += 899
    assert quota(desk, issued["access_token"]) == 200
    desk.clock.at += 1
    assert quota(desk, issued["access_token"]) == 401


def test_a_new_token_leaves_the_older_one_alive(desk: Desk) -> None:
    first, second = (asks(desk, BY_SECRET).get_json()["access_token"] for _ in range(2))
    assert first != second
    assert [quota(desk, first), quota(desk, second)] == [200, 200]


def test_a_token_for_a_signed_assertion_works_too(desk: Desk) -> None:
    answer = asks(desk, {**BY_ASSERTION, "client_assertion": assertion(desk)})
    assert quota(desk, answer.get_json()["access_token"]) == 200


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_secret": ""}, "invalid_request"),
        ({"client_id": ""}, "invalid_request"),
        ({"client_secret": "another"}, "invalid_client"),
        ({"client_id": "2"}, "invalid_client"),  # the other account's, with this one's secret
        ({"client_id": "99"}, "invalid_client"),
    ],
)
def test_who_cannot_prove_it_by_the_secret_gets_none(
    desk: Desk, change: dict[str, str], error: str
) -> None:
    answer = asks(desk, {**BY_SECRET, **change})
    assert (answer.status_code, answer.get_json()["error"]) == (400, error)
    assert "access_token" not in answer.get_json()


@pytest.mark.parametrize(
    "change",
    [
        {"kid": "unknown"},
        {"key": "officer"},
        {"sub": "2"},
        {"aud": "https://example.com/"},
        {"exp": datetime(2020, 1, 1, tzinfo=UTC)},
        {"exp": datetime(2099, 1, 1, tzinfo=UTC)},
    ],
)
def test_who_cannot_prove_it_by_an_assertion_gets_none(desk: Desk, change: dict[str, Any]) -> None:
    answer = asks(desk, {**BY_ASSERTION, "client_assertion": assertion(desk, **change)})
    assert (answer.status_code, answer.get_json()["error"]) == (400, "invalid_client")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({**BY_ASSERTION, "client_assertion": "no JWT"}, "invalid_client"),
        ({"grant_type": "client_credentials", "client_assertion": "x.y.z"}, "invalid_request"),
        ({}, "unsupported_grant_type"),
    ],
)
def test_a_form_that_is_none_is_refused_and_no_error(
    desk: Desk, form: dict[str, str], error: str
) -> None:
    answer = asks(desk, form)
    assert (answer.status_code, answer.get_json()["error"]) == (400, error)


def test_the_list_of_calls_holds_neither_secret_nor_token(desk: Desk) -> None:
    issued = asks(desk, BY_SECRET).get_json()
    calls = desk.web.get("/_sim/calls?endpoint=token").get_json()
    assert [one["body"] for one in calls] == [{"by": "secret"}]
    kept = json.dumps(calls)
    assert SECRET not in kept
    assert issued["access_token"] not in kept
