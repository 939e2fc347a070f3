"""``python -m qr.artwork.gallery``: every template as a small picture, and docs/signs.md."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from qr.artwork.drawing import drawn
from qr.artwork.facts import Design, Facts, Mode
from qr.artwork.order import Order, Row, printing_order
from qr.artwork.preflight import preflight
from qr.artwork.raster import preview
from qr.artwork.templates import TEMPLATES, Template

DOCS = Path(__file__).parents[2] / "docs"
MOST_BYTES = 40 * 1024
_LONGEST = 620  # pixels
_COLOURS = 24
EXAMPLE = Facts(
    code="45K7M8",
    host="bosae.example.go.th",
    place="ที่ทำการผู้ใหญ่บ้าน หมู่ 7 บ้านน้ำปี่",
    centre="ศป.ปส.อ.ตัวอย่าง",
    telephone="0 0000 0000",
    account="บริการประชาชน มท.",
    ministry="https://moidrugsgis.example.go.th/complaint",
)
_INTRODUCTION = """\
# Signs

Written by `make docs`: each template as the file for the print shop draws it (`qr/artwork`), here
with a made-up code, centre and addresses. Sizes are those that Thai shops and stands take; any
other, 6 to 500 cm a side, is drawn from the nearest in shape (`qr.artwork.templates.custom`):
below 40 cm a vinyl becomes card without a hem, a poster wider than 70 cm comes from a roll.

Our symbol is at least twice as large as the Ministry's, apart from it, under a headline of its
own. It holds `HTTPS://HOST/S/CODE` in capitals with a quarter of it to spare (level Q; H on
request) and four white modules around. On stands nothing that matters is below 30 cm. Without the
address of MOI Drugs GIS a sign says `ยังไม่ครบตามหนังสือ` where the Ministry's code belongs.

**Before a sign is given out** its file is drawn as pixels and read: both codes with what they
should hold, their white, their size beside each other, their modules for the distance below;
tones that meet differ by 7 : 1; no word is longer than its place at its smallest size. What fails
is named and withheld. Contrast is computed from inks, with a plain conversion to light; paper and
press differ.

**Many at once**: an admin orders a batch of an area, or of one sign, at *Signs → Print signs*
of the console, sees the first sign and how many there are, and fetches one PDF of many pages
or a ZIP for each district with `manifest.csv` (code, place, file, SHA-256) and ใบสั่งพิมพ์.
The worker draws it in child processes that know nothing but the signs; a worker that is killed
loses nothing, the next one goes on with what is left. Of a batch each symbol is read from the
layer of the file that it stands in; the first of every 25 signs, and each sign whose names had
to shrink, is looked at whole. The last template of the order is a size of one's own; where no
drawing fits its shape, two sizes nearby are named. At a terminal `flask signs render` draws
the same files at once (such a size is `--template custom-150x75`), and `flask
signs check FILE` reads the codes of any file or photo and says whose each is.

| mode | what is printed |
|---|---|
| `site` | each sign in use that is a site's own; stickers also of codes made for stickers |
| `district` | the codes made for whole districts, at the order or on a district office's page |
| `square` | one vinyl or stand a district, with a white square that each site's sticker covers |
"""


def write(docs: Path = DOCS) -> None:
    """Write signs.md and its pictures. Raises ValueError when a template fails its own check."""
    folder = docs / "signs"
    folder.mkdir(exist_ok=True)
    parts = [_INTRODUCTION]
    for name, title, picture in _pictures():
        (folder / f"{name}.png").write_bytes(picture)
        parts.append(f"## {title}\n\n![{name}](signs/{name}.png)\n")
    (docs / "signs.md").write_text("\n".join(parts), encoding="utf-8")


def _pictures() -> Iterator[tuple[str, str, bytes]]:
    for template in TEMPLATES.values():
        design = Design(template)
        pages = [_small(_checked(design), page) for page in range(template.pages)]
        for page, picture in enumerate(pages, 1):
            name = template.name if template.pages == 1 else f"{template.name}-{page}"
            title = f"`{template.name}`: {_size(template)}"
            sides = ("", " (outside: shut, it says what every office hands out)", " (inside)")
            yield name, title + sides[page if template.pages > 1 else 0], picture
    square = _checked(Design(TEMPLATES["vinyl-240x120"], Mode.SQUARE))
    title = "One vinyl a district, with a white square for `sticker-30x30`"
    yield "vinyl-240x120-square", title, _small(square)
    yield "order", "ใบสั่งพิมพ์, one A4 with each batch", _small(_order())


def _checked(design: Design) -> bytes:
    made = drawn(design, EXAMPLE)
    if faults := preflight(design, EXAMPLE, made):
        raise ValueError(f"{design.template.name}: {faults[0]}")
    return made.pdf


def _order() -> bytes:
    rows = []
    for name, pieces in (("vinyl-240x120", 2), ("poster-a3", 4)):
        design = Design(TEMPLATES[name])
        rows.append(Row(design, pieces, preview(_checked(design), 260), (EXAMPLE.code,)))
    order = Order("6911-003", "22 พ.ย. 2569", EXAMPLE.centre, EXAMPLE.telephone, rows)
    return printing_order(order)


def _size(template: Template) -> str:
    if template.is_picture:
        return "1080 × 1080 pixels for LINE groups, a PNG without printing order"
    symbol = f"our symbol {template.symbol / 10:g} cm"
    return f"{template.size} cm, {symbol}, read from {template.metres} m"


def _small(pdf: bytes, page: int = 0) -> bytes:
    picture = Image.open(BytesIO(preview(pdf, _LONGEST, page)))
    kept = BytesIO()
    picture.quantize(_COLOURS).save(kept, "PNG", optimize=True)
    if kept.tell() > MOST_BYTES:
        raise ValueError("a picture of docs/ is at most 40 KB")
    return kept.getvalue()


if __name__ == "__main__":
    write()
