"""``kill -9`` again and again, of web and worker, while people tell and send and officers hear.

What a tip, a receipt and a notice must survive is counted where LINE counts: at the simulator.
"""

import os
import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from assembly.house import receipt_stretch
from demo.people import member_of
from intake.services.follow_up import FollowUp
from simulator.client import Phone
from start.stack import Stack
from storage import tables
from storage.database import Database
from tests.processes import demo_town as town

pytestmark = pytest.mark.processes

PEOPLE = 8
AT_ONCE = 2


def marker(number: int) -> str:
    """Words of one person; a gun makes it urgent, so that officers hear at night too."""
    return f"เขาถือปืนขายยาที่บ้านในซอย Q{number:03}Z"


def kill_one_web_process(stack: Stack) -> None:
    """One of gunicorn's workers; its master makes another."""
    masters = {
        process.parent.name
        for process in Path("/proc").glob("[0-9]*/environ")
        if _is_web(process, str(stack.home))
    }
    children = [pid for pid in masters if _parent(pid) in masters]
    if children:
        os.kill(int(random.choice(children)), signal.SIGKILL)  # noqa: S311 - which one is no secret


def _is_web(environ: Path, home: str) -> bool:
    try:
        ours = f"BOSAE_HOME={home}".encode() in environ.read_bytes().split(b"\0")
        return ours and b"app:public()" in (environ.parent / "cmdline").read_bytes()
    except OSError:
        return False


def _parent(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return ""


def references(database: Database) -> set[str]:
    with database.read() as work:
        return set(work.connection.scalars(sa.select(tables.Tip.reference)))


def everybody_tells_while_web_processes_die(stack: Stack) -> list[Phone]:
    with ThreadPoolExecutor(PEOPLE) as pool:
        telling = [
            pool.submit(town.at_the_send_screen, stack, f"many-{number}", marker(number))
            for number in range(PEOPLE)
        ]
        for _ in range(6):
            time.sleep(0.6)
            kill_one_web_process(stack)
        return [one.result() for one in telling]


def all_send_while_everything_dies(
    stack: Stack, database: Database, phones: list[Phone], dice: random.Random
) -> None:
    for first in range(0, PEOPLE, AT_ONCE):
        town.order(stack, account="citizen", endpoint="reply", kind="slow", seconds=1.5, times=1)
        town.order(stack, account="officer", endpoint="push", kind="drop", times=1)
        town.order(stack, account="officer", endpoint="push", kind="slow", seconds=1.5, times=1)
        for phone in phones[first : first + AT_ONCE]:
            phone.tap("ส่งเลย")
        time.sleep(dice.uniform(0, 0.6))
        stack.kill("web")
        time.sleep(dice.uniform(0, 0.6))
        stack.kill("worker")
        town.end_leases_of(database, "web", "worker")
        stack.restart("worker")
        stack.restart("web")


def test_many_kills_lose_nothing_and_double_nothing(stack: Stack) -> None:
    officer = Phone(stack.simulator_url, "officer", member_of(town.DISTRICT).login)
    with town.database_of(stack) as database:
        assert references(database) == set()
        phones = everybody_tells_while_web_processes_die(stack)
        all_send_while_everything_dies(stack, database, phones, random.Random(4))  # noqa: S311
        town.until(lambda: all(town.receipts_of(phone) for phone in phones))
        town.until(lambda: town.waiting(database) == 0)
        told = references(database)
        assert len(told) == PEOPLE
        receipts = {number: set(town.receipts_of(phone)) for number, phone in enumerate(phones)}
        assert all(len(shown) == 1 for shown in receipts.values())
        assert len(set().union(*receipts.values())) == PEOPLE
        whose = {number: opened_by(stack, database, shown) for number, shown in receipts.items()}
    words = words_of(stack, told)
    for number, reference in whose.items():
        assert marker(number) in words[reference]
        assert not [
            one for one in range(PEOPLE) if one != number and marker(one) in words[reference]
        ]
    heard = Counter(
        found for one in officer.messages() for found in town.REFERENCE.findall(one.text)[:1]
    )
    assert heard == Counter(told)
    pushes = Counter(call["retry_key"] for call in town.calls(stack, "officer", "push"))
    assert len(pushes) == PEOPLE
    assert max(pushes.values()) > 1, "no push was ever repeated: the kills missed"
    again = [call for call in town.calls(stack, "citizen", "reply") if call["status"] != 200]
    assert again or town.calls(stack, "citizen", "push"), "no reply was repeated: the kills missed"


def opened_by(stack: Stack, database: Database, shown: set[str]) -> str:
    """The reference of the tip that this receipt opens."""
    settings = town.web_settings(stack)
    follow_up = FollowUp(
        store=database,
        receipt_keys=settings.receipt,
        stretch=receipt_stretch(settings),
        intake_signing=settings.intake_signing_key,
        worker_public=settings.worker_public,
        console_signatures=settings.console_signatures,
    )
    (digits,) = shown
    opened = follow_up.look_up(digits, b"\0\1" + bytes.fromhex(digits), datetime.now(UTC))
    with database.read() as work:
        tip = work.tips.find(opened.tip_id)
    assert tip
    return tip.reference


def words_of(stack: Stack, told: set[str]) -> dict[str, str]:
    """What a member of the centre reads in each tip."""
    console = town.signed_in(stack)
    pages = {}
    for reference in told:
        console.open(f"/tips/{reference}")
        pages[reference] = console.page
    return pages
