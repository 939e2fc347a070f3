"""Invitation, enrolment, confirmation, sign-in and the end, through the pages."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from intake.model import AccountState, CentreState, Role
from intake.ports.accounts import OfficerRow
from tests.console_house import PASSWORD, House
from tests.console_pages import Page, Visit
from tests.console_people import LEAD_45
from tests.console_tips import STORY, tell


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    return house_of(LEAD_45)


def invite(house: House, name: str, role: str, centre: str) -> str:
    page = house.visit("admin").post(
        "/members/invite", name=name, role=role, centre=str(house.centres[centre])
    )
    return page.test_id("code-once")


def enrol_form(house: House, code: str) -> tuple[Visit, dict[str, str]]:
    visit = Visit(house)
    page = visit.post("/enrol", invitation=code)
    fields = {
        name: page.field(name)
        for name in ("invitation", "phrase", "secret", "sealed_factor", "factor_uri")
    }
    return visit, {
        **fields,
        "login": "new-lead",
        "password": PASSWORD,
        "again": PASSWORD,
        "code": house.digits(fields["secret"]),
    }


def test_the_first_lead_gets_ten_codes_and_two_halves_once(house: House) -> None:
    person = house.enrol("new-lead", invite(house, "หัวหน้า", "lead", "4505"))
    assert len(person.codes) == 10
    assert 'data-testid="recovery-half-1"' in person.paper
    assert 'data-testid="recovery-half-2"' in person.paper
    assert 'data-testid="waits"' in person.paper


def test_the_symbol_and_the_phrase_survive_a_mistake(house: House) -> None:
    visit, form = enrol_form(house, invite(house, "หัวหน้า", "lead", "4505"))
    wrong = visit.post("/enrol/account", **{**form, "again": "something else entirely"})
    assert wrong.status == 422
    assert wrong.field("secret") == form["secret"]
    assert wrong.field("phrase") == form["phrase"]
    assert PASSWORD not in wrong.text
    assert visit.post("/enrol/account", **form).status == 200


def test_a_guessable_password_shows_how_guessable(house: House) -> None:
    visit, form = enrol_form(house, invite(house, "หัวหน้า", "lead", "4505"))
    weak = "password123456789"
    page = visit.post("/enrol/account", **{**form, "password": weak, "again": weak})
    assert page.status == 422
    assert page.has("strength")


def test_an_unknown_or_used_invitation_opens_nothing(house: House) -> None:
    code = invite(house, "หัวหน้า", "lead", "4505")
    visit, form = enrol_form(house, code)
    assert visit.post("/enrol/account", **form).status == 200
    for tried in (code, "AAAA-BBBB-CCCC-DDDD", ""):
        assert Visit(house).post("/enrol", invitation=tried).status == 403


def test_nobody_signs_in_before_the_second_person_confirmed(house: House) -> None:
    house.enrol("new-lead", invite(house, "หัวหน้า", "lead", "4505"))
    visit = Visit(house)
    assert visit.post("/sign-in", login="new-lead", password=PASSWORD).status == 403
    waiting = house.visit("lead-45").get("/members")
    assert waiting.has("waiting-member")
    assert not house.visit("desk-lead").get("/members").has("waiting-member")


def test_who_waits_reads_out_the_long_fingerprint_that_the_second_person_sees(house: House) -> None:
    visit, form = enrol_form(house, invite(house, "หัวหน้า", "lead", "4505"))
    paper = visit.post("/enrol/account", **form)
    shown = house.visit("lead-45").get("/members").test_id("fingerprint")
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", shown)
    assert paper.test_id("own-fingerprint") == shown


def test_confirming_the_first_lead_activates_the_centre(house: House) -> None:
    person = house.enrol("new-lead", invite(house, "หัวหน้า", "lead", "4505"))
    assert house.visit("admin").post(f"/members/{person.id}/confirm").status == 404
    house.visit("lead-45").post(f"/members/{person.id}/confirm", compared="yes")
    with house.store.read() as work:
        centre = work.register.centre(house.centres["4505"])
    assert centre is not None
    assert centre.state is CentreState.ACTIVE
    assert house.visit("new-lead").get("/tips").status == 200


def test_a_second_reader_opens_tips_once_the_key_was_handed_over(house: House) -> None:
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    tip = tell(house)
    house.add("staff", Role.STAFF, "4505", by="admin", confirmed_by="lead")
    assert STORY in house.visit("staff").get(f"/tips/{tip.reference}").text


def test_who_was_confirmed_from_above_gets_the_key_at_the_leads_next_look(house: House) -> None:
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    tip = tell(house)
    lead = house.visit("lead")
    code = lead.post("/members/invite", name="คนใหม่", role="staff").test_id("code-once")
    person = house.enrol("staff", code)
    assert lead.post(f"/members/{person.id}/confirm").status == 404  # who invited never confirms
    house.visit("lead-45").post(f"/members/{person.id}/confirm", compared="yes")
    without_key = house.visit("staff").get(f"/tips/{tip.reference}")
    assert without_key.status == 409
    assert STORY not in without_key.text
    lead.get("/tips")
    assert STORY in house.visit("staff").get(f"/tips/{tip.reference}").text


def test_a_removed_member_is_signed_out_at_once(house: House) -> None:
    house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    person = house.add("staff", Role.STAFF, "4505", by="admin", confirmed_by="lead")
    visit = house.visit("staff")
    assert visit.get("/tips").status == 200
    assert house.visit("lead").post(f"/members/{person.id}/remove").status == 303
    assert visit.get("/tips").response.headers["Location"].startswith("/sign-in")
    with house.store.read() as work:
        account = work.accounts.get(person.id)
    assert account is not None
    assert account.state is AccountState.REMOVED


def test_a_lead_cannot_touch_members_of_another_centre(house: House) -> None:
    person = house.add("lead", Role.LEAD, "4505", by="admin", confirmed_by="lead-45")
    assert house.visit("lead-45").post(f"/members/{person.id}/remove").status == 404


def test_english_is_complete_on_every_page(house: House) -> None:
    visit = house.visit("lead-45")
    visit.post("/language", language="en", back="/tips")
    for path in ("/tips", "/members", "/audit", "/account"):
        page = visit.get(path)
        assert '<html lang="en">' in page.text
        assert "Sign out" in page.text


def test_an_officer_gets_a_code_for_line(house: House) -> None:
    page = house.visit("lead-45").post("/account/officer-code")
    assert len(page.test_id("code-once")) >= 12
    assert not house.visit("admin").get("/account").has("officer-code")


def test_the_own_account_says_whether_line_is_linked(house: House) -> None:
    visit = house.visit("lead-45")
    before = visit.get("/account")
    assert before.has("line-not-linked")
    assert before.test_id("officer-code") == "ขอรหัสผูก LINE"
    with house.store.write() as work:
        person = house.people["lead-45"].id
        work.officers.add(OfficerRow(uuid4(), person, bytes(32), 1, b"sealed"))
    after = visit.get("/account")
    assert after.has("line-linked")
    assert not after.has("line-not-linked")
    assert after.test_id("officer-code") == "ขอรหัสใหม่"


def centres_of(page: Page) -> list[str]:
    return re.findall(r'data-testid="centre-row">.*?<strong>([^<]+)</strong>', page.text, re.DOTALL)


def test_an_admin_sees_first_who_started_and_every_province(house: House) -> None:
    page = house.visit("admin").get("/centres")
    assert centres_of(page)[-1] == "ศูนย์ ร้อยเอ็ด"
    assert len(centres_of(page)) == 2  # with the national desk; the others are only listed
    provinces = re.findall(r'data-testid="province">([^<]+)</a> <span[^>]*>([^<]+)<', page.text)
    assert provinces == [("น่าน", "0/2"), ("ร้อยเอ็ด", "1/2")]


def test_a_province_lists_its_districts(house: House) -> None:
    admin = house.visit("admin")
    page = admin.get("/centres?province=45")
    assert centres_of(page) == ["ศูนย์ ร้อยเอ็ด", "ศูนย์ ธวัชบุรี"]
    assert admin.get("/centres?province=99").status == 404


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ธวัช", ["ศูนย์ ธวัชบุรี"]),
        ("thawat", ["ศูนย์ ธวัชบุรี"]),
        ("ร้อยเอ็ด", ["ศูนย์ ร้อยเอ็ด", "ศูนย์ ธวัชบุรี"]),
        ("ไม่มีที่นี่", []),
    ],
)
def test_a_search_finds_centres_by_name_and_by_province(
    house: House, typed: str, found: list[str]
) -> None:
    page = house.visit("admin").get(f"/centres?q={typed}")
    assert centres_of(page) == found
    assert str(len(found)) in page.test_id("centres-found")


def test_an_admin_invites_into_the_centre_whose_page_is_open(house: House) -> None:
    admin = house.visit("admin")
    centre = house.centres["5506"]
    page = admin.get(f"/members?centre={centre}")
    assert page.has("no-members")
    assert page.test_id("invite-centre") == "ศูนย์ ท่าวังผา"
    assert page.field("centre") == str(centre)
    assert 'value="admin"' not in page.text
    answer = admin.post("/members/invite", name="หัวหน้า", role="lead", centre=str(centre))
    assert f'href="/members?centre={centre}"' in answer.text
    assert admin.get(f"/members?centre={centre}").text.count('data-testid="member-row"') == 1
    assert admin.get(f"/members?centre={uuid4()}").status == 404


def test_the_members_of_every_centre_come_page_by_page(house: House) -> None:
    admin = house.visit("admin")
    page = admin.get("/members")
    assert page.has("invite-elsewhere")
    assert 'value="lead"' not in page.text
    for number in range(50):
        admin.post("/members/invite", name=f"ผู้ตรวจ {number}", role="inspector")
    first, second = admin.get("/members"), admin.get("/members?page=2")
    assert first.test_id("page-number") == "หน้า 1 จาก 2"
    rows = [one.text.count('data-testid="member-row"') for one in (first, second)]
    assert rows == [50, 3]
