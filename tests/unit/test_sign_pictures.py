"""A photo of signs in the cleaner's child: what comes back, and what a hostile file gets."""

import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from cleaning.sign_pictures import LONGEST_TEXT, MOST_CODES, NOTHING_TOLD, _found, sign_reader
from intake.sign_seen import SignPicture
from tests.artwork.photo_of import a_sign, beside, jpeg
from tests.artwork.sign import FACTS

FAKE = "https://evil.example/login"
READ = sign_reader("https://bosae.example.go.th", FACTS.ministry)


def codes(picture: SignPicture) -> set[str]:
    return {one.code for one in picture.seen.ours}


def test_the_picture_comes_back_clean_with_the_codes_in_it() -> None:
    exif = Image.Exif()
    exif[0x010F] = "somebody's telephone"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (16.0, 3.0, 0.0)
    out = BytesIO()
    beside(a_sign("45K7M8"), a_sign("222222", 2)).save(out, "JPEG", exif=exif)
    assert b"somebody" in out.getvalue()
    read = READ(out.getvalue() + b"PK\x03\x04 an archive behind the picture")
    assert codes(read) == {"45K7M8", "222222"}
    assert b"somebody" not in read.data
    assert b"archive" not in read.data
    with Image.open(BytesIO(read.data)) as kept:
        assert kept.format == "JPEG"
        assert dict(kept.getexif()) == {}


def test_codes_are_read_before_the_picture_is_scaled_down() -> None:
    street = Image.new("L", (4000, 3000), 120)
    street.paste(a_sign("45K7M8").resize((150, 150)), (3000, 2000))
    read = READ(jpeg(street))
    assert codes(read) == {"45K7M8"}
    with Image.open(BytesIO(read.data)) as kept:
        assert kept.size == (2048, 1536)
    assert codes(READ(read.data)) == set()


def test_a_photo_taken_sideways_is_read_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    beside(a_sign("45K7M8"), a_sign("222222")).save(out, "JPEG", exif=exif)
    read = READ(out.getvalue())
    assert codes(read) == {"45K7M8", "222222"}
    with Image.open(BytesIO(read.data)) as kept:
        assert kept.height > kept.width


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ a program",
        b"%PDF-1.7",
        b"<svg onload='alert(1)'/>",
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        jpeg(Image.new("L", (90, 90), 90))[:200],
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    assert READ(data) == SignPicture(problem="not_allowed")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert READ(jpeg(Image.new("L", (20_001, 10)))).problem == "too_big"


@pytest.mark.parametrize(
    "told",
    [
        None,
        {},
        "text",
        [["only a text"]],
        [[1, [[0, 0]] * 4]],
        [["x", [[0, 0]] * 3]],
        [["x", [[0, 0, 0]] * 4]],
        [["x", [["0", "0"]] * 4]],
        [["x", [[float("nan"), 0]] * 4]],
        [["x", [[10**400, 0]] * 4]],
        [["x" * (LONGEST_TEXT + 1), [[0, 0]] * 4]],
        [["x", [[0, 0]] * 4]] * (MOST_CODES + 1),
    ],
)
def test_a_child_that_was_taken_over_can_tell_nothing_but_codes(told: Any) -> None:
    with pytest.raises(NOTHING_TOLD):
        tuple(_found(json.loads(json.dumps(told))))
