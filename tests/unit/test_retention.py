"""What is erased when its time has come, and that nothing goes before it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from intake.model import PartState, Shown, Status
from intake.outbox import Digest, Payload, open_item
from intake.ports.audit import by_service
from intake.ports.conversations import Conversation, ParkedEvent
from intake.services.retention import Retention
from intake.services.submit import Submitted
from storage.blobs import Blobs
from storage.database import Database
from tests.unit.stores import NOW, House, picture, told

HOUR = NOW.replace(minute=0, second=0)


@dataclass
class Erasing:
    """Retention over a house, with blobs in a folder."""

    house: House
    blobs: Blobs
    clears: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.retention = Retention(
            store=self.house.database,
            blobs=self.blobs,
            clear=lambda: self.clears.pop() if self.clears else True,
            worker_public=self.house.worker_public,
        )

    def after(self, step: timedelta) -> None:
        self.retention.each_hour(NOW + step)

    def holds(self, part_id: UUID) -> bool:
        try:
            with self.blobs.open(part_id) as file:
                return bool(file.read())
        except FileNotFoundError:
            return False


@pytest.fixture
def erasing(database: Database, tmp_path: Path) -> Erasing:
    return Erasing(House(database), Blobs(tmp_path / "blobs"))


def chat(first: datetime, last: datetime) -> Conversation:
    return Conversation(uuid4().bytes, 1, 1, b"salt", b"sealed", first, last)


def test_drafts_die_24_hours_after_the_last_turn_and_72_after_the_first(erasing: Erasing) -> None:
    idle, running = chat(HOUR, HOUR), chat(HOUR, HOUR + timedelta(hours=70))
    with erasing.house.database.write() as work:
        work.conversations.save(idle, None)
        work.conversations.save(running, None)
    for hours, left in ((24, {idle, running}), (25, {running}), (72, {running}), (73, set())):
        erasing.after(timedelta(hours=hours))
        with erasing.house.database.read() as work:
            found = {work.conversations.find(one.pseudonym) for one in (idle, running)} - {None}
        assert found == left, hours


def test_an_event_that_nobody_handled_is_erased_with_an_alarm(
    erasing: Erasing, caplog: pytest.LogCaptureFixture
) -> None:
    with erasing.house.database.write() as work:
        work.events.park(ParkedEvent(b"e", b"p", 1, b"sealed", 0, HOUR))
        work.events.claim([b"e"], HOUR)
        work.rates.count(b"p", "draft", HOUR)
    with caplog.at_level(logging.ERROR):
        erasing.after(timedelta(hours=73))
    assert "parked events erased unhandled count=1" in caplog.text
    with erasing.house.database.read() as work:
        assert work.events.parked(9) == ()
        assert work.rates.so_far(b"p", "draft") == 0
        assert work.events.claimed([b"e"])
    erasing.after(timedelta(days=8))
    with erasing.house.database.read() as work:
        assert not work.events.claimed([b"e"])


def closed(
    erasing: Erasing, media_until: datetime | None = None, content_until: datetime | None = None
) -> tuple[Submitted, UUID]:
    file = picture()
    done = erasing.house.submit(told(files=(file,)))
    erasing.blobs.write(file.part_id, [b"sealed"], HOUR)
    with erasing.house.database.write() as work:
        work.parts.settle(file.part_id, PartState.READY, result="", size=6, hour=HOUR)
        ended = replace(done.tip, status=Status.REFERRED)
        work.casework.save(replace(ended, media_until=media_until, content_until=content_until))
    return done, file.part_id


def test_media_go_first_then_content_and_the_row_stays(erasing: Erasing) -> None:
    year = timedelta(days=365)
    done, file = closed(erasing, media_until=HOUR + year, content_until=HOUR + 2 * year)
    erasing.after(timedelta(days=200))
    assert erasing.holds(file)
    erasing.after(year)
    assert not erasing.holds(file)
    with erasing.house.database.read() as work:
        assert len(work.parts.of(done.tip.id)) == 4
        assert len(work.tip_keys.of(done.tip.id)) == 2
    erasing.after(2 * year)
    with erasing.house.database.read() as work:
        assert work.parts.of(done.tip.id) == ()
        assert work.tip_keys.of(done.tip.id) == ()
        assert work.tips.find(done.tip.id) is not None


def test_a_legal_hold_keeps_everything(erasing: Erasing) -> None:
    done, file = closed(erasing, media_until=HOUR, content_until=HOUR)
    with erasing.house.database.write() as work:
        tip = work.tips.find(done.tip.id)
        assert tip is not None
        work.casework.save(replace(tip, legal_hold=True))
    erasing.after(timedelta(days=3))
    assert erasing.holds(file)
    with erasing.house.database.read() as work:
        assert len(work.parts.of(done.tip.id)) == 4


def test_a_tip_that_rests_for_180_days_closes_by_itself(erasing: Erasing) -> None:
    resting, busy = erasing.house.submit(consent=True), erasing.house.submit(consent=True)
    asked = replace(resting.tip, status=Status.INSUFFICIENT, waiting=True, shown=Shown.WAITING)
    with erasing.house.database.write() as work:
        work.casework.save(asked)  # what the reporter is shown keeps nothing open
        work.casework.save(replace(busy.tip, status=Status.INSUFFICIENT))
        for done, since in ((resting, HOUR), (busy, HOUR + timedelta(hours=2))):
            work.audit.append([by_service(since, "insufficient", tip_id=done.tip.id)])
    erasing.after(timedelta(days=179))
    erasing.after(timedelta(days=180))
    with erasing.house.database.read() as work:
        closed_tip, open_tip = work.tips.find(resting.tip.id), work.tips.find(busy.tip.id)
        address = work.receipts.reply_address(resting.tip.id)
    assert closed_tip is not None
    assert closed_tip.content_until == HOUR + timedelta(days=180 + 730)
    assert closed_tip.media_until == HOUR + timedelta(days=180 + 365)
    assert address is not None
    assert address.delete_after == HOUR + timedelta(days=210)
    assert open_tip is not None
    assert open_tip.content_until is None


def test_a_reply_address_dies_on_its_date(erasing: Erasing) -> None:
    done = erasing.house.submit(consent=True)
    for days, kept in ((364, True), (366, False)):
        erasing.after(timedelta(days=days))
        with erasing.house.database.read() as work:
            assert (work.receipts.reply_address(done.tip.id) is not None) is kept


def test_a_blob_whose_draft_died_is_swept_after_96_hours(erasing: Erasing) -> None:
    orphan, half = uuid4(), uuid4()
    erasing.blobs.write(orphan, [b"x"], NOW)
    with pytest.raises(RuntimeError):
        erasing.blobs.write(half, broken(), NOW)
    done, file = closed(erasing)
    for hours, kept in ((95, True), (98, False)):
        erasing.after(timedelta(hours=hours))
        assert erasing.holds(orphan) is kept
    assert erasing.holds(file)
    assert done.tip.has_media


def broken() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError


def test_times_of_blobs_are_set_to_the_hour(tmp_path: Path) -> None:
    blobs, part = Blobs(tmp_path), uuid4()
    assert blobs.write(part, [b"ab", b"c"], NOW) == 3
    (file,) = tmp_path.glob("*/*")
    assert file.name == part.hex
    assert file.stat().st_mtime == HOUR.timestamp()
    assert file.stat().st_mode & 0o077 == 0


def test_a_group_reads_the_blobs_only_where_the_folder_was_given_to_it(tmp_path: Path) -> None:
    for mode, file_group, folder_group in ((0o2750, 0o040, 0o050), (0o755, 0, 0)):
        folder = tmp_path / f"{mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        Blobs(folder).write(uuid4(), [b"sealed"], NOW)
        (file,) = folder.glob("*/*")
        assert file.stat().st_mode & 0o077 == file_group
        assert file.parent.stat().st_mode & 0o077 == folder_group


def test_an_erasure_is_pending_until_the_checkpoint_worked(
    erasing: Erasing, caplog: pytest.LogCaptureFixture
) -> None:
    erasing.clears = [True, *[False] * 10]
    with caplog.at_level(logging.ERROR):
        for _ in range(10):
            erasing.retention.each_minute(NOW)
    assert "erasure pending minutes=10" in caplog.text
    erasing.retention.each_minute(NOW)
    assert erasing.retention.pending_minutes == 0


def test_a_reader_keeps_the_checkpoint_pending_and_then_it_works(database: Database) -> None:
    house = House(database)
    if not database.is_sqlite:
        assert database.clear_erased()
        return
    with database.read() as work:
        work.areas.find("45")
        with database.write() as other:
            other.rates.count(b"p", "draft", HOUR)
        assert not database.clear_erased(busy_milliseconds=50)
    assert house.database.clear_erased()


def digests(erasing: Erasing) -> list[Payload]:
    with erasing.house.database.write() as work:
        rows = work.outbox.claim(
            "t", NOW + timedelta(days=9), lease=timedelta(days=1), limit=9, kinds={"digest"}
        )
    return [open_item(row.kind, row.payload, erasing.house.worker_private) for row in rows]


def test_quarantined_tips_are_told_by_one_digest_and_never_at_night(erasing: Erasing) -> None:
    officer = erasing.house.add_officer()
    for _ in range(2):
        erasing.house.submit(told(crowded=True))
    erasing.after(timedelta(hours=1))
    erasing.after(timedelta(hours=2))
    erasing.after(timedelta(hours=12))  # 23.20 in Bangkok
    assert digests(erasing) == [Digest(officer, 2)]


@pytest.mark.parametrize("away", [timedelta(hours=5), timedelta(days=4)])
def test_a_worker_that_was_down_tells_of_quarantined_tips_once_it_is_back(
    erasing: Erasing, away: timedelta
) -> None:
    officer = erasing.house.add_officer()
    erasing.house.submit(told(crowded=True))
    erasing.house.clock.forward(timedelta(hours=1))
    erasing.house.submit(told(crowded=True))
    erasing.after(away)
    erasing.after(away + timedelta(hours=1))
    assert digests(erasing) == [Digest(officer, 2)]


def test_what_came_at_night_is_told_in_the_morning(erasing: Erasing) -> None:
    officer = erasing.house.add_officer()
    erasing.house.clock.forward(timedelta(hours=12))
    erasing.house.submit(told(crowded=True))
    for hours in range(13, 22):
        erasing.after(timedelta(hours=hours))
    assert digests(erasing) == [Digest(officer, 1)]
