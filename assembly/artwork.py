"""Signs as this installation prints them: its settings, and a press for the use cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from console import dates
from intake.ports.press import Drawing, SignFacts
from intake.ports.printing import PrintBatch
from intake.services.print_choice import Wish
from intake.services.print_work import ending_of
from qr.artwork.facts import Design, Facts, Mode, file_names
from qr.artwork.press import Press, PressError
from qr.artwork.style import HouseStyle
from settings import CommonSettings
from texts import FIRST_LANGUAGE

PREVIEW = 1080  # pixels


def house_style(settings: CommonSettings) -> HouseStyle:
    """What all signs have in common."""
    emblem = settings.sign_emblem
    return HouseStyle(
        host=urlsplit(settings.public_url).netloc,
        account=settings.account_name,
        ministry=settings.moi_gis_url,
        emblem=None if emblem is None else emblem.read_text(encoding="utf-8"),
        bleed=settings.sign_bleed_mm,
        keep_clear=settings.sign_keep_clear_mm,
    )


@dataclass(frozen=True, slots=True)
class SignPress:
    """See ``intake.ports.press.Press``."""

    style: HouseStyle
    press: Press

    def draw(self, batch: PrintBatch, signs: Sequence[SignFacts]) -> list[Drawing]:
        """Each sign's file, in the same order; the first is looked at as a whole."""
        if batch.complete and not self.style.ministry:
            return [Drawing(problem="no_ministry") for _ in signs]
        facts = [self._facts(batch, one) for one in signs]
        try:
            design = self._design(batch)
        except ValueError:  # ordered on a host that knows more templates
            return [Drawing(problem="undrawable") for _ in signs]
        pressed = self.press.signs(design, facts, str(batch.format))
        return [Drawing(one.file, one.problem, one.about) for one in pressed]

    def name(self, batch: PrintBatch, sign: SignFacts) -> str:
        """The file's name in Thai."""
        thai, _ = file_names(self._design(batch), self._facts(batch, sign), ending_of(batch))
        return thai

    def order(
        self, batch: PrintBatch, sign: SignFacts, pieces: int, codes: Sequence[str]
    ) -> bytes | None:
        """The printing order for so many pieces; None for a picture that is sent in chats."""
        if not self.style.hangs(batch.template):
            return None
        day = dates.day(batch.made_at, FIRST_LANGUAGE)
        design, facts = self._design(batch), self._facts(batch, sign)
        told = (batch.number, day, str(batch.format))
        return self.press.order(design, facts, told, pieces, codes)

    def bind(self, files: Sequence[Path], into: Path) -> None:
        """Several PDF files as one, page after page."""
        self.press.bind(files, into)

    def rest(self) -> None:
        """Nothing is to be drawn for a while."""
        self.press.rest()

    def preview(self, wish: Wish, sign: SignFacts) -> bytes | None:
        """A PNG of what a wish's sign would look like now; None for what cannot be drawn."""
        design = self.style.design(wish.template, Mode(wish.mode), thai_digits=wish.thai_digits)
        told = (sign.code, sign.place, sign.centre, sign.telephone)
        facts = self.style.facts(*told, complete=self.style.complete(wish.template))
        try:
            return self.press.preview(design, facts, PREVIEW).file
        except PressError:
            return None

    def _design(self, batch: PrintBatch) -> Design:
        return self.style.design(batch.template, Mode(batch.mode), thai_digits=batch.thai_digits)

    def _facts(self, batch: PrintBatch, sign: SignFacts) -> Facts:
        told = (sign.code, sign.place, sign.centre, sign.telephone)
        return self.style.facts(*told, complete=batch.complete)
