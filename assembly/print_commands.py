"""``flask signs render`` and ``check``: files for the shop at once, and what a code leads to."""

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import click

from assembly.area_speech import FILE
from assembly.artwork import SignPress, house_style
from assembly.house import CLOCK, database_of
from intake.errors import NotFound, Refused
from intake.ports.press import Drawing
from intake.ports.printing import PrintBatch, PrintSheet
from intake.ports.store import Store
from intake.services import print_files
from intake.services.print_choice import Wish, chosen, settled
from intake.services.print_work import STRETCH, ending_of, pressed
from intake.services.printing import month_of
from intake.services.registry import Registry
from intake.services.sign_facts import SignBook
from intake.sign_model import Binding, PrintFormat, PrintMode, SheetState
from qr.artwork.press import Press
from qr.whose import is_ministrys, own_code
from settings import CommonSettings, SignSettings
from storage.prints import Prints
from storage.shared_folder import SharedFolder
from texts import Catalogue

_NOBODY = uuid4()  # a command line has no account; nothing of it is stored


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]…")
@click.option("--area", "area_code", metavar="CODE", help="All under it: 2, 4, 6 or 8 digits.")
@click.option("--all", "everywhere", is_flag=True, help="The whole country.")
@click.option("--template", required=True, metavar="NAME", help="poster-a3, or custom-150x75 (cm).")
@click.option("--format", "form", type=click.Choice([*map(str, PrintFormat)]), default="pdf")
@click.option("--mode", type=click.Choice([*map(str, PrintMode)]), default="site")
@click.option("--thai-digits", is_flag=True, help="Thai digits; codes stay as they are.")
@click.option("--one-file", is_flag=True, help="One PDF of many pages.")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
def render(
    codes: tuple[str, ...],
    *,
    area_code: str | None,
    template: str,
    form: str,
    mode: str,
    out: Path,
    everywhere: bool,
    thai_digits: bool,
    one_file: bool,
) -> None:
    """Draw and check signs: files, manifest.csv and the printing order into --out.

    A picture for LINE groups is a PNG and has no printing order.

    A sign that fails its check is named and left out, and the command ends with 1. It may be run
    again at any time: the same signs give the same files.
    """
    if sum((bool(codes), area_code is not None, everywhere)) != 1:
        raise click.UsageError("give codes, --area CODE or --all")
    if area_code is not None and not re.fullmatch(r"(?:[0-9]{2}){1,4}", area_code):
        raise click.UsageError("an area's code has 2, 4, 6 or 8 digits")
    wish = Wish(
        template=template,
        mode=PrintMode(mode),
        format=PrintFormat(form),
        binding=Binding.ONE_FILE if one_file else Binding.ZIPS,
        thai_digits=thai_digits,
        area_code=area_code or "",
        codes=tuple(code.upper() for code in codes),
    )
    settings = SignSettings.load()
    with database_of(settings) as database:
        withheld = _Rendering.of(settings, database, wish, out).run()
    if withheld:
        sys.exit(1)


@click.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """Read the codes in FILE (PDF, PNG, JPEG, a photo) and say whose each is.

    Ends with 1 when a code is foreign or unknown, or none of ours is there.
    """
    from qr.artwork.preflight import read_file  # noqa: PLC0415 - heavy; this command alone

    settings = CommonSettings.load()
    try:
        found = read_file(file.read_bytes())
    except ValueError as reason:
        raise click.ClickException(f"{file.name}: {reason}") from None
    with database_of(settings) as database:
        told = [_told(database, settings, content) for content in found]
    for line, _ in told:
        click.echo(line)
    if not told:
        click.echo(f"{file.name}: no code was read", err=True)
    if "foreign" in {whose for _, whose in told} or "ours" not in {whose for _, whose in told}:
        sys.exit(1)


def _told(store: Store, settings: CommonSettings, content: str) -> tuple[str, str]:
    """A line about one code, and whose it is."""
    code = own_code(content, settings.public_url)
    if code is None:
        if is_ministrys(content, settings.moi_gis_url):
            return f"ministry  {content}", "ministry"
        return f"foreign   {content!r}", "foreign"
    with store.read() as work:
        sign = work.signs.find(code)
    if sign is None:
        return f"unknown   {code}: an address of ours, but no sign of the register", "foreign"
    return f"ours      {code}  {sign.state}  {sign.area_code}  {sign.site_name}", "ours"


