"""The disk is full: LINE is asked to come again, nothing is lost, and who starts is told why.

The kernel's limit on the size of a file stands in for the disk: it refuses each write like one.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

from simulator.client import Phone
from start.ports import Ports
from start.stack import Stack
from tests.processes import demo_town as town
from tests.rules.tree import ROOT

pytestmark = pytest.mark.processes

only_where_the_file_is_ours = pytest.mark.parametrize("stack", ["sqlite"], indirect=True)
STORY = "เขาถือปืนขายยาหลังโรงสีเก่าทุกคืน"


def web_processes(stack: Stack) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            ours = f"BOSAE_HOME={stack.home}".encode() in (process / "environ").read_bytes()
            if ours and b"app:public()" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


@contextmanager
def no_room_for(processes: list[int]) -> Iterator[None]:
    """None of these processes can make a file longer than it may be at the start of a disk."""
    before = {one: resource.prlimit(one, resource.RLIMIT_FSIZE) for one in processes}
    for one, (_, hard) in before.items():
        resource.prlimit(one, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for one, limits in before.items():
            resource.prlimit(one, resource.RLIMIT_FSIZE, limits)


def statuses(stack: Stack) -> list[int]:
    sent = urllib3.request("GET", f"{stack.simulator_url}/_sim/deliveries").json()
    return [status for one in sent["deliveries"] for status in one["statuses"]]


@only_where_the_file_is_ours
def test_while_the_disk_is_full_line_is_asked_again_and_afterwards_nothing_is_missing(
    stack: Stack,
) -> None:
    phone = Phone(stack.simulator_url, "citizen", "full-disk")
    phone.scan(town.the_sign(stack))
    phone.wait_for("แจ้งเรื่องยา", town.PATIENCE)
    for text, wanted in (("1", "เรื่องอะไร"), ("1", "ใช่ไหม"), ("1", "เล่าเท่าที่รู้")):
        phone.send_text(text)
        phone.wait_for(wanted, town.PATIENCE)
    with no_room_for(web_processes(stack)):
        phone.send_text(STORY)
        town.until(lambda: 503 in statuses(stack))
        assert urllib3.request("GET", f"{stack.public_url}/healthz").status == 200
    phone.wait_for("รับแล้ว", town.PATIENCE)
    phone.send_text("ส่งเลย")
    phone.wait_for("ยังไม่ได้ส่ง", town.PATIENCE)
    phone.tap("ส่งเลย")
    phone.wait_for("รหัสติดตาม", town.PATIENCE)
    reference = _only_reference(stack)
    console = town.signed_in(stack)
    console.open(f"/tips/{reference}")
    assert console.page.count(STORY) == 1
    assert set(statuses(stack)) == {200, 503}
    assert "Traceback" not in stack.log("web").read_text()
    assert STORY not in stack.log("web").read_text()


def _only_reference(stack: Stack) -> str:
    officer = Phone(stack.simulator_url, "officer", "officer-4505")
    town.until(lambda: any(town.REFERENCE.search(one.text) for one in officer.messages()))
    (reference,) = {
        found for one in officer.messages() for found in town.REFERENCE.findall(one.text)
    }
    return str(reference)


@pytest.mark.parametrize("room", [100, 65_536])
def test_who_starts_on_a_full_disk_is_told_in_one_line(home: Path, room: int) -> None:
    def a_small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    ports = Ports.free()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-B", "-m", "start", "run"],
        cwd=ROOT,
        env={
            **kept,
            "BOSAE_HOME": str(home),
            "PUBLIC_PORT": str(ports.public),
            "CONSOLE_PORT": str(ports.console),
            "SIMULATOR_PORT": str(ports.simulator),
        },
        preexec_fn=a_small_disk,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    ports.refuse_taken()
