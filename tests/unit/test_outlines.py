"""Outlines in the store, and the place of a map pin by the register of the moment."""

from dataclasses import replace
from uuid import uuid4

import pytest

from bot.worlds import AREAS_AGAIN, Worlds
from intake.places.geojson import read_outlines
from intake.ports.signs import SiteRow
from intake.services.areas import load_areas
from intake.services.outlines import OutlineReport, boundaries_of, import_outlines
from intake.services.registry import Registry
from intake.sign_model import SignState, SiteKind
from storage.database import Database
from tests.clock import HandClock
from tests.unit.made_up_land import AREAS, collection, feature, two_districts
from tests.unit.registers import CONSOLE_SIGNATURES

KNOWN = {row.code: row.name_th for row in AREAS}
IN_THE_EAST = (16.5, 104.5)


def imported(database: Database, file: bytes) -> OutlineReport:
    return import_outlines(database, read_outlines(file, KNOWN).shapes)


@pytest.fixture
def land(database: Database) -> Database:
    load_areas(database, AREAS, {})
    return database


def worlds(database: Database, clock: HandClock) -> Worlds:
    return Worlds(database, Registry(database, CONSOLE_SIGNATURES, clock), clock)


def places(database: Database, clock: HandClock, point: tuple[float, float]) -> list[str] | None:
    spot = worlds(database, clock).current().locate(*point)
    return None if spot is None else [place.code for place in spot.places]


def test_an_import_says_what_it_changed_and_a_second_one_changes_nothing(land: Database) -> None:
    assert imported(land, two_districts()) == OutlineReport(("4501", "4505"), (), 0, (), ())
    assert imported(land, two_districts()) == OutlineReport((), (), 2, (), ())
    with land.read() as work:
        before = work.outlines.edition()
    one = collection(feature("4501"))
    assert imported(land, one) == OutlineReport((), ("4501",), 0, ("4505",), ("4505",))
    with land.read() as work:
        assert work.outlines.edition() != before
        assert list(work.outlines.all()) == ["4501"]


def test_without_an_import_nothing_is_known_of_a_pin(land: Database, clock: HandClock) -> None:
    assert places(land, clock, IN_THE_EAST) is None


def test_outside_is_said_only_where_no_district_is_missing(
    land: Database, clock: HandClock
) -> None:
    imported(land, collection(feature("4505")))
    assert places(land, clock, IN_THE_EAST) == ["4505"]
    assert places(land, clock, (19.0, 99.0)) is None
    imported(land, two_districts())
    assert places(land, clock, (19.0, 99.0)) == []


def test_a_running_web_process_sees_a_new_import_after_a_while(
    land: Database, clock: HandClock
) -> None:
    running = worlds(land, clock)
    running.prepare()
    imported(land, two_districts())
    assert running.current().locate(*IN_THE_EAST) is None
    clock.forward(AREAS_AGAIN)
    assert running.current().locate(*IN_THE_EAST) is not None


def test_a_sign_and_a_pin_in_an_abolished_district_are_its_successors(
    land: Database, clock: HandClock
) -> None:
    imported(land, two_districts())
    site = uuid4()
    with land.write() as work:
        work.signs.add_sites([SiteRow(site, SiteKind.KAMNAN, "450501", "ที่ทำการกำนัน")])
        work.signs.add_sign("45K7M8", site, SignState.INSTALLED)
    moved = replace(AREAS[3], code="450101", parent_code="4501")
    load_areas(land, [*AREAS[:2], moved], {"4505": "4501", "450501": "450101"})
    world = worlds(land, clock).current()
    sign, place = world.sign("45K7M8"), world.place("4505")
    assert sign is not None
    assert sign.district == "4501"
    assert place is not None
    assert place.code == "4501"
    assert places(land, clock, IN_THE_EAST) == ["4501"]
    with land.read() as work:
        boundaries = boundaries_of(work)
    assert boundaries is not None
    assert boundaries.whole
