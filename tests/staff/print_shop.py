"""An admin who orders signs, and workers that draw them over one folder."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from intake.places.sites import ListedSite
from intake.services.print_choice import Wish
from intake.services.print_work import PrintWork
from intake.services.printing import PrintOrders
from intake.services.sign_facts import SignBook
from intake.services.signs import SignRegister
from intake.sign_model import BatchState, SignMode, SiteKind
from qr.codes import make_code
from storage.prints import Prints
from tests.console_house import STYLE
from tests.staff.house import StaffHouse
from tests.staff.press import PaperPress

POSTER = Wish("poster-a3", area_code="4505")
LONG = "ที่ทำการองค์การบริหารส่วนตำบล" + "หนองบัว" * 13


@dataclass
class Shop:
    """An admin's side, and workers over one folder."""

    house: StaffHouse
    folder: Path

    def __post_init__(self) -> None:
        self.signs = SignRegister(self.house.store, self.house.clock, make_code)
        self.orders = PrintOrders(self.house.store, self.house.clock, STYLE)
        self.prints = Prints(self.folder)

    def worker(self, owner: str = "one", press: PaperPress | None = None) -> PrintWork:
        return PrintWork(
            store=self.house.store,
            clock=self.house.clock,
            book=SignBook(self.house.store, self.house.registry),
            press=press or PaperPress(),
            folder=self.prints,
            owner=owner,
        )

    def hang(self, many: int, area: str = "4505", mode: SignMode = SignMode.SITE) -> list[str]:
        """Sites with a sign each; their codes."""
        start = "ที่ว่าการอำเภอ" if mode is SignMode.DISTRICT else "จุดที่"
        kind = SiteKind.DISTRICT_OFFICE if mode is SignMode.DISTRICT else SiteKind.OTHER
        sites = [ListedSite(kind, area, f"{start} {mode} {n:03}") for n in range(many)]
        self.signs.import_sites(sites)
        return list(self.signs.make_signs(area, mode))

    def order(self, wish: Wish = POSTER) -> UUID:
        return self.orders.order(self.house.signed("admin"), wish)

    def drawn(self, batch_id: UUID) -> int:
        return self.orders.batch(self.house.signed("admin"), batch_id).progress.drawn

    def state(self, batch_id: UUID) -> BatchState:
        return self.orders.batch(self.house.signed("admin"), batch_id).progress.batch.state

    def files(self, batch_id: UUID) -> tuple[str, ...]:
        return self.orders.batch(self.house.signed("admin"), batch_id).files

    def read(self, batch_id: UUID, name: str) -> bytes:
        with self.prints.open(batch_id, name) as file:
            return file.read()


def finish(worker: PrintWork) -> None:
    while worker.once():
        pass


def zipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
