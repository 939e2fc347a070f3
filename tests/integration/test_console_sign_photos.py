"""Photos of hung signs in the console: sent, filed, typed, and seen by who keeps the area."""

import re
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor
from concurrent.futures import wait as first_of
from datetime import timedelta
from io import BytesIO
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import request
from urllib3 import encode_multipart_formdata

from console.installation_photos import MEGABYTE, MOST_PHOTOS, MOST_TOGETHER
from intake.keys import Key, Keyring
from intake.model import Role
from intake.outbox import KeepSignPhoto, open_item
from intake.ports.signs import SiteRow
from intake.sign_model import SignState, SiteKind
from intake.sign_seen import Corners, OwnCode, Seen, SignPicture
from storage.tables import Audit, OutboxRow
from tests.console_house import House
from tests.console_pages import Page, Visit
from tests.console_people import CLERK, LEAD, LEAD_45

OURS, OTHER, AWAY, RETIRED = "45K7M8", "222222", "999996", "ABCDEC"
SQUARE: Corners = ((0, 0), (9, 0), (9, 9), (0, 9))
PHOTOS = "/installation/photos"
JPEG = b"\xff\xd8 a cleaned picture"


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    house = house_of(LEAD_45, LEAD, CLERK)
    for code, area in ((OURS, "4505"), (OTHER, "45050103"), (AWAY, "5506"), (RETIRED, "4505")):
        hang(house, code, area)
    return house


def hang(house: House, code: str, area: str) -> UUID:
    site = SiteRow(uuid4(), SiteKind.OTHER, area, f"จุดของ {code}")
    state = SignState.RETIRED if code == RETIRED else SignState.PRINTED
    with house.store.write() as work:
        work.signs.add_sites([site])
        work.signs.add_sign(code, site.id, state)
    return site.id


def shows(house: House, *codes: str, foreign: bool = False) -> bytes:
    """A file that is read as a photo with these signs in it."""
    data = f"{codes} {foreign}".encode()
    seen = Seen(tuple(OwnCode(code, SQUARE) for code in codes), ((5.0, 5.0),) if foreign else ())
    house.shown[data] = SignPicture(JPEG, seen)
    return data


def sent(visit: Visit, *files: bytes) -> Page:
    answer = visit.upload(PHOTOS, "photos", *files)
    assert answer.status == 303, answer.refused
    return visit.get(answer.response.headers["Location"])


def outcomes(page: Page) -> list[str]:
    return re.findall(r'data-testid="outcome".*?</li>', page.text, re.DOTALL)


def sign(house: House, code: str) -> SignState:
    with house.store.read() as work:
        found = work.signs.find(code)
    assert found is not None
    return found.state


def kept(house: House) -> list[KeepSignPhoto]:
    """What the worker is asked to keep."""
    private = Keyring(Key(1, house.worker.private))
    with house.store.write() as work:
        rows = work.outbox.claim(
            "test", house.clock.now(), lease=house.clock.now() - house.clock.now(), limit=50
        )
    opened = [open_item(one.kind, one.payload, private) for one in rows]
    return [one for one in opened if isinstance(one, KeepSignPhoto)]


def in_area(house: House, page: Page) -> list[UUID]:
    return [UUID(one) for one in re.findall(r'<img src="[^"]*/([0-9a-f-]{36})\.jpg"', page.text)]


def test_a_clerk_sends_several_photos_and_reads_what_came_of_each(house: House) -> None:
    clerk = house.visit("clerk")
    assert clerk.get(PHOTOS).has("no-reports")
    page = sent(
        clerk,
        shows(house, OURS, OTHER),
        shows(house),
        shows(house, AWAY),
        b"no picture",
        shows(house, RETIRED),
    )
    both, without, away, broken, retired = outcomes(page)
    assert re.findall(r'data-code="(\w+)"', both) == [OTHER, OURS]
    assert 'data-testid="code"' in without
    for told, problem in ((away, "outside"), (broken, "not_allowed"), (retired, "retired")):
        assert f'data-problem="{problem}"' in told
    assert (sign(house, OURS), sign(house, OTHER)) == (SignState.INSTALLED, SignState.INSTALLED)
    assert (sign(house, AWAY), sign(house, RETIRED)) == (SignState.PRINTED, SignState.RETIRED)
    assert [one.data for one in kept(house)] == [JPEG] * 4
    with house.store.read() as work:
        sealed = list(work.connection.scalars(sa.select(OutboxRow.payload)))
    assert not any(JPEG in one for one in sealed)
    listed = clerk.get(PHOTOS)
    assert listed.text.count('data-testid="report"') == 2
    assert listed.text.count('data-testid="waiting"') == 1
    assert "ส่งโดย clerk" in listed.text


