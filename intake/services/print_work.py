"""Batches as a worker draws them: held for a while, in stretches, and handed out whole.

What a worker has drawn when it dies is in the folder and in the database; whoever holds the batch
next goes on with the sheets that wait. Nothing is settled by a worker that no longer holds it.
"""

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from intake.ports.clock import Clock
from intake.ports.press import Drawing, Press, PrintFolder
from intake.ports.printing import PrintBatch, PrintSheet
from intake.ports.store import Store, StoreUnavailableError
from intake.services import print_files
from intake.services.sign_facts import SignBook
from intake.sign_model import BatchState, Binding, PrintFormat, PrintMode, SheetState

LEASE = timedelta(seconds=30)
ASIDE = timedelta(minutes=5)  # a batch that failed; younger ones come first meanwhile
STRETCH = 25  # sheets; the first of each is looked at as a whole, which is more than one in fifty
KEPT = timedelta(days=30)  # after a batch was finished or stopped
_ENDINGS = {PrintFormat.PDF: "pdf", PrintFormat.PNG: "png", PrintFormat.TIFF: "tif"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWork:
    """One worker's part in printing.

    ``owner``: under what name it holds a batch. ``renewed``: seconds after which it says so again.
    """

    store: Store
    clock: Clock
    book: SignBook
    press: Press
    folder: PrintFolder
    owner: str
    renewed: float = 10.0

    def once(self) -> bool:
        """Draw a stretch of the batch that is due, or hand it out; False when none is due.

        Raises what it failed of; that batch is set aside for a while.
        """
        with self.store.write() as work:
            now = self.clock.now()
            batch = work.printing.claim(self.owner, now, now + LEASE)
        if batch is None:
            self.press.rest()
            return False
        try:
            with self._held(batch.id):
                self._step(batch)
        except Exception:  # whatever it is: batches behind this one must not wait for it
            self._set_aside(batch.id)
            raise
        return True

    def _step(self, batch: PrintBatch) -> None:
        with self.store.read() as work:
            waiting = work.printing.sheets(batch.id, SheetState.WAITING, STRETCH)
        if waiting:
            self._draw(batch, waiting)
        else:
            self._hand_out(batch)

    def _set_aside(self, batch_id: UUID) -> None:
        with self.store.write() as work:
            work.printing.set_aside(batch_id, self.owner, self.clock.now() + ASIDE)

    def sweep(self, now: datetime) -> int:
        """Erase batches that are old, with their files, and what no batch needs."""
        with self.store.write() as work:
            work.printing.erase(now - KEPT)
        return self.folder.sweep(self._states)

    def _states(self) -> Mapping[UUID, BatchState]:
        with self.store.read() as work:
            return work.printing.states()

    def _draw(self, batch: PrintBatch, sheets: Sequence[PrintSheet]) -> None:
        made = pressed(self.book, self.press, batch, sheets)
        settled = [self._kept(batch, *one) for one in zip(sheets, made, strict=True)]
        with self.store.write() as work:
            work.printing.settle(batch.id, self.owner, settled)

    def _kept(self, batch: PrintBatch, sheet: PrintSheet, made: Drawing) -> PrintSheet:
        """The file first, then its row: a row never speaks of a file that is not there."""
        if made.file is None:
            return replace(sheet, state=SheetState.WITHHELD, problem=made.problem)
        digest = self.folder.keep(batch.id, made.file, ending_of(batch))
        return replace(sheet, state=SheetState.DRAWN, size=len(made.file), digest=digest)

    def _hand_out(self, batch: PrintBatch) -> None:
        with self.store.read() as work:
            sheets = work.printing.sheets(batch.id, SheetState.DRAWN)
        lost = [one for one in sheets if not self._whole(batch, one)]
        if lost:  # a disk that forgot: drawn again
            again = [replace(one, state=SheetState.WAITING, digest=None, size=0) for one in lost]
            with self.store.write() as work:
                work.printing.settle(batch.id, self.owner, again)
            return
        self._write_files(batch, sheets)
        with self.store.write() as work:
            if not work.printing.settle(batch.id, self.owner, ()):
                return
            now = self.clock.now()
            ready = replace(batch, state=BatchState.READY, finished_at=now)
            work.printing.change(replace(ready, owner=None, lease_until=None))
        self.folder.drop_sheets(batch.id)

    def _whole(self, batch: PrintBatch, sheet: PrintSheet) -> bool:
        digest = sheet.digest
        return digest is not None and self.folder.whole(batch.id, digest, ending_of(batch))

    def _write_files(self, batch: PrintBatch, sheets: Sequence[PrintSheet]) -> None:
        if not sheets:
            return
        if batch.binding is Binding.ONE_FILE:
            self._bind(batch, sheets)
        else:
            for area_code, there in print_files.by_district(sheets).items():
                with self.folder.writing(batch.id, print_files.zip_name(area_code)) as file:
                    print_files.packed(file, self._zipped(batch, there))
        whole = replace(sheets[0], area_code=batch.area_code or sheets[0].area_code)
        if order := self._order(batch, whole, sheets):
            with self.folder.writing(batch.id, print_files.ORDER) as file:
                file.write(order)

    def _bind(self, batch: PrintBatch, sheets: Sequence[PrintSheet]) -> None:
        paths = [self.folder.sheet(batch.id, one.digest or b"", "pdf") for one in sheets]
        with self.folder.writing(batch.id, print_files.ALL_SIGNS) as file:
            bound = Path(file.name)
            self.press.bind(paths, bound)
            with bound.open("rb") as written:
                digest = hashlib.file_digest(written, "sha256").digest()
        lines = [
            print_files.Listed(one.name, one.place, print_files.page_name(batch, page), digest)
            for page, one in enumerate(sheets, 1)
        ]
        with self.folder.writing(batch.id, print_files.MANIFEST) as file:
            file.write(print_files.manifest(lines))

    def _zipped(
        self, batch: PrintBatch, sheets: Sequence[PrintSheet]
    ) -> Iterator[tuple[str, bytes]]:
        lines = []
        for one, facts in zip(sheets, self.book.facts(sheets), strict=True):
            name, digest = self.press.name(batch, facts), one.digest or b""
            lines.append(print_files.Listed(one.name, one.place, name, digest))
            yield name, self.folder.sheet(batch.id, digest, ending_of(batch)).read_bytes()
        yield print_files.MANIFEST, print_files.manifest(lines)
        if order := self._order(batch, sheets[0], sheets):
            yield print_files.ORDER_IN_ZIP, order

    def _order(
        self, batch: PrintBatch, like: PrintSheet, sheets: Sequence[PrintSheet]
    ) -> bytes | None:
        (facts,) = self.book.facts([like])
        squares = batch.mode is PrintMode.SQUARE
        codes = [] if squares else [one.name for one in sheets]
        return self.press.order(batch, facts, len(sheets), codes)

    @contextmanager
    def _held(self, batch_id: UUID) -> Iterator[None]:
        """The lease is renewed beside, for as long as it takes."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self.renewed):
                try:
                    with self.store.write() as work:
                        until = self.clock.now() + LEASE
                        work.printing.renew(batch_id, self.owner, until)
                except StoreUnavailableError:
                    continue  # the next one may come through; without any the batch is another's

        beside = threading.Thread(target=renew, name="print-lease", daemon=True)
        beside.start()
        try:
            yield
        finally:
            done.set()
            beside.join()


def pressed(
    book: SignBook, press: Press, batch: PrintBatch, sheets: Sequence[PrintSheet]
) -> list[Drawing]:
    """What became of each sheet, in the same order; the first is looked at as a whole."""
    facts = book.facts(sheets)
    good = [one for one in facts if not one.problem]
    drawn = dict(zip((one.code for one in good), press.draw(batch, good), strict=True))
    return [drawn.get(one.code, Drawing(problem=one.problem)) for one in facts]


def ending_of(batch: PrintBatch) -> str:
    """How the names of its sheets' files end."""
    return _ENDINGS[batch.format]
