"""Both processes on tokens that rotate: dead ones, refused ones, and an issuer that fails."""

import io
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from assembly.line_access import line_clients
from assembly.line_commands import line as line_group
from assembly.worker import Worker, worker
from assertion_keys import public_jwk, read_assertion_key
from bot.line_tokens import ChannelTokens, by_assertion
from intake.outbox import Account
from intake.ports.clock import SystemClock
from secret_files import write_secrets
from simulator.access_tokens import LIFE_SECONDS
from tests.integration.test_line_worker import nudge
from tests.line_house import LineHouse
from tests.line_keys import AS_SECRETS, CHANNEL_IDS, KEY_IDS, KEYS


def own_tokens(line: LineHouse, key_of: Mapping[str, str] = KEYS) -> dict[Account, ChannelTokens]:
    """The worker's: by its own keys."""
    clock = SystemClock()
    return {
        account: ChannelTokens(
            account,
            by_assertion(
                CHANNEL_IDS[account],
                KEY_IDS[account],
                read_assertion_key(key_of[account]),
                line.simulated.url,
                clock,
            ),
            clock,
        )
        for account in Account
    }


def working(line: LineHouse) -> Worker:
    """A worker that has its first tokens."""
    tokens = own_tokens(line)
    for one in tokens.values():
        one.keep()
    lines = line_clients(tokens, line.simulated.url)
    return worker(replace(line.worker_parts(), lines=lines))


def die(line: LineHouse) -> None:
    """All tokens there are, at once: as when a channel secret was issued anew."""
    for channel in line.simulated.platform.channels.values():
        channel.access_tokens.forget()


def issued(line: LineHouse, by: str) -> list[int]:
    return [one.status for one in line.simulated.calls("token") if one.body == {"by": by}]


