"""Photos of hung signs in the officers' account: read, reported, and answered once for all."""

from datetime import date, timedelta
from functools import cache
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from PIL import Image

from bot.jobs.loop import LEASE
from intake.keys import Key, Keyring
from intake.photo_seal import open_photo
from intake.ports.clock import BANGKOK
from intake.ports.photos import FiledReport, ReportSearch, SignPhoto
from intake.ports.signs import SignRow, SiteRow
from intake.sealing import SealBroken, verify_half
from intake.sign_model import PhotoState, SignState, SiteKind
from storage.tables import SignPhoto as PhotoTable
from tests.artwork.photo_of import a_sign, beside, jpeg, symbol
from tests.integration.test_line_officer import an_officer
from tests.line_acts import raw_event, until
from tests.line_house import SIGN, SITE, LineHouse, Talk

OTHER, THIRD, AWAY, RETIRED, UNKNOWN = "222222", "K7M2XM", "999996", "ABCDEC", "XYZXYG"
SOON = timedelta(seconds=2)
FAKE = "https://evil.example/login"


@cache
def of(code: str, seed: int = 1) -> bytes:
    return jpeg(a_sign(code, seed))


@cache
def tampered(code: str) -> bytes:
    return jpeg(a_sign(code, 1, stuck=((FAKE, 160, 150, 130),)))


NOTHING = jpeg(Image.new("L", (60, 60), 90))


def hang(
    line: LineHouse, code: str, area: str = "4505", state: SignState = SignState.PRINTED
) -> UUID:
    site = SiteRow(uuid4(), SiteKind.OTHER, area, f"จุดของ {code}")
    with line.database.write() as work:
        work.signs.add_sites([site])
        assert work.signs.add_sign(code, site.id, state, template="sticker-30x30")
    return site.id


def works(line: LineHouse, after: timedelta = SOON) -> None:
    """The worker does what there is to do, and what is to do a moment later."""
    worker = line.working()
    worker.loop.drain()
    line.clock.forward(after)
    worker.loop.drain()


def sends(talk: Talk, data: bytes) -> None:
    talk.phone.send_image(data)
    assert talk.phone.settle()


def answered(line: LineHouse, talk: Talk, wanted: str) -> str:
    assert talk.phone.settle()
    works(line)
    talk.phone.wait_for(wanted)
    (one,) = talk.phone.new_messages()
    return one.text


def reports(line: LineHouse) -> list[FiledReport]:
    with line.database.read() as work:
        return list(work.photos.reports(ReportSearch(), 0, 50))


def photos(line: LineHouse) -> list[SignPhoto]:
    with line.database.read() as work:
        ids = work.connection.scalars(sa.select(PhotoTable.id)).all()
        return [one for one in map(work.photos.find, ids) if one is not None]


def sign(line: LineHouse, code: str) -> SignRow:
    with line.database.read() as work:
        found = work.signs.find(code)
    assert found is not None
    return found


def today(line: LineHouse) -> date:
    return line.clock.now().astimezone(BANGKOK).date()


