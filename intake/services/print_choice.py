"""Which signs a batch is of, and why none is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from intake.errors import Refused
from intake.ports.signs import SignRow
from intake.ports.store import Work
from intake.services.areas import area_in_force
from intake.services.sign_places import DISTRICT_DIGITS, district_name
from intake.sign_model import IN_USE, Binding, PrintFormat, PrintMode, SignMode

MOST_SHEETS = 5_000


class Templates(Protocol):
    """What can be printed, by name."""

    def check(self, name: str) -> None:
        """Raises NotFound for no template, and Refused for a size that cannot be drawn."""
        ...

    def sticks(self, name: str) -> bool:
        """Whether it is a sticker, alone or on the white square of a vinyl."""
        ...

    def has_square(self, name: str) -> bool:
        """Whether it has room for a sticker's white square."""
        ...

    def pages(self, name: str) -> int:
        """How many sides it has."""
        ...

    def complete(self, name: str) -> bool:
        """Whether it, or the vinyl that a sticker goes on, carries the Ministry's code now."""
        ...

    def hangs(self, name: str) -> bool:
        """Whether it is hung up: a picture for chats is not."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn: the signs with these codes, or all under an area; "" is everywhere."""

    template: str
    mode: PrintMode = PrintMode.SITE
    format: PrintFormat = PrintFormat.PDF
    binding: Binding = Binding.ZIPS
    thai_digits: bool = False
    area_code: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """One sheet: a sign's code, or a district of four digits; where it hangs; what it says."""

    name: str
    area_code: str
    place: str


def settled(wish: Wish, templates: Templates) -> Wish:
    """The wish as it is drawn: a picture for chats is a PNG, whatever file was chosen."""
    if templates.hangs(wish.template):
        return wish
    return replace(wish, format=PrintFormat.PNG, binding=Binding.ZIPS)


def chosen(
    work: Work, wish: Wish, templates: Templates, most: int = MOST_SHEETS
) -> tuple[Chosen, ...]:
    """The sheets of a wish, by area and name; raises Refused, and NotFound for no template."""
    _refuse_impossible(wish, templates)
    signs = _named(work, wish.codes) if wish.codes else work.signs.in_use(wish.area_code)
    if wish.mode is PrintMode.SQUARE:
        sheets = tuple(_squares(work, wish, signs))
    else:
        sheets = tuple(_sheets(work, wish, signs, _taken(wish, templates)))
    if not sheets:
        raise Refused("print-nothing")
    if len(sheets) > most:
        raise Refused("print-too-many", most=most, many=len(sheets))
    return sheets


def _refuse_impossible(wish: Wish, templates: Templates) -> None:
    templates.check(wish.template)
    if wish.mode is PrintMode.SQUARE and not templates.has_square(wish.template):
        raise Refused("print-no-square")
    if wish.format is PrintFormat.PDF:
        return
    if wish.binding is Binding.ONE_FILE:
        raise Refused("print-one-file")
    if templates.pages(wish.template) > 1:
        raise Refused("print-two-sides")


def _taken(wish: Wish, templates: Templates) -> frozenset[SignMode]:
    if wish.mode is PrintMode.DISTRICT:
        return frozenset({SignMode.DISTRICT})
    stickers = {SignMode.STICKER} if templates.sticks(wish.template) else set()
    return frozenset({SignMode.SITE, *stickers})


def _named(work: Work, codes: tuple[str, ...]) -> list[SignRow]:
    found = []
    for code in sorted(set(codes)):
        sign = work.signs.find(code)
        if sign is None or sign.state not in IN_USE:
            raise Refused("print-code", code=code)
        found.append(sign)
    return sorted(found, key=lambda one: (one.area_code, one.code))


def _sheets(
    work: Work, wish: Wish, signs: tuple[SignRow, ...] | list[SignRow], taken: frozenset[SignMode]
) -> Iterator[Chosen]:
    for one in signs:
        if one.mode not in taken:
            if wish.codes:
                raise Refused("print-code", code=one.code)
            continue
        place = one.site_name
        if wish.mode is PrintMode.DISTRICT:
            place = _district(work, one.area_code) or place
        yield Chosen(one.code, one.area_code, place)


def _squares(
    work: Work, wish: Wish, signs: tuple[SignRow, ...] | list[SignRow]
) -> Iterator[Chosen]:
    """One sheet a district that has sites: each site's sticker covers the white square of one."""
    if wish.codes:
        codes = sorted({one.area_code[:DISTRICT_DIGITS] for one in signs})
    else:
        codes = [one.area_code for one in work.signs.tally(wish.area_code, DISTRICT_DIGITS)]
    for code in codes:
        place = _district(work, code) if len(code) == DISTRICT_DIGITS else ""
        if place:
            yield Chosen(code, code, place)


def _district(work: Work, area_code: str) -> str:
    found = work.areas.find(area_in_force(work, area_code)[:DISTRICT_DIGITS])
    return district_name(found) if found else ""
