"""Centres in the console: their entries, who has started, letters to those who have not."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.model import Kind, Role
from intake.routing import Where
from tests.console_house import House
from tests.console_pages import Page
from tests.console_people import LEAD_45, Joining
from tests.console_tips import tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45, Joining("lead-4505", Role.LEAD, "4505", confirmed_by="lead-45"))


def form(house: House, area: str, **changes: str) -> dict[str, str]:
    """The form as the page sends it back, with these changes."""
    with house.store.read() as work:
        now = work.register.centre(house.centres[area])
    assert now
    fields = {"name_th": now.name_th, "name_en": now.name_en, "phone": now.phone}
    fields |= {"contact": now.contact, "state": now.state.value}
    return {**fields, **{f"district-{one}": "yes" for one in now.districts}, **changes}


def receiver(house: House) -> str:
    return house.services.registry.route(Where(Kind.DRUG, "4505")).centre.name_th


def test_an_admin_asks_a_desk_lead_reads_and_confirms(house: House) -> None:
    admin, desk = house.visit("admin"), house.visit("desk-lead")
    path = f"/centres/{house.centres['4505']}"
    assert not desk.get("/tips").has("count-changes")
    wish = form(house, "4505", phone="043 569 111", state="deactivated")
    assert admin.post(f"{path}/ask", **wish).status == 303
    page = admin.get(path)
    assert page.text.count('data-testid="change-line"') == 2
    assert not page.has("change-confirm")
    assert receiver(house) == "ศูนย์ ธวัชบุรี"

    assert desk.get("/tips").test_id("count-changes") == "1"
    waiting = desk.get("/changes")
    assert "043 569 111" in waiting.text
    done = desk.post(f"{change_of(waiting)}/confirm", digest=waiting.field("digest"))
    assert done.status == 303
    assert desk.get("/changes").has("changes-none")
    assert receiver(house) == "ศูนย์ ร้อยเอ็ด"
    assert "ปิดใช้งาน" in admin.get(path).text


def change_of(page: Page) -> str:
    """The address of the first wish on the page."""
    return "/changes/" + page.text.partition('data-change="')[2].partition('"')[0]


def test_a_wish_that_cannot_be_says_why_and_keeps_what_was_typed(house: House) -> None:
    admin = house.visit("admin")
    path = f"/centres/{house.centres['4505']}"
    page = admin.post(f"{path}/ask", **form(house, "4505", phone="043", **{"district-4505": ""}))
    assert page.status == 409
    assert "อย่างน้อยหนึ่งอำเภอ" in page.refused
    assert 'value="043"' in page.text
    assert not page.has("change-asked")


def test_for_a_lead_below_the_desk_there_are_no_changes(house: House) -> None:
    admin, lead = house.visit("admin"), house.visit("lead-45")
    path = f"/centres/{house.centres['4505']}"
    admin.post(f"{path}/ask", **form(house, "4505", phone="043"))
    waiting = house.visit("desk-lead").get("/changes")
    assert lead.get("/changes").status == 404
    for act in ("confirm", "drop"):
        answer = lead.post(f"{change_of(waiting)}/{act}", digest=waiting.field("digest"))
        assert answer.status == 404
    assert admin.post(f"{change_of(waiting)}/confirm", digest=waiting.field("digest")).status == 404
    assert admin.post(f"{change_of(waiting)}/drop").status == 303
    assert admin.get("/changes").has("changes-none")


def test_the_board_says_who_works_who_is_silent_and_who_has_not_started(house: House) -> None:
    house.clock.forward(timedelta(days=8))
    admin = house.visit("admin")
    house.visit("lead-45")
    page = admin.get("/centres/board")
    for name in ("standing-stale", "standing-listed", "standing-active"):
        assert page.has(name)
    assert rows(admin.get("/centres/board?state=stale"))[1:] == ["ศูนย์ ธวัชบุรี"]
    assert rows(admin.get("/centres/board?state=active")) == ["ศูนย์ ร้อยเอ็ด"]
    assert rows(admin.get("/centres/board?province=55")) == ["ศูนย์ น่าน", "ศูนย์ ท่าวังผา"]


def rows(page: Page) -> list[str]:
    """Names of the centres on the board, in order."""
    _, _, table = page.text.partition('data-testid="board"')
    return re.findall(r"<strong>([^<]+)</strong>", table)


def test_the_board_as_csv_holds_what_was_chosen_and_no_formula(house: House) -> None:
    admin = house.visit("admin")
    with house.store.write() as work:
        entry = work.register.centre(house.centres["5506"])
        assert entry
        work.register.change(replace(entry, phone='=HYPERLINK("x")'))
    page = admin.get("/centres/board.csv?province=55&state=listed")
    assert page.response.headers["Content-Disposition"].startswith("attachment")
    head, *lines = csv.reader(io.StringIO(page.text.removeprefix("\ufeff")))
    assert len(head) == 7
    assert [line[:2] for line in lines] == [["น่าน", "ศูนย์ น่าน"], ["น่าน", "ศูนย์ ท่าวังผา"]]
    assert lines[1][5] == '\'=HYPERLINK("x")'


def test_a_province_gets_its_letters_in_one_go_and_none_tells_of_tips(house: House) -> None:
    tell(house)
    house.clock.forward(timedelta(days=8))
    admin = house.visit("admin")
    house.visit("lead-45")
    page = admin.get("/centres/letters?province=45&state=all")
    assert page.text.count('data-testid="letter"') == 1
    assert "หัวหน้า ศูนย์ ธวัชบุรี" in page.text
    assert "๒๕๖๙" in page.text
    letter = page.text.partition('data-testid="letter"')[2].partition("</article>")[0]
    assert "๑." in letter
    assert "๔." not in letter
    assert not re.search(r"\d+ เรื่อง|[๐-๙]+ เรื่อง", letter)

    one = admin.get(f"/centres/{house.centres['5506']}/letter")
    assert "ยังไม่ได้เริ่มใช้งาน" in one.text
    assert admin.get(f"/centres/{house.centres['45']}/letter").status == 404
    assert admin.get("/centres/letters?state=active").has("letters-none")
