"""Every route of the console for everybody: who comes in, what they are told, which headers."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from uuid import uuid4

import pytest
from werkzeug.routing import Rule

from console.gate import doors
from console.headers import EVERYWHERE, FILE_POLICY, PAGE_POLICY
from intake.model import Outcome, Role
from intake.ports.store import StoreUnavailableError
from intake.services.barring import BarReason
from intake.services.transfers import TransferReason
from tests.console_house import House
from tests.console_pages import Page, Visit
from tests.console_people import CLERK, LEAD, LEAD_45, STAFF, Joining
from tests.console_tips import STORY, picture, tell

NOBODYS = "6901-AAAAAA"
FIELDS = {
    "text": "บันทึก",
    "reason": "เหตุผล",
    "outcome": "arrest",
    "urgency": "now",
    "target": "สถานีตำรวจ",
    "sent_on": "12/1/2569",
    "name": "สมาชิกใหม่",
    "role": "staff",
    "centre": str(uuid4()),
}


@pytest.fixture
def house(house_of: Callable[..., House]) -> House:
    """Two districts under two provinces, each with a lead; a clerk, an inspector and an admin."""
    return house_of(
        LEAD_45,
        Joining("lead-55", Role.LEAD, "55", confirmed_by="desk-lead"),
        LEAD,
        Joining("other-lead", Role.LEAD, "5506", confirmed_by="lead-55"),
        STAFF,
        CLERK,
        Joining("inspector", Role.INSPECTOR, "", confirmed_by="desk-lead"),
    )


def routes(house: House) -> Iterator[tuple[str, Rule]]:
    """Each method of each route; static files have no door."""
    for rule in house.app.url_map.iter_rules():
        if rule.endpoint != "static":
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield method, rule


def address(rule: Rule, reference: str, part: str, account: str) -> str:
    nobodys = str(uuid4())
    values = {"reference": reference, "part_id": part, "account_id": account}
    values |= {"centre_id": nobodys, "change_id": nobodys, "site_id": nobodys, "code": "222222"}
    values |= {"batch_id": nobodys, "name": "order.pdf"}
    values["photo_id"] = nobodys
    path = str(rule)
    for name in rule.arguments:
        kind = "uuid:" if f"<uuid:{name}>" in path else ""
        path = path.replace(f"<{kind}{name}>", values[name])
    return path


def ask(visit: Visit, method: str, path: str) -> Page:
    if method == "GET":
        return visit.get(path)
    reason = "other" if path.endswith("/transfer") else FIELDS["reason"]
    return visit.post(path, **{**FIELDS, "reason": reason})


def answer_of(page: Page) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything that travels, but the clock."""
    headers = [pair for pair in page.response.headers if pair[0] != "Date"]
    return page.status, headers, page.body


def test_every_blueprint_states_its_door(house: House) -> None:
    stated = doors(house.app)
    assert set(house.app.blueprints) == set(stated)
    for _, rule in routes(house):
        assert rule.endpoint.split(".")[0] in stated, f"{rule} stands before no door"


def test_a_route_without_a_door_is_closed(house: House) -> None:
    del doors(house.app)["tip"]
    reference = tell(house).reference
    assert house.visit("staff").get(f"/tips/{reference}").status == 404


