"""ใบสั่งพิมพ์ and the gallery of docs/."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from qr.artwork import drawing
from qr.artwork.drawing import draw
from qr.artwork.facts import Design, Mode
from qr.artwork.gallery import DOCS, MOST_BYTES
from qr.artwork.order import Order, Row, printing_order
from qr.artwork.raster import preview
from qr.artwork.templates import TEMPLATES
from tests.artwork.sign import FACTS
from texts import Catalogue, messages


@pytest.fixture(scope="module")
def order() -> Order:
    vinyl, poster = (Design(TEMPLATES[name]) for name in ("vinyl-240x120", "poster-a3"))
    rows = [
        Row(vinyl, 12, preview(draw(vinyl, FACTS), 200), ("45K7M8", "222222")),
        Row(replace(poster), 40, preview(draw(poster, FACTS), 200)),
    ]
    return Order("6911-003", "22 พ.ย. 2569", "ศป.ปส.อ.ค้อวัง", "0 0000 0000", rows)


def test_an_order_names_sizes_pieces_material_square_metres_and_codes(order: Order) -> None:
    pdf = printing_order(order)
    assert pdf == printing_order(order)
    opened = pdfium.PdfDocument(pdf)
    words = opened[0].get_textpage().get_text_range()
    assert len(opened) == 1
    wanted = (
        "240 × 120",
        "29.7 × 42",
        "12",
        "34.56",
        "52",
        "39.55",
        "45K7M8",
        "222222",
        "6911-003",
    )
    assert [one for one in wanted if one not in words] == []
    opened.close()


def test_every_word_of_the_order_is_used_and_all_that_is_printed_has_its_material() -> None:
    folder = Path(drawing.__file__).parent
    used = set()
    for file in (folder / "order.py", folder / "drawings/order.typ"):
        used |= set(re.findall(r"\border(?:-[a-z]+)+", file.read_text("utf-8")))
    printed = [one for one in TEMPLATES.values() if not one.is_picture]
    used |= {f"order-material-{one.stock}" for one in printed}
    assert used - {"order-material-"} == {key for key, _ in messages("th", "printing.ftl")}
    assert all(
        Catalogue(language).has(f"order-material-{one.stock}")
        for one in printed
        for language in ("th", "en")
    )


def test_every_templates_picture_is_in_the_documents_and_small() -> None:
    page = (DOCS / "signs.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\((signs/[^)]+)\)", page)
    assert {name for name in TEMPLATES if f"`{name}`" in page} == set(TEMPLATES)
    assert all(0 < (DOCS / one).stat().st_size <= MOST_BYTES for one in shown)
    assert len(shown) == len(TEMPLATES) + 3


@pytest.mark.parametrize(
    ("design", "form", "said", "unsaid"),
    [
        (Design(TEMPLATES["poster-a3"]), "pdf", ["TrimBox", "CMYK"], ["TIFF"]),
        (Design(TEMPLATES["a4-mono"]), "pdf", ["CMYK"], ["TrimBox"]),
        (Design(TEMPLATES["sticker-30x30"]), "tiff", ["TIFF CMYK 100 dpi"], ["TrimBox"]),
        (Design(TEMPLATES["poster-a3"]), "png", ["PNG", "RGB"], ["TrimBox", "CMYK"]),
        (Design(TEMPLATES["vinyl-240x120"], Mode.SQUARE), "pdf", ["ช่องขาว"], ["ทุกแผ่น"]),
    ],
)
def test_an_order_says_only_what_is_true_of_its_files(
    design: Design, form: str, said: list[str], unsaid: list[str]
) -> None:
    preview_of = preview(draw(design, FACTS), 100)
    order = Order(
        "6911-003", "22 พ.ย. 2569", "ศป.ปส.อ.ค้อวัง", "", [Row(design, 2, preview_of)], form
    )
    words = pdfium.PdfDocument(printing_order(order))[0].get_textpage().get_text_range()
    assert [one for one in said if one not in words] == []
    assert [one for one in unsaid if one in words] == []
    assert "โทร.   .........." in words or "โทร. .........." in words
