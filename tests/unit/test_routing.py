"""Where a tip goes: product rules, and what holds for every register and every tip."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.keys import Key
from intake.model import Kind, Level, Mark, Service, Trust, Workplace
from intake.register import NotReadyError, Register, RegisterGuard
from intake.routing import Where, allows, route
from intake.routing_document import document
from intake.routing_table import (
    RANK,
    all_keys,
    default_rules,
    floor,
    is_sound,
    key_of,
    signed_table,
    table_holds,
)
from tests.unit.registers import CONSOLE_SIGNATURES, register, table

FULL = register(provinces=("45", "55"), districts=("4501", "4505", "5506"))
ONLY_PROVINCE = register(provinces=("45",))
ONLY_DESK = register()


def drug(**place: object) -> Where:
    return Where(Kind.DRUG, **place)  # type: ignore[arg-type]


def misconduct(**facts: object) -> Where:
    return Where(Kind.MISCONDUCT, **facts)  # type: ignore[arg-type]


def area(where: Where, known: Register = FULL) -> str | None:
    return route(known, where).centre.area_code


def test_a_drug_tip_goes_to_the_district_of_the_place() -> None:
    assert area(drug(district_code="4505")) == "4505"


def test_an_inactive_district_sends_one_level_up_and_so_on() -> None:
    assert area(drug(district_code="4502")) == "45"
    assert area(drug(district_code="4505"), ONLY_PROVINCE) == "45"
    assert area(drug(district_code="4505"), ONLY_DESK) is None
    assert area(drug(district_code="9001")) is None


def test_a_skipped_district_goes_to_the_province_of_the_sign() -> None:
    assert area(drug(province_code="45")) == "45"
    assert area(drug()) is None


def test_not_this_district_goes_one_level_up() -> None:
    assert area(drug(district_code="4505", not_district=True)) == "45"
    assert area(drug(district_code="4505", not_province=True)) is None


def test_misconduct_goes_above_the_office_of_the_accused() -> None:
    place = {"district_code": "4505"}
    assert area(misconduct(workplace=Workplace.VILLAGE, **place)) == "45"
    assert area(misconduct(workplace=Workplace.DISTRICT, **place)) == "45"
    assert area(misconduct(workplace=Workplace.PROVINCE, **place)) is None
    assert area(misconduct(workplace=Workplace.UNSURE, **place)) is None
    assert area(misconduct(**place)) is None
    assert area(misconduct(workplace=Workplace.DISTRICT)) is None


def test_central_offices_are_marked_for_the_outside_body() -> None:
    police = misconduct(workplace=Workplace.CENTRAL, service=Service.POLICE)
    assert route(FULL, police).mark is Mark.OUTSIDE_BODY
    own = misconduct(workplace=Workplace.CENTRAL, service=Service.INTERIOR)
    assert route(FULL, own).mark is Mark.OWN_DEPARTMENT


def test_without_a_desk_no_tip_is_taken() -> None:
    empty = RegisterGuard(CONSOLE_SIGNATURES).accept([], table())
    with pytest.raises(NotReadyError):
        route(empty, drug(district_code="4505"))


def test_a_table_that_undercuts_the_rule_is_not_followed() -> None:
    rules = {key_of(one): replace(one, receiver=Level.DISTRICT) for one in default_rules()}
    lowered = replace(FULL, rules=rules, rules_version=2)
    for workplace, reached in ((Workplace.VILLAGE, "45"), (Workplace.PROVINCE, None)):
        where = misconduct(workplace=workplace, district_code="4505")
        assert area(where, lowered) == reached
    assert area(drug(district_code="4505", not_district=True), lowered) == "45"


def test_a_table_may_send_higher_than_the_rule_asks_and_mark_it() -> None:
    about = (Kind.MISCONDUCT, Service.POLICE, Workplace.VILLAGE, Trust.TRUSTED)
    rules = dict(FULL.rules)
    rules[about] = replace(rules[about], receiver=Level.DESK, mark=Mark.OUTSIDE_BODY)
    raised = replace(FULL, rules=rules)
    police = misconduct(workplace=Workplace.VILLAGE, service=Service.POLICE, district_code="4505")
    way = route(raised, police)
    assert (way.centre.level, way.mark) == (Level.DESK, Mark.OUTSIDE_BODY)
    assert not allows(raised, police, FULL.provinces["45"])
    assert area(replace(police, service=Service.LOCAL), raised) == "45"


def test_a_line_that_is_missing_sends_to_the_desk() -> None:
    where = drug(district_code="4505")
    torn = replace(FULL, rules={k: v for k, v in FULL.rules.items() if k != where.key})
    assert area(where, torn) is None


def test_the_first_table_has_every_line_once_and_stands_on_the_floor() -> None:
    rules = default_rules()
    assert [key_of(one) for one in rules] == list(all_keys())
    assert is_sound(rules)
    assert not is_sound(rules[1:])
    assert not is_sound((*rules, rules[0]))
    for place, rule in enumerate(rules):
        assert rule.receiver is floor(key_of(rule))
        if rule.receiver is not Level.DISTRICT:
            below = replace(rule, receiver=Level.DISTRICT)
            assert not is_sound((*rules[:place], below, *rules[place + 1 :]))


def test_a_signature_holds_for_its_own_rules_and_version_alone() -> None:
    signed = table(3)
    assert table_holds(signed, CONSOLE_SIGNATURES)
    assert table_holds(replace(signed, rules=signed.rules[::-1]), CONSOLE_SIGNATURES)
    assert not table_holds(replace(signed, version=4), CONSOLE_SIGNATURES)
    assert not table_holds(replace(signed, rules=signed.rules[1:]), CONSOLE_SIGNATURES)
    for part, other in (("receiver", Level.PROVINCE), ("mark", Mark.OUTSIDE_BODY)):
        changed = replace(signed.rules[0], **{part: other})  # type: ignore[arg-type]
        assert not table_holds(
            replace(signed, rules=(changed, *signed.rules[1:])), CONSOLE_SIGNATURES
        )
    other_key = signed_table(3, default_rules(), Key(1, b"x" * 32))
    assert not table_holds(other_key, CONSOLE_SIGNATURES)


def test_misconduct_is_moved_only_up_its_own_line() -> None:
    where = misconduct(workplace=Workplace.DISTRICT, district_code="4505")
    assert allows(FULL, where, FULL.provinces["45"])
    assert not allows(FULL, where, FULL.provinces["55"])
    assert not allows(FULL, where, FULL.districts["4501"])


def test_not_this_district_is_never_moved_to_that_district() -> None:
    where = drug(district_code="4505", not_district=True)
    assert not allows(FULL, where, FULL.districts["4505"])
    assert allows(FULL, where, FULL.districts["5506"])
    hidden = drug(district_code="4505", not_province=True)
    assert not allows(FULL, hidden, FULL.provinces["45"])
    assert not allows(FULL, hidden, FULL.districts["4501"])


codes = st.sampled_from(["4501", "4505", "4509", "5506", "5501", "9001"])
registers = st.builds(
    lambda provinces, districts: register(
        provinces=tuple(sorted(provinces)), districts=tuple(sorted(districts))
    ),
    st.sets(st.sampled_from(["45", "55", "90"])),
    st.sets(codes),
)
places = st.builds(
    Where,
    kind=st.sampled_from(Kind),
    district_code=st.none() | codes,
    province_code=st.none() | st.sampled_from(["45", "55", "90"]),
    not_district=st.booleans(),
    not_province=st.booleans(),
    workplace=st.none() | st.sampled_from(Workplace),
    service=st.none() | st.sampled_from(Service),
)


@given(registers, places)
def test_every_tip_has_a_receiver_and_its_standby_is_above_it(
    known: Register, where: Where
) -> None:
    found = route(known, where)
    assert allows(known, where, found.centre)
    if found.standby is None:
        assert found.centre.level is Level.DESK
    else:
        assert RANK[found.standby.level] > RANK[found.centre.level]
        assert allows(known, where, found.standby)


@given(registers, places)
def test_no_office_that_must_not_see_a_tip_receives_it(known: Register, where: Where) -> None:
    found = route(known, where).centre
    assert found.area_code is None or found.area_code[:2] == where.province
    if where.not_district:
        assert found.level is not Level.DISTRICT
    if where.not_province:
        assert found.level is Level.DESK
    if where.kind is Kind.MISCONDUCT:
        assert found.level is not Level.DISTRICT
        if where.workplace not in {Workplace.VILLAGE, Workplace.DISTRICT}:
            assert found.level is Level.DESK


def test_the_page_in_docs_is_the_first_table_of_today() -> None:
    page = Path(__file__).parents[2] / "docs/routing.md"
    assert page.read_text(encoding="utf-8") == document()
