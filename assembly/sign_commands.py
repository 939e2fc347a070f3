"""``flask signs``: places from the areas or a list, codes for them, and what there is."""

import json
import re
from pathlib import Path

import click

from assembly.area_speech import FILE, loaded, refuse
from assembly.house import CLOCK, database_of
from assembly.print_commands import check, render
from assembly.tables_read import UnreadableTableError, table_of
from intake.places.sites import read_sites
from intake.ports.register import AreaRow
from intake.ports.store import Store
from intake.services.signs import SignRegister, SiteReport
from intake.sign_model import SignMode
from qr.codes import make_code
from settings import CommonSettings

_AREA_DIGITS = (2, 4, 6)
_TEMPLATE = re.compile(r"[a-z0-9-]{0,40}")


@click.group()
def signs() -> None:
    """Sites and signs, and their codes."""


@signs.command()
@click.option("--make", "province", metavar="PROVINCE", help="Two digits, or a name: 45, Roi Et.")
@click.option("--all", "everywhere", is_flag=True, help="Every province.")
def sites(province: str | None, *, everywhere: bool) -> None:
    """Make the sites that follow from the areas: province hall, district offices, kamnans' offices.

    It may be run again at any time; what stands there stays. Headmen, local governments and other
    places come by flask signs import-sites.
    """
    if everywhere == (province is not None):
        raise click.UsageError("give --make PROVINCE or --all")
    with database_of(CommonSettings.load()) as database:
        code = "" if province is None else _province(database, province)
        _tell(_register(database).make_sites(code))


@signs.command("import-sites")
@click.argument("file", type=FILE)
def import_sites(file: Path) -> None:
    """Import sites from FILE: CSV (UTF-8, UTF-16 or Windows-874) or Excel.

    One row a place under a header: a kind (kind, ประเภท), an area code of 2 to 8 digits (area,
    รหัสพื้นที่) and a name (name, ชื่อจุดติดตั้ง); an owner and a position (owner, หน่วยงาน; latitude,
    longitude) if known. The file is taken whole or not at all; the same again changes nothing.
    """
    with database_of(CommonSettings.load()) as database:
        with database.read() as work:
            areas = {row.code for digits in _AREA_DIGITS for row in loaded(work, digits)}
        try:
            with table_of(file) as table:
                read = read_sites(table.rows, areas, table.merged)
        except UnreadableTableError as reason:
            refuse(file, [str(reason)])
            return
        refuse(file, read.faults)
        click.echo(f"read {len(read.sites)} sites ({table.kind})")
        _tell(_register(database).import_sites(read.sites))


@signs.command()
@click.option("--area", "area_code", metavar="CODE", help="Official code of 2, 4, 6 or 8 digits.")
@click.option("--all", "everywhere", is_flag=True, help="The whole country.")
@click.option(
    "--mode",
    type=click.Choice([str(one) for one in SignMode]),
    default=str(SignMode.SITE),
    show_default=True,
    help="A code for each site, for its sticker on a vinyl, or one for each district.",
)
@click.option("--template", default="", metavar="NAME", help="What will be printed: poster-a3.")
def make(area_code: str | None, mode: str, template: str, *, everywhere: bool) -> None:
    """Make a code for each site that has no sign in use; prints the codes."""
    if everywhere == (area_code is not None):
        raise click.UsageError("give --area CODE or --all")
    if not _TEMPLATE.fullmatch(template):
        raise click.UsageError("a template's name has small letters, digits and hyphens")
    if area_code is not None and not re.fullmatch(r"(?:[0-9]{2}){1,4}", area_code):
        raise click.UsageError("an area's code has 2, 4, 6 or 8 digits")
    with database_of(CommonSettings.load()) as database:
        codes = _register(database).make_signs(area_code or "", SignMode(mode), template)
    for code in codes:
        click.echo(code)
    click.echo(f"made {len(codes)} signs", err=True)


@signs.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def list_signs(*, as_json: bool) -> None:
    """List every sign with its site."""
    with database_of(CommonSettings.load()) as database, database.read() as work:
        rows = work.signs.all()
    if as_json:
        listed = [
            {"code": one.code, "state": one.state, "area": one.area_code, "site": one.site_name}
            for one in rows
        ]
        click.echo(json.dumps(listed, ensure_ascii=False))
        return
    for one in rows:
        click.echo(f"{one.code}  {one.state:<10}  {one.area_code:<6}  {one.site_name}")


signs.add_command(render)
signs.add_command(check)


def _register(database: Store) -> SignRegister:
    return SignRegister(database, CLOCK, make_code)


def _province(database: Store, typed: str) -> str:
    """The code of a province in force, by its code or a name of it."""
    with database.read() as work:
        known = [row for row in loaded(work, 2) if row.successor_code is None]
    wanted = typed.strip().casefold()
    for row in known:
        if wanted in _names(row):
            return row.code
    raise click.ClickException(f"no province is called {typed}")


def _names(row: AreaRow) -> set[str]:
    return {row.code, row.name_th, f"จ.{row.name_th}", row.name_en.casefold()}


def _tell(report: SiteReport) -> None:
    added, changed = len(report.added), len(report.changed)
    click.echo(f"added {added}, changed {changed}, unchanged {report.unchanged}")
