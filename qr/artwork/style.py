"""What all signs of an installation have in common, and what can be printed in it."""

from dataclasses import dataclass, field

from intake.errors import NotFound, Refused
from qr.artwork.facts import Design, Facts, Hotlines, Mode
from qr.artwork.templates import LARGEST, SMALLEST, Family, ShapeError, SizeError, find, named

_UNBROKEN = "\u00a0"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """``host``: of the signs' addresses. ``ministry``: address of the Ministry's channel, or "".

    ``bleed``: millimetres, where a template is cut at all. ``keep_clear``: where it has a hem.
    """

    host: str
    account: str
    ministry: str = ""
    hotlines: Hotlines = field(default_factory=Hotlines)
    emblem: str | None = field(default=None, repr=False)
    bleed: float | None = None
    keep_clear: float | None = None

    def design(self, template: str, mode: Mode, *, thai_digits: bool) -> Design:
        """How to draw; raises ValueError for no template, or one without room for the mode."""
        found = named(template)
        return Design(
            found,
            mode,
            thai_digits=thai_digits,
            bleed=self.bleed if found.bleed else None,
            keep_clear=self.keep_clear if found.eyelets else None,
        )

    def facts(self, code: str, place: str, centre: str, telephone: str, *, complete: bool) -> Facts:
        """What one sign says; ``complete``: with the Ministry's code."""
        return Facts(
            code=code,
            host=self.host,
            place=place,
            centre=centre,
            telephone=telephone,
            account=self.account,
            ministry=self.ministry if complete else "",
            hotlines=self.hotlines,
            emblem=self.emblem,
        )

    def check(self, name: str) -> None:
        """Raises NotFound for no template, and Refused for a size that cannot be drawn."""
        try:
            named(name)
        except SizeError:
            raise Refused("sign-size", smallest=SMALLEST, largest=LARGEST) from None
        except ShapeError as misfit:
            near = " · ".join(one.replace(" ", _UNBROKEN) for one in misfit.near)
            raise Refused("sign-shape", near=near) from None
        except ValueError:
            raise NotFound from None

    def sticks(self, name: str) -> bool:
        """Whether it is a sticker, alone or on the white square of a vinyl."""
        return named(name).family is Family.STICKER

    def has_square(self, name: str) -> bool:
        """Whether it has room for a sticker's white square."""
        return named(name).square

    def pages(self, name: str) -> int:
        """How many sides it has."""
        return named(name).pages

    def complete(self, name: str) -> bool:
        """Whether it, or the vinyl that a sticker goes on, carries the Ministry's code now."""
        carries = named(name).ministry or self.sticks(name)
        return carries and bool(self.ministry)

    def hangs(self, name: str) -> bool:
        """Whether it is hung up: a picture for chats is not."""
        template = find(name)
        return template is None or not template.is_picture
