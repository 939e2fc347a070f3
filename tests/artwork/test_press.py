"""Signs drawn in child processes: checked, withheld, in every format, and without our secrets."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from intake.errors import Refused
from qr.artwork.emblem import drawable
from qr.artwork.facts import Facts, Mode
from qr.artwork.preflight import read, read_file
from qr.artwork.press import Press
from qr.artwork.style import HouseStyle
from qr.codes import make_code
from qr.whose import is_ministrys, own_code
from tests.artwork.sign import FACTS

STYLE = HouseStyle(FACTS.host, FACTS.account, FACTS.ministry)
TOO_LONG = "ที่ทำการองค์การบริหารส่วนตำบลหนองบัว" * 4  # some 140 letters
HOST = FACTS.host


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    made = Press(2)
    yield made
    made.rest()


def signs(many: int) -> list[Facts]:
    return [replace(FACTS, code=make_code(), place=f"จุดที่ {number}") for number in range(many)]


def test_signs_come_back_in_order_and_one_that_is_too_long_is_withheld(press: Press) -> None:
    wanted = signs(6)
    wanted[3] = replace(wanted[3], place=TOO_LONG)
    design = STYLE.design("poster-a3", Mode.SITE, thai_digits=True)
    made = press.signs(design, wanted, "pdf")
    assert [one.problem for one in made] == ["", "", "", "overflow", "", ""]
    assert "% too long" in made[3].about
    for facts, one in zip(wanted, made, strict=True):
        if one.file is not None:
            codes = {own_code(content, f"https://{HOST}") for content in read_file(one.file)}
            assert codes == {facts.code, None}
    again = press.signs(design, wanted, "pdf")
    assert [one.file for one in again] == [one.file for one in made]


def test_a_picture_for_line_and_a_tiff_for_the_shop_are_of_the_checked_file(press: Press) -> None:
    (facts,) = signs(1)
    square = STYLE.design("square-1080", Mode.SITE, thai_digits=False)
    (png,) = press.signs(square, [facts], "png")
    with Image.open(BytesIO(png.file or b"")) as picture:
        assert (picture.format, picture.size) == ("PNG", (1080, 1080))
        assert own_code(read(picture)[0], f"https://{HOST}") == facts.code
    poster = STYLE.design("a4-mono", Mode.SITE, thai_digits=False)
    (tiff,) = press.signs(poster, [facts], "tiff")
    with Image.open(BytesIO(tiff.file or b"")) as picture:
        assert (picture.format, picture.mode) == ("TIFF", "CMYK")
        assert picture.info["dpi"] == (100, 100)


def test_a_printing_order_and_one_file_of_many_pages(press: Press, tmp_path: Path) -> None:
    wanted = signs(3)
    design = STYLE.design("sticker-10x10", Mode.SITE, thai_digits=False)
    files = []
    for number, one in enumerate(press.signs(design, wanted, "pdf")):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(one.file or b"")
    press.bind(files, tmp_path / "all.pdf")
    opened = pdfium.PdfDocument(tmp_path / "all.pdf")
    assert len(opened) == 3
    opened.close()
    told = ("6911-003", "22 พ.ย. 2569", "pdf")
    order = press.order(design, wanted[0], told, 3, [one.code for one in wanted])
    opened = pdfium.PdfDocument(order)
    words = opened[0].get_textpage().get_text_range()
    assert [one.code for one in wanted if one.code not in words] == []
    assert "6911-003" in words
    opened.close()


def test_a_child_sees_no_environment_and_one_that_dies_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKER_PRIVATE_KEY", "1:secret")
    press = Press(1)
    design = STYLE.design("sticker-10x10", Mode.SITE, thai_digits=False)
    assert press.preview(design, FACTS, 200).file
    (child,) = press._idle
    environment = Path(f"/proc/{child.pid}/environ").read_bytes()
    assert b"secret" not in environment
    assert b"PATH=" not in environment
    os.kill(child.pid, signal.SIGKILL)
    (made,) = press.signs(design, [FACTS], "pdf")
    assert made.file
    assert press._idle[0].pid != child.pid
    press.rest()
    assert not press._idle


def test_what_cannot_be_drawn_is_one_withheld_sign(press: Press) -> None:
    design = STYLE.design("sticker-10x10", Mode.SITE, thai_digits=False)
    wrong = replace(FACTS, code="111111")
    made = press.signs(design, [wrong, FACTS], "pdf")
    assert [one.problem for one in made] == ["undrawable", ""]
    assert made[0].about == "ValueError"


def test_bleed_and_hem_are_as_set_where_a_template_has_them() -> None:
    style = replace(STYLE, bleed=10, keep_clear=60)
    vinyl, poster, office = (
        style.design(name, Mode.SITE, thai_digits=False)
        for name in ("vinyl-240x120", "poster-a3", "a4-mono")
    )
    assert (vinyl.bleed, vinyl.keep_clear) == (10, 60)
    assert (poster.bleed, poster.keep_clear) == (10, None)
    assert (office.bleed, office.keep_clear) == (None, None)


def test_any_size_is_a_template_and_nonsense_is_none() -> None:
    STYLE.check("custom-150x75")
    design = STYLE.design("custom-150x75", Mode.SITE, thai_digits=False)
    assert (design.template.width, design.template.height) == (1500, 750)
    for name, why in (
        ("custom-1x900", "sign-size"),
        ("custom-x", "sign-size"),
        ("custom-150x100", "sign-shape"),
        ("", "refused-not-found"),
        ("poster", "refused-not-found"),
    ):
        with pytest.raises(Refused, match=why):
            STYLE.check(name)


def test_an_emblem_is_tried_before_anything_is_drawn_with_it() -> None:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    assert drawable(f'{start}<circle cx="4" cy="4" r="3" fill="#204060"/></svg>')
    gradient = '<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient>'
    assert not drawable(f'{start}{gradient}<rect width="9" height="9" fill="url(#g)"/></svg>')
    assert not drawable("<svg")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"HTTPS://{HOST.upper()}/S/45K7M8", "45K7M8"),
        (f"https://{HOST}/s/45k7m8/", "45K7M8"),
        (f"https://{HOST}/S/45K7M9", None),
        (f"https://{HOST}.evil.example/S/45K7M8", None),
        (f"https://evil.example/{HOST}/S/45K7M8", None),
        (f"https://{HOST}@evil.example/S/45K7M8", None),
        ("https://[/S/45K7M8", None),
        ("45K7M8", None),
    ],
)
def test_a_code_is_ours_only_at_our_address(content: str, code: str | None) -> None:
    assert own_code(content, f"https://{HOST}") == code


def test_the_ministrys_code_is_its_address_and_none_while_that_is_not_known() -> None:
    assert is_ministrys(FACTS.ministry, FACTS.ministry)
    assert not is_ministrys("https://evil.example", FACTS.ministry)
    assert not is_ministrys("", "")