@dataclass(frozen=True, slots=True)
class _Rendering:
    """One run of the command over a batch that is not stored."""

    batch: PrintBatch
    sheets: tuple[PrintSheet, ...]
    book: SignBook
    press: SignPress
    out: Path

    @classmethod
    def of(cls, settings: SignSettings, store: Store, wish: Wish, out: Path) -> "_Rendering":
        style, now = house_style(settings), CLOCK.now()
        wish = settled(wish, style)
        try:
            with store.read() as work:
                found = chosen(work, wish, style)
        except NotFound:
            raise click.UsageError(f"no template is called {wish.template}") from None
        except Refused as refused:
            text = Catalogue("en").text(f"console-refused-{refused.key}", **refused.params)
            raise click.ClickException(text) from None
        batch = PrintBatch(
            id=uuid4(),
            number=month_of(now) + (wish.area_code or "signs"),
            made_by=_NOBODY,
            made_at=now,
            area_code=wish.area_code,
            template=wish.template,
            mode=wish.mode,
            format=wish.format,
            binding=wish.binding,
            thai_digits=wish.thai_digits,
            complete=style.complete(wish.template),
        )
        sheets = tuple(PrintSheet(batch.id, one.name, one.area_code, one.place) for one in found)
        book = SignBook(store, Registry(store, settings.console_signatures, CLOCK))
        return cls(batch, sheets, book, SignPress(style, Press(settings.print_processes)), out)

    def run(self) -> int:
        """Draw everything; how many were withheld."""
        if not self.batch.complete and not self.press.style.ministry:
            click.echo("not yet complete by the letter: MOI_GIS_URL is not set", err=True)
        with tempfile.TemporaryDirectory() as folder:
            prints = Prints(Path(folder))
            drawn = [one for one in self._drawn(prints) if one.state is SheetState.DRAWN]
            if drawn:
                self._write(prints, drawn)
        click.echo(f"drew {len(drawn)} of {len(self.sheets)}", err=True)
        return len(self.sheets) - len(drawn)

    def _drawn(self, prints: Prints) -> Iterator[PrintSheet]:
        with click.progressbar(length=len(self.sheets), label="signs", file=sys.stderr) as bar:
            for start in range(0, len(self.sheets), STRETCH):
                stretch = self.sheets[start : start + STRETCH]
                for sheet, made in zip(
                    stretch, pressed(self.book, self.press, self.batch, stretch), strict=True
                ):
                    yield self._kept(prints, sheet, made)
                bar.update(len(stretch))

    def _kept(self, prints: Prints, sheet: PrintSheet, made: Drawing) -> PrintSheet:
        if made.file is None:
            why = f"{made.problem}: {made.about}" if made.about else made.problem
            click.echo(f"withheld {sheet.name} {sheet.place}: {why}", err=True)
            return replace(sheet, state=SheetState.WITHHELD)
        digest = prints.keep(self.batch.id, made.file, ending_of(self.batch))
        return replace(sheet, state=SheetState.DRAWN, digest=digest, size=len(made.file))

    def _write(self, prints: Prints, drawn: Sequence[PrintSheet]) -> None:
        shared = SharedFolder(self.out)
        paths = [
            prints.sheet(self.batch.id, one.digest or b"", ending_of(self.batch)) for one in drawn
        ]
        facts, digests = self.book.facts(drawn), [one.digest or b"" for one in drawn]
        if self.batch.binding is Binding.ONE_FILE:
            with shared.writing(self.out / print_files.ALL_SIGNS) as file:
                self.press.bind(paths, Path(file.name))
            whole = hashlib.sha256((self.out / print_files.ALL_SIGNS).read_bytes()).digest()
            digests = [whole] * len(drawn)
            names = [f"{print_files.ALL_SIGNS}#page={page}" for page in range(1, len(drawn) + 1)]
        else:
            names = [self.press.name(self.batch, one) for one in facts]
            for name, path in zip(names, paths, strict=True):
                with shared.writing(self.out / name, sync=False) as file:
                    file.write(path.read_bytes())
        lines = [
            print_files.Listed(one.name, one.place, name, digest)
            for one, name, digest in zip(drawn, names, digests, strict=True)
        ]
        with shared.writing(self.out / print_files.MANIFEST) as file:
            file.write(print_files.manifest(lines))
        codes = [] if self.batch.mode is PrintMode.SQUARE else [one.name for one in drawn]
        if order := self.press.order(self.batch, facts[0], len(drawn), codes):
            with shared.writing(self.out / print_files.ORDER) as file:
                file.write(order)
