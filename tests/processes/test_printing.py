"""A batch of nine hundred signs through the real worker, which is killed in the middle of it."""

import csv
import hashlib
import io
import os
import signal
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from assembly.artwork import house_style
from demo.people import ADMIN
from intake.places.sites import ListedSite
from intake.ports.clock import SystemClock
from intake.ports.printing import PrintBatch, PrintSheet
from intake.services.print_choice import Wish, chosen
from intake.services.signs import SignRegister
from intake.sign_model import BatchState, Binding, PrintFormat, PrintMode, SheetState, SiteKind
from qr.artwork.preflight import read_file
from qr.codes import make_code
from qr.whose import own_code
from settings import WorkerSettings
from start.stack import Stack
from storage import tables
from storage.database import Database
from storage.prints import Prints
from tests.processes.demo_town import until

pytestmark = pytest.mark.processes

SIGNS = 900
SITE = "จุดติดตั้งที่"
DISTRICTS = ("4501", "4502", "4505")
SAMPLE = 40
PATIENCE = 240.0


@pytest.fixture
def worker_alone(tmp_path: Path) -> Iterator[Stack]:
    """An installation with areas and people of which only the worker will run."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    given = {
        **kept,
        "BOSAE_ENVIRONMENT": "test",
        "MEMBER_ARGON2_MIB": "1",
        "RECEIPT_ARGON2_MIB": "1",
        "MOI_GIS_URL": "https://moidrugsgis.example.go.th/complaint",
    }
    stack = Stack(tmp_path / "home", given=given)
    stack.prepare()
    yield stack
    stack.stop()


def worker_settings(stack: Stack) -> WorkerSettings:
    files = (stack.home / "settings.env", stack.home / "secrets" / "worker.env")
    return WorkerSettings(_env_file=files)


def order(database: Database, settings: WorkerSettings) -> UUID:
    """Nine hundred sites with their signs, and a batch of just these."""
    register = SignRegister(database, SystemClock(), make_code)
    register.import_sites(
        ListedSite(SiteKind.OTHER, DISTRICTS[number % 3], f"{SITE} {number}")
        for number in range(SIGNS)
    )
    for area in DISTRICTS:
        register.make_signs(area)
    with database.read() as work:
        codes = tuple(one.code for one in work.signs.all() if one.site_name.startswith(SITE))
    wish = Wish("sticker-10x10", codes=codes)
    with database.write() as work:
        admin = work.accounts.by_login(ADMIN.login)
        assert admin
        batch = PrintBatch(
            id=uuid4(),
            number="6901-001",
            made_by=admin.id,
            made_at=datetime.now(UTC),
            area_code="45",
            template=wish.template,
            mode=PrintMode.SITE,
            format=PrintFormat.PDF,
            binding=Binding.ZIPS,
            thai_digits=False,
            complete=False,
        )
        sheets = chosen(work, wish, house_style(settings))
        rows = [PrintSheet(batch.id, one.name, one.area_code, one.place) for one in sheets]
        assert work.printing.add(batch, rows)
    assert len(rows) == SIGNS
    return batch.id


def drawn(database: Database, batch_id: UUID) -> int:
    with database.read() as work:
        return work.printing.progress([batch_id])[batch_id].get(SheetState.DRAWN, 0)


def state(database: Database, batch_id: UUID) -> BatchState:
    with database.read() as work:
        return work.printing.states()[batch_id]


def children_of(pid: int) -> set[int]:
    """The processes that draw for a worker."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            draws = b"press_child" in (process / "cmdline").read_bytes()
        except OSError:
            continue
        if draws and int(parent) == pid:
            found.add(int(process.name))
    return found


def still_draws(pid: int) -> bool:
    try:
        return b"press_child" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def end_the_lease_of_the_dead(database: Database) -> None:
    """As if half a minute had passed."""
    with database.write() as work:
        now = datetime.now(UTC)
        work.connection.execute(sa.update(tables.PrintBatch).values(lease_until=now))


def test_nine_hundred_signs_survive_a_worker_that_is_killed(worker_alone: Stack) -> None:
    stack, settings = worker_alone, worker_settings(worker_alone)
    database = Database.open(settings.database_url, stack.home)
    batch_id = order(database, settings)

    stack.restart("worker")
    until(lambda: drawn(database, batch_id) >= SIGNS / 5, PATIENCE)
    worker = stack._children["worker"].pid
    drawing = children_of(worker)
    assert len(drawing) == settings.print_processes
    os.kill(worker, signal.SIGKILL)  # it alone: its children must end by themselves
    until(lambda: not any(map(still_draws, drawing)), PATIENCE)
    survived = drawn(database, batch_id)
    assert SIGNS / 5 <= survived < SIGNS
    assert state(database, batch_id) is BatchState.DRAWING

    stack.kill("worker")
    end_the_lease_of_the_dead(database)
    stack.restart("worker")
    until(lambda: state(database, batch_id) is BatchState.READY, PATIENCE)
    assert drawn(database, batch_id) == SIGNS
    check_files(Prints(settings.prints), batch_id, settings)
    database.close()


def check_files(prints: Prints, batch_id: UUID, settings: WorkerSettings) -> None:
    """Every sign is there once, as its manifest says, and reads as what it should be."""
    codes: Counter[str] = Counter()
    for district in DISTRICTS:
        with prints.open(batch_id, f"{district}.zip") as file:
            inside = zipfile.ZipFile(io.BytesIO(file.read()))
        manifest = inside.read("manifest.csv").decode("utf-8-sig")
        lines = list(csv.DictReader(io.StringIO(manifest)))
        files = {line["file"] for line in lines}
        assert files | {"manifest.csv", "ใบสั่งพิมพ์.pdf"} == set(inside.namelist())
        assert len(inside.namelist()) == len(lines) + 2
        for number, line in enumerate(lines):
            pdf = inside.read(line["file"])
            assert hashlib.sha256(pdf).hexdigest() == line["sha256"]
            codes[line["code"]] += 1
            if number % (SIGNS // SAMPLE) == 0:
                read = [own_code(one, settings.public_url) for one in read_file(pdf)]
                assert read == [line["code"]]
    assert len(codes) == SIGNS
    assert set(codes.values()) == {1}
