import io
import secrets
import uuid

import pytest

from intake.keys import Key, Keyring
from intake.media_seal import CHUNK, HEADER, Place, SealedMedia, seal_media
from intake.sealing import KeyPair, SealBroken, verify_half

TIP = KeyPair.make()
SIGNING = Key(3, secrets.token_bytes(32))
PINNED = Keyring(Key(3, verify_half(SIGNING.material)))


def a_place() -> Place:
    return Place(uuid.uuid4(), uuid.uuid4(), "image", TIP.public)


def opened(container: bytes, place: Place) -> SealedMedia:
    return SealedMedia(io.BytesIO(container), place, TIP.private)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 64, CHUNK, 2 * CHUNK + 5])
def test_what_was_sealed_comes_out_whole(length: int) -> None:
    plain = secrets.token_bytes(length)
    place = a_place()
    container = b"".join(seal_media(plain, "image/jpeg", place, SIGNING))
    media = opened(container, place)
    assert b"".join(media.read()) == plain
    assert (media.length, media.media_type) == (length, "image/jpeg")
    assert media.origin_holds(PINNED)


def test_a_player_can_begin_in_the_middle() -> None:
    plain = secrets.token_bytes(2 * CHUNK)
    place = a_place()
    media = opened(b"".join(seal_media(plain, "video/mp4", place, SIGNING)), place)
    assert b"".join(media.read(CHUNK - 70, CHUNK + 10)) == plain[CHUNK - 70 : CHUNK + 10]


def test_files_of_nearly_the_same_size_look_alike() -> None:
    sizes = {
        sum(map(len, seal_media(bytes(length), "image/jpeg", a_place(), SIGNING)))
        for length in (1_000_000, 1_001_000)
    }
    assert len(sizes) == 1


def test_a_container_opens_as_no_other_part() -> None:
    place = a_place()
    container = b"".join(seal_media(b"picture", "image/jpeg", place, SIGNING))
    elsewhere = Place(place.tip_id, uuid.uuid4(), place.kind, place.tip_public)
    with pytest.raises(SealBroken):
        opened(container, elsewhere)


def test_a_file_that_was_cut_off_is_refused() -> None:
    place = a_place()
    pieces = seal_media(secrets.token_bytes(2 * CHUNK), "image/jpeg", place, SIGNING)
    with pytest.raises(SealBroken):
        list(opened(b"".join(pieces[:-1]), place).read())


def test_chunks_cannot_change_places() -> None:
    place = a_place()
    header, first, second, *rest = seal_media(
        secrets.token_bytes(3 * CHUNK), "image/jpeg", place, SIGNING
    )
    with pytest.raises(SealBroken):
        opened(b"".join([header, second, first, *rest]), place)


def test_a_picture_that_the_worker_did_not_sign_has_no_proven_origin() -> None:
    place = a_place()
    container = b"".join(seal_media(b"planted", "image/jpeg", place, Key(3, bytes(32))))
    assert not opened(container, place).origin_holds(PINNED)
    unknown = b"".join(seal_media(b"planted", "image/jpeg", place, Key(9, bytes(32))))
    assert not opened(unknown, place).origin_holds(PINNED)
    assert container[:1] == b"\x03"
    assert len(container) > HEADER
