"""Where a tip goes: product rules, and what holds for every register and every tip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.model import Kind, Level, Service, Workplace
from intake.register import OUTSIDE_BODY, NotReadyError, Register, RegisterGuard
from intake.routing import OWN_DEPARTMENT, Where, allows, route
from tests.unit.registers import CONSOLE_SIGNATURES, register, table

RANK = {Level.DISTRICT: 0, Level.PROVINCE: 1, Level.DESK: 2}
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
    assert route(FULL, police).mark == OUTSIDE_BODY
    own = misconduct(workplace=Workplace.CENTRAL, service=Service.INTERIOR)
    assert route(FULL, own).mark == OWN_DEPARTMENT


def test_without_a_desk_no_tip_is_taken() -> None:
    empty = RegisterGuard(CONSOLE_SIGNATURES).accept([], table())
    with pytest.raises(NotReadyError):
        route(empty, drug(district_code="4505"))


def test_a_table_that_undercuts_the_rule_is_not_followed() -> None:
    lowered = Register(
        desk=FULL.desk,
        provinces=FULL.provinces,
        districts=FULL.districts,
        by_id=FULL.by_id,
        rules={
            workplace: type(rule)(workplace, Level.DISTRICT)
            for workplace, rule in FULL.rules.items()
        },
        rules_version=2,
    )
    where = misconduct(workplace=Workplace.VILLAGE, district_code="4505")
    assert route(lowered, where).centre.area_code == "45"


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
