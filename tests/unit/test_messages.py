from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bot.flows.values import Button, Reply
from bot.flows.world import Name
from bot.handlers.messages import plain_message, split, turn_messages, utf16_units
from bot.handlers.notices import case_message, digest_message, notice_message
from bot.handlers.outgoing import faults
from intake.model import Kind, Urgency
from intake.outbox import CaseNotice, Digest, Notice
from simulator.messages import check_body
from texts import Catalogue

NOW = datetime(2026, 1, 13, 2, 20, tzinfo=UTC)
CONSOLE = "https://console.example/t/6901-K7M3QX"


def accepted_by_line(messages: tuple[dict[str, object], ...]) -> None:
    check_body("reply", {"replyToken": "t", "messages": list(messages)})
    assert faults(messages) == []


def a_notice(kind: Kind = Kind.DRUG, urgency: Urgency = Urgency.NOW) -> Notice:
    due = datetime(2026, 1, 13, 4, 0, tzinfo=UTC)
    return Notice(uuid4(), "6901-K7M3QX", kind, urgency, True, due, "ธวัชบุรี")  # noqa: FBT003


def words_of(message: dict[str, object]) -> str:
    return str(message["altText"])


def test_every_kind_of_button_is_one_that_line_takes() -> None:
    buttons = (
        Button(Name("ขายยา", "Selling"), "drug_tip/what", "selling"),
        Button(Name("คัดลอก", "Copy"), value="4821093755162046", kind="clipboard"),
        Button(Name("โทร", "Call"), value="tel:191", kind="uri"),
        Button(Name("เลือกรูป", "Pictures"), kind="cameraRoll"),
        Button(Name("ถ่ายรูป", "Camera"), kind="camera"),
        Button(Name("ตำแหน่ง", "Location"), kind="location"),
        Button(Name("ส่งเลย", "Send"), "drug_tip/send", "send", sealed=True),
    )
    reply = Reply("one-moment", buttons=buttons)
    messages = turn_messages([reply], Catalogue("th"), "s" * 8, lambda: "h" * 128)
    accepted_by_line(messages)
    items = messages[0]["quickReply"]["items"]
    assert items[-1]["action"]["data"] == '["drug_tip/send","send","ssssssss","' + "h" * 128 + '"]'


def test_the_newest_buttons_stand_under_the_last_message() -> None:
    first = Reply("one-moment", buttons=(Button(Name("ก", "a"), "s", "v"),))
    messages = turn_messages([first, Reply("nudge")], Catalogue("th"), "s", str)
    assert "quickReply" not in messages[0]
    assert messages[1]["quickReply"]["items"][0]["action"]["label"] == "ก"


def test_no_call_has_more_than_five_messages_or_thirteen_buttons() -> None:
    buttons = tuple(Button(Name(str(n), str(n)), "s", str(n)) for n in range(20))
    many = [Reply("nudge", buttons=buttons)] * 8
    messages = turn_messages(many, Catalogue("th"), "s", str)
    accepted_by_line(messages)
    assert len(messages) == 5
    assert len(messages[-1]["quickReply"]["items"]) == 13


def test_a_text_is_counted_in_lines_units_and_split_where_a_line_ends() -> None:
    text = "\n".join(["😀" * 400] * 20)
    pieces = split(text)
    assert all(utf16_units(piece) <= 5000 for piece in pieces)
    assert "\n".join(pieces) == text
    accepted_by_line(plain_message("ก" * 5001))


@pytest.mark.parametrize("urgency", list(Urgency))
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_notice_is_a_bubble_that_line_takes(urgency: Urgency, language: str) -> None:
    message = notice_message(a_notice(urgency=urgency), Catalogue(language), CONSOLE, NOW)
    accepted_by_line((message,))


def test_a_notice_says_reference_urgency_picture_and_by_when() -> None:
    said = words_of(notice_message(a_notice(), Catalogue("th"), CONSOLE, NOW))
    for words in ("ด่วนมาก", "6901-K7M3QX", "ยาเสพติด", "มีรูป/ไฟล์", "ธวัชบุรี", "11.00"):
        assert words in said


def test_a_secret_notice_says_the_reference_and_nothing_else() -> None:
    said = words_of(notice_message(a_notice(Kind.MISCONDUCT), Catalogue("th"), CONSOLE, NOW))
    assert said == "เรื่องลับ 1 เรื่อง\nเลขรับเรื่อง 6901-K7M3QX"


def test_a_secret_tip_that_was_withdrawn_is_only_a_secret_tip() -> None:
    notice = CaseNotice(uuid4(), "6901-K7M3QX", Kind.MISCONDUCT, "withdrawn")
    message = case_message(notice, Catalogue("th"), CONSOLE)
    accepted_by_line((message,))
    assert "ถอน" not in words_of(message)


@pytest.mark.parametrize("what", ["withdrawn", "added", "late", "late_below", "left_alone"])
def test_of_a_secret_tip_every_notice_says_the_same(what: str) -> None:
    """Neither that it is late nor who is kept from it shows on an officer's phone."""
    told = [
        case_message(CaseNotice(uuid4(), "6901-K7M3QX", Kind.MISCONDUCT, one), Catalogue("th"), "")
        for one in (what, "added")
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("what", ["withdrawn", "added", "late", "late_below", "left_alone"])
def test_what_happened_to_a_tip_is_said_to_officers(what: str) -> None:
    notice = CaseNotice(uuid4(), "6901-K7M3QX", Kind.DRUG, what)
    accepted_by_line((case_message(notice, Catalogue("th"), CONSOLE),))
    accepted_by_line((digest_message(Digest(uuid4(), 7), Catalogue("th"), CONSOLE),))


@pytest.mark.parametrize(
    "message",
    [
        {"type": "text", "text": ""},
        {"type": "text", "text": "ก" * 5001},
        {"type": "hologram"},
        {"type": "flex", "altText": "", "contents": {"type": "bubble"}},
        {"type": "flex", "altText": "x", "contents": {"type": "carousel"}},
        *(
            {
                "type": "text",
                "text": "x",
                "quickReply": {"items": [{"type": "action", "action": action}]},
            }
            for action in (
                {"type": "postback", "label": "x" * 21, "data": ""},
                {"type": "postback", "label": "x", "data": "x" * 301},
                {"type": "postback", "label": "x"},
                {"type": "uri", "label": "x", "uri": "javascript:alert(1)"},
                {"type": "clipboard", "label": "x", "clipboardText": ""},
                {"type": "hologram", "label": "x"},
            )
        ),
    ],
)
def test_the_linter_finds_what_line_would_refuse(message: dict[str, object]) -> None:
    assert faults([message])


def test_the_linter_counts_messages() -> None:
    assert faults([])
    assert faults([{"type": "text", "text": "x"}] * 6)
