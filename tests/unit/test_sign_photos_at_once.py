"""Photos of hung signs that settle at the same moment as something else about their signs."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from time import sleep as wait

import pytest

from intake.keys import Key
from intake.ports.store import Work
from intake.services.sessions import Signed
from intake.services.sign_photos import SignPhotos
from intake.services.sign_uploads import SignUploads
from intake.sign_model import PhotoProblem, SignState
from intake.sign_seen import Corners, Point, SignPicture
from storage.database import Database
from tests.unit.photographed import ON_IT, OTHER, OURS, Photographed, lies_on, photographed, shows


@pytest.fixture
def street(database: Database) -> Photographed:
    return photographed(database)


def test_uploads_of_one_member_at_the_same_moment_are_all_filed(street: Photographed) -> None:
    house = street.house
    worker_public = Key(1, house.worker.public)
    uploads = SignUploads(house.database, house.clock, worker_public, SignPhotos(lies_on))
    by = Signed(street.officer, secrets.token_bytes(32))
    pictures = [SignPicture(b"a picture", shows(OURS, OTHER))] * 8
    with ThreadPoolExecutor(4) as pool:
        filed = list(pool.map(lambda _: uploads.file(by, pictures), range(4)))
    assert len({photo_id for some in filed for photo_id in some}) == 32
    assert len(street.reports()) == 64


def test_nobody_waits_to_write_while_the_outline_of_a_sign_is_drawn(street: Photographed) -> None:
    house, writing, drawn = street.house, Event(), []

    class Watched:
        read = house.database.read

        @contextmanager
        def write(self) -> Iterator[Work]:
            with house.database.write() as work:
                writing.set()
                yield work
            writing.clear()

    def draws(template: str, corners: Corners, point: Point) -> bool:
        drawn.append(writing.is_set())
        return lies_on(template, corners, point)

    uploads = SignUploads(Watched(), house.clock, Key(1, house.worker.public), SignPhotos(draws))
    by = Signed(street.officer, secrets.token_bytes(32))
    uploads.file(by, [SignPicture(b"a picture", shows(OURS, foreign=(ON_IT,)))])
    assert drawn == [False, True]
    assert street.sign(OURS).state is SignState.TAMPERED


def test_a_sign_given_up_while_its_photo_settles_stays_given_up(street: Photographed) -> None:
    photo_id, begun = street.sends(), Event()

    def gives_up() -> None:
        with street.house.database.write() as work:
            sign = work.signs.find(OURS, lock=True)
            assert sign is not None
            work.signs.change_sign(replace(sign, state=SignState.RETIRED))
            begun.set()
            wait(0.3)

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(gives_up)
        assert begun.wait(5)
        assert street.read(photo_id, shows(OURS))
        done.result()
    assert street.sign(OURS).state is SignState.RETIRED
    assert street.photo(photo_id).problem is PhotoProblem.RETIRED
