"""The routing table changes by two people or not at all."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
import sqlalchemy as sa

from intake.errors import NotFound, Refused
from intake.model import Kind, Level, Mark, Service, Workplace
from intake.ports.register import RuleRow
from intake.routing import Where
from intake.services.routing_changes import RoutingChanges
from storage import tables
from tests.staff.house import StaffHouse

POLICE = Where(Kind.MISCONDUCT, "4505", workplace=Workplace.VILLAGE, service=Service.POLICE)


def higher(rules: Sequence[RuleRow]) -> list[RuleRow]:
    """Every village policeman's tip to the desk, marked."""
    return [
        replace(one, receiver=Level.DESK, mark=Mark.OUTSIDE_BODY)
        if (one.service, one.workplace) == (Service.POLICE, Workplace.VILLAGE)
        else one
        for one in rules
    ]


def asked(house: StaffHouse) -> RoutingChanges:
    found = house.routing_changes
    found.ask(house.signed("admin"), higher(found.in_force()))
    return found


def test_asked_by_an_admin_and_confirmed_by_a_desk_lead_it_is_in_force(staffed: StaffHouse) -> None:
    found = asked(staffed)
    assert staffed.registry.route(POLICE).centre.level is Level.PROVINCE
    waiting = found.proposal()
    assert waiting
    assert len(waiting.changed) == 3
    earlier = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.VILLAGE)

    assert found.confirm(staffed.signed("desk"), waiting.digest) == 2

    way = staffed.registry.route(POLICE)
    assert (way.centre.level, way.mark, way.rules_version) == (Level.DESK, Mark.OUTSIDE_BODY, 2)
    assert found.proposal() is None
    later = staffed.tip(kind=Kind.MISCONDUCT, workplace=Workplace.VILLAGE)
    assert (earlier.rules_version, later.rules_version) == (1, 2)
    assert staffed.stored(earlier.reference).rules_version == 1
    with staffed.store.read() as work:
        acts = work.connection.scalars(sa.select(tables.Audit.act)).all()
    assert {"ask_routing_change", "confirm_routing_change"} <= set(acts)


def test_only_an_admin_asks_and_only_a_lead_of_the_desk_confirms(staffed: StaffHouse) -> None:
    found = staffed.routing_changes
    for login in ("desk", "lead-45", "staff-4505"):
        with pytest.raises(NotFound):
            found.ask(staffed.signed(login), higher(found.in_force()))
    waiting = asked(staffed).proposal()
    assert waiting
    for login in ("admin", "lead-45", "staff-4505"):
        with pytest.raises(NotFound):
            found.confirm(staffed.signed(login), waiting.digest)
    assert found.proposal() == waiting


def test_nobody_can_ask_for_less_than_the_rule(staffed: StaffHouse) -> None:
    found = staffed.routing_changes
    rules = found.in_force()
    lower = [replace(one, receiver=Level.DISTRICT) for one in rules]
    for wish in (lower, rules[1:], (*rules, rules[0])):
        with pytest.raises(Refused, match="routing-undercuts"):
            found.ask(staffed.signed("admin"), wish)
    with pytest.raises(Refused, match="routing-unchanged"):
        found.ask(staffed.signed("admin"), rules)
    assert found.proposal() is None


def test_what_was_changed_after_reading_is_not_confirmed(staffed: StaffHouse) -> None:
    found = asked(staffed)
    read = found.proposal()
    assert read
    rules = list(read.rules)
    found.ask(staffed.signed("admin"), [replace(rules[0], receiver=Level.DESK), *rules[1:]])
    with pytest.raises(Refused, match="changed-meanwhile"):
        found.confirm(staffed.signed("desk"), read.digest)


def test_a_writer_to_the_database_cannot_slip_a_line_in(staffed: StaffHouse) -> None:
    found = asked(staffed)
    with staffed.store.write() as work:
        work.connection.execute(
            sa.update(tables.RoutingRule)
            .where(tables.RoutingRule.version == 2, tables.RoutingRule.kind == "misconduct")
            .values(receiver="district")
        )
    waiting = found.proposal()
    assert waiting
    with pytest.raises(Refused, match="changed-meanwhile"):
        found.confirm(staffed.signed("desk"), waiting.digest)
    assert staffed.registry.route(POLICE).rules_version == 1


def test_declined_or_taken_back_it_is_gone(staffed: StaffHouse) -> None:
    for login in ("desk", "admin"):
        found = asked(staffed)
        found.drop(staffed.signed(login))
        assert found.proposal() is None
        with pytest.raises(NotFound):
            found.drop(staffed.signed(login))
    assert staffed.registry.route(POLICE).rules_version == 1
