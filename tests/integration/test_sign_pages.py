"""The page of a real sign: what leads nowhere, what is counted, and when."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from intake.hotlines import HOTLINES
from intake.services.landing import LandingPages
from intake.sign_model import SignMode, SignState
from landing.openings import Openings
from landing.page import Addresses, landing
from storage import tables
from tests.line_house import SIGN, LineHouse

MONTH = "2026-11"


@pytest.fixture
def openings(line: LineHouse) -> Openings:
    return Openings(line.database, line.clock, line.house.worker.public)


@pytest.fixture
def phone(line: LineHouse, openings: Openings) -> FlaskClient:
    """A phone's browser at the public app."""
    app = Flask("public")
    finder = LandingPages(line.database, line.house.registry)
    addresses = Addresses("@demo-citizen", "", HOTLINES)
    app.register_blueprint(landing(addresses, finder, openings))
    return app.test_client()


def mark(line: LineHouse, state: SignState) -> None:
    with line.database.write() as work:
        values = {"state": str(state)}
        work.connection.execute(
            sa.update(tables.Sign).where(tables.Sign.code == SIGN).values(values)
        )


def counted(line: LineHouse) -> list[tuple[str, str, int, int]]:
    with line.database.read() as work:
        rows = work.connection.execute(sa.select(tables.SignCount.__table__))
        return [(row.code, row.month, row.openings, row.tips) for row in rows]


def test_a_sign_in_use_names_its_site_and_the_centre_that_would_be_told(
    line: LineHouse, phone: FlaskClient
) -> None:
    for state in (SignState.REGISTERED, SignState.PRINTED, SignState.INSTALLED):
        mark(line, state)
        page = phone.get(f"/S/{SIGN}")
        assert page.status_code == 200
        assert "ป้ายของ ที่ทำการผู้ใหญ่บ้าน หมู่ 3" in page.text
        assert "อ.ธวัชบุรี จ.ร้อยเอ็ด" in page.text


def test_a_code_of_a_whole_district_names_the_district_wherever_it_hangs(
    line: LineHouse, phone: FlaskClient
) -> None:
    with line.database.write() as work:
        values = {"mode": str(SignMode.DISTRICT)}
        work.connection.execute(
            sa.update(tables.Sign).where(tables.Sign.code == SIGN).values(values)
        )
    page = phone.get(f"/S/{SIGN}").text
    assert "ป้ายของ อำเภอธวัชบุรี" in page
    assert "ผู้ใหญ่บ้าน" not in page


def test_a_retired_a_tampered_and_an_unknown_code_are_one_answer(
    line: LineHouse, phone: FlaskClient
) -> None:
    answers = [phone.get("/S/222222")]
    for state in (SignState.RETIRED, SignState.TAMPERED):
        mark(line, state)
        answers.append(phone.get(f"/s/{SIGN.lower()}"))
    assert {one.status_code for one in answers} == {404}
    assert len({one.data for one in answers}) == 1
    assert len({str(sorted(one.headers)) for one in answers}) == 1


def test_openings_reach_the_register_together_and_late_by_sealed_rows(
    line: LineHouse, phone: FlaskClient, openings: Openings
) -> None:
    for _ in range(6):
        phone.get(f"/S/{SIGN}")
    assert counted(line) == []
    openings.hand_on()
    with line.database.read() as work:
        (row,) = work.connection.execute(sa.select(tables.OutboxRow.__table__))
    assert row.kind == "count_openings"
    assert row.due <= line.clock.now() + timedelta(days=1)
    assert SIGN.encode() not in row.payload
    assert counted(line) == []

    line.clock.forward(timedelta(days=1, seconds=1))
    line.working().loop.drain()
    assert counted(line) == [(SIGN, MONTH, 6, 0)]


def test_what_was_counted_is_handed_on_when_the_process_ends(
    line: LineHouse, phone: FlaskClient, openings: Openings
) -> None:
    openings.begin()
    phone.get(f"/S/{SIGN}")
    openings.finish()
    openings.hand_on()
    line.clock.forward(timedelta(days=1, seconds=1))
    line.working().loop.drain()
    assert counted(line) == [(SIGN, MONTH, 1, 0)]


def test_opening_a_page_writes_nothing_at_all(line: LineHouse, phone: FlaskClient) -> None:
    def everything() -> list[tuple[str, list[object]]]:
        with line.database.read() as work:
            return [
                (table.name, [tuple(row) for row in work.connection.execute(sa.select(table))])
                for table in tables.Base.metadata.sorted_tables
            ]

    before = everything()
    assert phone.get(f"/S/{SIGN}").status_code == 200
    assert phone.get("/S/222222").status_code == 404
    assert everything() == before
    assert sum(len(rows) for _, rows in before) > 0
