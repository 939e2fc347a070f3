"""Whole conversations at DEBUG, and then a search for what must be nowhere."""

import base64
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from PIL import Image

from intake.sign_model import SignState
from logs import log_ids_and_types
from storage.tables import Base
from tests.line_house import RECEIPT, SITE, LineHouse, Talk

STORY = "ขายยาบ้าที่บ้านเลขที่เก้าสิบเก้า หลังวัดป่าช้า"
ADDED = "ชื่อเล่นว่าต้อมหัวโต"
DRAFTED = "เรื่องที่ยังไม่ได้ส่งของคนที่สอง"


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """All that handlers of the root logger get, at the most talkative level there is."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    root.addHandler(handler)
    log_ids_and_types("DEBUG")
    try:
        yield written
    finally:
        root.removeHandler(handler)
        log_ids_and_types("INFO")


def spellings(secret: str) -> Iterator[bytes]:
    """The secret as it could stand somewhere: two encodings, hex, and base64 at any offset."""
    for plain in (secret.encode(), secret.encode("utf-16-le")):
        yield plain
        yield plain.hex().encode()
        for shift in range(3):
            encoded = base64.b64encode(bytes(shift) + plain)
            yield encoded[4 if shift else 0 : -4]


def stored(line: LineHouse) -> bytes:
    """Every byte of the database as far as it can be had, and of every file of the house."""
    with line.database.read() as work:
        rows = [
            repr(tuple(row)).encode() + b"".join(one for one in row if isinstance(one, bytes))
            for table in Base.metadata.sorted_tables
            for row in work.connection.execute(sa.select(table))
        ]
    files = [
        file.read_bytes()
        for file in line.folder.rglob("*")
        if file.is_file() and not _is_the_phones(file, line)
    ]
    return b"\n".join([*rows, *files])


def _is_the_phones(file: Path, line: LineHouse) -> bool:
    return (line.folder / "simulator") in file.parents


def whole_conversations(line: LineHouse) -> tuple[Talk, Talk, str]:
    first, second = line.phone(), line.phone("citizen-2")
    first.tells_a_tip(STORY)
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "blue").save(picture, "JPEG", comment=STORY.encode())
    first.phone.send_image(picture.getvalue())
    first.phone.wait_for("รับไฟล์แล้ว")
    digits = receipt_in(first.says("ส่ง+เตือนได้", "รหัสติดตาม"))
    line.working().loop.drain()
    first.says(digits, "สถานะ")
    first.says("เพิ่มรายละเอียด", "เพิ่มเรื่องไหน")
    first.says("ใคร", "ชื่อเล่น")
    first.says(ADDED, "รับแล้ว")
    second.tells_a_tip(DRAFTED)
    line.working().loop.drain()
    return first, second, digits


def receipt_in(said: str) -> str:
    found = RECEIPT.search(said)
    assert found
    return found[0].replace(" ", "")


def test_no_word_no_line_id_and_no_receipt_stands_anywhere(line: LineHouse) -> None:
    with everything_logged() as log:
        first, second, digits = whole_conversations(line)
        logging.getLogger("bosae.worker").debug("the log is heard")
        left = stored(line) + log.getvalue().encode()
    assert "the log is heard" in log.getvalue()
    spaced = " ".join(digits[start : start + 4] for start in range(0, 16, 4))
    needles = [STORY, ADDED, DRAFTED, first.phone.user_id, second.phone.user_id, digits, spaced]
    found = [
        (secret, spelling)
        for secret in needles
        for spelling in spellings(secret)
        if spelling in left
    ]
    assert found == []


def test_the_search_would_find_what_it_looks_for(line: LineHouse) -> None:
    with line.database.write() as work:
        work.signs.add_sign("234567", SITE, SignState.INSTALLED)
    (line.folder / "leak.txt").write_bytes(base64.b64encode(b"xx" + STORY.encode()))
    left = stored(line)
    assert any(spelling in left for spelling in spellings(STORY))
    assert any(spelling in left for spelling in spellings("234567"))
