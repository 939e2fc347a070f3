"""Password, second factor, session: what opens and what does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.entries import signed_entry
from intake.errors import Refused
from intake.model import AccountState, Role
from intake.sealing import KeyPair
from intake.services.second_factor import digits_at
from intake.services.sessions import NotSignedIn
from tests.staff.house import PASSWORD, STEP, StaffHouse

MINUTE = timedelta(minutes=1)


def test_password_and_digits_open_a_session_that_holds_the_members_own_half(
    house: StaffHouse,
) -> None:
    token = house.sessions.password("Desk ", PASSWORD)
    digits = digits_at(house.people["desk"].factor, house.clock.now())
    signed = house.sessions.signed(house.sessions.second_factor(token, digits))
    assert KeyPair.of(signed.private).public == signed.account.public_half


def test_the_session_after_the_password_only_takes_the_second_factor(house: StaffHouse) -> None:
    token = house.sessions.password("desk", PASSWORD)
    with pytest.raises(NotSignedIn):
        house.sessions.signed(token)


def test_neither_token_nor_private_half_stands_in_the_session_row(house: StaffHouse) -> None:
    token = house.sessions.password("desk", PASSWORD)
    opened = house.sessions.second_factor(token, house.people["desk"].codes.pop())
    private = house.sessions.signed(opened).private
    with house.store.read() as work:
        rows = work.connection.exec_driver_sql("SELECT * FROM session").all()
    assert rows
    assert private not in b"".join(bytes(one) for row in rows for one in row if _is_bytes(one))
    assert opened not in str(rows)


def _is_bytes(value: object) -> bool:
    return isinstance(value, bytes | memoryview)


def test_a_step_of_the_app_is_used_once(house: StaffHouse) -> None:
    digits = digits_at(house.people["desk"].factor, house.clock.now())
    house.sessions.second_factor(house.sessions.password("desk", PASSWORD), digits)
    again = house.sessions.password("desk", PASSWORD)
    with pytest.raises(Refused) as refused:
        house.sessions.second_factor(again, digits)
    assert refused.value.key == "second-factor-refused"


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (1, True), (2, False)])
def test_one_step_of_clock_error_is_forgiven(house: StaffHouse, steps: int, opens: bool) -> None:  # noqa: FBT001
    house.clock.forward(10 * STEP)
    digits = digits_at(house.people["desk"].factor, house.clock.now() + steps * STEP)
    token = house.sessions.password("desk", PASSWORD)
    if opens:
        assert house.sessions.second_factor(token, digits)
        return
    with pytest.raises(Refused):
        house.sessions.second_factor(token, digits)


def test_a_printed_code_works_once_and_for_its_owner_only(house: StaffHouse) -> None:
    code = house.people["desk"].codes[0]
    with pytest.raises(Refused):
        house.sessions.second_factor(house.sessions.password("admin", PASSWORD), code)
    assert house.sessions.second_factor(
        house.sessions.password("desk", PASSWORD), code.lower().replace("-", " ")
    )
    with pytest.raises(Refused):
        house.sessions.second_factor(house.sessions.password("desk", PASSWORD), code)


def test_the_second_factor_must_come_within_five_minutes(house: StaffHouse) -> None:
    token = house.sessions.password("desk", PASSWORD)
    house.clock.forward(timedelta(minutes=5))
    with pytest.raises(NotSignedIn):
        house.sessions.second_factor(token, house.people["desk"].codes[0])


def test_fifteen_idle_minutes_end_a_session(house: StaffHouse) -> None:
    opened = _opened(house)
    house.clock.forward(timedelta(minutes=14))
    assert house.sessions.signed(opened)
    house.clock.forward(timedelta(minutes=14))
    assert house.sessions.signed(opened)
    house.clock.forward(timedelta(minutes=15))
    with pytest.raises(NotSignedIn):
        house.sessions.signed(opened)


def test_twelve_hours_end_a_session_that_is_never_idle(house: StaffHouse) -> None:
    opened = _opened(house)
    for _ in range(71):
        house.clock.forward(timedelta(minutes=10))
        assert house.sessions.signed(opened)
    house.clock.forward(timedelta(minutes=10))
    with pytest.raises(NotSignedIn):
        house.sessions.signed(opened)


def test_signing_out_ends_the_session(house: StaffHouse) -> None:
    opened = _opened(house)
    house.sessions.sign_out(opened)
    with pytest.raises(NotSignedIn):
        house.sessions.signed(opened)


@pytest.mark.parametrize("token", [None, "", "x", "ก" * 43, "A" * 43])
def test_a_token_that_never_was_is_nobody(house: StaffHouse, token: str | None) -> None:
    with pytest.raises(NotSignedIn):
        house.sessions.signed(token)
    house.sessions.sign_out(token)


def test_unknown_names_wrong_passwords_and_the_unconfirmed_get_one_answer(
    house: StaffHouse,
) -> None:
    house.enrol("waiting", house.invite("waiting", Role.LEAD, "45"))
    for login, password in (("nobody", PASSWORD), ("desk", PASSWORD + "x"), ("waiting", PASSWORD)):
        with pytest.raises(Refused) as refused:
            house.sessions.password(login, password)
        assert (refused.value.key, refused.value.params) == ("sign-in-refused", {})


def test_after_five_failures_a_minute_even_the_right_password_waits_longer_each_time(
    house: StaffHouse,
) -> None:
    for _ in range(5):
        _fail(house)
    _fail(house, PASSWORD)
    house.clock.forward(MINUTE)
    _fail(house)  # one try after the wait; the next wait is two minutes
    house.clock.forward(MINUTE)
    _fail(house, PASSWORD)
    house.clock.forward(MINUTE)
    assert house.sessions.password("desk", PASSWORD)


def test_wrong_digits_count_as_failures_even_between_right_passwords(house: StaffHouse) -> None:
    for _ in range(4):
        with pytest.raises(Refused):
            house.sessions.second_factor(house.sessions.password("desk", PASSWORD), "000000")
    token = house.sessions.password("desk", PASSWORD)
    with pytest.raises(Refused):
        house.sessions.second_factor(token, "000000")
    with pytest.raises(Refused):
        house.sessions.second_factor(token, house.people["desk"].codes[0])


def test_a_removed_member_is_out_at_once_and_has_no_key_left(staffed: StaffHouse) -> None:
    opened = staffed.sessions.second_factor(
        staffed.sessions.password("staff-4505", PASSWORD), staffed.people["staff-4505"].codes.pop()
    )
    staffed.staff.remove(staffed.signed("lead-4505"), staffed.people["staff-4505"].id)
    with pytest.raises(NotSignedIn):
        staffed.sessions.signed(opened)
    with pytest.raises(Refused):
        staffed.sessions.password("staff-4505", PASSWORD)
    with staffed.store.read() as work:
        gone = staffed.people["staff-4505"].id
        assert not work.accounts.wraps_of(gone, staffed.centres["4505"])
        assert work.accounts.codes_left(gone) == 0


def test_the_last_lead_of_a_centre_cannot_be_removed(staffed: StaffHouse) -> None:
    with pytest.raises(Refused) as refused:
        staffed.staff.remove(staffed.signed("admin"), staffed.people["lead-45"].id)
    assert refused.value.key == "last-lead"


def test_a_lead_is_not_removed_before_another_lead_holds_the_key(staffed: StaffHouse) -> None:
    staffed.join("lead-2", Role.LEAD, "45", confirmed_by="desk")  # from above: without the key
    admin, first = staffed.signed("admin"), staffed.people["lead-45"].id
    with pytest.raises(Refused, match="last-lead"):
        staffed.staff.remove(admin, first)
    staffed.activation.hand_over(staffed.signed("lead-45"))
    staffed.staff.remove(admin, first)
    with staffed.store.read() as work:
        assert work.accounts.holders(staffed.centres["45"], 1) == {staffed.people["lead-2"].id}


def test_the_last_admin_cannot_be_removed(staffed: StaffHouse) -> None:
    staffed.join("admin-2", Role.ADMIN, None, confirmed_by="desk")
    staffed.staff.remove(staffed.signed("admin"), staffed.people["admin-2"].id)
    with pytest.raises(Refused, match="last-admin"):
        staffed.staff.remove(staffed.signed("admin"), staffed.people["admin"].id)


def test_a_writer_to_the_database_who_raises_an_account_ends_its_sign_in(
    staffed: StaffHouse,
) -> None:
    opened = staffed.sessions.second_factor(
        staffed.sessions.password("staff-4505", PASSWORD), staffed.people["staff-4505"].codes.pop()
    )
    raised = replace(staffed.account("staff-4505"), role=Role.LEAD)
    with staffed.store.write() as work:
        work.accounts.save(raised)
    with pytest.raises(NotSignedIn):
        staffed.sessions.signed(opened)
    with pytest.raises(Refused):
        staffed.sessions.password("staff-4505", PASSWORD)


def test_a_writer_to_the_database_cannot_bring_a_second_factor_of_another_account(
    staffed: StaffHouse,
) -> None:
    own, other = staffed.account("lead-45"), staffed.account("desk")
    with staffed.store.write() as work:
        work.accounts.save(
            replace(
                other,
                second_factor=own.second_factor,
                second_factor_key_version=own.second_factor_key_version,
            )
        )
    digits = digits_at(staffed.people["lead-45"].factor, staffed.clock.now())
    with pytest.raises(Refused):
        staffed.sessions.second_factor(staffed.sessions.password("desk", PASSWORD), digits)


def test_an_entry_signed_by_another_key_is_nobody(house: StaffHouse) -> None:
    stranger = StaffHouse(house.store, house.clock).keys.signing
    account = replace(house.account("desk"), state=AccountState.ACTIVE)
    with house.store.write() as work:
        work.accounts.save(signed_entry(account, stranger))
    with pytest.raises(Refused):
        house.sessions.password("desk", PASSWORD)


def _opened(house: StaffHouse) -> str:
    return house.sessions.second_factor(
        house.sessions.password("desk", PASSWORD), house.people["desk"].codes.pop()
    )


def _fail(house: StaffHouse, password: str = "wrong") -> None:
    with pytest.raises(Refused):
        house.sessions.password("desk", password)
