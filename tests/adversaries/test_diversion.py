"""Who writes to the database to get tips for himself: wherever a tip goes, he opens none."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.worlds import Worlds
from intake.keys import Key
from intake.model import CentreState, Holder, Level
from intake.ports.register import CentreRow
from intake.ports.tips import Tip, TipKey
from intake.register import signed_centre
from intake.sealing import KeyPair, SealBroken, open_sealed
from intake.services.registry import Registry
from storage import tables
from tests.line_house import LineHouse
from tests.unit.registers import CONSOLE_SIGNATURES, later

THIEF = KeyPair.make()


def swaps_the_public_half(line: LineHouse) -> None:
    line.house.change(replace(line.house.district, public_half=THIEF.public))


def signs_with_a_key_of_his_own(line: LineHouse) -> None:
    forged = replace(line.house.district, public_half=THIEF.public, register_version=9)
    line.house.change(signed_centre(forged, Key(1, b"t" * 32)))


def puts_his_centre_over_the_district(line: LineHouse) -> None:
    house = line.house
    own = CentreRow(
        id=uuid4(),
        level=Level.DISTRICT,
        area_code="4599",
        parent_id=house.province.id,
        name_th="ศูนย์ 4505",
        name_en="Centre 4505",
        state=CentreState.ACTIVE,
        districts=(),
        key_version=1,
        public_half=THIEF.public,
        register_version=1,
        signature=house.district.signature,
        signature_key_version=house.district.signature_key_version,
    )
    with line.database.write() as work:
        work.register.add([own])
        moved = sa.update(tables.CentreDistrict).values(centre_id=own.id)
        work.connection.execute(moved)


def takes_the_parents_away(line: LineHouse) -> None:
    """All others look closed, and the only open one is his."""
    house = line.house
    for centre in (house.province, house.desk):
        house.change(replace(centre, public_half=THIEF.public))
    swaps_the_public_half(line)


def sends_misconduct_to_the_district(line: LineHouse) -> None:
    with line.database.write() as work:
        work.connection.execute(sa.update(tables.RoutingRule).values(receiver="district"))
    swaps_the_public_half(line)


WAYS = (
    swaps_the_public_half,
    signs_with_a_key_of_his_own,
    puts_his_centre_over_the_district,
    takes_the_parents_away,
    sends_misconduct_to_the_district,
)


def restarted(line: LineHouse) -> None:
    """A web process that has seen nothing yet: it can only believe signatures."""
    line.house.registry = Registry(line.database, CONSOLE_SIGNATURES, line.clock)
    line.worlds = Worlds(line.database, line.house.registry, line.clock)
    line.side.finish()
    line.side = line.started()


def tells(line: LineHouse) -> None:
    """Somebody tells and sends; the service may also say that it takes nothing now."""
    phone = line.phone().phone
    for text in ("แจ้งเรื่องยา", "1", "ธวัชบุรี", "1", "ขายยาหลังวัดทุกคืน", "ส่งเลย", "ส่งเลย"):
        phone.send_text(text)
        phone.wait_for("")


def tips_of(line: LineHouse) -> list[tuple[Tip, tuple[TipKey, ...]]]:
    found = []
    with line.database.read() as work:
        for tip_id in work.connection.scalars(sa.select(tables.Tip.id)):
            tip = work.tips.find(tip_id)
            assert tip
            found.append((tip, work.tip_keys.of(tip_id)))
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fresh", [False, True], ids=["running", "restarted"])
def test_a_writer_to_the_database_diverts_no_tip(
    line: LineHouse,
    way: Callable[[LineHouse], None],
    fresh: bool,  # noqa: FBT001 - a parameter
) -> None:
    line.worlds.current()  # the process has seen the register before he changes it
    way(line)
    if fresh:
        restarted(line)
    tells(line)
    tips = tips_of(line)
    assert tips or fresh, "a running process goes on with what it has seen"
    for _, keys in tips:
        for key in keys:
            with pytest.raises(SealBroken):
                open_sealed(THIEF.private, key.wrap)
        holder = next(key for key in keys if key.role is Holder.HOLDER)
        assert open_sealed(line.house.pairs[holder.centre_id].private, holder.wrap)


def test_a_writer_who_replays_an_older_entry_is_refused_while_the_process_runs(
    line: LineHouse,
) -> None:
    old, new = line.house.district, KeyPair.make()
    line.house.change(later(old, public_half=new.public, key_version=2))
    line.worlds.current()
    line.house.change(old)
    tells(line)
    ((_, keys),) = tips_of(line)
    holder = next(key for key in keys if key.role is Holder.HOLDER)
    assert holder.key_version == 2
    assert open_sealed(new.private, holder.wrap)


def test_the_thief_would_open_what_is_sealed_to_him(line: LineHouse) -> None:
    """The check above can fail: with the console's own signature his key would be taken."""
    line.house.change(later(line.house.district, public_half=THIEF.public))
    tells(line)
    ((_, keys),) = tips_of(line)
    holder = next(key for key in keys if key.role is Holder.HOLDER)
    assert open_sealed(THIEF.private, holder.wrap)