def test_what_was_sent_last_stands_first(house: House) -> None:
    clerk = house.visit("clerk")
    for code in (OURS, OTHER, OURS):
        sent(clerk, shows(house, code))
        house.clock.forward(timedelta(minutes=1))
    codes = re.findall(r'data-testid="report" data-code="(\w+)"', clerk.get(PHOTOS).text)
    assert codes == [OURS, OTHER, OURS]


def test_the_code_of_a_photo_is_typed_and_a_wrong_one_is_refused_kindly(house: House) -> None:
    clerk = house.visit("clerk")
    page = sent(clerk, shows(house, foreign=True), shows(house, OTHER))
    found = re.search(rf'action="({PHOTOS}/[0-9a-f-]+/code)"', page.text)
    together = re.findall(r'name="photo" value="([0-9a-f-]+)"', page.text)
    assert found
    assert len(together) == 2
    for wrong in ("45K7M9", "XYZXYG"):
        refused = clerk.post(found[1], code=wrong, photo=together[0])
        assert refused.status == 409
        assert "ทีละตัว" in refused.refused
    assert "นอกพื้นที่" in clerk.post(found[1], code=AWAY).refused
    assert "เลิกใช้" in clerk.post(found[1], code=RETIRED).refused
    assert clerk.post(found[1], code="45k 7m8").status == 303
    assert sign(house, OURS) is SignState.TAMPERED
    listed = clerk.get(PHOTOS)
    assert listed.has("by-hand")
    assert listed.has("tampered")
    assert not listed.has("waiting")
    assert "บันทึกไปแล้ว" in clerk.post(found[1], code=OURS).refused
    assert house.visit("lead").post(found[1], code=OURS).status == 404


def test_a_picture_is_shown_to_who_keeps_the_area_and_to_nobody_else(house: House) -> None:
    clerk = house.visit("clerk")
    sent(clerk, shows(house, OURS))
    (photo_id,) = in_area(house, clerk.get(PHOTOS))
    (house.blobs / f"{photo_id.hex}.jpg").write_bytes(JPEG)
    path = f"{PHOTOS}/{photo_id}.jpg"
    for login in ("clerk", "lead", "lead-45", "desk-lead", "admin"):
        page = house.visit(login).get(path)
        assert (page.status, page.body) == (200, JPEG), login
        assert page.response.headers["Content-Type"] == "image/jpeg"
        assert page.response.headers["Cache-Control"] == "no-store"
        assert page.response.headers["X-Content-Type-Options"] == "nosniff"
    house.add("lead-55", Role.LEAD, "55", by="admin", confirmed_by="desk-lead")
    other = house.visit("lead-55")
    theirs, nobodys = other.get(path), other.get(f"{PHOTOS}/{uuid4()}.jpg")
    assert theirs.status == nobodys.status == 404
    assert theirs.body == nobodys.body
    assert other.get(PHOTOS).has("no-reports")
    assert other.get(f"{PHOTOS}/sent?photo={photo_id}").body == nobodys.body


def test_a_picture_that_is_not_kept_yet_is_not_there(house: House) -> None:
    clerk = house.visit("clerk")
    sent(clerk, shows(house, OURS))
    (photo_id,) = in_area(house, clerk.get(PHOTOS))
    assert clerk.get(f"{PHOTOS}/{photo_id}.jpg").status == 404


def test_a_large_upload_is_read_in_memory_and_only_for_who_may_send_one(house: House) -> None:
    large = shows(house, OURS) + bytes(2 * MEGABYTE)
    house.shown[large] = SignPicture(JPEG, Seen((OwnCode(OURS, SQUARE),)))
    anybody = Visit(house)
    assert (
        anybody.upload(PHOTOS, "photos", large).response.headers["Location"].startswith("/sign-in")
    )
    small = f"{PHOTOS}/{uuid4()}/code"
    assert house.visit("clerk").upload(small, "photos", large).status == 413
    assert len(outcomes(sent(house.visit("clerk"), large))) == 1


