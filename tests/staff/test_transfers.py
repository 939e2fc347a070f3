"""A transfer moves the key: the receiver opens, the sender no longer can."""

from dataclasses import replace
from uuid import uuid4

import pytest

from intake.errors import NotFound, Refused
from intake.keys import Key, Keyring
from intake.model import CentreState, Holder, Kind, PartKind, Role, Shown, Status, Workplace
from intake.outbox import Notice, ShowStatus, open_item
from intake.ports.casework import RecusalRow
from intake.ports.standby import TakeoverRow
from intake.ports.tips import Tip
from intake.services.transfers import TransferReason
from intake.status import shown_to_reporter
from storage.tables import TipKey
from tests.staff.acts import not_now
from tests.staff.house import STORY, StaffHouse

OTHER = TransferReason.OTHER_AREA


def test_the_receiver_opens_the_tip_and_the_sender_no_longer_can(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    sender, receiver = staffed.signed("staff-4505"), staffed.signed("lead-4506")
    staffed.casework.accept(sender, tip.reference)
    staffed.transfers.transfer(sender, tip.reference, staffed.centres["4506"], OTHER, "ของท่าน")
    with pytest.raises(NotFound):
        staffed.reading.open(sender, tip.reference)
    assert not staffed.reading.queue(sender)
    opened = staffed.reading.open(receiver, tip.reference)
    assert [part.text for part in opened.told] == [STORY]
    assert opened.origin_proven
    assert [(note.text, note.about) for note in opened.notes] == [("ของท่าน", "transfer")]
    assert (opened.tip.status, opened.tip.transferred) == (Status.NEW, True)
    assert (opened.tip.assigned_to, opened.tip.acknowledged_by) == (None, None)
    assert shown_to_reporter(opened.tip) is Shown.PASSED_ON
    staffed.casework.accept(receiver, tip.reference)
    assert not staffed.stored(tip.reference).transferred


def test_every_wrap_but_the_receivers_and_its_standbys_is_gone(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.transfers.transfer(
        staffed.signed("staff-4505"), tip.reference, staffed.centres["4506"], OTHER
    )
    assert _wraps(staffed, tip.id) == {
        (staffed.centres["4506"], Holder.HOLDER),
        (staffed.centres["45"], Holder.STANDBY),
    }
    assert staffed.stored(tip.reference).standby_id == staffed.centres["45"]


def test_the_sender_keeps_reference_kind_and_day(staffed: StaffHouse) -> None:
    tip, sender = staffed.tip(), staffed.signed("staff-4505")
    staffed.transfers.transfer(sender, tip.reference, staffed.centres["4506"], OTHER)
    [left] = staffed.reading.left(sender)
    assert (left.reference, left.kind) == (tip.reference, Kind.DRUG)
    assert left.on.isoformat() == "2026-01-13"
    back = staffed.signed("lead-4506")
    staffed.transfers.transfer(back, tip.reference, staffed.centres["4505"], OTHER)
    assert not staffed.reading.left(sender)
    assert staffed.reading.open(sender, tip.reference)


def test_a_transfer_is_not_undone(staffed: StaffHouse) -> None:
    tip, sender = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(sender, tip.reference)
    staffed.transfers.transfer(sender, tip.reference, staffed.centres["4506"], OTHER)
    with pytest.raises(NotFound):
        staffed.casework.undo(sender, tip.reference)
    not_now(lambda: staffed.casework.undo(staffed.signed("lead-4506"), tip.reference))


def test_a_closed_tip_is_not_transferred(staffed: StaffHouse) -> None:
    tip, sender = staffed.tip(), staffed.signed("staff-4505")
    staffed.casework.accept(sender, tip.reference)
    staffed.casework.insufficient(sender, tip.reference)
    not_now(
        lambda: staffed.transfers.transfer(sender, tip.reference, staffed.centres["4506"], OTHER)
    )


def test_only_active_centres_can_be_chosen(staffed: StaffHouse) -> None:
    tip, sender = staffed.tip(), staffed.signed("staff-4505")
    targets = [one.id for one in staffed.transfers.targets(sender, tip.reference)]
    assert targets == [staffed.centres[area] for area in ("", "45", "4506")]
    for centre_id in (staffed.centres["55"], staffed.centres["4505"], uuid4()):
        with pytest.raises(Refused) as refused:
            staffed.transfers.transfer(sender, tip.reference, centre_id, OTHER)
        assert refused.value.key == "transfer-not-allowed"


def test_a_centre_made_active_by_a_writer_to_the_database_is_no_target(
    staffed: StaffHouse,
) -> None:
    tip, sender = staffed.tip(), staffed.signed("staff-4505")
    thief = replace(
        staffed.centre("55"),
        state=CentreState.ACTIVE,
        public_half=staffed.centre("45").public_half,
        key_version=1,
    )
    with staffed.store.write() as work:
        work.register.change(thief)
    with pytest.raises(Refused):
        staffed.transfers.transfer(sender, tip.reference, thief.id, OTHER)


def test_a_tip_that_a_district_must_not_see_never_goes_there(staffed: StaffHouse) -> None:
    tip = staffed.tip(not_district=True)
    by = staffed.signed("lead-45")
    assert staffed.reading.open(by, tip.reference)
    targets = {one.id for one in staffed.transfers.targets(by, tip.reference)}
    assert staffed.centres["4505"] not in targets
    assert staffed.centres["4506"] in targets
    with pytest.raises(Refused):
        staffed.transfers.transfer(by, tip.reference, staffed.centres["4505"], OTHER)


def test_a_tip_whose_answers_were_tampered_with_only_goes_to_the_desk(staffed: StaffHouse) -> None:
    """Else who writes to the database could take "not this district" away."""
    tip = staffed.tip(not_district=True)
    by = staffed.signed("lead-45")
    with staffed.store.write() as work:
        [answers] = [one for one in work.parts.of(tip.id) if one.kind is PartKind.ANSWERS]
        work.casework.remove_part(tip.id, answers.id)
    targets = [one.id for one in staffed.transfers.targets(by, tip.reference)]
    assert targets == [staffed.centres[""]]


@pytest.mark.parametrize(
    ("workplace", "areas"),
    [
        (None, ()),
        (Workplace.CENTRAL, ()),
        (Workplace.PROVINCE, ()),
        (Workplace.DISTRICT, ("45",)),
        (Workplace.VILLAGE, ("45",)),
    ],
)
def test_a_misconduct_tip_goes_only_where_the_table_allows(
    staffed: StaffHouse, workplace: Workplace | None, areas: tuple[str, ...]
) -> None:
    tip = staffed.tip(kind=Kind.MISCONDUCT, workplace=workplace)
    province = tip.centre_id == staffed.centres["45"]
    by = staffed.signed("lead-45" if province else "desk")
    allowed = {staffed.centres[area] for area in areas} | {staffed.centres[""]}
    targets = {one.id for one in staffed.transfers.targets(by, tip.reference)}
    assert targets == allowed - {tip.centre_id}
    with pytest.raises(Refused):
        staffed.transfers.transfer(by, tip.reference, staffed.centres["4505"], OTHER)


def test_officers_of_the_receiver_and_the_reporter_hear_of_it(staffed: StaffHouse) -> None:
    lead = staffed.signed("lead-4506")
    staffed.links.link(staffed.officer_codes.new(lead), "U" + "1" * 32)
    tip = staffed.tip()
    staffed.transfers.transfer(
        staffed.signed("staff-4505"), tip.reference, staffed.centres["4506"], OTHER
    )
    private = Keyring(Key(1, staffed.worker.private))
    with staffed.store.read() as work:
        rows = work.connection.exec_driver_sql("SELECT kind, payload FROM outbox").all()
    told = [open_item(row.kind, bytes(row.payload), private) for row in rows]
    assert ShowStatus(tip.id, Shown.PASSED_ON) in told
    assert [one.reference for one in told if isinstance(one, Notice)] == [tip.reference]


def test_the_desk_has_no_standby(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.transfers.transfer(
        staffed.signed("staff-4505"), tip.reference, staffed.centres[""], OTHER
    )
    assert _wraps(staffed, tip.id) == {(staffed.centres[""], Holder.HOLDER)}


def test_a_standby_cannot_open_without_a_takeover(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    assert (staffed.centres["45"], Holder.STANDBY) in _wraps(staffed, tip.id)
    staffed.change(tip, centre_id=staffed.centres["45"])
    with pytest.raises(Refused) as refused:
        staffed.reading.open(staffed.signed("lead-45"), tip.reference)
    assert refused.value.key == "tip-broken"


def test_a_member_who_joins_later_opens_what_was_transferred(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    staffed.transfers.transfer(
        staffed.signed("staff-4505"), tip.reference, staffed.centres["4506"], OTHER
    )
    staffed.join("staff-4506", Role.STAFF, "4506", confirmed_by="lead-4506")
    assert staffed.reading.open(staffed.signed("staff-4506"), tip.reference)


def _wraps(house: StaffHouse, tip_id: object) -> set[tuple[object, str]]:
    table = TipKey.__table__
    with house.store.read() as work:
        rows = work.connection.execute(table.select().where(table.c.tip_id == tip_id))
        return {(row.centre_id, row.role) for row in rows}


def move(house: StaffHouse, login: str, tip: Tip, area: str, *, knowing_loop: bool = False) -> None:
    by, target = house.signed(login), house.centres[area]
    house.transfers.transfer(by, tip.reference, target, OTHER, knowing_loop=knowing_loop)


def test_the_receiver_sends_it_back_with_a_word_of_why(staffed: StaffHouse) -> None:
    tip, receiver = staffed.tip(), staffed.signed("lead-4506")
    move(staffed, "staff-4505", tip, "4506")
    way = staffed.transfers.way(receiver, tip.reference)
    assert way.back_to
    assert way.back_to.id == staffed.centres["4505"]
    back = (tip.reference, staffed.centres["4505"], TransferReason.RETURNED)
    with pytest.raises(Refused, match="transfer-back-why"):
        staffed.transfers.transfer(receiver, *back)
    with pytest.raises(Refused, match="transfer-not-allowed"):
        staffed.transfers.transfer(
            receiver, tip.reference, staffed.centres["45"], TransferReason.RETURNED, "ผิดที่"
        )
    staffed.transfers.transfer(receiver, *back, "เกิดที่บ้านท่าน")
    opened = staffed.reading.open(staffed.signed("staff-4505"), tip.reference)
    assert [(note.text, note.about) for note in opened.notes] == [("เกิดที่บ้านท่าน", "transfer")]
    assert opened.transfers[-1].reason == TransferReason.RETURNED


def test_what_was_never_sent_is_not_sent_back(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    assert staffed.transfers.way(staffed.signed("staff-4505"), tip.reference).back_to is None
    with pytest.raises(Refused, match="transfer-not-allowed"):
        staffed.transfers.transfer(
            staffed.signed("staff-4505"),
            tip.reference,
            staffed.centres["4506"],
            TransferReason.RETURNED,
            "คืน",
        )


def test_the_third_arrival_at_a_centre_needs_a_second_look(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    move(staffed, "lead-4505", tip, "4506")
    move(staffed, "lead-4506", tip, "4505")
    move(staffed, "lead-4505", tip, "4506")
    by = staffed.signed("lead-4506")
    way = staffed.transfers.way(by, tip.reference)
    areas = {centre_id: area for area, centre_id in staffed.centres.items()}
    assert [areas[one.centre_id] for one in way.stops] == ["4505", "4506", "4505", "4506"]
    assert way.loops_at(staffed.centres["4505"])
    assert not way.loops_at(staffed.centres["45"])
    with pytest.raises(Refused, match="transfer-loops"):
        move(staffed, "lead-4506", tip, "4505")
    move(staffed, "lead-4506", tip, "4505", knowing_loop=True)
    assert staffed.stored(tip.reference).centre_id == staffed.centres["4505"]


def test_who_is_barred_does_not_find_it_among_what_was_sent_away(staffed: StaffHouse) -> None:
    tip, barred = staffed.tip(), staffed.people["staff-4505"].id
    with staffed.store.write() as work:
        work.casework.add_recusal(RecusalRow(tip.id, barred, barred, tip.hour, "own"))
    move(staffed, "lead-4505", tip, "4506")
    assert staffed.reading.left(staffed.signed("staff-4505")) == []
    assert len(staffed.reading.left(staffed.signed("lead-4505"))) == 1


def test_a_takeover_is_a_stop_on_the_way_and_nobody_sent_it(staffed: StaffHouse) -> None:
    tip = staffed.tip()
    move(staffed, "staff-4505", tip, "4506")
    by, taken = staffed.people["lead-45"].id, staffed.centres["45"]
    with staffed.store.write() as work:
        row = TakeoverRow(uuid4(), tip.id, staffed.centres["4506"], taken, by, tip.hour, "late")
        work.standby.add(row)
    staffed.change(staffed.stored(tip.reference), centre_id=taken)
    way = staffed.transfers.way(staffed.signed("lead-45"), tip.reference)
    areas = {centre_id: area for area, centre_id in staffed.centres.items()}
    assert [areas[one.centre_id] for one in way.stops] == ["4505", "4506", "45"]
    assert way.back_to is None
