"""What a print shop gets: true size, boxes, four inks, words as curves, the same bytes again."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from qr.artwork import drawing
from qr.artwork.drawing import draw, drawn
from qr.artwork.facts import Design, Facts, Lettering, Mode, file_names
from qr.artwork.pages import bound
from qr.artwork.preflight import preflight
from qr.artwork.raster import Pages, cmyk_tiff, preview
from qr.artwork.templates import TEMPLATES, custom
from qr.codes import ALPHABET, check_character
from qr.symbol import Level, make_symbol, sign_address
from tests.artwork.sign import FACTS, LONG, OURS, content
from texts import messages

EMBLEM = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
    '<circle cx="10" cy="10" r="9" fill="#7a1f2b"/></svg>'
)
DESIGNS = [
    Design(template, mode)
    for template, mode in product(TEMPLATES.values(), Mode)
    if template.square or mode is not Mode.SQUARE
]
COLOUR = re.compile(rb"\b(rg|RG|g|G|cs|CS|sc|scn|SC|SCN|sh|Do|gs|BT)\s")


@pytest.mark.parametrize("design", DESIGNS, ids=lambda one: f"{one.template.name}-{one.mode}")
def test_every_template_passes_its_own_check_in_true_size_in_four_inks_and_in_curves(
    design: Design,
) -> None:
    made = drawn(design, FACTS)
    assert preflight(design, FACTS, made) == preflight(design, FACTS, made, whole=False) == ()
    assert len(made.pdf) < 5_000_000
    template = design.template
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        assert len(opened.pages) == template.pages
        for page in opened.pages:
            left, low, right, high = (float(one) / 72 * 25.4 for one in page.TrimBox)
            assert right - left == pytest.approx(template.width, abs=0.01)
            assert high - low == pytest.approx(template.height, abs=0.01)
            assert left == pytest.approx(template.bleed, abs=0.01)
            assert list(page.BleedBox) == list(page.MediaBox)
            assert not page.Resources.get("/Font")
    for number in range(template.pages):
        assert not COLOUR.search(content(made.pdf, number))


def test_the_same_facts_give_the_same_bytes_and_another_code_does_not() -> None:
    design = Design(TEMPLATES["poster-a3"])
    first = draw(design, FACTS)
    drawing._shared_layer.cache_clear()
    assert draw(design, FACTS) == first
    assert draw(design, replace(FACTS, code="222222")) != first


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, ministry=""),
        replace(FACTS, place=LONG),
        replace(FACTS, emblem=EMBLEM),
        replace(FACTS, place='#panic("x") *a* $b$ \\ "c" [d] //e <f>'),
        replace(FACTS, host="rongrian-yasepatit.sakonnakhon.example.go.th"),
    ],
    ids=["no-ministry", "long", "emblem", "markup", "long-host"],
)
@pytest.mark.parametrize("name", ["vinyl-240x120", "xstand-60x160", "a4-mono", "sticker-10x10"])
def test_names_of_any_kind_are_drawn_and_pass(name: str, facts: Facts) -> None:
    design = Design(TEMPLATES[name], thai_digits=True)
    assert preflight(design, facts, drawn(design, facts)) == ()


def test_a_name_is_never_read_as_markup() -> None:
    """Were it markup, nothing would be drawn for the first and a failure for the second."""
    design = Design(TEMPLATES["sticker-10x10"])
    inks = {
        place: len(content(draw(design, replace(FACTS, place=place))))
        for place in ("", "// a b c", "#a.b")
    }
    assert min(inks["// a b c"], inks["#a.b"]) > inks[""] + 500


def test_curves_look_as_the_embedded_fonts_do() -> None:
    design = Design(TEMPLATES["poster-a3"])
    pictures = []
    for one in Lettering:
        with Pages(draw(replace(design, lettering=one), FACTS)) as pages:
            pictures.append(pages.picture(0, 8, grey=True).reduce(8))  # past any hinting
    assert not any(ImageChops.difference(*pictures).histogram()[60:])


def test_a_preview_and_a_tiff_show_the_drawn_file_and_black_words_stay_black_alone() -> None:
    design = Design(TEMPLATES["sticker-30x30"])
    pdf = draw(design, FACTS)
    shown = Image.open(BytesIO(preview(pdf, 500)))
    assert shown.format == "PNG"
    assert max(shown.size) == 500
    printed = Image.open(BytesIO(cmyk_tiff(pdf)))
    assert (printed.mode, printed.info["dpi"]) == ("CMYK", (100, 100))
    assert printed.width == pytest.approx(306 / 25.4 * 100, abs=2)
    night = (255, 178, 77, 89)
    top = printed.getpixel((5, 5))
    assert isinstance(top, tuple)
    assert all(abs(one - other) <= 1 for one, other in zip(top, night, strict=True))
    lower = printed.crop((0, printed.height // 3, printed.width, printed.height))
    coloured, black = lower.split()[:3], lower.split()[3]
    assert [one.getextrema() for one in coloured] == [(0, 0)] * 3
    assert black.getextrema() == (0, 255)


def test_an_emblem_is_inks_and_on_an_office_printer_black_alone() -> None:
    facts = replace(FACTS, emblem=EMBLEM)
    poster, mono = (draw(Design(TEMPLATES[one]), facts) for one in ("poster-a3", "a4-mono"))
    assert b"0.0000 0.7459 0.6475 0.5216 k" in content(poster)
    inks = set(re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ k\b", content(mono)))
    assert {float(one) for ink in inks for one in ink} == {0}


def test_a_batch_as_one_file_holds_what_its_pages_share_once() -> None:
    design = Design(TEMPLATES["vinyl-240x120"])
    made = [drawn(design, replace(FACTS, place=f"หมู่ {one}")) for one in range(12)]
    whole = bound(one.pdf for one in made)
    assert len(whole) < 3 * len(made[0].pdf)
    with Pages(whole) as pages, Pages(made[7].pdf) as alone:
        assert len(pages) == 12
        assert pages.picture(7, 0.3, grey=True) == alone.picture(0, 0.3, grey=True)


@given(st.text(ALPHABET, min_size=5, max_size=5), st.sampled_from(Level))
def test_another_encoder_makes_the_very_same_symbol(body: str, level: Level) -> None:
    content = sign_address(FACTS.host, body + check_character(body))
    other = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=str(level))
    drawn = np.asarray(other.to_image(scale=1, add_quiet_zones=False)) == 0
    made = make_symbol(content, level)
    ours = np.zeros((made.modules, made.modules), dtype=bool)
    for left, top, many in made.runs:
        ours[top, left : left + many] = True
    assert np.array_equal(ours, drawn)


def test_a_symbol_holds_capitals_and_takes_the_version_that_they_allow() -> None:
    assert sign_address("bosae.example.go.th", "45K7M8") == OURS
    assert make_symbol(OURS, Level.Q).modules == 29
    assert make_symbol(OURS.lower(), Level.Q).modules == 33
    with pytest.raises(ValueError, match="sign code"):
        sign_address("bosae.example.go.th", "45K7M9")


def test_any_size_is_drawn_from_the_nearest_and_a_white_square_only_where_it_fits() -> None:
    wide = custom(1800, 900)
    assert (wide.family, wide.symbol) == ("wide", 525)
    design = Design(custom(3000, 1500))
    assert preflight(design, FACTS, drawn(design, FACTS)) == ()
    with pytest.raises(ValueError, match="no white square"):
        Design(TEMPLATES["poster-a3"], Mode.SQUARE)


def test_files_have_a_thai_name_and_one_that_any_system_takes() -> None:
    thai, ascii_name = file_names(Design(TEMPLATES["poster-a3"]), FACTS, "pdf")
    assert thai == "ป้าย-45K7M8-poster-a3-site-ที่ทำการผู้ใหญ่บ้าน-หมู่-7-บ้านน้ำปี่.pdf"
    assert ascii_name == "sign-45K7M8-poster-a3-site.pdf"
    assert ascii_name.isascii()


def test_every_word_of_the_signs_is_drawn_somewhere_and_none_is_missing() -> None:
    folder = Path(drawing.__file__).parent
    sources = [*folder.glob("*.py"), *folder.glob("drawings/*.typ")]
    asked = {
        key
        for file in sources
        for key in re.findall(r"\bprint(?:-[a-z]+)+", file.read_text("utf-8"))
    }
    assert asked == {key for key, _ in messages("th", "artwork.ftl")}
