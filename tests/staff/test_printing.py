"""Batches of signs: ordered, drawn by workers that die, handed out whole, sent to the shop."""

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import sleep as wait
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.model import (
    BatchState,
    Binding,
    PrintFormat,
    PrintMode,
    SheetState,
    SignMode,
    SignState,
    SiteKind,
)
from intake.places.sites import ListedSite
from intake.services.print_choice import Wish
from intake.services.print_work import KEPT, LEASE, STRETCH, PrintWork
from intake.services.printing import PrintOrders
from intake.services.sign_facts import SignBook
from intake.services.signs import SignRegister
from qr.codes import make_code
from storage import tables
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


@pytest.fixture
def shop(house: StaffHouse, tmp_path: Path) -> Shop:
    return Shop(house, tmp_path / "prints")


def finish(worker: PrintWork) -> None:
    while worker.once():
        pass


def zipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


# What is ordered ---------------------------------------------------------------------------------


def test_an_order_is_of_the_signs_in_use_under_its_area(shop: Shop) -> None:
    codes = shop.hang(4)
    shop.hang(1, "4506")
    shop.hang(1, "4505", SignMode.DISTRICT)
    admin = shop.house.signed("admin")
    shop.signs.mark(admin, codes[0], SignState.RETIRED)
    assert {one.name for one in shop.orders.sheets(admin, POSTER)} == set(codes[1:])
    batch = shop.orders.batch(admin, shop.order())
    assert (batch.progress.total, batch.progress.batch.number) == (3, "6901-001")
    assert shop.orders.batch(admin, shop.order()).progress.batch.number == "6901-002"
    assert [one.batch.number for one in shop.orders.batches(admin, 0, 9)[1]] == [
        "6901-002",
        "6901-001",
    ]


def test_stickers_are_for_sites_with_a_vinyl_of_their_district(shop: Shop) -> None:
    own, stickers = shop.hang(1), shop.hang(2, mode=SignMode.STICKER)
    admin = shop.house.signed("admin")
    sticker = replace(POSTER, template="sticker-30x30")
    assert {one.name for one in shop.orders.sheets(admin, sticker)} == {*own, *stickers}
    assert [one.name for one in shop.orders.sheets(admin, POSTER)] == own


