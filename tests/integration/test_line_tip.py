"""A whole tip through the real webhook, the real store, the worker and LINE's own rules."""

import io
from uuid import UUID

import pytest
import sqlalchemy as sa
from PIL import Image

from intake.keys import Key, Keyring
from intake.media_seal import Place, SealedMedia
from intake.model import MEDIA_KINDS, Holder, PartState, Urgency
from intake.ports.tips import Part, Tip
from intake.sealing import KeyPair, SealedPart, open_part, open_sealed, verify_half
from intake.told import ToldText
from storage import tables
from tests.clips import NAME, PLACE, clip, office, pdf, with_place_box
from tests.line_house import RECEIPT, SIGN, STORY, LineHouse


def only_tip(line: LineHouse) -> tuple[Tip, tuple[Part, ...], KeyPair]:
    """The one tip there is, opened by its centre."""
    with line.database.read() as work:
        (tip_id,) = work.connection.scalars(sa.select(tables.Tip.id))
        tip = work.tips.find(tip_id)
        parts = work.parts.of(tip_id)
        keys = {key.role: key for key in work.tip_keys.of(tip_id)}
    assert tip is not None
    holder = keys[Holder.HOLDER]
    private = open_sealed(line.house.pairs[holder.centre_id].private, holder.wrap)
    return tip, parts, KeyPair.of(private)


def texts_of(tip: Tip, parts: tuple[Part, ...], pair: KeyPair) -> list[str]:
    found = []
    for part in parts:
        if part.kind in {"text", "answer"} and part.ciphertext:
            sealed = SealedPart(part.ciphertext, part.sealed_key)
            plain = open_part(pair.private, tip.id, part.id, part.kind, sealed)
            found.append(ToldText.from_bytes(plain))
    return [one.text for one in sorted(found, key=lambda one: one.place)]


