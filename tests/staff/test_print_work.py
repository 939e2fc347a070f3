"""Batches of signs drawn by workers that die, are too slow, or lose files; handed out whole."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep as wait

import pytest

from intake.errors import Refused
from intake.places.sites import ListedSite
from intake.ports.press import Drawing, SignFacts
from intake.ports.printing import PrintBatch
from intake.services.print_work import ASIDE, LEASE, STRETCH
from intake.sign_model import BatchState, Binding, SignState, SiteKind
from storage.prints import NoRoomError, Prints
from tests.staff.house import StaffHouse
from tests.staff.press import PaperPress
from tests.staff.print_shop import LONG, POSTER, Shop, finish, zipped


@pytest.fixture
def shop(house: StaffHouse, tmp_path: Path) -> Shop:
    return Shop(house, tmp_path / "prints")


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


def test_a_batch_that_always_fails_holds_up_no_younger_one(shop: Shop) -> None:
    shop.hang(3)
    broken = shop.order()
    shop.house.clock.forward(timedelta(minutes=1))
    shop.hang(3, "4506")
    whole = shop.order(replace(POSTER, area_code="4506"))

    class Jams(PaperPress):
        def draw(self, batch: PrintBatch, signs: Sequence[SignFacts]) -> list[Drawing]:
            if batch.id == broken:
                raise OSError("no space")
            return super().draw(batch, signs)

    worker = shop.worker(press=Jams())
    with pytest.raises(OSError, match="no space"):
        worker.once()
    finish(worker)
    assert (shop.state(whole), shop.state(broken)) == (BatchState.READY, BatchState.DRAWING)
    shop.house.clock.forward(ASIDE)
    finish(shop.worker("another"))
    assert shop.state(broken) is BatchState.READY


def test_printing_leaves_the_rest_of_a_full_disk_to_tips(shop: Shop) -> None:
    shop.hang(2)
    batch_id = shop.order()
    shop.prints = Prints(shop.folder, spare=1 << 60)
    with pytest.raises(NoRoomError):
        shop.worker().once()
    assert not list(shop.folder.glob("*"))
    shop.prints = Prints(shop.folder, spare=1)
    shop.house.clock.forward(ASIDE)
    finish(shop.worker())
    assert shop.state(batch_id) is BatchState.READY


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
