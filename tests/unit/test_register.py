"""Only what the console signed, and never an older entry than was seen, may receive a tip."""

from dataclasses import replace

from intake.keys import Key, Keyring
from intake.model import CentreState, Level
from intake.register import Register, RegisterGuard, signed_centre
from intake.sealing import KeyPair
from tests.unit.registers import CONSOLE_SIGNATURES, DESK_ID, entry, later, table

DESK, _ = entry(Level.DESK, None)
DISTRICT, _ = entry(Level.DISTRICT, "4505")


def guard() -> RegisterGuard:
    fresh = RegisterGuard(CONSOLE_SIGNATURES)
    assert fresh.accept([DESK, DISTRICT], table()).districts["4505"] == DISTRICT
    return fresh


def test_a_public_half_put_in_by_a_writer_to_the_database_is_refused() -> None:
    watch = guard()
    swapped = replace(DISTRICT, public_half=KeyPair.make().public)
    found = watch.accept([DESK, swapped], table())
    assert found.districts["4505"].public_half == DISTRICT.public_half
    assert watch.refused == {DISTRICT.id}


def test_an_entry_signed_by_another_key_is_refused() -> None:
    watch = RegisterGuard(CONSOLE_SIGNATURES)
    found = watch.accept([DESK, signed_centre(DISTRICT, Key(1, b"x" * 32))], table())
    assert "4505" not in found.districts
    assert watch.refused == {DISTRICT.id}


def test_an_older_entry_than_seen_is_refused() -> None:
    watch = guard()
    newer = later(DISTRICT, public_half=KeyPair.make().public, key_version=2)
    assert watch.accept([DESK, newer], table()).districts["4505"] == newer
    assert watch.accept([DESK, DISTRICT], table()).districts["4505"] == newer
    assert watch.refused == {DISTRICT.id}


def test_an_entry_that_vanished_or_lost_its_signature_stays_in_force() -> None:
    watch = guard()
    assert "4505" in watch.accept([DESK], table()).districts
    bare = replace(DISTRICT, state=CentreState.LISTED, signature=None)
    assert "4505" in watch.accept([DESK, bare], table()).districts
    assert watch.refused == {DISTRICT.id}


def test_a_signed_deactivation_is_followed() -> None:
    found = guard().accept([DESK, later(DISTRICT, state=CentreState.DEACTIVATED)], table())
    assert "4505" not in found.districts


def test_a_listed_centre_without_signature_is_no_alarm() -> None:
    watch = RegisterGuard(CONSOLE_SIGNATURES)
    listed = replace(DISTRICT, state=CentreState.LISTED, signature=None, public_half=None)
    assert "4505" not in watch.accept([DESK, listed], table()).districts
    assert watch.refused == frozenset()


def test_altered_rules_and_older_rules_are_refused() -> None:
    watch = guard()
    altered = replace(table(2), rules=(replace(table().rules[0], receiver=Level.DISTRICT),))
    watch.accept([DESK], altered)
    assert watch.table_refused
    assert watch.accept([DESK], table(3)).rules_version == 3
    assert watch.accept([DESK], table(2)).rules_version == 3
    assert watch.table_refused


def test_without_a_signed_table_the_register_is_not_ready() -> None:
    assert not RegisterGuard(CONSOLE_SIGNATURES).accept([DESK], None).is_ready
    assert Register.of([DESK], table()).is_ready
    assert Register.of([DESK], table()).desk is not None
    assert DESK.id == DESK_ID


def test_a_key_version_the_process_does_not_hold_is_refused() -> None:
    other = RegisterGuard(Keyring(Key(7, b"x" * 32)))
    assert other.accept([DESK], table()).desk is None
