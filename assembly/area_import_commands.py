"""``flask areas import-…`` and ``locate``: what the operator brings, and a look at what came."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from assembly.area_speech import FILE, loaded, refuse, show
from assembly.house import database_of
from assembly.tables_read import UnreadableTableError, table_of
from intake.places.boundaries import Boundaries, Spot
from intake.places.geojson import EAST, NORTH, SOUTH, WEST, read_outlines
from intake.places.thinning import thinned
from intake.places.villages import SUBDISTRICT_DIGITS, read_villages
from intake.ports.register import AreaRow
from intake.services.outlines import DISTRICT_DIGITS, boundaries_of, import_outlines
from intake.services.villages import import_villages as keep_villages
from settings import CommonSettings

_NO_OUTLINES = "no outlines are imported: flask areas import-boundaries FILE.geojson comes first"
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:\.\d*)?")


class _PointError(ValueError):
    """What was typed is no point on earth; the sentence says why."""


@click.command("import-boundaries")
@click.argument("file", type=FILE)
def import_boundaries(file: Path) -> None:
    """Import the districts' outlines from FILE (GeoJSON, WGS 84), instead of those before.

    A district's code stands in the property c, or ADM2_PCODE as OCHA writes it (TH5506).
    """
    text = file.read_bytes()
    with database_of(CommonSettings.load()) as database:
        with database.read() as work:
            known = {row.code: row.name_th for row in loaded(work, DISTRICT_DIGITS)}
        read = read_outlines(text, known)
        refuse(file, read.faults)
        shapes, metres = thinned(read.shapes, read.corners)
        report = import_outlines(database, shapes)
    click.echo(f"read {len(shapes)} districts, {read.corners} corners")
    if metres:
        click.echo(f"  thinned to fit in memory: a line was moved by {metres:.0f} m at most")
    click.echo(f"added {len(report.added)}, changed {len(report.changed)}, ", nl=False)
    click.echo(f"unchanged {report.unchanged}, removed {len(report.removed)}")
    show("removed", report.removed)
    if report.missing:
        click.echo(
            f"{len(report.missing)} districts have no outline: map pins there are asked by name,"
            " and nobody is told that a place is outside Thailand"
        )
        show("without", report.missing)


@click.command("import-villages")
@click.argument("file", type=FILE)
def import_villages(file: Path) -> None:
    """Import villages from FILE: CSV (UTF-8, UTF-16 or Windows-874) or Excel.

    One row a village under a header: an 8-digit code, subdistrict and moo (code, รหัสหมู่บ้าน), and a
    name (name, ชื่อหมู่บ้าน), in any order. A list speaks for the subdistricts that it names.
    """
    with database_of(CommonSettings.load()) as database:
        with database.read() as work:
            subdistricts = {row.code for row in loaded(work, SUBDISTRICT_DIGITS)}
        try:
            with table_of(file) as table:
                read = read_villages(table.rows, subdistricts, table.merged)
        except UnreadableTableError as reason:
            refuse(file, [str(reason)])
            return
        refuse(file, read.faults)
        report = keep_villages(database, read.villages)
    click.echo(f"read {len(read.villages)} villages ({table.kind})")
    click.echo(f"added {len(report.added)}, renamed {len(report.renamed)}, ", nl=False)
    click.echo(f"unchanged {report.unchanged}, removed {len(report.removed)}")
    show("renamed", report.renamed)
    show("removed", report.removed)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("point", nargs=-1, metavar="LAT LON")
@click.option("--json", "as_json", is_flag=True, help="Data instead of words.")
@click.option("--file", "file", type=FILE, help="LAT LON on each line; one JSON value a line.")
def locate(point: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """Say which district a point lies in, and which others within 200 m of it."""
    if (file is None) == (not point):
        raise click.UsageError("give LAT LON in degrees, or --file with a point on each line")
    with database_of(CommonSettings.load()) as database, database.read() as work:
        boundaries = boundaries_of(work)
        areas = {row.code: row for digits in (2, DISTRICT_DIGITS) for row in work.areas.all(digits)}
    if boundaries is None:
        raise click.ClickException(_NO_OUTLINES)
    if file is not None:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            for line in lines:
                click.echo(json.dumps(_answer(boundaries, line.split()), ensure_ascii=False))
        return
    try:
        latitude, longitude = degrees(point)
    except _PointError as reason:
        raise click.ClickException(str(reason)) from None
    found = boundaries.locate(latitude, longitude)
    click.echo(json.dumps(_data(found)) if as_json else _in_words(found, areas, boundaries))


def degrees(point: Sequence[str]) -> tuple[float, float]:
    """Latitude and longitude as typed; raises _PointError with a plain sentence."""
    given = [one.strip(",") for one in " ".join(point).replace(",", " ").split()]
    if len(given) != 2:  # noqa: PLR2004 - latitude and longitude
        raise _PointError("two numbers are needed: latitude, then longitude, such as 16.05 103.72")
    if not all(_NUMBER.fullmatch(one) for one in given):
        raise _PointError("latitude and longitude are numbers in degrees, such as 16.05 103.72")
    latitude, longitude = (float(one) for one in given)
    if abs(latitude) > 90 and WEST <= latitude <= EAST and SOUTH <= longitude <= NORTH:  # noqa: PLR2004
        raise _PointError(f"the two are swapped: latitude comes first, {given[1]} {given[0]}")
    if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - the earth ends there
        raise _PointError("no such place: latitude ends at 90 degrees, longitude at 180")
    return latitude, longitude


def _answer(boundaries: Boundaries, point: Sequence[str]) -> dict[str, object]:
    try:
        latitude, longitude = degrees(point)
    except _PointError as reason:
        return {"code": None, "candidates": [], "error": str(reason)}
    return _data(boundaries.locate(latitude, longitude))


def _data(found: Spot) -> dict[str, object]:
    return {"code": found.code, "candidates": list(found.candidates)}


def _in_words(found: Spot, areas: Mapping[str, AreaRow], boundaries: Boundaries) -> str:
    if found.code is None and not boundaries.whole:
        return "in none of the imported districts; some of Thailand's were not imported"
    if found.code is None:
        return "outside Thailand"
    named = [_named(code, areas) for code in found.candidates]
    if len(named) == 1:
        return named[0]
    return f"{named[0]}\nwithin 200 m of a border: " + "; ".join(named[1:])


def _named(code: str, areas: Mapping[str, AreaRow]) -> str:
    area, province = areas.get(code), areas.get(code[:2])
    if area is None:
        return code
    if province is None or province is area:
        return f"{code} {area.name_th} ({area.name_en})"
    return f"{code} {area.name_th} {province.name_th} ({area.name_en}, {province.name_en})"
