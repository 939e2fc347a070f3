"""A made-up list of every village there may be, read and kept: how long, and how much memory."""

import resource
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from assembly.area_commands import official_areas
from assembly.tables_read import table_of
from intake.places.villages import SUBDISTRICT_DIGITS, read_villages
from intake.ports.register import AreaRow
from intake.services.areas import load_areas
from intake.services.villages import import_villages
from storage import migrations
from storage.database import Database

ROWS = 90_000


def figures() -> Iterator[str]:
    """One line about this run."""
    areas = list(official_areas())
    with TemporaryDirectory() as folder, get_context("spawn").Pool(1) as other:
        file = Path(folder) / "villages.csv"
        _write(file, areas)
        read, kept, again, peak = other.apply(_imported, (file,))
    yield f"village list: {ROWS} rows of Windows-874 read in {read:.1f} s"
    yield f"  kept in {kept:.1f} s, again {again:.1f} s (SQLite), peak memory {peak:.0f} MiB"


def _write(file: Path, areas: list[AreaRow]) -> None:
    codes = [area.code for area in areas if len(area.code) == SUBDISTRICT_DIGITS]
    each = ROWS // len(codes) + 1
    rows = [f"{code}{moo:02},บ้านดอน ม.{moo}" for code in codes for moo in range(1, each + 1)]
    lines = "\r\n".join(["รหัสหมู่บ้าน,ชื่อหมู่บ้าน", *rows[:ROWS]])
    file.write_bytes(lines.encode("cp874"))


def _imported(file: Path) -> tuple[float, float, float, float]:
    """In a process of its own, as the command does it."""
    address = f"sqlite:///{file.parent / 'bench.db'}"
    engine = sa.create_engine(address)
    migrations.upgrade(engine)
    engine.dispose()
    database = Database.open(address, file.parent)
    areas = list(official_areas())
    load_areas(database, areas, {})
    subdistricts = {area.code for area in areas if len(area.code) == SUBDISTRICT_DIGITS}
    began = time.perf_counter()
    with table_of(file) as table:
        villages = read_villages(table.rows, subdistricts, table.merged).villages
    read = time.perf_counter()
    import_villages(database, villages)
    kept = time.perf_counter()
    import_villages(database, villages)
    again = time.perf_counter()
    database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return read - began, kept - read, again - kept, peak
