"""Thai set right: what stands in the drawn file is what HarfBuzz shapes, mark by mark."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz as hb

from qr.artwork.drawing import clean, sign_values, typeset
from qr.artwork.facts import Design
from qr.artwork.outlines import Glyphs, _pen, outlined
from qr.artwork.templates import TEMPLATES
from tests.artwork.sign import FACTS

FONTS = Path(__file__).parents[2] / "qr" / "fonts"
HARD = (
    *("แจ้งเบาะแส", "ที่ว่าการ", "ผู้ใหญ่บ้าน", "น้ำ", "ปั้น", "ปี่", "ฎู", "ฐุ", "ญู", "ฟ้า", "ซ้ำ"),
    *("กตัญญู", "ป้อม", "ฝั่ง", "ฬุ", "ก็", "สิทธิ์", "พระพุทธ"),
)
PLACED = re.compile(rb"q 1 0 0 -1 (\S+) (\S+) cm[^q]*?(\bBT\b[\s\S]*?\bET\b)")
CURVE = re.compile(rb"q (\S+) \S+ \S+ \S+ (\S+) (\S+) cm ([^q]*?) f Q")


def shaped(word: str) -> list[tuple[bytes, float, float]]:
    """Path and place of each glyph, by HarfBuzz from the whole font."""
    font = hb.Font(hb.Face((FONTS / "Sarabun-Regular.ttf").read_bytes()))
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    found, along = [], 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        assert info.codepoint != 0, f"the font has no glyph for a letter of {word}"
        path: list[bytes] = []
        font.draw_glyph(info.codepoint, _pen(1.0), path)
        if path:
            found.append((b" ".join(path), along + place.x_offset, float(place.y_offset)))
        along += place.x_advance
    return found


def set_by_typst(word: str) -> list[tuple[bytes, float, float]]:
    """The same of the drawn file, in thousandths of the size."""
    others = len(curves(""))
    found = curves(word)[others:]
    _, left, low, _ = found[0]
    return [(path, (x - left) / size, (y - low) / size) for path, x, y, size in found]


def curves(place: str) -> list[tuple[bytes, float, float, float]]:
    """Path, place and size of each glyph that is a sticker's own; its place's name comes last."""
    values = sign_values(Design(TEMPLATES["sticker-10x10"]), replace(FACTS, place=place), "own")
    pdf, _ = typeset("sign.typ", "sign", values)
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        fonts = {name.encode(): Glyphs(font) for name, font in page.Resources.Font.items()}
        for block in PLACED.findall(page.Contents.read_bytes()):
            left, low = float(block[0]), float(block[1])
            for size, x, y, path in CURVE.findall(outlined(block[2], fonts)):
                found.append((path, left + float(x), low - float(y), float(size)))
    return found


@pytest.mark.parametrize("word", HARD)
def test_hard_words_stand_in_the_file_as_they_are_shaped(word: str) -> None:
    wanted, found = shaped(word), set_by_typst(word)
    assert [path for path, _, _ in found] == [path for path, _, _ in wanted]
    for (_, x, y), (_, wanted_x, wanted_y) in zip(found, wanted, strict=True):
        assert x == pytest.approx(wanted_x - wanted[0][1], abs=2)
        assert y == pytest.approx(wanted_y - wanted[0][2], abs=2)


def test_marks_above_a_tall_letter_give_way() -> None:
    """ป and ฟ reach up where a mark would stand: the font has others, further to the left."""
    plain = dict.fromkeys(path for path, _, _ in shaped("ที่")[1:])
    assert [path for path, _, _ in shaped("ปี่")[1:]] != list(plain)


def test_a_tone_mark_typed_after_sara_am_is_put_where_fonts_expect_it() -> None:
    assert clean("กำ้แพง  เเก่ง\n") == "ก้ำแพง แก่ง"
    assert shaped(clean("นำ้")) == shaped("น้ำ")
