"""ใบสั่งพิมพ์: what a print shop must know of a batch, on one A4 that goes with the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qr.artwork.drawing import clean, typeset
from qr.artwork.facts import Design, Mode
from qr.artwork.templates import CENTIMETRE
from texts import Catalogue, messages

_SQUARE_METRE = 1_000_000
_COLOURS = {
    "pdf": "order-colours-pdf",
    "png": "order-colours-png",
    "tiff": "order-colours-tiff",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One design of a batch: how many pieces, a preview of one (PNG), and the codes on them."""

    design: Design
    pieces: int
    preview: bytes = field(repr=False)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """``number`` and ``date`` as people are to read them; prices are the shop's to fill in.

    ``form``: what the files are, pdf, png or tiff.
    """

    number: str
    date: str
    centre: str
    telephone: str
    rows: Sequence[Row]
    form: str = "pdf"


def printing_order(order: Order) -> bytes:
    """A PDF of A4 pages with embedded fonts, in Thai; the same order gives the same bytes."""
    words = _words()
    areas = [one.pieces * _square_metres(one.design) for one in order.rows]
    values = {
        "words": words,
        "number": order.number,
        "date": order.date,
        "centre": clean(order.centre),
        "telephone": clean(order.telephone) or words["order-blank"],
        "rules": [words[key] for key in _rules(order)],
        "test": words["order-test-square" if _no_codes(order) else "order-test-each"],
        "rows": [_row(one, area) for one, area in zip(order.rows, areas, strict=True)],
        "pieces": f"{sum(one.pieces for one in order.rows):,}",
        "area": f"{sum(areas):,.2f}",
    }
    pdf, _ = typeset("order.typ", "order", values)
    return pdf


def _rules(order: Order) -> Iterator[str]:
    """What the shop must heed, and of the files only what is true of them."""
    yield "order-scale"
    yield "order-leave-square" if _no_codes(order) else "order-white"
    yield _COLOURS[order.form]
    if order.form == "pdf" and any(_bleed(one.design) for one in order.rows):
        yield "order-bleed"


def _no_codes(order: Order) -> bool:
    return all(one.design.mode is Mode.SQUARE for one in order.rows)


def _bleed(design: Design) -> float:
    return design.template.bleed if design.bleed is None else design.bleed


def _square_metres(design: Design) -> float:
    return design.template.width * design.template.height / _SQUARE_METRE


def _row(row: Row, area: float) -> dict[str, object]:
    thai, template = Catalogue("th"), row.design.template
    given = row.design.keep_clear
    clear = template.keep_clear if given is None else given
    edges = (
        thai.text("order-hem", clear=f"{clear / CENTIMETRE:g}")
        if template.eyelets
        else thai.text("order-plain")
    )
    return {
        "name": template.name,
        "size": template.size,
        "material": thai.text(f"order-material-{template.stock}"),
        "edges": edges,
        "pieces": f"{row.pieces:,}",
        "area": f"{area:,.2f}",
        "picture": list(row.preview),
        "codes": row.codes,
    }


def _words() -> dict[str, str]:
    thai = Catalogue("th")
    return {key: thai.text(key) for key, given in messages("th", "printing.ftl") if not given}