def test_a_districts_sign_and_a_vinyl_with_a_white_square_say_the_district(shop: Shop) -> None:
    (code,) = shop.hang(1, mode=SignMode.DISTRICT)
    shop.hang(3)
    shop.hang(1, "4506")
    admin = shop.house.signed("admin")
    district = replace(POSTER, mode=PrintMode.DISTRICT)
    assert [(one.name, one.place) for one in shop.orders.sheets(admin, district)] == [
        (code, "อำเภอธวัชบุรี")
    ]
    square = Wish("vinyl-240x120", PrintMode.SQUARE, area_code="45")
    assert [(one.name, one.place) for one in shop.orders.sheets(admin, square)] == [
        ("4505", "อำเภอธวัชบุรี"),
        ("4506", "อำเภอพนมไพร"),
    ]
    one_sign = Wish("vinyl-240x120", PrintMode.SQUARE, codes=(code,))
    assert [one.name for one in shop.orders.sheets(admin, one_sign)] == ["4505"]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (replace(POSTER, area_code="55"), "print-nothing"),
        (replace(POSTER, mode=PrintMode.SQUARE), "print-no-square"),
        (replace(POSTER, format=PrintFormat.PNG, binding=Binding.ONE_FILE), "print-one-file"),
        (Wish("leaflet-a4", format=PrintFormat.TIFF, area_code="4505"), "print-two-sides"),
        (Wish("poster-a3", codes=("222222",)), "print-code"),
        (Wish("no-such", area_code="4505"), "refused-not-found"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(
    shop: Shop, wish: Wish, why: str
) -> None:
    shop.hang(1)
    with pytest.raises(Refused, match=why):
        shop.order(wish)


def test_a_sign_that_was_named_but_is_of_another_kind_is_refused(shop: Shop) -> None:
    (code,) = shop.hang(1, mode=SignMode.DISTRICT)
    with pytest.raises(Refused, match="print-code"):
        shop.order(Wish("poster-a3", codes=(code,)))
    batch = shop.order(Wish("poster-a3", PrintMode.DISTRICT, codes=(code,)))
    found = shop.orders.batch(shop.house.signed("admin"), batch)
    assert found.progress.batch.area_code == "4505"


def test_more_sheets_than_anybody_can_check_are_refused(shop: Shop) -> None:
    shop.hang(3)
    few = PrintOrders(shop.house.store, shop.house.clock, STYLE, most=2)
    with pytest.raises(Refused, match="print-too-many") as refused:
        few.order(shop.house.signed("admin"), POSTER)
    assert refused.value.params == {"most": 2, "many": 3}


def test_for_anybody_but_an_admin_there_are_no_batches(shop: Shop) -> None:
    shop.hang(1)
    batch_id, lead = shop.order(), shop.house.signed("desk")
    for attempt in (
        lambda: shop.orders.sheets(lead, POSTER),
        lambda: shop.orders.order(lead, POSTER),
        lambda: shop.orders.batches(lead, 0, 1),
        lambda: shop.orders.batch(lead, batch_id),
        lambda: shop.orders.stop(lead, batch_id),
        lambda: shop.orders.sent(lead, batch_id),
        lambda: shop.orders.take(lead, batch_id, "order.pdf"),
    ):
        with pytest.raises(NotFound):
            attempt()


# What a worker makes of it -----------------------------------------------------------------------


def test_a_batch_is_handed_out_as_a_zip_a_district_with_its_manifest(shop: Shop) -> None:
    codes = [*shop.hang(30), *shop.hang(2, "4506")]
    batch_id, press = shop.order(replace(POSTER, area_code="45")), PaperPress()
    worker = shop.worker(press=press)
    assert shop.files(batch_id) == ()
    finish(worker)
    assert shop.files(batch_id) == ("4505.zip", "4506.zip", "order.pdf")
    found: dict[str, bytes] = {}
    for name in ("4505.zip", "4506.zip"):
        inside = zipped(shop.read(batch_id, name))
        assert "ใบสั่งพิมพ์.pdf" in inside
        lines = list(csv.reader(io.StringIO(inside["manifest.csv"].decode("utf-8-sig"))))
        assert lines[0] == ["code", "place", "file", "sha256"]
        for code, _place, file, digest in lines[1:]:
            assert hashlib.sha256(inside[file]).hexdigest() == digest
            assert code.encode() in inside[file]
            found[code] = inside[file]
    assert set(found) == set(codes)
    assert sorted(press.drew) == sorted(codes)
    assert sorted((many, len(listed)) for _, many, listed in press.orders) == [
        (2, 2),
        (30, 30),
        (32, 32),
    ]
    assert press.rests == 1
    assert not list((shop.folder / batch_id.hex).glob("sheets/*"))


def test_the_same_order_gives_the_same_bytes(shop: Shop) -> None:
    shop.hang(3)
    first, second = shop.order(), shop.order()
    finish(shop.worker())
    inside = [zipped(shop.read(one, "4505.zip")) for one in (first, second)]
    for one in inside:
        one.pop("ใบสั่งพิมพ์.pdf")  # has the batch's number
    assert inside[0] == inside[1]
    assert list(inside[0]) == list(inside[1])
    again = shop.read(first, "4505.zip")
    with shop.house.store.write() as work:
        batch = work.printing.find(first)
        assert batch
        work.printing.change(replace(batch, state=BatchState.WAITING, finished_at=None))
    finish(shop.worker())  # its sheets are gone by now: each is drawn anew
    assert shop.read(first, "4505.zip") == again


def test_one_pdf_of_many_pages_says_on_which_page_each_sign_is(shop: Shop) -> None:
    codes = shop.hang(3)
    batch_id = shop.order(replace(POSTER, binding=Binding.ONE_FILE))
    finish(shop.worker())
    assert shop.files(batch_id) == ("signs.pdf", "manifest.csv", "order.pdf")
    whole = shop.read(batch_id, "signs.pdf")
    listed = shop.read(batch_id, "manifest.csv").decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[2].partition("#")[2] for line in listed] == [
        f"page={n}" for n in (1, 2, 3)
    ]
    assert all(line.endswith(hashlib.sha256(whole).hexdigest()) for line in listed)
    assert [line[:6] for line in listed] == sorted(codes)