def test_each_route_lets_in_only_its_roles_and_says_nothing_to_the_others(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    account = str(house.people["lead-45"].id)
    half_way = Visit(house)
    half_way.post("/sign-in", login="staff", password="wrong")
    visits = {
        login: house.visit(login)
        for login in ("staff", "lead", "other-lead", "admin", "clerk", "inspector")
    }
    roles = {login: Role(login.removeprefix("other-")) for login in visits}
    missing = {login: visit.get("/no-such-page").body for login, visit in visits.items()}
    wrong = []
    for method, rule in routes(house):
        door = doors(house.app)[rule.endpoint.split(".")[0]]
        if door.roles is None:
            continue
        path = address(rule, tip.reference, str(file.part_id), account)
        for visit in (Visit(house), half_way):
            page = ask(visit, method, path)
            if page.status != 303 or not page.response.headers["Location"].startswith("/sign-in"):
                wrong.append(("anonymous", method, path, page.status))
        for login, visit in visits.items():
            if roles[login] in door.roles:
                continue
            page = ask(visit, method, path)
            if page.status != 404 or page.body != missing[login]:
                wrong.append((login, method, path, page.status))
    assert wrong == []


def test_not_yours_and_does_not_exist_answer_byte_for_byte_alike(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("other-lead")
    seen = 0
    for method, rule in routes(house):
        if "reference" not in rule.arguments:
            continue
        fields = (str(file.part_id), str(uuid4()))
        theirs = ask(visit, method, address(rule, tip.reference, *fields))
        nobodys = ask(visit, method, address(rule, NOBODYS, *fields))
        assert theirs.status == 404, f"{method} {rule}"
        assert answer_of(theirs) == answer_of(nobodys), f"{method} {rule}"
        seen += 1
    assert seen > 10
    queue = visit.get("/tips").text
    assert tip.reference not in queue
    assert visit.get("/audit").text.count(tip.reference) == 0


@pytest.mark.parametrize("who", ["staff", "lead"])
def test_for_the_barred_every_address_of_the_tip_is_one_that_does_not_exist(
    house: House, who: str
) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    above, account = house.signed("lead-45"), house.people[who].id
    house.services.barring.bar_below(above, tip.reference, account, BarReason.KIN)
    visit = house.visit(who)
    for method, rule in routes(house):
        if "reference" in rule.arguments:
            fields = (str(file.part_id), str(uuid4()))
            theirs = ask(visit, method, address(rule, tip.reference, *fields))
            nobodys = ask(visit, method, address(rule, NOBODYS, *fields))
            assert theirs.status == 404, f"{method} {rule}"
            assert answer_of(theirs) == answer_of(nobodys), f"{method} {rule}"


@pytest.mark.parametrize("who", ["staff", "lead"])
def test_the_world_of_the_barred_is_the_one_without_the_tip(house: House, who: str) -> None:
    """Every page that needs no id, before the tip and after it was told, worked on and moved."""
    other = tell(house)
    colleague, visit = house.signed("lead" if who == "staff" else "staff"), house.visit(who)
    house.services.reading.open(colleague, other.reference)
    above = house.signed("lead-45")
    pages = [str(rule) for method, rule in routes(house) if method == "GET" and not rule.arguments]
    pages += ["/tips?status=all", "/tips?status=new&urgency=now", "/audit?page=2"]
    before = {path: without_tokens(visit.get(path)) for path in pages}
    tip = tell(house, files=(picture(),))
    assert without_tokens(visit.get("/tips")) != before["/tips"]
    account, cases = house.people[who].id, house.services.casework
    house.services.barring.bar_below(above, tip.reference, account, BarReason.KIN)
    house.services.reading.open(colleague, tip.reference)
    cases.note(colleague, tip.reference, "บันทึก")
    cases.accept(colleague, tip.reference)
    cases.investigated(colleague, tip.reference, Outcome.ARREST, count=2)
    assert {path: without_tokens(visit.get(path)) for path in pages} == before
    cases.reopen(colleague, tip.reference, "เหตุผล")
    desk = house.centres["desk"]
    house.services.transfers.transfer(colleague, tip.reference, desk, TransferReason.OTHER)
    assert {path: without_tokens(visit.get(path)) for path in pages} == before


def without_tokens(page: Page) -> str:
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page.text)


def test_the_own_centre_opens_what_the_other_does_not(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    visit = house.visit("staff")
    assert STORY in visit.get(f"/tips/{tip.reference}").text
    assert visit.get(f"/tips/{tip.reference}/media/{file.part_id}").status == 200
    assert visit.get(f"/tips/{tip.reference}/media/{uuid4()}").status == 404


def test_every_answer_carries_every_header(house: House) -> None:
    file = picture()
    tip = tell(house, files=(file,))
    pages = []
    for visit in (Visit(house), house.visit("lead"), house.visit("admin")):
        for method, rule in routes(house):
            if rule.endpoint == "sign_in.sign_out":
                continue
            path = address(rule, tip.reference, str(file.part_id), str(uuid4()))
            pages.append((path, ask(visit, method, path)))
        pages.append(("/no-such-page", visit.get("/no-such-page")))
    for path, page in pages:
        headers = page.response.headers
        for name, value in EVERYWHERE.items():
            assert headers[name] == value, path
        is_file = "/media/" in path and page.status == 200
        assert headers["Content-Security-Policy"] == (FILE_POLICY if is_file else PAGE_POLICY)
        assert headers["Cache-Control"] == "no-store", path


def test_static_files_may_be_kept_and_carry_the_other_headers(house: House) -> None:
    page = Visit(house).get("/static/base.css")
    assert page.status == 200
    assert page.response.headers["Cache-Control"] == "public, max-age=3600"
    for name, value in EVERYWHERE.items():
        assert page.response.headers[name] == value
    gone = Visit(house).get("/static/no-such.css")
    assert gone.response.headers["Cache-Control"] == "no-store"


def test_no_page_holds_a_script_a_style_or_another_host(house: House) -> None:
    tip = tell(house)
    lead, admin = house.visit("lead"), house.visit("admin")
    pages = [lead.get(path) for path in ("/tips", f"/tips/{tip.reference}", "/members", "/audit")]
    pages += [lead.get(path) for path in ("/installation", "/installation/worksheet")]
    pages += [admin.get(path) for path in ("/centres", "/members", "/account")]
    pages += [Visit(house).get(path) for path in ("/sign-in", "/second-factor", "/enrol")]
    for page in pages:
        assert "<style" not in page.text
        assert " style=" not in page.text
        assert " onclick=" not in page.text
        assert page.text.count("<script") == page.text.count('<script src="/static/')
        assert "http://" not in page.text.replace("http://www.w3.org", "")
        assert "https://" not in page.text


def test_every_form_needs_its_token(house: House) -> None:
    tip = tell(house)
    client = house.app.test_client()
    for method, rule in routes(house):
        if method == "POST":
            path = address(rule, tip.reference, str(uuid4()), str(uuid4()))
            answer = client.post(path, base_url="http://127.0.0.1")
            assert answer.status_code == 400, path


def test_a_form_sent_from_another_site_is_refused(house: House) -> None:
    client = house.app.test_client()
    for site in ("cross-site", "same-site"):
        answer = client.post(
            "/sign-in", base_url="http://127.0.0.1", headers={"Sec-Fetch-Site": site}
        )
        assert answer.status_code == 403


def test_cookies_are_bound_to_the_host_and_out_of_reach_of_scripts(house: House) -> None:
    visit = house.visit("staff")
    visit.post("/language", language="en", back="/tips")
    answers = [
        visit.post("/sign-in", login="staff", password="x"),
        visit.post("/language", language="th", back="/"),
        visit.post("/sign-out"),
    ]
    cookies = [line for one in answers for line in one.response.headers.getlist("Set-Cookie")]
    assert cookies
    for line in cookies:
        assert line.startswith("__Host-"), line
        for mark in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert mark in line, line
        assert "Domain" not in line


def test_another_language_keeps_what_was_searched_for(house: House) -> None:
    visit = house.visit("staff")
    asked = "/tips?q=%E0%B8%95%E0%B8%A5%E0%B8%B2%E0%B8%94&page=2"
    back = re.search(r'name="back" value="([^"]*)"', visit.get(asked).text)
    assert back
    assert unescape(back[1]) == asked
    answer = visit.post("/language", language="en", back=unescape(back[1]))
    assert answer.response.headers["Location"] == asked


def test_what_breaks_is_told_kindly_and_logged_by_its_type_alone(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    tip = tell(house)
    visit = house.visit("staff")
    house.app.testing = False

    def broken(_reference: str) -> str:
        raise ValueError(STORY)

    def away(_reference: str) -> str:
        raise StoreUnavailableError(STORY)

    for view, status, kind in ((broken, 500, "500"), (away, 503, "503")):
        house.app.view_functions["tip.show"] = lambda reference, view=view: view(reference)
        page = visit.get(f"/tips/{tip.reference}")
        assert page.status == status
        assert page.has(f"error-{kind}")
        assert STORY not in page.text
    assert "ValueError" in caplog.text
    assert STORY not in caplog.text


def test_a_form_that_is_too_large_is_refused_before_it_is_read(house: House) -> None:
    page = house.visit("staff").post("/tips/6901-AAAAAA/notes", text="x" * 300_000)
    assert page.status == 413
    assert page.has("error-413")
