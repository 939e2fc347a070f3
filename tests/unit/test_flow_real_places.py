"""Labels of the official list: 77 provinces, 928 districts, 7,436 subdistricts."""

from collections import Counter

import pytest

from assembly.area_commands import official_areas
from bot.flows.places import full_label, place_label
from bot.flows.render import LABEL_GRAPHEMES, button_label, graphemes, spoken
from bot.flows.values import Button
from bot.flows.world import Name, Place
from bot.place_finding import find_place
from tests.bench.typed_places import official_index
from tests.unit.flow_world import LEVELS, SmallWorld
from texts import Catalogue

PLACES = {
    one.code: Place(one.code, LEVELS[len(one.code)], Name(one.name_th, one.name_en))
    for one in official_areas()
}
UPPER = [place for place in PLACES.values() if place.level in ("province", "district")]


class Thailand(SmallWorld):
    """The whole country's areas; everything else small."""

    def place(self, code: str) -> Place | None:
        return PLACES.get(code)


THAILAND = Thailand()


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_message_holds_all_namesakes_that_are_offered(language: str) -> None:
    index, catalogue = official_index(), Catalogue(language)
    shared = Counter(place.name.th for place in PLACES.values())
    for name in (one for one, many in shared.items() if many > 7):
        offered = find_place(index, PLACES.get, name).places
        assert 1 < len(offered) <= 9
        labels = [spoken(full_label(place, THAILAND), catalogue) for place in offered]
        said = [catalogue.text("ask-which"), *labels, catalogue.text("label-again")]
        assert sum(len(line) + len("9. \n") for line in said) <= 600


@pytest.mark.parametrize("language", ["th", "en"])
def test_places_fit_buttons_and_say_their_level_once(language: str) -> None:
    catalogue = Catalogue(language)
    for place in UPPER:
        button = Button(place_label(place), short=place.name)
        assert len(graphemes(button_label(button, catalogue))) <= LABEL_GRAPHEMES
        assert "เขตเขต" not in spoken(full_label(place, THAILAND), catalogue)
        assert not spoken(full_label(place, THAILAND), catalogue).startswith("Khet")
