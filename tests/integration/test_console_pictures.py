"""Files of a tip in the console: for members only, whole, harmless, and of proven origin."""

from collections.abc import Callable

import pytest

from intake.keys import Key
from intake.media_seal import CHUNK
from intake.sealing import KeyPair
from tests.console_house import House
from tests.console_people import LEAD, LEAD_45, STAFF
from tests.console_tips import fetch, jpeg, page_of, picture, tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, LEAD, STAFF)


def test_a_picture_opens_for_members_only_as_a_harmless_file(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    assert path in page_of(visit, tip)
    shown = visit.get(path)
    assert shown.body == jpeg()
    assert shown.response.headers["Content-Type"] == "image/jpeg"
    assert shown.response.headers["Content-Disposition"].startswith("inline;")
    saved = visit.get(f"{path}?save=1")
    assert saved.response.headers["Content-Type"] == "application/octet-stream"
    assert saved.response.headers["Content-Disposition"].startswith("attachment;")


def test_how_many_files_are_awaited_is_no_reading_of_the_tip(house: House) -> None:
    sent = picture()
    tip = tell(house, files=(sent,), fetched=False)
    visit = house.visit("staff")
    assert visit.get(f"/tips/{tip.reference}/media").text == "1"
    fetch(house, tip, sent.part_id)
    assert visit.get(f"/tips/{tip.reference}/media").text == "0"
    assert visit.get("/tips").has("unread")
    assert house.visit("lead-45").get(f"/tips/{tip.reference}/media").status == 404


def test_what_is_no_picture_is_only_ever_saved(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    fetch(house, tip, file.part_id, media_type="text/html")
    answer = house.visit("staff").get(f"/tips/{tip.reference}/media/{file.part_id}")
    assert answer.response.headers["Content-Type"] == "application/octet-stream"
    assert answer.response.headers["Content-Disposition"].startswith("attachment;")


def test_a_file_that_was_changed_or_lost_is_not_found(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    blob = house.blobs / file.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-40] + bytes(40))
    assert visit.get(path).status == 404
    blob.unlink()
    assert visit.get(path).status == 404


def test_each_picture_says_whether_the_worker_fetched_just_this_one(house: House) -> None:
    good, planted, changed, lost = files = tuple(picture() for _ in range(4))
    tip = tell(house, files=files)
    worker, house.worker_signing = house.worker_signing, Key(1, KeyPair.make().private)
    fetch(house, tip, planted.part_id)  # by somebody who has another key
    house.worker_signing = worker
    blob = house.blobs / changed.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-1] + b"!")
    (house.blobs / lost.part_id.hex).unlink()
    visit = house.visit("staff")
    shown = page_of(visit, tip).split("<figure")[1:]
    said = {
        next(name for name in ("proven", "not-proven", "broken") if f'"picture-{name}"' in figure)
        for figure in shown
    }
    assert said == {"proven", "not-proven", "broken"}
    for figure in shown:
        assert ("<img" in figure) is ('"picture-broken"' not in figure)
        assert (str(good.part_id) in figure) is ('"picture-proven"' in figure)
        assert (str(planted.part_id) in figure) is ('"picture-not-proven"' in figure)


def test_half_of_a_long_file_is_never_sent(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    fetch(house, tip, file.part_id, plain=bytes(3 * CHUNK))
    visit = house.visit("staff")
    path = f"/tips/{tip.reference}/media/{file.part_id}"
    assert len(visit.get(path).body) == 3 * CHUNK
    blob = house.blobs / file.part_id.hex
    blob.write_bytes(blob.read_bytes()[:-1] + b"!")
    answer = visit.get(path)
    assert answer.status == 404
    assert len(answer.body) < CHUNK