def test_an_upload_touches_no_disk_before_it_is_sealed(house: House) -> None:
    body, kind = encode_multipart_formdata([("photos", ("1.jpg", bytes(MEGABYTE)))])
    with house.app.test_request_context(PHOTOS, method="POST", data=body, content_type=kind):
        request.max_content_length = 2 * MEGABYTE
        assert isinstance(request.files["photos"].stream, BytesIO)


def test_too_many_or_too_large_is_refused_and_says_how_many_may_be_sent(house: House) -> None:
    clerk = house.visit("clerk")
    many = clerk.upload(PHOTOS, "photos", *[b"x"] * (MOST_PHOTOS + 1))
    assert many.status == 409
    assert "10 รูป" in many.refused
    clerk = house.visit("clerk")
    much = clerk.upload(PHOTOS, "photos", bytes(MOST_TOGETHER * MEGABYTE))
    assert much.status == 413
    assert "60 MB" in much.refused
    assert "ยังไม่ได้เลือกรูป" in clerk.upload(PHOTOS, "photos").refused
    one = bytes(20 * MEGABYTE + 1)
    assert 'data-problem="too_big"' in sent(clerk, one).text


def test_while_many_send_photos_at_once_one_more_is_asked_to_wait(house: House) -> None:
    """Reading holds a thread of the console: all of them would lock everybody out."""
    over, files = Event(), [f"{number}".encode() for number in range(4)]

    class Slow(dict[bytes, SignPicture]):
        def get(self, key: bytes, default: Any = None) -> Any:  # as a child that takes its time
            over.wait(20)
            return super().get(key, default)

    house.shown = Slow({data: SignPicture(JPEG) for data in files})
    visits = [house.visit("clerk") for _ in files]
    with ThreadPoolExecutor(4) as pool:
        running = [
            pool.submit(one.upload, PHOTOS, "photos", data)
            for one, data in zip(visits, files, strict=True)
        ]
        done, _ = first_of(running, timeout=20, return_when=FIRST_COMPLETED)
        (refused,) = (one.result() for one in done)
        over.set()
    assert refused.status == 503
    assert "รอสักครู่" in refused.refused
    assert sorted(one.result().status for one in running) == [303, 303, 303, 503]


def test_an_admin_sees_a_sites_photos_on_its_page(house: House) -> None:
    site_id = hang(house, "K7M2XM", "4505")
    clerk = house.visit("clerk")
    sent(clerk, shows(house, "K7M2XM"), shows(house, OURS))
    page = house.visit("admin").get(f"/signs/sites/{site_id}")
    assert page.has("site-photos")
    assert page.text.count('data-testid="report"') == 1
    assert 'data-code="K7M2XM"' in page.text


def test_a_false_report_of_tampering_is_seen_by_name_and_an_admin_opens_the_page_again(
    house: House,
) -> None:
    site_id = hang(house, "K7M2XM", "4505")
    sent(house.visit("clerk"), shows(house, "K7M2XM", foreign=True))
    assert sign(house, "K7M2XM") is SignState.TAMPERED
    admin = house.visit("admin")
    assert f"/signs/sites/{site_id}" in admin.get("/signs?state=tampered").text
    page = admin.get(f"/signs/sites/{site_id}")
    assert page.has("tampered")
    assert "ส่งโดย clerk" in page.text
    assert admin.post("/signs/K7M2XM/mark", site=str(site_id), state="installed").status == 303
    assert sign(house, "K7M2XM") is SignState.INSTALLED
    with house.store.read() as work:
        details = set(work.connection.scalars(sa.select(Audit.detail)))
    assert {"K7M2XM tampered", "K7M2XM installed"} <= details


def test_each_photo_and_each_report_stands_in_the_audit(house: House) -> None:
    sent(house.visit("clerk"), shows(house, OURS))
    page = house.visit("lead").get("/audit")
    assert "ส่งรูปป้าย" in page.text
    assert "รายงานป้ายจากรูป" in page.text