def test_a_sign_that_fails_its_check_is_named_and_never_handed_out(shop: Shop) -> None:
    codes = shop.hang(2)
    shop.signs.import_sites([ListedSite(SiteKind.OTHER, "4505", LONG)])
    (bad,) = shop.signs.make_signs("4505")
    batch_id = shop.order()
    finish(shop.worker())
    batch = shop.orders.batch(shop.house.signed("admin"), batch_id)
    assert [(one.sheet.name, one.sheet.problem) for one in batch.withheld] == [(bad, "overflow")]
    with shop.house.store.read() as work:
        sign = work.signs.find(bad)
    assert sign
    assert batch.withheld[0].site_id == sign.site_id
    inside = zipped(shop.read(batch_id, "4505.zip"))
    assert not [name for name, file in inside.items() if bad in name or bad.encode() in file]
    assert len(inside) == len(codes) + 2


def test_a_sign_given_up_since_it_was_ordered_is_withheld(shop: Shop) -> None:
    (code,) = shop.hang(1)
    batch_id, admin = shop.order(), shop.house.signed("admin")
    shop.signs.mark(admin, code, SignState.TAMPERED)
    finish(shop.worker())
    batch = shop.orders.batch(admin, batch_id)
    assert batch.withheld[0].sheet.problem == "not_in_use"
    assert (batch.progress.batch.state, batch.files) == (BatchState.READY, ())


def test_another_worker_goes_on_where_one_died(shop: Shop) -> None:
    codes = shop.hang(STRETCH + 5)
    batch_id = shop.order()

    def dies() -> None:
        raise SystemExit

    first = shop.worker("one")
    assert first.once()
    assert shop.drawn(batch_id) == STRETCH
    with pytest.raises(SystemExit):
        shop.worker("one", PaperPress(dies)).once()
    press = PaperPress()
    second = shop.worker("two", press)
    assert not second.once()
    shop.house.clock.forward(LEASE)
    finish(second)
    assert shop.state(batch_id) is BatchState.READY
    assert len(press.drew) == 5
    assert len(zipped(shop.read(batch_id, "4505.zip"))) == len(codes) + 2


def test_who_lost_a_batch_while_drawing_settles_nothing_of_it(shop: Shop) -> None:
    shop.hang(3)
    batch_id = shop.order()
    other = PaperPress()

    def slow() -> None:
        shop.house.clock.forward(LEASE)
        assert shop.worker("two", other).once()

    assert shop.worker("one", PaperPress(slow)).once()
    assert len(other.drew) == shop.drawn(batch_id) == 3
    with shop.house.store.read() as work:
        batch = work.printing.find(batch_id)
    assert batch
    assert batch.owner == "two"


def test_a_batch_stopped_while_it_is_drawn_is_not_handed_out(shop: Shop) -> None:
    shop.hang(3)
    batch_id, admin = shop.order(), shop.house.signed("admin")
    worker = shop.worker(press=PaperPress(lambda: shop.orders.stop(admin, batch_id)))
    finish(worker)
    assert shop.state(batch_id) is BatchState.STOPPED
    assert shop.drawn(batch_id) == 0
    with pytest.raises(Refused, match="print-finished"):
        shop.orders.stop(admin, batch_id)
    assert worker.sweep(shop.house.clock.now()) == 1
    assert not list(shop.folder.iterdir())


def test_a_sheet_that_the_disk_lost_is_drawn_again_before_anything_is_handed_out(
    shop: Shop,
) -> None:
    shop.hang(3)
    batch_id, press = shop.order(), PaperPress()
    worker = shop.worker(press=press)
    worker.once()
    lost, half, _ = sorted((shop.folder / batch_id.hex / "sheets").iterdir())
    lost.unlink()
    half.write_bytes(half.read_bytes()[:-1])
    finish(worker)
    assert len(press.drew) == 5
    assert len(zipped(shop.read(batch_id, "4505.zip"))) == 5


