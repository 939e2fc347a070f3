"""A submitted tip: sealed to its centre and standby, signed, and written in one go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from intake.model import CentreState, Holder, Kind, PartKind, PartState, Urgency
from intake.origin import tip_origin_holds
from intake.outbox import CountSign, Notice, PrepareMailbox, open_item
from intake.receipt_digits import is_receipt
from intake.receipts import tag
from intake.register import NotReadyError
from intake.sealing import KeyPair, SealedPart, open_padded, open_part, open_sealed
from intake.services.registry import Registry
from intake.told import ToldAnswers, ToldText
from storage.database import Database
from tests.unit.registers import CONSOLE_SIGNATURES, later
from tests.unit.stores import NOW, STORY, USER, House, person, picture, told


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def payloads(house: House, *kinds: str) -> list[object]:
    with house.database.write() as work:
        rows = work.outbox.claim(
            "test", NOW + timedelta(days=3), lease=timedelta(0), limit=99, kinds=kinds or None
        )
    return [open_item(row.kind, row.payload, house.worker_private) for row in rows]


def test_the_centre_and_its_standby_open_the_tip_and_nobody_else(house: House) -> None:
    done = house.submit()
    with house.database.read() as work:
        keys = {key.role: key for key in work.tip_keys.of(done.tip.id)}
        parts = work.parts.of(done.tip.id)
        tip = work.tips.find(done.tip.id)
    assert tip == done.tip
    assert {role: key.centre_id for role, key in keys.items()} == {
        Holder.HOLDER: house.district.id,
        Holder.STANDBY: house.province.id,
    }
    for key in keys.values():
        private = open_sealed(house.pairs[key.centre_id].private, key.wrap)
        assert KeyPair.of(private).public == done.tip.public_half
    texts = []
    for part in parts:
        assert part.ciphertext is not None
        plain = open_part(
            private, tip.id, part.id, part.kind, SealedPart(part.ciphertext, part.sealed_key)
        )
        if part.kind is PartKind.TEXT:
            texts.append(ToldText.from_bytes(plain))
        else:
            assert ToldAnswers.from_bytes(plain).answers == {"what": ("selling",)}
    assert [one.text for one in sorted(texts, key=lambda one: one.place)] == [STORY, "รถสีแดง"]


def test_the_origin_is_proven_and_a_planted_or_changed_part_is_not(house: House) -> None:
    done = house.submit(told(files=(picture(),)))
    with house.database.read() as work:
        tip, parts = work.tips.find(done.tip.id), work.parts.of(done.tip.id)
    assert tip is not None
    assert tip_origin_holds(tip, parts, house.intake_signatures)
    assert not tip_origin_holds(tip, parts[1:], house.intake_signatures)
    changed = [replace(one, ciphertext=b"x") if one.ciphertext else one for one in parts]
    assert not tip_origin_holds(tip, changed, house.intake_signatures)
    moved = replace(tip, rules_version=9)
    assert not tip_origin_holds(moved, parts, house.intake_signatures)


def test_readable_columns_hold_codes_and_hours_only(house: House) -> None:
    done = house.submit(told(started=NOW - timedelta(hours=3), other_language=True))
    assert done.tip.hour == datetime(2026, 11, 16, 4, tzinfo=UTC)
    assert done.tip.duration == "4h"
    assert done.tip.reference.startswith("6911-")
    assert done.tip.part_count == 3
    with house.database.read() as work:
        assert set(work.tips.drugs(done.tip.id)) == set(told().drugs)
        for name in sa.inspect(work.connection).get_table_names():
            for row in work.connection.execute(sa.text(f'SELECT * FROM "{name}"')):  # noqa: S608
                held = b"\n".join(
                    bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode()
                    for one in row
                )
                for told_only in (STORY, USER, done.receipt):
                    assert told_only.encode() not in held, name


def test_the_receipt_leaves_a_tag_and_a_sealed_job(house: House) -> None:
    done = house.submit()
    assert is_receipt(done.receipt)
    wanted = (1, tag(house.receipts.current.material, done.receipt))
    with house.database.read() as work:
        (row,) = work.receipts.by_tags([wanted])
    assert row.tip_id == done.tip.id
    assert row.public_half is None
    assert payloads(house, "prepare_mailbox") == [PrepareMailbox(done.tip.id, done.receipt)]


def test_a_reply_address_is_kept_only_with_consent(house: House) -> None:
    silent, willing = house.submit(), house.submit(consent=True)
    with house.database.read() as work:
        assert work.receipts.reply_address(silent.tip.id) is None
        address = work.receipts.reply_address(willing.tip.id)
    assert address is not None
    assert open_padded(house.worker.private, address.sealed) == USER.encode()


def test_sign_counts_wait_for_a_job_of_their_own(house: House) -> None:
    house.submit(told(sign="45K7M8"))
    assert payloads(house, "count_sign") == [CountSign("45K7M8", "2026-11")]


def test_an_inactive_district_sends_the_tip_to_its_province(house: House) -> None:
    house.registry.current()
    house.change(later(house.district, state=CentreState.DEACTIVATED))
    assert house.submit().tip.centre_id == house.province.id


def test_not_this_district_and_misconduct_go_up(house: House) -> None:
    assert house.submit(told(not_district=True)).tip.centre_id == house.province.id
    secret = house.submit(told(kind=Kind.MISCONDUCT))
    assert secret.tip.centre_id == house.desk.id
    assert secret.tip.standby_id is None
    assert secret.tip.urgency is Urgency.SOON


def test_without_a_proven_desk_nothing_is_taken(house: House) -> None:
    house.change(replace(house.desk, public_half=KeyPair.make().public))
    fresh = Registry(house.database, CONSOLE_SIGNATURES, house.clock)
    submitting = replace(house.submitting(), registry=fresh)
    with pytest.raises(NotReadyError):
        submitting.prepare(told(), person(), NOW)


def test_a_public_half_swapped_in_the_database_gets_no_tip(house: House) -> None:
    house.registry.current()
    thief = KeyPair.make()
    house.change(replace(house.district, public_half=thief.public, key_version=2))
    done = house.submit()
    with house.database.read() as work:
        for key in work.tip_keys.of(done.tip.id):
            assert open_sealed(house.pairs[key.centre_id].private, key.wrap)


def test_more_than_the_hourly_limit_of_a_centre_is_quarantined_there(house: House) -> None:
    few = replace(house.submitting().limits, tips_per_centre_hour=2)
    flooded = []
    for _ in range(3):
        done = replace(house.submitting(), limits=few).prepare(told(), person(), NOW)
        with house.database.write() as work:
            done.write(work)
        flooded.append((done.tip.quarantined, done.tip.centre_id))
    assert flooded == [(False, house.district.id)] * 2 + [(True, house.district.id)]


def test_one_of_too_many_drafts_is_quarantined_at_the_same_centre(house: House) -> None:
    done = house.submit(told(crowded=True))
    assert done.tip.quarantined
    assert done.tip.centre_id == house.district.id


def test_a_file_that_failed_before_is_left_out_and_one_that_ended_is_settled(house: House) -> None:
    failed, fetched, waiting = picture(), picture(), picture()
    with house.database.write() as work:
        work.parts.settle(failed.part_id, PartState.FAILED, result="too_big", size=0, hour=NOW)
        work.parts.settle(fetched.part_id, PartState.READY, result="", size=4096, hour=NOW)
    done = house.submit(told(files=(failed, fetched, waiting)))
    with house.database.write() as work:
        states = {one.id: one.state for one in work.parts.of(done.tip.id)}
        assert failed.part_id not in states
        assert states[fetched.part_id] is PartState.READY
        assert states[waiting.part_id] is PartState.PENDING
        work.parts.settle(waiting.part_id, PartState.READY, result="", size=9, hour=NOW)
        part = work.parts.find(waiting.part_id)
    assert part is not None
    assert part.state is PartState.READY


def test_notices_say_only_that_a_tip_is_there(house: House) -> None:
    officer = house.add_officer()
    done = house.submit()
    (notice,) = payloads(house, "notice")
    assert notice == Notice(
        officer,
        done.tip.reference,
        Kind.DRUG,
        Urgency.NORMAL,
        has_media=False,
        due_hour=datetime(2026, 11, 17, 5, tzinfo=UTC),
        district_name=None,
    )


def test_a_quarantined_tip_rings_only_when_it_is_urgent(house: House) -> None:
    house.add_officer()
    house.submit(told(crowded=True))
    assert payloads(house, "notice") == []
    house.submit(told(crowded=True, facts=frozenset({"weapon"})))
    assert len(payloads(house, "notice")) == 1
