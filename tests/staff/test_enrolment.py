"""From an invitation to an account: what is asked, what is kept."""

from datetime import timedelta

import pytest

from intake.errors import Refused
from intake.model import AccountState, Role
from intake.phrases import new_phrase, words
from intake.ports.centre_keys import SheetRow
from intake.sealing import KeyPair, SealBroken
from intake.services.centre_keys import recovered
from intake.services.second_factor import digits_at
from tests.staff.house import PASSWORD, StaffHouse


def _try(house: StaffHouse, code: str, **changes: str) -> None:
    offer = house.enrolment.offer(code)
    given = {
        "login": "new-lead",
        "password": PASSWORD,
        "sealed_factor": offer.sealed_factor,
        "digits": digits_at(offer.factor, house.clock.now()),
    }
    house.enrolment.enrol(code, **{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"password": "short-mango-1"}, "password-short"),
        ({"password": "aaaaaaaaaaaaaaaa"}, "password-weak"),
        ({"password": "new-lead-new-lead"}, "password-weak"),
        ({"login": "ab"}, "login-malformed"),
        ({"login": "เจ้าหน้าที่"}, "login-malformed"),
        ({"login": "DESK"}, "login-taken"),
        ({"digits": "000000"}, "second-factor-refused"),
        ({"sealed_factor": "AAAA"}, "second-factor-refused"),
        ({"sealed_factor": "ก"}, "second-factor-refused"),
    ],
)
def test_what_does_not_do_is_refused_by_name_and_the_invitation_stays(
    house: StaffHouse, changes: dict[str, str], key: str
) -> None:
    code = house.invite("หัวหน้า", Role.LEAD, "45")
    with pytest.raises(Refused) as refused:
        _try(house, code, **changes)
    assert refused.value.key == key
    _try(house, code)


def test_a_factor_of_another_invitation_is_refused(house: StaffHouse) -> None:
    other = house.enrolment.offer(house.invite("ก", Role.LEAD, "55"))
    code = house.invite("ข", Role.LEAD, "45")
    digits = digits_at(other.factor, house.clock.now())
    with pytest.raises(Refused) as refused:
        _try(house, code, sealed_factor=other.sealed_factor, digits=digits)
    assert refused.value.key == "second-factor-refused"


def test_an_invitation_works_once_and_for_seven_days(house: StaffHouse) -> None:
    used, old = house.invite("ก", Role.LEAD, "45"), house.invite("ข", Role.LEAD, "55")
    house.enrol("lead-45", used)
    with pytest.raises(Refused):
        house.enrolment.offer(used)
    house.clock.forward(timedelta(days=7))
    with pytest.raises(Refused) as refused:
        house.enrolment.offer(old)
    assert refused.value.key == "invitation-unknown"


def test_an_invitation_that_a_writer_to_the_database_raised_is_unknown(house: StaffHouse) -> None:
    code = house.invite("ก", Role.STAFF, "", by="admin")
    with house.store.write() as work:
        work.connection.exec_driver_sql("UPDATE account SET role = 'lead' WHERE state = 'invited'")
    with pytest.raises(Refused) as refused:
        house.enrolment.offer(code)
    assert refused.value.key == "invitation-unknown"


def test_neither_code_password_factor_nor_private_half_is_stored_in_the_clear(
    house: StaffHouse,
) -> None:
    code = house.invite("ก", Role.LEAD, "45")
    person = house.enrol("lead-45", code)
    house.activation.confirm(house.signed("desk"), person.id)
    private = house.signed("lead-45").private
    with house.store.read() as work:
        rows = [
            row
            for table in ("account", "one_time_code", "session", "member_key", "recovery_sheet")
            for row in work.connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608
        ]
    stored = b"\n".join(
        bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode()
        for row in rows
        for one in row
    )
    secrets = [code, code.replace("-", ""), PASSWORD, person.factor, *person.codes]
    assert not [one for one in secrets if one.encode() in stored]
    assert private not in stored


def test_both_halves_of_the_sheet_give_the_centres_key_and_one_alone_does_not(
    house: StaffHouse,
) -> None:
    sheet = house.people["desk"].enrolled.recovery
    assert sheet
    desk = house.centre("")
    with house.store.read() as work:
        row = work.centre_keys.sheet(desk.id, desk.key_version)
    assert isinstance(row, SheetRow)
    private = recovered(desk, row, sheet.own_half.lower(), sheet.parent_half)
    assert KeyPair.of(private).public == desk.public_half
    with pytest.raises(SealBroken):
        recovered(desk, row, sheet.own_half, sheet.own_half)
    mistyped = sheet.parent_half[:-1] + ("2" if sheet.parent_half[-1] != "2" else "3")
    with pytest.raises(SealBroken):
        recovered(desk, row, sheet.own_half, mistyped)


def test_only_a_centres_first_lead_gets_a_recovery_sheet(staffed: StaffHouse) -> None:
    assert staffed.people["lead-4505"].enrolled.recovery
    assert staffed.people["staff-4505"].enrolled.recovery is None
    assert staffed.people["desk-2"].enrolled.recovery is None


def test_ten_printed_codes_all_different(house: StaffHouse) -> None:
    codes = house.people["desk"].enrolled.one_time_codes
    assert len(set(codes)) == 10


def test_the_enrolled_wait_until_somebody_confirms(house: StaffHouse) -> None:
    person = house.enrol("lead-45", house.invite("ก", Role.LEAD, "45"))
    assert not person.enrolled.active
    assert house.account("lead-45").state is AccountState.ENROLLED


def test_the_offered_phrase_is_long_enough_and_strong_enough_to_be_taken(
    house: StaffHouse,
) -> None:
    code = house.invite("ก", Role.LEAD, "45")
    _try(house, code, password=house.enrolment.offer(code).phrase)


def test_the_list_of_words_gives_ten_bits_a_word() -> None:
    """Four of them are 40 bits before Argon2id, against five guesses a minute."""
    assert len(words()) >= 2**10
    assert all("-" not in word and word == word.strip() for word in words())
    assert len({new_phrase() for _ in range(50)}) == 50
