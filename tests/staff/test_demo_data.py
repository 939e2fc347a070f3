"""The demo's people are made by walking the use cases, once."""

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

import pytest

from console.print_desk import PrintDesk
from console.services import Services
from demo.people import PASSWORD, PEOPLE, member_of
from demo.signs import hang_signs, write_list
from demo.walk import DemoError, DemoWalk, present_digits
from intake.model import READERS, AccountState, CentreState, Level
from intake.ports.register import AreaRow, CentreRow
from intake.services.activation_board import ActivationBoard
from intake.services.coverage import SignCoverage
from intake.services.handing_down import HandingDown
from intake.services.printing import PrintOrders
from intake.services.sign_facts import SignBook
from intake.services.sign_photos import SignPhotos
from intake.services.sign_uploads import SignUploads
from intake.services.signs import SignRegister
from intake.services.worksheet import Worksheet
from intake.sign_model import SiteKind
from intake.sign_seen import SignPicture
from qr.artwork.hung import lies_on_sign
from qr.codes import is_code, make_code
from simulator.people import line_user_id
from storage.database import Database
from tests.clock import HandClock
from tests.console_house import STYLE
from tests.rules.tree import ROOT
from tests.staff.house import AREAS, StaffHouse

SUBDISTRICTS = tuple(AreaRow(f"45050{n}", "4505", f"ตำบล {n}", f"Tambon {n}") for n in range(1, 5))


def _no_media(_part_id: UUID) -> AbstractContextManager[BinaryIO]:
    raise FileNotFoundError


def _no_print(_batch_id: UUID, _name: str) -> BinaryIO:
    raise FileNotFoundError


def _no_photo(_photo_id: UUID) -> bytes:
    raise FileNotFoundError


def _services(house: StaffHouse) -> Services:
    return Services(
        sessions=house.sessions,
        enrolment=house.enrolment,
        staff=house.staff,
        activation=house.activation,
        casework=house.casework,
        reading=house.reading,
        transfers=house.transfers,
        handing_down=HandingDown(house.store, house.clock, house.registry, house.transfers),
        registry=house.registry,
        activation_board=ActivationBoard(house.store, house.clock),
        centre_changes=house.centre_changes,
        routing_changes=house.routing_changes,
        questions=house.questions,
        signs=SignRegister(house.store, house.clock, make_code),
        printing=PrintDesk(
            orders=PrintOrders(house.store, house.clock, STYLE),
            book=SignBook(house.store, house.registry),
            preview=lambda _wish, _facts: None,
            open=_no_print,
            ministry=True,
        ),
        coverage=SignCoverage(house.store, house.clock),
        worksheet=Worksheet(house.store, house.clock),
        officer_codes=house.officer_codes,
        audit=house.trail,
        barring=house.barring,
        takeovers=house.takeovers,
        sign_uploads=SignUploads(
            house.store, house.clock, house.keys.worker_public, SignPhotos(lies_on_sign)
        ),
        read_sign=lambda _data: SignPicture(problem="not_allowed"),
        open_media=_no_media,
        sign_photo=_no_photo,
        worker_signatures=house.keys.worker_signatures,
        clock=house.clock,
        store=house.store,
    )


@pytest.fixture
def empty(database: Database, clock: HandClock) -> StaffHouse:
    """Areas and listed centres; nobody has enrolled."""
    house = StaffHouse(database, clock)
    with database.write() as work:
        work.areas.add([*AREAS, *SUBDISTRICTS])
        work.register.add(
            [
                CentreRow(
                    id=uuid4(),
                    level=Level.DISTRICT if one.parent_code else Level.PROVINCE,
                    area_code=one.code,
                    parent_id=None,
                    name_th=one.name_th,
                    name_en=one.name_en,
                    state=CentreState.LISTED,
                    districts=(one.code,) if one.parent_code else (),
                )
                for one in AREAS
            ]
        )
    return house


def _walk(house: StaffHouse) -> DemoWalk:
    return DemoWalk(_services(house), house.keys, house.links)


def test_everybody_is_active_with_a_key_and_four_centres_and_the_desk_work(
    empty: StaffHouse,
) -> None:
    assert _walk(empty).run() > 0
    with empty.store.read() as work:
        accounts = {one.login: one for one in work.accounts.everyone()}
        centres = {one.area_code: one for one in work.register.centres()}
        for person in PEOPLE:
            account = accounts[person.login]
            assert account.state is AccountState.ACTIVE
            if person.role in READERS and account.centre_id:
                assert work.accounts.wraps_of(account.id, account.centre_id)
    active = {area for area, one in centres.items() if one.state is CentreState.ACTIVE}
    assert active == {None, "45", "4505", "55", "5506"}
    officer = empty.links.who(line_user_id("officer", "officer-4505"))
    assert officer
    assert officer.centre_id == centres["4505"].id


def test_nobody_confirmed_whom_they_invited(empty: StaffHouse) -> None:
    _walk(empty).run()
    with empty.store.read() as work:
        accounts = work.accounts.everyone()
    assert all(one.confirmed_by != one.invited_by for one in accounts if one.invited_by)
    assert sum(one.confirmed_by is None for one in accounts) == 2


def test_a_second_run_changes_nothing(empty: StaffHouse) -> None:
    _walk(empty).run()
    before = _everything(empty)
    assert _walk(empty).run() == 0
    assert _everything(empty) == before


def test_a_demo_member_signs_in_with_the_printed_password_and_the_shown_digits(
    empty: StaffHouse,
) -> None:
    _walk(empty).run()
    services, login = _services(empty), member_of("4505").login
    for _ in range(2):  # the digits shown next are of the next step
        token = services.sessions.password(login, PASSWORD)
        opened = services.sessions.second_factor(token, present_digits(services, empty.keys, login))
        assert services.sessions.signed(opened).account.login == login
    with pytest.raises(DemoError):
        present_digits(services, empty.keys, "nobody")


def test_an_installation_that_others_founded_gets_no_demo_people(house: StaffHouse) -> None:
    with pytest.raises(DemoError):
        _walk(house).run()


def test_signs_hang_once_and_can_be_scanned(empty: StaffHouse, home: Path) -> None:
    assert hang_signs(empty.store) == 5
    assert hang_signs(empty.store) == 0
    with empty.store.read() as work:
        bare = work.signs.bare_sites("45", tuple(SiteKind))
    assert {one.area_code for one in bare} == {"45", *(one.code for one in SUBDISTRICTS)}
    write_list(empty.store, home)
    listed = json.loads((home / "simulator" / "signs.json").read_text(encoding="utf-8"))
    assert len(listed) == 5
    assert all(is_code(one["code"]) and one["district"] == "ธวัชบุรี" for one in listed)


def test_a_real_installation_refuses_with_one_line(home: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-m", "flask", "demo", "data"],
        cwd=ROOT,
        env={**kept, "BOSAE_HOME": str(home), "BOSAE_INSTALLATION": "real"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert ended.returncode != 0
    assert ended.stderr == "Error: flask demo is refused: this installation is real\n"


def _everything(house: StaffHouse) -> list[object]:
    tables = ("account", "centre", "member_key", "officer", "audit", "one_time_code", "session")
    with house.store.read() as work:
        return [
            sorted(str(row) for row in work.connection.exec_driver_sql(f"SELECT * FROM {one}"))  # noqa: S608
            for one in tables
        ]
