"""Outlines of districts from a GeoJSON file (RFC 7946), with a plain sentence for each fault.

A geometry is packed as soon as it is read, so that a file of many megabytes needs little more
memory than its text.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from intake.places.boundaries import UNIT, Ring, pack

# Where the code of a district may stand, in the order looked for; compared without case.
CODE_PROPERTIES = ("c", "adm2_pcode", "code", "district_code", "amphoe_code", "amp_code", "pcode")
_SUBDISTRICT_PROPERTIES = ("adm3_pcode",)
_CODE = re.compile(r"(?:TH)?(\d{4})", re.IGNORECASE)
_CORNERS = 3
WEST, EAST, SOUTH, NORTH = 97.0, 106.0, 5.0, 21.0  # Thailand, its islands included


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a file holds: packed outlines by 4-digit code, and what is wrong with it."""

    shapes: Mapping[str, bytes]
    faults: tuple[str, ...]
    corners: int = 0


class _FaultError(ValueError):
    """One feature cannot be taken; the sentence says why."""


@dataclass(frozen=True, slots=True)
class _Geometry:
    """A geometry that was read: its outline, or what is wrong with it."""

    shape: bytes = b""
    corners: int = 0
    fault: str = ""


@dataclass(slots=True)
class _Reading:
    shapes: dict[str, bytes] = field(default_factory=dict)
    first_at: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    corners: int = 0


def read_outlines(text: bytes, known: Mapping[str, str]) -> Outlines:
    """All districts of a file. ``known``: every 4-digit code, retired ones too, and its name."""
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(f"byte {error.start + 1} is not UTF-8; GeoJSON always is")
    if not decoded.strip():
        return _unreadable("the file is empty")
    try:
        read = json.loads(decoded, object_hook=_packed, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return _unreadable(f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})")
    except (RecursionError, _FaultError):
        return _unreadable("this is not GeoJSON: it nests too deep or holds NaN or Infinity")
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list) or read.get("type") != "FeatureCollection":
        return _unreadable("a FeatureCollection with a list of features is expected")
    if not features:
        return _unreadable("the file holds no feature")
    reading = _Reading()
    for number, feature in enumerate(features, 1):
        try:
            _take(reading, number, feature, known)
        except _FaultError as fault:
            reading.faults.append(f"feature {number}: {fault}")
    return Outlines(reading.shapes, tuple(reading.faults), reading.corners)


def _unreadable(fault: str) -> Outlines:
    return Outlines({}, (fault,))


def _no_number(_name: str) -> Any:
    raise _FaultError


def _packed(read: dict[str, Any]) -> Any:
    """Called for each JSON object as soon as it is complete."""
    if "coordinates" not in read:
        return read
    try:
        rings = _rings(read.get("type"), read["coordinates"])
        return _Geometry(pack(rings), sum(len(ring) for ring in rings))
    except _FaultError as fault:
        return _Geometry(fault=str(fault))


def _take(reading: _Reading, number: int, feature: Any, known: Mapping[str, str]) -> None:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _FaultError("is no Feature")
    properties = feature.get("properties")
    code = _code_of(properties if isinstance(properties, dict) else {})
    if code not in known:
        raise _FaultError(f"no district has the code {code}; 'flask areas load' comes first")
    if code in reading.first_at:
        raise _FaultError(f"{code} was given already by feature {reading.first_at[code]}")
    reading.first_at[code] = number
    geometry = feature.get("geometry")
    if not isinstance(geometry, _Geometry):
        raise _FaultError(f"{code} has no Polygon or MultiPolygon")
    if geometry.fault:
        raise _FaultError(f"{code}: {geometry.fault}")
    reading.shapes[code] = geometry.shape
    reading.corners += geometry.corners


def _code_of(properties: Mapping[str, Any]) -> str:
    given = {str(name).casefold(): value for name, value in properties.items()}
    for name in CODE_PROPERTIES:
        value = given.get(name)
        if value is None or isinstance(value, bool) or str(value).strip() == "":
            continue
        if any(lower in given for lower in _SUBDISTRICT_PROPERTIES):
            raise _FaultError("is a subdistrict (ADM3); the file of districts (ADM2) is needed")
        code = _CODE.fullmatch(str(value).strip())
        if code is None:
            raise _FaultError(f"'{str(value)[:20]}' is no district code: 4 digits, or TH and those")
        return "".join(str(int(digit)) for digit in code[1])  # Thai digits too
    looked = ", ".join(("c", "ADM2_PCODE", *CODE_PROPERTIES[2:]))
    raise _FaultError(f"has no code of a district (looked for {looked})")


def _rings(kind: Any, coordinates: Any) -> list[Ring]:
    if kind not in {"Polygon", "MultiPolygon"}:
        raise _FaultError(f"{str(kind)[:30]} has no area: Polygon or MultiPolygon is needed")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(one, list) for one in polygons):
        raise _FaultError("its coordinates are no lists of rings")
    rings = [_ring(ring, number) for number, ring in enumerate(chain.from_iterable(polygons), 1)]
    kept = [ring for ring in rings if len(ring) >= _CORNERS]
    if not kept:
        raise _FaultError("it covers no area")
    return kept


def _ring(ring: Any, number: int) -> Ring:
    """A ring in units without its repeated last corner; neighbours that fall together are one."""
    if not isinstance(ring, list) or len(ring) <= _CORNERS:
        raise _FaultError(f"ring {number} has fewer than four positions")
    if ring[0] != ring[-1]:
        raise _FaultError(f"ring {number} is not closed: its last position must be its first")
    corners: list[tuple[int, int]] = []
    for place in ring[:-1]:
        lon, lat = _degrees(place, number)
        corner = (round(lon * UNIT), round(lat * UNIT))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return corners


def _degrees(place: Any, number: int) -> tuple[float, float]:
    try:
        lon, lat = place[:2]
        valid = all(type(one) in {int, float} and math.isfinite(one) for one in (lon, lat))
    except (TypeError, ValueError):
        valid = False
    if not valid:
        raise _FaultError(f"ring {number} holds a position that is no pair of numbers")
    if WEST <= lon <= EAST and SOUTH <= lat <= NORTH:
        return lon, lat
    if WEST <= lat <= EAST and SOUTH <= lon <= NORTH:
        raise _FaultError(
            f"the axes are swapped ({lon}, {lat}): GeoJSON writes the longitude first"
        )
    raise _FaultError(f"({lon}, {lat}) is not in Thailand; degrees of WGS 84 are expected")
