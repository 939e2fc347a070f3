"""What a typed place means: by the official list, with villages made up."""

from collections import Counter

import pytest

from assembly.area_commands import official_areas
from assembly.places import postcodes
from intake.places.index import PlaceIndex, clear_match
from intake.ports.register import AreaRow
from tests.bench.typed_places import Typed, not_found, official_index, typed_places

VILLAGES = (
    AreaRow("55060101", "550601", "บ้านน้ำปั้ว", ""),
    AreaRow("55060102", "550601", "ดอนตัน", ""),
    AreaRow("45050103", "450501", "หนองบัว", ""),
    AreaRow("45060101", "450601", "หนองบัว", ""),
)


@pytest.fixture(scope="module")
def thailand() -> PlaceIndex:
    return official_index()


@pytest.fixture(scope="module")
def with_villages() -> PlaceIndex:
    return PlaceIndex.build(official_areas(), VILLAGES, postcodes())


def codes(index: PlaceIndex, text: str, near: str = "") -> list[str]:
    return [match.code for match in index.find(text, near=near)]


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_of_a_hundred_typed_places_at_least_97_are_among_the_first_three(
    thailand: PlaceIndex, part: str
) -> None:
    places = [one for one in typed_places() if one.part == part]
    lost = not_found(thailand, places)
    assert len(lost) <= 0.03 * len(places), lost


def test_the_typed_places_are_many_from_everywhere_and_a_third_has_slips() -> None:
    places = typed_places()
    held = [one for one in places if one.part == "held"]
    assert len(places) >= 400
    assert len(held) >= 150
    assert sum(one.with_slip for one in places) >= len(places) / 3
    provinces = {code[:2] for one in places for code in one.codes}
    assert provinces >= {one.code for one in official_areas() if len(one.code) == 2}
    assert Counter(one.text for one in places).most_common(1)[0][1] == 1


def test_the_figures_say_so_when_a_place_is_not_found(thailand: PlaceIndex) -> None:
    wrong = Typed("tuned", with_slip=False, codes=frozenset({"10"}), text="ท่าวังผา")
    assert not_found(thailand, [wrong]) == ["ท่าวังผา"]


def test_every_area_is_found_by_its_whole_address(thailand: PlaceIndex) -> None:
    rows = {one.code: one for one in official_areas()}
    for code in [*rows][::7]:
        names = [rows[code[:digits]].name_th for digits in (6, 4, 2) if digits <= len(code)]
        found = codes(thailand, " ".join(names))
        same = [one for one in found[:3] if rows[one].name_th == rows[code].name_th]
        assert code in same, names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("อ.เมือง เชียงราย", "5701"),
        ("ต.นิเวศน์ อ.ธวัชบุรี", "450501"),
        ("ธวัดบุรี", "4505"),
        ("thawat buri", "4505"),
        ("ท่าวังผา น่าน", "5506"),
        ("กทม. ดินแดง", "1026"),
        ("แถว พนมไพร จ ร้อยเอ็ด ค่ะ", "4506"),
        ("เขาขายยาอยู่ที่ อ.ปัว จ.น่าน หน้าร้านเซเว่น", "5505"),
        ("๕๕๑๔๐", "5506"),
        ("น่าน", "55"),
        ("ท่าวังผา\u200b น่าน", "5506"),
        ("", ""),
        ("555", ""),
        ("99999", ""),
        ("\ufe0f 🙏", ""),
        ("บ้านหลังนี้ขายยาทุกวัน", ""),
    ],
)
def test_a_typed_place_means_first_of_all(thailand: PlaceIndex, text: str, code: str) -> None:
    assert [*codes(thailand, text), ""][0] == code


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("ธวัดบุรี", True),
        ("ท่าวังผา", True),  # its subdistrict of the same name lies in the same district
        ("เชียงราย", True),
        ("เฉลิมพระเกียรติ", False),
        ("หนองบัว", False),
        ("อ.เมือง", False),
        ("บ้านเช่า", False),
        ("ตลาดสด", False),
        ("หลังวัดป่า", False),
    ],
)
def test_a_place_is_clear_when_no_other_district_comes_near(
    thailand: PlaceIndex, text: str, *, is_clear: bool
) -> None:
    assert (clear_match(thailand.find(text)) is not None) == is_clear


def test_a_name_of_a_district_and_a_subdistrict_gives_both(thailand: PlaceIndex) -> None:
    assert codes(thailand, "ท่าวังผา")[:2] == ["5506", "550609"]
    assert codes(thailand, "ต.ท่าวังผา")[0] == "550609"


def test_a_namesake_near_the_sign_comes_first(thailand: PlaceIndex) -> None:
    assert codes(thailand, "เฉลิมพระเกียรติ", near="8009")[0] == "8023"
    assert codes(thailand, "เฉลิมพระเกียรติ", near="5506")[0] == "5515"


def test_a_village_is_found_in_the_place_that_was_typed_with_it(with_villages: PlaceIndex) -> None:
    assert codes(with_villages, "บ้านน้ำปั้ว ท่าวังผา")[0] == "55060101"
    assert codes(with_villages, "น้ำปัว อ.ท่าวังผา")[0] == "55060101"
    assert codes(with_villages, "บ้านดอนตัน")[0] == "55060102"
    assert codes(with_villages, "บ้านหนองบัว ธวัชบุรี")[0] == "45050103"
    assert codes(with_villages, "บ้านหนองบัว พนมไพร")[0] == "45060101"
    assert codes(with_villages, "หมู่ ๓ ต.นิเวศน์ อ.ธวัชบุรี")[0] == "45050103"


def test_an_old_name_leads_to_what_came_after_it() -> None:
    rows = [
        AreaRow("10", None, "กรุงเทพมหานคร", "Bangkok"),
        AreaRow("1001", "10", "เขตพระนคร", "Phra Nakhon"),
        AreaRow("1099", "10", "เขตสำราญ", "Samran", successor_code="1001"),
    ]
    index = PlaceIndex.build(rows)
    assert codes(index, "เขตสำราญ") == ["1001"]


def test_long_and_strange_texts_are_read_in_no_time(thailand: PlaceIndex) -> None:
    for text in ("ก" * 5000, "บ้าน " * 900, "x" * 5000, "ํ้ำ์" * 700, "\U0001f600" * 3000):
        assert len(thailand.find(text)) <= 10
