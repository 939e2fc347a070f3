"""Clips, voices and files of an opened tip: seeking, transcripts, saving, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from intake.media_seal import CHUNK
from intake.model import PartKind, PartState
from intake.ports.tips import Tip
from tests.console_house import House
from tests.console_pages import Visit
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import fetch, sent, tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, STAFF)


def a_file(
    house: House, kind: PartKind, media_type: str, plain: bytes, **more: Any
) -> tuple[Tip, UUID]:
    """A tip with one file, fetched."""
    file = sent(kind)
    tip = tell(house, files=(file,), fetched=False)
    fetch(house, tip, file.part_id, media_type, plain=plain, kind=kind, **more)
    return tip, file.part_id


def reads_of(house: House, tip: Tip) -> int:
    with house.store.read() as work:
        return sum(row.act == "open_media" for row in work.seals.of_tip(tip.id))


def test_a_player_seeks_and_only_the_chunks_it_needs_are_deciphered(house: House) -> None:
    plain = bytes(range(256)) * (3 * CHUNK // 256)
    tip, part_id = a_file(house, PartKind.VIDEO, "video/mp4", plain)
    blob = house.blobs / part_id.hex
    whole = blob.read_bytes()
    broken = bytearray(whole)
    broken[CHUNK + CHUNK // 2] ^= 1  # in the second chunk: what needs it does not open
    blob.write_bytes(bytes(broken))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{part_id}"
    asked = visit.get(path, headers={"Range": f"bytes={2 * CHUNK + 7}-{2 * CHUNK + 106}"})
    assert asked.status == 206
    assert asked.body == plain[2 * CHUNK + 7 : 2 * CHUNK + 107]
    headers = asked.response.headers
    assert headers["Content-Range"] == f"bytes {2 * CHUNK + 7}-{2 * CHUNK + 106}/{len(plain)}"
    assert (headers["Content-Type"], headers["Content-Length"]) == ("video/mp4", "100")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert visit.get(path, headers={"Range": f"bytes={CHUNK + 5}-"}).status == 404
    assert visit.get(path).status == 404
    blob.write_bytes(whole)
    assert visit.get(path, headers={"Range": "bytes=-3"}).body == plain[-3:]
    beyond = visit.get(path, headers={"Range": f"bytes={len(plain)}-"})
    assert (beyond.status, beyond.response.headers["Content-Range"]) == (
        416,
        f"bytes */{len(plain)}",
    )


def test_a_range_is_for_members_only_and_one_playing_is_recorded_once(house: House) -> None:
    tip, part_id = a_file(house, PartKind.AUDIO, "audio/ogg", b"a voice")
    path = f"/tips/{tip.reference}/media/{part_id}"
    visit = house.visit("staff")
    for start in range(3):
        assert visit.get(path, headers={"Range": f"bytes={start}-"}).status == 206
    assert reads_of(house, tip) == 1
    house.clock.forward(timedelta(minutes=11))
    visit.get(path, headers={"Range": "bytes=1-"})
    assert reads_of(house, tip) == 2
    visit.get(path)
    assert reads_of(house, tip) == 3
    part = {"Range": "bytes=0-"}
    assert house.visit("lead-45").get(path, headers=part).status == 404
    assert Visit(house).get(path, headers=part).status in {302, 303}


def test_a_voice_is_read_before_it_is_played(house: House) -> None:
    tip, part_id = a_file(house, PartKind.AUDIO, "audio/mp4", b"a voice")
    visit = house.visit("staff")
    page = visit.get(f"/tips/{tip.reference}")
    assert page.has("transcript-none")
    folded = page.text[page.text.index('data-testid="voice-open"') :]
    assert "เสียงพูดทำให้จำตัวผู้แจ้งได้" in folded[: folded.index("<audio")]
    path = f"/tips/{tip.reference}/media/{part_id}/transcript"
    said = "เขาบอกว่าขายทุกคืน"
    assert visit.post(path, transcript=said).status == 303
    page = house.visit("lead").get(f"/tips/{tip.reference}")
    assert page.text.index(said) < page.text.index("<audio")
    assert not page.has("transcript-none")
    assert not page.has("note")
    other = tell(house)
    elsewhere = f"/tips/{other.reference}/media/{part_id}/transcript"
    assert visit.post(elsewhere, transcript=said).status == 404
    with house.store.read() as work:
        notes = [one for one in work.parts.of(tip.id) if one.kind is PartKind.NOTE]
    assert len(notes) == 1
    assert said.encode() not in (notes[0].ciphertext or b"")


def test_a_document_is_saved_marked_and_a_lost_file_says_why(house: House) -> None:
    tip, part_id = a_file(house, PartKind.FILE, "application/x-docx", b"PK", mark="metadata")
    visit = house.visit("staff")
    shown = visit.get(f"/tips/{tip.reference}")
    assert shown.has("picture-may-tell")
    assert "<span>ไฟล์ที่ 1 (DOCX)</span>" in shown.text
    headers = visit.get(f"/tips/{tip.reference}/media/{part_id}").response.headers
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Disposition"].endswith('.docx"')
    assert headers["X-Content-Type-Options"] == "nosniff"
    lost = sent(PartKind.VIDEO)
    late = tell(house, files=(lost,), fetched=False)
    with house.store.write() as work:
        work.parts.settle(lost.part_id, PartState.FAILED, result="too_big", size=0, hour=late.hour)
    assert "ไฟล์ใหญ่เกินไป" in visit.get(f"/tips/{late.reference}").test_id("picture-failed")
