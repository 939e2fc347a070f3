"""Signs drawn and checked before printing: how many a second, and what one alone costs."""

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from qr.artwork.facts import Design, Facts
from qr.artwork.preflight import release
from qr.artwork.raster import preview
from qr.artwork.templates import TEMPLATES
from qr.codes import ALPHABET, check_character

SIGNS = 900
PROCESSES = 2
ONE_WHOLE_IN = 50
SEED = 20_260
ALONE = 9
CENTRE = Facts(
    code="45K7M8",
    host="bosae.example.go.th",
    place="ที่ว่าการอำเภอค้อวัง",
    centre="ศป.ปส.อ.ค้อวัง",
    telephone="0 0000 0000",
    account="บริการประชาชน มท.",
    ministry="https://moidrugsgis.example.go.th/complaint",
)


def figures() -> Iterator[str]:
    """Lines about this run; a sign that fails its check ends it."""
    yield f"signs: {SIGNS} of vinyl-240x120 drawn and checked in {PROCESSES} processes;"
    yield f"  every symbol read from the drawn file, 1 whole in {ONE_WHOLE_IN} and if a name shrank"
    numbered = list(enumerate(_signs()))
    with get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(_released, numbered[:PROCESSES], chunksize=1)  # both awake, fonts read
        began = time.perf_counter()
        done = pool.map(_released, numbered, chunksize=25)
        seconds = time.perf_counter() - began
    assert all(good for good, _, _, _ in done), "a sign was withheld"
    whole = sum(one for _, one, _, _ in done)
    size = max(one for _, _, one, _ in done)
    cpu = sum(one for _, _, _, one in done)
    each = 1000 * cpu / SIGNS
    yield f"  {SIGNS / seconds:.0f} a second, {whole} whole; {each:.1f} ms of a core each"
    with get_context("spawn").Pool(1) as other:
        held = other.apply(_held)
    yield f"  a process grows to {held:.0f} MiB; a design is at most {size / 1024:.0f} KiB"
    yield f"  one alone, with its check and preview: {_alone():.0f} ms (median of {ALONE})"


def _signs() -> Iterator[Facts]:
    given = random.Random(SEED)  # noqa: S311 - made-up codes
    for number in range(SIGNS):
        body = "".join(given.choices(ALPHABET, k=5))
        code = body + check_character(body)
        yield replace(CENTRE, code=code, place=f"ที่ทำการผู้ใหญ่บ้าน หมู่ {number} บ้านน้ำปี่")


def _released(numbered: tuple[int, Facts]) -> tuple[bool, bool, int, float]:
    number, facts = numbered
    began = time.process_time()
    design = Design(TEMPLATES["vinyl-240x120"])
    checked = release(design, facts, whole=number % ONE_WHOLE_IN == 0)
    took = time.process_time() - began
    return checked.pdf is not None, checked.whole, len(checked.pdf or b""), took


def _held() -> float:
    """In a process of its own: what it holds at most after a hundred signs."""
    for numbered in list(enumerate(_signs()))[:100]:
        _released(numbered)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def _alone() -> float:
    took = []
    design = Design(TEMPLATES["vinyl-240x120"])
    for facts in list(_signs())[:ALONE]:
        began = time.perf_counter()
        checked = release(design, facts)
        assert checked.pdf is not None
        preview(checked.pdf)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)[ALONE // 2]
