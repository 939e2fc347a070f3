"""From facts to a PDF: words and numbers for typst, and what typst reports of each slot."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from qr.artwork.facts import Design, Facts, Lettering, Mode
from qr.artwork.pages import Layer, Stamp, curves, finished, laid
from qr.artwork.templates import TEMPLATES
from qr.artwork.tones import TONES, Inks
from qr.codes import check_character
from qr.symbol import Symbol, make_symbol, sign_address
from texts import Catalogue, messages

_DRAWINGS = Path(__file__).parent / "drawings"
_FONTS = Path(__file__).parents[1] / "fonts"
OURS_LARGER = 2  # times the Ministry's symbol, at least
_ANY_CODE = "22222" + check_character("22222")  # as long as every other
_MADE = datetime(2025, 10, 1, tzinfo=UTC)  # one instant for all: same facts, same bytes
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SARA_AM_FIRST = re.compile("\u0e33([\u0e48-\u0e4b])")


class DrawingError(RuntimeError):
    """The drawing could not be made."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a symbol stands: page from 1, millimetres from the cut corner at the top left."""

    name: str
    page: int
    x: float
    y: float
    size: float
    modules: int

    @property
    def module(self) -> float:
        """Millimetres of one module."""
        return self.size / self.modules


@dataclass(frozen=True, slots=True)
class DrawnLayer:
    """One layer of a sign as a file of its own, and the symbols that stand in it."""

    pdf: bytes = field(repr=False)
    symbols: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF, and what typst said of it: the size of each slot, the place of each symbol.

    ``layers``: the bytes that the pages are made of, each drawn over the ones before.
    """

    pdf: bytes = field(repr=False)
    slots: Sequence[Mapping[str, Any]]
    layers: tuple[DrawnLayer, ...]

    @property
    def symbols(self) -> tuple[Placed, ...]:
        """The symbols of all layers."""
        return tuple(one for layer in self.layers for one in layer.symbols)

    @property
    def shrank(self) -> bool:
        """Whether a place's or a centre's name had to be set smaller than meant."""
        names = {"place", "which", "centre", "whose", "telephone"}
        return any(one["name"] in names and one["size"] < one["most"] for one in self.slots)


def draw(design: Design, facts: Facts) -> bytes:
    """The PDF of one sign for the print shop, at true size. The same facts give the same bytes.

    Raises ValueError for a wrong code, DrawingError when typst cannot draw it.
    """
    return drawn(design, facts).pdf


def drawn(design: Design, facts: Facts) -> Drawn:
    """The same, with what preflight wants to know."""
    bleed, mono = bleed_of(design), design.template.mono
    if design.lettering is Lettering.FONTS:
        pdf, report = typeset("sign.typ", "sign", sign_values(design, facts, "all"))
        placed = _placed(report)
        whole = finished(pdf, bleed, _stamps(design, facts, placed), mono=mono)
        return Drawn(whole, _slots(report), (DrawnLayer(whole, placed),))
    below = _shared_layer(design, replace(facts, code=_ANY_CODE, place=""), "shared")
    above = _one_layer(design, facts, "own")
    pdf = _laid(design, below.contents, above.contents)
    return Drawn(pdf, (*below.slots, *above.slots), (below.drawn, above.drawn))


@dataclass(frozen=True, slots=True)
class _Layered:
    contents: Layer
    slots: tuple[Mapping[str, Any], ...]
    drawn: DrawnLayer


def _one_layer(design: Design, facts: Facts, layer: str) -> _Layered:
    pdf, report = typeset("sign.typ", "sign", sign_values(design, facts, layer))
    placed = _placed(report)
    stamps = _stamps(design, facts, placed)
    contents = curves(pdf, stamps, bleed_of(design), mono=design.template.mono)
    alone = DrawnLayer(_laid(design, contents), placed)
    return _Layered(contents, _slots(report), alone)


# What all signs of a centre share is drawn and made into curves once.
_shared_layer = lru_cache(maxsize=16)(_one_layer)


def _laid(design: Design, *layers: Layer) -> bytes:
    return laid(layers, design.template.width, design.template.height, bleed_of(design))


def _stamps(design: Design, facts: Facts, placed: Iterable[Placed]) -> tuple[Stamp, ...]:
    wanted = wanted_symbols(design, facts)
    return tuple(Stamp(wanted[one.name], one.page - 1, one.x, one.y, one.size) for one in placed)


def _placed(report: Iterable[Mapping[str, Any]]) -> tuple[Placed, ...]:
    names = tuple(one.name for one in fields(Placed))
    return tuple(
        Placed(**{name: one[name] for name in names}) for one in report if one["kind"] == "symbol"
    )


def _slots(report: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(one for one in report if one["kind"] == "slot")


def bleed_of(design: Design) -> float:
    """Millimetres that are cut off on each side."""
    return design.template.bleed if design.bleed is None else design.bleed


def wanted_symbols(design: Design, facts: Facts) -> dict[str, Symbol]:
    """Which symbols the drawn file must hold, by their names in the report."""
    found = {}
    if design.mode is not Mode.SQUARE:
        found["ours"] = make_symbol(sign_address(facts.host, facts.code), design.level)
    if design.template.ministry and facts.ministry:
        found["ministry"] = make_symbol(facts.ministry, design.level)
    return found


def ours_across(design: Design) -> float:
    """Millimetres of our symbol's dark modules: its own, or those of the sticker to come."""
    sticker = TEMPLATES["sticker-30x30"]
    return (sticker if design.mode is Mode.SQUARE else design.template).symbol


