"""Batches of signs as admins order them, fetch their files and send them to the shop."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.services.print_choice import Wish
from intake.services.print_work import KEPT
from intake.services.printing import PrintOrders
from intake.sign_model import Binding, PrintFormat, PrintMode, SheetState, SignMode, SignState
from storage import tables
from tests.console_house import STYLE
from tests.staff.house import StaffHouse
from tests.staff.print_shop import POSTER, Shop, finish


@pytest.fixture
def shop(house: StaffHouse, tmp_path: Path) -> Shop:
    return Shop(house, tmp_path / "prints")


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
        (Wish("custom-5x900", area_code="4505"), "sign-size"),
        (Wish("custom-150x100", area_code="4505"), "sign-shape"),
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


def printed(shop: Shop, code: str, template: str, form: PrintFormat = PrintFormat.PDF) -> object:
    """What the register says of a sign once such a batch went to the shop."""
    batch_id = shop.order(replace(POSTER, template=template, codes=(code,), format=form))
    finish(shop.worker())
    shop.orders.sent(shop.house.signed("admin"), batch_id)
    with shop.house.store.read() as work:
        sign = work.signs.find(code)
    assert sign
    return sign.state, sign.template, sign.complete


def test_a_sticker_alone_makes_no_sign_complete_and_beside_a_poster_changes_nothing(
    shop: Shop,
) -> None:
    (code,) = shop.hang(1)
    sticker = "sticker-10x10"
    assert printed(shop, code, sticker) == (SignState.PRINTED, sticker, False)
    assert printed(shop, code, "poster-a3") == (SignState.PRINTED, "poster-a3", True)
    assert printed(shop, code, sticker) == (SignState.PRINTED, "poster-a3", True)


def test_a_sticker_on_a_vinyl_is_as_complete_as_the_vinyl(shop: Shop) -> None:
    (code,) = shop.hang(1, mode=SignMode.STICKER)
    sticker = "sticker-30x30"
    assert printed(shop, code, sticker) == (SignState.PRINTED, sticker, True)


def test_a_picture_for_chats_is_no_sign_that_was_printed(shop: Shop) -> None:
    (code,) = shop.hang(1)
    with pytest.raises(NotFound):
        printed(shop, code, "square-1080", PrintFormat.PNG)
    with shop.house.store.read() as work:
        sign = work.signs.find(code)
    assert sign
    assert (sign.state, sign.template) == (SignState.REGISTERED, "")


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
