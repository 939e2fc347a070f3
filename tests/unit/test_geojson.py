"""Outlines from a file: what is taken, and what is said of each thing that cannot be."""

import json

import pytest

from intake.places.geojson import read_outlines
from tests.unit.made_up_land import AREAS, collection, feature, islands, polygon, square

KNOWN = {row.code: row.name_th for row in AREAS}
RING = square(104.0, 16.0)


def faults(text: bytes) -> tuple[str, ...]:
    read = read_outlines(text, KNOWN)
    assert read.faults
    return read.faults


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("c", "4505"),
        ("c", 4505),
        ("c", "๔๕๐๕"),
        ("ADM2_PCODE", "TH4505"),
        ("adm2_pcode", "th4505"),
        ("code", " 4505 "),
    ],
)
def test_a_code_is_found_as_its_maker_writes_it(name: str, code: object) -> None:
    read = read_outlines(collection(feature(code, name=name)), KNOWN)
    assert read.faults == ()
    assert list(read.shapes) == ["4505"]


def test_a_byte_order_mark_and_heights_do_no_harm() -> None:
    high = [(lon, lat, 12.5) for lon, lat in RING]
    given = {"type": "Polygon", "coordinates": [high]}
    read = read_outlines(b"\xef\xbb\xbf" + collection(feature("4505", given)), KNOWN)
    assert read.faults == ()
    assert read.corners == 4


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (polygon([(lat, lon) for lon, lat in RING]), "the axes are swapped (16.0, 104.0)"),
        (polygon(RING[:-1]), "ring 1 is not closed"),
        (polygon(RING, square(104.2, 16.2, 0.1)[:-1]), "ring 2 is not closed"),
        (islands(RING, RING[:3]), "ring 2 has fewer than four positions"),
        (polygon([(500_000.0, 1_770_000.0)] * 4), "is not in Thailand"),
        (polygon([(104.0, "16")] * 4), "no pair of numbers"),
        (polygon([(104.0, True)] * 4), "no pair of numbers"),
        (polygon([(104.0, 16.0)] * 4), "it covers no area"),
        (polygon(), "it covers no area"),
        ({"type": "Polygon", "coordinates": "none"}, "no lists of rings"),
        ({"type": "MultiPolygon", "coordinates": [7]}, "no lists of rings"),
        ({"type": "Point", "coordinates": [104.0, 16.0]}, "Point has no area"),
        ({"type": "GeometryCollection", "geometries": []}, "no Polygon or MultiPolygon"),
        ("square", "no Polygon or MultiPolygon"),
    ],
)
def test_a_geometry_that_cannot_be_taken_is_told_by_its_number(geometry: object, said: str) -> None:
    first, *more = faults(collection(feature("4501", polygon(RING)), feature("4505", geometry)))
    assert first.startswith("feature 2: 4505")
    assert said in first
    assert more == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (feature("9999"), "no district has the code 9999"),
        (feature("450501"), "'450501' is no district code"),
        (feature(None), "has no code of a district"),
        (feature("4505", name="name"), "has no code of a district"),
        ({"type": "Feature", "properties": None, "geometry": None}, "has no code of a district"),
        ({"type": "Point", "coordinates": [1, 2]}, "is no Feature"),
        ("text", "is no Feature"),
        (
            {
                "type": "Feature",
                "properties": {"ADM2_PCODE": "TH4505", "ADM3_PCODE": "TH450501"},
                "geometry": None,
            },
            "the file of districts (ADM2) is needed",
        ),
    ],
)
def test_a_feature_without_a_district_is_told_by_its_number(given: object, said: str) -> None:
    (first,) = faults(collection(given))
    assert first.startswith("feature 1: ")
    assert said in first


def test_a_district_given_twice_is_told_with_both_numbers() -> None:
    assert faults(collection(feature("4505"), feature("4501"), feature("TH4505"))) == (
        "feature 3: 4505 was given already by feature 1",
    )


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert len(faults(collection(*[feature("9999")] * 50))) == 50


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        (b"code,name\n4505,x\n", "line 1, column 1: not JSON"),
        (b'{\n"type": }', "line 2, column 9: not JSON"),
        ('{"type": "ธวัชบุรี"}'.encode("cp874"), "byte 11 is not UTF-8"),
        (b"\x00\x00\x27\x0a", "not JSON"),
        (b"[" * 100_000, "nests too deep"),
        (b'{"type": NaN}', "NaN"),
        (b"[]", "a FeatureCollection"),
        (json.dumps(feature("4505")).encode(), "a FeatureCollection"),
        (collection(), "holds no feature"),
    ],
)
def test_a_file_that_is_no_feature_collection_is_told_in_one_sentence(
    text: bytes, said: str
) -> None:
    (only,) = faults(text)
    assert said in only