def test_a_photo_files_its_signs_and_is_answered_by_its_own_token(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    sends(talk, jpeg(beside(a_sign(SIGN), a_sign(OTHER, 2))))
    said = answered(line, talk, "บันทึกแล้ว 2 ป้าย")
    assert f"● {OTHER} จุดของ {OTHER}" in said
    assert f"● {SIGN} ที่ทำการผู้ใหญ่บ้าน หมู่ 3" in said
    assert line.simulated.calls("push") == []
    assert {one.report.code for one in reports(line)} == {SIGN, OTHER}
    assert {(one.report.day, one.by_name) for one in reports(line)} == {(today(line), "ปลัดหนึ่ง")}
    after = sign(line, OTHER)
    assert (after.state, after.installed, after.last_seen) == (
        SignState.INSTALLED,
        today(line),
        today(line),
    )


def test_several_photos_one_after_another_get_one_answer(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    hang(line, AWAY, area="4506")
    for data in (of(SIGN), NOTHING, of(OTHER), b"no picture", of(AWAY), of(UNKNOWN)):
        sends(talk, data)
        line.clock.forward(timedelta(seconds=1))
    said = answered(line, talk, "บันทึกแล้ว 2 ป้าย")
    for told in (
        "รูปที่ 2 อ่าน QR ไม่ออก",
        "รูปที่ 4 เปิดเป็นรูปไม่ได้",
        "รูปที่ 5 เป็นป้ายนอกพื้นที่ของศูนย์คุณ",
        "รูปที่ 6 มีรหัสที่ไม่อยู่ในทะเบียน",
    ):
        assert told in said
    assert said.index("รูปที่ 4") < said.index("รูปที่ 5") < said.index("รูปที่ 6")
    assert "ส่งตำแหน่งป้าย" not in [one.label for one in talk.phone.buttons()]
    assert {one.report.code for one in reports(line)} == {SIGN, OTHER}
    assert sign(line, AWAY).state is SignState.PRINTED
    assert line.simulated.calls("push") == []
    until(lambda: not line.kinds_waiting())


def test_a_set_of_pictures_in_any_order_is_answered_once(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    hang(line, RETIRED, state=SignState.RETIRED)
    talk.phone.send_images([of(SIGN), of(OTHER), of(RETIRED)], order=(3, 1, 2))
    assert "ป้ายที่เลิกใช้แล้ว" in answered(line, talk, "บันทึกแล้ว 2 ป้าย")
    assert sign(line, RETIRED).state is SignState.RETIRED


def test_photos_of_two_workers_settle_into_one_answer(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    sends(talk, of(SIGN))
    line.clock.forward(timedelta(seconds=1))
    sends(talk, of(OTHER))
    first, second = line.working(), line.working()
    while first.loop.round() + second.loop.round():
        line.clock.forward(timedelta(milliseconds=300))
    works(line)
    talk.phone.wait_for("บันทึกแล้ว 2 ป้าย")
    assert len(talk.phone.new_messages()) == 1
    assert all(one.told for one in photos(line))


def test_without_a_code_it_is_typed_and_the_next_photo_waits_for_its_own(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    assert "ส่งรูปป้ายมาก่อน" in talk.says(SIGN)
    assert "ผูกบัญชีไว้แล้ว" in talk.says("thanks")
    sends(talk, NOTHING)
    line.clock.forward(timedelta(seconds=1))
    sends(talk, NOTHING)
    assert "รูปที่ 1, 2 อ่าน QR ไม่ออก" in answered(line, talk, "ทีละป้าย")
    assert "ทีละตัวอีกครั้ง" in talk.says("45K7M9")
    assert "ทีละตัวอีกครั้ง" in talk.says(UNKNOWN)
    said = talk.says("45k 7m8")
    assert f"บันทึกป้าย {SIGN} ที่ทำการผู้ใหญ่บ้าน" in said
    assert "ยังมีอีก 1 รูป" in said
    said = talk.says(OTHER)
    assert "ยังมีอีก" not in said
    assert [(one.report.code, one.report.by_hand) for one in reports(line)] == [
        (OTHER, True),
        (SIGN, True),
    ]
    assert {one.state for one in photos(line)} == {PhotoState.READ}


def test_a_code_among_words_counts_and_other_words_are_told_what_is_waited_for(
    line: LineHouse,
) -> None:
    talk = an_officer(line)
    sends(talk, NOTHING)
    answered(line, talk, "รูปนี้อ่าน QR ไม่ออก")
    for words in ("45K7M", "ป้ายไม่มีรหัสค่ะ", f"{SIGN} หรือ {OTHER} ไม่แน่ใจ"):
        assert "ยังมี 1 รูปที่รอรหัสป้าย" in talk.says(words)
    assert "บันทึกป้าย" in talk.says(f"รหัส {SIGN.lower()}ค่ะ")
    assert "ผูกบัญชีไว้แล้ว" in talk.says("ขอบคุณค่ะ")


def test_a_typed_code_is_kept_for_a_day_and_links_nothing(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, NOTHING)
    answered(line, talk, "อ่าน QR ไม่ออก")
    line.clock.forward(timedelta(hours=25))
    assert "ส่งรูปป้ายมาก่อน" in talk.says(SIGN)
    assert reports(line) == []


def test_a_foreign_code_on_our_sign_is_tampering_until_a_clean_photo_comes(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    sends(talk, tampered(OTHER))
    said = answered(line, talk, "QR ที่ไม่ใช่ของเราอยู่บนป้าย")
    assert OTHER in said
    assert "แกะ QR นั้นออก แล้วถ่ายส่งมาใหม่" in said
    assert "บันทึกแล้ว" not in said
    assert sign(line, OTHER).state is SignState.TAMPERED
    (report,) = reports(line)
    assert report.report.tampered
    sends(talk, of(OTHER))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    assert sign(line, OTHER).state is SignState.INSTALLED


def test_a_foreign_code_beside_our_sign_is_somebodys_own_poster(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    sends(talk, jpeg(beside(a_sign(OTHER), symbol(FAKE, 200))))
    assert "ที่ไม่ใช่ของเรา" not in answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    assert sign(line, OTHER).state is SignState.INSTALLED


def test_a_code_pasted_over_ours_is_tampering_once_ours_is_typed(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, jpeg(symbol(FAKE, 300)))
    answered(line, talk, "อ่าน QR ไม่ออก")
    assert "ที่ไม่ใช่ของเรา" in talk.says(SIGN)
    assert sign(line, SIGN).state is SignState.TAMPERED


def test_a_position_shared_on_purpose_is_the_sign_and_the_sites(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, of(SIGN))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    assert talk.phone.buttons()[0].label == "ส่งตำแหน่งป้าย"
    talk.phone.send_location(16.0501, 103.7202)
    talk.phone.wait_for("บันทึกตำแหน่งของป้ายแล้ว")
    (one,) = reports(line)
    with line.database.read() as work:
        site = work.signs.site(SITE)
    assert site is not None
    assert (one.report.latitude, one.report.longitude) == (16.0501, 103.7202)
    assert (site.latitude, site.longitude) == (16.0501, 103.7202)


def test_a_position_that_may_be_of_two_signs_or_comes_late_is_not_kept(line: LineHouse) -> None:
    talk = an_officer(line)
    talk.phone.send_location(16.05, 103.72)
    talk.phone.wait_for("ไม่แน่ใจว่าเป็นตำแหน่งของป้ายไหน")
    hang(line, OTHER)
    sends(talk, jpeg(beside(a_sign(SIGN), a_sign(OTHER))))
    answered(line, talk, "บันทึกแล้ว 2 ป้าย")
    talk.phone.send_location(16.05, 103.72)
    talk.phone.wait_for("ไม่แน่ใจว่าเป็นตำแหน่งของป้ายไหน")
    line.clock.forward(timedelta(minutes=20))
    sends(talk, of(SIGN))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    line.clock.forward(timedelta(minutes=16))
    talk.phone.send_location(16.05, 103.72)
    talk.phone.wait_for("ไม่แน่ใจว่าเป็นตำแหน่งของป้ายไหน")
    assert {one.report.latitude for one in reports(line)} == {None}


def test_a_photo_that_comes_twice_has_one_effect(line: LineHouse) -> None:
    talk = an_officer(line)
    message_id = talk.phone.send_image(of(SIGN))
    again = raw_event(
        line,
        talk.phone.user_id,
        "message",
        message={"type": "image", "id": message_id, "contentProvider": {"type": "line"}},
    )
    assert line.posts(again, account="officer") == 200
    assert line.posts(again, account="officer") == 200
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    works(line)
    assert len(talk.phone.new_messages()) == 1
    assert len(reports(line)) == 1


def test_a_worker_that_dies_with_photos_in_hand_loses_and_doubles_nothing(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, of(SIGN))
    with line.database.write() as work:
        assert len(work.outbox.claim("dead", line.clock.now(), lease=LEASE, limit=9)) == 2
    works(line, after=LEASE)
    works(line)
    talk.phone.wait_for("บันทึกแล้ว 1 ป้าย")
    works(line)
    assert len(talk.phone.new_messages()) == 1
    assert len(reports(line)) == 1
    until(lambda: not line.kinds_waiting())


def test_when_the_token_is_too_old_one_push_tells_all(line: LineHouse) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    sends(talk, of(SIGN))
    line.clock.forward(timedelta(seconds=1))
    sends(talk, of(OTHER))
    line.clock.forward(timedelta(seconds=55))
    answered(line, talk, "บันทึกแล้ว 2 ป้าย")
    assert len(line.simulated.calls("push")) == 1


def test_what_line_does_not_give_out_is_told_later_and_the_rest_meanwhile(
    line: LineHouse,
) -> None:
    talk = an_officer(line)
    hang(line, OTHER)
    line.fails("content", "status")
    sends(talk, of(SIGN))
    line.working().loop.drain()
    sends(talk, of(OTHER))
    line.working().loop.drain()
    line.fails("content", "status", times=100)
    works(line)
    assert talk.phone.new_messages() == []
    line.clock.forward(timedelta(minutes=4))
    works(line)
    talk.phone.wait_for("บันทึกแล้ว 1 ป้าย")
    (first,) = talk.phone.new_messages()
    assert OTHER in first.text
    assert "รูปที่เหลือยังรับจาก LINE ไม่ได้" in first.text
    with line.simulated.platform.lock:
        line.simulated.platform.plans.clear()
    works(line, after=timedelta(minutes=20))
    works(line, after=timedelta(minutes=2))
    talk.phone.wait_for(SIGN)
    assert len(talk.phone.new_messages()) == 2
    assert len(line.simulated.calls("push")) == 2
    until(lambda: not line.kinds_waiting())


def test_a_photo_that_line_never_gives_out_is_given_up_and_told(line: LineHouse) -> None:
    talk = an_officer(line)
    line.fails("content", "status", times=1000)
    sends(talk, of(SIGN))
    works(line)
    line.clock.forward(timedelta(hours=24))
    works(line)
    works(line, after=timedelta(minutes=2))
    talk.phone.wait_for("รูปนี้รับจาก LINE ไม่ได้")
    until(lambda: not line.kinds_waiting())


def test_who_is_not_linked_is_answered_as_ever_and_nothing_is_kept(line: LineHouse) -> None:
    talk = line.phone("officer-1", "officer")
    sends(talk, of(SIGN))
    talk.phone.wait_for("รับเบาะแสไม่ได้")
    talk.phone.send_location(16.05, 103.72)
    talk.phone.wait_for("รหัสผูกบัญชี")
    assert photos(line) == []
    until(lambda: not line.kinds_waiting())


def test_the_picture_is_sealed_and_opens_only_with_the_consoles_key(line: LineHouse) -> None:
    talk = an_officer(line)
    sends(talk, of(SIGN))
    answered(line, talk, "บันทึกแล้ว 1 ป้าย")
    (photo,) = photos(line)
    private = Keyring(Key(1, line.photos.private))
    signed = Keyring(Key(1, verify_half(line.signing.material)))
    with line.blobs.open(photo.id) as file:
        sealed = file.read()
        assert open_photo(file, photo.id, private, signed).startswith(b"\xff\xd8")
        assert b"\xff\xd8\xff" not in sealed[:400]
        for stranger in (line.house.worker.private, line.house.pairs[line.house.desk.id].private):
            with pytest.raises(SealBroken):
                open_photo(file, photo.id, Keyring(Key(1, stranger)), signed)
        with pytest.raises(SealBroken):
            open_photo(file, uuid4(), private, signed)
        with pytest.raises(SealBroken):
            open_photo(file, photo.id, private, Keyring(Key(1, verify_half(bytes(32)))))
