"""Typed places in the conversation's world, from the store and back to it."""

from dataclasses import replace
from datetime import timedelta

from bot.worlds import AREAS_AGAIN, Worlds
from intake.ports.register import AreaRow
from intake.services.areas import load_areas
from intake.services.registry import Registry
from storage.database import Database
from tests.clock import HandClock
from tests.unit.registers import CONSOLE_SIGNATURES

OFFICIAL = (
    AreaRow("55", None, "น่าน", "Nan"),
    AreaRow("5506", "55", "ท่าวังผา", "Tha Wang Pha"),
    AreaRow("550609", "5506", "ท่าวังผา", "Tha Wang Pha"),
)
VILLAGE = AreaRow("55060901", "550609", "บ้านน้ำปั้ว", "")
POSTCODES = {"55140": ("550609",)}


def worlds_of(database: Database, clock: HandClock) -> Worlds:
    registry = Registry(database, CONSOLE_SIGNATURES, clock)
    return Worlds(database, registry, clock, postcodes=lambda: POSTCODES)


def found(worlds: Worlds, text: str) -> list[tuple[str, str, str]]:
    places = worlds.current().find(text).places
    return [(one.code, one.level, one.name.th) for one in places]


def test_what_is_typed_is_looked_up_in_the_stores_areas(
    database: Database, clock: HandClock
) -> None:
    load_areas(database, OFFICIAL, {})
    with database.write() as work:
        work.areas.add([VILLAGE])
    worlds = worlds_of(database, clock)
    assert found(worlds, "ท่าวังพา น่าน")[0] == ("5506", "district", "ท่าวังผา")
    assert found(worlds, "55140") == [("5506", "district", "ท่าวังผา")]
    assert found(worlds, "น้ำปั้ว ท่าวังผา") == [("55060901", "village", "บ้านน้ำปั้ว")]
    world = worlds.current()
    assert [one.code for one in world.subdistricts("5506")] == ["550609"]
    assert world.place("55060999") is None


def test_areas_that_changed_are_found_by_their_new_names_soon_after(
    database: Database, clock: HandClock
) -> None:
    load_areas(database, OFFICIAL, {})
    worlds = worlds_of(database, clock)
    assert found(worlds, "เวียงใหม่นคร") == []
    renamed = replace(OFFICIAL[1], name_th="เวียงใหม่นคร")
    load_areas(database, (OFFICIAL[0], renamed, OFFICIAL[2]), {})
    assert found(worlds, "เวียงใหม่นคร") == []
    clock.forward(AREAS_AGAIN + timedelta(seconds=1))
    assert found(worlds, "เวียงใหม่นคร") == [("5506", "district", "เวียงใหม่นคร")]
