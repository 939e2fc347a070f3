from pathlib import Path

import pytest

from simulator.people import line_user_id
from tests.unit.simulator_desk import KEY, TEXT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_reply_token_works_once(desk: Desk) -> None:
    desk.do("text", text="สวัสดี")
    token = desk.token()
    assert desk.reply(token).status_code == 200
    second = desk.reply(token)
    assert (second.status_code, second.get_json()) == (400, {"message": "Invalid reply token"})


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (61, 400)])
def test_a_reply_token_lives_one_minute(desk: Desk, seconds: int, status: int) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += seconds
    assert desk.reply(desk.token()).status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(19, 200), (21, 400)])
def test_redelivery_gives_another_minute_until_twenty_minutes(
    desk: Desk, minutes: int, status: int
) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += minutes * 60
    desk.platform.channels["citizen"].reply_tokens.delivered(desk.token())
    assert desk.reply(desk.token()).status_code == status


def test_a_token_of_one_account_is_worth_nothing_on_the_other(desk: Desk) -> None:
    desk.do("text", text="สวัสดี")
    body = {"replyToken": desk.token(), "messages": [TEXT]}
    assert desk.api("message/reply", body, account="officer").status_code == 400


def test_a_retry_key_is_accepted_once_and_gives_the_first_answer_back(desk: Desk) -> None:
    desk.do("follow")
    first = desk.push(**{"X-Line-Retry-Key": KEY})
    second = desk.push(**{"X-Line-Retry-Key": KEY.upper()})
    assert second.status_code == 409
    assert second.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert second.get_json()["message"] == "The retry key is already accepted"
    assert second.get_json()["sentMessages"] == first.get_json()["sentMessages"]
    assert len(desk.bubbles()) == 1


def test_a_retry_key_is_new_again_after_a_day(desk: Desk) -> None:
    desk.push(**{"X-Line-Retry-Key": KEY})
    desk.clock.at += 24 * 3600 + 1
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 200


def test_a_retry_key_must_be_a_uuid_and_has_no_place_on_a_reply(desk: Desk) -> None:
    assert desk.push(**{"X-Line-Retry-Key": "again"}).status_code == 400
    desk.do("text", text="สวัสดี")
    body = {"replyToken": desk.token(), "messages": [TEXT]}
    refused = desk.api("message/reply", body, **{"X-Line-Retry-Key": KEY})
    assert refused.status_code == 400
    assert desk.reply(desk.token()).status_code == 200


def test_a_failed_push_leaves_its_retry_key_free(desk: Desk) -> None:
    desk.web.post("/_sim/fail", json={"endpoint": "push", "kind": "status", "status": 500})
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 500
    assert desk.push(**{"X-Line-Retry-Key": KEY}).status_code == 200


def test_pushes_that_arrive_use_up_the_quota_and_replies_do_not(desk: Desk) -> None:
    desk.do("follow")
    assert desk.reply(desk.token()).status_code == 200
    assert [desk.push().status_code for _ in range(4)] == [200, 200, 200, 429]
    assert desk.push().get_json() == {"message": "You have reached your monthly limit."}
    assert desk.api("message/quota").get_json() == {"type": "limited", "value": 3}
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 3}
    desk.clock.at += 31 * 24 * 3600
    assert desk.push().status_code == 200


def test_a_blocked_push_is_answered_200_but_dropped_and_not_counted(desk: Desk) -> None:
    desk.do("follow")
    desk.do("block")
    assert desk.push().status_code == 200
    assert desk.bubbles() == []
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 0}


@pytest.mark.parametrize(("days", "arrived"), [(6, 1), (8, 0)])
def test_somebody_who_is_no_friend_gets_pushes_for_seven_days(
    desk: Desk, days: int, arrived: int
) -> None:
    desk.do("text", text="สวัสดี")
    desk.clock.at += days * 24 * 3600
    assert desk.push().status_code == 200
    assert sum(not one["mine"] for one in desk.bubbles()) == arrived


def test_an_unknown_id_is_refused_also_the_id_of_the_other_account(desk: Desk) -> None:
    for user in ("U" + "0" * 32, line_user_id("officer", "citizen-1")):
        refused = desk.push(user)
        assert (refused.status_code, refused.get_json()["message"]) == (
            400,
            "Failed to send messages",
        )


def test_a_multicast_counts_each_recipient_once(desk: Desk) -> None:
    desk.do("follow", "citizen-1")
    desk.do("follow", "citizen-2")
    people = [line_user_id("citizen", f"citizen-{n}") for n in (1, 2, 2)]
    sent = desk.api("message/multicast", {"to": people, "messages": [TEXT]})
    assert (sent.status_code, sent.get_json()) == (200, {})
    assert desk.api("message/quota/consumption").get_json() == {"totalUsage": 2}
    assert len(desk.bubbles("citizen-2")) == 1


@pytest.mark.parametrize(
    ("headers", "data", "status"),
    [
        ({}, b"{}", 401),
        ({"Authorization": "Bearer nonsense"}, b"{}", 401),
    ],
)
def test_a_call_that_is_no_call_is_refused(
    desk: Desk, headers: dict[str, str], data: bytes, status: int
) -> None:
    sent = {"Content-Type": "application/json", **headers}
    refused = desk.web.post("/v2/bot/message/push", data=data, headers=sent)
    assert refused.status_code == status
    assert refused.headers["x-line-request-id"]
    assert refused.get_json()["message"]


@pytest.mark.parametrize(
    ("headers", "data", "status"),
    [
        ({}, b"{", 400),
        ({}, b"[]", 400),
        ({"Content-Type": "text/plain"}, b"{}", 415),
        ({}, b"0" * (2 * 1024 * 1024 + 1), 413),
    ],
)
def test_a_body_that_is_none_is_refused(
    desk: Desk, headers: dict[str, str], data: bytes, status: int
) -> None:
    sent = {"Content-Type": "application/json", **desk.signed(), **headers}
    assert desk.web.post("/v2/bot/message/push", data=data, headers=sent).status_code == status


def test_rates_run_out_and_fill_again(desk: Desk) -> None:
    user = line_user_id("citizen", "citizen-1")
    statuses = [desk.api("chat/loading/start", {"chatId": user}).status_code for _ in range(101)]
    assert statuses == [202] * 100 + [429]
    desk.clock.at += 1
    assert desk.api("chat/loading/start", {"chatId": user}).status_code == 202


def test_a_loading_sign_shows_until_the_next_message(desk: Desk) -> None:
    user = line_user_id("citizen", "citizen-1")
    desk.do("follow")
    desk.api("chat/loading/start", {"chatId": user, "loadingSeconds": 10})
    assert desk.screen()["loading"] is True
    desk.push()
    assert desk.screen()["loading"] is False
