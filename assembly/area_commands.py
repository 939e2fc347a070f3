"""``flask areas``: provinces, districts and subdistricts by official code."""

from collections.abc import Iterator
from itertools import chain

import click
import geothai
from geothai.abolished import abolished_areas

from assembly.area_find_commands import find
from assembly.area_import_commands import import_boundaries, import_villages, locate
from assembly.area_speech import show
from assembly.house import database_of
from intake.model import CentreState
from intake.ports.register import AreaRow
from intake.ports.store import Work
from intake.services.areas import AreaReport, area_in_force, load_areas
from settings import CommonSettings
from storage.database import Database


@click.group()
def areas() -> None:
    """Provinces, districts and subdistricts, and a listed centre for each of the first two."""


areas.add_command(find)
areas.add_command(import_boundaries)
areas.add_command(import_villages)
areas.add_command(locate)


@areas.command()
def load() -> None:
    """Load the official areas (GeoThai data, CC BY 4.0) and report what changed."""
    with database_of(CommonSettings.load()) as database:
        report = load_official(database)
        with database.read() as work:
            abolished = [_ended(work, code) for code in report.abolished]
    click.echo(f"added {len(report.added)}, renamed {len(report.renamed)}, ", nl=False)
    click.echo(f"abolished {len(report.abolished)}, centres listed {report.centres_listed}")
    if report.retired:
        click.echo(f"  {report.retired} codes abolished before lead to who follows them")
    show("renamed", report.renamed)
    show("abolished", abolished)


def _ended(work: Work, code: str) -> str:
    """An abolished code, who follows it, and the centre that must be told."""
    said = f"{code}, now {area_in_force(work, code)}"
    covering = [
        centre.name_th
        for centre in work.register.centres()
        if code in centre.districts and centre.state is CentreState.ACTIVE
    ]
    return f"{said}: change the coverage of {covering[0]}" if covering else said


@areas.command("list")
@click.argument("province", required=False)
def list_areas(province: str | None) -> None:
    """List the provinces, or the districts of PROVINCE (2-digit code)."""
    with database_of(CommonSettings.load()) as database, database.read() as work:
        rows = work.areas.all(4 if province else 2)
    for row in rows:
        if province in {None, row.parent_code}:
            ended = f"  (now {row.successor_code})" if row.successor_code else ""
            click.echo(f"{row.code}  {row.name_th}  {row.name_en}{ended}")


def load_official(database: Database) -> AreaReport:
    """Load GeoThai's list into the store; a second time changes nothing."""
    successors = {one.code: one.successors[0] for one in abolished_areas() if one.successors}
    return load_areas(database, chain(official_areas(), retired_areas()), successors)


def official_areas() -> Iterator[AreaRow]:
    """GeoThai's provinces, districts and subdistricts."""
    for province in geothai.provinces():
        yield AreaRow(province.code, None, province.name_th, province.name_en)
        for district in geothai.districts(province.code):
            yield AreaRow(district.code, province.code, district.name_th, district.name_en)
            for one in geothai.subdistricts(district.code):
                yield AreaRow(one.code, district.code, one.name_th, one.name_en)


def retired_areas() -> Iterator[AreaRow]:
    """Codes that GeoThai lists as abolished and that one other follows."""
    for one in abolished_areas():
        if len(one.successors) == 1:
            english = one.name_en or one.name_th
            yield AreaRow(one.code, one.parent_code, one.name_th, english, one.successors[0])