_setting = Lock()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(_DRAWINGS), font_paths=[str(_FONTS)], ignore_system_fonts=True)


def typeset(
    drawing: str, name: str, values: Mapping[str, Any]
) -> tuple[bytes, list[Mapping[str, Any]]]:
    """A PDF and its reports. Values go as JSON, so that no name is ever read as markup."""
    with _setting:
        try:
            pdf = _compiler().compile(
                input=str(_DRAWINGS / drawing),
                format="pdf",
                sys_inputs={name: json.dumps(values, ensure_ascii=False, sort_keys=True)},
                timestamp=int(_MADE.timestamp()),
                pdf_tags=False,
            )
            report = _compiler().query("<report>", field="value", format="json")
        except typst.TypstError as broken:
            raise DrawingError(drawing) from broken
    assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file
    return pdf, json.loads(report) if isinstance(report, str) else list(report)


def sign_values(design: Design, facts: Facts, layer: str) -> dict[str, Any]:
    """All that a drawing reads. ``layer``: "all", "shared", or what is this sign's "own"."""
    template, symbols = design.template, wanted_symbols(design, facts)
    figures = "๑๒๓๔๕๖" if design.thai_digits else "123456"
    numbers = facts.hotlines
    square = design.mode is Mode.SQUARE
    return {
        "layer": layer,
        "family": template.family,
        "width": template.width,
        "height": template.height,
        "bleed": bleed_of(design),
        "keep": template.keep_clear if design.keep_clear is None else design.keep_clear,
        "symbol": template.symbol,
        "floor": template.above_floor,
        "stands": template.stands,
        "mono": template.mono,
        "square": square,
        "ministry-most": ours_across(design) / OURS_LARGER,
        "tones": _mono() if template.mono else TONES,
        "words": {"th": _words("th"), "en": _words("en")},
        "figures": dict(zip(("one", "two", "three", "four", "five", "six"), figures, strict=True)),
        "numbers": {
            "drugs": _digits(numbers.drugs, design),
            "police": _digits(numbers.police, design),
            "police-en": numbers.police,
            "treatment": _digits(numbers.treatment, design),
            "stress": _digits(numbers.stress, design),
        },
        "centre": _digits(clean(facts.centre), design),
        "calls": _digits(_calls(facts), design),
        "place": clean(facts.place),
        "code": facts.code,
        "address": "" if square else f"{facts.host.lower()}/s/{facts.code}",
        "account": clean(facts.account),
        "emblem": facts.emblem,
        "ours": _modules(symbols.get("ours")),
        "ministry": _modules(symbols.get("ministry")),
    }


def _calls(facts: Facts) -> str:
    """A centre whose number is not registered is named alone."""
    centre, telephone = clean(facts.centre), clean(facts.telephone)
    if not telephone:
        return centre
    return Catalogue("th").text("print-calls", centre=centre, telephone=telephone)


def clean(name: str) -> str:
    """A name on one line, as fonts expect Thai: a tone mark before sara am, แ as one letter."""
    one_line = " ".join(name.split())
    return _SARA_AM_FIRST.sub("\\1\u0e33", one_line).replace("เเ", "แ")


def _mono() -> Mapping[str, Inks]:
    """A laser printer's tones: what is coloured elsewhere is black."""
    return {**TONES, "night": TONES["ink"], "alarm": TONES["ink"], "sun": TONES["paper"]}


def _digits(words: str, design: Design) -> str:
    return words.translate(_THAI_DIGITS) if design.thai_digits else words


def _modules(symbol: Symbol | None) -> dict[str, int] | None:
    return None if symbol is None else {"modules": symbol.modules}


@cache
def _words(language: str) -> dict[str, str]:
    """The sentences of the signs: those of the catalogue without a parameter."""
    catalogue = Catalogue(language)
    return {
        key: catalogue.text(key)
        for key, parameters in messages(language, "artwork.ftl")
        if not parameters
    }
