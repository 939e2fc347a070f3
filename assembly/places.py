"""The index of places that this installation knows, and the postcodes of GeoThai's list."""

from collections import defaultdict
from collections.abc import Mapping

import geothai

from intake.places.index import PlaceIndex
from intake.places.reading import DISTRICT, PROVINCE, SUBDISTRICT, VILLAGE
from intake.ports.store import Work


def place_index(work: Work) -> PlaceIndex:
    """The stored areas and villages, to be found by what people type."""
    areas = [row for digits in (PROVINCE, DISTRICT, SUBDISTRICT) for row in work.areas.all(digits)]
    villages = [row for row in work.areas.all(VILLAGE) if row.successor_code is None]
    return PlaceIndex.build(areas, villages, postcodes())


def postcodes() -> Mapping[str, tuple[str, ...]]:
    """Subdistrict codes by postcode (GeoThai data, CC BY 4.0)."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            for one in geothai.subdistricts(district.code):
                for postcode in one.postal_codes:
                    found[postcode].append(one.code)
    return {postcode: tuple(codes) for postcode, codes in found.items()}
