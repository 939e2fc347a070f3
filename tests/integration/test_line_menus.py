"""Rich menus: drawn, put up on both accounts, tapped; over the LINE simulator."""

import io
import json
import re

import pytest
from click.testing import CliRunner
from PIL import Image

from assembly.line_commands import line as line_group
from bot.flows.menu import CARDS
from bot.line_setup import AccountClient
from bot.menu_setup import apply, plan
from bot.rich_menu import HEIGHT, MOST_BYTES, WIDTH, RichMenu, rich_menus
from intake.outbox import Account
from simulator.failures import FailPlan
from tests.line_house import LineHouse

CONSOLE = "https://staff.example.go.th"


@pytest.fixture(scope="module")
def menus() -> tuple[RichMenu, ...]:
    return rich_menus(CONSOLE)


def put_up(line: LineHouse, menu: RichMenu) -> None:
    api = AccountClient(line.tokens[menu.account], line.simulated.url)
    apply(menu, plan(menu, api), api)


def test_both_pictures_are_what_line_takes_and_every_place_can_be_tapped(
    menus: tuple[RichMenu, ...],
) -> None:
    for menu in menus:
        assert len(menu.picture) <= MOST_BYTES
        with Image.open(io.BytesIO(menu.picture)) as picture:
            assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        covered = 0
        for area in menu.body["areas"]:
            bounds = area["bounds"]
            # A finger's width, about 9 mm, on the narrowest phones in use (320 points wide).
            assert min(bounds["width"], bounds["height"]) * 320 / WIDTH >= 44
            covered += bounds["width"] * bounds["height"]
        assert covered == WIDTH * HEIGHT


def test_the_same_menu_is_drawn_the_same_and_another_has_another_name(
    menus: tuple[RichMenu, ...],
) -> None:
    citizen, officer = rich_menus("https://other.example.go.th")
    assert citizen == menus[0]
    assert officer.name != menus[1].name


def test_a_menu_is_put_up_once_and_shown_to_all(
    line: LineHouse, menus: tuple[RichMenu, ...]
) -> None:
    for menu in menus:
        put_up(line, menu)
        put_up(line, menu)
        api = AccountClient(line.tokens[menu.account], line.simulated.url)
        assert list(api.listing().values()) == [menu.name]
        assert plan(menu, api).nothing
    assert len(line.simulated.calls("rich_menu_create")) == len(menus)


def test_an_older_menu_of_ours_goes_and_a_menu_made_elsewhere_stays(
    line: LineHouse, menus: tuple[RichMenu, ...]
) -> None:
    citizen, _ = menus
    api = AccountClient(line.tokens[Account.CITIZEN], line.simulated.url)
    api.create({**citizen.body, "name": "bosae-citizen-0000"}, citizen.picture)
    api.create({**citizen.body, "name": "made by hand"}, citizen.picture)
    put_up(line, citizen)
    assert sorted(api.listing().values()) == sorted(["made by hand", citizen.name])
    assert api.listing()[api.default()] == citizen.name


def test_what_broke_off_in_the_middle_is_mended_by_doing_it_again(
    line: LineHouse, menus: tuple[RichMenu, ...]
) -> None:
    citizen, _ = menus
    line.simulated.platform.plans.add(FailPlan("citizen", "rich_menu_image", "status"))
    with pytest.raises(Exception, match="upload the picture: LINE answered 500"):
        put_up(line, citizen)
    put_up(line, citizen)
    api = AccountClient(line.tokens[Account.CITIZEN], line.simulated.url)
    assert list(api.listing().values()) == [citizen.name]
    assert api.default()


def test_each_place_of_the_menu_is_answered_also_in_the_middle_of_a_tip(
    line: LineHouse, menus: tuple[RichMenu, ...]
) -> None:
    citizen, _ = menus
    put_up(line, citizen)
    talk = line.phone()
    talk.phone.follow()
    talk.phone.wait_for("แจ้งเรื่องยา")
    values = [json.loads(one["action"]["data"])[1] for one in citizen.body["areas"]]
    assert values == ["drug", "official", "follow", "help", "who", "hotlines", "language"]
    tap = {json.loads(one["action"]["data"])[1]: one["action"] for one in citizen.body["areas"]}
    answers = {"help": "1165", "who": "กุญแจสำรอง", "hotlines": "1386", "language": "Which language"}
    assert answers.keys() - CARDS.keys() == {"language"}
    for value, wanted in answers.items():  # nothing runs yet, or only the menu
        talk.phone.postback(tap[value]["data"])
        talk.phone.wait_for(wanted)
    talk.phone.postback(tap["drug"]["data"])
    talk.phone.wait_for("เรื่องอะไร")
    talk.says("ขายยาบ้าหลังวัดทุกคืน รถกระบะสีแดง")
    for value, wanted in answers.items():  # what was told stays
        talk.phone.postback(tap[value]["data"])
        talk.phone.wait_for(wanted)
    talk.phone.postback(tap["follow"]["data"])
    assert "ยังไม่ได้ส่ง" in talk.phone.wait_for("ยังไม่ได้ส่ง").text


def test_the_officers_menu_says_how_to_link_and_how_it_works(
    line: LineHouse, menus: tuple[RichMenu, ...]
) -> None:
    _, officer = menus
    put_up(line, officer)
    talk = line.phone("officer-4505", "officer")
    assert "12 ตัว" in talk.taps("ผูกบัญชี")
    assert "ยังไม่ใช่การรับเรื่อง" in talk.taps("วิธีใช้")
    uris = [one["action"].get("uri") for one in officer.body["areas"]]
    assert uris == [CONSOLE, None, None]


def test_the_command_wants_to_be_told_whether_to_act() -> None:
    refused = CliRunner().invoke(line_group, ["setup"])
    assert refused.exit_code == 2
    assert re.search("--dry-run or --apply", refused.output)
