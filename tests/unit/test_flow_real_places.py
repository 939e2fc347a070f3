"""Typed names against the official list: 77 provinces, 928 districts."""

from collections import Counter
from collections.abc import Sequence

import geothai
import pytest

from bot.flows.places import full_label, named, place_label
from bot.flows.render import LABEL_GRAPHEMES, button_label, graphemes, spoken
from bot.flows.values import Button
from bot.flows.world import Name, Place
from tests.unit.flow_world import SmallWorld
from texts import Catalogue

PROVINCES = [
    Place(one.code, "province", Name(one.name_th, one.name_en)) for one in geothai.provinces()
]
DISTRICTS = {
    province.code: [
        Place(one.code, "district", Name(one.name_th, one.name_en), province.code)
        for one in geothai.districts(province.code)
    ]
    for province in PROVINCES
}
ALL = [district for districts in DISTRICTS.values() for district in districts]


class Thailand(SmallWorld):
    """The whole country's areas; everything else small."""

    def provinces(self) -> Sequence[Place]:
        return PROVINCES

    def districts(self, province: str) -> Sequence[Place]:
        return DISTRICTS.get(province, [])

    def place(self, code: str) -> Place | None:
        return next((one for one in (*PROVINCES, *ALL) if one.code == code), None)


THAILAND = Thailand()


def test_every_province_is_found_by_its_name() -> None:
    for language in ("th", "en"):
        for province in PROVINCES:
            assert named(getattr(province.name, language), THAILAND) == province


def test_every_district_is_found_by_its_name_with_its_province() -> None:
    for district in ALL:
        province = next(one for one in PROVINCES if one.code == district.parent)
        assert named(f"อ.{district.name.th} จ.{province.name.th}", THAILAND) == district


def test_a_district_is_found_by_its_name_alone_unless_it_could_be_another() -> None:
    known = Counter(district.name.th.removeprefix("เขต") for district in ALL)
    known.update(province.name.th for province in PROVINCES)
    for district in ALL:
        found = named(district.name.th, THAILAND)
        alone = known[district.name.th.removeprefix("เขต")] == 1
        assert found == district or not alone or district.name.th.startswith("เขต"), district
        if found is not None:
            assert found.name.th.endswith(district.name.th.removeprefix("เขต"))


@pytest.mark.parametrize(
    "text", ["บ้านเช่า", "หลังวัดป่า", "หมู่ 3", "ตลาดสด", "บ้านหลังนี้ขายยาทุกวัน", "ใกล้ ๆ"]
)
def test_what_is_no_name_is_no_place(text: str) -> None:
    assert named(text, THAILAND) is None


@pytest.mark.parametrize("language", ["th", "en"])
def test_places_fit_buttons_and_say_their_level_once(language: str) -> None:
    catalogue = Catalogue(language)
    for place in (*PROVINCES, *ALL):
        button = Button(place_label(place), short=place.name)
        assert len(graphemes(button_label(button, catalogue))) <= LABEL_GRAPHEMES
        assert "เขตเขต" not in spoken(full_label(place, THAILAND), catalogue)
        assert not spoken(full_label(place, THAILAND), catalogue).startswith("Khet")
