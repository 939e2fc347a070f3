"""Batches of signs as both databases keep them."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from intake.ports.printing import PrintBatch, PrintSheet
from intake.sign_model import BatchState, Binding, PrintFormat, PrintMode, SheetState
from tests.staff.house import StaffHouse

LEASE = timedelta(seconds=30)


def a_batch(house: StaffHouse, number: str = "6901-001", sheets: int = 3) -> PrintBatch:
    batch = PrintBatch(
        id=uuid4(),
        number=number,
        made_by=house.account("admin").id,
        made_at=house.clock.now(),
        area_code="4505",
        template="poster-a3",
        mode=PrintMode.SITE,
        format=PrintFormat.PDF,
        binding=Binding.ZIPS,
        thai_digits=False,
        complete=True,
    )
    with house.store.write() as work:
        assert work.printing.add(batch, [a_sheet(batch.id, n) for n in range(sheets)])
    return batch


def a_sheet(batch_id: UUID, number: int) -> PrintSheet:
    return PrintSheet(batch_id, f"22222{number}", "4505", f"จุดที่ {number}")


def claim(house: StaffHouse, owner: str) -> PrintBatch | None:
    now = house.clock.now()
    with house.store.write() as work:
        return work.printing.claim(owner, now, now + LEASE)


def settle(house: StaffHouse, batch: PrintBatch, owner: str, sheet: PrintSheet) -> bool:
    with house.store.write() as work:
        return work.printing.settle(batch.id, owner, [sheet])


def test_a_batch_comes_back_as_it_was_written(house: StaffHouse) -> None:
    batch = a_batch(house)
    with house.store.read() as work:
        assert work.printing.find(batch.id) == batch
        assert work.printing.find(uuid4()) is None
        assert work.printing.sheets(batch.id) == tuple(a_sheet(batch.id, n) for n in range(3))
        assert len(work.printing.sheets(batch.id, SheetState.WAITING, 2)) == 2
        assert work.printing.progress([batch.id]) == {batch.id: {SheetState.WAITING: 3}}
        assert work.printing.states() == {batch.id: BatchState.WAITING}


def test_a_number_is_given_once_and_the_highest_is_known(house: StaffHouse) -> None:
    first = a_batch(house, "6901-999")
    a_batch(house, "6901-1000")
    a_batch(house, "6902-001")
    with house.store.write() as work:
        assert not work.printing.add(replace(first, id=uuid4()), ())
    with house.store.read() as work:
        assert work.printing.last_number("6901-") == "6901-1000"
        assert work.printing.last_number("6903-") is None
        total, newest = work.printing.newest(0, 2)
    assert (total, len(newest)) == (3, 2)


def test_a_batch_is_held_by_one_worker_until_its_lease_ends(house: StaffHouse) -> None:
    batch = a_batch(house)
    held = claim(house, "one")
    assert held is not None
    assert (held.state, held.owner) == (BatchState.DRAWING, "one")
    assert claim(house, "two") is None
    house.clock.forward(LEASE - timedelta(seconds=1))
    with house.store.write() as work:
        assert work.printing.renew(batch.id, "one", house.clock.now() + LEASE)
        assert not work.printing.renew(batch.id, "two", house.clock.now() + LEASE)
    house.clock.forward(timedelta(seconds=2))
    assert claim(house, "two") is None
    house.clock.forward(LEASE)
    taken = claim(house, "two")
    assert taken is not None
    assert taken.owner == "two"
    with house.store.write() as work:
        assert not work.printing.renew(batch.id, "one", house.clock.now() + LEASE)


def test_only_who_holds_a_batch_settles_its_sheets(house: StaffHouse) -> None:
    batch = a_batch(house)
    drawn = replace(a_sheet(batch.id, 0), state=SheetState.DRAWN, size=9, digest=b"d" * 32)
    assert not settle(house, batch, "one", drawn)
    claim(house, "one")
    house.clock.forward(LEASE)
    claim(house, "two")
    assert not settle(house, batch, "one", drawn)
    assert settle(house, batch, "two", drawn)
    withheld = replace(a_sheet(batch.id, 1), state=SheetState.WITHHELD, problem="overflow")
    assert settle(house, batch, "two", withheld)
    with house.store.read() as work:
        assert work.printing.sheets(batch.id)[:2] == (drawn, withheld)
        assert [one.name for one in work.printing.sheets(batch.id, SheetState.WAITING)] == [
            "222222"
        ]


def test_a_stopped_batch_is_nobodys_and_is_erased_when_it_is_old(house: StaffHouse) -> None:
    stopped, other = a_batch(house), a_batch(house, "6901-002")
    claim(house, "one")
    now = house.clock.now()
    with house.store.write() as work:
        gone = replace(stopped, state=BatchState.STOPPED, finished_at=now, owner=None)
        work.printing.change(gone)
    assert not settle(house, stopped, "one", a_sheet(stopped.id, 0))
    found = claim(house, "one")
    assert found is not None
    assert found.id == other.id
    with house.store.write() as work:
        assert work.printing.erase(now) == ()
        assert work.printing.erase(now + timedelta(seconds=1)) == (stopped.id,)
    with house.store.read() as work:
        assert work.printing.states() == {other.id: BatchState.DRAWING}
        assert work.printing.sheets(stopped.id) == ()