def test_a_lease_is_renewed_for_as_long_as_a_stretch_takes(shop: Shop) -> None:
    shop.hang(1)
    batch_id = shop.order()

    def until_renewed() -> None:
        shop.house.clock.forward(LEASE / 2)
        for _ in range(3_000):
            with shop.house.store.read() as work:
                batch = work.printing.find(batch_id)
            if batch and batch.lease_until == shop.house.clock.now() + LEASE:
                return
            wait(0.01)
        raise AssertionError("the lease was never renewed")

    worker = replace(shop.worker(press=PaperPress(until_renewed)), renewed=0.01)
    assert worker.once()
    assert shop.drawn(batch_id) == 1


# What becomes of it ------------------------------------------------------------------------------


def test_what_went_to_the_shop_is_printed_and_what_hangs_stays_installed(shop: Shop) -> None:
    new, hung, gone = shop.hang(3)
    admin = shop.house.signed("admin")
    shop.signs.mark(admin, hung, SignState.INSTALLED)
    batch_id = shop.order()
    with pytest.raises(Refused, match="print-not-ready"):
        shop.orders.sent(admin, batch_id)
    finish(shop.worker())
    shop.signs.mark(admin, gone, SignState.RETIRED)
    shop.orders.sent(admin, batch_id)
    today = shop.house.clock.now().date()
    with shop.house.store.read() as work:
        found = [work.signs.find(code) for code in (new, hung, gone)]
    told = [(one.state, one.printed, one.template, one.complete) for one in found if one]
    assert told == [
        (SignState.PRINTED, today, "poster-a3", True),
        (SignState.INSTALLED, today, "poster-a3", True),
        (SignState.RETIRED, None, "", False),
    ]
    with pytest.raises(Refused, match="print-sent-already"):
        shop.orders.sent(admin, batch_id)


def test_a_template_without_the_ministrys_code_makes_no_sign_complete(shop: Shop) -> None:
    (code,) = shop.hang(1)
    batch_id = shop.order(replace(POSTER, template="sticker-10x10"))
    finish(shop.worker())
    shop.orders.sent(shop.house.signed("admin"), batch_id)
    with shop.house.store.read() as work:
        sign = work.signs.find(code)
    assert sign
    assert (sign.state, sign.complete) == (SignState.PRINTED, False)


def test_files_of_a_batch_are_taken_by_name_and_each_time_is_recorded(shop: Shop) -> None:
    shop.hang(1)
    batch_id, admin = shop.order(), shop.house.signed("admin")
    finish(shop.worker())
    for name in ("../../bosae.db", "4506.zip", "sheets"):
        with pytest.raises(NotFound):
            shop.orders.take(admin, batch_id, name)
    shop.orders.take(admin, batch_id, "4505.zip")
    with shop.house.store.read() as work:
        rows = sa.select(tables.Audit.act, tables.Audit.detail).where(
            tables.Audit.object_id == batch_id
        )
        told = sorted(tuple(row) for row in work.connection.execute(rows))
    assert told == [("order_print", "6901-001"), ("take_print", "6901-001 4505.zip")]


def test_batches_and_their_files_are_erased_after_thirty_days(shop: Shop) -> None:
    shop.hang(1)
    batch_id, worker = shop.order(), shop.worker()
    finish(worker)
    orphan = shop.folder / UUID(int=7).hex
    orphan.mkdir()
    now = shop.house.clock.now()
    assert worker.sweep(now + KEPT) == 1
    assert not orphan.exists()
    assert shop.read(batch_id, "4505.zip")
    assert worker.sweep(now + KEPT + timedelta(seconds=1)) == 1
    assert not list(shop.folder.iterdir())
    with shop.house.store.read() as work:
        assert work.printing.sheets(batch_id, SheetState.DRAWN) == ()


def test_a_group_that_was_given_the_folder_reads_what_is_handed_out(shop: Shop) -> None:
    shop.folder.mkdir()
    shop.folder.chmod(0o2750)
    shop.hang(1)
    batch_id = shop.order()
    finish(shop.worker())
    folder = shop.folder / batch_id.hex
    assert folder.stat().st_mode & 0o777 == 0o750
    assert (folder / "4505.zip").stat().st_mode & 0o777 == 0o640


def test_without_such_a_group_the_files_are_the_workers_alone(shop: Shop) -> None:
    shop.hang(1)
    batch_id = shop.order()
    finish(shop.worker())
    folder = shop.folder / batch_id.hex
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "order.pdf").stat().st_mode & 0o777 == 0o600
