"""A few made-up squares where Roi Et is, for tests of maps: no real outline stands here."""

import json
from collections.abc import Sequence

from intake.ports.register import AreaRow

Corner = tuple[float, float]

AREAS = (
    AreaRow("45", None, "ร้อยเอ็ด", "Roi Et"),
    AreaRow("4501", "45", "เมืองร้อยเอ็ด", "Mueang Roi Et"),
    AreaRow("4505", "45", "ธวัชบุรี", "Thawat Buri"),
    AreaRow("450501", "4505", "นิเวศน์", "Niwet"),
)
WEST_SQUARE, EAST_SQUARE = (103.0, 16.0), (104.0, 16.0)  # their south-western corners


def square(west: float, south: float, side: float = 1.0) -> list[Corner]:
    """A closed ring."""
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def polygon(*rings: Sequence[object]) -> dict[str, object]:
    """The first ring with the others as holes."""
    return {"type": "Polygon", "coordinates": rings}


def islands(*rings: Sequence[object]) -> dict[str, object]:
    """Each ring a piece of its own."""
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def feature(code: object, geometry: object = None, name: str = "c") -> dict[str, object]:
    """One feature with its code under this property."""
    shape = geometry or polygon(square(*EAST_SQUARE))
    return {"type": "Feature", "properties": {name: code}, "geometry": shape}


def collection(*features: object) -> bytes:
    """A whole file."""
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def two_districts() -> bytes:
    """เมืองร้อยเอ็ด in the west, ธวัชบุรี in the east, one border between them."""
    return collection(
        feature("4501", polygon(square(*WEST_SQUARE))),
        feature("TH4505", polygon(square(*EAST_SQUARE)), "ADM2_PCODE"),
    )
