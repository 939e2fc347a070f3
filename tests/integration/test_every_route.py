"""Every tip there can be, over a register read from the store in every state of its centres."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from intake.model import CentreState, Kind, Level, Service, Workplace
from intake.ports.register import CentreRow
from intake.register import NotReadyError, signed_centre
from intake.routing import Route, Where, allows, route
from intake.routing_table import RANK
from intake.services.registry import Registry
from storage.database import Database
from tests.clock import HandClock
from tests.unit.registers import CONSOLE, CONSOLE_SIGNATURES, entry, table

PLACES = (
    (None, None),
    (None, "45"),
    ("4505", "45"),
    ("4505", None),
    ("4502", "45"),
    ("9001", None),
)
WITHHELD = ((False, False), (True, False), (False, True), (True, True))
STATES = tuple(CentreState)


def tips() -> Iterator[Where]:
    """Every answer to every question, each of them also passed over."""
    services, workplaces = (*Service, None), (*Workplace, None)
    for kind, service, workplace, place, kept in product(
        Kind, services, workplaces, PLACES, WITHHELD
    ):
        yield Where(kind, *place, *kept, workplace=workplace, service=service)


def centre(level: Level, code: str | None, state: CentreState) -> CentreRow:
    """A centre in this state as the register would hold it: only a listed one is unsigned."""
    row, _ = entry(level, code)
    if state is CentreState.LISTED:
        return replace(row, state=state, public_half=None, key_version=0, signature=None)
    return signed_centre(replace(row, state=state), CONSOLE)


def registry(database: Database, province: CentreState, district: CentreState) -> Registry:
    """As a process has it that started after the centres came to these states."""
    rows = [
        centre(Level.DESK, None, CentreState.ACTIVE),
        centre(Level.PROVINCE, "45", province),
        centre(Level.DISTRICT, "4505", district),
    ]
    with database.write() as work:
        if not work.register.centres():
            work.register.add(rows)
            work.register.add_routing_table(table())
        for row in rows:
            work.register.change(row)
    return Registry(database, CONSOLE_SIGNATURES, HandClock())


def must_not_see(where: Where, one: CentreRow) -> bool:
    """The rules of the product, said anew: whose eyes this tip must not meet."""
    if one.level is Level.DESK:
        return False
    if where.not_province and where.province in {None, (one.area_code or "")[:2]}:
        return True
    if where.not_district and where.district_code in one.districts:
        return True
    if where.kind is Kind.DRUG:
        return False
    below = {Workplace.VILLAGE, Workplace.DISTRICT}
    return one.level is Level.DISTRICT or where.workplace not in below


def proper(where: Where, way: Route) -> bool:
    """It goes to an active centre of its place that may see it, and its standby is one above."""
    ranks = [RANK[one.level] for one in (way.centre, way.standby) if one]
    return (
        way.centre.state is CentreState.ACTIVE
        and way.centre.public_half is not None
        and way.centre.area_code in {None, where.province, where.district_code}
        and ranks == sorted(set(ranks))
        and not (where.not_district and way.centre.level is Level.DISTRICT)
        and not (where.not_province and way.centre.level is not Level.DESK)
        and (way.standby is None) == (way.centre.level is Level.DESK)
    )


@pytest.mark.parametrize("province", STATES)
@pytest.mark.parametrize("district", STATES)
def test_every_tip_reaches_an_active_centre_and_none_that_must_not_see_it(
    database: Database, province: CentreState, district: CentreState
) -> None:
    known = registry(database, province, district)
    register = known.current()
    another_host = Registry(database, CONSOLE_SIGNATURES, HandClock()).current()
    for where in tips():
        way = route(register, where)
        assert proper(where, way), where
        for one in (way.centre, way.standby):
            assert one is None or not must_not_see(where, one), where
            assert one is None or allows(register, where, one), where
        for one in register.by_id.values():
            assert not (allows(register, where, one) and must_not_see(where, one)), where
        assert route(another_host, where) == way


def test_a_table_that_is_not_signed_so_takes_no_tip(database: Database) -> None:
    known = registry(database, CentreState.ACTIVE, CentreState.ACTIVE)
    with database.write() as work:
        rules = [replace(one, receiver=Level.DISTRICT) for one in table().rules]
        work.register.add_routing_table(replace(table(2), rules=tuple(rules)))
    with pytest.raises(NotReadyError):
        known.route(Where(Kind.DRUG, "4505"))
