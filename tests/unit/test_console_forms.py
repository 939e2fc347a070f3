import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest

from console import forms
from console.places import alphabetic
from intake.errors import Refused
from intake.model import Outcome


@pytest.fixture
def app() -> Flask:
    return Flask(__name__)


@pytest.mark.parametrize("path", ["/", "/tips/6901-K7M3QX", "/members?centre=1"])
def test_a_page_of_this_console_may_follow_the_sign_in(path: str) -> None:
    assert forms.local_path(path) == path


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/\tevil", "/ก"],
)
def test_no_other_place_may_follow_the_sign_in(path: str) -> None:
    assert forms.local_path(path) == "/"


def test_an_unknown_word_is_no_form_of_ours(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"outcome": "guilty"}):
        with pytest.raises(BadRequest):
            forms.word("outcome", Outcome)
        with pytest.raises(BadRequest):
            forms.identity("outcome")


def test_counts_are_whole_numbers_in_either_digits(app: Flask) -> None:
    fields = {"thai": "๑๒", "comma": "1,200", "empty": " ", "half": "1.5", "minus": "-1"}
    fields["endless"] = "9" * 5_000
    with app.test_request_context("/", method="POST", data=fields):
        assert forms.count("thai") == 12
        assert forms.count("comma") == 1200
        assert forms.count("empty") is None
        for name in ("half", "minus", "endless"):
            with pytest.raises(Refused):
                forms.count(name)


def test_text_keeps_its_lines_and_a_line_has_none(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"a": " หนึ่ง\r\nสอง ", "b": "x" * 201}):
        assert forms.text("a") == "หนึ่ง\nสอง"
        assert forms.line("a") == "หนึ่ง สอง"
        with pytest.raises(Refused):
            forms.line("b")
        with pytest.raises(Refused):
            forms.text("missing")


def test_thai_names_stand_in_the_order_of_a_dictionary() -> None:
    assert sorted(["ตาก", "เลย", "ลำปาง", "เชียงราย"], key=alphabetic) == [
        *("เชียงราย", "ตาก", "ลำปาง", "เลย"),
    ]