def a_nudge_waits(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.taps("ส่ง+เตือนได้", "รหัสติดตาม")
    nudge(line)


def pushes(line: LineHouse) -> list[int]:
    return [one.status for one in line.simulated.calls("push")]


def test_the_web_process_answers_though_its_token_is_refused(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("สวัสดี", "แจ้งเรื่องยา")
    die(line)
    talk.says("1", "เรื่องอะไร")
    assert issued(line, "secret") == [200, 200]
    assert [one.status for one in line.simulated.calls("reply")] == [200, 401, 200]


def test_a_conversation_outlives_its_tokens(line: LineHouse) -> None:
    own = line.simulated.platform.channels["citizen"].access_tokens
    own.life_seconds = 1.0
    talk = line.phone()
    talk.tells_a_tip()
    line.tokens[Account.CITIZEN].keep()
    die(line)
    own.life_seconds = LIFE_SECONDS
    assert talk.sends()
    assert set(issued(line, "secret")) == {200}
    assert len(issued(line, "secret")) >= 2


def test_the_worker_pushes_by_its_own_key_though_its_token_is_refused(line: LineHouse) -> None:
    a_nudge_waits(line)
    made = working(line)
    die(line)
    made.loop.drain()
    assert pushes(line) == [401, 200]
    assert issued(line, "assertion") == [200, 200, 200]  # both accounts', and the one in its place


def test_a_push_waits_while_no_token_is_to_be_had_and_is_sent_once(line: LineHouse) -> None:
    a_nudge_waits(line)
    line.fails("token", "status", times=100)
    made = working(line)
    made.loop.drain()
    assert pushes(line) == []
    assert "nudge" in line.kinds_waiting(), "neither lost nor set aside"
    line.simulated.platform.plans.clear()
    line.clock.forward(timedelta(minutes=1))
    working(line).loop.drain()
    assert pushes(line) == [200]
    assert "nudge" not in line.kinds_waiting()


def test_a_picture_is_fetched_though_the_token_is_refused(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    made = working(line)
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "#0a6b46").save(out, "JPEG")
    die(line)
    talk.phone.send_image(out.getvalue())
    talk.phone.wait_for("")
    made.loop.drain()
    assert [one.status for one in line.simulated.calls("content")] == [401, 200]
    assert line.blob_count() == 1


def test_a_key_that_is_not_registered_is_an_alarm_and_nothing_of_it_logged(
    line: LineHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = own_tokens(line, {"citizen": KEYS["officer"], "officer": KEYS["citizen"]})
    for one in wrong.values():
        one.keep()
    assert "not renewed account=citizen try=1 left=0s (LINE answered 400)" in caplog.text
    assert "eyJ" not in caplog.text, "an assertion"


@pytest.fixture
def operator(line: LineHouse, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment in which an operator types commands."""
    ids = {f"LINE_{one.upper()}_CHANNEL_ID": made for one, made in CHANNEL_IDS.items()}
    kids = {f"LINE_{one.upper()}_KEY_ID": made for one, made in KEY_IDS.items()}
    given = {
        "BOSAE_HOME": str(home),
        "BOSAE_ENVIRONMENT": "test",
        "PUBLIC_URL": "http://app.test",
        "LINE_API_BASE": line.simulated.url,
    }
    for name, value in {**given, **ids, **kids}.items():
        monkeypatch.setenv(name, value)
    write_secrets(home, AS_SECRETS, line_secrets=True)
    return home


def flask_line(*words: str) -> Result:
    return CliRunner().invoke(line_group, list(words))


def test_check_is_content_when_line_calls_the_public_url(operator: Path) -> None:
    done = flask_line("check")
    assert (done.exit_code, "WRONG" in done.output) == (0, False), done.output
    assert "citizen  15000 of 15000 messages left this month" in done.output
    assert "webhook: http://app.test/line/officer/webhook" in done.output


def test_check_says_in_one_line_each_what_is_wrong_with_a_webhook(
    line: LineHouse, operator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:9000")
    line.simulated.platform.channels["officer"].use_webhook = False
    done = flask_line("check")
    assert done.exit_code == 1
    wrong = [one.strip() for one in done.output.splitlines() if "WRONG" in one]
    there, here, hook = "http://app.test/line", "http://127.0.0.1:9000/line", "webhook"
    assert wrong == [
        f"WRONG webhook: LINE calls {there}/citizen/{hook}, PUBLIC_URL says {here}/citizen/{hook}",
        f"WRONG webhook: LINE calls {there}/officer/{hook}, PUBLIC_URL says {here}/officer/{hook}",
        "WRONG webhook: switched off; turn on Use webhook in the LINE Developers Console",
    ]


def test_check_says_when_line_gives_no_token(
    operator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINE_OFFICER_KEY_ID", "mistyped")
    done = flask_line("check")
    assert done.exit_code == 1
    why = "LINE answered 400; are channel id, key id and key right?"
    assert f"officer  no channel access token: {why}" in done.output
    assert "citizen  15000 of 15000" in done.output


def test_check_says_when_line_is_out_of_reach_and_puts_no_blame_on_the_keys(
    operator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINE_API_BASE", "http://127.0.0.1:1")
    done = flask_line("check")
    assert done.exit_code == 1
    for account in Account:
        assert f"{account}  no channel access token: LINE is out of reach" in done.output
    assert "is there a way out to http://127.0.0.1:1?" in done.output
    assert "key right" not in done.output


def test_the_public_halves_are_printed_before_line_has_named_the_keys(
    operator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for account in Account:
        monkeypatch.setenv(f"LINE_{account.upper()}_KEY_ID", "")
    done = flask_line("keys")
    assert done.exit_code == 0, done.output
    for account in Account:
        assert json.dumps(public_jwk(KEYS[account]), indent=2) in done.output
        assert f"put the kid you get into LINE_{account.upper()}_KEY_ID" in done.output
    assert '"d"' not in done.output, "the private half"


def test_a_new_key_is_printed_and_put_into_the_workers_file_alone(operator: Path) -> None:
    before = {file: file.read_text() for file in (operator / "secrets").iterdir()}
    done = flask_line("keys", "--new", "citizen")
    assert done.exit_code == 0, done.output
    changed = [file.name for file, text in before.items() if file.read_text() != text]
    assert changed == ["worker.env"]
    assert public_jwk(KEYS["citizen"])["n"] not in done.output