def a_photo() -> bytes:
    picture = Image.new("RGB", (320, 240), "red")
    exif = picture.getexif()
    exif[0x010F] = "Maker of the camera"
    exif[0x8825] = {1: "N", 2: (16.0, 3.0, 0.0)}
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_tip_is_told_by_buttons(line: LineHouse) -> None:
    talk = line.phone()
    talk.phone.scan(SIGN)
    talk.phone.wait_for("ไม่ต้องบอกชื่อ")
    talk.taps("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.taps("ขายยา", "ธวัชบุรี")
    talk.taps("ใช่ อ.ธวัชบุรี", "เล่าเท่าที่รู้")
    talk.says(STORY, "รับแล้ว")
    screen = talk.taps("ส่งเลย", "ยังไม่ได้ส่ง")
    assert "ศูนย์ 4505" in screen
    assert talk.sends()
    tip, parts, pair = only_tip(line)
    assert tip.centre_id == line.house.district.id
    assert texts_of(tip, parts, pair) == [STORY]


def test_a_tip_is_told_by_numbers_on_a_computer_without_buttons(line: LineHouse) -> None:
    talk = line.phone()
    talk.phone.pc = True
    talk.phone.scan(SIGN)
    talk.phone.wait_for("1.")
    talk.says("๑", "เรื่องอะไร")
    talk.says("1", "ธวัชบุรี")
    talk.says("1", "เล่าเท่าที่รู้")
    talk.says(STORY, "รับแล้ว")
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    assert RECEIPT.search(talk.says("1", "รหัสติดตาม"))
    assert line.rows(tables.Tip) == 1


def test_a_tip_is_told_by_labels_in_many_bubbles(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("สวัสดี", "ไม่ต้องบอกชื่อ")
    talk.says("แจ้งเรื่องยา", "เรื่องอะไร")
    talk.says("ขายยา", "เกิดที่ไหน")
    talk.says("ธวัชบุรี", "หมายถึง")
    talk.says("1", "เล่าเท่าที่รู้")
    for bubble in ("บ้านหลังสุดท้าย", "ติดคลอง", "มีรถเข้าออกทั้งคืน"):
        talk.says(bubble, "รับแล้ว")
    talk.says("เสร็จแล้ว", "ยังไม่ได้ส่ง")
    talk.says("ส่งเลย", "รหัสติดตาม")
    tip, parts, pair = only_tip(line)
    assert texts_of(tip, parts, pair) == ["บ้านหลังสุดท้าย", "ติดคลอง", "มีรถเข้าออกทั้งคืน"]


def test_after_sending_nothing_here_is_left_of_the_person(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    assert line.rows(tables.Conversation) == 1
    talk.sends()
    assert line.rows(tables.Conversation) == 0
    assert line.rows(tables.ReplyAddress) == 0


def test_the_receipt_opens_the_status_and_takes_more(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    digits = talk.sends()
    other = line.phone("citizen-2")
    other.says("ติดตามเรื่อง", "16")
    assert "อีก 1 นาที" in other.says(digits)
    line.working().loop.drain()
    assert "รอเปิดอ่าน" in other.says(digits, "สถานะ")
    other.says("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    other.says("รถ/ทะเบียน", "ทะเบียน")
    other.says("กข 1234", "รับแล้ว")
    other.says("เสร็จแล้ว")
    if line.rows(tables.Conversation):
        other.says("เสร็จแล้ว", "เพิ่มให้แล้ว")
    assert line.rows(tables.Conversation) == 0
    tip, parts, pair = only_tip(line)
    assert sorted(texts_of(tip, parts, pair)) == sorted([STORY, "กข 1234"])


def test_an_unknown_or_mistyped_receipt_opens_nothing(line: LineHouse) -> None:
    talk = line.phone()
    talk.says("ติดตามเรื่อง", "16")
    assert "ไม่พบรหัสนี้" in talk.says("4821 0937 5516 2046")
    assert "ไม่พบรหัสนี้" in talk.says("4821 0937 5516 2045")
    assert talk.says("4821 0937")


def test_a_tip_is_withdrawn_with_its_receipt(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    digits = talk.sends()
    line.working().loop.drain()
    talk.says(digits, "สถานะ")
    talk.taps("ถอนเรื่อง", "ถอนแล้วเรียกคืนไม่ได้")
    talk.says("1", "ถอนเรื่องแล้ว")
    with line.database.read() as work:
        (tip_id,) = work.connection.scalars(sa.select(tables.Tip.id))
        tip = work.tips.find(tip_id)
    assert tip is not None
    assert tip.withdrawn
    assert line.rows(tables.Part) == line.rows(tables.TipKey) == 0


def test_more_is_added_by_the_receipts_button(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.sends()
    talk.taps("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    talk.says("ใคร", "ชื่อเล่น")
    talk.says("ชื่อเล่นว่าหนึ่ง", "รับแล้ว")
    talk.says("เสร็จแล้ว")
    if line.rows(tables.Conversation):
        talk.says("เสร็จแล้ว", "เพิ่มให้แล้ว")
    tip, parts, pair = only_tip(line)
    assert "ชื่อเล่นว่าหนึ่ง" in texts_of(tip, parts, pair)


def test_a_picture_arrives_clean_and_only_its_centre_opens_it(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.says("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    talk.says("4", "รูป")
    talk.phone.send_image(a_photo())
    talk.phone.wait_for("รับไฟล์แล้ว")
    line.working().loop.drain()
    talk.says("ส่งเลย", "ยังไม่ได้ส่ง")
    talk.sends()
    line.working().loop.drain()
    tip, parts, pair = only_tip(line)
    (picture,) = (part for part in parts if part.kind == "image")
    assert picture.state is PartState.READY
    assert tip.has_media
    media = opened(line, tip, picture.id, pair)
    plain = b"".join(media.read())
    assert media.media_type == "image/jpeg"
    assert b"Maker" not in plain
    with Image.open(io.BytesIO(plain)) as picture_again:
        assert picture_again.size == (320, 240)
        assert not picture_again.getexif()


def test_clip_voice_and_file_arrive_clean_in_any_order(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.phone.send_media("audio", clip("ipod", "", "aac"), "audio/m4a", duration=2000)
    talk.phone.wait_for("เสียงอาจมีคนจำได้")
    talk.phone.send_media("file", pdf(), "application/pdf", fileName="a.pdf", fileSize=1)
    talk.phone.wait_for("รับไฟล์แล้ว")
    talk.phone.send_media("video", with_place_box(clip()), "video/mp4", duration=2000)
    talk.phone.wait_for("รับไฟล์แล้ว")
    talk.phone.send_media("file", office(), "application/zip", fileName="a.docx", fileSize=1)
    talk.phone.wait_for("รับไฟล์แล้ว")
    line.working().loop.drain()
    talk.sends()
    line.working().loop.drain()
    tip, parts, pair = only_tip(line)
    files = [part for part in parts if part.kind in MEDIA_KINDS]
    assert {part.state for part in files} == {PartState.READY}
    found = {}
    for part in files:
        media = opened(line, tip, part.id, pair, part.kind)
        plain = b"".join(media.read())
        assert NAME.encode() not in plain
        assert PLACE.encode() not in plain
        found[part.kind, media.media_type] = part.result
    assert found == {
        ("audio", "audio/mp4"): "",
        ("video", "video/mp4"): "",
        ("file", "application/pdf"): "",
        ("file", "application/x-docx"): "metadata",
    }


def test_a_kind_of_file_that_is_not_taken_is_told_of_with_what_can_be(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.phone.send_media("file", b"MZ\x90 a program", "text/plain", fileName="a.txt", fileSize=1)
    talk.phone.wait_for("รับไฟล์แล้ว")
    line.working().loop.drain()
    assert "ส่งเป็นรูป คลิป เสียง หรือ PDF ได้" in talk.says("ขายทุกคืนเลยค่ะ")
    assert line.blob_count() == 0


def opened(
    line: LineHouse, tip: Tip, part_id: UUID, pair: KeyPair, kind: str = "image"
) -> SealedMedia:
    place = Place(tip.id, part_id, kind, tip.public_half)
    with line.blobs.open(part_id) as file:
        container = io.BytesIO(file.read())
    media = SealedMedia(container, place, pair.private)
    assert media.origin_holds(Keyring(Key(1, verify_half(line.signing.material))))
    return media


def test_a_file_that_is_no_picture_is_told_of_and_left_out(line: LineHouse) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.phone.send_image(b"MZ\x90 a program that calls itself a picture")
    talk.phone.wait_for("")
    line.working().loop.drain()
    assert "ไม่ได้เก็บไว้" in talk.says("เมนู")
    assert "ไม่ได้เก็บไว้" not in talk.says("เมนู")
    assert line.blob_count() == 0


@pytest.mark.parametrize(
    ("story", "urgency"),
    [("เขาถือปืนขู่คนแถวนี้", Urgency.NOW), ("เห็นขายตรงนี้ครั้งเดียว", Urgency.NORMAL)],
)
def test_how_urgent_a_tip_is_follows_from_what_was_told(
    line: LineHouse, story: str, urgency: Urgency
) -> None:
    talk = line.phone()
    talk.tells_a_tip(story)
    talk.sends()
    assert only_tip(line)[0].urgency is urgency


def test_everything_that_was_sent_kept_to_lines_limits_and_no_profile_was_read(
    line: LineHouse,
) -> None:
    talk = line.phone()
    talk.tells_a_tip()
    talk.sends()
    calls = list(line.simulated.platform.calls)
    assert {call.status for call in calls} == {200}
    assert {call.endpoint for call in calls} == {"token", "reply"}
